"""`oc status` as CSV: one line for each figure of each plan year, so that a spreadsheet can pivot it."""

from __future__ import annotations

from collections.abc import Iterator

from oldcommunity.dates import day_text
from oldcommunity.reports.model import Rate, Value
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
    "records",
    "plan",
)


def render(report: StatusReport) -> str:
    """The report as CSV text: codes as headings, money in 元, rates in percent."""
    told = (*report.cohorts, *report.subtotals, *report.wholes)
    rows = (row for status in told for row in _rows(status, day_text(report.context.day)))
    return as_csv.render(_HEADINGS, rows)


def _rows(status: Status, day: str) -> Iterator[list[object]]:
    area = "".join(name for name in status.node.area if name)
    head = [day, status.node.cohort, area, status.node.target, status.label]
    amounts = {"budget": status.budget, "invested": status.invested, "survey": status.survey}
    for key, value in {**status.counts, **amounts}.items():
        yield [*head, key, *_value(value), "current"]
    for key, rate in status.rates.items():
        yield [*head, key, *_rate(rate), "current"]
    for reading in status.readings:
        for key, value in reading.counts.items():
            yield [*head, key, *_value(value), reading.plan]
        for key, rate in reading.rates.items():
            yield [*head, f"{key}_{reading.unit}", *_rate(rate), reading.plan]


def _value(value: Value) -> list[object]:
    """A value's cells; a pivot must not take what is only certain for what is: `value` is empty where it is a range."""
    told = as_json.value(value)
    numbers = [value.unit, told["value"] if value.exact else None, told["low"], told["high"], None, None]
    return [*numbers, value.basis, told["since"], int(value.inferred), told["itemised"], value.records]


def _rate(rate: Rate) -> list[object]:
    told = as_json.rate(rate)
    percent = told["percent"] if rate.low == rate.high else None
    numbers = ["percent", percent, told["low"], told["high"], told["numerator"], told["denominator"]]
    return [*numbers, told["rests_on"], told["since"], int(rate.inferred), told["itemised"], rate.numerator.records]
