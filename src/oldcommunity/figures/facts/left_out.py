"""The records that one might look for in a figure and that are not in it, each with the reason."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from oldcommunity.codelists import AREA_LEVELS
from oldcommunity.diagnostics import Location
from oldcommunity.figures.catalogue import CATALOGUE
from oldcommunity.figures.explain.accounts import LeftOut
from oldcommunity.figures.facts.members import Member
from oldcommunity.figures.facts.tally import NO
from oldcommunity.figures.scope.areas import is_inside
from oldcommunity.figures.scope.nodes import Node, outside_every_plan

if TYPE_CHECKING:
    from oldcommunity.figures.resolve.resolving import Figures


def records_left_out(figures: Figures, figure: str, node: Node, day: int, found: list[Member]) -> Iterator[LeftOut]:
    """Records in the plan that do not count, records outside it that would, and records in no plan.

    Args:
        figures: the figures of the book.
        figure: a milestone or state.
        node: the scope.
        day: the day, included.
        found: the records of the scope that are not among its lines, and any that are.
    """
    cancelled = _cancelled(figures, node, day) if figure != "cancelled" else set()
    dropped = any(one.cancelled for one in found) and figures.drops_cancelled(node, day)
    for one in found:
        if not one.in_plan:
            if one.counts != NO:
                yield _of(one, "out-of-plan")
        elif dropped and one.cancelled:
            yield _of(one, "cancelled")
        elif one.counts == NO and not one.moved:
            elsewhere = "other-state" if CATALOGUE[figure].kind == "state" else "not-reached"
            yield _of(one, "cancelled" if one.project in cancelled else elsewhere)
        elif one.amount is None:
            yield _of(one, "unmeasured")
    yield from records_in_no_plan(figures, node)


def records_in_no_plan(figures: Figures, node: Node) -> Iterator[LeftOut]:
    """Records that are in no total: of no known year, outside all planned areas, or of an area not fully told."""
    areas = ", ".join(AREA_LEVELS)
    rows = figures.book.rows(
        f"SELECT path, id, name, cohort, place, {areas} FROM the_project WHERE cohort IS NULL OR cohort = ? "
        "ORDER BY id, path",
        node.cohort,
    )
    beyond = {project for project, _, year in outside_every_plan(figures.book, figures.nodes) if year == node.cohort}
    for path, project, name, cohort, place, *area in rows:
        inside = is_inside(tuple(area), node.area)
        wider = not inside and is_inside(node.area, tuple(area))
        reason = ""
        if cohort is None and (inside or wider):
            reason = "year-unknown"
        elif cohort is not None and wider:
            reason = "area-not-told"
        elif cohort is not None and project in beyond:
            reason = "outside-plan"
        if reason:
            yield LeftOut(reason, project, name, None, None, Location.of(path, place))


def _of(one: Member, reason: str) -> LeftOut:
    return LeftOut(reason, one.project, one.name, one.amount, one.day, one.at, one.since)


def _cancelled(figures: Figures, node: Node, day: int) -> set[str]:
    rows = figures.book.rows("SELECT id FROM the_project WHERE cohort = ? AND cancelled_hi <= ?", node.cohort, day)
    return {project for (project,) in rows}
