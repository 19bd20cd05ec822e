"""What a problem is known by: its file, its kind, the record and the field, but not the line, which moves."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable

from oldcommunity.book import Book
from oldcommunity.book.outline import Outline
from oldcommunity.book.version import git_folder
from oldcommunity.diagnostics import Diagnostic

#: What a sentence is filled with that tells two problems of one kind at one place apart.
_TELLING = ("field", "figure", "kind", "unit", "sign", "character")


def fingerprints(book: Book, problems: Iterable[Diagnostic]) -> list[str]:
    """The fingerprint of each of a book's problems.

    Of several that are the same in all that counts, each but the first has its number in it: one more of them is
    a new problem.

    Args:
        book: the book.
        problems: all of its problems, in the order of their places.
    """
    before = _folder(book)
    outlines: dict[str, Outline] = {}
    seen: Counter[tuple[str, ...]] = Counter()
    found = []
    for problem in problems:
        path = problem.at.path
        if path not in outlines:
            outlines[path] = Outline(_read(book, path))
        outline = outlines[path]
        field = outline.field_at(problem.at.line, problem.at.column)
        telling = (str(problem.params.get(name, "")) for name in _TELLING)
        known = (f"{before}{path}", problem.code, outline.record, field, *telling)
        seen[known] += 1
        parts = known if seen[known] == 1 else (*known, str(seen[known]))
        text = "\0".join(parts).encode("utf-8", "surrogateescape")
        found.append(hashlib.sha256(text).hexdigest()[:32])
    return found


def _folder(book: Book) -> str:
    """The book's folder inside its repository, so that two books in one are told apart; its name outside git."""
    root = book.root.resolve()
    git = git_folder(root)
    top = git.parent if git is not None and root.is_relative_to(git.parent) else root.parent
    return f"{root.relative_to(top).as_posix()}/"


def _read(book: Book, path: str) -> bytes:
    try:
        return book.read(path)
    except Exception:  # the file is gone or barred: it is known by its path
        return b""
