"""Bringing the compiled book up to date with a working tree or a revision: only what is new is read."""

from __future__ import annotations

import json
import os
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from oldcommunity.diagnostics import Diagnostic, Location
from oldcommunity.rules import diagnose
from oldcommunity.source.discover import SIGNATURE, Folder, walk
from oldcommunity.source.names import printable
from oldcommunity.source.read import Unreadable, read_file

if TYPE_CHECKING:
    from oldcommunity.book.compiling import Compiler
    from oldcommunity.source.git import Repository

#: A file changed within this time may change again without its signature telling; it is hashed again.
_RACY_NS = 2_000_000_000
#: How many revisions are kept compiled.
_REVISIONS = 24


def refresh_worktree(db: sqlite3.Connection, root: Path, *, verify: bool = False) -> int:
    """The tree number of the files on disk.

    Args:
        db: the compiled book.
        root: the folder that holds `book.yaml`.
        verify: hash every byte instead of trusting size, times and inode.
    """
    # Where the locale has no 汉字 the system's names come as bytes in disguise, which the database refuses.
    tree = _tree(db, f"worktree:{printable(str(root))}")
    rows = db.execute("SELECT path, names, stats, problems FROM folder WHERE tree = ?", (tree,))
    stored = {path: (names, stats, problems) for path, names, stats, problems in rows}
    update = _Update(db, tree, root)
    for folder in walk(root):
        before = stored.pop(folder.path, None)
        if verify or before != (folder.names, folder.stats, _problem_rows(folder.problems)):
            update.folder(folder, {} if verify or before is None else _signatures(*before[:2]))
    for path in stored:
        update.forget(path)
    update.finish()
    return tree


def refresh_revision(db: sqlite3.Connection, repository: Repository, commit: str, prefix: str) -> int:
    """The tree number of the book as it stood in a commit; files are parsed only if never seen anywhere."""
    key = f"commit:{commit}:{prefix}"
    found = db.execute("SELECT id FROM tree WHERE key = ?", (key,)).fetchone()
    if found:
        return int(found[0])
    from oldcommunity.source.discover import sort_paths  # noqa: PLC0415 - the files on disk need no sorting

    files = repository.files(commit, prefix)
    oids = {file.path: file.oid for file in files}
    kinds, problems = sort_paths((file.path, file.mode) for file in files)
    contents = _contents(db, repository, {(oids[path], kind) for path, kind in kinds.items()})
    tree = _tree(db, key)
    rows = ((tree, path, contents[oids[path], kind], kind) for path, kind in kinds.items())
    db.executemany("INSERT INTO entry VALUES (?, ?, ?, ?)", rows)
    db.execute("INSERT INTO folder VALUES (?, '', x'', x'', ?)", (tree, _problem_rows(problems)))
    _forget_old_revisions(db)
    return tree


def _contents(
    db: sqlite3.Connection, repository: Repository, wanted: set[tuple[str, str]]
) -> dict[tuple[str, str], int]:
    """The content number of each blob as each kind of file; the blobs never seen are read and compiled."""
    known: dict[tuple[str, str], int] = {}
    fresh: dict[str, list[str]] = {}
    for oid, kind in sorted(wanted):
        row = db.execute("SELECT content FROM blob WHERE oid = ? AND kind = ?", (oid, kind)).fetchone()
        if row:
            known[oid, kind] = row[0]
        else:
            fresh.setdefault(oid, []).append(kind)
    if fresh:
        _begin(db)
        compiler = _compiler(db)
        for oid, data in repository.blobs(fresh):
            for kind in fresh[oid]:
                known[oid, kind] = compiler.content(kind, data)
        compiler.flush()
        compiler.measure()
        rows = ((oid, kind, known[oid, kind]) for oid, kinds in fresh.items() for kind in kinds)
        db.executemany("INSERT OR REPLACE INTO blob VALUES (?, ?, ?)", rows)
    return known


class _Update:
    """The changes of one refresh; the database is written to only if there are any."""

    def __init__(self, db: sqlite3.Connection, tree: int, root: Path) -> None:
        self._db = db
        self._tree = tree
        self._root = root
        self._compiler: Compiler | None = None
        self._changed = False
        self._placed: list[tuple[int, str, int, str]] = []

    def folder(self, folder: Folder, old: dict[str, bytes]) -> None:
        """Take over one folder that is new, changed or to be verified; `old` are the signatures to trust."""
        files = dict(folder.files)
        fresh = _signatures(folder.names, folder.stats)
        failures = list(folder.problems)
        stored = self._entries(folder.path)
        for name, kind in files.items():
            path = _join(folder.path, name)
            if old.get(name) == fresh[name] and path in stored:
                continue
            failure = self._file(path, kind, stored.get(path))
            if failure:
                failures.append(failure)
                files[name] = ""
        for path in stored:
            if not files.get(path.rpartition("/")[2]):
                self._execute("DELETE FROM entry WHERE tree = ? AND path = ?", self._tree, path)
        if self._placed:
            self._changed = True
            self._db.executemany("INSERT OR REPLACE INTO entry VALUES (?, ?, ?, ?)", self._placed)
            self._placed.clear()
        row = (self._tree, folder.path, folder.names, _settled(folder), _problem_rows(failures))
        before = self._db.execute("SELECT * FROM folder WHERE tree = ? AND path = ?", row[:2]).fetchone()
        if before != row:
            self._changed = self._changed or before is None or before[4] != row[4]
            _begin(self._db)
            self._db.execute("INSERT OR REPLACE INTO folder VALUES (?, ?, ?, ?, ?)", row)

    def forget(self, path: str) -> None:
        """Drop a folder that is gone, with its files."""
        self._execute("DELETE FROM folder WHERE tree = ? AND path = ?", self._tree, path)
        for entry in self._entries(path):
            self._execute("DELETE FROM entry WHERE tree = ? AND path = ?", self._tree, entry)

    def finish(self) -> None:
        """Write what has gathered, and count one generation on if anything differs."""
        if self._compiler:
            self._compiler.flush()
            self._compiler.measure()
        if self._changed:
            self._db.execute("UPDATE tree SET generation = generation + 1 WHERE id = ?", (self._tree,))

    def _entries(self, folder: str) -> dict[str, tuple[int, str]]:
        """What lay in a folder, by path."""
        first, last = (f"{folder}/", f"{folder}0") if folder else ("", "\U0010ffff")
        sql = "SELECT path, content, kind FROM entry WHERE tree = ? AND path >= ? AND path < ?"
        rows = self._db.execute(sql, (self._tree, first, last))
        return {path: (content, kind) for path, content, kind in rows if "/" not in path[len(first) :]}

    def _file(self, path: str, kind: str, stored: tuple[int, str] | None) -> Diagnostic | None:
        try:
            data = read_file(self._root, path)
        except Unreadable as failure:
            return failure.diagnostic
        _begin(self._db)
        if self._compiler is None:
            self._compiler = _compiler(self._db)
        content = self._compiler.content(kind, data)
        if stored != (content, kind):
            self._placed.append((self._tree, path, content, kind))
        return None

    def _execute(self, sql: str, *values: object) -> None:
        _begin(self._db)
        self._changed = True
        self._db.execute(sql, values)


def _tree(db: sqlite3.Connection, key: str) -> int:
    found = db.execute("SELECT id FROM tree WHERE key = ?", (key,)).fetchone()
    if found:
        return int(found[0])
    _begin(db)
    return int(db.execute("INSERT INTO tree(key, generation) VALUES (?, 0)", (key,)).lastrowid or 0)


def _begin(db: sqlite3.Connection) -> None:
    if not db.in_transaction:
        db.execute("BEGIN IMMEDIATE")


def _compiler(db: sqlite3.Connection) -> Compiler:
    from oldcommunity.book.compiling import Compiler  # noqa: PLC0415 - loads PyYAML and Pydantic

    return Compiler(db)


def _join(folder: str, name: str) -> str:
    return f"{folder}/{name}" if folder else name


def _signatures(names: bytes, stats: bytes) -> dict[str, bytes]:
    """The signature of each file of a folder."""
    size = SIGNATURE.size
    split = os.fsdecode(names).split("\0") if names else []
    return {name: stats[i * size : (i + 1) * size] for i, name in enumerate(split)}


def _settled(folder: Folder) -> bytes:
    """The folder's signatures, without those of files that may still change within the clock's tick."""
    fresh = time.time_ns() - _RACY_NS
    stats = bytearray(folder.stats)
    for i, (_, modified, changed, _) in enumerate(SIGNATURE.iter_unpack(folder.stats)):
        if max(modified, changed) >= fresh:
            stats[i * SIGNATURE.size : (i + 1) * SIGNATURE.size] = bytes(SIGNATURE.size)
    return bytes(stats)


def _problem_rows(problems: list[Diagnostic]) -> str | None:
    rows = [[problem.code, problem.at.path, dict(problem.params)] for problem in problems]
    return json.dumps(rows) if rows else None


def problems_of(rows: str) -> Iterator[Diagnostic]:
    """The problems of files as such, from their row."""
    for code, path, params in json.loads(rows):
        yield diagnose(code, Location(path), params)


def _forget_old_revisions(db: sqlite3.Connection) -> None:
    old = db.execute(
        "SELECT id FROM tree WHERE key LIKE 'commit:%' ORDER BY id DESC LIMIT -1 OFFSET ?", (_REVISIONS,)
    ).fetchall()
    for (tree,) in old:
        for table in ("entry", "folder", "answer"):
            db.execute(f"DELETE FROM {table} WHERE tree = ?", (tree,))
        db.execute("DELETE FROM tree WHERE id = ?", (tree,))
