"""What the owners of pipes and cables are to pay: their shares, project by project (管线单位出资)."""

from __future__ import annotations

from dataclasses import dataclass

from oldcommunity.book import Book
from oldcommunity.codelists import AREA_LEVELS, UTILITIES
from oldcommunity.diagnostics import Location
from oldcommunity.figures.scope.areas import Area


@dataclass(frozen=True, slots=True)
class UtilityShare:
    """The renewal of one kind of pipe or cable in one project.

    Attributes:
        project: the project's id.
        name: its name.
        cohort: its plan year; None where it is not known.
        area: where it lies.
        kind: which pipe or cable, a code.
        owner: who owns it; None where nobody is named.
        share: 分 that the owner pays; None where it is not known.
        status: how far it has been agreed on, a code; None where it is not told.
        at: where it stands.
    """

    project: str
    name: str
    cohort: int | None
    area: Area
    kind: str
    owner: str | None
    share: int | None
    status: str | None
    at: Location


def utility_shares(book: Book) -> list[UtilityShare]:
    """The shares of all projects, by plan year and project; they bear no date and stand as the book has them."""
    levels = ", ".join(f"p.{level}" for level in AREA_LEVELS)
    rows = book.rows(
        f"SELECT p.path, p.id, p.name, p.cohort, u.kind, u.owner, u.share, u.status, u.place, {levels} "
        "FROM the_project p JOIN main.utility u ON u.content = p.content "
        "ORDER BY p.cohort IS NULL, p.cohort, p.id, p.path, u.item"
    )
    return [
        UtilityShare(project, name, cohort, tuple(area), kind, owner, share, status, Location.of(path, place))
        for path, project, name, cohort, kind, owner, share, status, place, *area in rows
    ]


def kind_order(kind: str) -> int:
    """The place of a kind of pipe or cable in the codelist."""
    return UTILITIES.index(kind)
