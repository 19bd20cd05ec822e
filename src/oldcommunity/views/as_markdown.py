"""A page in Markdown: tables that GitHub, GitLab and Gitee render; data cannot become markup."""

from __future__ import annotations

import re

from oldcommunity.views.page import Bar, Cell, Facts, Heading, Line, Page, Table

_SIGNS = re.compile(r"([\\`*_{}\[\]<>#+|~&!])")
_START = re.compile(r"^(\s*)(\d+)([.)])(?=\s|$)|^(\s*)([-=])", re.MULTILINE)


def render(page: Page) -> str:
    """The page as Markdown text."""
    parts = []
    for block in page.blocks:
        match block:
            case Heading(text, level):
                parts.append(f"{'#' * level} {escaped(text)}")
            case Line(text):
                parts.append(escaped(text))
            case Facts(pairs):
                parts.append("\n".join(f"- **{escaped(name)}** {escaped(value)}" for name, value in pairs))
            case Table():
                parts.append(_table(block))
    if page.foot:
        parts.append("---")
        parts += [escaped(line) for line in page.foot]
    return "\n\n".join(parts) + "\n"


def escaped(text: str) -> str:
    """Text that renders as itself, on one line."""
    text = _SIGNS.sub(r"\\\1", " ".join(text.split()))
    return _START.sub(lambda m: f"{m[1]}{m[2]}\\{m[3]}" if m[2] else f"{m[4]}\\{m[5]}", text)


def _table(table: Table) -> str:
    from tabulate import tabulate  # noqa: PLC0415 - takes its time, and papers need only `escaped`

    keep = [i for i in range(len(table.columns)) if not any(isinstance(row[i], Bar) for row in table.rows)]
    return tabulate(
        [[_text(row[i]) for i in keep] for row in table.rows],
        headers=[escaped(table.columns[i].heading) for i in keep],
        tablefmt="github",
        colalign=["right" if table.columns[i].figures else "left" for i in keep],
        disable_numparse=True,
    )


def _text(cell: Cell) -> str:
    return "" if isinstance(cell, Bar) else escaped(cell)
