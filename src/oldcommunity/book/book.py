"""The book: every record of one tree, as located rows; the door to its files for all layers to the right."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from oldcommunity.book.cache import Store, memory_store, open_store
from oldcommunity.book.collection import no_collection
from oldcommunity.book.latest import LATEST
from oldcommunity.book.refresh import problems_of, refresh_revision, refresh_worktree
from oldcommunity.book.repeats import REPEATABLE, Repeat, repeats_question
from oldcommunity.book.schema import narrowing_statements, view_statements
from oldcommunity.book.settings import Settings, read_settings
from oldcommunity.book.version import Version, worktree_version
from oldcommunity.diagnostics import Diagnostic, Location
from oldcommunity.errors import BookError
from oldcommunity.rules import diagnose

if TYPE_CHECKING:
    from oldcommunity.book.located import Inspection, Located, Project
    from oldcommunity.source.git import Repository


#: An answer that took longer is kept in the compiled book.
_WORTH_KEEPING = 0.001
#: One with more rows is not.
_MOST_ROWS = 50_000


@dataclass(frozen=True, slots=True)
class Revision:
    """A commit: its hash, and how it was asked for."""

    commit: str
    asked: str


class Book:
    """An open book.

    Attributes:
        root: the folder that holds `book.yaml`.
        revision: the commit that is read; None for the files on disk.
        settings: what `book.yaml` says.
        tree: the number of its tree in the compiled book.
        version: the commit that it stands on.
        repeats: files with the id of another one; nothing of them counts.
    """

    def __init__(self, store: Store, root: Path, tree: int, revision: Revision | None, version: Version) -> None:
        self._store = store
        self.root = root
        self.tree = tree
        self.revision = revision
        self.version = version
        row = store.db.execute(
            "SELECT s.value FROM entry e JOIN settings s ON s.content = e.content "
            "WHERE e.tree = ? AND e.path = 'book.yaml'",
            (tree,),
        ).fetchone()
        self.settings: Settings = read_settings(row[0] if row else None)
        (self._generation,) = store.db.execute("SELECT generation FROM tree WHERE id = ?", (tree,)).fetchone()
        self._condition = ""
        self._answers: dict[bytes, list[tuple[Any, ...]]] = {}
        self._fresh: dict[bytes, str] = {}
        self.repeats: tuple[Repeat, ...] = tuple(
            Repeat(*row) for kind in REPEATABLE for row in self.remembered(repeats_question(kind), tree=tree)
        )
        for statement in view_statements(tree, self.settings.area, self._repeated()):
            store.db.execute(statement)
        self._oids: dict[str, str] | None = None
        self._supposed: dict[str, bytes] = {}

    def narrow(self, condition: str) -> None:
        """Show only the projects `p` that meet an SQL condition, and nothing told of whole plan years or areas.

        Every figure then comes from the records of these projects alone. Texts in the condition have to be
        written with `schema.literal`.
        """
        for statement in narrowing_statements(self.tree, self.settings.area, condition, self._repeated()):
            self._store.db.execute(statement)
        self._condition = condition

    def rows(self, sql: str, *values: object, **named: object) -> list[tuple[Any, ...]]:
        """The rows of a question to the views `the_project`, `the_milestone`, … of this tree."""
        return self._store.db.execute(sql, named or values).fetchall()

    def remembered(self, sql: str, **named: object) -> list[tuple[Any, ...]]:
        """The rows of a question that goes through many records: answered once, as long as no file changes."""
        told = json.dumps([self._condition, sql, named], sort_keys=True)
        key = hashlib.sha256(told.encode()).digest()[:16]
        if key not in self._answers:
            self._answers[key] = self._answer(key, sql, named)
        return self._answers[key]

    def _answer(self, key: bytes, sql: str, named: dict[str, object]) -> list[tuple[Any, ...]]:
        kept = self.rows(
            "SELECT rows FROM answer WHERE tree = ? AND key = ? AND generation = ?", self.tree, key, self._generation
        )
        if kept:
            return [tuple(row) for row in json.loads(kept[0][0])]
        start = time.perf_counter()
        rows = self.rows(sql, **named)
        if time.perf_counter() - start > _WORTH_KEEPING and len(rows) <= _MOST_ROWS:
            self._fresh[key] = json.dumps(rows)
        return rows

    def each(self, sql: str, *values: object) -> Iterator[tuple[Any, ...]]:
        """The same, one row at a time."""
        return iter(self._store.db.execute(sql, values))

    def reading_problems(self) -> list[Diagnostic]:
        """What keeps files, or parts of them, out of the book."""
        found = [
            diagnose(code, Location.of(path, place), json.loads(params))
            for path, code, place, params in self.rows("SELECT path, code, place, params FROM the_problem")
        ]
        for (rows,) in self.rows("SELECT problems FROM folder WHERE tree = ? AND problems IS NOT NULL", self.tree):
            found += problems_of(rows)
        return sorted(found, key=Diagnostic.sort_key)

    def left_out(self) -> tuple[str, ...]:
        """The files of which nothing is in the book: they cannot be read as what they should be, or repeat an id."""
        rows = self.remembered("SELECT DISTINCT path FROM the_problem")
        paths = {path for (path,) in rows}
        for (found,) in self.rows("SELECT problems FROM folder WHERE tree = ? AND problems IS NOT NULL", self.tree):
            paths |= {problem.at.path for problem in problems_of(found)}
        return tuple(sorted(paths | self._repeated()))

    def _repeated(self) -> frozenset[str]:
        return frozenset(one.path for one in self.repeats)

    def paths(self, kind: str | None = None) -> list[str]:
        """The book's files, or those of one kind, in order."""
        found = self.rows("SELECT path FROM entry WHERE tree = ? AND kind = coalesce(?, kind)", self.tree, kind)
        return [path for (path,) in found]

    def latest_day(self, today: int) -> int:
        """The last day of anything reported that is not after today; today where nothing is."""
        (latest,) = self.remembered(LATEST, today=today)[0]
        return int(latest) if latest else today

    def read(self, path: str) -> bytes:
        """The bytes of one of the book's files, from disk or from its revision.

        Raises:
            BookError: it cannot be read.
        """
        if path in self._supposed:
            return self._supposed[path]
        if self.revision is None:
            from oldcommunity.source.read import Unreadable, read_file  # noqa: PLC0415

            try:
                return read_file(self.root, path)
            except Unreadable:
                raise BookError("no-such-file", path=path) from None
        repository = _repository(self.root)
        if self._oids is None:
            files = repository.files(self.revision.commit, repository.prefix(self.root))
            self._oids = {file.path: file.oid for file in files}
        if path not in self._oids:
            raise BookError("no-such-file", path=path)
        return next(iter(repository.blobs([self._oids[path]])))[1]

    def project(self, path: str) -> Located[Project]:
        """The record of a project's file in full, with the places of all that it says."""
        return self._located("project", path)

    def inspection(self, path: str) -> Located[Inspection]:
        """The record of an inspection's file in full."""
        return self._located("inspection", path)

    def _located(self, kind: str, path: str) -> Located[Any]:
        from oldcommunity.book.located import locate  # noqa: PLC0415 - loads PyYAML and Pydantic

        return locate(kind, path, self.read(path))

    def supposing(self, files: Mapping[str, bytes]) -> Book:
        """The same book if some of its files held other bytes: a copy in memory, to be closed by whoever asked."""
        from oldcommunity.book.supposed import supposed_store  # noqa: PLC0415 - loads PyYAML and Pydantic

        store = supposed_store(self._store, self.tree, files)
        book = Book(store, self.root, self.tree, self.revision, self.version)
        book._supposed = {**self._supposed, **files}
        return book

    def close(self) -> None:
        """Let go of the compiled book; what took long to answer is kept in it."""
        if self._fresh:
            self._store.keep(self.tree, self._generation, self._fresh)
        self._store.close()


def open_book(root: Path, rev: str | None = None, *, verify: bool = False) -> Book:
    """The book in a folder, as it is on disk or as it was in a git revision.

    Args:
        root: the folder that holds `book.yaml`.
        rev: any name of a commit that git knows.
        verify: hash all bytes instead of trusting the file system's times.

    Raises:
        BookError: there is no such revision, or no git to ask.
    """
    store = open_store(root)
    try:
        return _fill(store, root, rev, verify)
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_BUSY:
            # Somebody reads it for so long that it cannot be written to: what has changed lives in a copy.
            copy = store.copied()
            store.close()
            return _fill(copy, root, rev, verify)
        store.discard()
    return _fill(memory_store(), root, rev, verify)


def _fill(store: Store, root: Path, rev: str | None, verify: bool) -> Book:
    try:
        with no_collection():
            revision, version, tree = _brought_up_to_date(store, root, rev, verify=verify)
        store.settle()
    except BookError:
        store.close()
        raise
    return Book(store, root, tree, revision, version)


def _brought_up_to_date(
    store: Store, root: Path, rev: str | None, *, verify: bool
) -> tuple[Revision | None, Version, int]:
    """The files on disk or of a revision, as a tree of the compiled book."""
    if rev is None:
        tree = refresh_worktree(store.db, root, verify=verify)
        return None, worktree_version(store.db, root, tree), tree
    repository = _repository(root)
    commit = repository.resolve(rev)
    tree = refresh_revision(store.db, repository, commit, repository.prefix(root))
    return Revision(commit, rev), Version(commit, None), tree


def _repository(root: Path) -> Repository:
    """The repository that holds the book."""
    from oldcommunity.source.git import Repository  # noqa: PLC0415 - needed for revisions only

    return Repository.require(root)
