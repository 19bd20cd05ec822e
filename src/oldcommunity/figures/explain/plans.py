"""How a planned value comes about: the version in force, batches, child areas or records (rule 3)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from oldcommunity.diagnostics import Location
from oldcommunity.figures.explain.accounts import Account, LeftOut, Line, Widening, range_of, total_of
from oldcommunity.figures.facts.reported import Reported, reported
from oldcommunity.figures.scope.areas import area_name
from oldcommunity.figures.scope.nodes import CohortFile, Node
from oldcommunity.figures.values import Value

if TYPE_CHECKING:
    from oldcommunity.figures.resolve.resolving import Figures


def planned_account(
    figures: Figures, figure: str, node: Node, unit: str, day: int, plan: str, *, least: bool = False
) -> Account:
    """How what was planned in a node comes about; `money` for the budget.

    Args:
        figures: the figures of the book.
        figure: `planned` or `budget`.
        node: the scope.
        unit: what is counted.
        day: the day, included.
        plan: `current` or `original`.
        least: account for the least that it can be, also where there is a value.
    """
    value = figures.planned(node, unit, day, plan)
    total = total_of(value, least=least)
    file = figures.nodes.files.get(node)
    if file and value.basis in ("plan", "batches"):
        return _by_version(figures, file, Account(figure, node, value, total, value.basis))
    if file and figures.plans.has_plan(file):
        return Account(figure, node, value, total, "plan-leaves-out")
    children = figures.nodes.children(node)
    if children:
        least = least or value.value is None
        areas = [planned_account(figures, figure, child, unit, day, plan, least=least) for child in children]
        return areas_account(figures, figure, node, value, areas)
    if value.basis == "records":
        return _by_records(figures, Account(figure, node, value, total, "plan-from-records"), day)
    return Account(figure, node, value, total, "plan-not-told")


def areas_account(
    figures: Figures, figure: str, node: Node, value: Value, areas: list[Account], *, newer: bool = False
) -> Account:
    """How the sum of child areas comes about (rule 6); `newer` than what the node itself declares."""
    file = figures.nodes.files.get(node)
    expected = file.areas if file and file.areas is not None else 0
    widens = []
    for area in areas:
        down = area.total - (area.value.low or 0)
        up = None if area.value.high is None else area.value.high - area.total
        if down or up != 0:
            widens.append(Widening("area", down, up, name=area_name(area.node.area)))
    if expected != len(areas):
        widens.append(Widening("areas-missing", 0, None))
    return Account(
        figure,
        node,
        value,
        sum(area.total for area in areas),
        "areas-newer" if newer else "areas",
        numbers=(len(areas), expected),
        areas=tuple(areas),
        widens=tuple(widens),
    )


def _by_version(figures: Figures, file: CohortFile, account: Account) -> Account:
    """The rows of the plan versions in force, and those of versions that are not."""
    column = "budget" if account.value.unit == "money" else account.value.unit
    rows = figures.book.rows(
        "SELECT path, place, from_hi, batch, value FROM the_plan WHERE content = ? AND unit = ? ORDER BY item",
        file.content,
        column,
    )
    lines, others = [], []
    for path, place, begins, batch, amount in rows:
        at = Location.of(path, place)
        if at in account.value.places:
            lines.append(Line("plan", amount, column, batch or "", begins or None, at))
        else:
            others.append(LeftOut("other-version", column, batch or "", amount, begins or None, at))
    since = max((line.day or 0 for line in lines), default=0)
    return replace(account, lines=tuple(lines), left_out=tuple(others), day=since or None, numbers=(len(lines), 0))


def _by_records(figures: Figures, account: Account, day: int) -> Account:
    """Every record, where there is neither a plan nor a declaration."""
    found = [one for one in reported(figures.book, account.node, account.value.unit, day) if one.in_plan]
    lines = tuple(_record(one) for one in found if one.now is not None)
    missing = tuple(
        LeftOut("unmeasured", one.project, one.name, None, None, one.at) for one in found if one.now is None
    )
    widens = range_of(account.value, account.total, [], "moved-on", "no-record")
    return replace(account, lines=lines, left_out=missing, widens=widens, numbers=(len(lines), len(found)))


def _record(one: Reported) -> Line:
    return Line("record", one.now or 0, one.project, one.name, one.day, one.at)
