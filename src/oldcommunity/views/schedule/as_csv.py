"""`oc schedule` as CSV: a line for each project, group, due item or step."""

from __future__ import annotations

from collections.abc import Sequence

from oldcommunity.codelists import AREA_LEVELS, LIGHT_DIMENSIONS, LIGHTS
from oldcommunity.dates import day_text, span_text
from oldcommunity.reports.schedule import (
    Backward,
    BackwardReport,
    Due,
    DueReport,
    Group,
    ProjectSchedule,
    ScheduleReport,
    Step,
)
from oldcommunity.views import as_csv
from oldcommunity.views.schedule.as_json import day, percent, span

_PROJECT = (
    "id",
    "name",
    "cohort",
    "in_plan",
    *AREA_LEVELS,
    "lead",
    "state",
    "light",
    *(f"light_{dimension}" for dimension in LIGHT_DIMENSIONS),
    "planned_start",
    "planned_completion",
    "actual_start",
    "actual_completion",
    "expected_completion",
    "expected_completion_roughly",
    "planned_percent",
    "physical_percent",
    "invested_percent",
    "overdue_milestone",
    "overdue_days",
    "overdue_count",
    "next_milestone",
    "next_due",
    "path",
    "line",
)
_DUE = ("due", "days", "kind", "id", "name", "code", "text", "owner", "possibly_met", "path", "line")
_STEP = ("id", "name", "milestone", "duration", "due", "due_now", "met", "earliest", "earliest_roughly", "past")


def render(report: ScheduleReport | DueReport | BackwardReport) -> str:
    """The report as CSV text: codes, ISO dates, shares in percent; of what is overdue, the longest."""
    match report:
        case DueReport():
            return as_csv.render(_DUE, map(_due, report.items))
        case BackwardReport():
            return as_csv.render(_STEP, (_step(plan, step) for plan in report.plans for step in plan.steps))
    if report.by:
        return as_csv.render((report.by, "projects", *LIGHTS, "out_of_plan"), map(_group, report.groups))
    return as_csv.render(_PROJECT, map(_project, report.projects))


def _due(one: Due) -> Sequence[object]:
    what = (one.kind, one.project or None, one.name or None, one.code, one.text or None, one.owner or None)
    return [span_text(one.span), one.days, *what, int(one.possible), one.at.path, one.at.line]


def _step(plan: Backward, step: Step) -> Sequence[object]:
    days = (day(step.due), span(step.now), span(step.met), day(step.earliest))
    return [plan.project.id, plan.project.name, step.code, step.duration, *days, int(step.rough), int(step.past)]


def _group(group: Group) -> Sequence[object]:
    return [group.label, group.projects, *(group.lights[light] for light in LIGHTS), group.out_of_plan]


def _project(one: ProjectSchedule) -> Sequence[object]:
    first = one.overdue[0] if one.overdue else None
    following = one.next
    shares = [one.planned_share, one.work.share if one.work else None, one.money.share if one.money else None]
    return [
        one.id,
        one.name,
        one.cohort,
        int(one.in_plan),
        *one.area,
        one.lead,
        one.state,
        one.light,
        *(light.colour for light in one.lights),
        *map(span, (one.planned_start, one.planned_finish, one.actual_start, one.actual_finish)),
        day(one.expected_finish),
        int(one.completion.rough) if one.completion else 0,
        *map(percent, shares),
        *((first.code, first.days) if first else (None, None)),
        len(one.overdue),
        *((following.code, day_text(following.due.latest)) if following and following.due else (None, None)),
        one.at.path,
        one.at.line,
    ]
