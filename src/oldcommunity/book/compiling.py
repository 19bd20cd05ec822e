"""From the bytes of one file to rows: read, validated and located once, whatever path they lie at."""

from __future__ import annotations

import gc
import hashlib
import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from oldcommunity.book.rows import record_rows
from oldcommunity.book.rows_common import Row
from oldcommunity.diagnostics import Finding, pack
from oldcommunity.records import read_record
from oldcommunity.source.document import Document, load_document
from oldcommunity.source.places import TOP, Branch, key_place, value_place

#: Rows are written when so many contents have gathered: fewer calls, and bounded memory.
_BATCH = 500
#: Columns from here on are packed as one (`diagnostics.pack`).
_LAST_COLUMN = 0xFFFE
#: The place of a field that a file leaves out.
_TOP = pack(*TOP.stretch())
#: libyaml counts lines and columns from 0.
_ONE = pack(1, 1, 1)


class Compiler:
    """Gives bytes their content number, compiling those never seen before."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._first: int = db.execute("SELECT coalesce(max(id), 0) + 1 FROM content").fetchone()[0]
        self._next: int = self._first
        self._fresh: dict[tuple[str, bytes], int] = {}
        self._rows: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
        self._inserts: dict[str, str] = {}

    def content(self, kind: str, data: bytes) -> int:
        """The content number of a file's bytes, read as a kind of file."""
        digest = hashlib.sha256(data).digest()
        seen = self._fresh.get((kind, digest))
        if seen is not None:
            return seen
        sql = "SELECT id FROM content WHERE kind = ? AND sha256 = ?"
        found = self._db.execute(sql, (kind, digest)).fetchone()
        return int(found[0]) if found else self._compile(kind, data, digest)

    def flush(self) -> None:
        """Write what has gathered."""
        for table, rows in self._rows.items():
            insert = self._inserts.get(table)
            if insert is None:
                insert = f"INSERT INTO {table} VALUES ({', '.join('?' * len(rows[0]))})"
                self._inserts[table] = insert
            self._db.executemany(insert, rows)
        self._rows.clear()
        self._fresh.clear()
        if not gc.isenabled():
            # What was there before this batch is not looked at again.
            gc.collect(0)

    def measure(self) -> None:
        """Let SQLite know how much there is of what, where much was compiled: it chooses its ways by that."""
        if self._next - self._first >= _BATCH:
            self._db.execute("ANALYZE")

    def _compile(self, kind: str, data: bytes, digest: bytes) -> int:
        number = self._next
        self._next += 1
        self._fresh[kind, digest] = number
        rows = self._rows
        rows["content"].append((number, kind, digest))
        for table, row in compiled_rows(kind, data):
            rows[table].append((number, *row))
        if len(self._fresh) >= _BATCH:
            self.flush()
        return number


def compiled_rows(kind: str, data: bytes) -> list[Row]:
    """The rows of a file: those of its record, or those of its problems."""
    document = load_document(data)
    findings = list(document.findings)
    if document.data is not None:
        record, problems = read_record(kind, document.data)
        if record is not None and not findings:
            return list(record_rows(kind, record, _Places(document)))
        for problem in problems:
            at_key = problem.code in ("OC301", "OC302")
            find = key_place if at_key else value_place
            findings.append(Finding(problem.code, *find(document.places, problem.loc).stretch(), problem.params))
    findings.sort(key=lambda finding: (finding.line, finding.column))
    return [("problem", (i, f.code, _packed(f), json.dumps(dict(f.params)))) for i, f in enumerate(findings)]


def _packed(finding: Finding) -> int:
    return pack(finding.line, finding.column, finding.end_column)


class _Places:
    """Where a document's values stand: most are texts on one line, and these are found without detours."""

    __slots__ = ("_root",)

    def __init__(self, document: Document) -> None:
        self._root: Any = document.places

    def __call__(self, *loc: str | int) -> int:
        node = self._root
        try:
            for step in loc:
                node = node.children[step]
        except KeyError:
            if node is self._root:
                return _TOP
        except (AttributeError, IndexError):
            pass
        else:
            if type(node) is tuple and (place := _on_one_line(node[1])):
                return place
        return pack(*value_place(self._root, loc).stretch())

    def each(self, name: str, *keys: str) -> Iterator[tuple[int, ...]]:
        """The places of the same keys in all items of a list; a key that an item leaves out has the item's own."""
        branch = self._root.children.get(name)
        for i, item in enumerate(branch.children if type(branch) is Branch else ()):
            children = item.children
            found = []
            for key in keys:
                node = children.get(key)
                if type(node) is tuple and (place := _on_one_line(node[1])):
                    found.append(place)
                else:
                    found.append(pack(*value_place(self._root, (name, i, key)).stretch()))
            yield tuple(found)


def _on_one_line(event: Any) -> int:
    """The packed place of a text on one line; 0 for any other."""
    start, end = event.start_mark, event.end_mark
    line, column = start.line, end.column
    if line != end.line or column >= _LAST_COLUMN:
        return 0
    return (line << 32 | start.column << 16 | column) + _ONE  # type: ignore[no-any-return]
