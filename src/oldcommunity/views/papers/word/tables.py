"""Tables of a Word file: full borders, a head that is repeated on each page, columns as wide as they need."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from wcwidth import wcswidth

from oldcommunity.views.papers.document import Inlines, NoteRef, Table, plain
from oldcommunity.views.papers.word.elements import node
from oldcommunity.views.papers.word.standard import TEXT_WIDTH, Standard

#: What a cell takes besides its text, in twips: its margins and borders.
_MARGINS = 240
#: Longer texts, in 汉字, are broken into lines rather than set in smaller letters; they are left at least so much.
_LONG = 10
#: A table of so many rows is not torn between pages, unless its footnotes would have to stay with it.
_SHORT = 10
#: Programs set 汉字 and Latin letters a quarter of a 汉字 apart.
_BETWEEN = 0.25
_WORDS = re.compile(r"[!-~¥]+")
_CHANGES = re.compile(r"[0-9A-Za-z%](?=[\u2e80-\u9fff])|[\u2e80-\u9fff](?=[0-9A-Za-z])")


def table_element(table: Table, standard: Standard, runs: Callable[[Inlines, int], list[Any]]) -> Any:
    """A table as wide as the text.

    Args:
        table: the table.
        standard: how it is to look.
        runs: makes the runs of a cell, of the size given in half points.
    """
    rows = [table.head, *table.rows]
    needs = [max(_characters(row[i]) for row in rows if i < len(row)) for i in range(len(table.head))]
    size = _size(needs, standard)
    widths = column_widths([_width(need, size) for need in needs], TEXT_WIDTH, _width(_LONG, size))
    widths = _with_room_for(
        widths, [max(_word(row[i], size) for row in rows if i < len(row)) for i in range(len(needs))]
    )
    together = 0 if _noted(table) else len(table.rows) if len(table.rows) <= _SHORT else 2

    def row_element(cells: tuple[Inlines, ...], at: int) -> Any:
        head = at == 0
        style = "TableHead" if head else "TableText"
        made = []
        for i, cell in enumerate(cells):
            looks = node(
                "pPr",
                node("pStyle", val=style),
                node("keepNext") if at < together else None,
                node("jc", val="right") if i in table.right and not (head and standard.grid) else None,
            )
            place = node("tcPr", node("tcW", w=widths[i], type="dxa"), node("vAlign", val="center"))
            made.append(node("tc", place, node("p", looks, *runs(cell, size))))
        return node("tr", node("trPr", node("cantSplit"), node("tblHeader") if head else None), *made)

    looks = node(
        "tblPr",
        node("tblStyle", val="TableGrid"),
        node("tblW", w=sum(widths), type="dxa"),
        node("jc", val="center"),
        node("tblLayout", type="fixed"),
        node("tblLook", val="0020", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1),
    )
    grid = node("tblGrid", *(node("gridCol", w=width) for width in widths))
    return node("tbl", looks, grid, *(row_element(row, at) for at, row in enumerate(rows)))


def column_widths(needs: list[int], room: int, long: int) -> list[int]:
    """How wide columns are that need so much, and have so much room together.

    Where there is enough, what is left is shared out evenly. Where there is not, columns that need no more than
    `long` get what they need, and the others share the rest in proportion to the square roots of their needs;
    where that leaves them too little, all columns share so.

    >>> column_widths([100, 100], 400, 200), column_widths([200, 900, 3600], 1000, 200)
    ([200, 200], [200, 266, 534])
    """
    spare = room - sum(needs)
    if spare >= 0:
        widths = [need + spare // len(needs) for need in needs]
    else:
        firm = [need if need <= long else 0 for need in needs]
        if room - sum(firm) < long * firm.count(0):
            firm = [0] * len(needs)
        rest = room - sum(firm)
        weights = [0 if kept else need**0.5 for kept, need in zip(firm, needs, strict=True)]
        whole = sum(weights)
        widths = [kept or int(rest * weight / whole) for kept, weight in zip(firm, weights, strict=True)]
    widths[-1] += room - sum(widths)
    return widths


def _with_room_for(widths: list[int], words: list[int]) -> list[int]:
    """Columns that are wide enough for their longest words, at the cost of those that can spare the room."""
    missing = sum(max(word - width, 0) for width, word in zip(widths, words, strict=True))
    spare = [max(width - word, 0) for width, word in zip(widths, words, strict=True)]
    if not missing or missing > sum(spare):
        return widths
    told = [
        max(width, word) - missing * room // sum(spare) for width, word, room in zip(widths, words, spare, strict=True)
    ]
    told[spare.index(max(spare))] += sum(widths) - sum(told)
    return told


def _size(needs: list[float], standard: Standard) -> int:
    """The largest size in which all texts, or else at least the short ones, stand on one line; or the smallest."""
    short = [min(need, _LONG) for need in needs]
    # What would take very small letters to stand on one line is better read on two.
    tries = [(needs, size) for size in standard.tables[:-1]] + [(short, size) for size in standard.tables]
    for told, size in tries:
        if sum(_width(need, size) for need in told) <= TEXT_WIDTH:
            return size
    return standard.tables[-1]


def _width(characters: float, size: int) -> int:
    """How wide a column has to be for so many 汉字, in twips."""
    return round(characters * size * 10) + _MARGINS


def _word(inlines: Inlines, size: int) -> int:
    """How wide a column has to be for the longest word of a text that cannot be broken, set bold, in twips."""
    longest = max((len(word) for word in _WORDS.findall(plain(inlines))), default=0)
    return _width(longest * 0.6, size)


def _noted(table: Table) -> bool:
    return any(isinstance(one, NoteRef) for row in table.rows for cell in row for one in cell)


def _characters(inlines: Inlines) -> float:
    """How long a text is, in 汉字."""
    text = plain(inlines)
    return max(wcswidth(text), 0) / 2 + _BETWEEN * len(_CHANGES.findall(text))
