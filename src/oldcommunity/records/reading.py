"""From the plain tree of a document to a record, or to what does not fit in it."""

from __future__ import annotations

from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from oldcommunity.records.cohort import Cohort
from oldcommunity.records.fields import FieldProblem, Record, nearest
from oldcommunity.records.funding import Funding
from oldcommunity.records.papers import Documents, Inspection, Published, Waivers
from oldcommunity.records.project import Project
from oldcommunity.records.settings import Book
from oldcommunity.records.within import contradictions

#: The model of each kind of file.
MODELS: dict[str, type[Record]] = {
    "book": Book,
    "project": Project,
    "cohort": Cohort,
    "funding": Funding,
    "inspection": Inspection,
    "documents": Documents,
    "published": Published,
    "waivers": Waivers,
}

#: Pydantic's own complaints that these models can raise, and the problem each one is. All others are ours.
PYDANTIC_ERRORS = {
    "missing": "OC301",
    "extra_forbidden": "OC302",
    "model_type": "OC314",
    "tuple_type": "OC313",
}


def read_record(kind: str, data: object) -> tuple[Record | None, list[FieldProblem]]:
    """The record that a document's tree holds; None, and every problem, where it does not fit.

    Args:
        kind: a key of `MODELS`.
        data: texts, None, lists and mappings, as `source.load_document` gives them.
    """
    model = MODELS[kind]
    try:
        record = model.model_validate(data)
    except ValidationError as error:
        return None, [_problem(model, details) for details in error.errors(include_url=False)]
    problems = list(contradictions(record))
    return (None if problems else record), problems


def _problem(model: type[Record], details: Any) -> FieldProblem:
    code = PYDANTIC_ERRORS.get(details["type"], details["type"])
    loc: tuple[str | int, ...] = details["loc"]
    params: dict[str, str | int] = {"field": str(loc[-1]) if loc else "", **details.get("ctx", {})}
    if code == "OC301":
        params.setdefault("empty", 0)
    if code == "OC302":
        known = _known_fields(model, loc[:-1])
        params |= {"offer": nearest(str(loc[-1]), known), "known": " ".join(known)}
    return FieldProblem(loc, code, params)


def _known_fields(model: type[BaseModel], loc: tuple[str | int, ...]) -> tuple[str, ...]:
    """The fields that the mapping at a path may have."""
    found: Any = model
    for step in loc:
        if isinstance(step, int):
            continue
        fields = {info.alias or name: info.annotation for name, info in found.model_fields.items()}
        found = _model_in(fields[step])
    return tuple(info.alias or name for name, info in found.model_fields.items())


def _model_in(annotation: Any) -> Any:
    """The model that a field's annotation is about: itself, optional, or the items of a list."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_model_in, get_args(annotation))), None)
