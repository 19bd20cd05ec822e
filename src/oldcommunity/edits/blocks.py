"""Changes in lines: keys and items in block style, with the indents, gaps and empty lines of their neighbours."""

from __future__ import annotations

import re
from typing import Any

from oldcommunity.edits import brackets
from oldcommunity.edits.spots import Text, branch_start
from oldcommunity.edits.written import House, as_item, inline, is_inline, scalar, under_key
from oldcommunity.source.places import Branch, Node

_SIGN = re.compile(r"[ ]*[|>][-+0-9]*")


def with_first_key(spots: Text, key: str, value: Any, house: House) -> str:
    """A text that says nothing so far, with a key after its comments."""
    return _with_lines(spots, len(spots.text), under_key(key, value, 0, house), house)


def with_key(spots: Text, branch: Branch, before: str | None, key: str, value: Any, house: House) -> str:
    """A mapping in block style with one more key: below another with all that belongs to it, or in the first place."""
    first = next(iter(branch.children.values()))
    column: int = _key(first).start_mark.column
    told = under_key(key, value, column, house)
    if before is None:
        at: int = _key(first).start_mark.index
        lead = house.end + " " * column
        return spots.text[:at] + house.end.join(told) + lead + spots.text[at:]
    _, end = spots.span(branch.children[before])
    return _with_lines(spots, spots.after(end, column), [" " * column + told[0], *told[1:]], house)


def with_item(spots: Text, branch: Branch, at: int, item: Any, house: House, *, alone: bool) -> str:
    """A list in block style, which holds something, with one more item before an index.

    Args:
        spots: the text.
        branch: the list.
        at: the index; that after the last for the end.
        item: the item.
        house: the file's manner.
        alone: the file is this list: its items are parted by empty lines, where they take several lines.
    """
    count = len(branch.children)
    column = branch.event.start_mark.column
    neighbour = branch.children[min(at, count - 1)]
    start, _ = spots.span(neighbour)
    dash = _dash(spots, branch, min(at, count - 1))
    gap = start - dash - 1 if spots.line_start(start) == spots.line_start(dash) else 1
    flow, pad = None, ""
    if type(neighbour) is Branch and type(neighbour.children) is dict:
        flow = bool(neighbour.event.flow_style)
        pad = brackets.padding(spots, neighbour) if flow else ""
    lines = as_item(item, column, gap, house, flow=flow, pad=pad)
    if house.careful:
        spaced = False
    elif count > 1:
        spaced = spots.blank_above(_dash(spots, branch, max(1, min(at, count - 1))))
    else:
        spaced = alone and flow is False
    if at:
        _, end = spots.span(branch.children[at - 1])
        return _with_lines(spots, spots.after(end, column), ([""] if spaced else []) + lines, house)
    if branch.key is not None and spots.text[: branch_start(branch)].count("\n") > branch.key.end_mark.line:
        line = spots.next_line(branch.key.end_mark.index)
    else:
        line = spots.line_start(dash)
    return _with_lines(spots, line, lines + ([""] if spaced else []), house)


def with_value(spots: Text, branch: Branch, key: Any, value: Any, house: House) -> str:
    """A mapping or list in block style with another value at a key or index."""
    node = branch.children[key]
    text = spots.text
    start, end = spots.span(node)
    if isinstance(key, int):
        if isinstance(value, str) and is_inline(value, house):
            return text[:start] + (" " if start == end else "") + _one_line(value, node, house) + text[end:]
        column = branch.event.start_mark.column
        dash = _dash(spots, branch, key)
        lines = as_item(value, column, 1, house)
        return text[:dash] + house.end.join(lines)[column:] + text[end:]
    if is_inline(value, house) and not _is_lines(node):
        return text[:start] + (" " if start == end else "") + _one_line(value, node, house) + text[end:]
    column = _key(node).start_mark.column
    colon = spots.colon(node)
    if _is_lines(node):
        # What is said about the value on its key's line stays; what is said inside of it goes with it.
        rest = _SIGN.sub("", text[colon : spots.line_end(colon)], count=1)
        after = spots.after(end, column)
        end = spots.line_end(spots.line_start(after - 1)) if text[:after].endswith("\n") else after
    else:
        rest = text[end : spots.line_end(end)]
        end = spots.line_end(end)
    if is_inline(value, house):
        return text[:colon] + " " + _one_line(value, node, house) + rest.rstrip() + text[end:]
    head, *lines = under_key(str(key), value, column, house)
    head = head.partition(":")[2]
    return text[:colon] + head + rest.rstrip() + house.end + house.end.join(lines) + text[end:]


def without(spots: Text, branch: Branch, key: Any) -> str:
    """A mapping or list in block style without one of several keys or items, and the lines that belong to it."""
    text = spots.text
    node = branch.children[key]
    _, end = spots.span(node)
    if isinstance(key, int):
        column = branch.event.start_mark.column
        start = _dash(spots, branch, key)
    else:
        column = _key(node).start_mark.column
        start = _key(node).start_mark.index
    line = spots.line_start(start)
    if text[line:start].strip():
        # It stands behind a dash: what follows moves up to it.
        following = list(branch.children)[1] if not isinstance(key, int) else 1
        other = branch.children[following]
        to = _dash(spots, branch, 1) if isinstance(key, int) else _key(other).start_mark.index
        return text[:start] + text[to:]
    after = spots.after(end, column)
    above = spots.line_start(line - 1) if line else 0
    is_last = key == len(branch.children) - 1
    if isinstance(key, int) and key and not text[above:line].strip():
        # The empty line that parts an item from the one before it goes with it.
        line = above if is_last or not text[after : spots.next_line(after)].strip() else line
    if after == len(text) and line and not text.endswith("\n"):
        # The last line stays one without a line break.
        return text[:line].removesuffix("\n").removesuffix("\r")
    return text[:line] + text[after:]


def _one_line(value: Any, node: Node, house: House) -> str:
    """A value in the place of another, in its quotes."""
    if isinstance(value, str):
        style = node[1].style if type(node) is tuple else ""
        return scalar(value, house, style=style or "")
    return inline(value, house)


def _is_lines(node: Node) -> bool:
    """Whether a value takes lines below its key."""
    if type(node) is Branch:
        return not node.event.flow_style
    return node[1].style in ("|", ">")


def _key(node: Node) -> Any:
    return node.key if type(node) is Branch else node[0]


def _dash(spots: Text, branch: Branch, index: int) -> int:
    dash = spots.dash(branch, index)
    if dash is None:
        raise LookupError(index)
    return dash


def _with_lines(spots: Text, at: int, lines: list[str], house: House) -> str:
    """A text with lines put in before the line that begins at an offset."""
    text = spots.text
    if at == len(text) and text and not text.endswith("\n"):
        return text + house.end + house.end.join(lines)
    return text[:at] + "".join(line + house.end for line in lines) + text[at:]
