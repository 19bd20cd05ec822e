"""How a value comes about: the lines that add up to it, what widens its range, and what was left out.

An account is an addition. Its lines and the accounts of its child areas add up to `total` exactly; what widens
the range, taken away or added, gives the two bounds exactly.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from oldcommunity.diagnostics import Location
from oldcommunity.figures.scope.nodes import Node
from oldcommunity.figures.values import Value


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that is added or taken away.

    Attributes:
        kind: `plan`, `term` (a number of a declaration), `sum` (several of them), `gained` (what a record shows
            since the declaration), `record`, `fund`, `document`, `inspection`, `overdue`, or `remainder`.
        amount: with its sign, in the unit of its account.
        key: what it is about: a project's or fund's id, or the number's path in its file (`towards.drawn`).
        name: what that is called, where it has a name of its own.
        day: the day of the fact; None where no day is told.
        at: where it stands; None for what is worked out.
        since: the earliest day of the fact, where it is not known to the day.
        certain: it is so; False for a record that may count.
        share: of a progress report, the share done in 0.01 %.
        parts: what it is made of; they add up to it.
    """

    kind: str
    amount: int
    key: str
    name: str = ""
    day: int | None = None
    at: Location | None = None
    since: int | None = None
    certain: bool = True
    share: int | None = None
    parts: tuple[Line, ...] = ()

    def leaves(self) -> Iterator[Line]:
        """The lines without parts."""
        if not self.parts:
            yield self
        for part in self.parts:
            yield from part.leaves()


@dataclass(frozen=True, slots=True)
class Widening:
    """What keeps a value from being exact.

    Attributes:
        kind: `maybe` (a record that may count), `halted` (those suspended may have started), `no-record` (planned
            and without a record of its own), `more-records` (than planned), `since` (not told since the
            declaration), `moved-on` (a state may have been left since), `area` (a child area), `areas-missing`,
            `possible` (an event whose dates span the day) or `plan-unknown`.
        down: by how much the value may be less.
        up: by how much it may be more; None where nothing bounds it.
        key: what it is about, as in `Line`.
        name: what that is called.
        day: the last day of the fact.
        at: where it stands.
        since: the first day of the fact, where it is not known to the day.
    """

    kind: str
    down: int
    up: int | None
    key: str = ""
    name: str = ""
    day: int | None = None
    at: Location | None = None
    since: int | None = None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something that one might look for among the lines, and why it is not there.

    Attributes:
        reason: `not-reached`, `other-state`, `cancelled`, `out-of-plan`, `year-unknown`, `outside-plan`,
            `area-not-told`, `unmeasured`, `not-reported`, `older-declaration`, `later-declaration`, `superseded` or
            `other-version`.
        key: a project's or fund's id, or the number's path in its file.
        name: what that is called.
        amount: what it would count; None where it is not told.
        day: the last day of the fact.
        at: where it stands.
        since: the first day of the fact, where it is not known to the day.
    """

    reason: str
    key: str
    name: str
    amount: int | None
    day: int | None
    at: Location
    since: int | None = None


@dataclass(frozen=True, slots=True)
class Account:
    """How one value comes about.

    Attributes:
        figure: whose value it is.
        node: the scope.
        value: what it comes to.
        total: what its lines add up to: the value, or the least it can be where there is no value.
        why: the rule that chose the lines, as a key; with `day` and `numbers` it fills a sentence.
        day: the day of the plan version or declaration that the rule chose.
        numbers: counts that the rule compared: how many there are, and of how many.
        lines: what is added.
        areas: the accounts of child areas, added too.
        itemised: which records of a declared total are known; they and the remainder come to the declared total.
        widens: what widens the range.
        left_out: what was left out.
    """

    figure: str
    node: Node
    value: Value
    total: int
    why: str
    day: int | None = None
    numbers: tuple[int, int] = (0, 0)
    lines: tuple[Line, ...] = ()
    areas: tuple[Account, ...] = ()
    itemised: tuple[Line, ...] = ()
    widens: tuple[Widening, ...] = ()
    left_out: tuple[LeftOut, ...] = ()

    def leaves(self) -> Iterator[Line]:
        """All lines without parts, those of child areas included."""
        for line in self.lines:
            yield from line.leaves()
        for area in self.areas:
            yield from area.leaves()

    def all_left_out(self) -> Iterator[LeftOut]:
        """What was left out, of child areas too."""
        yield from self.left_out
        for area in self.areas:
            yield from area.all_left_out()


def total_of(value: Value, *, least: bool = False) -> int:
    """What the lines of a value add up to: the value, or the least that it can be."""
    if value.value is not None and not least:
        return value.value
    return value.low or 0


def range_of(value: Value, total: int, known: list[Widening], down: str, up: str) -> tuple[Widening, ...]:
    """The range of a value: what is known to widen it, and the rest of either side under a name.

    Args:
        value: the value.
        total: what its lines add up to.
        known: what widens it, one by one.
        down: the kind of what may be taken away besides.
        up: the kind of what may be added besides.
    """
    found = list(known)
    less = total - (total if value.low is None else value.low) - sum(one.down for one in known)
    if less:
        found.append(Widening(down, less, 0))
    if value.high is None:
        found.append(Widening("plan-unknown", 0, None))
    else:
        more = value.high - total - sum(one.up or 0 for one in known)
        if more:
            found.append(Widening(up if more > 0 else "more-records", 0, more))
    return tuple(found)
