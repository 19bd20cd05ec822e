"""Progress of the works (形象进度) as reported, weighted by budget."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from oldcommunity.book import Book
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
    where, named = project_condition(node)
    rows = book.remembered(
        "SELECT budget, count(*), count(physical), sum(physical) FROM (SELECT p.budget, "
        "CASE WHEN p.physical_day <= :day THEN p.physical WHEN :day < p.physical_day THEN "
        "(SELECT g.physical FROM main.progress g WHERE g.content = p.content AND g.day <= :day "
        "AND g.physical IS NOT NULL ORDER BY g.day DESC LIMIT 1) END AS physical "
        f"FROM the_project p WHERE {where} {ONCE}) GROUP BY budget, physical IS NULL",
        day=day,
        **named,
    )
    # Weighted here and not in SQL, where 分 times percent over a province leaves 64 bits.
    reported = [(budget, known, total) for budget, _, known, total in rows if budget and known]
    weight = sum(budget * known for budget, known, _ in reported)
    done = sum(budget * total for budget, _, total in reported)
    return Physical(
        share=Fraction(done, weight * 10_000) if weight else None,
        projects=sum(known for _, known, _ in reported),
        records=sum(count for _, count, _, _ in rows),
    )
