"""Which cells of a table are behind what would be wrong with the book after it is imported."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from oldcommunity.source.document import load_document
from oldcommunity.source.places import value_place

if TYPE_CHECKING:
    from oldcommunity.diagnostics import Diagnostic, Location
    from oldcommunity.exchange.tables.proposal import Change, Proposed


def cells_of(problem: Diagnostic, projects: Iterable[Proposed], supposed: Mapping[str, bytes]) -> list[str]:
    """The cells whose values take part in a problem, that of its primary place first; none where no cell does.

    Args:
        problem: it lies in files as they would be.
        projects: what the table changes.
        supposed: the bytes that these files would hold.
    """
    changes = {one.project.path: one.changes for one in projects}
    found: dict[str, None] = {}
    for at in (problem.at, *(at for at in problem.related if at.path != problem.at.path)):
        if at.path in changes and at.path in supposed:
            found |= dict.fromkeys(_cells_at(at, changes[at.path], supposed[at.path]))
    return list(found)


def _cells_at(at: Location, changes: tuple[Change, ...], data: bytes) -> list[str]:
    """The cell whose value stands at a place of a file; where none does, it is the row that is meant."""
    document = load_document(data)
    for change in changes:
        path = _data_path(document.data, change)
        place = value_place(document.places, path) if path else None
        if place is not None and (place.line, place.column) == (at.line, at.column):
            return [change.at]
    return [change.at for change in changes[:1]]


def _data_path(data: Any, change: Change) -> tuple[str | int, ...]:
    """Where in a file the value of a column stands; empty where it is not to be found."""
    first, *rest = change.path.split(".")
    several = "issues" if first == "issue" else first
    items = data.get(several) if isinstance(data, dict) else None
    if not isinstance(items, list):
        return (first, *rest)
    field = "name" if first == "parties" else rest[-1]
    word = change.day or rest[0]
    found = (i for i, item in enumerate(items) if item.get(field) == change.new and word in item.values())
    index = next(found, None)
    return () if index is None else (several, index, field)
