"""What tests of commands share: `oc` inside the test's own process, ten times as quick as one of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from oldcommunity.cli.app import run


class Done(NamedTuple):
    """What a run came to."""

    returncode: int
    stdout: str
    stderr: str


Inside = Callable[..., Done]


@pytest.fixture
def inside(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Inside:
    """Run `oc` in a folder with further environment variables."""

    def call(*words: str, cwd: Path, **environment: str) -> Done:
        with monkeypatch.context() as patch:
            patch.chdir(cwd)
            for name, value in environment.items():
                patch.setenv(name, value)
            code = run(words)
        return Done(code, *capsys.readouterr())

    return call
