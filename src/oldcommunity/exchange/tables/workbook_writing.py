"""The monthly table as a workbook: what is known is locked, what is to be reported is open, and it reads back exactly.

The first row, hidden, holds the keys of the columns; a hidden sheet beside each holds what its cells held when the
workbook was written, so that only what somebody has changed since comes back. The same table gives the same
bytes.
"""

from __future__ import annotations

import datetime as dt
import gc
import io
import re
import sys
import tempfile
import traceback
import zipfile
from decimal import Decimal
from itertools import groupby
from typing import Any

from oldcommunity.codelists import CAUSES
from oldcommunity.dates import day_text
from oldcommunity.errors import BookError, system_error
from oldcommunity.exchange.tables.columns import Target
from oldcommunity.exchange.tables.flat_table import TableColumn, YearTable
from oldcommunity.exchange.tables.sheet_style import Style, broken, widths
from oldcommunity.exchange.tables.workbook_library import load_openpyxl
from oldcommunity.labels import Labels
from oldcommunity.labels.columns import column_heading
from oldcommunity.money import parse_money
from oldcommunity.quantity import parse_area, parse_count, parse_percent

#: The rows above those of projects: keys, title, what to know, groups, headings.
_KEYS, _TITLE, _NOTE, _GROUPS, _HEADINGS = range(1, 6)
#: The prefix of the sheets that nobody is to see.
BASE = "oc "
#: The earliest time that a zip archive knows.
_TIME = (1980, 1, 1, 0, 0, 0)


def workbook(tables: list[YearTable], title: str, day: int, labels: Labels) -> bytes:
    """The bytes of a workbook with a sheet for each plan year.

    Args:
        tables: the tables.
        title: the book's title.
        day: the day as of which is to be reported.
        labels: the words.

    Raises:
        BookError: the libraries for workbooks are not installed.
    """
    book: Any = load_openpyxl().Workbook()
    book.remove(book.active)
    style = Style(labels)
    for table in tables:
        key = "sheet" if table.cohort else "sheet-unknown"
        _fill(book.create_sheet(labels.text("export_page", key, cohort=table.cohort)), table, title, day, labels, style)
    for table in tables:
        _keep(book.create_sheet(f"{BASE}{table.cohort or 0}"), table)
    book.properties.creator = "oldcommunity"
    book.properties.title = title
    book.properties.created = dt.datetime(1980, 1, 1, tzinfo=dt.UTC).replace(tzinfo=None)
    return _timeless(_saved(book))


def _saved(book: Any) -> bytes:
    """A workbook's bytes; sheets go through files in the folder for temporary ones, which may be full.

    Raises:
        BookError: it is.
    """
    out = io.BytesIO()
    # Half-written sheets complain once more when they are cleared away, to nobody's use.
    complain, sys.unraisablehook = sys.unraisablehook, lambda _: None
    try:
        book.save(out)
    except OSError as error:
        reason = system_error(error)
        traceback.clear_frames(error.__traceback__)
        gc.collect()
        raise BookError("cannot-write", path=tempfile.gettempdir(), reason=reason) from None
    finally:
        sys.unraisablehook = complain
    return out.getvalue()


def _fill(sheet: Any, table: YearTable, title: str, day: int, labels: Labels, style: Style) -> None:
    say = labels.text
    columns = table.columns
    last = len(columns)
    for number, column in enumerate(columns, 1):
        _put(sheet.cell(_KEYS, number), column.target.key)
        _put(sheet.cell(_HEADINGS, number), broken(column_heading(column.path, labels)))
        style.heading(sheet.cell(_HEADINGS, number), open_=column.open)
    sheet.row_dimensions[_KEYS].hidden = True
    key = "title" if table.cohort else "title-unknown"
    _put(sheet.cell(_TITLE, 1), say("export_page", key, title=title, cohort=table.cohort))
    _put(sheet.cell(_NOTE, 1), say("export_page", "note", day=day_text(day)))
    style.title(sheet.cell(_TITLE, 1), sheet.cell(_NOTE, 1))
    for row in (_TITLE, _NOTE):
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=last)
    for group, found in groupby(enumerate(columns, 1), key=lambda numbered: numbered[1].group):
        numbers = [number for number, _ in found]
        _put(sheet.cell(_GROUPS, numbers[0]), say("export_page", f"group.{group}"))
        for number in numbers:
            style.heading(sheet.cell(_GROUPS, number), open_=columns[number - 1].open)
        if len(numbers) > 1:
            sheet.merge_cells(start_row=_GROUPS, end_row=_GROUPS, start_column=numbers[0], end_column=numbers[-1])
    for row, told in enumerate(table.rows, _HEADINGS + 1):
        for number, column in enumerate(columns, 1):
            cell = sheet.cell(row, number)
            value, shown = cell_value(column.target, told.get(column.path), labels)
            style.body(cell, column, shown)
            _put(cell, value)
    style.sheet(sheet, _HEADINGS, len(table.rows), last)
    for number, width in enumerate(widths(columns, table.rows, labels), 1):
        sheet.column_dimensions[style.letters(number)].width = width
    _offer_choices(sheet, columns, len(table.rows), labels, style)


def _keep(sheet: Any, table: YearTable) -> None:
    """What the cells hold, in the form of the records, out of sight."""
    for number, column in enumerate(table.columns, 1):
        _put(sheet.cell(1, number), column.path)
        for row, told in enumerate(table.rows, 2):
            _put(sheet.cell(row, number), told.get(column.path))
    sheet.sheet_state = "veryHidden"


def cell_value(target: Target, text: str | None, labels: Labels) -> tuple[Any, str]:
    """The value of a cell and the number format to show it in; None, never 0, for what is not known."""
    match target.kind:
        case "money":
            return None if text is None else _number(Decimal(parse_money(text).value) / 1_000_000), "General"
        case "area":
            return None if text is None else _number(Decimal(parse_area(text).value) / 100), "General"
        case "count" | "year":
            return None if text is None else parse_count(text).value, "0"
        case "percent":
            if text is None:
                return None, "0.0%"
            hundredths = parse_percent(text).value
            return hundredths / 10_000, "0%" if hundredths % 100 == 0 else "0.00%" if hundredths % 10 else "0.0%"
        case "cause":
            return None if text is None else labels.text("codes", f"causes.{text}"), "@"
    if text is not None and text.startswith("../"):
        return labels.text("export_page", "by", day=text.removeprefix("../")), "@"
    return text, "@"


def _number(amount: Decimal) -> int | float:
    return int(amount) if amount == amount.to_integral_value() else float(amount)


def _put(cell: Any, value: Any) -> None:
    """Put a value into a cell; a text stays a text, whatever it begins with."""
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"


def _offer_choices(sheet: Any, columns: tuple[TableColumn, ...], rows: int, labels: Labels, style: Style) -> None:
    """What may be chosen or typed in the open cells; what else is typed is answered with what to type."""
    from openpyxl.worksheet.datavalidation import DataValidation  # noqa: PLC0415

    say = labels.text
    causes = ",".join(say("codes", f"causes.{code}") for code in CAUSES)
    kinds: dict[str, dict[str, Any]] = {
        "cause": {"type": "list", "formula1": f'"{causes}"'},
        "percent": {"type": "decimal", "operator": "between", "formula1": "0", "formula2": "1"},
        "money": {"type": "decimal", "operator": "greaterThanOrEqual", "formula1": "0"},
    }
    date = {"type": "textLength", "operator": "lessThanOrEqual", "formula1": "30"}
    kinds |= dict.fromkeys(("met", "due", "day"), date)
    for number, column in enumerate(columns, 1):
        kind = column.target.kind
        if not rows or not column.open or kind not in kinds:
            continue
        rule = DataValidation(**kinds[kind], allow_blank=True, showErrorMessage=True)
        rule.error = say("export_page", f"rule.{kind}")
        rule.errorTitle = column_heading(column.path, labels)[:31]
        letter = style.letters(number)
        rule.add(f"{letter}{_HEADINGS + 1}:{letter}{_HEADINGS + rows}")
        sheet.add_data_validation(rule)


def _timeless(data: bytes) -> bytes:
    """The same workbook without the time at which it was written."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            content = old.read(name)
            if name == "docProps/core.xml":
                content = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>1980-01-01T00:00:00Z", content)
            info = zipfile.ZipInfo(name, _TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            new.writestr(info, content)
    return out.getvalue()
