"""What a record says, field by field, as typed values with the keys of their words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from oldcommunity.dates import Span
from oldcommunity.diagnostics import Location
from oldcommunity.quantity import Quantity

#: Where a field of a part of the record stands.
At = Callable[..., Location]


@dataclass(frozen=True, slots=True)
class Fact:
    """One value of a record.

    Attributes:
        field: the key of its words, `Model.field`.
        kind: `text`, `number`, `count`, `about` (a count that was typed as approximate), `money`, `floor_area`,
            `percent`, `date`, `day`, `flag`, `texts`, or a codelist (`codes.works`).
        value: the value; integers in the smallest unit of their kind.
        at: where it stands.
    """

    field: str
    kind: str
    value: Any
    at: Location

    @property
    def key(self) -> str:
        """The field's own name, as in the file."""
        return self.field.partition(".")[2]


_QUANTITIES = {
    "budget": "money",
    "share": "money",
    "invested": "money",
    "amount": "money",
    "floor_area": "floor_area",
    "physical": "percent",
}
_CODES = {
    "Project.works": "works",
    "Lead.level": "lead_levels",
    "Party.role": "party_roles",
    "Milestone.code": "milestones",
    "Milestone.basis": "start_bases",
    "Exemption.light": "light_dimensions",
    "Utility.kind": "utilities",
    "Utility.status": "utility_statuses",
    "Issue.cause": "causes",
    "Issue.rectification": "rectifications",
    "Inspection.kind": "inspection_kinds",
    "InspectionFinding.cause": "causes",
    "InspectionFinding.rectification": "rectifications",
}


def facts_of(part: Any, at: At, only: tuple[str, ...] | None = None, but: tuple[str, ...] = ()) -> Iterator[Fact]:
    """The fields of a part of a record that say something, in their order; nested parts are left to the caller.

    Args:
        part: the record, or a part of it.
        at: gives the place of a field.
        only: these fields, in this order; all for None.
        but: leave these out.
    """
    for name in type(part).model_fields if only is None else only:
        value = getattr(part, name)
        info = type(part).model_fields[name]
        key = info.alias or name
        if name in but or value is None or value in ((), info.default):
            continue
        field = f"{_model_of(part, name)}.{key}"
        told = _typed(field, key, value)
        if told:
            yield Fact(field, *told, at(key))


def _model_of(part: object, name: str) -> str:
    """The model that defines a field: its words stand there."""
    bases = [base for base in type(part).__mro__ if name in getattr(base, "model_fields", {})]
    return bases[-1].__name__


def _typed(field: str, key: str, value: object) -> tuple[str, Any] | None:
    """The kind and the plain value; None for a nested part."""
    if field in _CODES:
        return f"codes.{_CODES[field]}", value
    match value:
        case Quantity():
            kind = _QUANTITIES.get(key, "count")
            return "about" if kind == "count" and value.slack else kind, value.value
        case Span():
            return "date", value
        case bool():
            return "flag", value
        case int():
            return "day" if key == "as_of" else "number", value
        case str():
            return "text", value
        case tuple() if all(isinstance(item, str) for item in value):
            return "texts", value
    return None
