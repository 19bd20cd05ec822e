"""Lists that a template sees: their entries, how many they are, and what is common to all things in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Generic, TypeVar

from oldcommunity.diagnostics import Location
from oldcommunity.reports.paper import Quoted, counted
from oldcommunity.views.papers.marks import Data, Recorder
from oldcommunity.views.papers.numbers import Number
from oldcommunity.views.papers.writing import Writer


class Tools:
    """What the things of one paper share.

    Attributes:
        writer: how numbers are written.
        recorder: notes the numbers that are printed.
    """

    def __init__(self, writer: Writer, recorder: Recorder) -> None:
        self.writer = writer
        self.recorder = recorder
        #: What was made of each record, so that each is made once.
        self.made: dict[object, Any] = {}

    def number(self, quoted: Quoted) -> Number:
        """A number for a template."""
        return Number(quoted, self.writer, self.recorder)

    def word(self, section: str, key: str) -> Data:
        """A word of the language; for a code the one that papers have for it, where they have their own."""
        own = self.writer.labels.section("paper_codes").get(key) if section == "codes" else None
        return Data(own or self.writer.labels.text(section, key))


class Thing:
    """An entry of a list, with the place that stands for it."""

    def __init__(self, at: Location) -> None:
        self.at = at

    @property
    def place(self) -> Data:
        """Where it stands."""
        return Data(f"{self.at.path}:{self.at.line}")


ThingT = TypeVar("ThingT", bound=Thing)


class Listing(Generic[ThingT]):
    """Some entries of the book, in order.

    Attributes:
        count: how many they are.
    """

    def __init__(self, key: str, unit: str, things: Iterable[ThingT], tools: Tools) -> None:
        self._things = tuple(things)
        self._key = key
        self._unit = unit
        self._tools = tools

    def __iter__(self) -> Iterator[ThingT]:
        return iter(self._things)

    def __len__(self) -> int:
        return len(self._things)

    def __bool__(self) -> bool:
        return bool(self._things)

    def __getitem__(self, which: int | slice) -> ThingT | tuple[ThingT, ...]:
        return self._things[which]

    @property
    def count(self) -> Number:
        """How many entries there are."""
        return self._tools.number(counted(self._key, self._unit, _distinct(self._things)))

    @property
    def first(self) -> ThingT:
        """The first entry."""
        return self._things[0]

    def head(self, most: int) -> Listing[ThingT]:
        """The first so many entries."""
        return Listing(f"{self._key} first={most}", self._unit, self._things[:most], self._tools)

    def tail(self, most: int) -> Listing[ThingT]:
        """What is left after the first so many."""
        return Listing(f"{self._key} after={most}", self._unit, self._things[most:], self._tools)

    def where(self, **wanted: object) -> Listing[ThingT]:
        """The entries whose attributes are as asked; a list of values allows each of them."""
        told = " ".join(f"{name}={_text(value)}" for name, value in sorted(wanted.items()))

        found: Iterable[ThingT] = self._things
        for name, value in wanted.items():
            found = [thing for thing in found if _is(getattr(thing, name), value)]
        return Listing(f"{self._key} {told}", self._unit, found, self._tools)

    def without(self, **unwanted: object) -> Listing[ThingT]:
        """The entries of which no attribute is as told."""
        told = " ".join(f"{name}!={_text(value)}" for name, value in sorted(unwanted.items()))

        found: Iterable[ThingT] = self._things
        for name, value in unwanted.items():
            found = [thing for thing in found if not _is(getattr(thing, name), value)]
        return Listing(f"{self._key} {told}", self._unit, found, self._tools)

    def by(self, name: str, sort: str = "", last: str = "") -> tuple[tuple[object, Listing[ThingT]], ...]:
        """The entries in groups of one attribute each, those without it last.

        Args:
            name: the attribute.
            sort: another attribute that orders the groups; without it the largest comes first.
            last: another attribute: groups of which it is true come after the others.
        """
        groups: dict[object, list[ThingT]] = {}
        for thing in self._things:
            groups.setdefault(getattr(thing, name), []).append(thing)
        told = [
            (value, Listing(f"{self._key} {name}={_text(value)}", self._unit, things, self._tools))
            for value, things in groups.items()
        ]

        def order(pair: tuple[object, Listing[ThingT]]) -> tuple[bool, bool, int, str]:
            rank = getattr(pair[1].first, sort) or 0 if sort else -len(pair[1])
            at_end = bool(last and getattr(pair[1].first, last))
            return (pair[0] is None, at_end, rank, str(pair[0]))

        return tuple(sorted(told, key=order))


def _is(value: object, wanted: object) -> bool:
    if isinstance(wanted, list | tuple):
        return any(_is(value, one) for one in wanted)
    if isinstance(value, tuple):
        return wanted in value
    return value == wanted


def _text(value: object) -> str:
    return "+".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def _distinct(things: Iterable[Thing]) -> list[Location]:
    """One place for each entry, also where two stand at the same place."""
    return [thing.at for thing in things]
