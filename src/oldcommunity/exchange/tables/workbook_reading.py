"""A workbook as cells with addresses: values as they stand, formulas and errors marked as such and never believed."""

from __future__ import annotations

import datetime as dt
import io
import re
import warnings
from decimal import Decimal
from typing import Any

from oldcommunity.errors import BookError
from oldcommunity.exchange.tables.cells import Cell, Grid
from oldcommunity.exchange.tables.workbook_library import load_openpyxl

#: Programs for tables keep so many digits; what lies beyond is dust of binary fractions.
_DIGITS = 15
#: Formats of days that Chinese programs write by number alone: those with a day, and those of months.
_DAYS = frozenset((28, 29, 30, 31, 51, 53, 54, 58))
_MONTHS = frozenset((27, 36, 50, 52, 57))


def read_workbook(name: str, data: bytes) -> list[Grid]:
    """The sheets of a workbook.

    Raises:
        BookError: it cannot be read, or the libraries for it are not installed.
    """
    openpyxl = load_openpyxl()
    from oldcommunity.exchange.tables.workbook_guard import sheet_shapes  # noqa: PLC0415

    shapes = sheet_shapes(name, data)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            workbook = openpyxl.load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
            grids = []
            for shape in shapes:
                sheet: Any = workbook[shape.name]
                sheet.reset_dimensions()
                cells = _cells(sheet, shape.rows, shape.columns) if shape.rows else {}
                grids.append(Grid(shape.name, cells, shape.merged, shape.hidden))
            workbook.close()
    except Exception:  # parts may be missing or hold anything: whatever fails, the file is damaged
        raise BookError("table-damaged", path=name) from None
    return grids


def _cells(sheet: Any, rows: int, columns: int) -> dict[tuple[int, int], Cell]:
    found = {}
    for row in sheet.iter_rows(min_row=1, max_row=rows, max_col=columns):
        for cell in row:
            if cell.value is not None and (told := _cell(sheet, cell)):
                found[cell.row, cell.column] = told
    return found


def _cell(sheet: Any, cell: Any) -> Cell | None:
    at = f"{sheet.title}!{cell.coordinate}"
    value, kind = cell.value, cell.data_type
    if kind == "f":
        return Cell(at, str(getattr(value, "text", value)), "formula")
    if kind == "e":
        return Cell(at, str(value), "error")
    if isinstance(value, bool):
        return Cell(at, value)
    if isinstance(value, int | float):
        if (told := cell.style_array.numFmtId) in _DAYS | _MONTHS:
            return _day(at, value, told, sheet.parent.epoch)
        shows = "percent" if "%" in _bare(cell.number_format) else ""
        return Cell(at, Decimal(f"{value:.{_DIGITS}g}"), shows=shows)
    if isinstance(value, dt.datetime | dt.date):
        day = value.date() if isinstance(value, dt.datetime) else value
        return Cell(at, day, shows=_shown_part(cell.number_format))
    if isinstance(value, dt.time | dt.timedelta):
        return Cell(at, str(value), "error")
    text = str(value)
    return Cell(at, text) if text.strip() else None


def _day(at: str, serial: float, number_format: int, epoch: dt.datetime) -> Cell:
    """A day that is stored as a number with one of those formats."""
    from openpyxl.utils.datetime import from_excel  # noqa: PLC0415

    try:
        found = from_excel(serial, epoch)
    except (OverflowError, ValueError):
        return Cell(at, str(serial), "error")
    if not isinstance(found, dt.datetime):
        return Cell(at, str(serial), "error")
    return Cell(at, found.date(), shows="month" if number_format in _MONTHS else "")


def _bare(number_format: str) -> str:
    """A number format without the words in it."""
    return re.sub(r'"[^"]*"|\\.|\[[^\]]*\]', "", number_format)


def _shown_part(number_format: str) -> str:
    """How much of a day its format shows: a cell that shows 2022年5月 holds the first of the month."""
    codes = _bare(number_format).lower()
    if "d" in codes or not codes or codes == "general":
        return ""
    return "month" if "m" in codes else "year" if "y" in codes else ""
