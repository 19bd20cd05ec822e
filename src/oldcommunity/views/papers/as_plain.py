"""A paper as plain text: one paragraph a line, tables in columns, footnotes at the end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from oldcommunity.views.papers.document import (
    Block,
    Break,
    Document,
    Heading,
    Inlines,
    Items,
    NoteRef,
    Paragraph,
    Quotation,
    Rule,
    Signed,
    Table,
    Text,
)
from oldcommunity.views.problems.signs import safe

_GAP = 2
#: Signs of which two columns and one are known without a table.
_WIDE = re.compile("[\u3000-\u3029\u3030-\u303e\u4e00-\u9fff\uff01-\uff60]")
_PLAIN = re.compile("[ -~\u2010-\u2027\u3000-\u3029\u3030-\u303e\u4e00-\u9fff\uff01-\uff60]*")
#: What stands between a column's name and a cell, and between cells, where a table has no room.
_SIGNS = {"zh": ("：", "；"), "en": (": ", "; ")}


def render(document: Document, width: int | None = None) -> str:
    """The paper as text.

    Args:
        document: the paper.
        width: where lines are to be broken; None leaves each paragraph on one line.
    """
    signs = _SIGNS[document.language]
    parts = ["\n".join(_block(block, width, signs)) for block in document.blocks if not isinstance(block, Rule)]
    told = (f"[{number}] {_text(text)}" for number, text in sorted(document.footnotes.items()))
    notes = [line for note in told for line in _lines(note, width)]
    return "\n\n".join([*parts, *(["\n".join(notes)] if notes else [])]) + "\n"


def _block(block: Block, width: int | None, signs: tuple[str, str]) -> Iterator[str]:
    match block:
        case Heading(inlines):
            yield _text(inlines)
        case Paragraph(inlines):
            for line in _text(inlines).split("\n"):
                yield from _lines(line, width)
        case Items(items, start):
            for i, item in enumerate(items):
                sign = "- " if start is None else f"{start + i}. "
                lines = [line for part in item for line in _block(part, width and width - len(sign), signs)]
                yield from (f"{sign if not n else ' ' * len(sign)}{line}" for n, line in enumerate(lines))
        case Table():
            yield from _table(block, width, signs)
        case Quotation(blocks):
            for part in blocks:
                yield from (f"  {line}" for line in _block(part, width and width - 2, signs))
        case Signed(lines):
            yield from map(_text, lines)
        case Rule():
            return


def _table(table: Table, width: int | None, signs: tuple[str, str]) -> Iterator[str]:
    """Columns; one thing a line where there is no room for them."""
    rows = [[_text(cell).replace("\n", " ") for cell in row] for row in (table.head, *table.rows)]
    widths = [max(_columns(row[i]) for row in rows) for i in range(len(table.head))]
    if width is not None and sum(widths) + _GAP * (len(widths) - 1) > width:
        colon, between = signs
        head, *told = rows
        for row in told:
            line = between.join(f"{name}{colon}{cell}" for name, cell in zip(head, row, strict=True))
            yield from _lines(line, width)
        return
    for row in rows:
        cells = []
        for i, cell in enumerate(row):
            pad = " " * (widths[i] - _columns(cell))
            cells.append(pad + cell if i in table.right else cell + pad)
        yield (" " * _GAP).join(cells).rstrip()


def _columns(text: str) -> int:
    """How many columns a text takes."""
    if _PLAIN.fullmatch(text):
        return len(text) + len(_WIDE.findall(text))
    from wcwidth import wcswidth  # noqa: PLC0415 - takes its time, and rarely meets a sign that needs it

    return int(wcswidth(text))


def _text(inlines: Inlines) -> str:
    told = []
    for one in inlines:
        match one:
            case Text(text):
                told.append(safe(text))
            case Break():
                told.append("\n")
            case NoteRef(number):
                told.append(f"[{number}]")
    return "".join(told)


def _lines(line: str, width: int | None) -> Iterator[str]:
    if width is None:
        yield line
        return
    from oldcommunity.views.wrapping import wrapped  # noqa: PLC0415 - measures with rich, for a screen only

    yield from wrapped(line, width)
