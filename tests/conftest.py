"""What the tests share: a book written in a docstring, and `oc` as a user runs it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from oldcommunity.book import Book, open_book
from oldcommunity.cli.app import run

ROOT = Path(__file__).parent.parent
_FILE = re.compile(r"^# ([\w./-]+\.yaml)$", re.MULTILINE)
DEFAULTS = {"book.yaml": "format: 1\ntitle: 试验台账\n"}


@pytest.fixture(autouse=True)
def _own_surroundings(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test has a compiled book of its own, no colours, and the day after the shipped book's last fact."""
    for name in [name for name in os.environ if name.startswith(("OC_", "GIT_", "LC_"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("OC_CACHE", str(tmp_path_factory.mktemp("cache")))
    monkeypatch.setenv("OC_TODAY", "2022-07-01")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.setenv("COLUMNS", "80")


def write_book(root: Path, text: str) -> Path:
    """Write the files of a text in which each begins with a line `# path.yaml`; `book.yaml` may be left out."""
    parts = _FILE.split(text)
    files = DEFAULTS | dict(zip(parts[1::2], parts[2::2], strict=True))
    for path, content in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content.lstrip("\n"), encoding="utf-8")
    return root


MakeBook = Callable[[str], Book]


@pytest.fixture
def make_book(tmp_path: Path) -> Iterator[MakeBook]:
    """Open a book from a text (`write_book`)."""
    opened: list[Book] = []

    def make(text: str) -> Book:
        book = open_book(write_book(tmp_path / f"book{len(opened)}", text))
        opened.append(book)
        return book

    yield make
    for book in opened:
        book.close()


@pytest.fixture
def shipped() -> Iterator[Book]:
    """The shipped book."""
    book = open_book(ROOT / "data")
    yield book
    book.close()


class Done(NamedTuple):
    """What a run came to."""

    returncode: int
    stdout: str
    stderr: str


Inside = Callable[..., Done]


@pytest.fixture
def inside(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Inside:
    """Run `oc` inside the test's own process, ten times as quick as one of its own, in a folder."""

    def call(*words: str, cwd: Path, **environment: str) -> Done:
        with monkeypatch.context() as patch:
            patch.chdir(cwd)
            for name, value in environment.items():
                patch.setenv(name, value)
            code = run(words)
        return Done(code, *capsys.readouterr())

    return call


Oc = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def oc() -> Oc:
    """Run `oc` as a process of its own, in the repository's root unless told otherwise."""

    def run(*words: str, cwd: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "oldcommunity", *words],
            cwd=cwd,
            env={**os.environ, **environment},
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )

    return run
