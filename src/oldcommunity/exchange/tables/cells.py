"""Cells with their addresses, whatever file they come from."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

#: No table of an office is larger; what is gets refused before it is read.
MAX_ROWS = 5000
MAX_COLUMNS = 100


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one cell.

    Attributes:
        at: its address, `Sheet1!D14`, or in a text file `table.csv:14:7 (D14)` (line, column, cell).
        value: a text, a number, a day or a truth value, as the file holds it.
        kind: `value`; `formula` or `error` where the file holds no value of somebody's.
        shows: how a number or a day is shown: `percent`, `month` (a day of which only the month is), `year`, or empty.
    """

    at: str
    value: str | Decimal | dt.date | bool
    kind: str = "value"
    shows: str = ""

    @property
    def text(self) -> str:
        """The value as text, for what is looked up or told."""
        if isinstance(self.value, Decimal):
            return f"{self.value:f}"
        return self.value.strip() if isinstance(self.value, str) else str(self.value)


@dataclass(frozen=True, slots=True)
class Span:
    """Merged cells: rows and columns, first and last."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class Grid:
    """A sheet: its cells by row and column, both from 1; what is empty is not there.

    Attributes:
        name: the sheet's name; the file's for a text file.
        cells: the cells that hold anything.
        merged: merged cells, each with its value in the first.
        hidden: nobody sees the sheet.
        how: what was found out about the file while it was read (`gbk`, `tabs`, …).
        lettered: addresses have letters for columns, as in workbooks.
    """

    name: str
    cells: dict[tuple[int, int], Cell]
    merged: tuple[Span, ...] = ()
    hidden: bool = False
    how: tuple[str, ...] = ()
    lettered: bool = True

    @cached_property
    def rows(self) -> int:
        """The last row that holds anything."""
        return max((row for row, _ in self.cells), default=0)

    @cached_property
    def columns(self) -> int:
        """The last column that holds anything."""
        return max((column for _, column in self.cells), default=0)

    def row(self, row: int) -> dict[int, Cell]:
        """The cells of a row by column, from the left."""
        return self._rows.get(row, {})

    @cached_property
    def _rows(self) -> dict[int, dict[int, Cell]]:
        found: dict[int, dict[int, Cell]] = {}
        for (row, column), cell in sorted(self.cells.items(), key=lambda item: item[0]):
            found.setdefault(row, {})[column] = cell
        return found

    def at(self, row: int, column: int) -> Cell | None:
        """The cell at a place, merged cells told everywhere that they reach."""
        found = self.cells.get((row, column))
        if found is None and (span := self.span(row, column)):
            return self.cells.get((span.top, span.left))
        return found

    def span(self, row: int, column: int) -> Span | None:
        """The merged cells that a place belongs to."""
        return self._spans.get((row, column))

    @cached_property
    def _spans(self) -> dict[tuple[int, int], Span]:
        return {
            (row, column): one
            for one in self.merged
            for row in range(one.top, one.bottom + 1)
            for column in range(one.left, one.right + 1)
        }

    def address(self, row: int, column: int) -> str:
        """How a cell is called that may hold nothing."""
        if found := self.cells.get((row, column)):
            return found.at
        if not self.lettered:
            return f"{self.name} ({letters(column)}{row})"
        return f"{self.name}!{letters(column)}{row}"


def letters(column: int) -> str:
    """What spreadsheets call a column.

    >>> letters(3), letters(28)
    ('C', 'AB')
    """
    found = ""
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(65 + rest) + found
    return found
