"""Changes inside brackets: entries of `{…}` and `[…]`, in the spacing of their neighbours."""

from __future__ import annotations

from typing import Any

from oldcommunity.edits.spots import Text, branch_start, flow_separator
from oldcommunity.edits.written import House, inline, scalar
from oldcommunity.source.places import Branch, Node


def padding(spots: Text, branch: Branch) -> str:
    """The spaces inside the brackets of a mapping."""
    text = spots.text
    start = branch_start(branch) + 1
    return " " if branch.children and text[start : start + 1] == " " and text[start + 1 : start + 2] != " " else ""


def with_item(spots: Text, branch: Branch, at: int, item: Any, house: House) -> str:
    """A list in brackets, which holds something, with one more item before an index."""
    neighbour = branch.children[min(at, len(branch.children) - 1)]
    is_mapping = type(neighbour) is Branch and type(neighbour.children) is dict and neighbour.event.flow_style
    pad = padding(spots, neighbour) if is_mapping else ""
    return _with_entry(spots, branch, at, inline(item, house, flow=True, in_list=True, pad=pad))


def with_key(spots: Text, branch: Branch, before: str | None, key: str, value: Any, house: House) -> str:
    """A mapping in brackets, which holds something, with one more key after another, or in the first place."""
    at = 0 if before is None else list(branch.children).index(before) + 1
    return _with_entry(spots, branch, at, f"{key}: {inline(value, house, flow=True)}")


def with_value(spots: Text, branch: Branch, key: Any, value: Any, house: House) -> str:
    """A mapping or list in brackets with another value at a key or index."""
    node = branch.children[key]
    start, end = spots.span(node)
    if isinstance(value, str):
        style = node[1].style if type(node) is tuple else ""
        told = scalar(value, house, flow=True, in_list=isinstance(key, int), style=style or "")
    else:
        told = inline(value, house, flow=True)
    lead = " " if start == end and spots.text[start - 1 : start] == ":" else ""
    return spots.text[:start] + lead + told + spots.text[end:]


def without(spots: Text, branch: Branch, key: Any) -> str:
    """A mapping or list in brackets without one of several entries."""
    starts, ends = _entries(spots, branch)
    at = key if isinstance(key, int) else list(branch.children).index(key)
    text = spots.text
    if at + 1 < len(starts):
        return text[: starts[at]] + text[starts[at + 1] :]
    return text[: ends[at - 1]] + text[ends[at] :]


def _with_entry(spots: Text, branch: Branch, at: int, entry: str) -> str:
    starts, ends = _entries(spots, branch)
    text = spots.text
    separator = flow_separator(spots, branch, starts, ends)
    if at == 0:
        return text[: starts[0]] + entry + separator + text[starts[0] :]
    return text[: ends[at - 1]] + separator + entry + text[ends[at - 1] :]


def _entries(spots: Text, branch: Branch) -> tuple[list[int], list[int]]:
    """Where each entry starts, with its key if it has one, and where it ends."""
    children: Any = branch.children
    nodes: list[Node] = list(children.values() if type(children) is dict else children)
    starts, ends = [], []
    for node in nodes:
        start, end = spots.span(node)
        key = node.key if type(node) is Branch else node[0]
        starts.append(start if key is None else key.start_mark.index)
        ends.append(end)
    return starts, ends
