"""Money as papers tell of it: scope by scope, by kind and status, with sums and shares where they can be told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from oldcommunity.codelists import FUND_STATUSES
from oldcommunity.diagnostics import Location
from oldcommunity.figures.funds import FundAmount, FundScope, total
from oldcommunity.figures.resolve.resolving import Figures
from oldcommunity.figures.scope.areas import Area
from oldcommunity.figures.values import Value
from oldcommunity.reports.context import Context
from oldcommunity.reports.funding import Asked, ScopeFunds, funding_report
from oldcommunity.reports.funding_sums import Share, Sum
from oldcommunity.reports.paper import Quoted, fund_key


@dataclass(frozen=True, slots=True)
class Money:
    """Money of one kind and scope at one status."""

    kind: str
    status: str
    scope: FundScope
    amount: Quoted


@dataclass(frozen=True, slots=True)
class Part:
    """A share of money: what it is of what, both amounts, and how far that is known.

    Attributes:
        status: of the numerator.
        over: `budget`, or the status of the denominator.
        rate: the share.
        gap: what is missing to the whole, at most.
        unknown: how many funds do not tell of the numerator, and widen it.
        left_out: how many tell of the numerator but not of the denominator, and count in neither.
    """

    status: str
    over: str
    rate: Quoted
    gap: Quoted
    unknown: Quoted
    left_out: Quoted


@dataclass(frozen=True, slots=True)
class Purse:
    """The money of one scope.

    Attributes:
        scope: a plan year, a calendar year or a project, in an area.
        money: by status and kind.
        totals: of all kinds, by status; a status whose kinds may contain each other has none.
        parts: the shares that can be told.
        funds: where each of the funds that the money comes from first tells of it.
    """

    scope: FundScope
    money: tuple[Money, ...]
    totals: dict[str, Quoted]
    parts: tuple[Part, ...]
    funds: tuple[Location, ...]


def purses(figures: Figures, context: Context, cohort: int | None, area: Area | None) -> list[Purse]:
    """The money that is known by the context's day, scope by scope."""
    report = funding_report(figures, context, Asked(cohort=cohort, area=area))
    return [_purse(told, context.day) for told in report.scopes]


def _purse(told: ScopeFunds, day: int) -> Purse:
    money = [
        Money(source.kind, status, told.scope, _amount(told.scope, source.kind, source.sums[status], day))
        for status in FUND_STATUSES
        for source in told.sources
        if status in source.sums
    ]
    amounts = [one for source in told.sources for sums in source.sums.values() for one in sums.amounts]
    totals = {}
    for one in told.totals:
        if one.value is not None:
            places = _places(found for found in amounts if found.status == one.status)
            totals[one.status] = _quoted(f"funds_total.{one.status}", told.scope, one.value, places, day)
    shares = tuple(_part(told.scope, one, amounts, day) for one in told.shares)
    funds: dict[tuple[str, str], Location] = {}
    for amount in amounts:
        funds.setdefault((amount.place.path, amount.fund), amount.place)
    return Purse(told.scope, tuple(money), totals, shares, tuple(funds.values()))


def _amount(scope: FundScope, kind: str, sums: Sum, day: int) -> Quoted:
    places = _places(sums.amounts)
    return Quoted(fund_key(f"funds_{sums.status}", scope, kind, day), total(sums.amounts), lambda: places)


def _part(scope: FundScope, share: Share, amounts: list[FundAmount], day: int) -> Part:
    name = f"{share.status}/{share.over}"
    # Of the budget nothing but the plan's own place is to be told besides.
    places = _places(one for one in amounts if one.status in (share.status, share.over))
    places += tuple(at for at in share.rate.denominator.places if at not in places)
    return Part(
        share.status,
        share.over,
        _quoted(f"funds_share.{name}", scope, share.rate, places, day),
        _quoted(f"funds_gap.{name}", scope, _exactly(share.gap, "money"), places, day),
        _quoted(f"funds_unknown.{name}", scope, _exactly(len(share.unknown), "funds"), places, day),
        _quoted(f"funds_left_out.{name}", scope, _exactly(len(share.left_out), "funds"), places, day),
    )


def _exactly(amount: int, unit: str) -> Value:
    return Value(amount, amount, amount, unit, "records")


def _quoted(name: str, scope: FundScope, value: object, places: tuple[Location, ...], day: int) -> Quoted:
    return Quoted(fund_key(name, scope, None, day), value, lambda: places)  # type: ignore[arg-type]


def _places(amounts: Iterable[FundAmount]) -> tuple[Location, ...]:
    return tuple(dict.fromkeys(one.place for one in amounts))
