"""The JSON Schema says what may stand where, in words, and never refuses what oc takes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import TypeAdapter

from oldcommunity.codelists import LANGUAGES, MILESTONES
from oldcommunity.exchange.editors.json_schema import DIALECT, field_at, json_schema
from oldcommunity.records import MODELS, fields, read_record
from records.scalar_forms import ACCEPTED

KEYWORDS = {
    "$schema", "$id", "$defs", "$ref", "title", "description", "type", "properties", "required",
    "additionalProperties", "items", "anyOf", "enum", "enumDescriptions", "pattern", "minLength", "maxLength",
    "uniqueItems", "errorMessage", "patternErrorMessage", "examples", "defaultSnippets",
}  # fmt: skip


def parts(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """A schema and every schema in it."""
    yield schema
    inner = [*schema.get("$defs", {}).values(), *schema.get("properties", {}).values(), *schema.get("anyOf", ())]
    for part in [*inner, *([schema["items"]] if "items" in schema else [])]:
        yield from parts(part)


def as_others_read(value: Any) -> Any:
    """A tree with its plain scalars as YAML 1.2 types them."""
    if isinstance(value, dict):
        return {key: as_others_read(part) for key, part in value.items()}
    if isinstance(value, list):
        return [as_others_read(part) for part in value]
    if value in ("true", "false"):
        return value == "true"
    if isinstance(value, str) and re.fullmatch(r"[-+]?[0-9]+", value, re.ASCII):
        return int(value)
    if isinstance(value, str) and re.fullmatch(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)(e[-+]?[0-9]+)?", value):
        return float(value)
    return value


TYPES: dict[str, Any] = {
    "null": type(None), "boolean": bool, "integer": int, "number": (int, float), "string": str, "array": list,
    "object": dict,
}  # fmt: skip


def takes(schema: dict[str, Any], value: Any, root: dict[str, Any]) -> bool:
    """Whether a schema takes a value, as far as our keywords go."""
    if "$ref" in schema:
        return takes(root["$defs"][schema["$ref"].removeprefix("#/$defs/")], value, root)
    if "anyOf" in schema:
        return any(takes(part, value, root) for part in schema["anyOf"])
    if "enum" in schema:
        return value in schema["enum"]
    types = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    if not any(isinstance(value, TYPES[name]) and (name == "boolean" or not isinstance(value, bool)) for name in types):
        return False
    if isinstance(value, str):
        low, high = schema.get("minLength", 0), schema.get("maxLength", len(value))
        return low <= len(value) <= high and bool(re.search(schema.get("pattern", ""), value))
    if isinstance(value, list):
        once = not schema.get("uniqueItems") or all(item not in value[:i] for i, item in enumerate(value))
        return once and all(takes(schema["items"], item, root) for item in value)
    if isinstance(value, dict):
        properties = schema["properties"]
        return (set(schema.get("required", ())) <= value.keys() <= properties.keys()) and all(
            takes(properties[key], item, root) for key, item in value.items()
        )
    return True


@pytest.mark.parametrize("kind", MODELS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_part_is_closed_and_in_words(kind, language):
    schema = json_schema(kind, language)
    json.dumps(schema, allow_nan=False)
    assert (schema["$schema"], schema["$id"]) == (DIALECT, f"urn:oldcommunity:{kind}:{language}")
    assert schema["title"]
    for part in parts(schema):
        assert part.keys() <= KEYWORDS
        if "properties" in part:
            assert part["additionalProperties"] is False
            assert all(field["title"] and field["description"] for field in part["properties"].values())
        if "enum" in part:
            assert len(part["enum"]) == len(part["enumDescriptions"])
            assert all(part["enumDescriptions"])
        if "$ref" in part:
            assert part["$ref"].removeprefix("#/$defs/") in schema["$defs"]
        assert "{" not in part.get("errorMessage", "")


def test_words_are_those_of_the_language():
    for language, title, started in (("zh", "户数", "开工"), ("en", "Households", "started")):
        schema = json_schema("project", language)
        assert schema["properties"]["households"]["title"] == title
        codes = schema["$defs"]["Milestone"]["properties"]["code"]
        assert dict(zip(codes["enum"], codes["enumDescriptions"], strict=True))["started"] == started
        assert tuple(codes["enum"]) == MILESTONES


def test_a_message_is_the_remedy_of_the_problem():
    assert "620万元" in json_schema("project", "zh")["properties"]["budget"]["errorMessage"]


def test_keys_are_those_of_the_files():
    schema = json_schema("project", "zh")
    assert schema["required"] == ["id", "name", "cohort"]
    assert schema["$defs"]["Suspension"]["required"] == ["from"]
    assert "from" in json_schema("cohort", "zh")["$defs"]["PlanVersion"]["properties"]


@pytest.mark.parametrize("kind", ACCEPTED)
def test_every_accepted_scalar_is_taken_plain_and_quoted(kind):
    schema = TypeAdapter(getattr(fields, kind)).json_schema()
    for text in ACCEPTED[kind]:
        assert takes(schema, text, schema), text
        assert takes(schema, as_others_read(text), schema), text


FULL: dict[str, dict[str, Any]] = {
    "project": {
        "id": "2022-a", "name": "2022", "cohort": None, "targets": None, "in_plan": "true", "area": None,
        "communities": "1", "households": "约400", "floor_area": "3.2万平方米", "built_year": "1994",
        "works": [], "budget": "620万元", "lead": {"name": None, "level": None},
        "parties": [{"role": "other", "name": "3.5"}],
        "milestones": [{"code": "started", "due": "2022", "met": "../2022-03-31", "basis": None}],
        "progress": [{"as_of": "2022", "physical": "33%"}], "suspensions": [{"from": "2022-05", "until": None}],
        "cancelled": {"on": "2022"}, "survey": {"as_of": "2022-01", "households": "380"},
        "tags": ["2022", "true", "1", "01", "1e3", "1000"],
    },
    "cohort": {
        "cohort": "2022", "area": {"zone": "市区"}, "areas": "14", "plan": [{"from": None, "projects": "22"}],
        "declared": [{"as_of": "2022-05-11", "started": None, "towards": {"drawn": {"projects": "16"}}}],
    },
    "funding": {"funds": [{"id": "1", "kind": "other", "scope": {"year": "2022"}, "events": None}]},
    "inspection": {
        "id": "2022-05-11", "date": "2022-05-11", "kind": "joint", "sites": [{"name": "12"}],
        "requests": [{"id": "1", "text": "x", "answers": ["1", "2"]}],
    },
    "documents": {"documents": [{"id": "1", "kind": "plan", "title": "true", "count": "4"}]},
    "published": {"figures": [{"figure": "started", "cohort": "2022", "as_of": "2022", "printed": "27.3"}]},
    "waivers": {"waivers": [{"code": "OC434", "path": "x", "reason": "y", "until": "2022"}]},
    "book": {"format": "1", "title": "台账", "thresholds": {"stale_days": "30"}, "area": None},
}  # fmt: skip


@pytest.mark.parametrize("kind", MODELS)
def test_what_oc_takes_is_taken(kind):
    assert read_record(kind, FULL[kind])[1] == []
    schema = json_schema(kind, "zh")
    assert takes(schema, FULL[kind], schema)
    assert takes(schema, as_others_read(FULL[kind]), schema)


@pytest.mark.parametrize(
    "change",
    [
        {"x": 1},
        {"name": None},
        {"budget": 620},
        {"works": ["basics"]},
        {"works": ["basic", "basic"]},
        {"milestones": {}},
        {"id": "A"},
    ],
)
def test_what_is_plainly_wrong_is_refused(change):
    schema = json_schema("project", "zh")
    assert not takes(schema, FULL["project"] | change, schema)


@pytest.mark.parametrize(
    ("kind", "loc", "name"),
    [
        ("project", ("households",), "Project.households"),
        ("project", ("survey", "households"), "Survey.households"),
        ("project", ("suspensions", 0, "from"), "Suspension.from"),
        ("project", ("targets", 0), "Project.targets"),
        ("cohort", ("plan", 0, "households"), "Counts.households"),
        ("cohort", ("declared", 0, "started", "projects"), "Counts.projects"),
        ("cohort", ("declared", 0, "started"), "Stages.started"),
        ("project", ("x",), None),
        ("project", (), None),
    ],
)
def test_the_words_of_a_place(kind, loc, name):
    assert field_at(kind, loc) == name
