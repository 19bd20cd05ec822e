"""The compiled book: every record as located rows in SQLite; derived, disposable, brought up to date by use."""

from oldcommunity.book.book import Book, Revision, open_book

__all__ = ["Book", "Revision", "open_book"]
