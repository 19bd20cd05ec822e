"""Money on its way: the newest amount of each fund at each status. Statuses and scopes are never added."""

from __future__ import annotations

from dataclasses import dataclass, replace

from oldcommunity.book import Book
from oldcommunity.codelists import FUND_STATUSES
from oldcommunity.diagnostics import Location
from oldcommunity.figures.scope.areas import AREA_COLUMNS, Area


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
        day: the latest day on which the event may have happened.
        slack: how far the typed amount rounds.
        inferred: the record calls it inferred.
        place: where it is told.
    """

    fund: str
    name: str | None
    kind: str
    scope: FundScope
    status: str
    amount: int | None
    high: int
    day: int
    slack: int
    inferred: bool
    place: Location


def fund_amounts(book: Book, day: int) -> list[FundAmount]:
    """The newest amount of every fund at every status that it has certainly or possibly reached by a day."""
    rows = book.rows(
        "SELECT f.path, f.id, f.name, f.kind, f.cohort, f.year, f.project, f.target, "
        f"{', '.join('f.' + level for level in AREA_COLUMNS.split(', '))}, "
        "e.status, e.lo, e.hi, e.amount, e.slack, e.inferred, e.place "
        "FROM the_fund f JOIN main.fund_event e ON e.content = f.content AND e.fund = f.item "
        "WHERE e.lo <= ? ORDER BY f.path, f.item, e.hi, e.item",
        day,
    )
    newest: dict[tuple[str, str, str], FundAmount] = {}
    for path, fund, name, kind, cohort, year, project, target, *rest in rows:
        *area, status, _, hi, amount, slack, inferred, place = rest
        key = (path, fund, status)
        before = newest.get(key)
        if hi > day and before is not None:
            # It may have come: the certain amount stands, and the range reaches up to it.
            newest[key] = replace(before, high=max(before.high, amount))
            continue
        newest[key] = FundAmount(
            fund=fund,
            name=name,
            kind=kind,
            scope=FundScope(cohort, year, project, target, tuple(area)),
            status=status,
            amount=amount if hi <= day else None,
            high=amount,
            day=hi,
            slack=slack,
            inferred=bool(inferred),
            place=Location.of(path, place),
        )
    return sorted(newest.values(), key=lambda found: (found.kind, found.fund, FUND_STATUSES.index(found.status)))


def matching(amounts: list[FundAmount], status: str, kind: str | None, scope: FundScope) -> list[FundAmount]:
    """The amounts of one status, kind and scope: the only ones that may be added."""
    return [
        found
        for found in amounts
        if found.status == status and found.kind == kind and found.scope == scope and found.amount is not None
    ]
