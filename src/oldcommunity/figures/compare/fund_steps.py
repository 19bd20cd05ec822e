"""What made money on its way differ between two states: each fund by itself, at one status and in one scope."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple

from oldcommunity.figures.compare.comparing import Contribution, Step, point
from oldcommunity.figures.compare.roll import Kin
from oldcommunity.figures.funds import FundAmount, FundScope
from oldcommunity.figures.values import Value, unknown


class FundKey(NamedTuple):
    """What may be added: one kind of money at one status for one scope."""

    kind: str
    status: str
    scope: FundScope


Funds = Mapping[FundKey, Mapping[str, FundAmount]]


def funds_by_key(amounts: list[FundAmount]) -> Funds:
    """The amounts that may be added, by fund."""
    found: dict[FundKey, dict[str, FundAmount]] = defaultdict(dict)
    for amount in amounts:
        found[FundKey(amount.kind, amount.status, amount.scope)][amount.fund] = amount
    return found


def fund_value(amounts: Mapping[str, FundAmount]) -> Value:
    """What some funds add up to; unknown where there are none."""
    if not amounts:
        return unknown("money")
    known = [found.amount for found in amounts.values() if found.amount is not None]
    low = sum(known) if known else None
    return Value(
        value=low if len(known) == len(amounts) else None,
        low=low,
        high=sum(found.high for found in amounts.values()),
        unit="money",
        basis="records" if known else "none",
        inferred=any(found.inferred for found in amounts.values()),
        records=len(amounts),
        places=tuple(found.place for found in amounts.values()),
    )


def fund_step(kind: str, before: Mapping[str, FundAmount], after: Mapping[str, FundAmount]) -> Step:
    """What each fund adds to the difference over one step (`correction` or `progress`)."""
    found = []
    for fund in sorted(before.keys() | after.keys()):
        was, now = before.get(fund), after.get(fund)
        amount = (now.amount or 0 if now else 0) - (was.amount or 0 if was else 0)
        if amount:
            why = kind if kind == "progress" or (was and now) else "new" if now else "removed"
            kin = Kin((fund,) if was else (), (fund,) if now else ())
            found.append(Contribution(why, kin, Fraction(amount)))
    found.sort(key=lambda told: -abs(told.amount))
    return Step(kind, Fraction(point(fund_value(after)) - point(fund_value(before))), tuple(found))
