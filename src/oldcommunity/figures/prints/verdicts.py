"""Whether a printed figure still follows from the book (rule 10)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from oldcommunity.codelists import UNITS
from oldcommunity.diagnostics import Location
from oldcommunity.figures.catalogue import CATALOGUE
from oldcommunity.figures.prints.prints import Print
from oldcommunity.figures.prints.readings import readings
from oldcommunity.figures.resolve.resolving import Figures
from oldcommunity.figures.scope.nodes import Node
from oldcommunity.figures.values import Rate, Value
from oldcommunity.printed import Printed, parse_printed

#: How a print can fare. The first four hold.
RESULTS = (
    "reproduced",
    "restated",
    "within_rounding",
    "by_other_reading",
    "not_among_them",
    "not_computable",
    "not_reproduced",
)
HOLDS = frozenset(RESULTS[:4])


@dataclass(frozen=True, slots=True)
class Implied:
    """What a print says of a number that the book does not have.

    Attributes:
        figure: whose number it is: the part or the whole of a rate.
        low: the least that it can be.
        high: the most; below `low` where no whole number gives the print, None where nothing bounds it.
        unit: what is counted.
    """

    figure: str
    low: int
    high: int | None
    unit: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a print.

    Attributes:
        print: the print.
        result: one of `RESULTS`.
        value: what the figure comes to now: a value or a rate.
        reading: by which other reading it is reproduced: a unit, `original`, `out_of_plan`, a target; else empty.
        inferred: the figure rests on something inferred.
        missing: named projects that do not certainly count.
        off: for what is not reproduced, by how much the book lies above the print, in the figure's own unit (a
            rate: of 1), both rounded as printed; None where they are not comparable.
        implied: for what cannot be computed, what the print says of the number that is missing.
    """

    print: Print
    result: str
    value: Value | Rate
    reading: str = ""
    inferred: bool = False
    missing: tuple[tuple[str, Location], ...] = ()
    off: Fraction | None = None
    implied: Implied | None = None

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
    result, reading, value = result_of(figures, printed)
    missing = tuple(missing_from(figures, printed))
    return Verdict(
        printed,
        "not_among_them" if missing and result in HOLDS else result,
        value,
        reading,
        value.inferred,
        missing,
        off=off_by(claim, value) if result == "not_reproduced" else None,
        implied=_implied(claim, value, printed) if result == "not_computable" else None,
    )


def result_of(figures: Figures, printed: Print) -> tuple[str, str, Value | Rate]:
    """How a print fares, by which other reading it holds if by another, and the value that decides."""
    claim = parse_printed(printed.printed)
    told = readings(figures, printed)
    value = next(told)[1]
    result = compare(claim, value)
    if result not in HOLDS:
        for name, other in told:
            if compare(claim, other) in HOLDS:
                return "by_other_reading", name, other
    return result, "", value


def missing_from(figures: Figures, printed: Print) -> Iterator[tuple[str, Location]]:
    """Named projects that do not certainly count for the figure on its day."""
    figure = CATALOGUE[printed.figure].numerator or printed.figure
    node = Node(printed.cohort or 0, printed.area, printed.target)
    for project, at in printed.including:
        if not figures.recorded.counts(figure, project, node, printed.day):
            yield project, at


def compare(claim: Printed, value: Value | Rate) -> str:
    """How a claim fares against one reading."""
    if not _comparable(claim, value):
        return "not_computable" if claim.kind == "all" else "not_reproduced"
    exact, low, high = _bounds(value)
    if exact is not None and claim.allows(exact):
        return "restated" if _restates(value) else "reproduced"
    if exact is not None:
        slack_low, slack_high = _with_slack(value, exact)
        # The range of a typed number is open at its end, as rounding is: 0.66亿 cannot have been printed 0.67亿.
        if claim.meets(slack_low, slack_high) and slack_high > claim.low:
            return "within_rounding"
        if low == high == exact:
            return "not_reproduced"
    low = low or Fraction(0)
    possible = claim.meets(low, max(low, claim.low) if high is None else high)
    return "not_computable" if possible else "not_reproduced"


def off_by(claim: Printed, value: Value | Rate) -> Fraction | None:
    """By how much a value lies above what was printed, both rounded alike; from the nearest bound of a range."""
    if not _comparable(claim, value):
        return None
    exact, low, high = _bounds(value)
    if exact is None:
        exact = high if high is not None and high < claim.low else low
    if exact is None:
        return None
    if claim.open_end and claim.high is not None:
        step = claim.high - claim.low
        return floor((exact - claim.low) / step) * step
    if exact < claim.low or claim.high is None:
        return exact - claim.low
    return exact - claim.high


def _comparable(claim: Printed, value: Value | Rate) -> bool:
    """Whether a claim and a value are of one kind, and count the same things where the claim names them."""
    if isinstance(value, Rate):
        return claim.kind in ("percent", "all")
    if claim.unit and value.unit in UNITS and value.unit != claim.unit:
        return False
    return claim.kind == {"money": "money", "floor_area": "area"}.get(value.unit, "count")


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


def _implied(claim: Printed, value: Value | Rate, printed: Print) -> Implied | None:
    """What the print says of the part, where the whole is known, or of the whole, where only the part is."""
    if not isinstance(value, Rate) or not _comparable(claim, value):
        return None
    definition = CATALOGUE[printed.figure]
    part, whole = value.numerator, value.denominator
    if whole.value:
        low = ceil(claim.low * whole.value)
        return Implied(definition.numerator or printed.figure, low, _last(claim, whole.value), part.unit)
    if part.value and claim.high:
        figure = printed.over[0] if printed.over else definition.denominator or "planned"
        first = Fraction(part.value) / claim.high
        least = floor(first) + 1 if claim.open_end else ceil(first)
        return Implied(figure, least, floor(part.value / claim.low) if claim.low else None, whole.unit)
    return None


def _last(claim: Printed, whole: int) -> int | None:
    """The largest whole number that a share of a whole allows."""
    if claim.high is None:
        return None
    end = claim.high * whole
    return ceil(end) - 1 if claim.open_end else floor(end)
