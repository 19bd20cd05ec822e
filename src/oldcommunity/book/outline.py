"""What stands at a place of a file, named so that the name stays when lines above it come and go."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import Any

from oldcommunity.source.document import load_document
from oldcommunity.source.places import Branch, Places

#: What tells the items of a list apart, the first that an item has; else those of `_TOGETHER` that it has.
_ALONE = ("id", "code")
_TOGETHER = ("figure", "kind", "role", "status", "unit", "cohort", "year", "target", "from", "as_of", "path")
_LAST = ("name", "text")


class Outline:
    """The fields of one file.

    Attributes:
        record: the id that the file gives itself; empty where it gives none.
    """

    def __init__(self, data: bytes) -> None:
        places = load_document(data).places
        self.record = _text(places, "id")
        found = sorted(_named(places, ""), key=lambda pair: pair[0])
        self._starts = [start for start, _ in found]
        self._names = [name for _, name in found]

    def field_at(self, line: int, column: int) -> str:
        """The field that a place lies in: `milestones[started].met`; empty before the first."""
        before = bisect_right(self._starts, (line, column))
        return self._names[before - 1] if before else ""


def _named(node: Places, name: str) -> Iterator[tuple[tuple[int, int], str]]:
    """Where each key and each value below a node begins, and its name."""
    if node is None:
        return
    children = node.children
    pairs = list(children.items()) if type(children) is dict else [(_item_name(item), item) for item in children]
    for step, child in pairs:
        inner = f"{name}[{step}]" if type(children) is list else f"{name}.{step}".lstrip(".")
        is_branch = type(child) is Branch
        key, event = (child.key, child.event) if is_branch else child
        for one in (key, event):
            if one is not None:
                yield (one.start_mark.line + 1, one.start_mark.column + 1), inner
        if is_branch:
            yield from _named(child, inner)


def _item_name(item: Any) -> str:
    """What an item of a list goes by: not its number, which changes when one is added before it."""
    if type(item) is not Branch:
        return str(getattr(item[1], "value", ""))
    for key in _ALONE:
        if told := _text(item, key):
            return told
    together = [told for key in _TOGETHER if (told := _text(item, key))]
    return " ".join(together) or next((told for key in _LAST if (told := _text(item, key))), "")


def _text(node: Places, key: str) -> str:
    """The text at a key of a mapping; empty where there is none."""
    children = node.children if node is not None else None
    child = children.get(key) if type(children) is dict else None
    return str(getattr(child[1], "value", "")) if type(child) is tuple else ""
