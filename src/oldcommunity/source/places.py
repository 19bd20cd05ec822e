"""Where in its file each key and each value stands.

The reader keeps libyaml's own events beside the data; a place is worked out only when someone asks, which is
why reading a file costs little more than parsing it. Lines and columns count from 1, columns in code points.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

#: What is asked for: keys of mappings and indexes of lists, from the top.
Path = Sequence[str | int]


class Place(NamedTuple):
    """A stretch of text; both ends are packed `line << 16 | column`, the end is exclusive.

    A block text (`|`, `>`) starts at its sign and ends where the line after it starts; a list or mapping in
    block style ends with its last value; an empty value is the empty stretch after its colon.
    """

    start: int
    end: int

    @property
    def line(self) -> int:
        """The line on which it starts."""
        return self.start >> 16

    @property
    def column(self) -> int:
        """The column of its first character."""
        return self.start & 0xFFFF

    @property
    def end_line(self) -> int:
        """The line on which it ends."""
        return self.end >> 16

    @property
    def end_column(self) -> int:
        """The column after its last character, on `end_line`."""
        return self.end & 0xFFFF

    def stretch(self) -> tuple[int, int, int]:
        """Line, column and end column for a finding; of several lines only the first character is marked."""
        if self.line == self.end_line:
            return self.line, self.column, self.end_column
        return self.line, self.column, self.column + 1


#: Where a problem points that belongs to the file as a whole.
TOP = Place(1 << 16 | 1, 1 << 16 | 1)


class Branch:
    """A mapping or a list as it stands in the file: its own key, its first sign, what it holds, its last sign."""

    __slots__ = ("children", "end", "event", "key")

    def __init__(self, key: Any, event: Any, children: Any) -> None:
        self.key = key
        self.event = event
        self.children = children
        self.end: Any = None


#: A value with the key before it (None in a list): `(key, value)`, two events, for a text; else a branch.
Node = Any
#: The places of a document: its top mapping, None where there is none.
Places = Branch | None


def value_place(places: Places, path: Path) -> Place:
    """Where a value stands; a path that leads nowhere gives the nearest parent's key."""
    node, found = _find(places, path)
    if found:
        return TOP if node is None else _value(node)
    return TOP if node is places else _key(node)


def key_place(places: Places, path: Path) -> Place:
    """Where a value's key stands; an item of a list, having none, gives the start of its value."""
    node, _ = _find(places, path)
    return TOP if node is places else _key(node)


def nodes(places: Places) -> Iterator[tuple[Branch, Node]]:
    """Every value with the branch that holds it, in the order of the file."""
    if places is None:
        return
    waiting = [(places, _within(places))]
    while waiting:
        branch, rest = waiting[-1]
        node = next(rest, None)
        if node is None:
            waiting.pop()
            continue
        yield branch, node
        if type(node) is Branch:
            waiting.append((node, _within(node)))


def _within(branch: Branch) -> Iterator[Node]:
    children = branch.children
    return iter(children.values() if type(children) is dict else children)


def _find(places: Places, path: Path) -> tuple[Node, bool]:
    """The node at a path, or its nearest parent and False."""
    node: Node = places
    for step in path:
        if type(node) is not Branch:
            return node, False
        children = node.children
        if isinstance(step, int):
            inside = type(children) is list and -len(children) <= step < len(children)
        else:
            inside = type(children) is dict and step in children
        if not inside:
            return node, False
        node = children[step]
    return node, True


def _key(node: Node) -> Place:
    key, event = (node.key, node.event) if type(node) is Branch else node
    if key is not None:
        return Place(pack(key.start_mark), pack(key.end_mark))
    start = pack(event.start_mark)
    return Place(start, start if type(node) is Branch else pack(event.end_mark))


def _value(node: Node) -> Place:
    start = pack((node.event if type(node) is Branch else node[1]).start_mark)
    while type(node) is Branch:
        children = node.children
        if node.event.flow_style or not children:
            return Place(start, pack(node.end or node.event.end_mark))
        node = children[-1] if type(children) is list else children[next(reversed(children))]
    return Place(start, pack(node[1].end_mark))


def pack(mark: Any) -> int:
    """A place of libyaml's, which counts from 0, as ours."""
    return (mark.line + 1) << 16 | (mark.column + 1)  # type: ignore[no-any-return]
