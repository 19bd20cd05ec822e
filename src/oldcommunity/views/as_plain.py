"""A page as plain lines: for pipes, logs and screen readers. Each line says what it is about; nothing is drawn."""

from __future__ import annotations

from oldcommunity.views.page import Bar, Cell, Facts, Heading, Line, Page, Table


def render(page: Page, *, separator: str = "; ") -> str:
    """The page as text with line breaks; every row of a table is one line of named values."""
    lines: list[str] = []
    for block in page.blocks:
        match block:
            case Heading(text, level):
                if lines and level < 3:
                    lines.append("")
                lines.append(text)
            case Line(text):
                lines.append(text)
            case Facts(pairs):
                lines += [f"{name}: {value}" for name, value in pairs]
            case Table():
                lines += row_lines(block, separator)
    return "\n".join([*lines, *([""] if page.foot else []), *page.foot]) + "\n"


def row_lines(table: Table, separator: str = "; ") -> list[str]:
    """Each row of a table as one line of named values."""
    lines = []
    headings = [_one_line(column.heading) for column in table.columns[1:]]
    for name, *cells in table.rows:
        named = [
            f"{heading} {_one_line(cell)}" if heading else _one_line(cell)
            for heading, cell in zip(headings, cells, strict=True)
            if not isinstance(cell, Bar) and cell
        ]
        lines.append(f"{_one_line(name)}: {separator.join(named)}")
    return lines


def _one_line(cell: Cell) -> str:
    return cell.replace("\n", " ") if isinstance(cell, str) else ""
