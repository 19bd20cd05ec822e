"""The figures of a book if one fact in it were different; nothing is written, and all else is shared."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from oldcommunity.book import Book
from oldcommunity.diagnostics import Location
from oldcommunity.figures.facts.recorded import Recorded
from oldcommunity.figures.facts.tally import Group
from oldcommunity.figures.resolve.amounts import Amounts
from oldcommunity.figures.resolve.declared import Declarations, Entry
from oldcommunity.figures.resolve.planned import Plans
from oldcommunity.figures.resolve.resolving import Figures
from oldcommunity.figures.scope.areas import is_inside
from oldcommunity.figures.scope.nodes import CohortFile, Node
from oldcommunity.figures.values import Value


class Supposing(Figures):
    """The figures of a book with other declarations, plans or records."""

    def __init__(
        self,
        figures: Figures,
        *,
        declarations: Declarations | None = None,
        plans: Plans | None = None,
        recorded: Recorded | None = None,
    ) -> None:
        self.book = figures.book
        self.nodes = figures.nodes
        self.recorded = recorded or figures.recorded
        self.declarations = declarations or figures.declarations
        self.plans = plans or figures.plans
        self._values = {}
        self._itemised = {}


class OtherDeclarations(Declarations):
    """Declarations in which one file declares something else."""

    def __init__(self, told: Declarations, file: CohortFile, entries: list[Entry]) -> None:
        self._told = told
        self._content = file.content
        self._other = sorted(entries, key=lambda entry: -entry.day)

    def of(self, file: CohortFile) -> list[Entry]:
        """All declarations of a file, newest first."""
        return self._other if file.content == self._content else self._told.of(file)


def entry_with(entry: Entry, *, day: int | None = None, at: Location | None = None, number: int = 0) -> Entry:
    """A declaration that holds for another day, or has another number at a place."""
    other = Entry(entry.day if day is None else day, entry.inferred)
    for key in entry.figures():
        told = entry.part(*key)
        if told:
            place = told.places[0]
            other.add(*key, number if place == at else told.low, told.slack, place)
    return other


class OtherPlans(Plans):
    """Plans in which one number is another."""

    def __init__(self, told: Plans, at: Location, more: int) -> None:
        self._told = told
        self._at = at
        self._more = more

    def value(self, file: CohortFile, unit: str, day: int, plan: str = "current") -> Value | None:
        """What the plan says in a unit."""
        told = self._told.value(file, unit, day, plan)
        if told is None or told.value is None or self._at not in told.places:
            return told
        total = told.value + self._more
        return replace(told, value=total, low=total, high=total)

    def has_plan(self, file: CohortFile) -> bool:
        """Whether the file plans anything at all."""
        return self._told.has_plan(file)


class PlansMoved(Plans):
    """Plans in which one version begins on another day."""

    def __init__(self, book: Book, file: CohortFile, item: int, begins: int) -> None:
        super().__init__(book)
        rows = self._rows.get(file.content, [])
        moved = [(row[0], row[1], begins, *row[3:]) if row[0] == item else row for row in rows]
        self._rows[file.content] = moved


class OtherRecords(Recorded):
    """Records in which one project counts otherwise: for one milestone or state, in or out of the plan, in size."""

    def __init__(self, told: Recorded, one: Callable[..., list[Group]], change: Callable[[Group, str], Group]) -> None:
        self._told = told
        self._one = one
        self._change = change
        self._totals = {}

    def groups(self, node: Node, figure: str, day: int, then: int | None = None) -> list[Group]:
        """The projects of a node in groups, the one taken out as it is and put in as it is supposed to be."""
        changed = []
        for group in self._one(node, figure, day, then):
            if is_inside(group.area, node.area):
                changed += [_taken_out(group), self._change(group, figure)]
        return [*self._told.groups(node, figure, day, then), *changed]

    def amount(self, figure: str, node: Node, day: int, then: int | None) -> Amounts:
        """What the records of a node report of an amount."""
        return self._told.amount(figure, node, day, then)

    def counts(self, figure: str, project: str, node: Node, day: int) -> bool:
        """Whether one project is certainly among those that a figure of a node counts."""
        return self._told.counts(figure, project, node, day)


class OtherAmounts(OtherRecords):
    """Records in which one project reports another amount of money or another number of households."""

    def __init__(self, told: Recorded, figure: str, inside: Callable[[Node], bool], more: int, gained: int) -> None:
        super().__init__(told, lambda *_: [], lambda group, _: group)
        self._figure = figure
        self._inside = inside
        self._more = more
        self._gained = gained

    def amount(self, figure: str, node: Node, day: int, then: int | None) -> Amounts:
        """What the records of a node report of an amount."""
        found = super().amount(figure, node, day, then)
        if figure != self._figure or not self._inside(node):
            return found
        return replace(found, total=found.total + self._more, gained=found.gained + self._gained)


def _taken_out(group: Group) -> Group:
    return group._replace(
        projects=-group.projects,
        sums={unit: -number for unit, number in group.sums.items()},
        known={unit: -number for unit, number in group.known.items()},
    )
