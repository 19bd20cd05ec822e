"""The single records behind a count: where a reader should look when it does not fit."""

from __future__ import annotations

from oldcommunity.checks.case import Case
from oldcommunity.checks.totals import PLACES
from oldcommunity.codelists import MILESTONES
from oldcommunity.diagnostics import Location
from oldcommunity.figures.scope.nodes import Node, project_condition

#: So many records are asked whether they count; the first few that do are enough to go by.
_ASKED = 50
#: Which records can count, and the place in them that says so.
_CAN_COUNT = {
    "in_preparation": ("p.facts AND coalesce(p.started_lo, :day + 1) > :day", ""),
    "under_construction": ("p.started_hi <= :day", "started"),
    "suspended": ("p.suspensions", ""),
    "cancelled": ("p.cancelled_hi <= :day", ""),
    "started": ("p.started_hi <= :day", "started"),
    "completed": ("p.completed_hi <= :day", "completed"),
}


def witnesses(case: Case, node: Node, figure: str, day: int) -> tuple[Location, ...]:
    """The first few in-plan records of a node that certainly count for a figure on a day."""
    met = "EXISTS (SELECT 1 FROM main.milestone m WHERE m.content = p.content AND m.code = :figure AND m.hi <= :day)"
    condition, since = _CAN_COUNT.get(figure, (met, figure))
    where, named = project_condition(node)
    rows = case.book.rows(
        "SELECT p.id, p.path, coalesce((SELECT m.met_place FROM main.milestone m WHERE m.content = p.content "
        "AND m.rank >= :rank AND m.hi <= :day ORDER BY m.rank LIMIT 1), p.place) FROM the_project p "
        f"WHERE {condition} AND {where} ORDER BY p.path LIMIT {_ASKED}",
        day=day,
        figure=figure,
        rank=MILESTONES.index(since) if since else len(MILESTONES),
        **named,
    )
    found = (
        Location.of(path, place) for name, path, place in rows if case.figures.recorded.counts(figure, name, node, day)
    )
    return tuple(place for place, _ in zip(found, range(PLACES), strict=False))


def amount_witnesses(case: Case, node: Node, figure: str, day: int) -> tuple[Location, ...]:
    """The first few in-plan records of a node that report the largest amounts by a day."""
    where, named = project_condition(node)
    source = {
        "invested": "SELECT p.path, g.invested_place, max(g.invested) AS amount FROM the_project p "
        "JOIN main.progress g USING (content) WHERE g.day <= :day AND g.invested IS NOT NULL",
        "survey": "SELECT p.path, p.survey_place, max(p.surveyed) AS amount FROM the_project p "
        "WHERE p.survey_day <= :day",
    }[figure]
    rows = case.book.rows(f"{source} AND {where} GROUP BY p.path ORDER BY 3 DESC, 1 LIMIT {PLACES}", day=day, **named)
    return tuple(Location.of(path, place) for path, place, _ in rows)
