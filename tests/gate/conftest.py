"""A book with problems of every sort of place, in a git repository of its own."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.conftest import inside  # noqa: F401 - a fixture for the tests here, too
from conftest import write_book

Git = Callable[..., str]

#: Between them the problems are of fields, of records together, of bytes, of whole files and of names.
MANY = """
# projects/2022-a.yaml
id: 2022-a
name: 崇桂新村
cohort: 2022
budget: 620
area: {zone：市区，district：三元区}
# projects/2022-b.yaml
id: 2022-b
name: 崇桂🏠新村
cohort: 2022
built_year: 2004
milestones:
  - {code: started, met: 2022-03-20}
  - {code: completed, met: 2022-01-01}
# projects/x/2022-b.yaml
id: 2022-b
name: 列西片区
cohort: 2022
# projects/2022-c.yaml
id: 2022-c
name: 丙
cohort: 2022
built_year: 2005
# waivers.yaml
waivers:
  - code: OC434
    path: projects/2022-c.yaml
    reason: 市政府批准 ]]> %0A::error::x
    until: 2022-12-31
"""


def write_many(root: Path) -> None:
    """The same with files that no text can be written for, and names that must not act."""
    write_book(root, MANY)
    files = {
        "projects/mark.yaml": "\ufeffid: mark\r\nname: 乙\r\ncohort: 20222\r\n".encode(),
        "projects/gbk.yaml": "id: gbk\nname: 崇桂新村\ncohort: 2022\n".encode("gbk"),
        "projects/empty.yaml": b"",
        "projects/zip.yaml": b"PK\x03\x04",
        "projects/x.yml": b"id: x\n",
        "projects/%0A,a::b.yaml": b"id: 'x ]]> <b> %0A::error::y'\nname: x\ncohort: 2022\n",
        "projects/hostile.yaml": b"id: hostile\nname: x\ncohort: '##[error]x ]]> [a](b) {0} %0A'\nnote: x\x1b[31m\n",
    }
    for path, data in files.items():
        (root / path).write_bytes(data)


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """The folder above that book."""
    write_many(tmp_path / "data")
    return tmp_path


@pytest.fixture
def git() -> Git:
    """Run git, with nobody's own settings."""

    def call(*words: str, cwd: Path) -> str:
        environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
        names = ("-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "protocol.file.allow=always")
        done = subprocess.run(
            ["git", *names, *words], cwd=cwd, env=environment, capture_output=True, encoding="utf-8", check=True
        )
        return done.stdout.strip()

    return call
