"""Money on its way: the newest amount of each fund at each status. Statuses and scopes are never added."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from oldcommunity.book import Book
from oldcommunity.codelists import FUND_STATUSES
from oldcommunity.dates import Span
from oldcommunity.diagnostics import Location
from oldcommunity.figures.scope.areas import AREA_COLUMNS, Area
from oldcommunity.figures.values import Value


@dataclass(frozen=True, slots=True)
class FundScope:
    """What money is for: exactly one of cohort, year and project, in an area."""

    cohort: int | None
    year: int | None
    project: str | None
    target: str | None
    area: Area


@dataclass(frozen=True, slots=True)
class FundAmount:
    """How much of a fund had reached a status by a day.

    Attributes:
        fund: the fund's id.
        name: what it is called; None where it has no name.
        kind: its kind.
        scope: what it is for.
        status: how far the money had come.
        amount: 分, counted from the beginning.
        high: 分 that may have come: events whose dates span the day.
        first: the earliest day on which the event may have happened.
        day: the latest.
        slack: how far the typed amount rounds.
        inferred: the record calls it inferred.
        batch: the batch that brought it so far; None where none is told.
        document: the paper that it rests on; None where none is told.
        place: where it is told.
    """

    fund: str
    name: str | None
    kind: str
    scope: FundScope
    status: str
    amount: int | None
    high: int
    first: int
    day: int
    slack: int
    inferred: bool
    batch: str | None
    document: str | None
    place: Location

    @property
    def span(self) -> Span:
        """When it had come so far, as it was typed."""
        return Span(self.first, self.day)


def fund_events(book: Book, day: int) -> list[FundAmount]:
    """Everything that had happened to money, or may have, by a day: fund by fund, in the order of the dates.

    `amount` is None for what has only possibly happened.
    """
    rows = book.rows(
        "SELECT f.path, f.id, f.name, f.kind, f.cohort, f.year, f.project, f.target, "
        f"{', '.join('f.' + level for level in AREA_COLUMNS.split(', '))}, "
        "e.status, e.lo, e.hi, e.amount, e.slack, e.inferred, e.batch, e.document, e.place "
        "FROM the_fund f JOIN main.fund_event e ON e.content = f.content AND e.fund = f.item "
        "WHERE e.lo <= ? ORDER BY f.path, f.item, e.hi, e.item",
        day,
    )
    found = []
    for path, fund, name, kind, cohort, year, project, target, *rest in rows:
        *area, status, lo, hi, amount, slack, inferred, batch, document, place = rest
        scope = FundScope(cohort, year, project, target, tuple(area))
        certain = amount if hi <= day else None
        told = (slack, bool(inferred), batch, document, Location.of(path, place))
        found.append(FundAmount(fund, name, kind, scope, status, certain, amount, lo, hi, *told))
    return found


def fund_amounts(book: Book, day: int) -> list[FundAmount]:
    """The newest amount of every fund at every status that it has certainly or possibly reached by a day."""
    return newest(fund_events(book, day))


def newest(events: Iterable[FundAmount]) -> list[FundAmount]:
    """Of some events in the order of their dates, the last of each fund at each status.

    What may have come leaves the certain amount standing, and the range reaches up to it.
    """
    found: dict[tuple[str, str, str], FundAmount] = {}
    for event in events:
        key = (event.place.path, event.fund, event.status)
        before = found.get(key)
        if event.amount is None and before is not None:
            found[key] = replace(before, high=max(before.high, event.high))
        else:
            found[key] = event
    return sorted(found.values(), key=lambda told: (told.kind, told.fund, FUND_STATUSES.index(told.status)))


def matching(amounts: list[FundAmount], status: str, kind: str | None, scope: FundScope) -> list[FundAmount]:
    """The amounts of one status, kind and scope: the only ones that may be added."""
    return [
        found
        for found in amounts
        if found.status == status and found.kind == kind and found.scope == scope and found.amount is not None
    ]


#: Kinds that a wider kind may contain: a subsidy that is told of as coming “from above” may be the very one that
#: another record tells of by its source. Of two such kinds nobody can say what they come to together.
CONTAINS = {
    "upper_level_subsidy": frozenset(
        ("central_subsidy", "central_investment", "provincial_subsidy", "city_funds", "treasury_bond")
    ),
}
#: Statuses of which each is a part of the one before.
_STATIONS = FUND_STATUSES[FUND_STATUSES.index("awarded") :]


def contained(kinds: Iterable[str]) -> list[tuple[str, str]]:
    """The pairs among some kinds of which the first may contain the second."""
    told = list(kinds)
    return [(wide, narrow) for wide in told for narrow in told if narrow in CONTAINS.get(wide, ())]


def total(amounts: Sequence[FundAmount]) -> Value:
    """What amounts at one status in one scope add up to: what is certain, and the most that may have come."""
    certain = [found.amount for found in amounts if found.amount is not None]
    return Value(
        value=sum(certain) if certain else None,
        low=sum(certain),
        high=sum(found.high for found in amounts),
        unit="money",
        basis="records",
        slack=sum(found.slack for found in amounts),
        inferred=any(found.inferred for found in amounts),
        records=len(amounts),
        places=tuple(found.place for found in amounts),
    )


def reaching(amounts: Sequence[FundAmount], status: str) -> Value:
    """What the funds among some amounts of one scope come to at a status, for a share of a larger whole.

    A fund of which this status is not on record has brought an unknown part of what it brought to the stations before
    it (awarded, appropriated, received), and so widens the range; where nothing bounds it, the range is open.
    """
    told = total([found for found in amounts if found.status == status])
    have = {(found.place.path, found.fund) for found in amounts if found.status == status}
    before = _STATIONS[: _STATIONS.index(status)] if status in _STATIONS else ()
    high: int | None = told.high
    for fund in {(found.place.path, found.fund) for found in amounts} - have:
        own = {found.status: found.high for found in amounts if (found.place.path, found.fund) == fund}
        bound = next((own[station] for station in reversed(before) if station in own), None)
        high = None if high is None or bound is None else high + bound
    return replace(told, high=high)
