"""A set of new files is put into a folder: all of them or none, and never in the place of another file."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from oldcommunity.edits.writing import make_folder, sync_folder, writing
from oldcommunity.errors import BookError, OldCommunityError, system_error
from oldcommunity.source.discover import find_book

_HIDDEN = ".oc-new-"


def lay_out(folder: Path, files: Mapping[str, bytes]) -> tuple[list[str], list[str]]:
    """Put files into a folder; those that are there already are left as they are.

    They are written into a hidden folder first and then moved one by one, in the order given: what makes a book
    of a folder belongs at the end. What was moved before something failed is taken away again. A run that is killed
    leaves whole files and perhaps the hidden folder; the next one takes that away and adds what is missing.

    Args:
        folder: it is made where there is none.
        files: bytes by path from there.

    Returns:
        The paths that were written, and those that were there before.

    Raises:
        BookError: `is-book` where the folder holds a book or lies in one; `cannot-write`.
    """
    refuse_books(folder)
    made: list[Path] = []
    try:
        make_folder(folder, made)
        with writing(folder):
            # Somebody else may have begun a book here while this one waited.
            refuse_books(folder)
            kept = [path for path in files if os.path.lexists(folder / path)]
            wanted = [path for path in files if path not in kept]
            for left in folder.glob(f"{_HIDDEN}*"):
                shutil.rmtree(left, ignore_errors=True)
            with tempfile.TemporaryDirectory(prefix=_HIDDEN, dir=folder) as hidden:
                for number, path in enumerate(wanted):
                    _write(Path(hidden, str(number)), files[path])
                for number, path in enumerate(wanted):
                    target = folder / path
                    make_folder(target.parent, made)
                    if os.path.lexists(target):
                        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target))
                    Path(hidden, str(number)).rename(target)
                    made.append(target)
                    sync_folder(target.parent)
    except BaseException as error:
        for place in reversed(made):
            # A folder into which somebody else has put something meanwhile stays.
            with contextlib.suppress(OSError):
                place.rmdir() if place.is_dir() else place.unlink()
        if isinstance(error, OSError):
            # Nobody has heard of the hidden folder.
            place = folder if _HIDDEN in str(error.filename) else error.filename or folder
            raise BookError("cannot-write", path=str(place), reason=system_error(error)) from None
        raise
    return wanted, kept


def refuse_books(folder: Path) -> None:
    """No book inside a book: the outer one would read the inner one's files.

    Raises:
        BookError: `is-book` where a folder holds a book or lies in one.
    """
    inside = folder.resolve()
    for given in (folder, *inside.parents):
        try:
            root = find_book(inside, given).resolve()
        except OldCommunityError:
            continue
        if given == folder or inside.is_relative_to(root):
            raise BookError("is-book", path=str(root))


def _write(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
