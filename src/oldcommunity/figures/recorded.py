"""What single records say, asked once for each year, milestone and day, and remembered."""

from __future__ import annotations

from oldcommunity.book import Book
from oldcommunity.figures.amounts import Amounts, amounts_by_area
from oldcommunity.figures.areas import Area, is_inside
from oldcommunity.figures.catalogue import CATALOGUE
from oldcommunity.figures.itemised import Itemised, certainly_counts, itemise
from oldcommunity.figures.nodes import Node
from oldcommunity.figures.tally import Group, tally


class Recorded:
    """The records of a book, seen by figures."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._groups: dict[tuple[object, ...], list[Group]] = {}
        self._amounts: dict[tuple[object, ...], list[tuple[Area, Amounts]]] = {}

    def groups(self, node: Node, figure: str, day: int, then: int | None = None) -> list[Group]:
        """The projects of a node, in plan or not, in groups that stand alike."""
        key = (node.cohort, node.target, _milestone(figure), day, then)
        if key not in self._groups:
            self._groups[key] = tally(self._book, node.cohort, node.target, _milestone(figure), day, then)
        return [group for group in self._groups[key] if is_inside(group.area, node.area)]

    def itemised(self, figure: str, node: Node, unit: str, day: int, then: int | None) -> Itemised:
        """What the in-plan records of a node say of a count."""
        groups = self.groups(node, figure, day, then)
        return itemise((group for group in groups if group.in_plan), figure, unit)

    def amount(self, figure: str, node: Node, day: int, then: int | None) -> Amounts:
        """What the in-plan records of a node report of an amount."""
        key = (figure, node.cohort, node.target, day, then)
        if key not in self._amounts:
            self._amounts[key] = amounts_by_area(self._book, *key)
        inside = [found for area, found in self._amounts[key] if is_inside(area, node.area)]
        return Amounts(
            total=sum(found.total for found in inside),
            known=sum(found.known for found in inside),
            records=sum(found.records for found in inside),
            gained=sum(found.gained for found in inside),
            slack=sum(found.slack for found in inside),
        )

    def total(self, node: Node, unit: str, day: int) -> tuple[int, int, bool]:
        """How much of a unit all records of a node add up to, how many they are, and whether each states it."""
        if unit == "money":
            budget = self.amount("budget", node, day, None)
            return budget.total, budget.records, budget.known == budget.records
        found = self.itemised("started", node, unit, day, None)
        return found.total, found.records, not found.unmeasured

    def out_of_plan(self, figure: str, node: Node, unit: str, day: int) -> int:
        """How much of a milestone was certainly met by projects outside the plan; no total counts them."""
        groups = [group for group in self.groups(node, figure, day) if not group.in_plan]
        return sum(group.sums[unit] for group in groups if certainly_counts(group, figure))

    def counts(self, figure: str, project: str, node: Node, day: int) -> bool:
        """Whether one project is certainly among those that a figure of a node counts."""
        groups = tally(self._book, node.cohort, node.target, _milestone(figure), day, project=project)
        inside = [group for group in groups if is_inside(group.area, node.area)]
        if CATALOGUE[figure].kind in ("milestone", "state"):
            inside = [group for group in inside if certainly_counts(group, figure)]
        return bool(inside)


def _milestone(figure: str) -> str:
    """The milestone to ask records about; states need none of their own."""
    return figure if CATALOGUE[figure].kind == "milestone" else "started"
