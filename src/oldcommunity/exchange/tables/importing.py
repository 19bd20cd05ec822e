"""From a file to a proposal: its tables found, their columns understood, their rows set against the book."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from oldcommunity.book import Book
from oldcommunity.dates import parse_span
from oldcommunity.errors import BookError, UsageError
from oldcommunity.exchange.tables.cells import Grid
from oldcommunity.exchange.tables.columns import SKIP, Target
from oldcommunity.exchange.tables.files import read_table_file
from oldcommunity.exchange.tables.layout import Column, Table, find_table, likely_columns
from oldcommunity.exchange.tables.matching import Naming, Projects
from oldcommunity.exchange.tables.proposal import Proposal, Remark
from oldcommunity.exchange.tables.proposing import propose
from oldcommunity.exchange.tables.sums import check_sums

#: The sheets in which our own workbooks keep what they held when they were written.
_BASE = re.compile(r"oc (?:\d{4}|0)")
#: Columns of which only the first is read.
_ONCE = ("id", "name", "cohort", "progress.as_of")


@dataclass(frozen=True, slots=True)
class Unread:
    """A column that nothing is read from: its place, its heading, why, and what it may be for."""

    at: str
    heading: str
    why: str
    offers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Imported:
    """What a file holds and what it would change.

    Attributes:
        name: the file's name.
        tables: the tables that were read.
        proposal: what they would change.
        unread: columns that nothing is read from.
    """

    name: str
    tables: tuple[Table, ...]
    proposal: Proposal
    unread: tuple[Unread, ...]


def tables_of(path: Path, sheet: str | None, named: Mapping[str, Target]) -> tuple[list[Table], list[Grid]]:
    """The tables of a file that are to be read, and all its sheets.

    Args:
        path: the file.
        sheet: one sheet only, by its name.
        named: what a column map says.

    Raises:
        UsageError: there is no such file or sheet, or there are several tables and none was named.
        BookError: the file cannot be read, is empty, or no table of projects is in it.
    """
    grids, shown = _sheets(path, sheet)
    tables = [table for grid in shown if (table := find_table(grid, named))]
    own = [table for table in tables if table.own]
    if not tables:
        raise BookError("no-table", path=path.name)
    if len(tables) > 1 and not own:
        raise UsageError("several-sheets", path=path.name, known="、".join(table.grid.name for table in tables))
    return own or tables, grids


def columns_to_map(path: Path, sheet: str | None, named: Mapping[str, Target]) -> tuple[Column, ...]:
    """The columns of a file's table, though nothing in it be known to name projects: a map is to say what does.

    Args:
        path: the file.
        sheet: one sheet only, by its name.
        named: what a column map says already.

    Raises:
        UsageError: there is no such file or sheet, or there are several tables and none was named.
        BookError: the file cannot be read, is empty, or nothing in it looks like headings.
    """
    _, shown = _sheets(path, sheet)
    found = [(grid, table.columns) for grid in shown if (table := find_table(grid, named))]
    found = found or [(grid, columns) for grid in shown if (columns := likely_columns(grid, named))]
    if not found:
        raise BookError("no-headings", path=path.name)
    if len(found) > 1:
        raise UsageError("several-sheets", path=path.name, known="、".join(grid.name for grid, _ in found))
    return found[0][1]


def _sheets(path: Path, sheet: str | None) -> tuple[list[Grid], list[Grid]]:
    """All sheets of a file, and those of them that are to be looked at."""
    grids = read_table_file(path)
    shown = [grid for grid in grids if not _BASE.fullmatch(grid.name) and (not grid.hidden or grid.name == sheet)]
    if sheet is not None:
        found = [grid for grid in shown if grid.name == sheet]
        if not found:
            raise UsageError("unknown-sheet", sheet=sheet, known="、".join(grid.name for grid in shown))
        shown = found
        if not shown[0].cells:
            raise BookError("table-empty-sheet", path=path.name, sheet=sheet)
    if not any(grid.cells for grid in grids):
        raise BookError("table-empty", path=path.name)
    return grids, shown


def imported(
    book: Book,
    path: Path,
    *,
    sheet: str | None = None,
    named: Mapping[str, Target] | None = None,
    day: int | None = None,
    cohort: int | None = None,
    making: Naming | None = None,
    locked: bool = False,
) -> Imported:
    """What a file would change in the book.

    Args:
        book: the book.
        path: the file.
        sheet: one sheet only.
        named: what a column map says.
        day: the day that reports are as of, where the table does not say.
        cohort: the plan year that its projects belong to.
        making: rows of projects that the book has not are to become projects; it gives ids to those without one.
        locked: changes of locked cells of our own sheet are changes like others.

    Raises:
        UsageError, BookError: as `tables_of` does.
    """
    tables, grids = tables_of(path, sheet, named or {})
    base = _base(grids)
    proposal = Proposal()
    projects = Projects(book, cohort)
    for table in tables:
        proposal.readings += [Remark(how, table.grid.name) for how in table.grid.how]
        told = day
        if day is None and table.day:
            told = parse_span(table.day).latest
            if not table.own:
                proposal.readings.append(Remark("day-of-title", table.day_at, {"read": table.day}))
        kept = base if table.own else {}
        propose(book, table, projects, day=told, base=kept, proposal=proposal, making=making, locked=locked)
        check_sums(table, proposal)
        proposal.readings += [Remark("row-skipped", cell.at, {"given": cell.text}) for cell in table.skipped]
    if sheet is None:
        _tell_of_others(tables, grids, named or {}, proposal)
    unread = tuple(one for table in tables for one in _unread(table))
    return Imported(path.name, tuple(tables), proposal, unread)


def _tell_of_others(tables: list[Table], grids: list[Grid], named: Mapping[str, Target], proposal: Proposal) -> None:
    """The sheets beside the tables that hold something and are not read, so that nobody takes them for imported."""
    read = {table.grid.name for table in tables}
    for grid in grids:
        if grid.name in read or grid.hidden or not grid.cells or _BASE.fullmatch(grid.name):
            continue
        if find_table(grid, named):
            proposal.doubts.append(Remark("sheet-besides", grid.name))
        else:
            proposal.readings.append(Remark("sheet-skipped", grid.name))


def _base(grids: list[Grid]) -> dict[tuple[str, str], str]:
    """What our own workbook held when it was written, by project and path."""
    found: dict[tuple[str, str], str] = {}
    for grid in grids:
        if not _BASE.fullmatch(grid.name):
            continue
        paths = {column: cell.text for (row, column), cell in grid.cells.items() if row == 1}
        ids = {row: cell.text for (row, column), cell in grid.cells.items() if paths.get(column) == "id" and row > 1}
        for (row, column), cell in grid.cells.items():
            if row in ids and column in paths and isinstance(cell.value, str):
                found[ids[row], paths[column]] = cell.value
    return found


def _unread(table: Table) -> list[Unread]:
    """The columns that nothing is read from, but for those that only number rows or show what is known."""
    found = []
    seen: set[str] = set()
    for column in table.columns:
        at = table.grid.address(_heading_row(table, column), column.number)
        target = column.target
        if target is None:
            if column.heading.why != "serial":
                found.append(Unread(at, column.heading.text, column.heading.why, column.heading.offers))
        elif target.path in _ONCE and target.path in seen:
            found.append(Unread(at, column.heading.text, "second", ()))
        elif target.path != SKIP:
            seen.add(target.path)
    return found


def _heading_row(table: Table, column: Column) -> int:
    """The last row above the projects in which a column has a heading."""
    first = min(table.rows, default=table.grid.rows + 1)
    rows = [row for (row, number) in table.grid.cells if number == column.number and row < first]
    return max(rows, default=1)
