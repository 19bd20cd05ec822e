"""What papers tell of projects besides where they stand, asked of the compiled book once for all of them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from oldcommunity.book import Book
from oldcommunity.dates import Span
from oldcommunity.diagnostics import Location


@dataclass(frozen=True, slots=True)
class Traits:
    """What is told of a project besides where it stands.

    Attributes:
        targets: further plans that it counts for.
        tags: what it is marked as.
        lead: the name of the official answerable for it.
        has_due: any of its milestones has a due date.
        cares: what is told of owners' committee, property manager, party branch and residents' group, by key.
    """

    targets: tuple[str, ...]
    tags: tuple[str, ...]
    lead: str | None
    has_due: bool
    cares: dict[str, str]


@dataclass(frozen=True, slots=True)
class Halt:
    """Why a project stands still by decision, and since when, as far as that is known."""

    span: Span
    reason: str | None
    at: Location


_CARES = ("owners_committee", "property_manager", "party_branch", "residents_group")


def traits(book: Book) -> dict[str, Traits]:
    """The traits of every project, by its file."""
    cares = ", ".join(f"g.{name}" for name in _CARES)
    rows = book.rows(
        f"SELECT p.path, p.targets, p.tags, p.lead, p.first_due IS NOT NULL, {cares} FROM the_project p "
        "LEFT JOIN main.governance g ON g.content = p.content"
    )
    return {
        path: Traits(
            tuple((targets or "").split()),
            tuple((tags or "").split()),
            lead,
            bool(due),
            {name: text for name, text in zip(_CARES, told, strict=True) if text},
        )
        for path, targets, tags, lead, due, *told in rows
    }


def halts(book: Book, day: int) -> dict[str, Halt]:
    """The last suspension of each project that has begun by a day, by its file."""
    rows = book.rows(
        "SELECT p.path, s.lo, s.hi, s.reason, s.place FROM the_project p JOIN main.suspension s "
        "ON s.content = p.content WHERE s.hi <= ? ORDER BY s.lo, s.hi, s.item DESC",
        day,
    )
    return {path: Halt(Span(lo, hi), reason, Location.of(path, place)) for path, lo, hi, reason, place in rows}


def dues(book: Book, day: int) -> dict[str, dict[str, tuple[Span, Location]]]:
    """When the milestones are due that are not certainly met by a day, by file and code."""
    rows = book.rows(
        "SELECT p.path, m.code, m.due_lo, m.due, m.due_place FROM the_project p JOIN main.milestone m "
        "ON m.content = p.content WHERE m.due IS NOT NULL AND (m.hi IS NULL OR m.hi > ?)",
        day,
    )
    found: dict[str, dict[str, tuple[Span, Location]]] = defaultdict(dict)
    for path, code, low, due, place in rows:
        found[path][code] = (Span(low, due), Location.of(path, place))
    return found
