"""A page as one HTML file: no script, no address, its style inside, so that it can be sent and printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from oldcommunity.labels import Labels
from oldcommunity.views.html_document import Markup, document, table, tag
from oldcommunity.views.page import Bar, Block, Cell, Facts, Heading, Line, Page, Table

_COLOURS = {"red": "#b00020", "yellow": "#7a5900", "green": "#1d5c36", "cyan": "#2f5573"}


def render(page: Page, labels: Labels) -> str:
    """The page as an HTML document; its first heading is the title."""
    title = next((block.text for block in page.blocks if isinstance(block, Heading)), "")
    foot = "".join(tag("p", line) for line in page.foot)
    return document(title, ["<main>\n", *markup(page.blocks), f"<footer>{foot}</footer>\n</main>"], labels)


def markup(blocks: Iterable[Block]) -> Iterator[str]:
    """Blocks as elements."""
    for block in blocks:
        match block:
            case Heading(text, level):
                yield tag(f"h{level}", text) + "\n"
            case Line(text, tone):
                yield (tag("p", text) if tone == "normal" else tag("p", text, class_=tone)) + "\n"
            case Facts(pairs):
                yield "<dl>" + "".join(tag("dt", name) + tag("dd", value) for name, value in pairs) + "</dl>\n"
            case Table(columns, rows):
                figures = [i for i, column in enumerate(columns) if column.figures]
                told = (tuple(map(_cell, row)) for row in rows)
                yield table("", [column.heading for column in columns], told, figures)


def _cell(cell: Cell) -> str:
    if isinstance(cell, Bar):
        return _bar(cell)
    lines = Markup("<br>".join(tag("span", line) for line in cell.split("\n"))) if "\n" in cell else cell
    tone = getattr(cell, "tone", "")
    return (
        Markup(tag("span", lines, style=f"color: {_COLOURS[tone]}; font-weight: bold")) if tone in _COLOURS else lines
    )


def _bar(bar: Bar) -> Markup:
    """A share as a bar: solid as far as it is certain, an outline as far as it is possible."""
    low, high = (min(max(float(part), 0.0), 1.0) * 100 for part in (bar.low, bar.high))
    return Markup(
        '<svg class="bar" width="100" height="10" viewBox="0 0 100 10" aria-hidden="true">'
        '<rect width="100" height="10" fill="#eef1f4"/>'
        f'<rect width="{high:.1f}" height="10" fill="#ffffff" stroke="#4b5560"/>'
        f'<rect width="{low:.1f}" height="10" fill="#4b5560"/></svg>'
    )
