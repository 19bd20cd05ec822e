"""A file as it stands at one moment of being put right: what it says, as far as it can be read, and what is wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from oldcommunity.diagnostics import Finding
from oldcommunity.edits.fixes.remedy import Path
from oldcommunity.records import read_record
from oldcommunity.records.fields import FieldProblem
from oldcommunity.source.document import Document, load_document
from oldcommunity.source.events import Reading, read_events
from oldcommunity.source.lines import conflicts, long_lines
from oldcommunity.source.places import Branch, Node, key_place, value_place
from oldcommunity.source.text import without_refused

_BOM = b"\xef\xbb\xbf"
_ALL = 1 << 20
_AT_KEY = ("OC301", "OC302")


class Leaf(NamedTuple):
    """A single value: where it stands, on which lines, and what it says."""

    path: Path
    first: int
    last: int
    value: str | None


@dataclass
class State:
    """A file's bytes and what they come to."""

    kind: str
    data: bytes

    @cached_property
    def document(self) -> Document:
        """The file as it is read, with every fault."""
        return load_document(self.data, _ALL)

    @property
    def text(self) -> str:
        """Its text without a byte order mark."""
        return self.document.text

    @cached_property
    def lines(self) -> list[str]:
        """Its lines, without what ends them."""
        return [line.removesuffix("\r") for line in self.text.split("\n")]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong with its text."""
        return self.document.findings

    @property
    def readable(self) -> bool:
        """Whether its text can be read without a doubt."""
        return self.document.data is not None

    @cached_property
    def reading(self) -> Reading:
        """As far as its text can be read in spite of all."""
        clean = without_refused(self.text)
        lines = clean.split("\n")
        if not self.text or conflicts(lines) or long_lines(lines):
            return Reading()
        return read_events(clean.replace("\t", " "))

    @cached_property
    def stopped(self) -> int | None:
        """The line at which reading has to stop; None where the text is read to its end."""
        error = self.reading.error
        if error is None:
            return None
        if self.root is None:
            return 1
        return error.problem_mark.line + 1 if error.problem_mark else 1

    @cached_property
    def horizon(self) -> int:
        """The line from which on little is known."""
        error = self.reading.error
        if self.root is None:
            return 1
        marks = [mark.line + 1 for mark in (error.problem_mark, error.context_mark) if mark] if error else []
        return min(marks, default=1)

    @cached_property
    def problems(self) -> list[FieldProblem]:
        """What is wrong with its values, as far as they can be read."""
        data: Any = self.document.data if self.readable else self.reading.data
        return read_record(self.kind, data)[1] if data is not None else []

    @cached_property
    def by_place(self) -> Counter[tuple[str, int]]:
        """How many problems there are to be told, of each code on each line."""
        found = Counter((finding.code, finding.line) for finding in self.findings)
        if self.readable:
            found += Counter((problem.code, self.line_of(problem)) for problem in self.problems)
        return found

    def line_of(self, problem: FieldProblem) -> int:
        """The line that a problem of a value is told of."""
        find = key_place if problem.code in _AT_KEY else value_place
        return find(self.root, problem.loc).line

    @property
    def root(self) -> Branch | None:
        """The places of what can be read."""
        return self.document.places if self.readable else self.reading.root

    @cached_property
    def leaves(self) -> dict[Path, Leaf]:
        """Every single value that can be read."""
        return {leaf.path: leaf for leaf in _leaves(self.root)} if self.root is not None else {}

    def node(self, path: Path) -> Node:
        """What stands at a path that is there."""
        found: Any = self.root
        for step in path:
            found = found.children[step]
        return found

    def with_text(self, text: str) -> State:
        """The same file with another text."""
        return State(self.kind, (_BOM if self.document.bom else b"") + text.encode("utf-8", "surrogatepass"))


def _leaves(root: Branch) -> Iterator[Leaf]:
    waiting: list[tuple[Path, Node]] = [((), root)]
    while waiting:
        path, node = waiting.pop()
        if type(node) is Branch:
            children: Any = node.children
            pairs = children.items() if type(children) is dict else enumerate(children)
            waiting += [((*path, step), child) for step, child in pairs]
            continue
        event = node[1]
        start, end = event.start_mark, event.end_mark
        last = end.line if end.column or end.line == start.line else end.line - 1
        yield Leaf(path, start.line + 1, last + 1, getattr(event, "value", None))
