"""The monthly table as JSON: a mapping for each project, with the values as records write them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from oldcommunity.reports.context import Context
from oldcommunity.views import as_json


def render(context: Context, columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> str:
    """The table as JSON text; what is not known is null."""
    projects = [{column: row.get(column) for column in columns} for row in rows]
    return as_json.render("export/1", {**as_json.context(context), "columns": list(columns), "projects": projects})
