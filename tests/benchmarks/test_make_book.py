"""The generator of made-up books: what it writes is valid, says what it is, and is the same every time."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT, Oc

PROJECTS = 64


def make(folder: Path, projects: int = PROJECTS) -> Path:
    folder.mkdir()
    subprocess.run([sys.executable, ROOT / "benchmarks/make_book.py", folder, str(projects)], check=True)
    return folder


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("made") / "book")


def files(book: Path) -> dict[str, bytes]:
    return {path.relative_to(book).as_posix(): path.read_bytes() for path in book.rglob("*") if path.is_file()}


def test_nothing_is_wrong_with_it(book: Path, oc: Oc):
    done = oc("validate", "--strict", "--format", "json", "--data", str(book), OC_TODAY="2026-01-01")
    assert (done.returncode, json.loads(done.stdout)["problems"]) == (0, [])


def test_its_printed_figures_hold(book: Path, oc: Oc):
    told = json.loads(oc("status", "--format", "json", "--data", str(book), OC_TODAY="2026-01-01").stdout)
    assert len(told["cohorts"]) == 6
    assert told["published"]["hold"] == told["published"]["figures"] > 30


def test_every_file_says_that_it_is_made_up(book: Path, oc: Oc):
    assert all("虚构" in content.decode() for content in files(book).values())
    assert "made_up: true" in (book / "book.yaml").read_text(encoding="utf-8")
    assert "虚构" in oc("status", "--data", str(book), OC_TODAY="2026-01-01").stdout.splitlines()[1]


def test_a_record_is_as_long_as_a_real_one(book: Path):
    lengths = sorted(content.count(b"\n") for path, content in files(book).items() if path.startswith("projects/"))
    assert len(lengths) == PROJECTS
    assert lengths[0] >= 50
    assert 100 <= lengths[-1] <= 150


def test_the_same_arguments_give_the_same_bytes(book: Path, tmp_path: Path):
    assert files(make(tmp_path / "again")) == files(book)


def test_a_year_of_many_projects_has_several_folders(tmp_path: Path):
    made = make(tmp_path / "large", 6 * 1000 + 6)
    assert sorted(path.name for path in (made / "projects/2022").iterdir()) == ["001", "002"]
