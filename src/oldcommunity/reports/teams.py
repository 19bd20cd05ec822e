"""The working teams (专班) that answer for an area, from the widest level to the narrowest."""

from __future__ import annotations

import json
from collections.abc import Iterator

from oldcommunity.book import Book
from oldcommunity.codelists import AREA_LEVELS, LEAD_LEVELS
from oldcommunity.diagnostics import Location
from oldcommunity.figures.scope.areas import Area, is_inside
from oldcommunity.reports.facts import Fact
from oldcommunity.reports.section import Section


def teams_of(book: Book, area: Area) -> Iterator[Section]:
    """The teams whose area holds a place: one part of a page, or none where no team is on record."""
    levels = ", ".join(AREA_LEVELS)
    rows = book.rows(f"SELECT path, place, level, name, head, members, document, {levels} FROM the_team ORDER BY item")
    items = []
    for path, place, level, name, head, members, document, *where in rows:
        if not is_inside(area, tuple(where)):
            continue
        at = Location.of(path, place)
        told = {"level": ("codes.lead_levels", level), "name": ("text", name), "head": ("text", head)}
        told |= {"members": ("texts", tuple(json.loads(members))), "document": ("text", document)}
        items.append(tuple(Fact(f"Team.{key}", kind, value, at) for key, (kind, value) in told.items() if value))
    if items:
        items.sort(key=lambda item: LEAD_LEVELS.index(item[0].value))
        yield Section("Book.teams", tuple(items))
