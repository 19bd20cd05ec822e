"""Who last touched the lines of a book: git's answer, for some lines of some files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from oldcommunity.book.book import Book
from oldcommunity.diagnostics import Location
from oldcommunity.errors import BookError
from oldcommunity.source.blame import Touch
from oldcommunity.source.git import Repository

#: A line of a file of the book.
LineOf = tuple[str, int]


def last_touched(book: Book, places: Iterable[Location]) -> dict[LineOf, Touch]:
    """Who last touched each of some lines, as of the book's revision; lines that no commit holds are left out.

    Raises:
        BookError: `no-blame` where the book has no history.
    """
    repository = Repository.of(book.root)
    if repository is None or repository.head() is None:
        raise BookError("no-blame")
    commit = book.revision.commit if book.revision else None
    lines: dict[str, set[int]] = defaultdict(set)
    for at in places:
        lines[at.path].add(at.line)
    prefix = repository.prefix(book.root)
    found = {}
    for path in sorted(lines):
        for line, touch in repository.blame(prefix + path, sorted(lines[path]), commit).items():
            found[path, line] = touch
    return found


__all__ = ["LineOf", "Touch", "last_touched"]
