"""By how much the figures of a paper have changed between two days, as far as that can be told."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

from oldcommunity.diagnostics import Location
from oldcommunity.figures.catalogue import CATALOGUE
from oldcommunity.figures.values import Rate, Value
from oldcommunity.reports.paper import Change, Quoted


def change(before: Quoted, after: Quoted) -> Quoted:
    """By how much a figure has changed between two days.

    Unknown unless both are known exactly, or go back to the same earlier total: then it is what records have added.
    """
    old, new = _exact(before.value), _exact(after.value)
    unit = "points" if isinstance(after.value, Rate) else after.value.unit
    amount = None if old is None or new is None else new - old
    recorded = amount is None and _base(before) is not None and _base(before) == _base(after)
    if recorded:
        amount = (_stated(after.value) or Fraction(0)) - (_stated(before.value) or Fraction(0))
    told = Change(amount, unit, before.inferred or after.inferred, recorded)
    since = before.key.rpartition("as_of=")[2]

    def leaves() -> tuple[Location, ...]:
        return tuple(dict.fromkeys((*before.leaves(), *after.leaves())))

    return Quoted(f"change {after.key} since={since}", told, leaves)


def _exact(value: Value | Rate | Change) -> Fraction | None:
    if isinstance(value, Rate):
        return value.ratio.value if value.ratio and value.low == value.high else None
    if isinstance(value, Change):
        return value.amount
    return Fraction(value.value) if value.exact and value.value is not None else None


def _base(quoted: Quoted) -> tuple[int, int, Fraction | int | None] | None:
    """The one earlier total that all of a figure counted from the beginning goes back to: its day, and what it was.

    A figure that is known exactly goes back to itself. Of a rate, what it is a part of belongs to it.
    """
    told = quoted.value
    if isinstance(told, Change):
        return None
    top, whole = (told.numerator, told.denominator.value) if isinstance(told, Rate) else (told, None)
    definition = CATALOGUE[quoted.key.partition(" ")[0]]
    counted_up = CATALOGUE[definition.numerator] if isinstance(told, Rate) else definition
    if not (counted_up.cumulative or counted_up.kind == "money") or (isinstance(told, Rate) and whole is None):
        return None
    if quoted.older is None:
        day = dt.date.fromisoformat(quoted.key.rpartition("as_of=")[2]).toordinal()
        return (day, top.value, whole) if top.exact and top.value is not None else None
    since = quoted.older.day
    return None if since is None or quoted.older.spread else (since, quoted.older.told, whole)


def _stated(value: Value | Rate | Change) -> Fraction | None:
    """What a figure comes to by what is on record, also where more may have happened."""
    if isinstance(value, Rate):
        return value.ratio.value if value.ratio else None
    return value.amount if isinstance(value, Change) else None if value.value is None else Fraction(value.value)
