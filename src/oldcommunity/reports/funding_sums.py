"""What money of one scope adds up to: by kind, over all kinds, and which part it is of a larger whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from oldcommunity.codelists import FUND_KINDS, FUND_STATUSES
from oldcommunity.figures.funds import FundAmount, contained, reaching, total
from oldcommunity.figures.values import Rate, Value, rate_of
from oldcommunity.ratio import Ratio

#: What a share of money is of what: the numerator's status, and the denominator's or the budget (到位率, 支付率).
SHARES = (("awarded", "budget"), ("received", "budget"), ("paid", "appropriated"), ("paid", "received"))


@dataclass(frozen=True, slots=True)
class Sum:
    """Money of one scope and kind that had reached one status.

    Attributes:
        status: how far it had come.
        amount: 分 that certainly had; None where all of it is only possible.
        high: 分 that may have.
        amounts: what is added, by fund.
    """

    status: str
    amount: int | None
    high: int
    amounts: tuple[FundAmount, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """A part of the money over a whole: two amounts, undivided until they are printed.

    Attributes:
        status: of the numerator.
        over: `budget` or the status of the denominator.
        rate: the two amounts, 分; the numerator is a range where a fund's part in it is not on record.
        unknown: funds of which the numerator is not on record; they widen it.
        left_out: funds that tell of the numerator but not of the denominator, and count in neither.
    """

    status: str
    over: str
    rate: Rate
    unknown: tuple[str, ...]
    left_out: tuple[str, ...]

    @property
    def gap(self) -> int:
        """What is missing to the whole, at most; negative where there is more."""
        return (self.rate.denominator.value or 0) - (self.rate.numerator.value or 0)


@dataclass(frozen=True, slots=True)
class Source:
    """The money of one kind in one scope."""

    kind: str
    sums: dict[str, Sum]
    shares: tuple[Share, ...]


@dataclass(frozen=True, slots=True)
class Total:
    """The money of all kinds at one status in one scope.

    Attributes:
        status: how far it had come.
        value: what it adds up to; None where one kind may contain another.
        contained: which kinds may contain which.
        mix: of several kinds with certain amounts, the share of each in their sum.
    """

    status: str
    value: Value | None
    contained: tuple[tuple[str, str], ...]
    mix: tuple[tuple[str, Ratio], ...]


def source_of(kind: str, amounts: list[FundAmount], budget: Value | None, status: str | None) -> Source:
    """The money of one kind in one scope, at the status asked for."""
    sums = {}
    for station in FUND_STATUSES:
        found = tuple(one for one in amounts if one.status == station)
        if found and status in (None, station):
            told = [one.amount for one in found if one.amount is not None]
            sums[station] = Sum(station, sum(told) if told else None, sum(one.high for one in found), found)
    return Source(kind, sums, tuple(shares(amounts, budget, status)))


def totals(amounts: Sequence[FundAmount], asked: str | None) -> Iterator[Total]:
    """The money of one scope at each status; nothing is added where one kind may contain another."""
    for status in FUND_STATUSES:
        found = [one for one in amounts if one.status == status]
        if not found or asked not in (None, status):
            continue
        kinds = sorted({one.kind for one in found}, key=FUND_KINDS.index)
        pairs = tuple(contained(kinds))
        value = None if pairs else total(found)
        mix: list[tuple[str, Ratio]] = []
        if value is not None and value.exact and value.value and len(kinds) > 1:
            for kind in kinds:
                own = total([one for one in found if one.kind == kind])
                mix.append((kind, Ratio(own.value or 0, value.value)))
        yield Total(status, value, pairs, tuple(mix))


def shares(amounts: Sequence[FundAmount], budget: Value | None, asked: str | None) -> Iterator[Share]:
    """The shares of some money of one scope that can be told, of those whose numerator is at the status asked for."""
    for status, over in SHARES:
        part = [one for one in amounts if one.status == status]
        if not part or asked not in (None, status) or contained({one.kind for one in part}):
            continue
        base = list(amounts)
        whole = budget
        left_out: set[str] = set()
        if over != "budget":
            basis = {(one.place.path, one.fund) for one in amounts if one.status == over}
            base = [one for one in amounts if (one.place.path, one.fund) in basis]
            left_out = {one.fund for one in part if (one.place.path, one.fund) not in basis}
            told = [one for one in base if one.status == over]
            whole = None if not told or contained({one.kind for one in told}) else total(told)
        if whole is not None and whole.value and any(one.status == status for one in base):
            have = {(one.place.path, one.fund) for one in part}
            unknown = {one.fund for one in base if (one.place.path, one.fund) not in have}
            rate = rate_of(reaching(base, status), whole)
            yield Share(status, over, rate, tuple(sorted(unknown)), tuple(sorted(left_out)))
