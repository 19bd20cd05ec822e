"""The single records behind an amount, one by one: units, budgets, money invested, households asked."""

from __future__ import annotations

from dataclasses import dataclass

from oldcommunity.book import Book
from oldcommunity.codelists import AREA_LEVELS
from oldcommunity.diagnostics import Location
from oldcommunity.figures.scope.areas import is_inside
from oldcommunity.figures.scope.nodes import Node


@dataclass(frozen=True, slots=True)
class Reported:
    """What one project reports of an amount.

    Attributes:
        project: its id.
        name: its name.
        in_plan: it belongs to the annual plan.
        now: the amount by the day asked for, counted from the beginning; None where none is told.
        before: the amount by the day of the declaration; None where none is told.
        day: the day of the report.
        at: where the amount stands; else the project's id.
    """

    project: str
    name: str
    in_plan: bool
    now: int | None
    before: int | None
    day: int | None
    at: Location


def reported(book: Book, node: Node, amount: str, day: int, then: int | None = None) -> list[Reported]:
    """What the records of a node, in plan or not, report, by id.

    Args:
        book: the book.
        node: the scope.
        amount: `invested`, `physical`, `survey`, or a unit of plans (`money` for budgets).
        day: the day, included.
        then: the day of a declaration.
    """
    now, before, reported_on, place = _columns(amount)
    areas = ", ".join(f"p.{level}" for level in AREA_LEVELS)
    rows = book.rows(
        f"SELECT p.path, p.id, p.name, p.in_plan, {now}, {before}, {reported_on}, coalesce({place}, p.place), {areas} "
        "FROM the_project p WHERE p.cohort = :cohort "
        "AND (:target IS NULL OR p.targets LIKE '% ' || :target || ' %') ORDER BY p.id, p.path",
        cohort=node.cohort,
        target=node.target,
        day=day,
        then=then,
    )
    return [
        Reported(project, name, bool(in_plan), value, earlier, on, Location.of(path, at))
        for path, project, name, in_plan, value, earlier, on, at, *area in rows
        if is_inside(tuple(area), node.area)
    ]


def _columns(amount: str) -> tuple[str, str, str, str]:
    """For an amount: its value now and then, its day and its place."""
    if amount in ("invested", "physical"):
        return (
            _latest(amount, amount, ":day"),
            _latest(amount, amount, ":then"),
            _latest("day", amount, ":day"),
            _latest(f"{amount}_place", amount, ":day"),
        )
    if amount == "survey":
        return (
            "CASE WHEN p.survey_day <= :day THEN p.surveyed END",
            "CASE WHEN p.survey_day <= :then THEN p.surveyed END",
            "p.survey_day",
            "p.survey_place",
        )
    column, place = _UNITS[amount]
    return column, "NULL", "NULL", place


#: The column of each unit, and of its place where rows keep one.
_UNITS = {
    "projects": ("1", "p.place"),
    "communities": ("p.communities", "p.place"),
    "buildings": ("p.buildings", "p.place"),
    "households": ("p.households", "p.households_place"),
    "floor_area": ("p.floor_area", "p.floor_area_place"),
    "money": ("p.budget", "p.budget_place"),
}


def _latest(column: str, amount: str, clock: str) -> str:
    return (
        f"(SELECT g.{column} FROM main.progress g WHERE g.content = p.content AND g.day <= {clock} "
        f"AND g.{amount} IS NOT NULL ORDER BY g.day DESC LIMIT 1)"
    )
