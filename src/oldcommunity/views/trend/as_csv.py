"""`oc trend` as CSV: one line for each period of each series."""

from __future__ import annotations

from collections.abc import Iterator

from oldcommunity.dates import day_text
from oldcommunity.reports.model import Rate
from oldcommunity.reports.trend import Series, TrendReport
from oldcommunity.views import as_csv, as_json
from oldcommunity.views.trend.as_json import change_of

_HEADINGS = (
    "cohort",
    "area",
    "target",
    "part",
    "figure",
    "period",
    "as_of",
    "unit",
    "value",
    "low",
    "high",
    "change",
    "numerator",
    "denominator",
    "rests_on",
    "since",
    "inferred",
    "itemised",
)


def render(report: TrendReport) -> str:
    """The report as CSV text: codes as headings, money in 元, rates in percent, their changes in points."""
    return as_csv.render(_HEADINGS, (row for series in report.series for row in _rows(series, report.figure)))


def _rows(series: Series, figure: str) -> Iterator[list[object]]:
    area = "".join(name for name in series.node.area if name)
    head = [series.node.cohort, area, series.node.target, series.label, figure]
    for point in series.points:
        value = point.value
        if isinstance(value, Rate):
            told = as_json.rate(value)
            numbers = ["percent", told["percent"], told["low"], told["high"], change_of(point)]
            numbers += [told["numerator"], told["denominator"]]
        else:
            told = as_json.value(value)
            numbers = [value.unit, told["value"], told["low"], told["high"], change_of(point), None, None]
        rest = [told["rests_on"], told["since"], int(value.inferred), told["itemised"]]
        yield [*head, point.period, day_text(point.day), *numbers, *rest]
