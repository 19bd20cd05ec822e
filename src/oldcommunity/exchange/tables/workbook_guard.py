"""A workbook looked at from outside before anything in it is believed: how large it is, and how far its cells reach.

A small file can unpack to gigabytes, name a million rows that are not there, or define words that expand for
ever. None of it gets as far as the library that reads workbooks.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from dataclasses import dataclass
from typing import IO, Any

from oldcommunity.errors import BookError
from oldcommunity.exchange.tables.cells import MAX_COLUMNS, MAX_ROWS, Span

_MEMBERS = 1000
_UNPACKED = 20_000_000
#: Tables unpack to ten or twenty times their size; what does so a hundred times is made to.
_RATIO = 100
_SMALL = 1_000_000
_CELL = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@dataclass(frozen=True, slots=True)
class SheetShape:
    """A sheet as its file describes it.

    Attributes:
        name: its name.
        hidden: nobody sees it.
        rows, columns: how far cells with anything in them reach.
        merged: merged cells, as far as the others reach.
    """

    name: str
    hidden: bool
    rows: int
    columns: int
    merged: tuple[Span, ...]


def sheet_shapes(name: str, data: bytes) -> list[SheetShape]:
    """The sheets of a workbook, as far as they may be read.

    Raises:
        BookError: it is no workbook, damaged, or made to be large.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_size(name, archive)
            if "xl/workbook.xml" not in archive.namelist():
                raise BookError(_other_kind(archive), path=name)
            for info in archive.infolist():
                _check_member(name, archive, info)
            return [_shape(name, archive, *sheet) for sheet in _sheets(archive)]
    except BookError:
        raise
    except Exception:  # a damaged file can fail anywhere, and in any way
        raise BookError("table-damaged", path=name) from None


def _check_size(name: str, archive: zipfile.ZipFile) -> None:
    members = archive.infolist()
    total = sum(info.file_size for info in members)
    packed = sum(info.compress_size for info in members)
    bomb = total > _UNPACKED or (total > _SMALL and total > packed * _RATIO)
    if len(members) > _MEMBERS or bomb:
        raise BookError("table-bomb", path=name, size=total // 1_000_000 + 1)


def _other_kind(archive: zipfile.ZipFile) -> str:
    """What an archive is that holds no workbook of this kind."""
    names = archive.namelist()
    if "mimetype" in names and b"opendocument" in archive.read("mimetype")[:100]:
        return "table-ods"
    return "table-xlsb" if "xl/workbook.bin" in names else "table-damaged"


def _check_member(name: str, archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> None:
    """No part defines words of its own: tables never do, and nothing else makes a short text endless."""
    if info.filename.endswith((".xml", ".rels", ".vml")):
        text = archive.read(info)
        if b"\0" in text[:100] or b"<!DOCTYPE" in text or b"<!ENTITY" in text:
            raise BookError("table-entities", path=name)


def _sheets(archive: zipfile.ZipFile) -> list[tuple[str, bool, str]]:
    """Each sheet with cells: its name, whether it is hidden, and the part that holds it."""
    from defusedxml.ElementTree import fromstring  # noqa: PLC0415 - of the extra

    links = fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    parts = {
        link.get("Id"): posixpath.normpath(posixpath.join("/xl", link.get("Target") or "")).lstrip("/")
        for link in links
        if (link.get("Type") or "").endswith("/worksheet")
    }
    sheets = fromstring(archive.read("xl/workbook.xml")).iter(f"{_MAIN}sheet")
    return [
        (sheet.get("name") or "", sheet.get("state", "visible") != "visible", parts[sheet.get(_LINK)])
        for sheet in sheets
        if sheet.get(_LINK) in parts
    ]


def _shape(name: str, archive: zipfile.ZipFile, sheet: str, hidden: bool, part: str) -> SheetShape:
    with archive.open(part) as file:
        rows, columns, merged = _reach(name, sheet, file)
    inside = tuple(
        Span(one.top, one.left, min(one.bottom, rows), min(one.right, columns))
        for one in merged
        if one.top <= rows and one.left <= columns
    )
    # Merged cells of one sheet never share any: more than it has, and they are made to be many.
    if sum((one.bottom - one.top + 1) * (one.right - one.left + 1) for one in inside) > rows * columns:
        raise BookError("table-damaged", path=name)
    return SheetShape(sheet, hidden, rows, columns, inside)


def _reach(name: str, sheet: str, file: IO[bytes]) -> tuple[int, int, list[Span]]:
    """How far the cells of a sheet reach that hold anything, and which are merged."""
    from defusedxml.ElementTree import iterparse  # noqa: PLC0415

    rows = columns = 0
    merged: list[Span] = []
    row = column = 0
    for event, element in iterparse(file, events=("start", "end")):
        if event == "start":
            if element.tag == f"{_MAIN}row":
                row, column = int(element.get("r") or row + 1), 0
            continue
        if element.tag == f"{_MAIN}c":
            row, column = _place(element, row, column)
            if len(element):
                if row > MAX_ROWS or column > MAX_COLUMNS:
                    at = f"{sheet}!{element.get('r') or f'{row}:{column}'}"
                    raise BookError("table-too-wide", path=name, at=at, rows=MAX_ROWS, columns=MAX_COLUMNS)
                rows, columns = max(rows, row), max(columns, column)
        elif element.tag == f"{_MAIN}mergeCell":
            merged.append(_span(element.get("ref") or ""))
        if element.tag in (f"{_MAIN}row", f"{_MAIN}c"):
            element.clear()
    return rows, columns, merged


def _place(element: Any, row: int, column: int) -> tuple[int, int]:
    match = _CELL.fullmatch(element.get("r") or "")
    return (int(match[2]), column_number(match[1])) if match else (row, column + 1)


def _span(ref: str) -> Span:
    first, _, last = ref.partition(":")
    top, bottom = (_CELL.fullmatch(text) for text in (first, last or first))
    assert top
    assert bottom
    return Span(int(top[2]), column_number(top[1]), int(bottom[2]), column_number(bottom[1]))


def column_number(letters: str) -> int:
    """The number of a column by its letters.

    >>> column_number("A"), column_number("AB")
    (1, 28)
    """
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
