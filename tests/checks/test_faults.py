"""Single faults put into the shipped book are found, at the line that is wrong or in sight of it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from checks.conftest import TODAY
from conftest import ROOT
from oldcommunity.book import open_book
from oldcommunity.checks import check_book
from oldcommunity.diagnostics import Severity

DATA = ROOT / "data"
_NUMBER = re.compile(r"\d+(?:\.(\d+))?")


def _lines(path: str) -> list[str]:
    return (DATA / path).read_text(encoding="utf-8").splitlines()


def _one_more(text: str, step: int = 1) -> str:
    """The text with its first number changed by one in its last digit."""

    def changed(match: re.Match[str]) -> str:
        decimals = len(match[1] or "")
        return f"{float(match[0]) + step / 10**decimals:.{decimals}f}"

    return _NUMBER.sub(changed, text, count=1)


def _errors(book: Path, path: str, lines: list[str]) -> set[tuple[str, str, int]]:
    """Every place that errors name in a book in which one file has other lines; the file is put back."""
    file = book / path
    before = file.read_bytes()
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    opened = open_book(book)
    try:
        found = check_book(opened, TODAY)
    finally:
        opened.close()
        file.write_bytes(before)
    errors = [problem for problem in found if problem.severity is Severity.ERROR]
    return {(error.code, place.path, place.line) for error in errors for place in (error.at, *error.related)}


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the shipped book to damage."""
    return Path(shutil.copytree(DATA, tmp_path_factory.mktemp("faults") / "data"))


def _prints() -> Iterator[tuple[int, int]]:
    """Each published figure's line, and in which direction its number is changed."""
    for number, line in enumerate(_lines("published.yaml"), 1):
        if line.lstrip().startswith("printed:"):
            yield number, 1
            yield number, -1


@pytest.mark.parametrize(("number", "step"), list(_prints()))
def test_a_changed_print(number: int, step: int, book: Path) -> None:
    lines = _lines("published.yaml")
    lines[number - 1] = _one_more(lines[number - 1], step)
    assert ("OC451", "published.yaml", number) in _errors(book, "published.yaml", lines)


def _named() -> Iterator[tuple[str, int]]:
    """Each project that a paper names, with the line that names it."""
    for number, line in enumerate(_lines("published.yaml"), 1):
        if "including: [" in line:
            for name in line.partition("[")[2].rstrip("]").split(", "):
                yield name, number


@pytest.mark.parametrize(("name", "number"), list(_named()))
def test_a_dropped_milestone_that_a_paper_rests_on(name: str, number: int, book: Path) -> None:
    path = f"projects/{name[:4]}/{name}.yaml"
    lines = _lines(path)
    (first, last) = next(_met_milestones(lines))
    found = _errors(book, path, lines[:first] + lines[last:])
    assert ("OC452", "published.yaml", number) in found
    assert ("OC452", path, 1) in found


def _met_milestones(lines: list[str]) -> Iterator[tuple[int, int]]:
    """The lines of each milestone that is met."""
    first = lines.index("milestones:") + 1
    starts = [i for i in range(first, len(lines)) if lines[i].startswith("  - ")]
    end = next(i for i in range(first, len(lines)) if not lines[i].startswith(" "))
    for start, after in zip(starts, [*starts[1:], end], strict=True):
        if any("met:" in line for line in lines[start:after]):
            yield start, after


_TOLD = re.compile(r"(projects|households|buildings|budget|invested): [\d.]+")
#: Changes that leave a book that can be true: one of the six that had started may be finished or stand still.
_POSSIBLE = {("cohorts/2022.yaml", "under_construction", -1)}


def _totals() -> Iterator[tuple[str, int, int]]:
    """Every number that is planned or declared, and in which direction it is changed."""
    for path in ("cohorts/2021.yaml", "cohorts/2022.yaml"):
        for number, line in enumerate(_lines(path), 1):
            for step in (1, -1):
                key = line.strip(" -").partition(":")[0]
                if _TOLD.search(line) and (path, key, step) not in _POSSIBLE:
                    yield path, number, step


@pytest.mark.parametrize(("path", "number", "step"), list(_totals()))
def test_a_changed_total(path: str, number: int, step: int, book: Path) -> None:
    lines = _lines(path)
    lines[number - 1] = _one_more(lines[number - 1], step)
    found = _errors(book, path, lines)
    assert (path, number) in {(place, line) for _, place, line in found}
