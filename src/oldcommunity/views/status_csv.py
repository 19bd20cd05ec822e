"""`oc status` as CSV: one line for each figure of each plan year, so that a spreadsheet can pivot it."""

from __future__ import annotations

from collections.abc import Iterator

from oldcommunity.dates import day_text
from oldcommunity.reports.status import Status, StatusReport
from oldcommunity.views import as_csv, as_json

_HEADINGS = (
    "as_of",
    "cohort",
    "area",
    "target",
    "part",
    "figure",
    "unit",
    "value",
    "low",
    "high",
    "numerator",
    "denominator",
    "rests_on",
    "since",
    "inferred",
    "itemised",
)


def render(report: StatusReport) -> str:
    """The report as CSV text: codes as headings, money in 元, rates in percent."""
    rows = (row for status in report.cohorts for row in _rows(status, day_text(report.context.day)))
    return as_csv.render(_HEADINGS, rows)


def _rows(status: Status, day: str) -> Iterator[list[object]]:
    area = "".join(name for name in status.node.area if name)
    head = [day, status.node.cohort, area, status.node.target, status.label]
    amounts = {"budget": status.budget, "invested": status.invested, "survey": status.survey}
    for key, value in {**status.counts, **amounts}.items():
        told = as_json.value(value)
        since, inferred = told["since"], int(value.inferred)
        numbers = [told["value"], told["low"], told["high"], None, None]
        yield [*head, key, value.unit, *numbers, value.basis, since, inferred, told["itemised"]]
    for key, rate in status.rates.items():
        told = as_json.rate(rate)
        numbers = [told["percent"], told["low"], told["high"], told["numerator"], told["denominator"]]
        rest = [told["rests_on"], told["since"], int(rate.inferred), told["itemised"]]
        yield [*head, key, "percent", *numbers, *rest]
