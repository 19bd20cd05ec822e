"""Old or new, never anything between: one writer at a time, and a file is replaced whole or not at all.

After a crash at any point the file holds its old or its new bytes; what a crash leaves beside it is a hidden
temporary file, which books do not read and the next writer removes.
"""

from __future__ import annotations

import contextlib
import errno
import glob
import os
import stat
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from oldcommunity.errors import BookError, system_error
from oldcommunity.source.read import Unreadable, read_file

#: Windows locks files, not folders.
_LOCK = ".oc-lock"
_LOCK_SECONDS = 30.0
#: Windows holds a file for a moment while a scanner or a cloud drive looks at it.
_TRIES = 20
_PAUSE = 0.05


@contextlib.contextmanager
def writing(root: Path) -> Iterator[None]:
    """The sole right to write into a book; it ends with the process, however that ends.

    Raises:
        BookError: somebody else keeps it.
    """
    descriptor = _open_lock(root)
    try:
        _lock(descriptor, root)
        yield
    finally:
        os.close(descriptor)
        if sys.platform == "win32":
            # A file that another one has open cannot be deleted there, so a lock that is waited for stays.
            with contextlib.suppress(OSError):
                (root / _LOCK).unlink()


def _open_lock(root: Path) -> int:
    try:
        if sys.platform == "win32":
            return os.open(root / _LOCK, os.O_RDWR | os.O_CREAT)
        return os.open(root, os.O_RDONLY | os.O_CLOEXEC)
    except OSError as error:
        raise BookError("cannot-write", path=str(root), reason=system_error(error)) from None


def _lock(descriptor: int, root: Path) -> None:
    until = time.monotonic() + _LOCK_SECONDS
    while True:
        try:
            if sys.platform == "win32":
                import msvcrt  # noqa: PLC0415 - there is no such module elsewhere

                msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
            else:
                import fcntl  # noqa: PLC0415

                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            pass
        except OSError as error:
            if sys.platform != "win32":
                raise BookError("cannot-write", path=str(root), reason=system_error(error)) from None
        else:
            return
        if time.monotonic() > until:
            raise BookError("book-locked", path=str(root))
        time.sleep(0.01)


def current(root: Path, path: str) -> bytes | None:
    """The bytes of a file of the book; None where there is no such file.

    Raises:
        BookError: there is something else, or it cannot be read.
    """
    if not os.path.lexists(root / path):
        return None
    try:
        return read_file(root, path)
    except Unreadable as error:
        reason = str(error.diagnostic.params.get("error", error.diagnostic.code))
        raise BookError("cannot-write", path=path, reason=reason, in_book=1) from None


def replace_file(root: Path, path: str, old: bytes | None, new: bytes) -> None:
    """Put new bytes in the place of old ones; to be called while `writing`.

    Args:
        root: the book's folder.
        path: the file, from there.
        old: what was read and is to be replaced; None for a file that is not there yet.
        new: what is to stand there.

    Raises:
        BookError: the file holds something else by now, or cannot be written.
    """
    target = root / path

    def unchanged() -> None:
        if current(root, path) != old:
            raise BookError("changed-since", path=path)

    made: list[Path] = []
    try:
        if old is None:
            make_folder(target.parent, made)
        put(target, new, unchanged)
        made.clear()
    except OSError as error:
        raise BookError("cannot-write", path=path, reason=system_error(error), in_book=1) from None
    finally:
        remove_folders(made)


def put(target: Path, new: bytes, first: Callable[[], None] = lambda: None, *, tidy: bool = True) -> None:
    """Write a file beside its place down to the disk and let it take the place at once, with the old one's mode.

    Args:
        target: the place; no link.
        new: what is to stand there.
        first: asked before the place is taken; what it raises leaves the old file.
        tidy: take away what writers of this file left that were stopped; one that still writes would lose its own.

    Raises:
        OSError: it cannot be written; the place holds the old file, and nothing is left beside it.
    """
    temporary = target.with_name(f".{target.name}.oc-{os.getpid()}")
    for stale in target.parent.glob(f".{glob.escape(target.name)}.oc-*") if tidy else ():
        # A scanner may hold it for a moment; the next writer removes it then.
        with contextlib.suppress(PermissionError):
            stale.unlink(missing_ok=True)
    there = os.path.lexists(target)
    if there and not os.access(target, os.W_OK):
        # The folder would let it be replaced; whoever took the right to write from it did not want that.
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))
    mode = stat.S_IMODE(target.lstat().st_mode) if there else None
    try:
        _write(temporary, new, mode)
        first()
        _replace(temporary, target)
    finally:
        temporary.unlink(missing_ok=True)
    sync_folder(target.parent)


def make_folder(folder: Path, made: list[Path]) -> None:
    """Make a folder and those above it where they are missing, each to last, and note them."""
    if not folder.is_dir():
        make_folder(folder.parent, made)
        folder.mkdir()
        made.append(folder)
        sync_folder(folder.parent)


def remove_folders(made: Sequence[Path]) -> None:
    """Take folders away that were made for what could not be written, unless somebody has put something there."""
    for folder in reversed(made):
        with contextlib.suppress(OSError):
            folder.rmdir()


def _write(path: Path, data: bytes, mode: int | None) -> None:
    """Write a new file down to the disk."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
    descriptor = os.open(path, flags, 0o666)
    with os.fdopen(descriptor, "wb") as file:
        if mode is not None and hasattr(os, "fchmod"):
            os.fchmod(descriptor, mode)
        file.write(data)
        file.flush()
        os.fsync(descriptor)


def _replace(temporary: Path, target: Path) -> None:
    for attempt in range(_TRIES):
        try:
            temporary.replace(target)
        except PermissionError:
            if sys.platform != "win32" or attempt == _TRIES - 1:
                raise
            time.sleep(_PAUSE)
        else:
            return


def sync_folder(folder: Path) -> None:
    """Make new names in a folder last, too."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
