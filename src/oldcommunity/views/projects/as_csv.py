"""`oc list` as CSV: one line for each project, its keys as headings."""

from __future__ import annotations

from oldcommunity.codelists import AREA_LEVELS
from oldcommunity.dates import day_text
from oldcommunity.reports.projects import Listed, ProjectsReport
from oldcommunity.views import as_csv
from oldcommunity.views.projects.as_json import plain

_HEADINGS = (
    "id",
    "name",
    "cohort",
    "in_plan",
    *AREA_LEVELS,
    "state",
    "possible_state",
    "started",
    "started_possible",
    "completed",
    "completed_possible",
    "communities",
    "buildings",
    "households",
    "floor_area",
    "budget",
    "invested",
    "invested_as_of",
    "physical_percent",
    "physical_as_of",
    "overdue_milestone",
    "overdue_due",
    "overdue_days",
    "overdue_count",
    "path",
    "line",
)


def render(report: ProjectsReport) -> str:
    """The report as CSV text: codes, ISO dates, money in 元, areas in m²; of what is overdue, the longest."""
    return as_csv.render(_HEADINGS, (_row(listed) for listed in report.projects))


def _row(listed: Listed) -> list[object]:
    worst = listed.overdue[0] if listed.overdue else None
    overdue = [worst.code, day_text(worst.due), worst.days] if worst else [None, None, None]
    told = [int(value) if isinstance(value, bool) else value for value in plain(listed).values()]
    return [*told, *overdue, len(listed.overdue), listed.at.path, listed.at.line]
