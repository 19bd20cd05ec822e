"""The schedule of every project, as of a day: planned and actual dates, milestones, lights, and what stands in the way.

One pass over the projects asked about. This is what the page, the wall chart and the papers are made from:
for each project the planned start and finish, the actual ones, the milestones between them, and four lights
with their reasons.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from oldcommunity.book import Book
from oldcommunity.book.settings import Settings
from oldcommunity.codelists import AREA_LEVELS, LIGHT_DIMENSIONS, LIGHTS
from oldcommunity.dates import LONG_AGO, Span
from oldcommunity.diagnostics import Location
from oldcommunity.figures.facts.tally import STATE_CODES
from oldcommunity.figures.schedule.curve import planned_share
from oldcommunity.figures.schedule.earliest import projected
from oldcommunity.figures.schedule.hindrances import Hindrance, hindrances
from oldcommunity.figures.schedule.lights import Excuse, Light, Report, excused, of_dates, of_share, worst
from oldcommunity.figures.schedule.rows import (
    PROJECT,
    excuses_by_path,
    project_rows,
    stations_by_path,
    utilities_by_path,
)
from oldcommunity.figures.schedule.stations import Station, rank_of
from oldcommunity.figures.scope.areas import Area

__all__ = ["Hindrance", "ProjectSchedule", "schedules"]

_WHOLE = 10_000
_LATE = ("red", "yellow")


@dataclass(frozen=True, slots=True)
class ProjectSchedule:
    """Plan against fact for one project, as of a day.

    Attributes:
        id: its id.
        name: its name.
        cohort: its plan year; None where it is not known.
        in_plan: whether it is part of the annual plan.
        area: where it lies, all levels.
        lead: the official answerable for it; None where none is named.
        state: where it certainly stands, one of `tally.STATE_CODES`.
        possible_state: where it stands if all has happened that may have.
        planned_start, planned_finish: when start and completion are due.
        actual_start, actual_finish: when the works started and were completed, as far as that is known by the day.
        stations: the milestones in their usual order.
        lights: one for each of `codelists.LIGHT_DIMENSIONS`.
        light: the project's own: the worst of those that count by `book.yaml`.
        work, money: the last reports by the day, of the works and of the money, as shares of all works and of
            the budget; works that have certainly not started are known to be 0.
        planned_share: what should be done by the day (序时进度), from the earliest day of the start as with the
            lights; None where no line can be drawn.
        planned_least: the same from its latest day.
        hindrances: pipes and cables that stand in the way.
        at: where its record begins.
    """

    id: str
    name: str
    cohort: int | None
    in_plan: bool
    area: Area
    lead: str | None
    state: str
    possible_state: str
    planned_start: Span | None
    planned_finish: Span | None
    actual_start: Span | None
    actual_finish: Span | None
    stations: tuple[Station, ...]
    lights: tuple[Light, ...]
    light: str
    work: Report | None
    money: Report | None
    planned_share: Fraction | None
    planned_least: Fraction | None
    hindrances: tuple[Hindrance, ...]
    at: Location

    @property
    def doubtful(self) -> bool:
        """Whether its light may be better."""
        return all(one.doubtful for one in self.lights if one.colour == self.light)

    @property
    def overdue(self) -> tuple[Station, ...]:
        """The milestones that are past their date, the longest overdue first."""
        late = [one for one in self.stations if one.state == "overdue"]
        return tuple(sorted(late, key=lambda one: (-(one.days or 0), one.code)))

    @property
    def next(self) -> Station | None:
        """The milestone that is due next; None where nothing is."""
        ahead = [one for one in self.stations if one.state == "ahead"]
        return min(ahead, key=lambda one: one.due.latest if one.due else 0, default=None)

    @property
    def completion(self) -> Station | None:
        """The milestone of completion; None where it is not on record."""
        return next((one for one in self.stations if one.code == "completed"), None)

    @property
    def expected_finish(self) -> int | None:
        """The earliest day of completion; None where it is not on record, or has been reached, or all stands still."""
        return self.completion.projected if self.completion else None


def schedules(book: Book, day: int, where: str = "TRUE", **named: object) -> list[ProjectSchedule]:
    """The schedules of the projects `p` that meet an SQL condition, the latest first.

    Args:
        book: the book.
        day: the day as of which to tell.
        where: the condition; `named` fills it.
        named: the values in it.
    """
    rows = project_rows(book, day, where, named)
    stations = stations_by_path(book, day, where, named)
    excuses = excuses_by_path(book, day, where, named)
    utilities = utilities_by_path(book, where, named)
    found = []
    for row in rows:
        path = row[0]
        told = _schedule(
            row, stations.get(path, []), excuses.get(path, []), utilities.get(path, []), book.settings, day
        )
        found.append(told)
    return sorted(found, key=_lateness)


def _lateness(one: ProjectSchedule) -> tuple[object, ...]:
    """The worst light first, then the longest overdue."""
    days = one.overdue[0].days if one.overdue else 0
    return LIGHTS.index(one.light), -(days or 0), one.cohort or 9999, tuple(map(str, one.area)), one.id, one.at


def _schedule(
    row: tuple[Any, ...],
    stations: Sequence[Station],
    excuses: Sequence[Excuse],
    utilities: Sequence[tuple[Any, ...]],
    settings: Settings,
    day: int,
) -> ProjectSchedule:
    told = dict(zip(PROJECT, row, strict=False))
    certain, possible, *reports = row[-6:]
    state = STATE_CODES[certain]
    halted = state in ("suspended", "cancelled")
    # What stands still is expected on no day.
    ordered = tuple(sorted(stations, key=rank_of)) if halted else projected(stations, settings.durations, day)
    started, completed = (next((one for one in ordered if one.code == code), None) for code in ("started", "completed"))
    start, finish = (one.due if one else None for one in (started, completed))
    line = _line(started, finish)
    work, money = _reports(told, state == STATE_CODES[possible] == "in_preparation", reports, day)
    lights = _lights(told, state, ordered, (work, money), line, settings, day)
    reasons = sorted(excuses, key=lambda one: (one.light is None, one.at))
    lights = tuple(excused(light, reasons) for light in lights)
    over = state in ("completed", "cancelled")
    return ProjectSchedule(
        id=told["id"],
        name=told["name"],
        cohort=told["cohort"],
        in_plan=bool(told["in_plan"]),
        area=row[len(PROJECT) : len(PROJECT) + len(AREA_LEVELS)],
        lead=told["lead"],
        state=state,
        possible_state=STATE_CODES[possible],
        planned_start=start,
        planned_finish=finish,
        actual_start=started.met if started else None,
        actual_finish=completed.met if completed else None,
        stations=ordered,
        lights=lights,
        light=worst(lights, settings.lights.dimensions or LIGHT_DIMENSIONS),
        work=work,
        money=money,
        planned_share=None if over else planned_share(line[0].earliest if line[0] else None, line[1], day),
        planned_least=None if over else planned_share(line[0].latest if line[0] else None, line[1], day),
        hindrances=() if over else tuple(hindrances(utilities, finish, day)),
        at=Location.of(told["path"], told["place"]),
    )


def _line(started: Station | None, finish: Span | None) -> tuple[Span | None, int | None]:
    """Between when the works go on by plan: from the day on which the start is due, else from when they started.

    Of a start that was "on or before" a day nobody knows how long the works have been going on.
    """
    start = None
    if started and started.due:
        start = Span(started.due.latest, started.due.latest)
    elif started and started.met and started.met.earliest != LONG_AGO:
        start = started.met
    return start, finish.latest if finish else None


def _reports(
    told: Mapping[str, Any], untouched: bool, reports: Sequence[int | None], day: int
) -> tuple[Report | None, Report | None]:
    """The last reports of works and money by the day; what has certainly not started is known without one."""
    physical, physical_day, invested, invested_day = reports
    work = money = None
    if physical is not None and physical_day is not None:
        work = Report(Fraction(physical, _WHOLE), physical_day)
    elif untouched:
        work = Report(Fraction(0), day)
    if invested is not None and invested_day is not None:
        money = Report(Fraction(invested, told["budget"]) if told["budget"] else None, invested_day)
    return work, money


def _lights(
    told: Mapping[str, Any],
    state: str,
    stations: Sequence[Station],
    reports: tuple[Report | None, Report | None],
    line: tuple[Span | None, int | None],
    settings: Settings,
    day: int,
) -> tuple[Light, ...]:
    """The four lights, before any excuse."""
    if state == "cancelled":
        return tuple(Light(dimension, "none", "cancelled") for dimension in LIGHT_DIMENSIONS)
    rule, stale = settings.lights, settings.thresholds.stale_days
    begun, ended = (
        told[f"{event}_hi"] is not None and told[f"{event}_hi"] <= day for event in ("started", "completed")
    )
    start = of_dates("start", [one for one in stations if one.code == "started"], rule, done=begun)
    if start.colour in _LATE and told["started_lo"] is not None and told["started_lo"] <= day:
        start = replace(start, doubtful=True)
    rest = of_dates("milestones", [one for one in stations if one.code != "started"], rule, done=ended)
    if ended:
        return start, rest, Light("progress", "done", "done"), Light("money", "done", "done")
    shares = zip(("progress", "money"), reports, strict=True)
    return start, rest, *(of_share(name, line, told, rule, day=day, stale=stale) for name, told in shares)
