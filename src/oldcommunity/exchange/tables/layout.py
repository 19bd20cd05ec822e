"""How a table is laid out: title, headings of one to three rows, rows of projects, rows of sums, what stands below."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from oldcommunity.dates import day_text, parse_span
from oldcommunity.exchange.tables.cell_dates import Unclear, read_date
from oldcommunity.exchange.tables.cells import Cell, Grid
from oldcommunity.exchange.tables.columns import Target
from oldcommunity.exchange.tables.heading_words import MEANINGS
from oldcommunity.exchange.tables.headings import Heading, bare_words, machine_targets, read_heading, unit_of

#: Headings stand within so many rows from the top, and take at most so many.
_TOP = 20
_HEADING_ROWS = 3
_SUMS = re.compile(r"(?:小计|合计|总计|共计|全[市县区省]合计|累计|.{0,12}(?:小计|合计|总计))(?:\(.*\))?", re.ASCII)
_BELOW = re.compile(r"(?:注|备注|说明|填表|填报|制表|审核|复核|负责人|单位负责人|统计负责人|联系|报送|单位盖章)")
_DAY = re.compile(r"(?:19|20|21)\d\d年\d{1,2}月(?:\d{1,2}日)?|(?:19|20|21)\d\d-\d\d(?:-\d\d)?")
_OTHER_DAYS = re.compile(r"填报|填表|报送|制表|打印|上报时间|印发")
#: What stands in a row of projects and in no heading: an amount, a day, a share.
_FIGURE = re.compile(r"约?[\d\s.,，%/:~年月日\-]+(?:[万亿]?元|[户栋个]|万?平方米|万?㎡)?")
_WHOLE = ("合计", "总计", "共计")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table: its number in the sheet and its heading."""

    number: int
    heading: Heading

    @property
    def target(self) -> Target | None:
        """What it fills."""
        return self.heading.target


@dataclass(frozen=True, slots=True)
class SumRow:
    """A row of sums: its number, and the rows that it adds up."""

    number: int
    of: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet whose headings have been found.

    Attributes:
        grid: the sheet.
        own: it is a sheet of ours, with the keys of its columns in it.
        columns: those with a heading.
        rows: the numbers of the rows with projects.
        sums: rows of sums.
        skipped: rows that are neither: of numbers of columns, of groups, of signatures.
        unit: the unit of money that the title states; empty where it states none.
        day: the day that the title states the figures to be as of, as text; empty where it states none.
        day_at: where it does.
    """

    grid: Grid
    own: bool
    columns: tuple[Column, ...]
    rows: tuple[int, ...]
    sums: tuple[SumRow, ...] = ()
    skipped: tuple[Cell, ...] = ()
    unit: str = ""
    day: str = ""
    day_at: str = ""

    def column(self, path: str) -> Column | None:
        """The column that fills a path."""
        return next((one for one in self.columns if one.target and one.target.path == path), None)

    def cell(self, row: int, path: str) -> Cell | None:
        """The cell of a row for a path."""
        column = self.column(path)
        return self.grid.at(row, column.number) if column else None


def find_table(grid: Grid, named: Mapping[str, Target]) -> Table | None:
    """The table in a sheet; None where no row has headings of projects.

    Args:
        grid: the sheet.
        named: what a column map says.
    """
    for row in range(1, min(grid.rows, _TOP) + 1):
        texts = [_text(grid.cells.get((row, column))) or None for column in range(1, grid.columns + 1)]
        if targets := machine_targets(texts):
            columns = [
                Column(number, Heading(text or "", target))
                for number, (text, target) in enumerate(zip(texts, targets, strict=True), 1)
                if text
            ]
            return _laid_out(grid, columns, _last_heading(grid, row), own=True)
    for row in range(1, min(grid.rows, _TOP) + 1):
        if (anchor := _anchor(grid, row, named)) is not None:
            first, last = _heading_rows(grid, row, anchor)
            columns = _columns(grid, first, last, named)
            return _laid_out(grid, columns, last, own=False, first=first)
    return None


def likely_columns(grid: Grid, named: Mapping[str, Target]) -> tuple[Column, ...]:
    """The columns of what looks most like headings, where no row has headings of projects; none where nothing does.

    It is the first row from the top of words alone that goes nearly as far as the widest of these.
    """
    rows = {row: _words_across(grid, row) for row in range(1, min(grid.rows, _TOP) + 1)}
    widest = max(rows.values(), default=0)
    for row, across in rows.items():
        if across > 1 and across * 3 > widest * 2:
            first, last = _heading_rows(grid, row, min(grid.row(row)))
            return tuple(_columns(grid, first, last, named))
    return ()


def _words_across(grid: Grid, row: int) -> int:
    """How many columns a row of words reaches over, but for a title over most of them; 0 where it has numbers."""
    cells = grid.row(row)
    if not all(isinstance(cell.value, str) and not _FIGURE.fullmatch(cell.text) for cell in cells.values()):
        return 0
    spans = (grid.span(row, column) for column in cells)
    wide = (span.right - span.left + 1 if span else 1 for span in spans)
    return sum(across for across in wide if across * 4 <= grid.columns * 3)


def _last_heading(grid: Grid, machine: int) -> int:
    """The last row of headings of our own sheet: the last one of the first rows that has the heading of the names."""
    known = MEANINGS["id"]
    rows = range(machine, min(grid.rows, machine + 6) + 1)
    return max((row for row in rows if bare_words(_text(grid.at(row, 1))) in known), default=machine)


def _anchor(grid: Grid, row: int, named: Mapping[str, Target]) -> int | None:
    """The column whose heading in a row names projects, where that row has other headings that mean something."""
    found, known = None, 0
    for column in range(1, grid.columns + 1):
        cell = grid.cells.get((row, column))
        if cell is None or not isinstance(cell.value, str):
            continue
        heading = read_heading([cell.text], named)
        span = grid.span(row, column)
        if heading.target and heading.target.path in ("name", "id") and (span is None or span.right - span.left < 2):
            found = found or column
        known += heading.why not in ("unknown", "")
        known += heading.target is not None
    return found if known >= 2 and len(grid.row(row)) >= 2 else None


def _heading_rows(grid: Grid, row: int, anchor: int) -> tuple[int, int]:
    """The rows of headings around one of them, by the column that has a heading in that one alone."""
    span = grid.span(row, anchor)
    last = span.bottom if span else row
    if not span:
        while last - row < _HEADING_ROWS - 1 and _is_below_heading(grid, last + 1, anchor):
            last += 1
    first = row
    while first > 1 and last - first < _HEADING_ROWS - 1 and _is_above_heading(grid, first - 1, anchor):
        first -= 1
    return first, last


def _is_below_heading(grid: Grid, row: int, anchor: int) -> bool:
    """Whether a row goes on with headings: nothing under the names, and only words."""
    cells = grid.row(row).values()
    words = all(isinstance(cell.value, str) and cell.kind == "value" for cell in cells)
    return (row, anchor) not in grid.cells and len(cells) > 1 and words


def _is_above_heading(grid: Grid, row: int, anchor: int) -> bool:
    """Whether a row has headings over others: of merged cells, none of which is the title over everything."""
    if grid.at(row, anchor) is not None:
        return False
    spans = [grid.span(row, column) for column in grid.row(row)]
    return any(span and 0 < span.right - span.left < grid.columns - 1 for span in spans)


def _columns(grid: Grid, first: int, last: int, named: Mapping[str, Target]) -> list[Column]:
    columns = []
    for number in range(1, grid.columns + 1):
        parts: list[str] = []
        for row in range(first, last + 1):
            text = _text(grid.at(row, number))
            if text and (not parts or parts[-1] != text):
                parts.append(text)
        if parts:
            columns.append(Column(number, read_heading(parts, named)))
    return columns


def _laid_out(grid: Grid, columns: list[Column], last: int, *, own: bool, first: int = 1) -> Table:
    """The rows under the headings, told apart, and what the title says."""
    table = Table(grid, own, tuple(columns), ())
    rows: list[int] = []
    sums: list[SumRow] = []
    skipped: list[Cell] = []
    part: list[int] = []
    for row in range(last + 1, grid.rows + 1):
        cells = list(grid.row(row).values())
        if not cells or (row == last + 1 and _counts_columns(cells)):
            continue
        words = [re.sub(r"\s", "", cell.text) for cell in cells if isinstance(cell.value, str)]
        named = _text(table.cell(row, "id")) or _text(table.cell(row, "name"))
        if any(_SUMS.fullmatch(word) for word in words[:3]):
            whole = any(word.endswith(_WHOLE) for word in words[:3])
            sums.append(SumRow(row, tuple(rows if whole else part)))
            part = []
        elif (not named and len(cells) == 1) or (words and _BELOW.match(words[0]) and len(cells) < len(columns) - 2):
            skipped.append(cells[0])
        else:
            rows.append(row)
            part.append(row)
    above = [cell for row in range(1, last if own else first) for cell in grid.row(row).values()]
    unit = next((found for cell in above if (found := unit_of(cell.text)).endswith("元")), "")
    day, day_at = _day_in(above)
    return Table(grid, own, tuple(columns), tuple(rows), tuple(sums), tuple(skipped), unit, day, day_at)


def _counts_columns(cells: list[Cell]) -> bool:
    """Whether a row under the headings only numbers the columns."""
    texts = [cell.text for cell in cells]
    numbers = [text for text in texts if text.isdigit()]
    counted = [str(i) for i in range(1, len(numbers) + 1)]
    return len(numbers) > 2 and numbers == counted and len(numbers) + 3 > len(texts)


def _day_in(above: list[Cell]) -> tuple[str, str]:
    """The one day that a title states; none where it states several, or only when it was filled in."""
    found: dict[str, str] = {}
    for cell in above:
        if not isinstance(cell.value, str) or _OTHER_DAYS.search(cell.text):
            continue
        for text in _DAY.findall(re.sub(r"\s", "", cell.text)):
            try:
                read = read_date(Cell(cell.at, text), due=True, year=None)
            except Unclear:
                continue
            found.setdefault(day_text(parse_span(read.text).latest), cell.at)
    return next(iter(found.items())) if len(found) == 1 else ("", "")


def _text(cell: Cell | None) -> str:
    return cell.text if cell is not None and cell.kind == "value" else ""
