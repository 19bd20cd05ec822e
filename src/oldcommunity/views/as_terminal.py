"""A page on a terminal: tables with rules, bars, and colour where it is wanted (never colour alone)."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rich.box import ASCII, SIMPLE_HEAD
from rich.color import ColorSystem
from rich.console import Console, JustifyMethod
from rich.style import Style
from rich.table import Table as RichTable
from rich.text import Text

from oldcommunity.views.as_plain import row_lines
from oldcommunity.views.page import Bar, Block, Cell, Facts, Heading, Line, Page, Table, Toned, Whole
from oldcommunity.views.wrapping import width_of, wrapped

_BAR_WIDTH = 24
_INDENT = 2
#: Between two columns.
_GAP = 2
#: A name is not folded narrower than this.
_NAME_WIDTH = 10
_STYLES = {"normal": "", "note": "dim", "warning": "yellow"}


class Screen(NamedTuple):
    """Where a page is shown: how wide, whether in colour, and whether it has signs beyond the old code pages."""

    width: int
    colour: bool
    utf8: bool


def render(page: Page, *, width: int, colour: bool, utf8: bool = True) -> str:
    """The page as text with line breaks, at most `width` columns wide where its words allow it."""
    screen = Screen(width, colour, utf8)
    lines: list[str] = []
    for i, block in enumerate(page.blocks):
        if i and not isinstance(block, Line):
            lines.append("")
        lines += _lines(block, screen)
    if page.foot:
        lines.append("")
    for told in page.foot:
        lines += _styled(wrapped(told, width), "dim", screen)
    return "".join(line.rstrip() + "\n" for line in lines)


def _lines(block: Block, screen: Screen) -> Iterable[str]:
    match block:
        case Heading(text, level):
            return _styled(wrapped(text, screen.width), "bold" if level > 1 else "bold underline", screen)
        case Line(text, tone):
            return _styled(wrapped(text, screen.width), _STYLES[tone], screen)
        case Facts(pairs):
            return _facts(pairs, screen.width)
        case Table():
            if _least_width(block) > screen.width:
                return [line for row in row_lines(block) for line in wrapped(row, screen.width)]
            return _table_lines(block, screen)


def _styled(lines: Iterable[str], style: str, screen: Screen) -> Iterator[str]:
    """Lines in a style, where there is colour."""
    for line in lines:
        yield Style.parse(style).render(line, color_system=ColorSystem.STANDARD) if screen.colour and style else line


def _table_lines(table: Table, screen: Screen) -> list[str]:
    out = io.StringIO()
    console = Console(
        file=out,
        width=screen.width,
        color_system="standard" if screen.colour else None,
        force_terminal=screen.colour,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
    )
    console.print(_table(table, screen.utf8, screen.width))
    return out.getvalue().removesuffix("\n").split("\n")


def _facts(pairs: tuple[tuple[str, str], ...], width: int) -> Iterator[str]:
    """Names in one column, what they come to in another."""
    left = min(max(width_of(name) for name, _ in pairs), width // 3) + _INDENT + 2
    for name, value in pairs:
        first, *more = wrapped(value, width, left)
        heading = " " * _INDENT + name
        if width_of(heading) + 2 > left:
            yield heading
            yield first
        else:
            yield heading + " " * (left - width_of(heading)) + first.strip()
        yield from more


def _table(table: Table, utf8: bool, width: int) -> RichTable:
    """The table; where it is too wide, headings and names are folded, and figures never."""
    drawn = RichTable(box=SIMPLE_HEAD if utf8 else ASCII, pad_edge=False, padding=(0, 1, 0, 0), show_edge=False)
    widths = _widths(table, width)
    for column, wide in zip(table.columns, widths, strict=True):
        justify: JustifyMethod = "right" if column.figures else "left"
        drawn.add_column(_folded(column.heading, wide), justify=justify, overflow="fold", width=wide)
    for row in table.rows:
        drawn.add_row(*(_cell(cell, wide, utf8) for cell, wide in zip(row, widths, strict=True)))
    return drawn


def _folded(text: str, width: int) -> Text:
    """Text in lines of a width, parted where our languages may be parted, all set in as far as the first."""
    told = text.lstrip(" ")
    return Text("\n".join(wrapped(told, width, len(text) - len(told))))


def _widths(table: Table, width: int) -> list[int]:
    """How wide each column is drawn: as it needs, less what the widest can spare until all fit.

    Rich would take the room evenly from all columns, figures too, and crop them.
    """
    least = [_column_width(table, i) for i in range(len(table.columns))]
    widths = [max(_natural_width(table, i), least[i]) for i in range(len(table.columns))]
    room = width - _GAP * (len(widths) - 1)
    while sum(widths) > room:
        spare = [wide - low for wide, low in zip(widths, least, strict=True)]
        if not any(spare):
            break
        widths[spare.index(max(spare))] -= 1
    return widths


def _natural_width(table: Table, i: int) -> int:
    """How wide a column is with nothing folded."""
    cells = [row[i] for row in table.rows]
    if any(isinstance(cell, Bar) for cell in cells):
        return _BAR_WIDTH
    lines = [line for cell in cells if isinstance(cell, str) for line in cell.split("\n")]
    return max(map(width_of, [table.columns[i].heading, *lines]), default=0)


def _column_width(table: Table, i: int) -> int:
    """How narrow a column may become: figures stay whole, names and bars give way to a degree."""
    cells = [row[i] for row in table.rows]
    if any(isinstance(cell, Bar) for cell in cells):
        return _BAR_WIDTH // 2
    lines = [line for cell in cells if isinstance(cell, str) for line in cell.split("\n")]
    widest = max(map(width_of, lines), default=0)
    if not table.columns[i].figures:
        whole = (width_of(cell) for cell in cells if isinstance(cell, Whole))
        return max(min(widest, _NAME_WIDTH), *whole, 0)
    heading = table.columns[i].heading
    return max(widest, *(width_of(word) for word in heading.split())) if heading.isascii() and heading else widest


def _least_width(table: Table) -> int:
    """How many columns of text a table takes at least; on narrower screens its rows are told line by line."""
    return sum(_column_width(table, i) for i in range(len(table.columns))) + _GAP * (len(table.columns) - 1)


def _cell(cell: Cell, width: int, utf8: bool) -> Text:
    if isinstance(cell, Toned):
        return Text("\n".join(wrapped(cell, width)), style=cell.tone)
    if not isinstance(cell, Bar):
        return _folded(cell, width)
    full, half, rest = ("█", "▓", "─") if utf8 else ("#", "+", "-")
    low = min(round(cell.low * width), width)
    high = min(max(round(cell.high * width), low), width)
    text = Text(full * low, style="green")
    text.append(half * (high - low), style="yellow")
    text.append(rest * (width - high), style="dim")
    return text
