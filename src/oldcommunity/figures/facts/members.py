"""The single records behind a figure, one by one: what each adds, since when, and where that stands.

The same rules as in `tally` and `itemised`, without the sums; for explanation and comparison, where a
handful of scopes is asked for and each record must be named.
"""

from __future__ import annotations

from dataclasses import dataclass

from oldcommunity.book import Book
from oldcommunity.codelists import AFTER_COMPLETION, AFTER_START, MILESTONES
from oldcommunity.diagnostics import Location
from oldcommunity.figures.catalogue import CATALOGUE
from oldcommunity.figures.facts.itemised import judge_of
from oldcommunity.figures.facts.tally import CERTAIN, NO, POSSIBLE, SINCE, THEN, member_rows
from oldcommunity.figures.scope.areas import is_inside
from oldcommunity.figures.scope.nodes import Node


@dataclass(frozen=True, slots=True)
class Member:
    """One project, seen by one figure.

    Attributes:
        project: its id.
        name: its name.
        in_plan: it belongs to the annual plan.
        counts: YES, NO or MAYBE, as in `tally`.
        amount: what it counts for in the unit, in full; None where it does not state the unit.
        before: it may have counted on the day of the declaration.
        moved: +1 where it has certainly come to count since the declaration, -1 where it has ceased to.
        day: the latest day of the fact that decides, None where no fact does.
        at: where that fact stands; else the project's id.
    """

    project: str
    name: str
    in_plan: bool
    counts: int
    amount: int | None
    before: bool
    moved: int
    day: int | None
    at: Location


def members(book: Book, figure: str, node: Node, unit: str, day: int, then: int | None = None) -> list[Member]:
    """The records of a node, in plan or not, as a count of milestones or states sees them, by id."""
    code = figure if CATALOGUE[figure].kind == "milestone" else "started"
    judge = judge_of(figure)
    found = []
    for content, path, project, name, place, group in member_rows(book, node.cohort, node.target, code, day, then):
        if not is_inside(group.area, node.area):
            continue
        before, moved = False, 0
        if then is not None:
            before = judge(group, THEN, THEN) != NO
            moved = (judge(group, SINCE, SINCE) != NO) - before
        fact = deciding(book, content, figure, day)
        found.append(
            Member(
                project=project,
                name=name,
                in_plan=group.in_plan,
                counts=judge(group, CERTAIN, POSSIBLE),
                amount=group.sums[unit] if group.known[unit] else None,
                before=before,
                moved=moved,
                day=fact[0] if fact else None,
                at=Location.of(path, fact[1] if fact else place),
            )
        )
    return sorted(found, key=lambda member: (member.project, member.at))


#: The milestones of which any one shows that a figure is reached.
_SHOWN_BY = {
    "started": ("started", *AFTER_START),
    "completed": ("completed", *AFTER_COMPLETION),
    "under_construction": ("started",),
    "in_preparation": MILESTONES[: MILESTONES.index("started")],
}


def deciding(book: Book, content: int, figure: str, day: int) -> tuple[int, int] | None:
    """The latest day and the place of the fact that a figure rests on in one record."""
    if figure == "suspended":
        rows = book.rows(
            "SELECT hi, place FROM main.suspension WHERE content = ? AND lo <= ? ORDER BY hi DESC LIMIT 1", content, day
        )
    elif figure == "cancelled":
        rows = book.rows(
            "SELECT cancelled_hi, cancelled_place FROM main.project WHERE content = ? AND cancelled_lo <= ?",
            content,
            day,
        )
    else:
        codes = _SHOWN_BY.get(figure, (figure,))
        order = "rank DESC" if figure == "in_preparation" else "hi, rank"
        rows = book.rows(
            f"SELECT hi, met_place FROM main.milestone WHERE content = ? AND lo <= ? "
            f"AND code IN ({', '.join('?' * len(codes))}) ORDER BY {order} LIMIT 1",
            content,
            day,
            *codes,
        )
    return rows[0] if rows else None
