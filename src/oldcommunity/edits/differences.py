"""What an edit has changed, one field after another: what people read once it is done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from oldcommunity.edits.batch import Edit
from oldcommunity.edits.changes import Path
from oldcommunity.edits.paths import path_name
from oldcommunity.edits.splicing import line_of, said
from oldcommunity.source.names import kind_of


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that is not what it was.

    Attributes:
        path: the file.
        line: where the field stands in its new bytes, or stood in the old ones where it is gone.
        field: as people name it.
        old: what it said; None where it was not there.
        new: what it says; None where it is gone.
    """

    path: str
    line: int
    field: str
    old: str | None
    new: str | None


def differences(edit: Edit) -> list[Difference]:
    """What an edit changes, in the order of the file."""
    kind = kind_of(edit.path) or ""
    before, after = said(edit.path, edit.old), said(edit.path, edit.new)
    found = []
    for there, here, old, new in _unlike(kind, before, after, before, after):
        gone = new is None
        line = line_of(edit.old or b"", there) if gone else line_of(edit.new, here)
        name = path_name(kind, before, there) if gone else path_name(kind, after, here)
        found.append(Difference(edit.path, line, name, old, new))
    return found


def _unlike(
    kind: str, before: Any, after: Any, old: Any, new: Any, there: Path = (), here: Path = ()
) -> Iterator[tuple[Path, Path, str | None, str | None]]:
    """The paths of what is unlike, in the old and the new data, with both values as texts."""
    if isinstance(old, dict) and isinstance(new, dict):
        for key in [*new, *(key for key in old if key not in new)]:
            if key not in new:
                yield (*there, key), (*here, key), _text(old[key]), None
            elif key not in old and isinstance(new[key], list | dict) and new[key]:
                nothing = type(new[key])()
                yield from _unlike(kind, before, after, nothing, new[key], (*there, key), (*here, key))
            elif key not in old:
                yield (*there, key), (*here, key), None, _text(new[key])
            else:
                yield from _unlike(kind, before, after, old[key], new[key], (*there, key), (*here, key))
    elif isinstance(old or [], list) and isinstance(new, list) and new != old:
        yield from _unlike_items(kind, before, after, old or [], new, there, here)
    elif old != new:
        yield there, here, _text(old), _text(new)


def _unlike_items(
    kind: str, before: Any, after: Any, old: list[Any], new: list[Any], there: Path, here: Path
) -> Iterator[tuple[Path, Path, str | None, str | None]]:
    """The same for lists: items go by what they are named by, wherever they stand."""
    names = [path_name(kind, before, (*there, i)) for i in range(len(old))]
    others = [path_name(kind, after, (*here, i)) for i in range(len(new))]
    for i, name in enumerate(others):
        if name in names:
            at = names.index(name)
            yield from _unlike(kind, before, after, old[at], new[i], (*there, at), (*here, i))
        else:
            yield (*there, i), (*here, i), None, _text(new[i])
    for i, name in enumerate(names):
        if name not in others:
            yield (*there, i), (*here, i), _text(old[i]), None


def _text(value: Any) -> str:
    """A value on one line."""
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_text(inner)}" for key, inner in value.items())
    if isinstance(value, list):
        return ", ".join(map(_text, value)) or "[]"
    return "null" if value is None else " ".join(str(value).split("\n"))
