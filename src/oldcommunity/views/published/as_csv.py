"""`oc published` as CSV: one line for each printed figure."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from oldcommunity.codelists import AREA_LEVELS
from oldcommunity.dates import day_text
from oldcommunity.reports.model import Rate
from oldcommunity.reports.published import PublishedReport
from oldcommunity.views import as_csv, as_json
from oldcommunity.views.published.as_json import off

_HEADINGS = (
    "figure",
    "unit",
    "cohort",
    "year",
    "target",
    *AREA_LEVELS,
    "kind",
    "project",
    "as_of",
    "printed",
    "where",
    "expect",
    "result",
    "reading",
    "expected",
    "inferred",
    "numerator",
    "denominator",
    "now",
    "off",
    "path",
    "line",
    "suspects",
)


def render(report: PublishedReport) -> str:
    """The report as CSV text: codes, ISO dates, money in 元, rates in percent."""
    return as_csv.render(_HEADINGS, _rows(report))


def _rows(report: PublishedReport) -> Iterator[list[object]]:
    for fate in report.fates:
        verdict, printed, value = fate.verdict, fate.verdict.print, fate.verdict.value
        if isinstance(value, Rate):
            told = as_json.rate(value)
            now = [told["numerator"], told["denominator"], told["percent"]]
        else:
            now = [None, None, as_json.amount(value.value, value.unit)]
        yield [
            *(printed.figure, printed.unit, printed.cohort, printed.year, printed.target),
            *printed.area,
            *(printed.kind, printed.project, day_text(printed.day), printed.printed, printed.where, printed.expect),
            *(verdict.result, verdict.reading, int(verdict.expected), int(verdict.inferred)),
            *now,
            _number(off(verdict)),
            printed.at.path,
            printed.at.line,
            " ".join(f"{suspect.at.path}:{suspect.at.line}:{suspect.at.column}" for suspect in fate.suspects),
        ]


def _number(text: int | str | None) -> object:
    """A number, so that a spreadsheet does not take its sign for a formula."""
    return Decimal(text) if isinstance(text, str) else text
