"""What a file may say at a path: a text, a mapping, a list, and by which of its keys an item of a list is named."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from oldcommunity.edits.changes import Path
from oldcommunity.records import MODELS, FieldProblem, read_record
from oldcommunity.records.fields import Record
from oldcommunity.records.reading import keys_of

#: Keys that items go by where they have no `id`.
_NAMES = ("code", "figure", "kind", "status", "unit", "cohort", "as_of", "from", "role", "name", "batch")
#: What has to stand beside a value before anybody looks whether it can be; dates that are before all others.
_AROUND: dict[tuple[str, ...], dict[str, str | None]] = {
    ("project",): {"id": "x", "name": "x", "cohort": None},
    ("project", "progress"): {"as_of": "1900"},
    ("project", "milestones"): {"code": "started"},
    ("project", "suspensions"): {"from": "1900"},
    ("project", "cancelled"): {"on": "1900"},
    ("project", "issues"): {"id": "1", "opened": "1900", "text": "x"},
}


@dataclass(frozen=True, slots=True)
class Field:
    """What stands at a path.

    Attributes:
        model: of a mapping: what it may hold; None for a text or a list.
        items: of a list: what each of its items is; None for a text or a mapping.
        schema: of a text: what it may be, as a JSON Schema.
    """

    model: type[Record] | None = None
    items: Field | None = None
    schema: Mapping[str, Any] | None = None

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of a mapping, in the order of the model."""
        return tuple(keys_of(self.model)) if self.model is not None else ()

    @property
    def names(self) -> tuple[str, ...]:
        """The keys by which items of a list of mappings are named."""
        known = self.items.keys if self.items is not None else ()
        return ("id",) if "id" in known else tuple(name for name in _NAMES if name in known)

    @property
    def codes(self) -> tuple[str, ...]:
        """The closed list that a text is taken from; empty where there is none."""
        return tuple((self.schema or {}).get("enum", ()))

    def field(self, key: str) -> Field:
        """What stands at a key of a mapping that has it."""
        assert self.model is not None
        info = next(info for name, info in self.model.model_fields.items() if key == (info.alias or name))
        return _field(info.annotation, tuple(info.metadata))


def top(kind: str) -> Field:
    """The whole of a kind of file."""
    return Field(model=MODELS[kind])


def field_at(kind: str, path: Path) -> Field:
    """What stands at a path that the kind of file has."""
    found = top(kind)
    for step in path:
        if isinstance(step, str):
            found = found.field(step)
        else:
            assert found.items is not None
            found = found.items
    return found


def value_problem(kind: str, path: Path, text: str) -> FieldProblem | None:
    """What is wrong with a text as the value of a field, whatever else the file says; None where nothing is.

    Args:
        kind: what the file holds.
        path: the field; indexes of lists do not matter.
        text: the value as somebody typed it.
    """
    value: Any = text
    for i in range(len(path) - 1, -1, -1):
        step = path[i]
        around = _AROUND.get((kind, *(one for one in path[:i] if isinstance(one, str))), {})
        value = {**around, step: value} if isinstance(step, str) else [value]
    loc = tuple(step if isinstance(step, str) else 0 for step in path)
    _, problems = read_record(kind, value)
    return next((problem for problem in problems if problem.loc == loc), None)


def _field(annotation: Any, metadata: tuple[Any, ...]) -> Field:
    origin = get_origin(annotation)
    if origin in (Union, UnionType):
        return _field(next(one for one in get_args(annotation) if one is not type(None)), metadata)
    if origin is Annotated:
        inner, *more = get_args(annotation)
        return _field(inner, (*metadata, *more))
    if origin is tuple:
        return Field(items=_field(get_args(annotation)[0], ()))
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return Field(model=annotation)
    found = (getattr(one, "json_schema", None) for one in metadata)
    return Field(schema=next((one for one in found if one is not None), {}))
