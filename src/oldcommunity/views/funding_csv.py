"""`oc funding` as CSV: one line for each amount; nothing is added."""

from __future__ import annotations

from collections.abc import Iterator

from oldcommunity.codelists import AREA_LEVELS
from oldcommunity.dates import day_text
from oldcommunity.reports.funding import FundingReport
from oldcommunity.views import as_csv, as_json

_HEADINGS = (
    "cohort",
    "year",
    "project",
    "target",
    *AREA_LEVELS,
    "kind",
    "status",
    "fund",
    "name",
    "amount",
    "high",
    "as_of",
    "inferred",
    "path",
    "line",
)


def render(report: FundingReport) -> str:
    """The report as CSV text: codes, ISO dates, money in 元."""
    return as_csv.render(_HEADINGS, _rows(report))


def _rows(report: FundingReport) -> Iterator[list[object]]:
    for told in report.scopes:
        scope = told.scope
        for source in told.sources:
            for one in source.sums.values():
                for found in one.amounts:
                    yield [
                        *(scope.cohort, scope.year, scope.project, scope.target),
                        *scope.area,
                        *(source.kind, one.status, found.fund, found.name),
                        as_json.amount(found.amount, "money"),
                        as_json.amount(found.high, "money"),
                        day_text(found.day),
                        int(found.inferred),
                        found.place.path,
                        found.place.line,
                    ]
