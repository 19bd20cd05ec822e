"""How far a count can reach: figures bound each other, and what is told later bounds what cannot fall (rule 8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oldcommunity.figures.catalogue import CATALOGUE
from oldcommunity.figures.facts.itemised import Itemised
from oldcommunity.figures.scope.nodes import Node

if TYPE_CHECKING:
    from oldcommunity.figures.resolve.resolving import Figures

#: No project counts for both of a pair.
_APART = {
    "started": "in_preparation",
    "in_preparation": "started",
    "suspended": "completed",
    "cancelled": "completed",
}


def most(
    figures: Figures, figure: str, node: Node, unit: str, day: int, planned: int | None, found: Itemised
) -> int | None:
    """The most that a count can be: what is planned, less what is known not to count; None without a plan.

    Args:
        figures: the figures of the book.
        figure: a milestone or a state.
        node: the scope.
        unit: the unit to count in.
        day: the day, included.
        planned: what is planned in the unit.
        found: what the records say of the figure.
    """
    if planned is None:
        return None
    limits = [planned - found.no]
    if figure in _APART:
        limits.append(planned - _least(figures, _APART[figure], node, unit, day))
    if figure in ("completed", "under_construction"):
        started = figures.own("started", node, unit, day).high
        if started is not None:
            done = _least(figures, "completed", node, unit, day) if figure == "under_construction" else 0
            limits.append(started - done)
    later = _later(figures, figure, node, unit, day, planned)
    if later is not None:
        limits.append(later)
    return max(min(limits), found.yes)


def _least(figures: Figures, figure: str, node: Node, unit: str, day: int) -> int:
    """How much of a count is certain, whatever the other counts."""
    declared = figures.declared(figure, node, figures.nodes.files.get(node), unit, day)
    found = figures.itemised(figure, node, unit, day, declared.day if declared else None)
    stays = declared is not None and (declared.day == day or CATALOGUE[figure].cumulative)
    if declared is not None and stays:
        return declared.told.low + found.gained
    # A record whose start is not written down looks as if it were in preparation until it is halted.
    return 0 if figure == "in_preparation" else found.yes


def _later(figures: Figures, figure: str, node: Node, unit: str, day: int, planned: int) -> int | None:
    """What the next declaration tells of a figure that only grows, where the plan is the same by then."""
    file = figures.nodes.files.get(node)
    if file is None or not CATALOGUE[figure].cumulative:
        return None
    for entry in reversed(figures.declarations.of(file)):
        if entry.day > day and figures.planned(node, unit, entry.day).value == planned:
            told = entry.find(figure, unit, planned)
            if told:
                return told.high
    return None
