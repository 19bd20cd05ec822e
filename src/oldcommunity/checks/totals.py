"""Walking through the totals that cohort files declare."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from oldcommunity.checks.case import Case, Found
from oldcommunity.checks.texts import amount_text
from oldcommunity.codelists import STATES
from oldcommunity.diagnostics import Location
from oldcommunity.figures.catalogue import CATALOGUE
from oldcommunity.figures.resolve.declared import Entry, Told
from oldcommunity.figures.scope.nodes import CohortFile
from oldcommunity.figures.values import Value, unknown

#: How many other places a problem names at most.
PLACES = 5
#: Parts of what has started.
STARTED = ("under_construction", "completed")
#: Parts of a sum are named as long as their names fit into a line.
_ROOM = 48


@dataclass(frozen=True, slots=True)
class Total:
    """One figure of one declaration, told or worked out inside it.

    Attributes:
        file: the cohort's file.
        entry: the declaration.
        figure: a milestone, a state, `invested` or `survey`.
        unit: a unit, or `money`.
        told: the number as it was told, with what lies outside the plan.
        inside: the part of it that is inside the plan.
    """

    file: CohortFile
    entry: Entry
    figure: str
    unit: str
    told: Told
    inside: Told

    @property
    def least(self) -> int:
        """The least that can be meant inside the plan: rounded down, and less what may lie outside."""
        outside = 0 if self.entry.out_of_plan(self.figure, self.unit) else out_of_plan(self.entry, self.unit)
        return self.inside.low - self.inside.slack - outside

    @property
    def most(self) -> int:
        """The most that can be meant inside the plan, its rounding included."""
        return self.inside.high + self.inside.slack

    @property
    def text(self) -> str:
        """What is inside the plan, as the declaration tells it: `20`, or `22 - 2` with those outside taken away."""
        outside = self.entry.out_of_plan(self.figure, self.unit)
        told = amount_text(self.told.low, self.unit)
        return f"{told} - {amount_text(outside.low, self.unit)}" if outside and outside.low else told

    @property
    def at(self) -> Location:
        """Where it stands."""
        return self.told.places[0]

    @property
    def more_places(self) -> tuple[Location, ...]:
        """The other numbers that it was worked out from."""
        return tuple(place for place in self.inside.places if place != self.at)[:PLACES]


def declarations(case: Case) -> Iterator[tuple[CohortFile, Entry]]:
    """Every declaration with its file, the oldest of each file first."""
    for file in case.figures.nodes.files.values():
        for entry in reversed(case.figures.declarations.of(file)):
            yield file, entry


def units_of(entry: Entry) -> list[str]:
    """The units in which a declaration counts projects, in the order in which they are told."""
    told = [(CATALOGUE.get(figure), unit) for _, figure, unit in entry.figures()]
    return list(dict.fromkeys(unit for definition, unit in told if definition and definition.kind in _COUNTED))


def totals_in_turn(case: Case) -> Iterator[tuple[Total, Total | None]]:
    """Every figure of every declaration, with what the declaration before it gave."""
    last: dict[tuple[str, str, str], Total] = {}
    for file, entry in declarations(case):
        for total in totals(case, file, entry):
            key = (file.path, total.figure, total.unit)
            before = last.get(key)
            if before is None or before.entry.day < entry.day:
                last[key] = total
            yield total, before if before and before.entry.day < entry.day else None


def totals(case: Case, file: CohortFile, entry: Entry) -> Iterator[Total]:
    """Every figure that a declaration gives, directly or by identity."""
    told = [(figure, unit) for part, figure, unit in entry.figures() if not part and figure in CATALOGUE]
    worked_out = [(figure, unit) for unit in units_of(entry) for figure in ("started", *STATES)]
    for figure, unit in dict.fromkeys(told + worked_out):
        inside = entry.find(figure, unit, planned(case, file, unit, entry.day).value)
        if inside and inside.places:
            yield Total(file, entry, figure, unit, entry.part("", figure, unit) or inside, inside)


def planned(case: Case, file: CohortFile, unit: str, day: int) -> Value:
    """What a file plans for a day; its records are looked at only where it has no plan of its own."""
    told = case.figures.plans.value(file, unit, day)
    if told is None and case.figures.plans.has_plan(file):
        return unknown(unit)
    return told or case.figures.planned(file.node, unit, day)


def out_of_plan(entry: Entry, unit: str) -> int:
    """How many of those that a declaration counts lie at most outside the plan."""
    told = {
        figure: number.high + number.slack
        for part, figure, its_unit in entry.figures()
        if part == "out_of_plan" and its_unit == unit and (number := entry.part(part, figure, unit))
    }
    standing = sum(number for figure, number in told.items() if figure in STATES)
    return max((standing, *told.values()))


def sum_found(named: dict[str, Told], unit: str, against: str, expected: str, others: tuple[Location, ...]) -> Found:
    """A sum that does not fit, placed at the first of its parts."""
    parts = sorted(named.items(), key=lambda part: part[1].places[0])
    texts = [f"{name} {amount_text(told.low, unit)}" for name, told in parts]
    if sum(map(len, texts)) > _ROOM:
        texts = [amount_text(told.low, unit) for _, told in parts]
    params = {
        "parts": " + ".join(texts),
        "total": amount_text(sum(told.low for told in named.values()), unit),
        "against": against,
        "expected": expected,
    }
    first, *more = (place for _, told in parts for place in told.places)
    return Found(first, params, places(more, others))


def places(*groups: Iterable[Location]) -> tuple[Location, ...]:
    """The first few places of all groups, each once."""
    return tuple(dict.fromkeys(place for group in groups for place in group))[:PLACES]


_COUNTED = ("milestone", "state")
