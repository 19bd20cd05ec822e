"""Files named on the command line, each with the book that it belongs to."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

from oldcommunity.cli import options
from oldcommunity.errors import BookError, UsageError


def books_of(files: list[str], data: str | None) -> list[tuple[Path, tuple[str, ...]]]:
    """The books that files and folders belong to, each with their paths in it; without any, the whole of one book.

    A file belongs to the nearest book above it, or to the one that `--data` or `OC_DATA` names. It may be named
    from the working folder, from the book's folder, or in full.

    Raises:
        UsageError: there is no such file, or it is in no book.
        BookError: there is no book.
    """
    if not files:
        return [(options.book_root(data), ())]
    if data or os.environ.get("OC_DATA"):
        root = options.book_root(data)
        return [(root, tuple(_path_in(root, given) for given in files))]
    found: dict[Path, list[str]] = {}
    for given in files:
        root, path = _placed(given)
        found.setdefault(root, []).append(path)
    return [(root, tuple(paths)) for root, paths in found.items()]


def _placed(given: str) -> tuple[Path, str]:
    """The nearest book above a file, and the path in it; for a folder also the book just below it."""
    named = _known_by(Path.cwd(), given)
    if named is None:
        try:
            root = options.book_root(None).resolve()
        except BookError:
            raise UsageError("no-such-file", path=given) from None
        return root, _path_in(root, given)
    inner = [named, named / "data"] if named.is_dir() and not named.is_symlink() else []
    for folder in (*inner[:1], *named.parents, *inner[1:]):
        if os.path.lexists(folder / "book.yaml"):
            return folder, named.relative_to(folder).as_posix() if named.is_relative_to(folder) else "."
    raise UsageError("file-in-no-book", path=given)


def _path_in(root: Path, given: str) -> str:
    """The path in a book of what is named from the working folder, from the book's, or in full."""
    top = root.resolve()
    found = [named for start in (Path.cwd(), top) if (named := _known_by(start, given))]
    for named in found:
        if named.is_relative_to(top):
            return named.relative_to(top).as_posix()
    if found:
        raise UsageError("file-outside-book", path=given, root=str(root))
    raise UsageError("no-such-file", path=given)


def _known_by(start: Path, given: str) -> Path | None:
    """The file or folder that a name means, if it is there.

    A link is known by its own name, wherever it leads; the folders before it are what they lead to.
    """
    named = Path(os.path.normpath(start / given))
    return as_listed(named) if given and os.path.lexists(named) else None


def as_listed(named: Path) -> Path:
    """A path as the system lists it: where capitals make no difference, a name may be typed in others than it has."""
    folder = named.parent.resolve()
    try:
        names = os.listdir(folder)  # noqa: PTH208 - names alone are wanted
    except OSError:
        return folder / named.name
    if named.name in names:
        return folder / named.name
    told = _alike(named.name)
    return folder / next((name for name in names if _alike(name) == told), named.name)


def _alike(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
