"""Milestones that are past their date: due, and not certainly met."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from oldcommunity.book import Book
from oldcommunity.codelists import AREA_LEVELS
from oldcommunity.diagnostics import Location
from oldcommunity.figures.scope.areas import AREA_COLUMNS, is_inside
from oldcommunity.figures.scope.nodes import Node, project_condition


@dataclass(frozen=True, slots=True)
class Overdue:
    """A milestone that should have been met.

    Attributes:
        project: the project's id.
        name: its name.
        code: the milestone.
        due: the last day on which it was due.
        days: how long ago that was.
        possible: it may have been met: its date spans the day asked for.
        at: where the due date stands.
    """

    project: str
    name: str
    code: str
    due: int
    days: int
    possible: bool
    at: Location


def overdue(book: Book, node: Node, day: int) -> list[Overdue]:
    """The overdue milestones of a node, the longest overdue first.

    A milestone that a later one implies, and those of projects that are cancelled or stand suspended by
    decision, are not overdue.
    """
    return [_overdue(row, day) for row in _inside(node, book, _OVERDUE, day)]


def overdue_where(book: Book, day: int, where: str, **named: object) -> list[Overdue]:
    """The overdue milestones of the projects `p` that meet an SQL condition, the longest overdue first."""
    return [_overdue(row[_LEVELS:], day) for row in book.remembered(_OVERDUE.format(where), day=day, **named)]


def _overdue(row: tuple[Any, ...], day: int) -> Overdue:
    project, name, code, due, possible, path, place = row
    return Overdue(project, name, code, due, day - due, bool(possible), Location.of(path, place))


def _inside(node: Node, book: Book, sql: str, day: int) -> list[tuple[Any, ...]]:
    """The rows of a question that tells areas first, as far as they lie in a node: a year is asked about once."""
    where, named = project_condition(Node(node.cohort, target=node.target))
    rows = book.remembered(sql.format(where), day=day, **named)
    return [row[_LEVELS:] for row in rows if is_inside(row[:_LEVELS], node.area)]


def halted_overdue(book: Book, node: Node, day: int) -> int:
    """How many milestones are past their date in projects of a node that stand suspended by decision."""
    return sum(number for (number,) in _inside(node, book, _HALTED, day))


def undated_projects(book: Book, node: Node, day: int) -> int:
    """How many unfinished projects of a node have no due date at all: their light is unknown."""
    return sum(number for (number,) in _inside(node, book, _UNDATED, day))


#: Projects `p` with their milestones `m`.
OF_PROJECTS = "the_project p JOIN main.milestone m ON m.content = p.content"
#: Nothing of a project is overdue if what it has not met is not due yet, and all that it has met was met by the day.
_MAY_BE_LATE = "(p.open_due < :day OR p.last_day > :day)"
#: Not met, but passed: the works have started, or come further, and so it must lie behind.
PASSED = """EXISTS (SELECT 1 FROM main.milestone l WHERE l.content = m.content AND l.rank > m.rank AND l.rank >= 9
        AND l.hi <= :day)"""
#: Neither given up nor suspended by decision on the day.
_KEPT = "(p.cancelled_hi IS NULL OR p.cancelled_hi > :day)"
_SUSPENDED = """(p.suspensions AND EXISTS (SELECT 1 FROM main.suspension s WHERE s.content = p.content
        AND s.hi <= :day AND (s.until_hi IS NULL OR s.until_hi >= :day)))"""
GOING = f"{_KEPT} AND NOT {_SUSPENDED}"
_UNMET = f"m.due < :day AND (m.hi IS NULL OR m.hi > :day) AND NOT {PASSED}"
#: What makes a milestone overdue, wherever that is asked: due before the day, and not certainly met.
PAST_DUE = f"{_UNMET} AND {GOING}"
_LEVELS = len(AREA_LEVELS)
_OVERDUE = (
    f"SELECT {AREA_COLUMNS}, p.id, p.name, m.code, m.due, m.lo <= :day, p.path, m.due_place FROM {OF_PROJECTS} "
    f"WHERE {_MAY_BE_LATE} AND {PAST_DUE} AND {{}} ORDER BY m.due, p.id, m.rank"
)
_HALTED = (
    f"SELECT {AREA_COLUMNS}, count(*) FROM {OF_PROJECTS} WHERE p.suspensions AND {_MAY_BE_LATE} AND {_UNMET} "
    f"AND {_KEPT} AND {_SUSPENDED} AND {{}} GROUP BY {AREA_COLUMNS}"
)
_UNDATED = (
    f"SELECT {AREA_COLUMNS}, count(*) FROM the_project p WHERE (p.completed_hi IS NULL OR p.completed_hi > :day) "
    f"AND (p.cancelled_hi IS NULL OR p.cancelled_hi > :day) AND p.first_due IS NULL AND {{}} GROUP BY {AREA_COLUMNS}"
)
