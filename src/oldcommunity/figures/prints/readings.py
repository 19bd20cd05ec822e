"""What a printed figure may mean: the figure in the scope and unit that it states, then what it does not exclude."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from oldcommunity.codelists import UNITS
from oldcommunity.figures.catalogue import CATALOGUE
from oldcommunity.figures.funds import FundScope, fund_amounts, matching
from oldcommunity.figures.papers import bulletins, sites_inspected
from oldcommunity.figures.prints.prints import Print
from oldcommunity.figures.resolve.physical import physical_progress
from oldcommunity.figures.resolve.resolving import Figures
from oldcommunity.figures.schedule import overdue
from oldcommunity.figures.scope.nodes import Node
from oldcommunity.figures.values import Rate, Value, rate_of, unknown
from oldcommunity.printed import parse_printed

#: What a count or an amount is a share of, where a paper prints it as one (`全部开工`, `完成投资近八成`).
_WHOLE = {"milestone": "planned", "state": "planned", "survey": "planned", "money": "budget"}


def readings(figures: Figures, printed: Print) -> Iterator[tuple[str, Value | Rate]]:
    """The figure as the print states it, then by other units, by the original plan, with out-of-plan projects.

    Each has a name: empty for the first, else a unit, `original`, `out_of_plan` or a target.
    """
    kind = CATALOGUE[printed.figure].kind
    if kind == "papers":
        yield "", _papers(figures, printed)
        return
    if kind == "funds":
        yield "", _told(figures, printed, Node(printed.cohort or 0, printed.area, printed.target), UNITS[0])
        return
    node = node_of(figures, printed)
    named = parse_printed(printed.printed).unit
    own = printed.unit or named or figures.unit(node, printed.day)
    yield "", _told(figures, printed, node, own)
    if not (printed.unit or named) and kind in ("plan", "milestone", "state", "rate"):
        for unit in UNITS:
            if unit != own:
                yield unit, _told(figures, printed, node, unit)
    if kind in ("plan", "rate"):
        yield "original", _told(figures, printed, node, own, "original")
    yield from _with_outside(figures, printed, node, own)
    if printed.target is None:
        for other in figures.nodes.files:
            if other.cohort == node.cohort and other.area == node.area and other.target:
                yield other.target, _told(figures, printed, other, own)


def node_of(figures: Figures, printed: Print) -> Node:
    """The node that a print is about: its area as stated, else the year's only top node."""
    node = Node(printed.cohort or 0, printed.area, printed.target)
    if node in figures.nodes.files:
        return node
    tops = [top for top in figures.nodes.tops() if (top.cohort, top.target) == (node.cohort, node.target)]
    return tops[0] if len(tops) == 1 and printed.area == figures.nodes.home else node


def fund_scope(printed: Print) -> FundScope:
    """What the money of a print is for."""
    return FundScope(printed.cohort, printed.year, printed.project, printed.target, printed.area)


def _told(figures: Figures, printed: Print, node: Node, unit: str, plan: str = "current") -> Value | Rate:
    """The figure by one reading: a share where the figure or the print is one."""
    definition = CATALOGUE[printed.figure]
    if definition.kind == "physical":
        return _physical(figures, node, printed.day)
    shared = parse_printed(printed.printed).kind in ("percent", "all")
    whole, whole_unit = printed.over or (definition.denominator or _WHOLE.get(definition.kind, ""), None)
    if not whole or not (definition.kind == "rate" or printed.over or shared):
        return _value(figures, printed, printed.figure, node, unit, plan)
    part = _value(figures, printed, definition.numerator or printed.figure, node, unit)
    unit = whole_unit or (part.unit if part.unit in UNITS else unit)
    return rate_of(part, _value(figures, printed, whole, node, unit, plan))


def _value(figures: Figures, printed: Print, figure: str, node: Node, unit: str, plan: str = "current") -> Value:
    """One count or amount in the scope of a print."""
    kind = CATALOGUE[figure].kind
    if kind == "funds":
        return _funds(figures, printed, figure)
    if kind == "overdue":
        found = overdue(figures.book, node, printed.day)
        sure = sum(not late.possible for late in found)
        return Value(sure, sure, len(found), "milestones", "records", places=tuple(late.at for late in found))
    if kind in ("rate", "physical", "papers"):
        return unknown(unit)
    return figures.value(figure, node, unit, printed.day, plan)


def _physical(figures: Figures, node: Node, day: int) -> Rate:
    """Progress of the works as reported: a share that has no counts of its own."""
    share = physical_progress(figures.book, node, day).share
    if share is None:
        return rate_of(unknown("physical"), Value(1, 1, 1, "physical", "none"))
    part, whole = share.numerator, share.denominator
    return rate_of(Value(part, part, part, "physical", "records"), Value(whole, whole, whole, "physical", "records"))


def _with_outside(figures: Figures, printed: Print, node: Node, unit: str) -> Iterator[tuple[str, Value | Rate]]:
    """What has been met with the projects outside the plan, where there are any."""
    figure = CATALOGUE[printed.figure].numerator or printed.figure
    if CATALOGUE[figure].kind != "milestone":
        return
    told = _told(figures, printed, node, unit)
    inside = told.numerator if isinstance(told, Rate) else told
    outside = figures.out_of_plan(figure, node, unit, printed.day)
    if inside.exact and inside.value is not None and outside:
        total = inside.value + outside
        both = replace(inside, value=total, low=total, high=total)
        yield "out_of_plan", rate_of(both, told.denominator) if isinstance(told, Rate) else both


def _papers(figures: Figures, printed: Print) -> Value:
    if printed.figure == "bulletins":
        return bulletins(figures.book, printed.day, printed.area, printed.cohort)
    return sites_inspected(figures.book, printed.day, printed.area)


def _funds(figures: Figures, printed: Print, figure: str) -> Value:
    """Money of one kind at one status; where the print names no kind, that of the only one there is."""
    status, scope = figure.removeprefix("funds_"), fund_scope(printed)
    amounts = fund_amounts(figures.book, printed.day)
    kinds = {one.kind for one in amounts if one.scope == scope and one.status == status}
    kind = printed.kind or (kinds.pop() if len(kinds) == 1 else None)
    found = matching(amounts, status, kind, scope)
    if not found:
        return unknown("money")
    total = sum(amount.amount or 0 for amount in found)
    return Value(
        total,
        total,
        sum(amount.high for amount in found),
        "money",
        "declared" if len(found) == 1 else "records",
        since=min(amount.day for amount in found),
        inferred=any(amount.inferred for amount in found),
        slack=sum(amount.slack for amount in found),
        places=tuple(amount.place for amount in found),
    )
