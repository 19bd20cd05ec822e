"""`oc compare` as CSV: one line for each contribution; those of one figure add up to its difference."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from oldcommunity.dates import day_text
from oldcommunity.ratio import half_up
from oldcommunity.reports.compared import Compared
from oldcommunity.reports.comparison import Comparison
from oldcommunity.reports.model import Rate, Value
from oldcommunity.views import as_csv, as_json

_HEADINGS = (
    "before",
    "after",
    "cohort",
    "area",
    "target",
    "figure",
    "kind_of_money",
    "unit",
    "value_before",
    "value_after",
    "figure_difference",
    "step",
    "kind",
    "records",
    "formerly",
    "difference",
    "exact",
    "since",
    "path",
    "line",
)


def render(report: Comparison) -> str:
    """What changed as CSV text: codes as headings, money in 元, rates in percentage points."""
    return as_csv.render(_HEADINGS, _rows(report))


def _rows(report: Comparison) -> Iterator[list[object]]:
    days = [day_text(context.day) for context in (report.before, report.after)]
    for node in report.nodes:
        area = "".join(name for name in node.node.area if name)
        for told in node.figures:
            yield from _lines([*days, node.node.cohort, area, node.node.target, told.figure, None], told)
    for told in report.funds:
        assert told.fund is not None
        scope = told.fund.scope
        area = "".join(name for name in scope.area if name)
        head = [*days, scope.cohort or scope.year, area, scope.target or scope.project, told.figure, told.fund.kind]
        yield from _lines(head, told)


def _lines(head: Sequence[object], told: Compared) -> Iterator[list[object]]:
    if not told.changed:
        return
    unit = told.after.unit if isinstance(told.after, Value) else "percentage points"
    whole = None if told.difference is None else _amount(told.difference, unit)
    about = [*head, unit, _side(told.before), _side(told.after), whole]
    shares = [(part.kind, share) for part in told.parts for share in part.shares]
    if not shares:
        yield [*about, *[None] * 9]
    for step, share in shares:
        yield [
            *about,
            step,
            share.kind,
            " ".join(record.id for record in share.records),
            " ".join(record.id for record in share.formerly),
            _amount(share.amount, unit),
            str(share.amount * 100) if isinstance(told.after, Rate) else None,
            None if share.day is None else day_text(share.day),
            share.at.path if share.at else None,
            share.at.line if share.at else None,
        ]


def _side(told: Value | Rate) -> object:
    return as_json.rate(told)["percent"] if isinstance(told, Rate) else as_json.value(told)["value"]


def _amount(told: Fraction, unit: str) -> object:
    return half_up(told * 100, 1) if unit == "percentage points" else as_json.amount(int(told), unit)
