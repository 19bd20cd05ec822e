"""From the plain tree of a document to a record, or to what does not fit in it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from oldcommunity.diagnostics import Params
from oldcommunity.records.area_names import area_offer
from oldcommunity.records.cohort import Cohort
from oldcommunity.records.fields import FieldProblem, Record, last_key, nearest
from oldcommunity.records.funding import Funding
from oldcommunity.records.papers import Documents, Inspection, Published, Waivers
from oldcommunity.records.project import Project
from oldcommunity.records.quantities import Area
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
    "is_instance_of": "OC312",
}

#: What clerks would call a field that there is none of: where a project stands follows from its dates.
_STATUS_WORDS = frozenset(("status", "state", "stage", "phase", "状态", "进度", "阶段", "现状", "目前进度"))


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
        told = _told_once([_problem(model, details) for details in error.errors(include_url=False)])
    else:
        told = list(contradictions(record))
        if not told:
            return record, []
    return None, [_placed(model, problem) for problem in told]


def _placed(model: type[Record], problem: FieldProblem) -> FieldProblem:
    """The problem with the model that its field belongs to: one key is called differently in different places."""
    keys = [i for i, step in enumerate(problem.loc) if isinstance(step, str)]
    if not keys:
        return problem
    inside, key = model_at(model, problem.loc[: keys[-1]]), str(problem.loc[keys[-1]])
    owners = [base for base in inside.__mro__ if issubclass(base, BaseModel) and key in keys_of(base)]
    told = {**problem.params, **_reason(problem, inside, key), "model": (owners[-1:] or [inside])[0].__name__}
    return replace(problem, params=told)


def _reason(problem: FieldProblem, inside: type[BaseModel], key: str) -> Params:
    """Why a value that says nothing cannot just be left out: it is an item, or has to be there; empty where it can."""
    blank = problem.code == "OC312" and problem.params.get("reason") == "empty"
    if not blank and problem.code != "OC323":
        return {}
    if isinstance(problem.loc[-1], int):
        return {"reason": "item"}
    field = next(info for name, info in inside.model_fields.items() if (info.alias or name) == key)
    if not field.is_required():
        return {}
    return {"reason": "null" if type(None) in get_args(field.annotation) else "needed"}


def _told_once(problems: list[FieldProblem]) -> list[FieldProblem]:
    """The problems without fields that are missing only because their names are misspelt."""
    misspelt = {(*p.loc[:-1], p.params["offer"]) for p in problems if p.code == "OC302" and p.params["offer"]}
    return [problem for problem in problems if problem.code != "OC301" or problem.loc not in misspelt]


def _problem(model: type[Record], details: Any) -> FieldProblem:
    code = PYDANTIC_ERRORS.get(details["type"], details["type"])
    loc: tuple[str | int, ...] = details["loc"]
    params: dict[str, str | int] = {"field": last_key(loc), **details.get("ctx", {})}
    if details["type"] == "is_instance_of":
        code, told = _no_text(details["input"])
        params = {"field": last_key(loc), **told}
    if code == "OC314":
        inside = model_at(model, loc)
        params |= {"known": " ".join(keys_of(inside)), "offer": "", "reason": "keys"}
        if inside is Area and isinstance(details["input"], str):
            params |= {"offer": area_offer(details["input"]), "reason": "area"}
    if code == "OC311" and loc == ("id",) and model in (Project, Inspection) and "reason" not in params:
        year = re.search(r"(?:19|20)\d\d", str(params["given"]), re.ASCII)
        word = "project" if model is Project else "inspection"
        params |= {"reason": "file", "example": f"{year[0] if year else 2022}-{word}-002"}
    if code == "OC301":
        params.setdefault("empty", 0)
    if code == "OC302":
        known = tuple(keys_of(model_at(model, loc[:-1])))
        params |= {"offer": nearest(str(loc[-1]), known), "known": " ".join(known)}
        if model is Project and loc[-1] in _STATUS_WORDS:
            params |= {"offer": "", "reason": "status"}
    return FieldProblem(loc, code, params)


def _no_text(given: object) -> tuple[str, dict[str, str | int]]:
    """The problem where a single value should stand and nothing does, or a list or mapping."""
    if given is None:
        return "OC301", {"empty": 1}
    return "OC312", {"given": "[…]" if isinstance(given, list) else "{…}", "offer": ""}


def keys_of(model: type[BaseModel]) -> dict[str, Any]:
    """The keys that a mapping may have, each with the annotation of what stands there."""
    return {info.alias or name: info.annotation for name, info in model.model_fields.items()}


def model_at(model: type[BaseModel], loc: tuple[str | int, ...]) -> type[BaseModel]:
    """The model of the mapping at a path."""
    found: Any = model
    for step in loc:
        if isinstance(step, str):
            found = _model_in(keys_of(found)[step])
    return found  # type: ignore[no-any-return]


def _model_in(annotation: Any) -> Any:
    """The model that a field's annotation is about: itself, optional, or the items of a list."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_model_in, get_args(annotation))), None)
