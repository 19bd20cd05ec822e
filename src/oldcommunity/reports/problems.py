"""What is wrong with a book, or with some of its files: every problem with the lines that it is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from oldcommunity.book import Book
from oldcommunity.checks import Examined
from oldcommunity.diagnostics import Diagnostic, Location, Severity
from oldcommunity.reports.fingerprints import fingerprints
from oldcommunity.reports.wanted import EVERYTHING, Wanted
from oldcommunity.rules import RULES

_MARK = b"\xef\xbb\xbf"
_GBK = "OC102"


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
        root: the folder of its book.
        fingerprint: what it is known by wherever its line moves; no other problem of the book has it.
    """

    told: Diagnostic
    name: str
    place: Shown
    related: tuple[Shown, ...]
    root: Path
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Accepted:
    """A problem that a waiver speaks of.

    Attributes:
        problem: the problem.
        reason: why it is accepted.
        until: the last day on which it is.
        at: where the waiver stands.
    """

    problem: Problem
    reason: str
    until: int
    at: Location


@dataclass(frozen=True, slots=True)
class Since:
    """What the problems of a report are new against.

    Attributes:
        rev: the revision asked for.
        commit: the one that was compared with: where the files on disk and that revision parted.
        old: how many problems were there already, and are not in the report.
        solved: how many were there, and are no more.
    """

    rev: str
    commit: str
    old: int
    solved: int


@dataclass(frozen=True, slots=True)
class ProblemReport:
    """The problems of one book, or of several.

    Attributes:
        files: how many files were looked at: all of the book, or those asked for.
        problems: by place.
        waived: those that are accepted.
        since: what they are new against; None where all are told.
    """

    files: int
    problems: tuple[Problem, ...]
    waived: tuple[Accepted, ...] = ()
    since: Since | None = None

    def count(self, severity: Severity) -> int:
        """How many problems weigh so much."""
        return sum(problem.told.severity is severity for problem in self.problems)

    def faulty_files(self) -> int:
        """In how many files the problems are."""
        return len({(problem.root, problem.told.at.path) for problem in self.problems})

    def by_code(self) -> list[tuple[str, int]]:
        """How many problems there are of each code, the most frequent first."""
        return sorted(Counter(problem.told.code for problem in self.problems).items(), key=lambda pair: -pair[1])


@dataclass(frozen=True, slots=True)
class Base:
    """A book as it was: how to find it again, and the problems that it had, by fingerprint."""

    rev: str
    commit: str
    problems: dict[str, Diagnostic]


def base_of(book: Book, examined: Examined, rev: str, commit: str) -> Base:
    """What a book was like in a revision.

    Args:
        book: the book of that commit.
        examined: what was wrong with it.
        rev: the revision asked for.
        commit: the commit that is compared with.
    """
    return Base(rev, commit, dict(zip(fingerprints(book, examined.problems), examined.problems, strict=True)))


def problem_report(
    book: Book, examined: Examined, wanted: Wanted = EVERYTHING, base: Base | None = None, *, identify: bool = True
) -> ProblemReport:
    """The problems found in a book that somebody asked for, or those of them that were not there before.

    Args:
        book: the book.
        examined: what is wrong with it.
        wanted: which files and which kinds of problems are asked for.
        base: the book as it was; None to be told of all problems.
        identify: work out fingerprints, for which every faulty file is read once more.
    """
    prints = _prints(book, examined.problems, identify=identify or base is not None)
    told = [(one, mark) for one, mark in zip(examined.problems, prints, strict=True) if wanted.takes(one)]
    since = None
    if base is not None:
        known = set(prints)
        new = [(one, mark) for one, mark in told if mark not in base.problems]
        gone = [one for mark, one in base.problems.items() if mark not in known and wanted.takes(one)]
        since = Since(base.rev, base.commit, len(told) - len(new), len(gone))
        told = new
    waived = [(one, waiver) for one, waiver in examined.waived if wanted.takes(one)]
    accepted = tuple(one for one, _ in waived)
    lines = _lines(book, (*(one for one, _ in told), *accepted))

    def problem(one: Diagnostic, mark: str) -> Problem:
        place, *related = (Shown(at, lines.get(_key(at))) for at in _places(one))
        return Problem(one, RULES[one.code].name, place, tuple(related), book.root, mark)

    marks = _prints(book, accepted, identify=identify)
    files = wanted.files(set(book.paths()) | {one.at.path for one in examined.problems})
    return ProblemReport(
        len(files),
        tuple(problem(one, mark) for one, mark in told),
        tuple(
            Accepted(problem(one, mark), waiver.reason, waiver.until, waiver.at)
            for (one, waiver), mark in zip(waived, marks, strict=True)
        ),
        since,
    )


def _prints(book: Book, problems: tuple[Diagnostic, ...], *, identify: bool) -> list[str]:
    return fingerprints(book, problems) if identify else [""] * len(problems)


def together(reports: list[ProblemReport]) -> ProblemReport:
    """The problems of several books in one report."""
    first, *rest = reports
    for report in rest:
        since = first.since
        if since is not None and report.since is not None:
            old, solved = since.old + report.since.old, since.solved + report.since.solved
            since = replace(since, old=old, solved=solved)
        problems, waived = first.problems + report.problems, first.waived + report.waived
        first = ProblemReport(first.files + report.files, problems, waived, since)
    return first


def _places(problem: Diagnostic) -> Iterator[Location]:
    yield problem.at
    yield from problem.related


def _key(place: Location) -> tuple[str, int]:
    # The empty stretch at the very start is a whole file.
    return (place.path, 0 if place.line == place.column == place.end_column == 1 else place.line)


def _lines(book: Book, problems: Iterable[Diagnostic]) -> dict[tuple[str, int], str]:
    """The texts of the lines that problems are about; every file is read once, GBK as what it is."""
    wanted: dict[str, set[int]] = {}
    in_gbk = set()
    for problem in problems:
        if problem.code == _GBK:
            in_gbk.add(problem.at.path)
        for path, number in map(_key, _places(problem)):
            if number:
                wanted.setdefault(path, set()).add(number)
    found = {}
    for path, numbers in wanted.items():
        encoding = "gb18030" if path in in_gbk else "utf-8"
        lines = _read(book, path).split(b"\n")
        for number in numbers:
            if number <= len(lines):
                text = lines[number - 1].removesuffix(b"\r").decode(encoding, "surrogateescape")
                found[path, number] = text
    return found


def _read(book: Book, path: str) -> bytes:
    """A file's bytes without its byte order mark."""
    try:
        return book.read(path).removeprefix(_MARK)
    except Exception:  # the file is gone or barred: its problem is told without its line
        return b""
