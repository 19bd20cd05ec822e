"""Whether a table fits beside itself, so that a page can choose a narrower one before anything is folded."""

from __future__ import annotations

from oldcommunity.views.page import Table
from oldcommunity.views.wrapping import width_of

#: Between two columns.
_GAP = 2


def natural_width(table: Table) -> int:
    """How many columns of text a table without bars takes if nothing is folded."""
    widths = [width_of(column.heading) for column in table.columns]
    for row in table.rows:
        for i, cell in enumerate(row):
            if isinstance(cell, str):
                widths[i] = max(widths[i], width_of(cell))
    return sum(widths) + _GAP * max(len(widths) - 1, 0)


def fits(table: Table, width: int | None) -> bool:
    """Whether a table can stand in so many columns of text; None where their number does not matter."""
    return width is None or natural_width(table) <= width
