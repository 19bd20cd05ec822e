"""The user's own line with carets under what is meant, by what a screen shows: 汉字 take two columns, marks none."""

from __future__ import annotations

from wcwidth import wcwidth

from oldcommunity.views.problems.signs import Screen, signs, width

_TAB = 4


def excerpt(line: str, column: int, end_column: int, room: int, screen: Screen) -> tuple[str, str]:
    """A line, or the part of it around a stretch, and the carets under the stretch.

    Args:
        line: the text of the line.
        column: where the stretch begins, in characters from 1.
        end_column: the column after it; of an empty stretch the place itself is marked.
        room: how many columns there are.
        screen: what can be shown on it.
    """
    # A line may be a megabyte long: only what can be in view is looked at.
    skipped = max(column - 1 - 2 * room, 0)
    part = line[skipped : column - 1 + 4 * room]
    start = min(column - 1 - skipped, len(part))
    end = max(min(end_column - 1 - skipped, len(part)), start)
    shown = _without_tabs(signs(part, screen))
    cut_after = len(line) > skipped + len(part)
    first, last = 0, len(shown)
    if skipped or cut_after or width("".join(shown)) > room:
        first, last = _window(shown, start, room - 2 * len(_mark(screen)))
    before = _mark(screen) if first or skipped else ""
    after = _mark(screen) if last < len(shown) or cut_after else ""
    end = min(end, last)
    left = width("".join(shown[first:start]))
    size = width("".join(shown[first:end])) - left
    at = start
    while size <= 0 and at > first and end > start:
        # A combining mark has no column of its own: its letter is marked.
        at -= 1
        size += left - (left := width("".join(shown[first:at])))
    beyond = max(column - 1 - len(line), 0)
    padding = len(before) + left + beyond
    return before + "".join(shown[first:last]) + after, " " * padding + "^" * max(size, 1)


def _mark(screen: Screen) -> str:
    return "…" if screen.has("…") else "..."


def _without_tabs(shown: list[str]) -> list[str]:
    """Tabs as spaces up to the next stop."""
    if "\\x09" not in shown:
        return shown
    column, expanded = 0, []
    for sign in shown:
        text = " " * (_TAB - column % _TAB) if sign == "\\x09" else sign
        expanded.append(text)
        column += _size(text)
    return expanded


def _window(shown: list[str], start: int, room: int) -> tuple[int, int]:
    """The part that is in view: a third of it before the stretch."""
    first, used = start, 0
    while first and used + _size(shown[first - 1]) <= room // 3:
        first -= 1
        used += _size(shown[first])
    last = start
    while last < len(shown) and used + _size(shown[last]) <= room:
        used += _size(shown[last])
        last += 1
    while first and used + _size(shown[first - 1]) <= room:
        first -= 1
        used += _size(shown[first])
    return first, last


def _size(text: str) -> int:
    return len(text) if text.isascii() else sum(max(wcwidth(sign), 0) for sign in text)
