"""Where the compiled book is kept: one SQLite file per repository, in the user's own cache folder.

It may be lost, stale, torn, foreign or locked without changing any answer. A seal beside it records the
file as this program left it; anything else is thrown away and built again, on disk or in memory.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sqlite3
import stat
import sys
import time
import zlib
from collections.abc import Mapping
from pathlib import Path

from oldcommunity.book.schema import COMPILER, create_tables
from oldcommunity.book.version import common_folder, git_folder

_LOCK_SECONDS = 5.0
#: So many answers about one tree are kept before they make room for others.
_ANSWERS = 1000


class Store:
    """An open compiled book. While it is being brought up to date, other processes wait for its lock.

    Attributes:
        db: the connection.
        path: the file; None in memory.
    """

    def __init__(self, db: sqlite3.Connection, path: Path | None, lock: int | None) -> None:
        self.db = db
        self.path = path
        self._lock = lock

    def settle(self) -> None:
        """Make what was written last, seal it, and let others in; what is read from here on stays as it is."""
        if self.db.in_transaction:
            self.db.execute("COMMIT")
            self._seal()
        if self.path:
            self.db.execute("BEGIN")
            self.db.execute("SELECT value FROM meta").fetchone()
        self._unlock()

    def copied(self) -> Store:
        """The same in memory, as it was last settled."""
        if self.db.in_transaction:
            self.db.execute("ROLLBACK")
        copy = memory_store()
        copy.db.execute("COMMIT")
        self.db.backup(copy.db)
        return copy

    def keep(self, tree: int, generation: int, answers: Mapping[bytes, str]) -> None:
        """Add answers about a tree to the file for the next run; not where somebody else is at it, or was."""
        if self.path is None:
            return
        try:
            self.db.execute("COMMIT")
            self.db.execute("PRAGMA busy_timeout = 0")
            self._lock = _lock(self.path.with_suffix(".lock"), seconds=0)
            if self._lock is not None and _is_sealed(self.path):
                self.db.execute("BEGIN IMMEDIATE")
                kept = "generation = ? AND (SELECT count(*) FROM answer WHERE tree = ?) < ?"
                self.db.execute(
                    f"DELETE FROM answer WHERE tree = ? AND NOT ({kept})", (tree, generation, tree, _ANSWERS)
                )
                rows = ((tree, key, generation, text) for key, text in answers.items())
                self.db.executemany("INSERT OR REPLACE INTO answer VALUES (?, ?, ?, ?)", rows)
                self.db.execute("COMMIT")
                self._seal()
        except (OSError, sqlite3.Error):
            pass
        finally:
            self._unlock()

    def discard(self) -> None:
        """Throw the file away: it cannot be trusted."""
        self.db.close()
        if self.path:
            _remove(self.path)
        self._unlock()

    def close(self) -> None:
        """Let go of the file."""
        self.db.close()
        self._unlock()

    def _seal(self) -> None:
        if self.path:
            with contextlib.suppress(OSError):
                temporary = self.path.with_suffix(f".{os.getpid()}.tmp")
                temporary.write_text(_fingerprint(self.path), encoding="ascii")
                temporary.replace(self.path.with_suffix(".seal"))

    def _unlock(self) -> None:
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None


def cache_folder() -> Path | None:
    """The folder for compiled books; None where it was turned off with `OC_CACHE=off`."""
    told = os.environ.get("OC_CACHE")
    if told is not None:
        return None if told in ("", "off", "0") else Path(told)
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA")
        return Path(base) / "oldcommunity" if base else None
    base = os.environ.get("XDG_CACHE_HOME")
    try:
        return (Path(base) if base else Path.home() / ".cache") / "oldcommunity"
    except RuntimeError:
        return None


def private_folder() -> Path | None:
    """The same folder, where nobody but the user can write to it, so that code may be kept there; else None."""
    folder = cache_folder()
    if folder is None:
        return None
    if sys.platform == "win32":
        # What lies in the user's profile is the user's; of another folder this is not told here.
        return None if "OC_CACHE" in os.environ else folder
    try:
        status = folder.lstat()
    except OSError:
        return None
    is_own = stat.S_ISDIR(status.st_mode) and status.st_uid == os.geteuid()
    return folder if is_own and not status.st_mode & 0o022 else None


def open_store(root: Path) -> Store:
    """The compiled book for the repository that holds a book, locked until `settle`; in memory at worst."""
    folder = cache_folder()
    if folder is None:
        return memory_store()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if folder.is_symlink():
            return memory_store()
        path = folder / (hashlib.sha256(os.fsencode(_home(root))).hexdigest()[:24] + ".sqlite")
        lock = _lock(path.with_suffix(".lock"))
        if lock is None:
            return memory_store()
    except OSError:
        return memory_store()
    try:
        return _open(path, lock)
    except (OSError, sqlite3.Error):
        os.close(lock)
        return memory_store()


def memory_store() -> Store:
    """A compiled book that lives as long as this process."""
    db = _connect(":memory:")
    _lay_out(db)
    return Store(db, None, None)


def _open(path: Path, lock: int) -> Store:
    try:
        if _is_sealed(path):
            return Store(_connect(str(path)), path, lock)
    except (OSError, ValueError, sqlite3.Error):
        pass
    _remove(path)
    db = _connect(str(path))
    path.chmod(0o600)
    _lay_out(db)
    return Store(db, path, lock)


def _connect(name: str) -> sqlite3.Connection:
    db = sqlite3.connect(name, isolation_level=None, timeout=_LOCK_SECONDS)
    db.execute("PRAGMA synchronous = NORMAL")
    db.execute("PRAGMA temp_store = MEMORY")
    db.execute("PRAGMA cache_size = -65536")
    return db


def _lay_out(db: sqlite3.Connection) -> None:
    db.execute("BEGIN IMMEDIATE")
    for statement in create_tables().split(";"):
        if statement.strip():
            db.execute(statement)
    db.execute("INSERT INTO meta VALUES ('compiler', ?)", (COMPILER,))


def _fingerprint(path: Path) -> str:
    """The file as it lies there: whoever else writes to it changes one of these."""
    status = path.lstat()
    layout = zlib.crc32(create_tables().encode())
    return json.dumps([COMPILER, layout, status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino])


def _is_sealed(path: Path) -> bool:
    """Whether the file lies there as this program left it."""
    return path.with_suffix(".seal").read_text(encoding="ascii") == _fingerprint(path)


def _remove(path: Path) -> None:
    for suffix in (".sqlite", ".sqlite-journal", ".seal"):
        with contextlib.suppress(FileNotFoundError):
            path.with_suffix(suffix).unlink()


def _home(root: Path) -> Path:
    """What shares one compiled book: a repository with all its working trees, else the book's own folder."""
    git = git_folder(root)
    return common_folder(git) if git else root


def _lock(path: Path, seconds: float = _LOCK_SECONDS) -> int | None:
    """An exclusive lock that dies with the process; None where somebody else keeps it."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
    until = time.monotonic() + seconds
    while True:
        try:
            if sys.platform == "win32":
                import msvcrt  # noqa: PLC0415 - there is no such module elsewhere

                msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
            else:
                import fcntl  # noqa: PLC0415

                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            if time.monotonic() > until:
                os.close(descriptor)
                return None
            time.sleep(0.01)
        else:
            return descriptor
