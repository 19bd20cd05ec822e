"""Walking through the totals that cohort files declare."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from oldcommunity.checks.case import Case
from oldcommunity.codelists import STATES
from oldcommunity.diagnostics import Location
from oldcommunity.figures.catalogue import CATALOGUE
from oldcommunity.figures.declared import Entry, Told
from oldcommunity.figures.nodes import CohortFile

#: How many other places a problem names at most.
PLACES = 5


@dataclass(frozen=True, slots=True)
class Total:
    """One figure of one declaration, told or worked out inside it."""

    file: CohortFile
    entry: Entry
    figure: str
    unit: str
    told: Told

    @property
    def least(self) -> int:
        """The least that the number can mean, its rounding included."""
        return self.told.low - self.told.slack

    @property
    def most(self) -> int:
        """The most that the number can mean, its rounding included."""
        return self.told.high + self.told.slack

    @property
    def at(self) -> Location:
        """Where it stands."""
        return self.told.places[0]

    @property
    def more_places(self) -> tuple[Location, ...]:
        """The other numbers that it was worked out from."""
        return self.told.places[1:PLACES]


def declarations(case: Case) -> Iterator[tuple[CohortFile, Entry]]:
    """Every declaration with its file, the oldest of each file first."""
    for file in case.figures.nodes.files.values():
        for entry in reversed(case.figures.declarations.of(file)):
            yield file, entry


def units_of(entry: Entry) -> list[str]:
    """The units in which a declaration counts projects, in the order in which they are told."""
    return list(dict.fromkeys(unit for _, figure, unit in entry.figures() if CATALOGUE[figure].kind in _COUNTED))


def totals(case: Case, file: CohortFile, entry: Entry) -> Iterator[Total]:
    """Every figure that a declaration gives, directly or by identity; out-of-plan parts are in it."""
    told = [(figure, unit) for part, figure, unit in entry.figures() if not part and figure in CATALOGUE]
    worked_out = [(figure, unit) for unit in units_of(entry) for figure in ("started", *STATES)]
    for figure, unit in dict.fromkeys(told + worked_out):
        planned = case.figures.planned(file.node, unit, entry.day).value
        found = entry.find(figure, unit, planned)
        if found and found.places:
            yield Total(file, entry, figure, unit, found)


def out_of_plan(entry: Entry, unit: str) -> int:
    """How many of those that a declaration counts lie at most outside the plan."""
    told = {
        figure: number.high + number.slack
        for part, figure, its_unit in entry.figures()
        if part == "out_of_plan" and its_unit == unit and (number := entry.direct(figure, unit, part))
    }
    standing = sum(number for figure, number in told.items() if figure in STATES)
    return max((standing, *told.values()))


def places(*groups: Iterable[Location]) -> tuple[Location, ...]:
    """The first few places of all groups, each once."""
    return tuple(dict.fromkeys(place for group in groups for place in group))[:PLACES]


_COUNTED = ("milestone", "state")
