"""What a file itself says of one of its facts: the note and the source beside it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from oldcommunity.book.book import Book
from oldcommunity.diagnostics import Location
from oldcommunity.source.places import Path, Places, value_place


@dataclass(frozen=True, slots=True)
class Remark:
    """The note and the source of an entry.

    Attributes:
        at: the first of the places that were asked about and lie in it.
        note: why it says so, in the clerk's words; None where nothing is said.
        source: where it comes from.
        entry: the list of the file that it stands in, as `plan` or `declared`; empty for what the file says of itself.
    """

    at: Location
    note: str | None
    source: str | None
    entry: str = ""


def remarks_on(book: Book, places: Iterable[Location]) -> tuple[Remark, ...]:
    """The remarks on some places, each once, in the order of the places; none for what says nothing of itself.

    Raises:
        BookError: a file cannot be read any more.
    """
    wanted = list(places)
    if not wanted:
        return ()
    from oldcommunity.source.document import load_document  # noqa: PLC0415 - loads PyYAML

    documents = {}
    found: dict[tuple[str, Path], Remark] = {}
    for at in wanted:
        if at.path not in documents:
            documents[at.path] = load_document(book.read(at.path))
        document = documents[at.path]
        steps, told = _around(document.data, document.places, at)
        note, source = (told.get(key) for key in ("note", "source"))
        if note or source:
            found.setdefault((at.path, steps), Remark(at, note, source, str(steps[0]) if steps else ""))
    return tuple(found.values())


def _around(data: Any, places: Places, at: Location) -> tuple[Path, dict[str, Any]]:
    """The innermost mapping around a place that says something of itself, and the path to it."""
    steps: list[str | int] = []
    found: tuple[Path, dict[str, Any]] = ((), {})
    while isinstance(data, dict | list):
        if isinstance(data, dict) and ("note" in data or "source" in data):
            found = (tuple(steps), data)
        keys: Iterable[str | int] = data if isinstance(data, dict) else range(len(data))
        inner = next((key for key in keys if _holds(places, (*steps, key), at)), None)
        if inner is None:
            break
        steps.append(inner)
        data = data[inner]  # type: ignore[index]  # a key of a mapping, an index of a list
    return found


def _holds(places: Places, steps: Path, at: Location) -> bool:
    place = value_place(places, steps)
    return (place.line, place.column) <= (at.line, at.column) <= (place.end_line, place.end_column)
