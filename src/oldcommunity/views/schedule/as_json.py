"""`oc schedule` as JSON: `oldcommunity.schedule/1`. Each key is always there, `null` where it was not asked for."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from oldcommunity.codelists import AREA_LEVELS
from oldcommunity.dates import Span, day_text, span_text
from oldcommunity.ratio import half_up
from oldcommunity.reports.schedule import (
    Backward,
    BackwardReport,
    Due,
    DueReport,
    Group,
    Light,
    ProjectSchedule,
    ScheduleReport,
    Station,
    Step,
)
from oldcommunity.views import as_json

_NAME = "schedule/1"


def render(report: ScheduleReport | DueReport | BackwardReport) -> str:
    """The report as JSON text."""
    told: dict[str, Any] = dict.fromkeys(("lights", "counts", "by", "groups", "projects", "due", "backward"))
    match report:
        case ScheduleReport():
            rule = report.rule
            told["lights"] = {
                "formula": rule.formula,
                "yellow": rule.yellow,
                "red": rule.red,
                "overdue_yellow_days": rule.overdue_yellow_days,
                "overdue_red_days": rule.overdue_red_days,
                "dimensions": list(rule.dimensions),
            }
            told |= {"counts": _group(report.whole), "by": report.by}
            told["groups"] = [_group(group) for group in report.groups] if report.by else None
            told["projects"] = [_project(one) for one in report.projects]
        case DueReport():
            told["due"] = {"days": report.days, "overdue": report.overdue, "items": [_due(one) for one in report.items]}
        case BackwardReport():
            plans = [_backward(plan) for plan in report.plans]
            told["backward"] = {"finish": day_text(report.finish), "plans": plans}
    return as_json.render(_NAME, {**as_json.context(report.context), **told})


def day(told: int | None) -> str | None:
    """A day as `2022-03-31`."""
    return None if told is None else day_text(told)


def span(told: Span | None) -> str | None:
    """A date as far as it is known."""
    return None if told is None else span_text(told)


def percent(share: Fraction | None) -> str | None:
    """A share in percent, with one decimal."""
    return None if share is None else half_up(share * 100, 1)


def _group(group: Group) -> dict[str, Any]:
    return {
        "label": group.label,
        "projects": group.projects,
        "lights": dict(group.lights),
        "out_of_plan": group.out_of_plan,
    }


def _project(one: ProjectSchedule) -> dict[str, Any]:
    work, money = one.work, one.money
    return {
        "id": one.id,
        "name": one.name,
        "cohort": one.cohort,
        "in_plan": one.in_plan,
        **dict(zip(AREA_LEVELS, one.area, strict=True)),
        "lead": one.lead,
        "state": one.state,
        "possible_state": one.possible_state,
        "light": one.light,
        "possibly_better": one.doubtful,
        "dimensions": [_light(light) for light in one.lights],
        "planned_start": span(one.planned_start),
        "planned_completion": span(one.planned_finish),
        "actual_start": span(one.actual_start),
        "actual_completion": span(one.actual_finish),
        "expected_completion": day(one.expected_finish),
        "expected_completion_roughly": bool(one.completion and one.completion.rough),
        "planned_percent": percent(one.planned_share),
        "physical_percent": percent(work.share) if work else None,
        "physical_as_of": day(work.day) if work else None,
        "invested_percent": percent(money.share) if money else None,
        "invested_as_of": day(money.day) if money else None,
        "milestones": [_station(station) for station in one.stations],
        "hindrances": [
            {
                "utility": told.kind,
                "owner": told.owner or None,
                "reason": told.reason,
                "due": span(told.due),
                "place": as_json.place(told.at),
            }
            for told in one.hindrances
        ],
        "place": as_json.place(one.at),
    }


def _light(light: Light) -> dict[str, Any]:
    return {
        "dimension": light.dimension,
        "light": light.colour,
        "reason": light.reason,
        "possibly_better": light.doubtful,
        "milestone": light.code or None,
        "days": light.days,
        "planned_percent": percent(light.planned),
        "actual_percent": percent(light.actual),
        "as_of": day(light.day),
        "else": light.but_for or None,
        "exempt_because": (light.text or None) if light.colour in ("exempt", "suspended") else None,
        "place": as_json.place(light.at) if light.at else None,
    }


def _station(one: Station) -> dict[str, Any]:
    return {
        "milestone": one.code,
        "due": span(one.due),
        "met": span(one.met),
        "state": one.state,
        "possibly_met": one.possible,
        "days": one.days,
        "slip_low": one.slip_low,
        "slip_high": one.slip_high,
        "expected": day(one.projected),
        "expected_roughly": one.rough,
        "pushed": one.pushed,
        "place": as_json.place(one.at),
    }


def _due(one: Due) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "id": one.project or None,
        "name": one.name or None,
        "code": one.code,
        "text": one.text or None,
        "owner": one.owner or None,
        "due": span_text(one.span),
        "days": one.days,
        "possibly_met": one.possible,
        "place": as_json.place(one.at),
    }


def _backward(plan: Backward) -> dict[str, Any]:
    return {
        "id": plan.project.id,
        "name": plan.project.name,
        "short": plan.short,
        "steps": [_step(step) for step in plan.steps],
    }


def _step(step: Step) -> dict[str, Any]:
    return {
        "milestone": step.code,
        "duration": step.duration,
        "due": day(step.due),
        "due_now": span(step.now),
        "met": span(step.met),
        "earliest": day(step.earliest),
        "earliest_roughly": step.rough,
        "past": step.past,
    }
