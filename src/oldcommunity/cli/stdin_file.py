"""A file of the book whose text comes on standard input: what an editor holds and has not written yet."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from oldcommunity.cli import options
from oldcommunity.errors import UsageError

#: Beyond this no file is read, and its problem is told by so much.
_ENOUGH = (1 << 20) + 1


def book_of_new_file(given: str, data: str | None) -> tuple[Path, str]:
    """The book that a file belongs to, or would if it were there, and its path in it.

    Raises:
        UsageError: it is in no book, or the book reads no file of such a name.
        BookError: there is no book.
    """
    from oldcommunity.cli.book_files import as_listed
    from oldcommunity.source.names import kind_of, unusable_name

    named = Path(os.path.normpath(Path.cwd() / given))
    place = as_listed(named) if os.path.lexists(named) else named.parent.resolve() / named.name
    if data or os.environ.get("OC_DATA"):
        root = options.book_root(data)
        if not place.is_relative_to(root.resolve()):
            raise UsageError("file-outside-book", path=given, root=str(root))
    else:
        root = next((folder for folder in place.parents if os.path.lexists(folder / "book.yaml")), place)
        if root == place:
            raise UsageError("file-in-no-book", path=given)
    path = place.relative_to(root.resolve()).as_posix()
    if kind_of(path) is None or unusable_name("", place.name):
        raise UsageError("file-not-read", path=given)
    return root, path


def text_of_stdin() -> bytes:
    """The bytes on standard input, or as many of them as show that they are too many."""
    return sys.stdin.buffer.read(_ENOUGH)
