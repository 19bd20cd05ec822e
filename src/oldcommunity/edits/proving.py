"""Nothing is written that would make a book wrong: a change is checked before it is made."""

from __future__ import annotations

from oldcommunity.book import Book
from oldcommunity.checks import check_book
from oldcommunity.diagnostics import Diagnostic, Severity


def new_errors(book: Book, path: str, data: bytes, today: int) -> list[Diagnostic]:
    """The errors that a book would have if a file held other bytes, and that it does not have now."""
    known = {_key(problem) for problem in check_book(book, today)}
    supposed = book.supposing(path, data)
    try:
        found = check_book(supposed, today)
    finally:
        supposed.close()
    return [problem for problem in found if problem.severity is Severity.ERROR and _key(problem) not in known]


def _key(problem: Diagnostic) -> tuple[object, ...]:
    return problem.sort_key()
