"""What is wrong with a book, or with some of its files: every problem with the lines that it is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from oldcommunity.book import Book
from oldcommunity.diagnostics import Diagnostic, Location, Severity
from oldcommunity.rules import RULES

_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Shown:
    """A place with the line of the file that it is on.

    Attributes:
        at: the place.
        line: the line's text, bytes that are none as surrogates; None where the place is a whole file, or where
            its line cannot be read any more.
    """

    at: Location
    line: str | None


@dataclass(frozen=True, slots=True)
class Problem:
    """A problem with the user's own lines.

    Attributes:
        told: the problem.
        name: its rule's short name.
        place: its primary place.
        related: the other places that take part.
    """

    told: Diagnostic
    name: str
    place: Shown
    related: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class ProblemReport:
    """The problems of a book.

    Attributes:
        files: how many files were looked at: all of the book, or those asked for.
        problems: by place.
    """

    files: int
    problems: tuple[Problem, ...]

    def count(self, severity: Severity) -> int:
        """How many problems weigh so much."""
        return sum(problem.told.severity is severity for problem in self.problems)

    def faulty_files(self) -> int:
        """In how many files the problems are."""
        return len({problem.told.at.path for problem in self.problems})

    def by_code(self) -> list[tuple[str, int]]:
        """How many problems there are of each code, the most frequent first."""
        return sorted(Counter(problem.told.code for problem in self.problems).items(), key=lambda pair: -pair[1])


def problem_report(book: Book, found: Iterable[Diagnostic], asked: tuple[str, ...] = ()) -> ProblemReport:
    """The problems found in a book, or those in which one of the files or folders asked for takes part.

    Args:
        book: the book.
        found: its problems, in the order in which they are told.
        asked: paths inside the book; none for all of it.
    """
    told = list(found)
    files = set(book.paths()) | {problem.at.path for problem in told}
    if asked:
        told = [problem for problem in told if any(_is_among(place.path, asked) for place in _places(problem))]
        files = {path for path in files if _is_among(path, asked)} | {path for path in asked if path.endswith(".yaml")}
    lines = _lines(book, (place for problem in told for place in _places(problem)))
    problems = (
        Problem(
            problem,
            RULES[problem.code].name,
            Shown(problem.at, lines.get(_key(problem.at))),
            tuple(Shown(place, lines.get(_key(place))) for place in problem.related),
        )
        for problem in told
    )
    return ProblemReport(len(files), tuple(problems))


def _is_among(path: str, asked: tuple[str, ...]) -> bool:
    return any(one in (path, ".") or path.startswith(f"{one}/") for one in asked)


def _places(problem: Diagnostic) -> Iterator[Location]:
    yield problem.at
    yield from problem.related


def _key(place: Location) -> tuple[str, int]:
    # The empty stretch at the very start is a whole file.
    return (place.path, 0 if place.line == place.column == place.end_column == 1 else place.line)


def _lines(book: Book, places: Iterable[Location]) -> dict[tuple[str, int], str]:
    """The texts of the lines that places are on; every file is read once."""
    wanted: dict[str, set[int]] = {}
    for path, number in map(_key, places):
        if number:
            wanted.setdefault(path, set()).add(number)
    found = {}
    for path, numbers in wanted.items():
        lines = _read(book, path).split(b"\n")
        for number in numbers:
            if number <= len(lines):
                text = lines[number - 1].removesuffix(b"\r").decode("utf-8", "surrogateescape")
                found[path, number] = text
    return found


def _read(book: Book, path: str) -> bytes:
    """A file's bytes without its byte order mark."""
    try:
        return book.read(path).removeprefix(_MARK)
    except Exception:  # the file is gone or barred: its problem is told without its line
        return b""
