"""The single records behind a figure, one by one: what each adds, since when, and where that stands.

The same rules as in `tally` and `itemised`, without the sums; for explanation and comparison, where a
handful of scopes is asked for and each record must be named.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from oldcommunity.book import Book
from oldcommunity.codelists import AFTER_COMPLETION, AFTER_START, MILESTONES
from oldcommunity.diagnostics import Location
from oldcommunity.figures.catalogue import CATALOGUE
from oldcommunity.figures.facts.itemised import is_cancelled, judge_of
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
        day: the latest day of the fact that decides, or by which it moved; None where no fact does.
        since: the earliest day of that fact.
        at: where that fact stands; else the project's id.
        cancelled: it is certainly cancelled.
    """

    project: str
    name: str
    in_plan: bool
    counts: int
    amount: int | None
    before: bool
    moved: int
    day: int | None
    since: int | None
    at: Location
    cancelled: bool


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
        turned = moved and CATALOGUE[figure].kind == "state"
        fact = turning(book, content, figure, day) if turned else deciding(book, content, figure, day)
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
                since=fact[2] if fact else None,
                at=Location.of(path, fact[1] if fact else place),
                cancelled=is_cancelled(group),
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


def deciding(book: Book, content: int, figure: str, day: int) -> tuple[int, int, int] | None:
    """The latest day, the place and the earliest day of the fact that a figure rests on in one record."""
    if figure == "suspended":
        rows = book.rows(
            "SELECT hi, place, lo FROM main.suspension WHERE content = ? AND lo <= ? ORDER BY hi DESC LIMIT 1",
            content,
            day,
        )
    elif figure == "cancelled":
        rows = book.rows(
            "SELECT cancelled_hi, cancelled_place, cancelled_lo FROM main.project "
            "WHERE content = ? AND cancelled_lo <= ?",
            content,
            day,
        )
    else:
        codes = _SHOWN_BY.get(figure, (figure,))
        order = "rank DESC" if figure == "in_preparation" else "hi, rank"
        rows = book.rows(
            f"SELECT hi, met_place, lo FROM main.milestone WHERE content = ? AND lo <= ? "
            f"AND code IN ({', '.join('?' * len(codes))}) ORDER BY {order} LIMIT 1",
            content,
            day,
            *codes,
        )
    if not rows and figure in ("started", "under_construction"):
        rows = book.rows(
            "SELECT day, physical_place, day FROM main.progress WHERE content = ? AND day <= ? AND physical > 0 "
            "ORDER BY day LIMIT 1",
            content,
            day,
        )
    return rows[0] if rows else None


#: What moves a project from one state to another by a day, in order.
_TURNS = f"""
SELECT * FROM (SELECT 'under_construction' AS turn, hi AS day, met_place AS place, lo FROM main.milestone
    WHERE content = :content AND lo <= :day AND rank >= {MILESTONES.index("started")} ORDER BY hi, rank LIMIT 1)
UNION ALL SELECT 'suspended', hi, place, lo FROM main.suspension WHERE content = :content AND lo <= :day
UNION ALL SELECT 'resumed', until_hi, place, until_lo FROM main.suspension WHERE content = :content AND until_lo < :day
UNION ALL SELECT 'cancelled', cancelled_hi, cancelled_place, cancelled_lo FROM main.project
    WHERE content = :content AND cancelled_lo <= :day
UNION ALL SELECT * FROM (SELECT 'completed', hi, met_place, lo FROM main.milestone
    WHERE content = :content AND lo <= :day AND rank >= {MILESTONES.index("completed")} ORDER BY hi, rank LIMIT 1)
ORDER BY 2
"""


def turning(book: Book, content: int, state: str, day: int) -> tuple[int, int, int] | None:
    """The latest day, place and earliest day of the fact by which a record last came into a state, or left it."""
    seen: Counter[str] = Counter()
    stood = state == "in_preparation"
    fact: tuple[int, int, int] | None = None
    for turn, on, place, since in book.rows(_TURNS, content=content, day=day):
        seen[turn] += 1
        halted = "suspended" if seen["suspended"] > seen["resumed"] else ""
        now = next((one for one in ("completed", "cancelled", halted, "under_construction") if seen[one]), "")
        stands = (now or "in_preparation") == state
        if stands != stood:
            stood, fact = stands, (on, place, since)
    return fact
