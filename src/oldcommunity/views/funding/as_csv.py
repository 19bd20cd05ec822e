"""`oc funding` as CSV: one line for each amount, with `--detail` for each event; nothing is added."""

from __future__ import annotations

from collections.abc import Iterator

from oldcommunity.codelists import AREA_LEVELS
from oldcommunity.dates import span_text
from oldcommunity.reports.funding import FundingReport, ScopeFunds
from oldcommunity.reports.model import FundAmount
from oldcommunity.views import as_csv, as_json

_HEADINGS = (
    *("cohort", "year", "project", "target", *AREA_LEVELS),
    *("kind", "status", "fund", "name", "amount", "high", "as_of", "inferred", "batch", "document", "in_force"),
    *("path", "line"),
)


def render(report: FundingReport) -> str:
    """The report as CSV text: codes, dates as typed, money in 元."""
    return as_csv.render(_HEADINGS, (_row(told, one) for told in report.scopes for one in _events(told, report)))


def _events(told: ScopeFunds, report: FundingReport) -> Iterator[FundAmount]:
    if report.detail:
        yield from told.events
        return
    for source in told.sources:
        for one in source.sums.values():
            yield from one.amounts


def _row(told: ScopeFunds, found: FundAmount) -> list[object]:
    scope = told.scope
    return [
        *(scope.cohort, scope.year, scope.project, scope.target),
        *scope.area,
        *(found.kind, found.status, found.fund, found.name),
        as_json.amount(found.amount, "money"),
        as_json.amount(found.high, "money"),
        span_text(found.span),
        int(found.inferred),
        *(found.batch, found.document, int(told.in_force(found))),
        found.place.path,
        found.place.line,
    ]
