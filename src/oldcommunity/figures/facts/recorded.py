"""What single records say, asked once for each year, milestone and day, and remembered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import TypeVar

from oldcommunity.book import Book
from oldcommunity.codelists import AREA_LEVELS, UNITS
from oldcommunity.figures.catalogue import CATALOGUE
from oldcommunity.figures.facts.itemised import Itemised, certainly_counts, is_cancelled, itemise
from oldcommunity.figures.facts.tally import Group, tally
from oldcommunity.figures.resolve.amounts import Amounts, amounts_by_area
from oldcommunity.figures.scope.areas import AREA_COLUMNS, Area, is_inside
from oldcommunity.figures.scope.nodes import Node

_T = TypeVar("_T")
#: Which records there are and how large does not depend on the day.
_ANY_DAY = 1


class Recorded:
    """The records of a book, seen by figures."""

    def __init__(self, book: Book, levels: Sequence[str] = AREA_LEVELS) -> None:
        """Ask a book; `levels` are those that most questions name, others make questions of their own."""
        self._book = book
        self._levels = tuple(levels)
        self._years: dict[tuple[object, ...], dict[Area, list[Group]]] = {}
        self._groups: dict[tuple[object, ...], list[Group]] = {}
        self._totals: dict[tuple[Node, str], tuple[int, int, bool]] = {}
        self._amounts: dict[tuple[object, ...], dict[Area, Amounts]] = {}

    def _tally(
        self, cohort: int, target: str | None, code: str, day: int, then: int | None, levels: Sequence[str]
    ) -> list[Group]:
        """The projects of a year in groups that stand alike."""
        return tally(self._book, cohort, target, code, day, then, levels=levels)

    def _amounts_by_area(
        self, figure: str, cohort: int, target: str | None, day: int, then: int | None, levels: Sequence[str]
    ) -> list[tuple[Area, Amounts]]:
        """What the projects of a year report, by area."""
        return amounts_by_area(self._book, figure, cohort, target, day, then, levels)

    def groups(self, node: Node, figure: str, day: int, then: int | None = None) -> list[Group]:
        """The projects of a node, in plan or not, in groups that stand alike, wherever in it they lie."""
        key = (node, _milestone(figure), day, then)
        if key not in self._groups:
            year = self._year(node, _milestone(figure), day, then)
            inside = _found_in(year, node, self._levels_for(node))
            self._groups[key] = _together(chain.from_iterable(inside), node.area)
        return self._groups[key]

    def _year(self, node: Node, code: str, day: int, then: int | None) -> dict[Area, list[Group]]:
        """The projects of a node's year and target in groups, by area: by all levels that the node's area names."""
        key = (node.cohort, node.target, code, day, then, self._levels_for(node))
        if key not in self._years:
            # What is known by four clocks is known by two.
            more = [groups for (*known, _, levels), groups in self._years.items() if (*known, None, levels) == key]
            found = [group.by_day() for group in chain(*more[0].values())] if more else self._tally(*key)
            by_area = self._years[key] = defaultdict(list)
            for group in found:
                by_area[group.area].append(group)
        return self._years[key]

    def _levels_for(self, node: Node) -> tuple[str, ...]:
        """The levels by which to tell areas apart so that a node's can be found."""
        for level, name in zip(AREA_LEVELS, node.area, strict=True):
            if name is not None and level not in self._levels:
                return AREA_LEVELS
        return self._levels

    def areas(self, node: Node) -> list[tuple[Area, bool]]:
        """The areas in which projects of a node lie, with those in plan apart."""
        sql = (
            f"SELECT DISTINCT {AREA_COLUMNS}, in_plan FROM the_project p WHERE cohort = :cohort "
            "AND (:target IS NULL OR p.targets LIKE '% ' || :target || ' %')"
        )
        rows = self._book.remembered(sql, cohort=node.cohort, target=node.target)
        found = [(tuple(area), bool(in_plan)) for *area, in_plan in rows]
        return [(area, in_plan) for area, in_plan in found if is_inside(area, node.area)]

    def itemised(
        self, figure: str, node: Node, unit: str, day: int, then: int | None, *, cancelled: bool = True
    ) -> Itemised:
        """What the in-plan records of a node say of a count; without those certainly cancelled, if so asked."""
        groups = [group for group in self.groups(node, figure, day, then) if group.in_plan]
        return itemise([group for group in groups if cancelled or not is_cancelled(group)], figure, unit)

    def roundings(self, node: Node, figure: str, day: int) -> list[Group]:
        """The in-plan projects of a node in groups, whose sums are how far the typed sizes round."""
        year = tally(self._book, node.cohort, node.target, _milestone(figure), day, rounding=True)
        return [group for group in year if group.in_plan and is_inside(group.area, node.area)]

    def rounding(self, figure: str, node: Node, unit: str, day: int) -> int:
        """How far the sizes of the in-plan records round that certainly count; projects are not rounded."""
        return 0 if unit == UNITS[0] else itemise(self.roundings(node, figure, day), figure, unit).yes

    def amount(self, figure: str, node: Node, day: int, then: int | None) -> Amounts:
        """What the in-plan records of a node report of an amount."""
        key = (figure, node.cohort, node.target, day, then, self._levels_for(node))
        if key not in self._amounts:
            self._amounts[key] = dict(self._amounts_by_area(*key))
        inside = _found_in(self._amounts[key], node, key[-1])
        return Amounts(
            total=sum(found.total for found in inside),
            known=sum(found.known for found in inside),
            records=sum(found.records for found in inside),
            gained=sum(found.gained for found in inside),
            slack=sum(found.slack for found in inside),
        )

    def total(self, node: Node, unit: str) -> tuple[int, int, bool]:
        """How much of a unit all records of a node add up to, how many they are, and whether each states it."""
        if (node, unit) not in self._totals:
            self._totals[node, unit] = self._total(node, unit)
        return self._totals[node, unit]

    def _total(self, node: Node, unit: str) -> tuple[int, int, bool]:
        if unit == "money":
            budget = self.amount("budget", node, _ANY_DAY, None)
            return budget.total, budget.records, budget.known == budget.records
        found = self.itemised("started", node, unit, _ANY_DAY, None)
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


def _found_in(found: Mapping[Area, _T], node: Node, levels: Sequence[str]) -> list[_T]:
    """What was found in the areas, told apart by some levels, that lie in a node."""
    named = {level for level, name in zip(AREA_LEVELS, node.area, strict=True) if name is not None}
    if named >= set(levels):
        # Where a node names all that tells them apart, there is one of them at most.
        area = tuple(name or None for name in node.area)
        return [found[area]] if area in found else []
    return [one for area, one in found.items() if is_inside(area, node.area)]


def _together(groups: Iterable[Group], area: Area) -> list[Group]:
    """The groups of an area with those in one that stand alike."""
    found: dict[tuple[bool, tuple[int, ...], tuple[int, ...]], tuple[dict[str, int], dict[str, int]]] = {}
    for _, in_plan, states, met, _, sums, known in groups:
        same = found.get((in_plan, states, met))
        if same is None:
            found[in_plan, states, met] = (dict(sums), dict(known))
            continue
        for unit in UNITS:
            same[0][unit] += sums[unit]
            same[1][unit] += known[unit]
    return [Group(area, *alike, sums["projects"], sums, known) for alike, (sums, known) in found.items()]


def _milestone(figure: str) -> str:
    """The milestone to ask records about; states need none of their own."""
    return figure if CATALOGUE[figure].kind == "milestone" else "started"
