"""How an amount comes about: money invested, households asked, and the progress of the works."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oldcommunity.figures.explain.accounts import Account, LeftOut, Line, range_of, total_of
from oldcommunity.figures.explain.counts import declared_lines, find_entry, other_declarations, with_remainder
from oldcommunity.figures.explain.plans import areas_account
from oldcommunity.figures.facts.left_out import records_in_no_plan
from oldcommunity.figures.facts.reported import Reported, reported
from oldcommunity.figures.resolve.declared import Entry, Told
from oldcommunity.figures.scope.nodes import Node
from oldcommunity.figures.values import Rate, Value, rate_of, unknown

if TYPE_CHECKING:
    from oldcommunity.figures.resolve.resolving import Figures


def amount_account(figures: Figures, figure: str, node: Node, unit: str, day: int, *, least: bool = False) -> Account:
    """How money or a survey comes about; `least` accounts for the least that it can be."""
    value = figures.value(figure, node, unit, day)
    own = figures.own(figure, node, value.unit, day)
    children = figures.nodes.children(node)
    if children and (own.value is None or own != value):
        least = least or value.value is None
        areas = [amount_account(figures, figure, child, unit, day, least=least) for child in children]
        return areas_account(figures, figure, node, value, areas, newer=own.value is not None)
    total = total_of(value, least=least)
    found = find_entry(figures, figure, node, value.unit, day)
    if value.basis in ("records", "none") or found is None:
        return _by_records(figures, Account(figure, node, value, total, "records"), day)
    return _by_declaration(figures, Account(figure, node, value, total, value.basis), *found, day)


def _by_records(figures: Figures, account: Account, day: int) -> Account:
    figure, node, value = account.figure, account.node, account.value
    found = reported(figures.book, node, figure, day)
    inside = [one for one in found if one.in_plan]
    planned = figures.planned(node, "projects", day).value
    return Account(
        figure,
        node,
        value,
        account.total,
        "records" if value.value is not None else "records-some",
        numbers=(len(inside), planned or 0),
        lines=tuple(_line("record", one, one.now) for one in inside if one.now is not None),
        widens=range_of(value, account.total, [], "moved-on", "no-record"),
        left_out=(*_silent(found), *records_in_no_plan(figures, node)),
    )


def _by_declaration(figures: Figures, account: Account, entry: Entry, told: Told, day: int) -> Account:
    """The declared amount, and what those that had reported by then have added since."""
    figure, node, value = account.figure, account.node, account.value
    found = reported(figures.book, node, figure, day, entry.day)
    inside = [one for one in found if one.in_plan]
    lines = declared_lines(figures, figure, node, value.unit, entry, told)
    lines += [
        _line("gained", one, one.now - one.before)
        for one in inside
        if one.now is not None and one.before is not None and one.now != one.before
    ]
    known = [_line("record", one, one.before) for one in inside if one.before is not None]
    late = [
        LeftOut("no-opening", one.project, one.name, one.now, one.day, one.at)
        for one in inside
        if one.now is not None and one.before is None
    ]
    return Account(
        figure,
        node,
        value,
        account.total,
        account.why,
        entry.day,
        lines=tuple(lines),
        itemised=with_remainder(told.low, known),
        widens=range_of(value, account.total, [], "moved-on", "since"),
        left_out=(
            *other_declarations(figures, figure, node, value.unit, entry, day),
            *late,
            *(one for one in _silent(found) if one.reason == "out-of-plan"),
            *records_in_no_plan(figures, node),
        ),
    )


def physical_accounts(figures: Figures, node: Node, day: int) -> tuple[Rate, tuple[Account, Account]]:
    """The progress of the works as the share of the budgets that is done: both parts in 分 times 0.01 %."""
    found = reported(figures.book, node, "physical", day)
    budgets = {(one.project, one.at.path): one for one in reported(figures.book, node, "money", day)}
    inside = [one for one in found if one.in_plan]
    done, whole, missing = [], [], [one for one in _silent(found) if one.reason == "out-of-plan"]
    for one in inside:
        budget = budgets[one.project, one.at.path]
        if one.now is None or not budget.now:
            missing.append(LeftOut("no-weight", one.project, one.name, budget.now, one.day, one.at))
            continue
        done.append(Line("record", budget.now * one.now, one.project, one.name, one.day, one.at, share=one.now))
        whole.append(Line("record", budget.now * 10_000, one.project, one.name, None, budget.at))
    numbers = (len(done), len(inside))
    top, bottom = (_weighed(lines, len(inside)) for lines in (done, whole))
    accounts = (
        Account(
            "physical_progress",
            node,
            top,
            total_of(top),
            "weighed",
            numbers=numbers,
            lines=tuple(done),
            left_out=(*missing, *records_in_no_plan(figures, node)),
        ),
        Account("budget", node, bottom, total_of(bottom), "weighed", numbers=numbers, lines=tuple(whole)),
    )
    return rate_of(top, bottom), accounts


def _weighed(lines: list[Line], records: int) -> Value:
    if not lines:
        return unknown("weighted", records=records)
    total = sum(line.amount for line in lines)
    return Value(total, total, total, "weighted", "records", itemised=total, records=records)


def _silent(found: list[Reported]) -> list[LeftOut]:
    """Records in the plan that report nothing, and records outside it that do."""
    return [
        LeftOut("not-reported" if one.in_plan else "out-of-plan", one.project, one.name, one.now, one.day, one.at)
        for one in found
        if one.in_plan == (one.now is None)
    ]


def _line(kind: str, one: Reported, amount: int) -> Line:
    return Line(kind, amount, one.project, one.name, one.day, one.at)
