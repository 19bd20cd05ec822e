"""The days of a paper: the ends of months, and as of which day a number is true where it is not the paper's own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from oldcommunity.dates import day_text
from oldcommunity.figures.catalogue import CATALOGUE
from oldcommunity.figures.resolve.resolving import Figures
from oldcommunity.figures.scope.nodes import Node
from oldcommunity.figures.values import Rate, Value


@dataclass(frozen=True, slots=True)
class Older:
    """What of a number rests on totals that were told for earlier days, and may have changed since.

    A day stands beside a number only where all of the number was told for it. Where records of later days have been
    added to a total, or areas were told for different days, that is said instead.

    Attributes:
        first, last: the earliest and the latest of those days.
        told: what was told then; `spread` is by how much it may have been more.
        part: what that comes to now, with what records have added or taken away since.
        carried: records have added or taken away something.
        whole: all of the number rests on it; else other areas stand beside it.
    """

    first: int
    last: int
    told: int
    spread: int
    part: int
    carried: bool
    whole: bool

    @property
    def name(self) -> str:
        """The days in words that stay the same: `2022-03-31`, `2022-03-31/2022-05-31`, with a `+` where carried on."""
        days = day_text(self.first) if self.first == self.last else f"{day_text(self.first)}/{day_text(self.last)}"
        return f"{days}+" if self.carried else days

    @property
    def day(self) -> int | None:
        """The one day that all of the number goes back to; None where there is no such day."""
        return self.first if self.whole and self.first == self.last else None


class _Piece(NamedTuple):
    """A total that was told for an earlier day: the day, the total with its spread, and what it comes to now."""

    day: int
    told: int
    spread: int
    now: int
    carried: bool


def month_end_before(day: int) -> int:
    """The last day of the month before the one that a day lies in.

    >>> month_end_before(dt.date(2022, 5, 11).toordinal()) == dt.date(2022, 4, 30).toordinal()
    True
    """
    return dt.date.fromordinal(day).replace(day=1).toordinal() - 1


def month_end_after(day: int, months: int = 1) -> int:
    """The last day of the month so many months after the one that a day lies in.

    >>> month_end_after(dt.date(2022, 5, 11).toordinal()) == dt.date(2022, 6, 30).toordinal()
    True
    """
    date = dt.date.fromordinal(day).replace(day=1)
    for _ in range(months + 1):
        date = (date + dt.timedelta(days=31)).replace(day=1)
    return date.toordinal() - 1


def older(figures: Figures, figure: str, node: Node, day: int, value: Value | Rate) -> Older | None:
    """What of a number of a node rests on earlier totals; None where it is true as of the day itself.

    Args:
        figures: the figures of the book.
        figure: a key of `CATALOGUE`; of a rate, its numerator is looked at.
        node: the scope.
        day: the day that the number was asked for.
        value: what it comes to.
    """
    top, figure = (value.numerator, CATALOGUE[figure].numerator) if isinstance(value, Rate) else (value, figure)
    pieces = list(_pieces(figures, figure, node, day, top))
    if not pieces:
        return None
    days = [one.day for one in pieces]
    part = sum(one.now for one in pieces)
    carried = any(one.carried for one in pieces)
    told, spread = sum(one.told for one in pieces), sum(one.spread for one in pieces)
    return Older(min(days), max(days), told, spread, part, carried, whole=part == top.value)


def _pieces(figures: Figures, figure: str, node: Node, day: int, value: Value) -> Iterator[_Piece]:
    if value.value is None or value.exact or value.since is None or value.since >= day:
        return
    if value.basis == "areas":
        for child in figures.nodes.children(node):
            yield from _pieces(figures, figure, child, day, figures.value(figure, child, value.unit, day))
        return
    declared = figures.declared(figure, node, figures.nodes.files.get(node), value.unit, day)
    low, high = (declared.told.low, declared.told.high) if declared else (value.value, value.value)
    yield _Piece(value.since, low, high - low, value.value, value.basis == "carried")
