"""The wall chart (挂图作战): every project's plan against fact on one sheet, with the figures of its plan years."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from oldcommunity.codelists import AREA_LEVELS
from oldcommunity.dates import LONG_AGO
from oldcommunity.figures.resolve.resolving import Figures
from oldcommunity.figures.schedule.lights import Light
from oldcommunity.figures.schedule.projects import Hindrance, ProjectSchedule
from oldcommunity.figures.scope.areas import Area
from oldcommunity.reports.context import Context
from oldcommunity.reports.schedule import Group, ScheduleReport, schedule_report
from oldcommunity.reports.status import Status, status_report

__all__ = ["Hindrance", "Light", "ProjectSchedule", "Status", "WallGroup", "WallReport", "wall_report"]

#: Room that is left after the last day on the chart.
_AFTER = 15
#: The time line begins so early at least: this part of what is ahead lies behind.
_BEFORE = 4


@dataclass(frozen=True, slots=True)
class WallGroup:
    """The projects of one plan year in one area, the latest first.

    Attributes:
        cohort: the year; None where it is not known.
        area: the name of the area at the level of the groups; None where it is not filled in.
        projects: at least one.
    """

    cohort: int | None
    area: str | None
    projects: tuple[ProjectSchedule, ...]


@dataclass(frozen=True, slots=True)
class WallReport:
    """What the wall chart shows.

    Attributes:
        context: of which book, as of when.
        schedule: the projects and the rule of their lights.
        cohorts: the figures of each plan year.
        by: the level of the groups, one of `AREA_LEVELS`.
        groups: by year and area, what is not filled in last.
        lights: how many projects show which light, by year.
        first, last: the days at the two ends of the time line.
    """

    context: Context
    schedule: ScheduleReport
    cohorts: tuple[Status, ...]
    by: str
    groups: tuple[WallGroup, ...]
    lights: dict[int | None, Group]
    first: int
    last: int


def wall_report(
    figures: Figures, context: Context, *, cohort: int | None = None, area: Area | None = None, by: str = "district"
) -> WallReport:
    """The wall chart of a book as of the context's day.

    Args:
        figures: the figures of the book.
        context: what the chart says about itself.
        cohort: one plan year only.
        area: one area only.
        by: the level of areas to group projects by.
    """
    schedule = schedule_report(figures.book, context, cohort=cohort, area=area, by="cohort")
    status = status_report(figures, context, cohort=cohort, area=area)
    parts: dict[tuple[int | None, str | None], list[ProjectSchedule]] = defaultdict(list)
    for one in schedule.projects:
        parts[one.cohort, one.area[AREA_LEVELS.index(by)]].append(one)
    days = [context.day, *(day for one in schedule.projects for day in _days(one))]
    last = max(days) + _AFTER
    return WallReport(
        context=context,
        schedule=schedule,
        cohorts=status.cohorts,
        by=by,
        groups=tuple(WallGroup(*key, tuple(parts[key])) for key in sorted(parts, key=_order)),
        lights={None if one.label is None else int(one.label): one for one in schedule.groups},
        # What began on no known day before the first on record is drawn before it.
        first=min(*days, context.day - (last - context.day) // _BEFORE),
        last=last,
    )


def _order(key: tuple[int | None, str | None]) -> tuple[object, ...]:
    cohort, area = key
    return cohort is None, cohort or 0, area is None, area or ""


def _days(one: ProjectSchedule) -> Iterable[int]:
    """The days at which a project's bars begin and end."""
    for span in (one.planned_start, one.planned_finish, one.actual_start, one.actual_finish):
        if span:
            yield from (day for day in (span.earliest, span.latest) if day != LONG_AGO)
