"""How far a plan year is by one unit and one version of its plan, to be set beside others."""

from __future__ import annotations

from dataclasses import dataclass

from oldcommunity.figures.resolve.resolving import Figures
from oldcommunity.figures.scope.nodes import Node
from oldcommunity.figures.values import Rate, Value

#: Which versions of the plan rates can be told of, side by side.
PLANS = {"current": ("current",), "original": ("original",), "all": ("original", "current")}


@dataclass(frozen=True, slots=True)
class Reading:
    """How far one node is, counted in one unit and set against one version of its plan.

    Attributes:
        unit: what is counted.
        plan: `current` or `original`.
        counts: planned, started and completed.
        rates: the rates of start and completion.
    """

    unit: str
    plan: str
    counts: dict[str, Value]
    rates: dict[str, Rate]


def reading_of(figures: Figures, node: Node, day: int, unit: str, plan: str) -> Reading:
    """The reading of one node as of a day."""
    return Reading(
        unit,
        plan,
        {key: figures.value(key, node, unit, day, plan) for key in ("planned", "started", "completed")},
        {key: figures.rate(key, node, unit, day, plan) for key in ("start_rate", "completion_rate")},
    )
