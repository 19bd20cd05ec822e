"""`oc issues --inspections` as JSON: `oldcommunity.inspections/1`."""

from __future__ import annotations

from typing import Any

from oldcommunity.dates import day_text, span_text
from oldcommunity.reports.inspections import Coverage, InspectionsReport, Visit, Worksite
from oldcommunity.views import as_json


def render(report: InspectionsReport) -> str:
    """The report as JSON text."""
    return as_json.render(
        "inspections/1",
        {
            **as_json.context(report.context),
            "check": report.check,
            "from": day_text(report.first),
            "visits": [_visit(visit) for visit in report.visits],
            "coverage": [_coverage(told) for told in report.coverage],
            "sites_inspected": as_json.value(report.sites),
            "bulletins": as_json.value(report.bulletins),
            "issued": [
                {
                    "id": one.id,
                    "title": one.title,
                    "issued": span_text(one.issued),
                    "count": one.count,
                    "place": as_json.place(one.at),
                }
                for one in report.issued
            ],
        },
    )


def _visit(visit: Visit) -> dict[str, Any]:
    return {
        "inspection": visit.id,
        "kind": visit.kind,
        "title": visit.title,
        "date": span_text(visit.date),
        "sites": [
            {"site": site.name, "project": site.project, "place": as_json.place(site.at)} for site in visit.sites
        ],
        "findings": visit.findings,
        "place": as_json.place(visit.at),
    }


def _coverage(told: Coverage) -> dict[str, Any]:
    return {
        "cohort": told.cohort,
        "of_recorded": as_json.rate(told.of_recorded),
        "unrecorded": None if told.unrecorded is None else as_json.value(told.unrecorded),
        "of_all": None if told.of_all is None else as_json.rate(told.of_all),
        "worksites": [worksite(site) for site in told.worksites],
    }


def worksite(site: Worksite) -> dict[str, Any]:
    """A project under construction, and whether it was visited."""
    return {
        "project": site.project.id,
        "name": site.project.name,
        "in_plan": site.in_plan,
        "lead": site.lead,
        "certainly_under_construction": site.certain,
        "visited": site.visited,
        "inspection": site.visit.id if site.visit else None,
        "last_visit": span_text(site.before.date) if site.before else None,
        "last_kind": site.before.kind if site.before else None,
        "place": as_json.place(site.at),
    }
