"""What a figure comes to: a value, its range, and what it rests on. Nothing here is rounded.

Integers in the unit of the figure: counts 1, money 分, areas 0.01 m².
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from oldcommunity.diagnostics import Location
from oldcommunity.ratio import Ratio


@dataclass(frozen=True, slots=True)
class Value:
    """A count or an amount as of a day.

    Attributes:
        value: what is certain; None where it cannot be told (which is never 0).
        low: the least that it can be.
        high: the most; None where nothing bounds it.
        unit: what is counted.
        basis: what it rests on: `plan`, `batches`, `areas`, `records`, `declared`, `identity` (worked out
            inside one declaration), `carried` (a declaration and what the records say has happened since),
            or `none`.
        since: the day of the declaration it rests on.
        inferred: it rests on something that the record itself calls inferred.
        slack: how far the typed inputs round.
        itemised: how much of it single records show.
        records: how many records there are in its scope.
        places: where the numbers stand that it was made of, records excepted.
    """

    value: int | None
    low: int | None
    high: int | None
    unit: str
    basis: str
    since: int | None = None
    inferred: bool = False
    slack: int = 0
    itemised: int | None = None
    records: int = 0
    places: tuple[Location, ...] = ()

    @property
    def exact(self) -> bool:
        """Whether no fact is missing."""
        return self.value is not None and self.value == self.low == self.high


def unknown(unit: str, low: int | None = None, records: int = 0) -> Value:
    """A value of which nothing is known but its lower bound, if any."""
    return Value(None, low, None, unit, "none", records=records)


def from_records(total: int, unit: str, records: int, slack: int) -> Value:
    """What all records of a scope come to, each of them known; `slack` is how far what they state rounds."""
    return Value(total, total, total, unit, "records", slack=slack, itemised=total, records=records)


def added(parts: list[Value], unit: str, *, whole: bool, apart: bool) -> Value:
    """The sum of child areas: exact if all are there and known, else a lower bound (rule 6).

    Areas that may overlap are never added: all that is known is that there is as much as in the largest.
    """
    if not apart:
        return unknown(unit, low=max((part.low or 0 for part in parts), default=None))
    known = all(part.value is not None for part in parts)
    total = sum(part.value or 0 for part in parts)
    low = sum(part.low or 0 for part in parts)
    bounded = whole and all(part.high is not None for part in parts)
    days = [part.since for part in parts if part.since is not None]
    return Value(
        total if whole and known else None,
        low,
        sum(part.high or 0 for part in parts) if bounded else None,
        unit,
        "areas" if known else "none",
        since=min(days) if days else None,
        inferred=any(part.inferred for part in parts),
        slack=sum(part.slack for part in parts),
        itemised=sum(part.itemised or 0 for part in parts),
        records=sum(part.records for part in parts),
        places=tuple(place for part in parts for place in part.places),
    )


@dataclass(frozen=True, slots=True)
class Rate:
    """A share: two values of one scope, day and unit, undivided until they are printed.

    Attributes:
        numerator: what is divided.
        denominator: what divides.
        reason: why there is no rate (`no-numerator`, `no-denominator`, `nothing-planned`); empty where there is.
    """

    numerator: Value
    denominator: Value
    reason: str = ""

    @property
    def ratio(self) -> Ratio | None:
        """The two counts; None where there is no rate."""
        if self.reason or self.numerator.value is None or self.denominator.value is None:
            return None
        return Ratio(self.numerator.value, self.denominator.value)

    @property
    def low(self) -> Fraction | None:
        """The least that the rate can be."""
        top, bottom = self.numerator.low, self.denominator.high
        return None if top is None or not bottom else Fraction(top, bottom)

    @property
    def high(self) -> Fraction | None:
        """The most that the rate can be."""
        top, bottom = self.numerator.high, self.denominator.low
        return None if top is None or not bottom else Fraction(top, bottom)

    @property
    def inferred(self) -> bool:
        """Whether either part rests on something inferred."""
        return self.numerator.inferred or self.denominator.inferred


def rate_of(numerator: Value, denominator: Value) -> Rate:
    """The rate of two values, or the reason why there is none."""
    if denominator.value is None:
        return Rate(numerator, denominator, "no-denominator")
    if denominator.value == 0:
        return Rate(numerator, denominator, "nothing-planned")
    if numerator.value is None:
        return Rate(numerator, denominator, "no-numerator")
    return Rate(numerator, denominator)
