"""Amounts that projects report: money invested, households asked, and the budgets they are set against."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from oldcommunity.book import Book
from oldcommunity.codelists import AREA_LEVELS
from oldcommunity.figures.facts.tally import ONCE
from oldcommunity.figures.scope.areas import EVERYWHERE, Area
from oldcommunity.figures.scope.nodes import Node, project_condition


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
    book: Book,
    figure: str,
    cohort: int,
    target: str | None,
    day: int,
    then: int | None,
    levels: Sequence[str] = AREA_LEVELS,
) -> list[tuple[Area, Amounts]]:
    """`invested` (分), `survey` (households) or `budget` (分) over the in-plan records of a year, by area.

    Areas are told apart by some levels; the others are None.
    """
    now, before, slack = _COLUMNS[figure]
    where, named = project_condition(Node(cohort, EVERYWHERE, target))
    columns = ", ".join(["1", *levels])
    sql = (
        f"SELECT {columns}, sum(now), count(now), count(*), sum(now - before), sum(slack) "
        f"FROM (SELECT {columns}, {now} AS now, {before} AS before, {slack} AS slack FROM the_project p "
        f"WHERE {where} {ONCE}) GROUP BY {columns}"
    )
    rows = book.remembered(sql, day=day, then=then, **named)
    named_levels = [dict(zip(levels, row[1:], strict=False)) for row in rows]
    areas = [tuple(map(named.get, AREA_LEVELS)) for named in named_levels]
    return [(area, Amounts(*(number or 0 for number in row[-5:]))) for area, row in zip(areas, rows, strict=True)]


def amounts_by_record(
    book: Book, figure: str, node: Node, day: int, then: int | None
) -> list[tuple[str, int | None, int | None]]:
    """The same record by record: the id, the amount by the day, and by the day of the declaration; None if unknown."""
    now, before, _ = _COLUMNS[figure]
    where, named = project_condition(node)
    sql = f"SELECT p.id, {now}, {before} FROM the_project p WHERE {where}"
    return book.rows(sql, day=day, then=then, **named)


def _latest(column: str, clock: str) -> str:
    """What was last reported by a day: mostly the last report of all, which stands in the project's own row."""
    return (
        f"CASE WHEN p.invested_day <= {clock} THEN p.{column} WHEN {clock} < p.invested_day THEN "
        f"(SELECT g.{column} FROM main.progress g WHERE g.content = p.content AND g.day <= {clock} "
        "AND g.invested IS NOT NULL ORDER BY g.day DESC LIMIT 1) END"
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
