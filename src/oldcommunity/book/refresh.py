"""Bringing the compiled book up to date with a working tree or a revision: only what is new is read."""

from __future__ import annotations

import json
import sqlite3
import struct
import time
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from oldcommunity.diagnostics import Diagnostic, Location
from oldcommunity.errors import OldCommunityError
from oldcommunity.rules import diagnose

if TYPE_CHECKING:
    from oldcommunity.book.compiling import Compiler
    from oldcommunity.source.discover import Folder
    from oldcommunity.source.git import Repository

#: size, mtime_ns, ctime_ns and inode of one file.
_SIGNATURE = struct.Struct("<qqqQ")
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
    from oldcommunity.source.discover import walk  # noqa: PLC0415 - the warm path of a revision needs no walk

    tree = _tree(db, f"worktree:{root}")
    stored = {
        path: (names, stats, problems)
        for path, names, stats, problems in db.execute(
            "SELECT path, names, stats, problems FROM folder WHERE tree = ?", (tree,)
        )
    }
    update = _Update(db, tree, root, verify)
    for folder in walk(root):
        before = stored.pop(folder.path, None)
        found = [_problem_row(problem) for problem in folder.problems]
        problems = json.dumps(found) if found else None
        if not verify and before == (folder.names, folder.stats, problems):
            continue
        update.folder(folder, before, problems)
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
    from oldcommunity.source.discover import sort_paths  # noqa: PLC0415

    files = repository.files(commit, prefix)
    kinds, problems = sort_paths((file.path, file.mode) for file in files)
    tree = _tree(db, key)
    known: dict[tuple[str, str], int] = {}
    wanted: dict[str, set[str]] = {}
    for file in files:
        kind = kinds.get(file.path)
        if kind is None:
            continue
        row = db.execute("SELECT content FROM blob WHERE oid = ? AND kind = ?", (file.oid, kind)).fetchone()
        if row:
            known[file.oid, kind] = row[0]
        else:
            wanted.setdefault(file.oid, set()).add(kind)
    if wanted:
        compiler = _compiler(db)
        for oid, data in repository.blobs(wanted):
            for kind in wanted[oid]:
                known[oid, kind] = compiler.content(kind, data)
        compiler.flush()
        db.executemany(
            "INSERT OR REPLACE INTO blob VALUES (?, ?, ?)",
            ((oid, kind, known[oid, kind]) for oid, more in wanted.items() for kind in more),
        )
    db.executemany(
        "INSERT INTO entry VALUES (?, ?, ?, ?)",
        (
            (tree, file.path, known[file.oid, kinds[file.path]], kinds[file.path])
            for file in files
            if file.path in kinds
        ),
    )
    _keep_problems(db, tree, problems)
    _forget_old_revisions(db)
    return tree


class _Update:
    """The changes of one refresh; the database is written to only if there are any."""

    def __init__(self, db: sqlite3.Connection, tree: int, root: Path, verify: bool) -> None:
        self._db = db
        self._tree = tree
        self._root = root
        self._verify = verify
        self._compiler: Compiler | None = None
        self._changed = False

    def folder(self, folder: Folder, before: tuple[bytes, bytes, str | None] | None, problems: str | None) -> None:
        """Take over one folder that is new or changed."""
        _begin(self._db)
        old = _signatures(before)
        fresh_from = time.time_ns() - _RACY_NS
        failures = json.loads(problems) if problems else []
        stats = bytearray(folder.stats)
        for i, (name, kind) in enumerate(folder.files):
            path = f"{folder.path}/{name}" if folder.path else name
            signature = folder.stats[i * _SIGNATURE.size : (i + 1) * _SIGNATURE.size]
            if self._verify or old.pop(name, None) != signature:
                failure = self._file(path, kind)
                if failure:
                    failures.append(_problem_row(failure))
            _, modified, changed, _ = _SIGNATURE.unpack(signature)
            if max(modified, changed) >= fresh_from:
                stats[i * _SIGNATURE.size : (i + 1) * _SIGNATURE.size] = bytes(_SIGNATURE.size)
        if self._verify and before:
            kept = {name for name, _ in folder.files}
            old = {name: b"" for name in old if name not in kept}
        for name in old:
            self._remove(f"{folder.path}/{name}" if folder.path else name)
        row = (
            self._tree,
            folder.path,
            folder.names,
            bytes(stats),
            json.dumps(failures) if failures else None,
        )
        if before != row[2:]:
            self._db.execute("INSERT OR REPLACE INTO folder VALUES (?, ?, ?, ?, ?)", row)

    def forget(self, path: str) -> None:
        """Drop a folder that is gone, with its files."""
        _begin(self._db)
        self._changed = True
        self._db.execute("DELETE FROM folder WHERE tree = ? AND path = ?", (self._tree, path))
        pattern = (self._tree, f"{path}/" if path else "", f"{path}0" if path else "\U0010ffff")
        self._db.execute("DELETE FROM entry WHERE tree = ? AND path >= ? AND path < ?", pattern)

    def finish(self) -> None:
        """Write what has gathered, and count one generation on if anything differs."""
        if self._compiler:
            self._compiler.flush()
        if self._changed:
            self._db.execute("UPDATE tree SET generation = generation + 1 WHERE id = ?", (self._tree,))

    def _file(self, path: str, kind: str) -> Diagnostic | None:
        from oldcommunity.source.read import Unreadable, read_file  # noqa: PLC0415

        try:
            data = read_file(self._root, path)
        except Unreadable as problem:
            self._remove(path)
            return problem.diagnostic
        if self._compiler is None:
            self._compiler = _compiler(self._db)
        content = self._compiler.content(kind, data)
        stored = self._db.execute(
            "SELECT content, kind FROM entry WHERE tree = ? AND path = ?", (self._tree, path)
        ).fetchone()
        if stored != (content, kind):
            self._changed = True
            self._db.execute("INSERT OR REPLACE INTO entry VALUES (?, ?, ?, ?)", (self._tree, path, content, kind))
        return None

    def _remove(self, path: str) -> None:
        gone = self._db.execute("DELETE FROM entry WHERE tree = ? AND path = ?", (self._tree, path))
        self._changed = self._changed or gone.rowcount > 0


def _tree(db: sqlite3.Connection, key: str) -> int:
    found = db.execute("SELECT id FROM tree WHERE key = ?", (key,)).fetchone()
    if found:
        return int(found[0])
    _begin(db)
    return int(db.execute("INSERT INTO tree(key, generation, used) VALUES (?, 0, 0)", (key,)).lastrowid or 0)


def _begin(db: sqlite3.Connection) -> None:
    if not db.in_transaction:
        db.execute("BEGIN IMMEDIATE")


def _compiler(db: sqlite3.Connection) -> Compiler:
    from oldcommunity.book.compiling import Compiler  # noqa: PLC0415 - loads PyYAML and Pydantic

    return Compiler(db)


def _signatures(before: tuple[bytes, bytes, str | None] | None) -> dict[str, bytes]:
    """The stored signature of each file of a folder."""
    if before is None or not before[0]:
        return {}
    names, stats, _ = before
    size = _SIGNATURE.size
    split = names.decode("utf-8", "surrogateescape").split("\0")
    return {name: stats[i * size : (i + 1) * size] for i, name in enumerate(split)}


def _problem_row(problem: Diagnostic) -> list[object]:
    return [problem.code, problem.at.path, dict(problem.params)]


def problem_of(row: list[object]) -> Diagnostic:
    """A problem of a file as such, from its row."""
    code, path, params = row
    return diagnose(str(code), Location(str(path)), params)  # type: ignore[arg-type]


def _keep_problems(db: sqlite3.Connection, tree: int, problems: Iterable[Diagnostic]) -> None:
    rows = [_problem_row(problem) for problem in problems]
    db.execute("INSERT INTO folder VALUES (?, '', x'', x'', ?)", (tree, json.dumps(rows) if rows else None))


def _forget_old_revisions(db: sqlite3.Connection) -> None:
    old = db.execute(
        "SELECT id FROM tree WHERE key LIKE 'commit:%' ORDER BY id DESC LIMIT -1 OFFSET ?", (_REVISIONS,)
    ).fetchall()
    for (tree,) in old:
        for table in ("entry", "folder"):
            db.execute(f"DELETE FROM {table} WHERE tree = ?", (tree,))
        db.execute("DELETE FROM tree WHERE id = ?", (tree,))


__all__ = ["OldCommunityError", "problem_of", "refresh_revision", "refresh_worktree"]
