"""Bytes of one file of a book, taken only from a regular file of a sensible size.

Nothing is followed and nothing can block: a link, a pipe or a device under the name of a record is a problem
of its own, and what lies behind it is never read.
"""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from oldcommunity.diagnostics import Diagnostic, Location
from oldcommunity.rules import diagnose
from oldcommunity.source.text import MAX_BYTES

#: Absent on Windows, where there are no such pipes and opening a link to read it does no harm after `lstat`.
_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)
_REASONS = {
    stat.S_IFDIR: "folder",
    stat.S_IFIFO: "pipe",
    stat.S_IFSOCK: "socket",
    stat.S_IFCHR: "device",
    stat.S_IFBLK: "device",
}


class Unreadable(Exception):  # noqa: N818 – it says what the file is
    """A file of the book has no bytes to give; `diagnostic` says why."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic)
        self.diagnostic = diagnostic


def read_file(root: Path, path: str) -> bytes:
    """The bytes of a file of the book.

    Raises:
        Unreadable: where it is no regular file, too large, or not to be opened.
    """
    place = os.path.join(root, path)  # noqa: PTH118 – 300,000 times
    try:
        _check(not_a_file(path, os.lstat(place).st_mode))
        handle = os.open(place, _FLAGS)
        try:
            status = os.fstat(handle)
            _check(not_a_file(path, status.st_mode))
            if status.st_size > MAX_BYTES:
                _check(diagnose("OC107", Location(path), {"reason": "bytes", "limit": MAX_BYTES}))
            return _all(handle, status.st_size)
        finally:
            os.close(handle)
    except OSError as error:
        raise Unreadable(unreadable(path, error)) from None


def _all(handle: int, size: int) -> bytes:
    """The bytes of an open file that was so large a moment ago: in one piece, and with what has been added since."""
    data = os.read(handle, size + 1)
    while len(data) <= MAX_BYTES and len(data) != size and (more := os.read(handle, MAX_BYTES + 1 - len(data))):
        data += more
    return data


def _check(problem: Diagnostic | None) -> None:
    if problem:
        raise Unreadable(problem)


def not_a_file(path: str, mode: int) -> Diagnostic | None:
    """The problem of an entry that is no regular file; None where it is one."""
    if stat.S_ISREG(mode):
        return None
    if stat.S_ISLNK(mode):
        return diagnose("OC502", Location(path))
    return diagnose("OC503", Location(path), {"reason": _REASONS.get(stat.S_IFMT(mode), "device")})


def unreadable(path: str, error: OSError) -> Diagnostic:
    """The problem of a file or folder that the system does not give; a link that took its place is one, too."""
    if error.errno == errno.ELOOP:
        return diagnose("OC502", Location(path))
    return diagnose("OC504", Location(path), {"error": errno.errorcode.get(error.errno or 0, "EIO")})
