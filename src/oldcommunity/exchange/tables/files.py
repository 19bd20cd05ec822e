"""A file with a table, told apart by its content and read as what it is."""

from __future__ import annotations

from pathlib import Path

from oldcommunity.errors import BookError, UsageError, system_error
from oldcommunity.exchange.tables.cells import Grid

#: Beyond this nothing is even opened.
MAX_BYTES = 20_000_000
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read_table_file(path: Path) -> list[Grid]:
    """The sheets of a workbook, or the one table of a text file.

    Raises:
        UsageError: there is no such file.
        BookError: it cannot be read as a table, or is larger than any table of an office.
    """
    name = path.name
    if not path.is_file():
        raise UsageError("no-such-file", path=str(path))
    try:
        if path.stat().st_size > MAX_BYTES:
            raise BookError("table-too-large", path=name, limit=MAX_BYTES // 1_000_000)
        data = path.read_bytes()
    except OSError as error:
        raise BookError("cannot-read", path=name, reason=system_error(error)) from None
    if data.startswith(_OLD):
        raise BookError("table-xls", path=name)
    if data.startswith(b"PK"):
        from oldcommunity.exchange.tables.workbook_reading import read_workbook  # noqa: PLC0415 - loads openpyxl

        return read_workbook(name, data)
    head = data[:2000].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if head.startswith((b"<html", b"<!doctype html", b"<table", b"<?xml")):
        raise BookError("table-html", path=name)
    from oldcommunity.exchange.tables.csv_reading import read_csv  # noqa: PLC0415

    return [read_csv(name, data)]
