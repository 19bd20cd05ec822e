"""How `oc` is set up here: what it runs on, how it speaks, what it found, and what of that is not as it should be."""

from __future__ import annotations

from oldcommunity.book import Book
from oldcommunity.diagnostics import Diagnostic
from oldcommunity.errors import OldCommunityError
from oldcommunity.reports import doctor_book, doctor_machine
from oldcommunity.reports.doctor_items import Item, State, Surroundings

__all__ = ["Item", "State", "Surroundings", "doctor_report"]


def doctor_report(
    around: Surroundings, book: Book | None, failure: OldCommunityError | None, found: list[Diagnostic] | None
) -> tuple[Item, ...]:
    """Everything worth knowing about the set-up.

    Args:
        around: what the shell knows.
        book: the open book; None where there is none.
        failure: why there is none, where `oc` has a sentence for it.
        found: the book's problems; None where they could not be told.
    """
    return (
        *doctor_machine.program(),
        *doctor_machine.speech(around),
        doctor_machine.git(around),
        *doctor_book.repository(around, book),
        *doctor_book.contents(book, failure, found),
        *doctor_book.editors(around, book),
        *doctor_book.cache(book),
        doctor_machine.sample(),
        doctor_machine.variables(),
    )
