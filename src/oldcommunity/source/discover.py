"""Finding a book, and walking it: every entry is a file of a known kind, litter by a documented list, or a problem.

A folder's files are described by two blobs, their names and their signatures, so that an unchanged folder is
known by comparing two values.
"""

from __future__ import annotations

import os
import stat
import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from oldcommunity.diagnostics import Diagnostic, Location
from oldcommunity.errors import BookError, system_error
from oldcommunity.rules import diagnose
from oldcommunity.shipped import shipped
from oldcommunity.source.names import awkward_names, is_litter, kind_of, printable, unread, unusable_name
from oldcommunity.source.read import not_a_file, unreadable

#: A file's signature: size, mtime_ns, ctime_ns, inode. One of them differs when its content may.
SIGNATURE = struct.Struct("<qqqQ")
_BY_HANDLE = os.stat in os.supports_dir_fd and os.listdir in os.supports_fd
_STATUS, _PACK = os.stat, SIGNATURE.pack
_MODE_OF_SUBMODULE = 0o160000
#: Names in order, with their modes and signatures.
Entries = tuple[list[str], list[int], list[bytes]]


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of the book.

    Attributes:
        path: from the book's root, with `/`; empty for the root.
        names: of the files that the book reads, by code point, joined by NUL, as the system's bytes.
        stats: their signatures, one `SIGNATURE` after the other.
        problems: what is wrong with the entries themselves; nothing is passed over in silence.
    """

    path: str
    names: bytes = b""
    stats: bytes = b""
    problems: list[Diagnostic] = field(default_factory=list)

    @property
    def files(self) -> list[tuple[str, str]]:
        """Name and kind of each file that the book reads, in the order of `names` and `stats`."""
        names = os.fsdecode(self.names).split("\0") if self.names else []
        before = f"{self.path}/" if self.path else ""
        return [(name, kind) for name in names if (kind := kind_of(before + name))]


def find_book(start: Path, given: Path | None) -> Path:
    """The folder that holds `book.yaml`: the given one, or the nearest at or above `start`, or its `data`.

    Raises:
        BookError: `no-book` where there is none; `cannot-read` where the system does not let anybody look.
    """
    if given is not None:
        tried = [given.parent] if given.name == "book.yaml" else [given, given / "data"]
        here = tried[0]
    else:
        here = start.absolute()
        tried = [place for folder in (here, *here.parents) for place in (folder, folder / "data")]
    for place in tried:
        if os.path.lexists(place / "book.yaml"):
            return place
    try:
        os.lstat(here / "book.yaml")
    except PermissionError as error:
        raise _closed(here, error) from None
    except OSError:
        pass
    raise BookError("no-book", start=printable(str(given or start)), sample=str(shipped("data")))


def _closed(root: Path, error: OSError) -> BookError:
    """The folder of a book is there and not given to this user: nothing can be said of what it holds."""
    return BookError("cannot-read", path=printable(str(root)), reason=system_error(error))


def walk(root: Path) -> Iterator[Folder]:
    """Every folder of the book, parents first, by code point; links are never followed.

    Raises:
        BookError: the book's own folder cannot be listed; one inside it is a problem of the book.
    """
    waiting = [""]
    while waiting:
        path = waiting.pop()
        before = f"{path}/" if path else ""
        place = os.path.join(root, path)  # noqa: PTH118 – the fast walk is made of strings
        try:
            names, modes, signatures = _by_handle(place) if _BY_HANDLE else _by_path(place)
        except OSError as error:
            if not path:
                raise _closed(root, error) from None
            yield Folder(path, problems=[unreadable(printable(path), error)])
            continue
        joined = "\0".join(names)
        if kind_of(f"{before}x.yaml") and all(map(stat.S_ISREG, set(modes))) and _is_tidy(names, joined):
            yield Folder(path, joined.encode(), b"".join(signatures))
            continue
        files, problems = _sorted_out(path, zip(names, modes, strict=True))
        inner = [name for name, mode in zip(names, modes, strict=True) if _is_inner(path, name, mode)]
        waiting += [before + name for name in reversed(inner)]
        chosen = [signature for name, signature in zip(names, signatures, strict=True) if name in files]
        yield Folder(path, os.fsencode("\0".join(files)), b"".join(chosen), problems)


def _is_tidy(names: list[str], joined: str) -> bool:
    """Whether all names are `YEAR-….yaml` in plain small letters, so that none needs a look of its own."""
    return (
        bool(names)
        and names[0] >= "19"
        and names[-1] < "21"
        and joined.isascii()
        and not joined.encode().translate(None, b"0123456789abcdefghijklmnopqrstuvwxyz-.\0")
        and len(names) == joined.count(".") == joined.count(".yaml\0") + joined.endswith(".yaml")
    )


def sort_paths(entries: Iterable[tuple[str, int]]) -> tuple[dict[str, str], list[Diagnostic]]:
    """The kinds of a revision's files and the problems of their paths, as `walk` would tell them.

    Args:
        entries: path from the book's root and mode of each file.
    """
    folders: dict[str, list[tuple[str, int]]] = {}
    kinds: dict[str, str] = {}
    problems: list[Diagnostic] = []
    for path, mode in entries:
        folder, _, name = path.rpartition("/")
        if not _in_litter(folder):
            folders.setdefault(folder, []).append((name, mode))
    for folder, inside in folders.items():
        files, found = _sorted_out(folder, inside)
        problems += found
        before = f"{folder}/" if folder else ""
        for name in files:
            kind = kind_of(before + name)
            if kind:
                kinds[before + name] = kind
    return kinds, problems


def _sorted_out(folder: str, entries: Iterable[tuple[str, int]]) -> tuple[dict[str, None], list[Diagnostic]]:
    """The names of the files to read, and the problems of all other entries but litter and inner folders."""
    before = f"{folder}/" if folder else ""
    files: dict[str, None] = {}
    problems: list[Diagnostic] = []
    usable = []
    for name, mode in entries:
        if is_litter(folder, name):
            continue
        if problem := unusable_name(before, name):
            problems.append(problem)
            continue
        usable.append(name)
        if stat.S_ISDIR(mode) and not name.endswith(".yaml"):
            continue
        if mode == _MODE_OF_SUBMODULE:
            problems.append(diagnose("OC503", Location(before + name), {"reason": "submodule"}))
        elif problem := not_a_file(before + name, mode):
            problems.append(problem)
        elif kind_of(before + name):
            files[name] = None
        else:
            problems.append(unread(before + name))
    return files, [*problems, *awkward_names(before, usable)]


def _is_inner(folder: str, name: str, mode: int) -> bool:
    """Whether an entry is a folder to walk into."""
    if not stat.S_ISDIR(mode) or name.endswith(".yaml"):
        return False
    return not is_litter(folder, name) and not unusable_name("", name)


def _in_litter(folder: str) -> bool:
    parts = folder.split("/") if folder else []
    return any(is_litter("/".join(parts[:i]), part) for i, part in enumerate(parts))


def _by_handle(place: str) -> Entries:
    """The entries of a folder, asked for relative to the open folder, which is fastest."""
    names: list[str] = []
    modes: list[int] = []
    signatures: list[bytes] = []
    handle = os.open(place, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
    try:
        for name in sorted(os.listdir(handle)):  # noqa: PTH208 – Path has no handles
            try:
                status = _STATUS(name, dir_fd=handle, follow_symlinks=False)
            except FileNotFoundError:
                continue
            names.append(name)
            modes.append(status.st_mode)
            signatures.append(_PACK(status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino))
    finally:
        os.close(handle)
    return names, modes, signatures


def _by_path(place: str) -> Entries:
    """The same where folders cannot be opened, on Windows."""
    names: list[str] = []
    modes: list[int] = []
    signatures: list[bytes] = []
    for name in sorted(os.listdir(place)):  # noqa: PTH208 – as fast as the other
        try:
            status = os.lstat(os.path.join(place, name))  # noqa: PTH118
        except FileNotFoundError:
            continue
        names.append(name)
        modes.append(status.st_mode)
        inode = status.st_ino & 0xFFFF_FFFF_FFFF_FFFF
        signatures.append(_PACK(status.st_size, status.st_mtime_ns, status.st_ctime_ns, inode))
    return names, modes, signatures
