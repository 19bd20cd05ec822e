"""What inspections found or asked for, and until when."""

from __future__ import annotations

from collections.abc import Iterator

from oldcommunity.book import Book
from oldcommunity.figures.issues.found import issues
from oldcommunity.figures.issues.standing import standing
from oldcommunity.figures.schedule.upcoming import Due
from oldcommunity.figures.scope.areas import Area, is_inside


def due_of_inspections(
    book: Book, day: int, *, project: str | None = None, cohort: int | None = None, area: Area | None = None
) -> Iterator[Due]:
    """The findings and requests of inspections that are due and not certainly closed by a day.

    Args:
        book: the book.
        day: the day.
        project: only those that concern the project in this file.
        cohort: only those that concern projects of one plan year.
        area: only those of one area.
    """
    own = {name for (name,) in book.rows("SELECT id FROM the_project WHERE path = ?", project)} if project else None
    for one in issues(book, day):
        about = one.project
        if one.kind == "issue" or one.due is None or standing(one, day).state == "closed":
            continue
        if (own is not None and (about is None or about.id not in own)) or (area and not is_inside(one.area, area)):
            continue
        if cohort is not None and (about is None or about.cohort != cohort):
            continue
        yield Due(
            kind=one.kind,
            project=about.id if about else "",
            name=(about.name or about.id) if about else one.site or "",
            area=one.area,
            code=f"{one.inspection}-{one.number}",
            text=one.text,
            owner=one.owner or "",
            span=one.due,
            days=one.due.latest - day,
            possible=one.closed is not None and one.closed.earliest <= day,
            at=one.at,
        )
