"""Papers, made and verified by `oc` in this process."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

from conftest import ROOT
from oldcommunity.cli.app import run


class Done(NamedTuple):
    """What a run came to."""

    code: int
    out: str
    err: str


@pytest.fixture
def call(capsys):
    """Run `oc` with some words."""

    def told(*words: object) -> Done:
        code = run([str(word) for word in words])
        return Done(code, *capsys.readouterr())

    return told


@pytest.fixture
def paper(call):
    """A paper as Markdown."""

    def told(name: str, *words: object, data: Path = ROOT / "data") -> str:
        done = call("report", name, "--format", "markdown", "--data", data, *words)
        assert done.code == 0, done.err
        return done.out

    return told


@pytest.fixture
def copy(tmp_path) -> Path:
    """The shipped book, outside git, to be changed."""
    return Path(shutil.copytree(ROOT / "data", tmp_path / "copy/data"))


def body(text: str) -> str:
    """A paper without its foot and stamp."""
    return text.partition("\n---\n")[0]
