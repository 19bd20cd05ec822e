"""`oc list` as JSON: `oldcommunity.list/1`."""

from __future__ import annotations

from typing import Any

from oldcommunity.codelists import AREA_LEVELS
from oldcommunity.dates import day_text, span_text
from oldcommunity.money import yuan_text
from oldcommunity.reports.model import Overdue
from oldcommunity.reports.projects import Happened, Listed, ProjectsReport
from oldcommunity.views import as_json


def render(report: ProjectsReport) -> str:
    """The report as JSON text."""
    projects = [
        {**plain(listed), "overdue": [late(found) for found in listed.overdue], "place": as_json.place(listed.at)}
        for listed in report.projects
    ]
    return as_json.render("list/1", {**as_json.context(report.context), "count": len(projects), "projects": projects})


def plain(listed: Listed) -> dict[str, Any]:
    """What is one value each, in the order of the columns of the CSV; None where it is not known."""
    return {
        "id": listed.id,
        "name": listed.name,
        "cohort": listed.cohort,
        "in_plan": listed.in_plan,
        **dict(zip(AREA_LEVELS, listed.area, strict=True)),
        "state": listed.state,
        "possible_state": listed.possible_state,
        **_happened("started", listed.started),
        **_happened("completed", listed.completed),
        "communities": listed.communities,
        "buildings": listed.buildings,
        "households": listed.households,
        "floor_area": as_json.amount(listed.floor_area, "floor_area"),
        "budget": as_json.amount(listed.budget, "money"),
        "invested": as_json.amount(listed.invested, "money"),
        "invested_as_of": _day(listed.invested_day),
        "physical_percent": None if listed.physical is None else yuan_text(listed.physical),
        "physical_as_of": _day(listed.physical_day),
    }


def late(found: Overdue) -> dict[str, Any]:
    """A milestone past its date."""
    return {
        "milestone": found.code,
        "due": day_text(found.due),
        "days": found.days,
        "possibly_met": found.possible,
        "place": as_json.place(found.at),
    }


def _happened(key: str, told: Happened | None) -> dict[str, Any]:
    """A date as typed, and whether it may still lie ahead."""
    return {key: None if told is None else span_text(told.span), f"{key}_possible": bool(told and told.possible)}


def _day(day: int | None) -> str | None:
    return None if day is None else day_text(day)
