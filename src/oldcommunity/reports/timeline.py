"""Everything dated about one project, in the order of the dates, as of a day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from oldcommunity.book import Book
from oldcommunity.dates import LONG_AGO, Span
from oldcommunity.diagnostics import Location
from oldcommunity.figures.schedule import overdue_where
from oldcommunity.reports.facts import Fact, facts_of

if TYPE_CHECKING:
    from oldcommunity.book.located import Located
    from oldcommunity.records.papers import Inspection
    from oldcommunity.records.project import Issue, Milestone, Project


@dataclass(frozen=True, slots=True)
class Slip:
    """By how many days something came after its due date; negative before it.

    Attributes:
        low: at least so many; None where the date has no beginning.
        high: at most so many.
    """

    low: int | None
    high: int


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that happened, or is due.

    Attributes:
        kind: `due`, `met`, `progress`, `suspended`, `resumed`, `cancelled`, `surveyed`, `issue`, `issue_closed`,
            `utility_due`, `fund`, `inspection`, `finding` or `finding_closed`.
        span: when, as far as it is known.
        at: where it is told.
        possible: it may still lie ahead of the day.
        code: what it is about, by a codelist (`milestones.started`); empty where the kind says all.
        slip: for what had a due date, by how much it was missed.
        overdue: for what is due, by how many days it is overdue; 0 where it is not.
        facts: what else is told of it.
    """

    kind: str
    span: Span
    at: Location
    possible: bool = False
    code: str = ""
    slip: Slip | None = None
    overdue: int = 0
    facts: tuple[Fact, ...] = ()


def timeline(book: Book, project: Located[Project], day: int) -> list[Entry]:
    """All that is dated about a project: what had, or may have, happened by the day, and what is due."""
    late = {found.at: found.days for found in overdue_where(book, day, "p.path = :path", path=project.path)}
    record = project.record
    entries = [
        *_milestones(project, day, late),
        *_reports(project),
        *_halts(project),
        *(entry for i, issue in enumerate(record.issues) for entry in _issue(project, issue, i)),
        *_funds(book, record.id),
        *_inspections(book, record.id),
    ]
    told = [
        Entry(**{**_values(entry), "possible": entry.kind not in _AHEAD and entry.span.latest > day})
        for entry in entries
        if entry.kind in _AHEAD or entry.span.earliest <= day
    ]
    return sorted(told, key=lambda entry: (entry.span.latest, entry.span.earliest, entry.at, entry.kind))


#: Kinds that speak of what is to come.
_AHEAD = ("due", "utility_due")
