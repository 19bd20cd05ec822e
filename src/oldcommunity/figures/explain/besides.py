"""How figures come about that no plan year resolves: money on its way, papers and overdue milestones."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from oldcommunity.codelists import AREA_LEVELS, FUND_KINDS
from oldcommunity.diagnostics import Location
from oldcommunity.figures.explain.accounts import Account, LeftOut, Line, Widening, range_of, total_of
from oldcommunity.figures.funds import FundAmount, FundScope, fund_amounts
from oldcommunity.figures.papers import bulletins, sites_inspected
from oldcommunity.figures.schedule import overdue
from oldcommunity.figures.scope.areas import Area, is_inside
from oldcommunity.figures.scope.nodes import Node
from oldcommunity.figures.values import Value

if TYPE_CHECKING:
    from oldcommunity.figures.resolve.resolving import Figures


def fund_explanations(figures: Figures, figure: str, day: int) -> Iterator[tuple[FundScope, str, Account]]:
    """For each scope and kind of money at a status, how its sum comes about; sums of different ones are never added."""
    status = figure.removeprefix("funds_")
    found: dict[tuple[FundScope, str], list[FundAmount]] = {}
    for one in fund_amounts(figures.book, day):
        if one.status == status:
            found.setdefault((one.scope, one.kind), []).append(one)
    for scope, kind in sorted(found, key=_order):
        yield scope, kind, _funds(figures, figure, scope, found[scope, kind], day)


def _funds(figures: Figures, figure: str, scope: FundScope, amounts: list[FundAmount], day: int) -> Account:
    certain = [one for one in amounts if one.amount is not None]
    total = sum(one.amount or 0 for one in certain)
    value = Value(
        total if certain else None,
        total if certain else None,
        sum(one.high for one in amounts),
        "money",
        "none" if not certain else "declared" if len(certain) == 1 else "records",
        since=min((one.day for one in certain), default=None),
        inferred=any(one.inferred for one in certain),
        slack=sum(one.slack for one in certain),
        places=tuple(one.place for one in certain),
    )
    widens = [
        Widening("possible", 0, one.high - (one.amount or 0), one.fund, one.name or "", one.day, one.place)
        for one in amounts
        if one.high != one.amount
    ]
    return Account(
        figure,
        Node(scope.cohort or 0, scope.area, scope.target),
        value,
        total,
        "funds",
        numbers=(len(certain), 0),
        lines=tuple(Line("fund", one.amount or 0, one.fund, one.name or "", one.day, one.place) for one in certain),
        widens=tuple(widens),
        left_out=tuple(_superseded(figures, figure, amounts, day)),
    )


def _superseded(figures: Figures, figure: str, amounts: list[FundAmount], day: int) -> Iterator[LeftOut]:
    """Amounts that newer ones of the same fund and status have replaced, or that come after the day."""
    status = figure.removeprefix("funds_")
    funds = {(one.fund, one.place.path): one for one in amounts}
    rows = figures.book.rows(
        "SELECT f.path, f.id, f.name, e.lo, e.hi, e.amount, e.place FROM the_fund f JOIN main.fund_event e "
        "ON e.content = f.content AND e.fund = f.item WHERE e.status = ? ORDER BY f.path, f.item, e.hi, e.item",
        status,
    )
    for path, fund, name, lo, hi, amount, place in rows:
        told, at = funds.get((fund, path)), Location.of(path, place)
        if told and at != told.place and not lo <= day < hi:
            yield LeftOut("not-yet" if lo > day else "superseded", fund, name or "", amount, hi, at)


def papers_account(figures: Figures, figure: str, day: int, area: Area, cohort: int | None) -> Account:
    """How many bulletins were issued or sites inspected."""
    if figure == "bulletins":
        value = bulletins(figures.book, day, area, cohort)
        what = "document", "place", "coalesce(count, 1)", "id, coalesce(title, '')"
        where = "kind = 'bulletin' AND (:cohort IS NULL OR cohort = :cohort)"
    else:
        value = sites_inspected(figures.book, day, area)
        what = "inspection", "sites_place", "sites", "id, ''"
        where = "TRUE OR :cohort"
    table, place, number, named = what
    rows = figures.book.rows(
        f"SELECT path, {place}, lo, hi, {number}, {named}, {', '.join(AREA_LEVELS)} FROM the_{table} "
        f"WHERE {where} ORDER BY hi, path, place",
        cohort=cohort,
    )
    lines, widens, left = [], [], []
    for path, at, lo, hi, count, key, title, *where_it_was in rows:
        if not is_inside(tuple(where_it_was), area):
            continue
        stands = Location.of(path, at)
        if hi <= day:
            lines.append(Line(table, count, key, title, hi, stands))
        elif lo <= day:
            widens.append(Widening("possible", 0, count, key, title, hi, stands))
        else:
            left.append(LeftOut("not-yet", key, title, count, hi, stands))
    return Account(
        figure,
        Node(cohort or 0, area),
        value,
        total_of(value),
        "papers",
        numbers=(len(lines), 0),
        lines=tuple(lines),
        widens=tuple(widens),
        left_out=tuple(left),
    )


def overdue_account(figures: Figures, node: Node, day: int) -> Account:
    """Every overdue milestone; those that may have been met by the day widen the range downwards."""
    found = overdue(figures.book, node, day)
    possible = [one for one in found if one.possible]
    number = len(found)
    value = Value(number, number - len(possible), number, "milestones", "records", itemised=number, records=number)
    lines = tuple(Line("overdue", 1, one.code, one.name, one.due, one.at, not one.possible) for one in found)
    widens = [Widening("maybe", 1, 0, one.code, one.name, one.due, one.at) for one in possible]
    return Account(
        "overdue",
        node,
        value,
        number,
        "overdue",
        lines=lines,
        widens=range_of(value, number, widens, "moved-on", "no-record"),
    )


def _order(key: tuple[FundScope, str]) -> tuple[object, ...]:
    scope, kind = key
    area = tuple(name or "" for name in scope.area)
    about = (scope.cohort or 0, scope.year or 0, scope.project or "", scope.target or "")
    return (*about, area, FUND_KINDS.index(kind))
