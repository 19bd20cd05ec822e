"""Where a figure comes from, for each scope that was asked for; on request with who last touched each line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from oldcommunity.book import Book
from oldcommunity.book.blame import LineOf, Touch, last_touched
from oldcommunity.book.remarks import Remark, remarks_on
from oldcommunity.diagnostics import Location
from oldcommunity.figures.catalogue import CATALOGUE
from oldcommunity.figures.explain.accounts import Account, LeftOut, Line, Widening
from oldcommunity.figures.explain.explaining import Asked, Explanation, explain
from oldcommunity.figures.resolve.resolving import Figures
from oldcommunity.reports.context import Context

#: Lines of an account that stand for more than one record.
_FOR_MANY = frozenset(("plan", "term", "fund"))


@dataclass(frozen=True, slots=True)
class ExplanationReport:
    """Where a figure comes from.

    Attributes:
        context: of which book, as of when.
        figure: the key.
        plan: `current` or `original`.
        numerator, denominator: of a rate, the figures that it is made of; else empty.
        explanations: one for each scope.
        touched: who last touched a line, where that was asked for.
        remarks: what plans, declarations and funds say of the numbers that are used.
    """

    context: Context
    figure: str
    plan: str
    numerator: str
    denominator: str
    explanations: tuple[Explanation, ...]
    touched: dict[LineOf, Touch]
    remarks: tuple[Remark, ...]


def explanation_report(
    figures: Figures, context: Context, figure: str, asked: Asked, *, blame: bool = False
) -> ExplanationReport:
    """Where a figure comes from as of the context's day.

    Raises:
        BookError: `no-blame` where who touched the lines was asked for and the book has no history.
    """
    found = explain(figures, figure, context.day, asked)
    definition = CATALOGUE[figure]
    places = [at for one in found for account in one.accounts for at in _places(account)]
    return ExplanationReport(
        context,
        figure,
        asked.plan,
        definition.numerator,
        definition.denominator,
        tuple(found),
        last_touched(figures.book, places) if blame else {},
        _remarks(figures.book, found),
    )


def _remarks(book: Book, found: list[Explanation]) -> tuple[Remark, ...]:
    """What is said of the numbers that stand for many: single records are too many, and `oc show` tells of them."""
    places = [
        line.at
        for one in found
        for account in one.accounts
        for line in account.leaves()
        if line.at and line.kind in _FOR_MANY
    ]
    return remarks_on(book, places)


def _places(account: Account) -> Iterator[Location]:
    """Where everything that an account tells stands."""
    yield from (line.at for line in (*account.leaves(), *account.itemised) if line.at)
    yield from (one.at for one in account.widens if one.at)
    yield from (one.at for one in account.left_out)
    for area in account.areas:
        yield from _places(area)


__all__ = [
    "Account",
    "Asked",
    "Explanation",
    "ExplanationReport",
    "LeftOut",
    "Line",
    "Remark",
    "Touch",
    "Widening",
    "explanation_report",
]
