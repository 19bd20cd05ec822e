"""What every check gets and gives: a book under examination, and the places where something cannot be."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from oldcommunity.book import Book
from oldcommunity.diagnostics import Diagnostic, Location, Params
from oldcommunity.figures.prints.prints import prints
from oldcommunity.figures.prints.verdicts import Verdict, judge
from oldcommunity.figures.resolve.resolving import Figures
from oldcommunity.rules import diagnose


class Case:
    """A book under examination.

    Attributes:
        book: the book.
        figures: its figures.
        today: nothing that is reported can lie after it.
        reading: what kept files out of the book.
        found: what the checks have found so far.
    """

    def __init__(self, book: Book, today: int, figures: Figures | None = None) -> None:
        self.book = book
        self.figures = figures or Figures(book)
        self.today = today
        self.reading = tuple(book.reading_problems())
        self.found: list[Diagnostic] = []

    @cached_property
    def latest(self) -> int:
        """The last day of anything reported."""
        return self.book.latest_day(self.today)

    @cached_property
    def unread(self) -> frozenset[str]:
        """Which kinds of files are not all in the book (`projects`, `funding`): what rests on them is not judged."""
        return frozenset(problem.at.path.split("/")[0].removesuffix(".yaml") for problem in self.reading)

    @cached_property
    def doubled(self) -> frozenset[int]:
        """The plan years in which a project is there twice: what rests on their records is not judged."""
        rows = self.book.rows(
            "SELECT DISTINCT p.cohort FROM main.project p JOIN main.entry e ON e.content = p.content AND e.tree = ? "
            "WHERE p.cohort IS NOT NULL AND p.id IN (SELECT value FROM json_each(?))",
            self.book.tree,
            json.dumps([one.id for one in self.book.repeats]),
        )
        return frozenset(cohort for (cohort,) in rows)

    @cached_property
    def verdicts(self) -> tuple[Verdict, ...]:
        """What became of each printed figure that rests on files which could all be read."""
        told = (printed for printed in prints(self.book) if not self._in_doubt(printed.figure))
        return tuple(judge(self.figures, printed) for printed in told if printed.cohort not in self.doubled)

    def _in_doubt(self, figure: str) -> bool:
        if figure.startswith("funds_"):
            return "funding" in self.unread
        rests_on = {"bulletins": {"documents"}, "sites_inspected": {"inspections"}}
        return bool(rests_on.get(figure, {"projects", "cohorts"}) & self.unread)


class Found(NamedTuple):
    """One thing that cannot be (or is improbable): where, what its sentence needs, and the other places."""

    at: Location
    params: Params
    related: tuple[Location, ...] = ()


Finder = Callable[[Case], Iterator[Found]]


@dataclass(frozen=True, slots=True)
class Check:
    """A check: everything that it finds carries its code.

    Attributes:
        code: the rule that it holds the book to.
        find: the function; its docstring says what is checked, with an example that passes and one that fails.
    """

    code: str
    find: Finder

    def __call__(self, case: Case) -> Iterator[Diagnostic]:
        """The problems of a book."""
        for at, params, related in self.find(case):
            yield diagnose(self.code, at, params, *related)


def check(code: str) -> Callable[[Finder], Check]:
    """Make a function the check for a code."""

    def named(find: Finder) -> Check:
        return Check(code, find)

    return named
