"""`oc issues --inspections` as CSV: one line for each project that is under construction."""

from __future__ import annotations

from collections.abc import Iterator

from oldcommunity.reports.inspections import InspectionsReport
from oldcommunity.views import as_csv
from oldcommunity.views.inspections.as_json import worksite

_KEYS = ("project", "name", "in_plan", "lead", "certainly_under_construction", "visited", "inspection")
_HEADINGS = ("cohort", *_KEYS, "last_visit", "last_kind", "path", "line")


def render(report: InspectionsReport) -> str:
    """The report as CSV text: codes, dates as typed."""
    return as_csv.render(_HEADINGS, _rows(report))


def _rows(report: InspectionsReport) -> Iterator[list[object]]:
    for told in report.coverage:
        for site in told.worksites:
            row = worksite(site)
            place = row.pop("place")
            values = [int(value) if isinstance(value, bool) else value for value in row.values()]
            yield [told.cohort, *values, place["path"], place["line"]]
