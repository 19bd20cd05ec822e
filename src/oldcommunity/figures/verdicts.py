"""Whether a printed figure still follows from the book (rule 10)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from oldcommunity.codelists import UNITS
from oldcommunity.diagnostics import Location
from oldcommunity.figures.catalogue import CATALOGUE
from oldcommunity.figures.funds import FundScope, fund_amounts, matching
from oldcommunity.figures.nodes import Node
from oldcommunity.figures.papers import bulletins, sites_inspected
from oldcommunity.figures.prints import Print
from oldcommunity.figures.resolving import Figures
from oldcommunity.figures.values import Rate, Value, rate_of, unknown
from oldcommunity.printed import Printed, parse_printed

#: How a print can fare. The first five hold.
RESULTS = (
    "reproduced",
    "restated",
    "within_rounding",
    "by_other_reading",
    "not_computable",
    "not_reproduced",
)
HOLDS = frozenset(RESULTS[:4])


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a print.

    Attributes:
        print: the print.
        result: one of `RESULTS`.
        value: what the figure comes to now: a value or a rate.
        reading: by which other reading it is reproduced: a unit, `original`, `out_of_plan`; empty otherwise.
        inferred: the figure rests on something inferred.
        missing: named projects that do not certainly count.
    """

    print: Print
    result: str
    value: Value | Rate
    reading: str = ""
    inferred: bool = False
    missing: tuple[tuple[str, Location], ...] = ()

    @property
    def holds(self) -> bool:
        """Whether the print follows from the book."""
        return self.result in HOLDS

    @property
    def expected(self) -> bool:
        """Whether the print fares as its record expects."""
        return self.holds == (self.print.expect == "reproduced")


def judge(figures: Figures, printed: Print) -> Verdict:
    """The verdict on one print."""
    claim = parse_printed(printed.printed)
    readings = _readings(figures, printed)
    value = next(readings)[1]
    result, reading = _result(claim, value), ""
    if result in ("not_reproduced", "not_computable"):
        for name, other in readings:
            if _result(claim, other) in HOLDS:
                result, reading, value = "by_other_reading", name, other
                break
    inferred = value.inferred
    return Verdict(printed, result, value, reading, inferred, tuple(_missing(figures, printed)))


def _readings(figures: Figures, printed: Print) -> Iterator[tuple[str, Value | Rate]]:
    """The figure as the print means it, then by other units, by the original plan, with out-of-plan projects."""
    kind = CATALOGUE[printed.figure].kind
    if kind == "funds":
        yield "", _funds(figures, printed)
        return
    if printed.figure == "bulletins":
        yield "", bulletins(figures.book, printed.day, printed.area, printed.cohort)
        return
    if printed.figure == "sites_inspected":
        yield "", sites_inspected(figures.book, printed.day, printed.area)
        return
    node = _node(figures, printed)
    named = parse_printed(printed.printed).unit
    own = printed.unit or named or figures.unit(node, printed.day)
    yield "", _figure(figures, printed, node, own, "current")
    if not (printed.unit or named) and kind in ("plan", "milestone", "state", "rate"):
        for unit in UNITS:
            if unit != own:
                yield unit, _figure(figures, printed, node, unit, "current")
    if kind in ("plan", "rate"):
        yield "original", _figure(figures, printed, node, own, "original")
    if kind == "milestone":
        value = figures.value(printed.figure, node, own, printed.day)
        outside = figures.out_of_plan(printed.figure, node, own, printed.day)
        if value.exact and value.value is not None and outside:
            total = value.value + outside
            yield "out_of_plan", replace(value, value=total, low=total, high=total)
    if printed.target is None:
        for other in figures.nodes.files:
            if other.cohort == node.cohort and other.area == node.area and other.target:
                yield other.target, _figure(figures, printed, other, own, "current")


def _node(figures: Figures, printed: Print) -> Node:
    """The node that a print is about: its area as stated, else the year's only top node."""
    node = Node(printed.cohort or 0, printed.area, printed.target)
    if node in figures.nodes.files:
        return node
    tops = [top for top in figures.nodes.tops() if (top.cohort, top.target) == (node.cohort, node.target)]
    return tops[0] if len(tops) == 1 and printed.area == figures.nodes.home else node


def _figure(figures: Figures, printed: Print, node: Node, unit: str, plan: str) -> Value | Rate:
    definition = CATALOGUE[printed.figure]
    if definition.kind != "rate":
        return figures.value(printed.figure, node, unit, printed.day, plan)
    if printed.over is None:
        return figures.rate(printed.figure, node, unit, printed.day, plan)
    numerator = figures.value(definition.numerator, node, unit, printed.day, plan)
    return rate_of(numerator, figures.value(printed.over[0], node, printed.over[1] or unit, printed.day, plan))


def _funds(figures: Figures, printed: Print) -> Value:
    scope = FundScope(printed.cohort, printed.year, printed.project, printed.target, printed.area)
    status = printed.figure.removeprefix("funds_")
    found = matching(fund_amounts(figures.book, printed.day), status, printed.kind, scope)
    if not found:
        return unknown("money")
    total = sum(amount.amount or 0 for amount in found)
    return Value(
        total,
        total,
        sum(amount.high for amount in found),
        "money",
        "declared" if len(found) == 1 else "records",
        since=min(amount.day for amount in found),
        inferred=any(amount.inferred for amount in found),
        slack=sum(amount.slack for amount in found),
        places=tuple(amount.place for amount in found),
    )


def _result(claim: Printed, value: Value | Rate) -> str:
    """How a claim fares against one reading."""
    exact, low, high = _bounds(value)
    if claim.unit and isinstance(value, Value) and value.unit in UNITS and value.unit != claim.unit:
        return "not_reproduced"
    if claim.kind == "all" and isinstance(value, Value):
        return "not_computable"
    if exact is None:
        return "not_computable"
    if claim.allows(exact):
        return "restated" if _restates(value) else "reproduced"
    slack_low, slack_high = _with_slack(value, exact)
    # The range of a typed number is open at its end, as rounding is: 0.66亿 cannot have been printed 0.67亿.
    if claim.meets(slack_low, slack_high) and slack_high > claim.low:
        return "within_rounding"
    if low is not None and (high is None or claim.meets(low, high)) and (low, high) != (exact, exact):
        return "not_computable"
    return "not_reproduced"


def _restates(value: Value | Rate) -> bool:
    """Whether a value is one declared number, told again."""
    return isinstance(value, Value) and value.basis in ("plan", "declared")


def _bounds(value: Value | Rate) -> tuple[Fraction | None, Fraction | None, Fraction | None]:
    if isinstance(value, Rate):
        ratio = value.ratio
        return (ratio.value if ratio else None), value.low, value.high
    return tuple(None if n is None else Fraction(n) for n in (value.value, value.low, value.high))  # type: ignore[return-value]


def _with_slack(value: Value | Rate, exact: Fraction) -> tuple[Fraction, Fraction]:
    """The range that the rounding of the typed inputs leaves."""
    if isinstance(value, Value):
        return exact - value.slack, exact + value.slack
    top, bottom = value.numerator, value.denominator
    if top.value is None or not bottom.value or bottom.value <= bottom.slack:
        return exact, exact
    low = Fraction(top.value - top.slack, bottom.value + bottom.slack)
    return low, Fraction(top.value + top.slack, bottom.value - bottom.slack)


def _missing(figures: Figures, printed: Print) -> Iterator[tuple[str, Location]]:
    """Named projects that do not certainly count for the figure on its day."""
    definition = CATALOGUE[printed.figure]
    figure = definition.numerator or printed.figure
    for project, at in printed.including:
        node = Node(printed.cohort or 0, printed.area, printed.target)
        if not figures.recorded.counts(figure, project, node, printed.day):
            yield project, at
