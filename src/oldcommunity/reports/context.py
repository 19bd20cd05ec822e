"""What every report says about itself: of which book, as of which day, in which version, with which filters."""

from __future__ import annotations

from dataclasses import dataclass

from oldcommunity.book import Book


@dataclass(frozen=True, slots=True)
class Context:
    """Where a report's figures come from.

    Attributes:
        title: the book's title.
        made_up: the book says that it is made up.
        area: the book's own area.
        day: the day as of which all figures are true.
        commit: the revision that was read, or the one that the files on disk stand on; None outside git.
        dirty: the files on disk differ from that revision; None where a revision was read.
        filters: what was asked for, as typed (`cohort=2022`).
        left_out: files that could not be read, and whose facts are missing here.
    """

    title: str
    made_up: bool
    area: tuple[str, ...]
    day: int
    commit: str | None
    dirty: bool | None
    filters: tuple[str, ...]
    left_out: tuple[str, ...]


def context_of(book: Book, day: int, filters: tuple[str, ...] = ()) -> Context:
    """The context of a report on a book as of a day."""
    settings = book.settings
    return Context(
        title=settings.title or book.root.name,
        made_up=settings.made_up,
        area=tuple(settings.area.values()),
        day=day,
        commit=book.version.commit,
        dirty=book.version.dirty,
        filters=filters,
        left_out=book.left_out(),
    )
