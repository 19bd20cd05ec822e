"""Which projects: where each stands as of a day, since when, with what money, and what of it is late."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from oldcommunity.book import Book
from oldcommunity.codelists import AREA_LEVELS
from oldcommunity.dates import Span
from oldcommunity.diagnostics import Location
from oldcommunity.figures.facts.tally import POSSIBLE, STATE_CODES, state_on
from oldcommunity.figures.schedule import Overdue, overdue_where
from oldcommunity.figures.scope.areas import Area, area_condition
from oldcommunity.reports.context import Context


@dataclass(frozen=True, slots=True)
class Happened:
    """When something happened, as far as it is known; `possible` if it may still lie ahead of the day."""

    span: Span
    possible: bool


@dataclass(frozen=True, slots=True)
class Listed:
    """A project in the list.

    Attributes:
        id: its id.
        name: its name.
        cohort: its plan year; None where it is not known.
        in_plan: whether it is part of the annual plan.
        area: where it lies, all levels.
        local: the names of the area below the book's own.
        state: where it certainly stands, one of `tally.STATE_CODES`.
        possible_state: where it stands if all has happened that may have.
        started, completed: recorded dates; None where there is none by the day.
        communities, buildings, households, floor_area: its size, as far as it is known.
        budget: 分 planned.
        invested: 分 invested by `invested_day`, as last reported.
        physical: progress of the works as last reported, in 0.01 %, by `physical_day`.
        overdue: milestones past their date, the longest overdue first.
        at: where its id stands.
    """

    id: str
    name: str
    cohort: int | None
    in_plan: bool
    area: Area
    local: tuple[str, ...]
    state: str
    possible_state: str
    started: Happened | None
    completed: Happened | None
    communities: int | None
    buildings: int | None
    households: int | None
    floor_area: int | None
    budget: int | None
    invested: int | None
    invested_day: int | None
    physical: int | None
    physical_day: int | None
    overdue: tuple[Overdue, ...]
    at: Location


@dataclass(frozen=True, slots=True)
class ProjectsReport:
    """The projects of a book, by plan year (unknown last), area and id."""

    context: Context
    projects: tuple[Listed, ...]


def projects_report(
    book: Book, context: Context, *, cohort: int | None = None, area: Area | None = None
) -> ProjectsReport:
    """The projects as of the context's day; of one plan year, of one area."""
    conditions, named = area_condition(area, "p") if area else ([], {})
    values: dict[str, object] = {**named, "day": context.day, "cohort": cohort}
    where = " AND ".join(["(:cohort IS NULL OR p.cohort = :cohort)", *conditions])
    late: dict[str, list[Overdue]] = defaultdict(list)
    for found in overdue_where(book, where=where, **values):  # type: ignore[arg-type]
        late[found.at.path].append(found)
    rows = book.rows(
        f"SELECT p.path, p.place, p.id, p.name, p.cohort, p.in_plan, {_AREA}, "
        f"{state_on(context.day)}, {state_on(context.day, POSSIBLE)}, s.lo, s.hi, c.lo, c.hi, "
        f"p.communities, p.buildings, p.households, p.floor_area, p.budget, {_latest('invested')}, "
        f"{_latest('physical')} FROM the_project p {_milestone('s', 'started')} {_milestone('c', 'completed')} "
        f"WHERE {where} ORDER BY {_ORDER}",
        **values,
    )
    home = set(book.settings.area.values())
    return ProjectsReport(context, tuple(_listed(row, context.day, home, late) for row in rows))


_AREA = ", ".join(f"p.{level}" for level in AREA_LEVELS)
_LAST = "char(1114111)"
#: A zone cuts across districts: it tells projects apart only where nothing narrower does.
_BY_AREA = (*(level for level in AREA_LEVELS if level != "zone"), "zone")
_ORDER = ", ".join(
    ["p.cohort IS NULL", "p.cohort", *(f"coalesce(p.{level}, {_LAST})" for level in _BY_AREA), "p.id", "p.path"]
)


def _latest(column: str) -> str:
    """The newest report of an amount by the day, and its day."""
    newest = f"WHERE g.content = p.content AND g.day <= :day AND g.{column} IS NOT NULL ORDER BY g.day DESC LIMIT 1"
    return ", ".join(f"(SELECT g.{told} FROM main.progress g {newest})" for told in (column, "day"))


def _milestone(alias: str, code: str) -> str:
    return f"LEFT JOIN main.milestone {alias} ON {alias}.content = p.content AND {alias}.code = '{code}'"


def _listed(row: tuple, day: int, home: set[str], late: dict[str, list[Overdue]]) -> Listed:  # type: ignore[type-arg]
    path, place, project, name, cohort, in_plan, *rest = row
    area, rest = tuple(rest[: len(AREA_LEVELS)]), rest[len(AREA_LEVELS) :]
    certain, possible, started_lo, started_hi, completed_lo, completed_hi, *rest = rest
    communities, buildings, households, floor_area, budget, invested, invested_day, physical, physical_day = rest
    return Listed(
        id=project,
        name=name,
        cohort=cohort,
        in_plan=bool(in_plan),
        area=area,
        local=tuple(part for part in area if part and part not in home),
        state=STATE_CODES[certain],
        possible_state=STATE_CODES[possible],
        started=_happened(started_lo, started_hi, day),
        completed=_happened(completed_lo, completed_hi, day),
        communities=communities,
        buildings=buildings,
        households=households,
        floor_area=floor_area,
        budget=budget,
        invested=invested,
        invested_day=invested_day,
        physical=physical,
        physical_day=physical_day,
        overdue=tuple(late.get(path, ())),
        at=Location.of(path, place),
    )


def _happened(lo: int | None, hi: int | None, day: int) -> Happened | None:
    if lo is None or hi is None or lo > day:
        return None
    return Happened(Span(lo, hi), possible=hi > day)
