"""Lines of a given display width: 汉字 are two columns wide and may be parted anywhere but before a sign."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich.cells import cell_len

_NEVER_FIRST = "，。；：、）！？”’》」』】…%,.;:!?)]}"
_NEVER_LAST = "（“‘《「『【¥"
_PARTS = re.compile(r"[^-/]+[-/]*|[-/]+")
#: A path, whatever its names are written in; a Latin word, a number or a range of numbers; one 汉字 or sign.
_UNITS = re.compile(r"[\w.-]*/[\w./-]+[!-~]*|[!-~\u00c0-\u024f–]+|[０-９．]+|.")


def width_of(text: str) -> int:
    """How many columns a text takes: as many as the widest of its lines."""
    return max(cell_len(line) for line in text.split("\n"))


def wrapped(text: str, width: int, indent: int = 0, hang: int = 0, *, whole: bool = False) -> Iterator[str]:
    """The text in lines of at most `width` columns, each set in by `indent`; at least one line.

    Args:
        text: one paragraph a line.
        width: how many columns there are.
        indent: how far all lines are set in.
        hang: how much farther the lines after the first of a paragraph are.
        whole: let a path that no line has room for stand out, so that it can be copied, instead of parting it.
    """
    for paragraph in text.split("\n"):
        margin = indent
        line, used = "", margin
        for piece in _pieces(paragraph) if whole else _fitting(paragraph, width - indent - hang):
            size = width_of(piece)
            if used + size > width and line.strip():
                yield " " * margin + line.rstrip()
                margin = indent + hang
                line, used = "", margin
                piece = piece.lstrip()
                size = width_of(piece)
            line += piece
            used += size
        yield " " * margin + line.rstrip()


def _fitting(text: str, room: int) -> Iterator[str]:
    """The pieces of a text; those that no line has room for are parted behind their hyphens and slashes."""
    for piece in _pieces(text):
        yield from [piece] if width_of(piece) <= room else _PARTS.findall(piece)


def _pieces(text: str) -> Iterator[str]:
    """What may not be parted: words with the space before them, single 汉字, and signs with what they belong to."""
    piece = ""
    for unit in _UNITS.findall(text):
        if piece.strip(" ") and unit[0] not in _NEVER_FIRST and piece[-1] not in _NEVER_LAST:
            yield piece
            piece = ""
        piece += unit
    if piece:
        yield piece
