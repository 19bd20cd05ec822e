"""Every printed figure: what it comes to now, whether it still follows, and if not, what may be wrong."""

from __future__ import annotations

from dataclasses import dataclass, replace

from oldcommunity.figures.prints.prints import prints
from oldcommunity.figures.prints.suspects import Suspect, suspects
from oldcommunity.figures.prints.verdicts import RESULTS, Verdict, judge
from oldcommunity.figures.resolve.resolving import Figures
from oldcommunity.reports.context import Context

__all__ = ["Fate", "PublishedReport", "Suspect", "published_report"]


@dataclass(frozen=True, slots=True)
class Fate:
    """One print, what became of it, and the single facts that would explain why it does not follow."""

    verdict: Verdict
    suspects: tuple[Suspect, ...]


@dataclass(frozen=True, slots=True)
class PublishedReport:
    """The printed figures.

    Attributes:
        context: of which book, as of when.
        fates: the prints asked for, in the order of their days and files.
        results: how many of all prints in scope fare how, by the results that occur.
        unexpected: how many of them fare otherwise than their records expect.
        unread: files of printed figures that could not be read, and so were not judged.
    """

    context: Context
    fates: tuple[Fate, ...]
    results: dict[str, int]
    unexpected: int
    unread: tuple[str, ...]


def published_report(
    figures: Figures,
    context: Context,
    *,
    cohort: int | None = None,
    until: int | None = None,
    failing: bool = False,
) -> PublishedReport:
    """What became of the printed figures of a book.

    Args:
        figures: the figures of the book.
        context: what the report says about itself.
        cohort: only prints about one plan year.
        until: only prints that speak of days up to this one.
        failing: tell only those that fare otherwise than expected; all are counted.
    """
    verdicts = [
        judge(figures, printed)
        for printed in sorted(prints(figures.book), key=lambda printed: (printed.day, printed.at))
        if cohort in (None, printed.cohort) and (until is None or printed.day <= until)
    ]
    shown = [verdict for verdict in verdicts if not verdict.expected] if failing else verdicts
    filters = (*context.filters, "failing") if failing else context.filters
    return PublishedReport(
        context=replace(context, filters=filters),
        fates=tuple(Fate(verdict, _suspects(figures, verdict)) for verdict in shown),
        results={
            result: count for result in RESULTS if (count := sum(verdict.result == result for verdict in verdicts))
        },
        unexpected=sum(not verdict.expected for verdict in verdicts),
        unread=tuple(path for path in context.left_out if path.startswith("published")),
    )


def _suspects(figures: Figures, verdict: Verdict) -> tuple[Suspect, ...]:
    """Nobody is suspected where a print fares as expected."""
    return () if verdict.expected else tuple(suspects(figures, verdict))
