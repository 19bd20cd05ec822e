"""Plan against fact: the projects with their lights, the latest first, and how many show what, by group."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from oldcommunity.book import Book
from oldcommunity.book.settings import Lights
from oldcommunity.codelists import AREA_LEVELS, LIGHTS
from oldcommunity.figures.schedule.backward import Step, planned_backwards
from oldcommunity.figures.schedule.curve import behind
from oldcommunity.figures.schedule.inspected import due_of_inspections
from oldcommunity.figures.schedule.lights import Light
from oldcommunity.figures.schedule.projects import Hindrance, ProjectSchedule, schedules
from oldcommunity.figures.schedule.stations import Station
from oldcommunity.figures.schedule.upcoming import Due, all_due, in_order
from oldcommunity.figures.scope.areas import Area, area_condition
from oldcommunity.reports.context import Context

__all__ = [
    "GROUPINGS",
    "Backward",
    "BackwardReport",
    "Due",
    "DueReport",
    "Group",
    "Hindrance",
    "Light",
    "ProjectSchedule",
    "ScheduleReport",
    "Station",
    "Step",
    "backward_report",
    "behind",
    "due_report",
    "schedule_report",
]

#: By what lights can be counted.
GROUPINGS = ("cohort", *AREA_LEVELS, "lead")


@dataclass(frozen=True, slots=True)
class Group:
    """Projects that have something in common, and what their lights show.

    Attributes:
        label: what they have in common; None where it is not filled in.
        projects: how many of them are part of the annual plan.
        lights: how many of these show each of `codelists.LIGHTS`; a colour that none shows is 0.
        out_of_plan: how many others there are.
    """

    label: str | None
    projects: int
    lights: Mapping[str, int]
    out_of_plan: int


@dataclass(frozen=True, slots=True)
class ScheduleReport:
    """The schedules of projects.

    Attributes:
        context: of which book, as of when.
        rule: when lights turn.
        single: one project was asked for by its id.
        light: only projects that show it are listed; None for all.
        projects: the projects, the latest first.
        whole: all projects asked about as one group.
        by: one of `GROUPINGS`, or None.
        groups: the groups by their labels, what is not filled in last; empty without `by`.
    """

    context: Context
    rule: Lights
    single: bool
    light: str | None
    projects: tuple[ProjectSchedule, ...]
    whole: Group
    by: str | None
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class DueReport:
    """What is due in the next days.

    Attributes:
        context: of which book, as of when.
        days: in so many days; None for everything that is open, overdue or not.
        items: what is due, in the order of the days.
        overdue: how much is overdue and so not among them.
        overdue_issues: how much of that are problems, and what inspections found and asked for.
    """

    context: Context
    days: int | None
    items: tuple[Due, ...]
    overdue: int
    overdue_issues: int


@dataclass(frozen=True, slots=True)
class Backward:
    """The schedule of one project planned backwards; no steps where there is nothing left to plan."""

    project: ProjectSchedule
    steps: tuple[Step, ...]

    @property
    def short(self) -> int:
        """By how many days the time is too short, if each step takes its usual days from here."""
        return max((step.short for step in self.steps), default=0)


@dataclass(frozen=True, slots=True)
class BackwardReport:
    """Schedules planned backwards from a finish.

    Attributes:
        context: of which book, as of when.
        finish: the day by which the works are to be completed.
        plans: one for each project.
    """

    context: Context
    finish: int
    plans: tuple[Backward, ...]


def schedule_report(
    book: Book,
    context: Context,
    *,
    project: str | None = None,
    cohort: int | None = None,
    area: Area | None = None,
    light: str | None = None,
    by: str | None = None,
) -> ScheduleReport:
    """The schedules as of the context's day.

    Args:
        book: the book.
        context: what the report says about itself.
        project: only the project in this file.
        cohort: only one plan year.
        area: only one area.
        light: list only the projects that show it; all are counted.
        by: count lights by this, one of `GROUPINGS`.
    """
    where, named = _condition(project, cohort, area)
    found = schedules(book, context.day, where, **named)
    parts: dict[str | None, list[ProjectSchedule]] = defaultdict(list)
    if by:
        for one in found:
            parts[_label(one, by)].append(one)
    labels = sorted(parts, key=lambda label: (label is None, label or ""))
    return ScheduleReport(
        context=context,
        rule=book.settings.lights,
        single=project is not None,
        light=light,
        projects=tuple(one for one in found if light in (None, one.light)),
        whole=_group(None, found),
        by=by,
        groups=tuple(_group(label, parts[label]) for label in labels),
    )


def due_report(
    book: Book,
    context: Context,
    *,
    days: int | None,
    project: str | None = None,
    cohort: int | None = None,
    area: Area | None = None,
) -> DueReport:
    """What is due within so many days of the context's day; with None, all that is not done."""
    where, named = _condition(project, cohort, area)
    found = all_due(book, context.day, where, **named)
    found += due_of_inspections(book, context.day, project=project, cohort=cohort, area=area)
    found.sort(key=in_order)
    late = [one for one in found if one.days < 0]
    shown = found if days is None else [one for one in found if 0 <= one.days <= days]
    late = [] if days is None else late
    issues = sum(one.kind in ("issue", "finding", "request") for one in late)
    return DueReport(context, days, tuple(shown), len(late), issues)


def backward_report(
    book: Book,
    context: Context,
    finish: int,
    *,
    project: str | None = None,
    cohort: int | None = None,
    area: Area | None = None,
) -> BackwardReport:
    """By when each step has to be met so that works that are not over are completed on a day."""
    where, named = _condition(project, cohort, area)
    plans = []
    for one in sorted(schedules(book, context.day, where, **named), key=lambda one: (one.cohort or 9999, one.id)):
        over = one.state in ("completed", "cancelled")
        steps = () if over else planned_backwards(one.stations, book.settings.durations, finish, context.day)
        plans.append(Backward(one, steps))
    return BackwardReport(context, finish, tuple(plans))


def _condition(project: str | None, cohort: int | None, area: Area | None) -> tuple[str, dict[str, object]]:
    """The SQL condition that a project is among those asked about, and what fills it."""
    conditions, named = area_condition(area, "p") if area else ([], {})
    where = " AND ".join(["(:cohort IS NULL OR p.cohort = :cohort)", "(:path IS NULL OR p.path = :path)", *conditions])
    return where, {**named, "cohort": cohort, "path": project}


def _label(one: ProjectSchedule, by: str) -> str | None:
    if by == "cohort":
        return None if one.cohort is None else str(one.cohort)
    return one.lead if by == "lead" else one.area[AREA_LEVELS.index(by)]


def _group(label: str | None, projects: Sequence[ProjectSchedule]) -> Group:
    planned = [one for one in projects if one.in_plan]
    told = Counter(one.light for one in planned)
    return Group(label, len(planned), {light: told[light] for light in LIGHTS}, len(projects) - len(planned))
