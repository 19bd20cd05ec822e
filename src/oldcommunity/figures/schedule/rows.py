"""What the schedule of projects rests on, asked of the book in one question for each kind of fact."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import Any, TypeVar

from oldcommunity.book import Book
from oldcommunity.codelists import AREA_LEVELS
from oldcommunity.dates import Span
from oldcommunity.diagnostics import Location
from oldcommunity.figures.facts.tally import POSSIBLE, state_on
from oldcommunity.figures.schedule.lights import Excuse
from oldcommunity.figures.schedule.past_due import OF_PROJECTS, PASSED, PAST_DUE
from oldcommunity.figures.schedule.stations import Station, station

ValueT = TypeVar("ValueT")
_Row = tuple[Any, ...]

#: The columns of `project_rows` before those of the area.
PROJECT = (
    "path",
    "place",
    "id",
    "name",
    "cohort",
    "in_plan",
    "lead",
    "budget",
    "facts",
    "suspensions",
    "started_lo",
    "started_hi",
    "completed_lo",
    "completed_hi",
    "last_day",
)


def project_rows(book: Book, day: int, where: str, named: dict[str, object]) -> list[_Row]:
    """One row a project: `PROJECT`, the area, its certain and possible state, and the last reports with their days."""
    columns = [f"p.{name}" for name in (*PROJECT, *AREA_LEVELS)]
    columns += [state_on(day), state_on(day, POSSIBLE), _latest("physical"), _latest("invested")]
    sql = f"SELECT {', '.join(columns)} FROM the_project p WHERE {where} ORDER BY p.id, p.path"
    return book.rows(sql, day=day, **named)


def _latest(column: str) -> str:
    """The last report of an amount by the day, and its day: mostly the last of all, in the project's own row."""
    own = f"p.{column}_day <= :day"
    newest = f"WHERE g.content = p.content AND g.day <= :day AND g.{column} IS NOT NULL ORDER BY g.day DESC LIMIT 1"
    return ", ".join(
        f"CASE WHEN {own} THEN p.{mine} WHEN p.{column}_day IS NOT NULL "
        f"THEN (SELECT g.{theirs} FROM main.progress g {newest}) END"
        for mine, theirs in ((column, column), (f"{column}_day", "day"))
    )


def stations_by_path(book: Book, day: int, where: str, named: dict[str, object]) -> dict[str, list[Station]]:
    """The milestones of each project, by its file."""

    def read(row: _Row) -> Station:
        path, code, lo, hi, due_lo, due, overdue, passed, due_place, place = row
        return station(
            code,
            None if due is None else Span(due_lo, due),
            None if hi is None else Span(lo, hi),
            overdue=bool(overdue),
            passed=bool(passed),
            day=day,
            at=Location.of(path, place if due is None else due_place),
        )

    late = f"CASE WHEN m.due < :day AND (m.hi IS NULL OR m.hi > :day) THEN {PAST_DUE} END"
    passed = f"CASE WHEN m.hi IS NULL OR m.hi > :day THEN {PASSED} END"
    sql = (
        f"SELECT p.path, m.code, m.lo, m.hi, m.due_lo, m.due, {late}, {passed}, m.due_place, m.place "
        f"FROM {OF_PROJECTS} WHERE {where}"
    )
    return _by_path(book.rows(sql, day=day, **named), read)


def excuses_by_path(book: Book, day: int, where: str, named: dict[str, object]) -> dict[str, list[Excuse]]:
    """Why lights are not held against projects: reasons in force on the day, and suspensions."""

    def read(row: _Row) -> Excuse:
        path, light, text, place = row
        return Excuse(light, text or "", Location.of(path, place))

    sql = (
        f"SELECT p.path, x.light, x.reason, x.place FROM the_project p "
        f"JOIN main.exemption x ON x.content = p.content WHERE (x.hi IS NULL OR x.hi <= :day) "
        f"AND (x.until_hi IS NULL OR x.until_hi >= :day) AND {where} "
        f"UNION ALL SELECT p.path, NULL, s.reason, s.place FROM the_project p "
        f"JOIN main.suspension s ON s.content = p.content WHERE p.suspensions AND s.hi <= :day "
        f"AND (s.until_hi IS NULL OR s.until_hi >= :day) AND {where}"
    )
    return _by_path(book.rows(sql, day=day, **named), read)


def utilities_by_path(book: Book, where: str, named: dict[str, object]) -> dict[str, list[_Row]]:
    """The pipes and cables whose renewal is not done: kind, owner, status, due, and where that stands."""

    def read(row: _Row) -> _Row:
        path, kind, owner, status, lo, hi, place, due_place = row
        due = None if hi is None else Span(lo, hi)
        return kind, owner or "", status or "", due, Location.of(path, place if hi is None else due_place)

    sql = (
        "SELECT p.path, u.kind, u.owner, u.status, u.due_lo, u.due, u.place, u.due_place FROM the_project p "
        f"JOIN main.utility u ON u.content = p.content WHERE u.status IS NOT 'done' "
        f"AND (u.status = 'blocked' OR u.due IS NOT NULL) AND {where} ORDER BY u.item"
    )
    return _by_path(book.rows(sql, **named), read)


def _by_path(rows: list[_Row], read: Callable[[_Row], ValueT]) -> dict[str, list[ValueT]]:
    found: dict[str, list[ValueT]] = defaultdict(list)
    for row in rows:
        found[row[0]].append(read(row))
    return found
