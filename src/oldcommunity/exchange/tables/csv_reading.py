"""A text file with a table: its encoding found out and named, each field with the line and column where it starts."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from oldcommunity.errors import BookError
from oldcommunity.exchange.tables.cells import MAX_COLUMNS, MAX_ROWS, Cell, Grid, letters
from oldcommunity.source.text import MAX_BYTES, code_point, decode, refused_character

#: A quote that some program put before a text that another would take for a formula.
_GUARD = re.compile(r"'(?=[ \u00a0\u3000]*[=+\-@\t\r＝＋－＠])")
#: No program for tables keeps a longer text in a cell.
_LONGEST = 32_767


def read_csv(name: str, data: bytes) -> Grid:
    """The table in a text file.

    Args:
        name: the file's name, for messages.
        data: its bytes: UTF-8, UTF-16 with a mark, or GBK.

    Raises:
        BookError: the bytes are no text, or hold more than a table of an office.
    """
    text, how = _decoded(name, data)
    bad = refused_character(text.replace("\r\n", "\n").replace("\r", "\n"))
    if bad is not None:
        line = text[: text.index(bad)].count("\n") + 1
        raise BookError("table-character", path=name, at=f"{name}:{line}", sign=code_point(bad))
    sign = _separator(text)
    cells: dict[tuple[int, int], Cell] = {}
    for row, column, line, place, value in _fields(name, text, sign):
        at = f"{name}:{line}:{place}"
        if value.strip() and (row > MAX_ROWS or column > MAX_COLUMNS):
            raise BookError("table-too-wide", path=name, at=at, rows=MAX_ROWS, columns=MAX_COLUMNS)
        if len(value) > _LONGEST:
            raise BookError("table-cell-too-long", path=name, at=at, limit=_LONGEST)
        if value.strip():
            # Editors go by line and column, spreadsheets by letter and row.
            at += f" ({letters(column)}{row})"
            cells[row, column] = Cell(at, _GUARD.sub("", value, count=1) if _GUARD.match(value) else value)
    return Grid(name, cells, how=(*([how] if how else []), *(["tabs"] if sign == "\t" else [])), lettered=False)


def _decoded(name: str, data: bytes) -> tuple[str, str]:
    """The text and the encoding that it turned out to be in; empty for UTF-8."""
    try:
        return data.decode("utf-8-sig"), ""
    except UnicodeDecodeError:
        pass
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return data.decode("utf-16"), "utf-16"
        except UnicodeDecodeError:
            raise BookError("table-not-text", path=name) from None
    sample = data if len(data) < MAX_BYTES else data[: data.rfind(b"\n", 0, MAX_BYTES)]
    if any(finding.code == "OC102" for finding in decode(sample).findings):
        try:
            return data.decode("gb18030"), "gbk"
        except UnicodeDecodeError:
            pass
    raise BookError("table-not-text", path=name)


def _separator(text: str) -> str:
    """What parts the fields: that of comma, tab and semicolon that the first lines have most of."""
    head = "\n".join(text.split("\n", 20)[:20])
    return max((",", "\t", ";"), key=head.count)


def _fields(name: str, text: str, sign: str) -> Iterator[tuple[int, int, int, int, str]]:
    """Each field: its row and column in the table, the line and column of the file where it starts, its text."""
    row, column, line, line_start, at = 1, 1, 1, 0, 0
    ends = re.compile(f"[{sign}\r\n]")
    while at < len(text):
        start_line, place, parts = line, at - line_start + 1, []
        if text[at] == '"':
            while True:
                end = text.find('"', at + 1)
                if end < 0:
                    raise BookError("table-quote", path=name, at=f"{name}:{start_line}:{place}")
                parts.append(text[at + 1 : end])
                at = end + 1
                if text[at : at + 1] != '"':
                    break
                parts.append('"')
            breaks = "".join(parts).count("\n")
            if breaks:
                line, line_start = line + breaks, text.rfind("\n", 0, at) + 1
        match = ends.search(text, at)
        end = match.start() if match else len(text)
        parts.append(text[at:end])
        at = end
        yield row, column, start_line, place, "".join(parts)
        if text[at : at + 1] == sign:
            at, column = at + 1, column + 1
            continue
        at += 2 if text[at : at + 2] == "\r\n" else 1
        row, column, line, line_start = row + 1, 1, line + 1, at
