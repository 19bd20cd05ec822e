"""How the rows of a wall chart are laid out on sheets of paper, so that they can still be read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Generic, TypeVar

RowT = TypeVar("RowT")

#: Sheets in landscape, in millimetres, the smallest first.
PAPERS = {"A3": (420, 297), "A2": (594, 420), "A1": (841, 594), "A0": (1189, 841)}
#: A row is so high at least and at most; its letters are about half as high.
_LEAST, _MOST = 5.0, 8.0
#: A column of rows is so wide at least, and should be so many times as wide as a row is high: names, states and
#: dates take about half of that in English, and the time line needs the rest.
_NARROWEST, _SLIM = 185.0, 40.0
#: What a sheet keeps for title, figures and legend above its rows, and for its foot, as a share of its height.
_HEAD, _FOOT = 0.2, 0.035
#: Around everything.
_MARGIN = 0.028
#: The scale above the rows of a column takes as much as so many rows.
_SCALE_ROWS = 1.6


@dataclass(frozen=True, slots=True)
class Sheet(Generic[RowT]):
    """One sheet.

    Attributes:
        paper: its name.
        width, height: millimetres.
        margin: around everything.
        top: where the columns begin.
        row: how high a row is.
        scale: how high the scale above the rows is.
        column: how wide a column is, without the gap behind it.
        gap: between columns.
        columns: the rows in each column.
        number, of: which sheet of how many.
    """

    paper: str
    width: float
    height: float
    margin: float
    top: float
    row: float
    scale: float
    column: float
    gap: float
    columns: tuple[tuple[RowT, ...], ...]
    number: int
    of: int


def laid_out(blocks: Sequence[Sequence[RowT]], paper: str | None = None) -> tuple[Sheet[RowT], ...]:
    """The rows on sheets: on the smallest that holds all and can be read; on several where none does.

    Args:
        blocks: rows that belong together under a heading, which is their first row; it is repeated where a block
            goes on in another column.
        paper: a key of `PAPERS`; None for the smallest that holds all.
    """
    for name in PAPERS if paper is None else (paper,):
        fitting = [found for count in range(1, _columns(name) + 1) if (found := _fitted(blocks, name, count))]
        if fitting:
            # As large as there is room for, across as well as down; else in fewer and wider columns.
            return max(fitting, key=lambda sheets: (min(sheets[0].row, sheets[0].column / _SLIM), sheets[0].column))
    name = paper or next(reversed(PAPERS))
    return _sheets(name, _poured(blocks, _capacity(name)), _columns(name))


def _fitted(blocks: Sequence[Sequence[RowT]], paper: str, count: int) -> tuple[Sheet[RowT], ...]:
    """All rows on one sheet in so many columns, about equally long; nothing where they do not fit."""
    even = max(ceil(sum(map(len, blocks)) / count), 1)
    for rows in range(min(even, _capacity(paper)), _capacity(paper) + 1):
        columns = _poured(blocks, rows)
        if len(columns) <= count:
            return _sheets(paper, columns, count)
    return ()


def _columns(paper: str) -> int:
    """How many columns a sheet has room for."""
    return int(PAPERS[paper][0] * (1 - 2 * _MARGIN) // _NARROWEST)


def _room(paper: str) -> float:
    """The height of its columns."""
    return PAPERS[paper][1] * (1 - 2 * _MARGIN - _HEAD - _FOOT)


def _capacity(paper: str) -> int:
    """How many rows a column holds."""
    return int(_room(paper) / _LEAST - _SCALE_ROWS)


def _poured(blocks: Sequence[Sequence[RowT]], capacity: int) -> list[tuple[RowT, ...]]:
    """The rows in columns of at most so many."""
    columns: list[list[RowT]] = [[]]
    for heading, *rows in blocks:
        # A heading never stands alone at the end of a column.
        if len(columns[-1]) + 2 > capacity and columns[-1]:
            columns.append([])
        columns[-1].append(heading)
        for row in rows:
            if len(columns[-1]) >= capacity:
                columns.append([heading])
            columns[-1].append(row)
    return [tuple(column) for column in columns]


def _sheets(paper: str, columns: list[tuple[RowT, ...]], count: int) -> tuple[Sheet[RowT], ...]:
    width, height = PAPERS[paper]
    margin = height * _MARGIN
    gap = margin * 0.8
    longest = max(map(len, columns), default=1)
    row = min(_MOST, _room(paper) / (longest + _SCALE_ROWS))
    pages = [tuple(columns[i : i + count]) for i in range(0, len(columns), count)] or [()]
    return tuple(
        Sheet(
            paper=paper,
            width=width,
            height=height,
            margin=margin,
            top=margin + height * _HEAD,
            row=row,
            scale=row * _SCALE_ROWS,
            column=(width - 2 * margin - gap * (count - 1)) / count,
            gap=gap,
            columns=page,
            number=i + 1,
            of=len(pages),
        )
        for i, page in enumerate(pages)
    )
