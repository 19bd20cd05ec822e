"""Which records have changed a number of a paper since it was made, where the book of then is still at hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from oldcommunity.book import Book
from oldcommunity.codelists import UNITS
from oldcommunity.figures.catalogue import CATALOGUE
from oldcommunity.figures.resolve.resolving import Figures
from oldcommunity.figures.scope.nodes import Node
from oldcommunity.figures.values import Rate
from oldcommunity.reports.compared import Compared, Share
from oldcommunity.reports.comparison import COMPARABLE, Scope, Side, comparison, look
from oldcommunity.reports.paper import fund_key, node_words

__all__ = ["Changed", "Share", "Side", "changes", "comparable", "side_of"]


@dataclass(frozen=True, slots=True)
class Changed:
    """What a number has changed by, and what each record contributed to that.

    Attributes:
        unit: `points` for a rate, whose shares are of 1; else the unit of the figure.
        shares: they add up to the difference.
    """

    unit: str
    shares: tuple[Share, ...]


def comparable(keys: Iterable[str]) -> dict[str, str]:
    """The figure of each of some numbers that can be compared, by the number's name."""
    told = ((key, key.partition(" ")[0]) for key in keys)
    return {key: figure for key, figure in told if figure in CATALOGUE and CATALOGUE[figure].kind in COMPARABLE}


def side_of(book: Book, day: int, keys: Iterable[str]) -> Side:
    """One of the two states to compare: only the plan years and areas that some numbers are about."""
    figures = Figures(book)
    units: dict[Node, str | None] = {}
    for node in dict.fromkeys((*figures.nodes.tops(), *figures.nodes.files)):
        for key in keys:
            if f" {node_words(node)} " in key:
                units.setdefault(node, next((unit for unit in UNITS if f" unit={unit} " in key), None))
    return replace(look(book, day, Scope(()), None), units=units)


def changes(sides: Sequence[Side], books: Sequence[Callable[[], Book]], keys: Iterable[str]) -> dict[str, Changed]:
    """What each record contributed to the difference of some numbers between two versions of a book.

    Args:
        sides: the two versions.
        books: how to open them again, one at a time.
        keys: the names of the numbers.
    """
    figures = comparable(keys)
    scope = Scope(tuple(dict.fromkeys(figures.values())))
    report = comparison(sides, books, scope, versions=True)
    found: dict[str, Changed] = {}
    for told in report.nodes:
        for one in told.figures:
            start = f"{one.figure} {node_words(told.node)} "
            found |= {key: _changed(one) for key in figures if key.startswith(start)}
    for one in report.funds:
        if one.fund:
            found[fund_key(one.figure, one.fund.scope, one.fund.kind, report.after.day)] = _changed(one)
    return {key: found[key] for key in figures if key in found and found[key].shares}


def _changed(one: Compared) -> Changed:
    unit = "points" if isinstance(one.after, Rate) else one.after.unit
    return Changed(unit, tuple(share for part in one.parts for share in part.shares if share.amount))
