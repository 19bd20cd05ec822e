"""How the monthly sheet looks: widths, colours, locks, panes and paper."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from oldcommunity.exchange.tables.flat_table import TableColumn
from oldcommunity.labels import Labels
from oldcommunity.labels.columns import column_heading

_GREY, _WHITE, _HEAD, _OPEN_HEAD = "F2F2F2", "FFFFFF", "D9E1F2", "FFF2CC"
#: Columns of words are so wide and their lines wrap; all others are as wide as what they hold.
_WORDS = {"progress.note": 24, "last.issues": 24, "issue.text": 24, "issue.owner": 14, "name": 22, "issue.cause": 12}
_NARROWEST, _WIDEST = 9.0, 30.0
#: Where a heading goes on in a second line: before its unit, or before the word for a date.
_BREAK = re.compile(r"(?<=...)(?=（|\(|日期$)|(?<=:) ")


class Style:
    """The styles of a workbook, made once."""

    def __init__(self, labels: Labels) -> None:
        from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side  # noqa: PLC0415
        from openpyxl.utils import get_column_letter  # noqa: PLC0415

        self.letters = get_column_letter
        face = "宋体" if labels.language == "zh" else "Calibri"
        side = Side(style="thin", color="A6A6A6")
        self._border = Border(left=side, right=side, top=side, bottom=side)
        self._fills = {colour: PatternFill("solid", fgColor=colour) for colour in (_GREY, _WHITE, _HEAD, _OPEN_HEAD)}
        self._title, self._strong, self._plain = Font(face, 16, bold=True), Font(face, 11, bold=True), Font(face, 11)
        self._centre = Alignment(horizontal="center", vertical="center", wrap_text=True)
        self._left = Alignment(horizontal="left", vertical="center", wrap_text=True)
        self._right = Alignment(horizontal="right", vertical="center")
        self._locked, self._open = Protection(locked=True), Protection(locked=False)

    def title(self, title: Any, note: Any) -> None:
        """The title over the whole table, and the line under it."""
        title.font, title.alignment = self._title, self._centre
        note.font, note.alignment = self._plain, self._left

    def heading(self, cell: Any, *, open_: bool) -> None:
        """A heading; those over open cells have another colour."""
        cell.font, cell.alignment, cell.border = self._strong, self._centre, self._border
        cell.fill = self._fills[_OPEN_HEAD if open_ else _HEAD]

    def body(self, cell: Any, column: TableColumn, number_format: str) -> None:
        """A cell of a project, open or locked."""
        cell.font, cell.border, cell.number_format = self._plain, self._border, number_format
        figures = column.target.kind in ("money", "area", "count", "percent")
        wide = column.path in _WORDS or column.target.kind in ("text", "id")
        cell.alignment = self._right if figures else self._left if wide else self._centre
        cell.fill = self._fills[_WHITE if column.open else _GREY]
        cell.protection = self._open if column.open else self._locked

    def sheet(self, sheet: Any, headings: int, rows: int, columns: int) -> None:
        """What holds for the sheet: panes, locks, paper."""
        sheet.freeze_panes = f"C{headings + 1}"
        sheet.sheet_view.zoomScale = 90
        protection = sheet.protection
        protection.sheet = True
        # False: allowed on the locked sheet. No password: the lock keeps from slips, not from people.
        protection.formatColumns = protection.formatRows = False
        sheet.page_setup.orientation = "landscape"
        sheet.page_setup.paperSize = sheet.PAPERSIZE_A3
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        sheet.print_title_rows = f"{headings - 1}:{headings}"
        sheet.print_area = f"A2:{self.letters(columns)}{headings + rows}"
        sheet.oddFooter.center.text = "&P / &N"
        sheet.row_dimensions[2].height, sheet.row_dimensions[3].height = 30, 36
        sheet.row_dimensions[headings - 1].height, sheet.row_dimensions[headings].height = 20, 34


def widths(columns: tuple[TableColumn, ...], rows: tuple[dict[str, str], ...], labels: Labels) -> list[float]:
    """The width of each column in characters; a heading may wrap once."""
    found = []
    for column in columns:
        if column.path in _WORDS:
            found.append(float(_WORDS[column.path]))
            continue
        held = max((_width(row.get(column.path, "")) for row in rows), default=0) + 2
        head = max(map(_width, broken(column_heading(column.path, labels)).split("\n"))) + 2
        found.append(min(max(held, head, _NARROWEST), _WIDEST))
    return found


def broken(heading: str) -> str:
    r"""A heading in two lines, where it has a place to break at.

    >>> broken("计划投资（万元）"), broken("实际开工日期"), broken("户数")
    ('计划投资\n（万元）', '实际开工\n日期', '户数')
    """
    return "\n".join(line.strip() for line in _BREAK.sub("\n", heading, count=1).split("\n"))


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)
