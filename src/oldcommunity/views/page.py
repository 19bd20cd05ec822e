"""A page: what a reader sees, in blocks, before any format is chosen."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Bar:
    """A share drawn as a bar: certain up to `low`, possible up to `high`; both of 1, not clamped."""

    low: Fraction
    high: Fraction


class Toned(str):
    """A text that a format with colours shows in one, `red`, `yellow` or `green`; its words say the same without."""

    __slots__ = ("tone",)

    tone: str

    def __new__(cls, text: str, tone: str) -> Toned:
        """The text in a tone."""
        told = super().__new__(cls, text)
        told.tone = tone
        return told


class Whole(str):
    """A text that is never folded, such as a place: whoever copies it needs all of it."""

    __slots__ = ()


#: What stands in a cell: text, or a bar where the format can draw one. A line break in a text is for
#: formats that have room for it; elsewhere it is a space.
Cell = str | Bar


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, and whether it holds figures (set to the right)."""

    heading: str
    figures: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 (the page), 2 or 3."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph; `tone` is `normal`, `note` (of lesser weight) or `warning`."""

    text: str
    tone: str = "normal"


@dataclass(frozen=True, slots=True)
class Facts:
    """Names and what they come to, one a line."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under columns. The first column names the row."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


Block = Heading | Line | Facts | Table


@dataclass(frozen=True, slots=True)
class Page:
    """The blocks of a page in their order, and the lines at its foot."""

    blocks: tuple[Block, ...]
    foot: tuple[str, ...] = field(default=())
