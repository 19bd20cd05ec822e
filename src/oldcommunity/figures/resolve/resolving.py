"""Resolving a figure: which facts count, which declaration is in force, and what has happened since.

The ten rules stand in `docs/resolution.md`; the names of the steps here are theirs.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from oldcommunity.codelists import AREA_LEVELS, UNITS
from oldcommunity.figures.catalogue import CATALOGUE
from oldcommunity.figures.facts.itemised import Itemised
from oldcommunity.figures.facts.recorded import Recorded
from oldcommunity.figures.resolve.bounds import most
from oldcommunity.figures.resolve.declared import Declarations, Declared
from oldcommunity.figures.resolve.planned import Plans
from oldcommunity.figures.scope.nodes import CohortFile, Node, Nodes
from oldcommunity.figures.values import Rate, Value, added, from_records, rate_of, unknown

if TYPE_CHECKING:
    from oldcommunity.book import Book


class Figures:
    """The figures of a book. Questions are answered once and remembered.

    Attributes:
        book: the book.
        nodes: its plan years, areas and targets.
        recorded: what its single records say.
    """

    def __init__(self, book: Book) -> None:
        self.book = book
        self.nodes = Nodes(book)
        named = [node.area for node in self.nodes.files] + [self.nodes.home]
        self.recorded = Recorded(book, [level for i, level in enumerate(AREA_LEVELS) if any(area[i] for area in named)])
        self._values: dict[tuple[object, ...], Value] = {}
        self._itemised: dict[tuple[object, ...], Itemised] = {}

    @cached_property
    def plans(self) -> Plans:
        """The plan versions."""
        return Plans(self.book)

    @cached_property
    def declarations(self) -> Declarations:
        """The declared totals."""
        return Declarations(self.book)

    def unit(self, node: Node, day: int) -> str:
        """The unit in which a node is counted: the first in which something is planned."""
        for unit in UNITS:
            if self.planned(node, unit, day).value is not None:
                return unit
        return UNITS[0]

    def value(self, figure: str, node: Node, unit: str, day: int, plan: str = "current") -> Value:
        """A figure of one node as of a day.

        Args:
            figure: a key of `CATALOGUE` of the kinds plan, milestone, state, money or survey.
            node: the scope.
            unit: the unit to count in; amounts have their own.
            day: the day, included.
            plan: `current` or `original`.
        """
        kind = CATALOGUE[figure].kind
        unit = {"money": "money", "survey": "households"}.get(kind, unit)
        if figure == "budget":
            unit = "money"
        key = (figure, node, unit, day, plan)
        if key not in self._values:
            self._values[key] = (
                self.planned(node, unit, day, plan) if kind == "plan" else self._count(figure, node, unit, day)
            )
        return self._values[key]

    def rate(self, figure: str, node: Node, unit: str, day: int, plan: str = "current") -> Rate:
        """A rate of one node: numerator and denominator in the same unit, on the same day (rule 9)."""
        definition = CATALOGUE[figure]
        if figure == "survey_rate":
            unit = "households"
        numerator = self.value(definition.numerator, node, unit, day)
        return rate_of(numerator, self.value(definition.denominator, node, unit, day, plan))

    def planned(self, node: Node, unit: str, day: int, plan: str = "current") -> Value:
        """What was planned in a node (rule 3); `money` for the budget."""
        key = ("planned", node, unit, day, plan)
        if key not in self._values:
            self._values[key] = self._planned(node, unit, day, plan)
        return self._values[key]

    def _planned(self, node: Node, unit: str, day: int, plan: str) -> Value:
        file = self.nodes.files.get(node)
        if file:
            told = self.plans.value(file, unit, day, plan)
            if told:
                total, records, _ = self.recorded.total(node, unit)
                return replace(told, itemised=total, records=records)
        if file and self.plans.has_plan(file):
            return unknown(unit)
        children = self.nodes.children(node)
        if children:
            parts = [self.planned(child, unit, day, plan) for child in children]
            return added(parts, unit, whole=self.nodes.are_all(children, node), apart=self.nodes.lie_apart(children))
        if file is None or not self.declarations.of(file):
            total, records, whole = self.recorded.total(node, unit)
            value = total if whole and records else None
            return Value(value, total, value, unit, "records", itemised=total, records=records)
        return unknown(unit)

    def out_of_plan(self, figure: str, node: Node, unit: str, day: int) -> int:
        """How much of a milestone was met outside the plan, by records or by the newest declaration that says so."""
        file = self.nodes.files.get(node)
        entries = self.declarations.of(file) if file else []
        told = (entry.out_of_plan(figure, unit) for entry in entries if entry.day <= day)
        declared = next((found.low for found in told if found), 0)
        return max(self.recorded.out_of_plan(figure, node, unit, day), declared)

    def _count(self, figure: str, node: Node, unit: str, day: int) -> Value:
        """A milestone, state or amount: records, own declaration, or child areas (rules 4 to 8)."""
        own = self.own(figure, node, unit, day)
        if own.basis == "records" and own.value is not None:
            return own
        children = self.nodes.children(node)
        if not children:
            return own
        if own.value is not None and any(self._has_no_news(child, own.since or 0, day) for child in children):
            return own
        whole, apart = self.nodes.are_all(children, node), self.nodes.lie_apart(children)
        if own.value is not None and not (whole and apart):
            return own
        parts = []
        for child in children:
            part = self.value(figure, child, unit, day)
            # Of children that have nothing newer to say, the first settles it.
            if own.value is not None and (part.since is None or part.since <= (own.since or 0)):
                return own
            parts.append(part)
        return added(parts, unit, whole=whole, apart=apart)

    def _has_no_news(self, node: Node, since: int, day: int) -> bool:
        """Whether nothing that a node without areas of its own declares can be newer than a day."""
        file = self.nodes.files.get(node)
        entries = self.declarations.of(file) if file else []
        return not self.nodes.children(node) and not any(since < entry.day <= day for entry in entries)

    def own(self, figure: str, node: Node, unit: str, day: int) -> Value:
        """What a node's own records and declarations say of a milestone, state or amount, its child areas apart."""
        key = ("own", figure, node, unit, day)
        if key not in self._values:
            self._values[key] = self._own(figure, node, unit, day)
        return self._values[key]

    def _own(self, figure: str, node: Node, unit: str, day: int) -> Value:
        file = self.nodes.files.get(node)
        declared = self.declared(figure, node, file, unit, day)
        then = declared.day if declared else None
        planned = self.planned(node, unit if unit != "money" else "projects", day)
        if CATALOGUE[figure].kind in ("money", "survey"):
            return self._own_amount(figure, node, unit, day, declared)
        found = self.itemised(figure, node, unit, day, then)
        complete = self._complete(node, found, unit, day)
        if complete and found.known:
            return from_records(found.yes, unit, found.records, self.recorded.rounding(figure, node, unit, day))
        ceiling = most(self, figure, node, unit, day, planned.value, found)
        if declared is None:
            high = found.yes + found.maybe if complete and not found.unmeasured else ceiling
            value = found.yes if complete and not found.undated and not found.unmeasured else None
            basis = "records" if value is not None else "none"
            return Value(value, found.yes, high, unit, basis, itemised=found.yes, records=found.records)
        return self._carried(figure, declared, found, ceiling, unit, day)

    def _carried(
        self, figure: str, declared: Declared, found: Itemised, ceiling: int | None, unit: str, day: int
    ) -> Value:
        """A declaration, and what the records say has happened since (rules 7 and 8)."""
        told = declared.told
        value = told.low + found.gained
        basis = "declared" if told.direct else "identity"
        low, high = value, told.high + found.gained
        if declared.day < day:
            basis = "carried" if found.gained else basis
            low = value if CATALOGUE[figure].cumulative or figure == "completed" else min(found.yes, value)
            high = max(ceiling, high) if ceiling is not None else None  # type: ignore[assignment]
        return Value(
            value,
            low,
            high,
            unit,
            basis,
            since=declared.day,
            inferred=declared.inferred,
            slack=told.slack,
            itemised=found.yes,
            records=found.records,
            places=told.places,
        )

    def _own_amount(self, figure: str, node: Node, unit: str, day: int, declared: Declared | None) -> Value:
        """Money or a survey: cumulative amounts reported by project and for the whole."""
        found = self.recorded.amount(figure, node, day, declared.day if declared else None)
        planned = self.planned(node, "projects", day).value
        if planned is not None and planned == found.records == found.known and found.records:
            return from_records(found.total, unit, found.records, found.slack)
        if declared is None:
            low = found.total if found.known else None
            return Value(None, low, None, unit, "none", itemised=low, records=found.records)
        value = declared.told.low + found.gained
        basis = "carried" if found.gained else "declared"
        return Value(
            value,
            value,
            value if declared.day == day else None,
            unit,
            basis,
            since=declared.day,
            inferred=declared.inferred,
            slack=declared.told.slack,
            itemised=found.total,
            records=found.records,
            places=declared.told.places,
        )

    def itemised(self, figure: str, node: Node, unit: str, day: int, then: int | None) -> Itemised:
        """What the records of a node say of a count, without cancelled ones that its plan no longer holds."""
        key = (figure, node, unit, day, then)
        if key not in self._itemised:
            found = self.recorded.itemised(figure, node, unit, day, then)
            if found.cancelled and self.drops_cancelled(node, day):
                found = self.recorded.itemised(figure, node, unit, day, then, cancelled=False)
            self._itemised[key] = found
        return self._itemised[key]

    def drops_cancelled(self, node: Node, day: int) -> bool:
        """Whether the plan has left out the cancelled projects: it has shrunk, to exactly the other records."""
        was, now = (self.value("planned", node, "projects", day, plan).value for plan in ("original", "current"))
        if was is None or now is None or now >= was:
            return False
        found = self.recorded.itemised("cancelled", node, "projects", day, None)
        return bool(found.cancelled) and now == found.records - found.cancelled

    def declared(self, figure: str, node: Node, file: CohortFile | None, unit: str, day: int) -> Declared | None:
        """The declaration in force for a figure of a node; None where there is none."""
        if file is None:
            return None
        return self.declarations.in_force(file, figure, unit, day, lambda then: self.planned(node, unit, then).value)

    def _complete(self, node: Node, found: Itemised, unit: str, day: int) -> bool:
        """Whether there are as many records as planned."""
        planned = self.planned(node, "projects", day).value
        if planned is not None:
            return found.records == planned and found.records > 0
        planned = self.planned(node, unit, day).value
        return planned is not None and found.total == planned and not found.unmeasured
