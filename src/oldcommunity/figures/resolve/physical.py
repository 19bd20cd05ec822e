"""Progress of the works (形象进度) as reported, weighted by budget."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from oldcommunity.book import Book
from oldcommunity.codelists import AREA_LEVELS
from oldcommunity.figures.facts.tally import ONCE
from oldcommunity.figures.scope.nodes import Node, project_condition


@dataclass(frozen=True, slots=True)
class Physical:
    """The share of the works that is done.

    Attributes:
        share: of 1, weighted by budget over the projects that report it and have a budget; None without any.
        projects: how many projects stand behind it.
        records: how many records there are.
    """

    share: Fraction | None
    projects: int
    records: int


def physical_progress(book: Book, node: Node, day: int) -> Physical:
    """The reported progress of a node's projects by a day."""
    # A year is asked about once for all areas that name the same levels.
    asked = [(level, name or None) for level, name in zip(AREA_LEVELS, node.area, strict=True) if name is not None]
    levels, names = [f"{level}, " for level, _ in asked], tuple(name for _, name in asked)
    where, named = project_condition(Node(node.cohort, target=node.target))
    year = book.remembered(
        f"SELECT {''.join(levels)}budget, count(*), count(physical), sum(physical) FROM "
        f"(SELECT {''.join(levels)}p.budget, "
        "CASE WHEN p.physical_day <= :day THEN p.physical WHEN :day < p.physical_day THEN "
        "(SELECT g.physical FROM main.progress g WHERE g.content = p.content AND g.day <= :day "
        "AND g.physical IS NOT NULL ORDER BY g.day DESC LIMIT 1) END AS physical "
        f"FROM the_project p WHERE {where} {ONCE}) GROUP BY {''.join(levels)}budget, physical IS NULL",
        day=day,
        **named,
    )
    rows = [row[len(names) :] for row in year if row[: len(names)] == names]
    # Weighted here and not in SQL, where 分 times percent over a province leaves 64 bits.
    reported = [(budget, known, total) for budget, _, known, total in rows if budget and known]
    weight = sum(budget * known for budget, known, _ in reported)
    done = sum(budget * total for budget, _, total in reported)
    return Physical(
        share=Fraction(done, weight * 10_000) if weight else None,
        projects=sum(known for _, known, _ in reported),
        records=sum(count for _, count, _, _ in rows),
    )
