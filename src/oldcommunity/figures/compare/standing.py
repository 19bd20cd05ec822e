"""How a figure stands in one state of a book, and what each single record adds to it there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from oldcommunity.figures.catalogue import CATALOGUE
from oldcommunity.figures.facts.itemised import certainly_counts, is_cancelled, judge_of
from oldcommunity.figures.facts.tally import NO, SINCE, THEN, Group, member_rows
from oldcommunity.figures.resolve.amounts import amounts_by_record
from oldcommunity.figures.resolve.resolving import Figures
from oldcommunity.figures.scope.areas import is_inside
from oldcommunity.figures.scope.nodes import Node
from oldcommunity.figures.values import Value

#: What each record adds to a figure, by its id; those that add nothing are left out.
Shares = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Standing:
    """A figure of one node in one state.

    Attributes:
        value: what it comes to.
        leaves: the nodes whose values are added up to it: itself, unless child areas answer for it.
    """

    value: Value
    leaves: Mapping[Node, Value]


class Stand(Protocol):
    """One state of a book: as of a day, in a version."""

    @property
    def day(self) -> int:
        """The day as of which it is."""

    def standing(self, figure: str, node: Node, unit: str) -> Standing:
        """How a figure stands."""

    def shares(self, figure: str, node: Node, unit: str, then: int | None) -> Shares:
        """What each record adds: for certain, or since a day `then`, on which all is counted that may have been."""


class Open:
    """A state of an open book."""

    def __init__(self, figures: Figures, day: int) -> None:
        self.figures = figures
        self._day = day
        self._groups: dict[tuple[object, ...], list[tuple[str, Group]]] = {}

    @property
    def day(self) -> int:
        """The day as of which it is."""
        return self._day

    def standing(self, figure: str, node: Node, unit: str) -> Standing:
        """How a figure stands."""
        value = self.figures.value(figure, node, unit, self.day)
        return Standing(value, dict(self._leaves(figure, node, unit)))

    def shares(self, figure: str, node: Node, unit: str, then: int | None) -> Shares:
        """What each in-plan record of a node adds to a figure.

        Args:
            figure: a key of `CATALOGUE` of the kinds plan, milestone, state, money or survey.
            node: the scope.
            unit: the unit to count in; amounts have their own.
            then: only what has certainly come since this day (rule 7); None for all that is certain.
        """
        kind = CATALOGUE[figure].kind
        found: Counter[str] = Counter()
        if kind in ("money", "survey") or figure == "budget":
            for project, now, before in amounts_by_record(self.figures.book, figure, node, self.day, then):
                known = now is not None and (then is None or before is not None)
                found[project] += (now or 0) - (before or 0 if then is not None else 0) if known else 0
        else:
            dropped = kind != "plan" and self.figures.drops_cancelled(node, self.day)
            for project, group in self._records(figure if kind == "milestone" else "started", node, then):
                if dropped and is_cancelled(group):
                    continue
                if group.in_plan and is_inside(group.area, node.area):
                    found[project] += group.sums[unit] * (1 if kind == "plan" else _counts(group, figure, then))
        return {project: share for project, share in found.items() if share}

    def _records(self, code: str, node: Node, then: int | None) -> list[tuple[str, Group]]:
        """The records of a year one by one; the last two lists are kept, for the figures that ask for the same."""
        key = (node.cohort, node.target, code, then)
        if key not in self._groups:
            while len(self._groups) > 1:
                del self._groups[next(iter(self._groups))]
            rows = member_rows(self.figures.book, node.cohort, node.target, code, self.day, then)
            self._groups[key] = [(project, group) for _, _, project, _, _, group in rows]
        return self._groups[key]

    def _leaves(self, figure: str, node: Node, unit: str) -> list[tuple[Node, Value]]:
        value = self.figures.value(figure, node, unit, self.day)
        children = self.figures.nodes.children(node) if value.basis in ("areas", "none") else []
        file = self.figures.nodes.files.get(node)
        if CATALOGUE[figure].kind == "plan" and file and self.figures.plans.has_plan(file):
            children = []
        if not children:
            return [(node, value)]
        return [leaf for child in children for leaf in self._leaves(figure, child, unit)]


class Kept:
    """A state of a book that is closed again: what was asked of it before."""

    def __init__(self, state: Open, questions: list[tuple[str, Node, str]]) -> None:
        self._day = state.day
        self._standings: dict[tuple[str, Node, str], Standing] = {}
        self._shares: dict[tuple[str, Node, str, int | None], Shares] = {}
        for question in questions:
            figure, node, unit = question
            standing = self._standings[question] = state.standing(*question)
            for scope, value in {**standing.leaves, node: standing.value}.items():
                for then in (None, anchor(value, state.day)):
                    self._shares[figure, scope, unit, then] = state.shares(figure, scope, unit, then)

    @property
    def day(self) -> int:
        """The day as of which it is."""
        return self._day

    def standing(self, figure: str, node: Node, unit: str) -> Standing:
        """How a figure stands."""
        return self._standings[figure, node, unit]

    def shares(self, figure: str, node: Node, unit: str, then: int | None) -> Shares:
        """What each record adds, for certain or since the day of the declaration in force (else the state's own)."""
        return self._shares[figure, node, unit, then]


def anchor(value: Value, day: int) -> int:
    """The day up to which a value is told for the whole; where it is not, the day of the state itself."""
    return day if value.since is None else value.since


def _counts(group: Group, figure: str, then: int | None) -> int:
    """Whether a record counts for certain; or whether it has come to count, or ceased to, since the day `then`."""
    if then is None:
        return int(certainly_counts(group, figure))
    judge = judge_of(figure)
    return (judge(group, SINCE, SINCE) != NO) - (judge(group, THEN, THEN) != NO)
