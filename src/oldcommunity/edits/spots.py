"""Spots in a text: where values, keys, items and their lines begin and end, as offsets into it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from oldcommunity.edits.changes import Path
from oldcommunity.edits.written import House
from oldcommunity.source.events import read_events
from oldcommunity.source.places import Branch, Node, nodes

_COMMENT = re.compile(r"[ ]*#[^\n]*")
_DASH = re.compile(r"-[ ]*(#.*)?\r?$")


@dataclass(frozen=True, slots=True)
class Text:
    """A file's text with the spots of all that it says.

    Attributes:
        text: the text.
        root: its top mapping; None where it holds none.
    """

    text: str
    root: Branch | None

    def node(self, path: Path) -> Node:
        """What stands at a path that is there."""
        found: Any = self.root
        for step in path:
            found = found.children[step]
        return found

    def span(self, node: Node) -> tuple[int, int]:
        """Where a value starts and ends; the line break after a block text is not part of it."""
        event = node.event if type(node) is Branch else node[1]
        start: int = event.start_mark.index
        last = node
        while type(last) is Branch and last.children and not last.event.flow_style:
            last = last.children[-1] if type(last.children) is list else last.children[next(reversed(last.children))]
        if type(last) is Branch:
            return start, (last.end or last.event.end_mark).index
        end: int = last[1].end_mark.index
        if last[1].style in ("|", ">"):
            first: int = last[1].start_mark.index
            if "+" in self.text[first : first + 3]:
                return start, end - 1 if self.text[:end].endswith("\n") else end
            end = first + len(self.text[first:end].rstrip())
        return start, end

    def colon(self, node: Node) -> int:
        """The offset after the colon of a value's key."""
        key = node.key if type(node) is Branch else node[0]
        return self.text.index(":", key.end_mark.index) + 1

    def line_start(self, at: int) -> int:
        """Where the line of an offset begins."""
        return self.text.rfind("\n", 0, at) + 1

    def line_end(self, at: int) -> int:
        """Where the line of an offset ends, before its line break."""
        end = self.text.find("\n", at)
        end = len(self.text) if end < 0 else end
        return end - 1 if self.text[at:end].endswith("\r") else end

    def next_line(self, at: int) -> int:
        """Where the line after an offset's begins; the end of the text where there is none."""
        return self.text.find("\n", at) + 1 or len(self.text)

    def after(self, end: int, column: int) -> int:
        """The line after what ends at an offset, and after the comments below that are set in further than it."""
        at = self.next_line(end)
        while (match := _COMMENT.match(self.text, at)) and match[0].index("#") > column:
            at = self.next_line(match.end())
        return at

    def dash(self, branch: Branch, index: int) -> int | None:
        """The offset of an item's dash in a list in block style; None where it cannot be told."""
        column: int = branch.event.start_mark.column
        start, _ = self.span(branch.children[index])
        line = self.line_start(start)
        before = self.text[line + column : start]
        if before.startswith("-") and not before[1:].strip():
            return line + column
        # A dash may have a line of its own, with its item below.
        while line and (not before.strip() or before.lstrip().startswith("#")):
            end, line = line - 1, self.line_start(line - 1)
            before = self.text[line + column : end]
            if _DASH.fullmatch(before):
                return line + column
        return None

    def blank_above(self, at: int) -> bool:
        """Whether an empty line stands above the line of an offset and the comments over it."""
        line = self.line_start(at)
        while line:
            above = self.line_start(line - 1)
            told = self.text[above:line].strip()
            if not told.startswith("#"):
                return not told
            line = above
        return False


def branch_start(branch: Branch) -> int:
    """The offset of the first sign of a list or mapping."""
    at: int = branch.event.start_mark.index
    return at


def read_text(text: str) -> Text:
    """A text and its spots."""
    reading = read_events(text)
    return Text(text, reading.root if reading.error is None else None)


def house_of(spots: Text, *, careful: bool) -> House:
    """The manner of a file: what most of its lists, mappings and quotes do."""
    lists: Counter[int] = Counter()
    keys: Counter[int] = Counter()
    quotes: Counter[str] = Counter()
    for branch, node in nodes(spots.root):
        if type(node) is not Branch:
            quotes.update(node[1].style if node[1].style in ("'", '"') else "")
        elif node.key is not None and not node.event.flow_style and type(branch.children) is dict:
            further = node.event.start_mark.column - node.key.start_mark.column
            (lists if type(node.children) is list else keys)[further] += 1
    return House(
        end="\r\n" if "\r\n" in spots.text else "\n",
        list_in=_most(lists, 2),
        key_in=max(_most(keys, 2), 1),
        quote=_most(quotes, '"'),
        careful=careful,
    )


def _most(counted: Counter[Any], otherwise: Any) -> Any:
    return max(counted, key=lambda one: counted[one]) if counted else otherwise


def flow_separator(spots: Text, branch: Branch, starts: Sequence[int], ends: Sequence[int]) -> str:
    """What parts the entries between two brackets: a comma and a space, or a comma and a new line."""
    text = spots.text
    between = text[ends[0] : starts[1]] if len(starts) > 1 else "," + text[branch_start(branch) + 1 : starts[0]]
    if re.fullmatch(r",[ ]*(\r?\n[ ]*)?", between):
        return between if "\n" in between else ", "
    return ", "
