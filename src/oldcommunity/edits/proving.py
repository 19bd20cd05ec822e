"""Nothing is written that would make a book wrong: a change is checked before it is made."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence

from oldcommunity.book import Book
from oldcommunity.book.compiling import compiled_rows
from oldcommunity.checks import check_book
from oldcommunity.diagnostics import Diagnostic, Location, Severity
from oldcommunity.errors import BookError
from oldcommunity.rules import diagnose

#: What comes of days going by: a later day told of one project makes it show in others, which nobody has touched.
OF_TIME = frozenset(("OC441",))


class WouldBeWrong(BookError):  # noqa: N818 - it says what the change is
    """A change would bring in what cannot be true, so that nothing is written.

    Attributes:
        problems: what would be wrong, at its places in the changed files.
        supposed: the bytes that these files would hold.
    """

    def __init__(self, problems: Sequence[Diagnostic], supposed: Mapping[str, bytes]) -> None:
        first = problems[0]
        if supposed and first.at.path not in supposed:
            # The change itself is well written; what contradicts it stands in a file that nobody asked to change.
            super().__init__("would-contradict", path=next(iter(supposed)), contrary=first.at.path, code=first.code)
        else:
            super().__init__("would-be-wrong", path=first.at.path, code=first.code)
        # A value that is none of its kind was typed wrong; all else is the book's business.
        self.exit_code = 2 if all(problem.code.startswith("OC3") for problem in problems) else BookError.exit_code
        self.problems = tuple(problems)
        self.supposed = dict(supposed)


def new_problems(kind: str, path: str, old: bytes | None, new: bytes) -> tuple[Diagnostic, ...]:
    """What one file would have wrong with it, read by itself, that it has not now."""
    known = Counter(_told(problem) for problem in _problems(kind, path, old)) if old else Counter()
    found = []
    for problem in _problems(kind, path, new):
        if known[_told(problem)] > 0:
            known[_told(problem)] -= 1
        else:
            found.append(problem)
    return tuple(found)


def newly_found(book: Book, files: Mapping[str, bytes], today: int) -> list[Diagnostic]:
    """What would be wrong with a book if some files held other bytes, and is not now: errors, warnings and hints.

    A problem that changes its line or its figures is no new one: of each kind, a file may have as many as it has now.

    Args:
        book: the book as it is.
        files: what the files would hold, by their paths; they need not be there yet.
        today: nothing that is reported can lie after it.
    """
    before = check_book(book, today)
    supposed = book.supposing(files)
    try:
        after = check_book(supposed, today)
    finally:
        supposed.close()
    room = Counter((problem.code, problem.at.path) for problem in before)
    room.subtract((problem.code, problem.at.path) for problem in after)
    known = Counter(_told(problem) for problem in before)
    fresh = []
    for problem in after:
        if known[_told(problem)] > 0:
            known[_told(problem)] -= 1
        else:
            fresh.append(problem)
    return [problem for problem in fresh if room[problem.code, problem.at.path] < 0]


def new_errors(book: Book, files: Mapping[str, bytes], today: int) -> list[Diagnostic]:
    """The errors among what is `newly_found`."""
    return [problem for problem in newly_found(book, files, today) if problem.severity is Severity.ERROR]


def _problems(kind: str, path: str, data: bytes) -> list[Diagnostic]:
    """What is wrong with a file by itself, in its order."""
    rows = [row for table, row in compiled_rows(kind, data) if table == "problem"]
    return [diagnose(code, Location.of(path, place), json.loads(params)) for _, code, place, params in rows]


def _told(problem: Diagnostic) -> tuple[str, str, str]:
    """A problem without its line, which any change above it moves."""
    return problem.code, problem.at.path, repr(sorted(problem.params.items()))
