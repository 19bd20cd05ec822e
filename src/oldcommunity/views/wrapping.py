"""Lines of a given display width: 汉字 are two columns wide and may be parted anywhere but before a sign."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich.cells import cell_len

_NEVER_FIRST = "，。；：、）！？”’》」』】…%,.;:!?)]}"
_NEVER_LAST = "（“‘《「『【¥"
_PARTS = re.compile(r"[^-/]+[-/]*|[-/]+")
_UNITS = re.compile(r"[!-~]+|.")


def width_of(text: str) -> int:
    """How many columns a text takes: as many as the widest of its lines."""
    return max(cell_len(line) for line in text.split("\n"))


def wrapped(text: str, width: int, indent: int = 0) -> Iterator[str]:
    """The text in lines of at most `width` columns, each set in by `indent`; at least one line."""
    for paragraph in text.split("\n"):
        line, used = "", indent
        for piece in _fitting(paragraph, width - indent):
            size = width_of(piece)
            if used + size > width and line.strip():
                yield " " * indent + line.rstrip()
                line, used = "", indent
                piece = piece.lstrip()
                size = width_of(piece)
            line += piece
            used += size
        yield " " * indent + line.rstrip()


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
