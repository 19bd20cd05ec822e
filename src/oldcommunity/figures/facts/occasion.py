"""The fact of one record that a change of a figure rests on: its latest day, and where it stands."""

from __future__ import annotations

from oldcommunity.book import Book
from oldcommunity.diagnostics import Location
from oldcommunity.figures.catalogue import CATALOGUE
from oldcommunity.figures.compare.roll import Listing
from oldcommunity.figures.facts.members import deciding, turning

_REPORTED = """
SELECT day, invested_place FROM main.progress
WHERE content = :content AND day <= :day AND invested IS NOT NULL ORDER BY day DESC LIMIT 1
"""
_SURVEYED = "SELECT survey_day, survey_place FROM main.project WHERE content = :content AND survey_day <= :day"


def occasion(book: Book, listing: Listing, figure: str, day: int) -> tuple[int | None, Location]:
    """The day and the place of the fact that a record's part in a figure rests on; its id's place where no fact does.

    Args:
        book: the open book that holds the record.
        listing: the record.
        figure: a key of `CATALOGUE`.
        day: facts that may have come by this day.
    """
    kind = CATALOGUE[figure].kind
    if kind == "milestone":
        fact = deciding(book, listing.content, figure, day)
    elif kind == "state":
        fact = turning(book, listing.content, figure, day)
    else:
        sql = {"money": _REPORTED, "survey": _SURVEYED}.get(kind)
        rows = book.rows(sql, content=listing.content, day=day) if sql else []
        fact = rows[0] if rows else None
    return (fact[0], Location.of(listing.at.path, fact[1])) if fact else (None, listing.at)
