"""By when those of a plan year that have not reached a milestone are to reach it, where a total was told so."""

from __future__ import annotations

from dataclasses import dataclass

from oldcommunity.dates import Span
from oldcommunity.diagnostics import Location
from oldcommunity.figures.resolve.resolving import Figures
from oldcommunity.figures.scope.nodes import Node


@dataclass(frozen=True, slots=True)
class ToldDue:
    """A date told for all of a plan year that are not yet at a milestone, those suspended or cancelled aside.

    Attributes:
        code: the milestone.
        span: by when.
        day: the day of the declaration that tells it.
        at: where it stands.
    """

    code: str
    span: Span
    day: int
    at: Location


def told_dues(figures: Figures, node: Node, day: int) -> tuple[ToldDue, ...]:
    """The dates told for a plan year in its own file by a day, in the order of the milestones.

    Of each milestone the newest declaration that tells one holds. It says nothing of single projects: what is
    overdue is told from their records alone. None is told where nothing is left that works towards a milestone.
    """
    file = figures.nodes.files.get(node)
    if file is None or _all_done(figures, node, day):
        return ()
    sql = (
        "SELECT path, code, rank, due_lo, due, day, place FROM the_declared_due "
        "WHERE content = :content AND path = :path AND day <= :day ORDER BY rank, day DESC, item DESC"
    )
    found: dict[str, ToldDue] = {}
    for path, code, _, earliest, latest, told, place in figures.book.rows(
        sql, content=file.content, path=file.path, day=day
    ):
        found.setdefault(code, ToldDue(code, Span(earliest, latest), told, Location.of(path, place)))
    return tuple(found.values())


def _all_done(figures: Figures, node: Node, day: int) -> bool:
    """Whether certainly none is in preparation or under construction any more."""
    unit = figures.unit(node, day)
    return all(figures.value(state, node, unit, day).high == 0 for state in ("in_preparation", "under_construction"))
