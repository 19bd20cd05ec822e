"""The document model: what a paper consists of, before any format is chosen.

A document is a tuple of blocks. Blocks are `Heading`, `Paragraph`, `Items` (a list, ordered or not, of items that are
blocks themselves), `Table`, `Quotation`, `Signed` (who issues the paper, and when) and `Rule`. Text inside a block is
a tuple of inlines: `Text` (with bold, italic and code), `Break` (a new line) and `NoteRef` (a raised number that leads
to a footnote). Footnotes stand apart, by number. All texts are plain: a format escapes them for itself. Nothing here
knows Markdown, Jinja or any format; a further format walks these classes and needs nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """A run of text in one style."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False


@dataclass(frozen=True, slots=True)
class Break:
    """A new line inside a block."""


@dataclass(frozen=True, slots=True)
class NoteRef:
    """The number of a footnote, where it is referred to."""

    number: int


Inline = Text | Break | NoteRef
Inlines = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: level 1 is the paper's title, 2 to 4 are its sections."""

    inlines: Inlines
    level: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; one that is `flush` (whom a paper is for) begins at the edge."""

    inlines: Inlines
    flush: bool = False


@dataclass(frozen=True, slots=True)
class Items:
    """A list; ordered ones count from `start`, others have None."""

    items: tuple[tuple[Block, ...], ...]
    start: int | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table: the texts of its head and rows; `right` names the columns that are set to the right."""

    head: tuple[Inlines, ...]
    rows: tuple[tuple[Inlines, ...], ...]
    right: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Quotation:
    """Blocks that are set apart."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Signed:
    """Who issues the paper, and when: one line each, set to the right of the page and centred on each other."""

    lines: tuple[Inlines, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the page."""


Block = Heading | Paragraph | Items | Table | Quotation | Signed | Rule


@dataclass(frozen=True, slots=True)
class Document:
    """A whole paper.

    Attributes:
        title: its title, as plain text.
        language: `zh` or `en`.
        blocks: what it consists of, the title among them.
        footnotes: by number.
    """

    title: str
    language: str
    blocks: tuple[Block, ...]
    footnotes: dict[int, Inlines]


def plain(inlines: Inlines) -> str:
    """The text of inlines without styles; a break is a space."""
    return "".join(one.text if isinstance(one, Text) else " " if isinstance(one, Break) else "" for one in inlines)
