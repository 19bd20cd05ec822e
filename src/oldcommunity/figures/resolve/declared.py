"""The declaration in force for a figure and a unit, told directly or worked out inside it (rule 5)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from oldcommunity.book import Book
from oldcommunity.codelists import STATES
from oldcommunity.diagnostics import Location
from oldcommunity.figures.scope.nodes import CohortFile


@dataclass(frozen=True, slots=True)
class Term:
    """One number of a declaration or plan, as it enters a figure: added or taken away.

    Attributes:
        amount: with its sign.
        key: what it counts, by its path in the file (`completed`, `towards.drawn`, `plan`).
        at: where it stands; None for the plan that a declaration is held against.
    """

    amount: int
    key: str
    at: Location | None


@dataclass(frozen=True, slots=True)
class Told:
    """A number inside a declaration, with its range where the declaration leaves one.

    Attributes:
        low: the sum of its terms.
        high: with what it may count besides.
        slack: how far its typed terms round.
        terms: what it is made of.
        direct: it was told as such, not worked out.
    """

    low: int
    high: int
    slack: int
    terms: tuple[Term, ...]
    direct: bool

    @property
    def places(self) -> tuple[Location, ...]:
        """Where its terms stand."""
        return tuple(term.at for term in self.terms if term.at)


@dataclass(frozen=True, slots=True)
class Declared:
    """What the declaration in force says of a figure."""

    day: int
    told: Told
    inferred: bool


class Entry:
    """One declaration: the totals told for a day.

    Attributes:
        day: the day that they are true for.
        inferred: the declaration calls itself inferred.
    """

    def __init__(self, day: int, inferred: bool) -> None:
        self.day = day
        self.inferred = inferred
        self._numbers: dict[tuple[str, str, str], tuple[int, int, Location]] = {}

    def add(self, part: str, figure: str, unit: str, value: int, slack: int, place: Location) -> None:
        """Take over one number."""
        self._numbers[part, figure, unit] = (value, slack, place)

    def direct(self, figure: str, unit: str) -> Told | None:
        """A number as it was told, without what it counts outside the plan."""
        told, outside = self.part("", figure, unit), self.out_of_plan(figure, unit)
        if told is None or outside is None:
            return told
        inside = told.low - outside.low
        terms = told.terms + _negative(outside.terms)
        return Told(inside, inside, told.slack + outside.slack, terms, direct=True)

    def towards(self, figure: str, unit: str) -> Told | None:
        """How many in preparation work towards a milestone."""
        return self.part("towards", figure, unit)

    def out_of_plan(self, figure: str, unit: str) -> Told | None:
        """How much of a number lies outside the plan."""
        return self.part("out_of_plan", figure, unit)

    def part(self, part: str, figure: str, unit: str) -> Told | None:
        """A number as it was told in a part: the totals (empty), `towards` or `out_of_plan`."""
        found = self._numbers.get((part, figure, unit))
        if found is None:
            return None
        value, slack, place = found
        key = f"{part}.{figure}" if part else figure
        return Told(value, value, slack, (Term(value, key, place),), direct=True)

    def figures(self) -> list[tuple[str, str, str]]:
        """What is told: `(part, figure, unit)`."""
        return list(self._numbers)

    def find(self, figure: str, unit: str, planned: int | None) -> Told | None:
        """A number, told or worked out.

        Preparation is the sum of what it is made of; if the exclusive states with completed add up to the
        plan, those not named are 0; started = under construction + completed + those suspended after
        their start, of which the declaration does not say how many they are.
        """
        told = self.direct(figure, unit)
        if told:
            return told
        if figure in STATES:
            return self._state(figure, unit, planned)
        if figure == "started":
            return self._started(unit, planned)
        return None

    def _state(self, figure: str, unit: str, planned: int | None) -> Told | None:
        preparing = self.preparing(unit)
        if figure == "in_preparation" and preparing:
            return preparing
        told = [self.direct(state, unit) for state in STATES]
        if self.direct("in_preparation", unit) is None:
            told.append(preparing)
        named = [part for part in told if part]
        if planned is not None and named and sum(part.low for part in named) == planned:
            taken = _negative(tuple(term for part in named for term in part.terms))
            return Told(0, 0, 0, (Term(planned, "plan", None), *taken), direct=False)
        return None

    def preparing(self, unit: str) -> Told | None:
        """Those in preparation, as the sum of what they work towards."""
        found = [key for key in self._numbers if key[0] == "towards" and key[2] == unit]
        parts = [self.towards(figure, unit) for _, figure, _ in found]
        return _add([part for part in parts if part]) if parts else None

    def _started(self, unit: str, planned: int | None) -> Told | None:
        parts = [self.find(state, unit, planned) for state in ("under_construction", "completed", "suspended")]
        if any(part is None for part in parts):
            return None
        working, done, halted = (part for part in parts if part)
        total = _add([working, done])
        # Those that stand still add nothing for certain, but the range rests on them.
        unsure = tuple(Term(0, term.key, term.at) for term in halted.terms) if halted.high else ()
        return Told(total.low, total.high + halted.high, total.slack, total.terms + unsure, direct=False)


class Declarations:
    """The declarations of each cohort file, newest first."""

    def __init__(self, book: Book) -> None:
        entries: dict[tuple[int, int], Entry] = {}
        self._entries: dict[int, list[Entry]] = defaultdict(list)
        sql = (
            "SELECT content, item, path, part, figure, unit, day, value, slack, inferred, place "
            "FROM the_declared ORDER BY content, day DESC, item DESC, place"
        )
        for content, item, path, part, figure, unit, day, value, slack, inferred, place in book.rows(sql):
            entry = entries.get((content, item))
            if entry is None:
                entry = entries[content, item] = Entry(day, bool(inferred))
                self._entries[content].append(entry)
            entry.add(part, figure, unit, value, slack, Location.of(path, place))

    def of(self, file: CohortFile) -> list[Entry]:
        """All declarations of a file, newest first."""
        return self._entries.get(file.content, [])

    def in_force(
        self, file: CohortFile, figure: str, unit: str, day: int, planned: Callable[[int], int | None]
    ) -> Declared | None:
        """The newest declaration by a day that gives the figure.

        Args:
            file: the cohort file.
            figure: a milestone, a state, `invested` or `survey`.
            unit: a unit, or `money`.
            day: the day asked for.
            planned: what was planned in the unit, by day.
        """
        for entry in self.of(file):
            if entry.day <= day:
                told = entry.find(figure, unit, planned(entry.day))
                if told:
                    return Declared(entry.day, told, entry.inferred)
        return None


def _add(parts: list[Told]) -> Told:
    return Told(
        low=sum(part.low for part in parts),
        high=sum(part.high for part in parts),
        slack=sum(part.slack for part in parts),
        terms=tuple(term for part in parts for term in part.terms),
        direct=False,
    )


def _negative(terms: tuple[Term, ...]) -> tuple[Term, ...]:
    return tuple(Term(-term.amount, term.key, term.at) for term in terms)
