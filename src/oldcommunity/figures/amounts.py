"""Amounts that projects report: money invested, households asked, and the budgets they are set against."""

from __future__ import annotations

from dataclasses import dataclass

from oldcommunity.book import Book
from oldcommunity.codelists import AREA_LEVELS
from oldcommunity.figures.areas import AREA_COLUMNS, EVERYWHERE, Area
from oldcommunity.figures.nodes import Node, project_condition


@dataclass(frozen=True, slots=True)
class Amounts:
    """What the in-plan records of a scope report of an amount.

    Attributes:
        total: the sum of what is known, each counted from the beginning.
        known: how many records know it.
        records: how many there are.
        gained: what those that knew it on the day of the declaration have added since.
        slack: how far the typed amounts round.
    """

    total: int
    known: int
    records: int
    gained: int
    slack: int


def amounts_by_area(
    book: Book, figure: str, cohort: int, target: str | None, day: int, then: int | None
) -> list[tuple[Area, Amounts]]:
    """`invested` (分), `survey` (households) or `budget` (分) over the in-plan records of a year, by area."""
    now, before, slack = _COLUMNS[figure]
    levels = len(AREA_LEVELS)
    where, named = project_condition(Node(cohort, EVERYWHERE, target))
    sql = (
        f"SELECT {AREA_COLUMNS}, sum(now), count(now), count(*), sum(now - before), sum(slack) "
        f"FROM (SELECT {AREA_COLUMNS}, {now} AS now, {before} AS before, {slack} AS slack FROM the_project p "
        f"WHERE {where}) GROUP BY {AREA_COLUMNS}"
    )
    rows = book.rows(sql, day=day, then=then, **named)
    return [(tuple(row[:levels]), Amounts(*(number or 0 for number in row[levels:]))) for row in rows]


def _latest(column: str, clock: str) -> str:
    return (
        f"(SELECT g.{column} FROM main.progress g WHERE g.content = p.content AND g.day <= {clock} "
        "AND g.invested IS NOT NULL ORDER BY g.day DESC LIMIT 1)"
    )


#: For each amount: its value by the day, by the day of the declaration, and its rounding.
_COLUMNS = {
    "invested": (
        _latest("invested", ":day"),
        _latest("invested", ":then"),
        _latest("invested_slack", ":day"),
    ),
    "survey": (
        "CASE WHEN p.survey_day <= :day THEN p.surveyed END",
        "CASE WHEN p.survey_day <= :then THEN p.surveyed END",
        "0",
    ),
    "budget": ("p.budget", "p.budget", "coalesce(p.rounding ->> 'budget', 0)"),
}
