"""Whether a printed figure still follows from the book (rule 10)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from oldcommunity.book import Book
from oldcommunity.codelists import UNITS
from oldcommunity.diagnostics import Location
from oldcommunity.figures.areas import AREA_COLUMNS, Area
from oldcommunity.figures.catalogue import CATALOGUE
from oldcommunity.figures.funds import FundScope, fund_amounts, matching
from oldcommunity.figures.nodes import Node
from oldcommunity.figures.papers import bulletins, sites_inspected
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
class Print:
    """A figure as some paper printed it.

    Attributes:
        figure: the key.
        unit: the unit that the paper states; None where it does not.
        cohort, year, target, area, kind, project: the scope that it states.
        day: the day that the paper speaks of.
        printed: the text as printed.
        expect: `reproduced`, or `not_reproduced` for a print known to be wrong.
        over: another figure and unit to divide by; None for the figure's own denominator.
        where: the place in the paper.
        including: projects that the paper names among those counted, with the places of their ids.
        at: where the print stands in the book.
        expect_at: where the expectation stands.
    """

    figure: str
    unit: str | None
    cohort: int | None
    year: int | None
    target: str | None
    area: Area
    kind: str | None
    project: str | None
    day: int
    printed: str
    expect: str
    over: tuple[str, str | None] | None
    where: str | None
    including: tuple[tuple[str, Location], ...]
    at: Location
    expect_at: Location


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


def prints(book: Book) -> list[Print]:
    """All printed figures of the book, in the order of their files."""
    named: dict[tuple[int, int], list[tuple[str, Location]]] = {}
    for content, item, project, path, place in book.rows(
        "SELECT content, item, project, path, place FROM the_including ORDER BY content, item, nth"
    ):
        named.setdefault((content, item), []).append((project, Location.of(path, place)))
    rows = book.rows(
        f"SELECT path, content, item, figure, unit, cohort, year, target, {AREA_COLUMNS}, kind, project, day, "
        "printed, expect, over_figure, over_unit, where_printed, place, expect_place "
        "FROM the_published ORDER BY path, item"
    )
    found = []
    for path, content, item, figure, unit, cohort, year, target, *rest in rows:
        area, (kind, project, day, printed, expect, over, over_unit, where, place, expect_place) = (
            rest[:5],
            rest[5:],
        )
        found.append(
            Print(
                figure=figure,
                unit=unit,
                cohort=cohort,
                year=year,
                target=target,
                area=tuple(area),
                kind=kind,
                project=project,
                day=day,
                printed=printed,
                expect=expect,
                over=(over, over_unit) if over else None,
                where=where,
                including=tuple(named.get((content, item), ())),
                at=Location.of(path, place),
                expect_at=Location.of(path, expect_place),
            )
        )
    return found


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
    own = printed.unit or figures.unit(node, printed.day)
    yield "", _figure(figures, printed, node, own, "current")
    if printed.unit is None and kind in ("plan", "milestone", "state", "rate"):
        for unit in UNITS:
            if unit != own:
                yield unit, _figure(figures, printed, node, unit, "current")
    if kind in ("plan", "rate"):
        yield "original", _figure(figures, printed, node, own, "original")
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
    if claim.kind == "all" and isinstance(value, Value):
        return "not_computable"
    if exact is None:
        return "not_computable"
    if claim.allows(exact):
        return "restated" if _restates(value) else "reproduced"
    slack_low, slack_high = _with_slack(value, exact)
    if claim.meets(slack_low, slack_high):
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
        if not figures.counts(figure, project, node, printed.day):
            yield project, at
