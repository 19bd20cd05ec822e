"""What is due in the next days: milestones, work on pipes and cables, and problems to be solved."""

from __future__ import annotations

from dataclasses import dataclass

from oldcommunity.book import Book
from oldcommunity.codelists import AREA_LEVELS
from oldcommunity.dates import Span
from oldcommunity.diagnostics import Location
from oldcommunity.figures.schedule.past_due import GOING, PASSED
from oldcommunity.figures.scope.areas import Area


@dataclass(frozen=True, slots=True)
class Due:
    """Something that is due and not done.

    Attributes:
        kind: `milestone`, `utility`, `issue`, or `finding` and `request` of an inspection.
        project: the project's id; empty where an inspection names none.
        name: its name, else the site of the inspection; empty where there is neither.
        area: where it lies.
        code: which milestone, or which kind of pipes or cables; for a problem, its number; for what an inspection
            says, the inspection and the number.
        text: for a problem and for what an inspection says, what it is.
        owner: who has to see to it; empty where that is not recorded.
        span: when it is due; the last day counts.
        days: in how many days that is; below zero for what is overdue.
        possible: it may be done by the day.
        at: where its due date stands.
    """

    kind: str
    project: str
    name: str
    area: Area
    code: str
    text: str
    owner: str
    span: Span
    days: int
    possible: bool
    at: Location


def all_due(book: Book, day: int, where: str = "TRUE", **named: object) -> list[Due]:
    """All that is due and certainly not done by the day in the projects `p` that meet an SQL condition, in order.

    What is due of projects that are completed, cancelled or suspended counts as little as with the figure
    `overdue`: problems and milestones after completion stay, all else of what is given up or stands still goes.
    """
    head = ", ".join(["p.id", "p.name", *(f"p.{level}" for level in AREA_LEVELS)])
    parts = [
        f"SELECT '{kind}', {head}, {what}, p.path, m.due_place FROM the_project p "
        f"JOIN main.{kind} m ON m.content = p.content WHERE m.due IS NOT NULL AND {open_} AND ({where})"
        for kind, (what, open_) in _OPEN.items()
    ]
    rows = book.rows(" UNION ALL ".join(parts), day=day, **named)
    levels = len(AREA_LEVELS)
    found = []
    for kind, project, name, *rest in rows:
        code, text, owner, low, due, possible, path, place = rest[levels:]
        found.append(
            Due(
                kind=kind,
                project=project,
                name=name,
                area=tuple(rest[:levels]),
                code=str(code),
                text=text,
                owner=owner,
                span=Span(low, due),
                days=due - day,
                possible=bool(possible),
                at=Location.of(path, place),
            )
        )
    return sorted(found, key=in_order)


def in_order(one: Due) -> tuple[object, ...]:
    """By when it is due, then by project."""
    return one.span.latest, one.project, one.kind, one.at


#: By table: number or code, text, owner, dates, whether it may be done; and when it is still to be done.
_OPEN = {
    "milestone": (
        "m.code, '', '', m.due_lo, m.due, m.lo <= :day",
        f"(m.hi IS NULL OR m.hi > :day) AND NOT {PASSED} AND {GOING}",
    ),
    "utility": (
        "m.kind, '', coalesce(m.owner, ''), m.due_lo, m.due, 0",
        f"m.status IS NOT 'done' AND (p.completed_hi IS NULL OR p.completed_hi > :day) AND {GOING}",
    ),
    "issue": (
        "m.number, m.text, coalesce(m.owner, ''), m.due_lo, m.due, m.closed_lo <= :day",
        "m.lo <= :day AND (m.closed_hi IS NULL OR m.closed_hi > :day)",
    ),
}
