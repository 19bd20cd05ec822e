"""Every complaint that Pydantic can raise here is one of our problems, and it reads no scalar itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from oldcommunity.records import MODELS, fields
from oldcommunity.records.reading import PYDANTIC_ERRORS

#: The nodes that our models are made of, with all complaints of their own. Keys of mappings are texts, so
#: `invalid_key` cannot be; a tuple without bounds is never too long; lists are no generators that can fail.
COMPLAINTS: dict[str, set[str]] = {
    "definitions": set(),
    "definition-ref": set(),
    "default": set(),
    "nullable": set(),
    "model": {"model_type"},
    "model-fields": {"missing", "extra_forbidden"},
    "model-field": set(),
    "tuple": {"tuple_type"},
    "chain": set(),
    "is-instance": {"is_instance_of"},
    "function-plain": set(),
    "function-before": set(),
}
#: What may be said of each node; anything else could add a complaint.
SETTINGS: dict[str, set[str]] = {
    "model": {"cls", "schema", "custom_init", "root_model", "config", "ref"},
    "model-fields": {"fields", "model_name", "computed_fields"},
    "model-field": {"schema", "validation_alias", "serialization_alias"},
    "default": {"schema", "default"},
    "nullable": {"schema"},
    "tuple": {"items_schema", "variadic_item_index"},
    "chain": {"steps"},
    "is-instance": {"cls"},
    "function-plain": {"function", "json_schema_input_schema", "serialization"},
    "function-before": {"function", "schema"},
    "definitions": {"schema", "definitions"},
    "definition-ref": {"schema_ref"},
}


def nodes(schema: dict[str, Any], known: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every node that takes part in validation."""
    yield schema
    known |= {part["ref"]: part for part in schema.get("definitions", ())}
    if schema["type"] == "definition-ref":
        yield from nodes(known[schema["schema_ref"]], known)
    parts = [schema["schema"]] if "schema" in schema else []
    parts += schema.get("fields", {}).values()
    parts += schema.get("items_schema", ())
    parts += schema.get("steps", ())
    for part in parts:
        yield from nodes(part, known)


@pytest.mark.parametrize("kind", MODELS)
def test_every_complaint_is_known(kind):
    raised: set[str] = set()
    for node in nodes(MODELS[kind].__pydantic_core_schema__, {}):
        name = node["type"]
        assert name in COMPLAINTS
        assert node.keys() - {"type", "metadata"} <= SETTINGS[name]
        raised |= COMPLAINTS[name]
        if name == "model":
            assert node["config"]["extra_fields_behavior"] == "forbid"
            assert not any((node["custom_init"], node["root_model"]))
        if name == "is-instance":
            assert node["cls"] is str
        if name == "function-before":
            assert node["function"]["function"] is fields._filled
        if name == "function-plain":
            assert node["function"]["function"].__qualname__ == "_scalar.<locals>.validate"
    assert raised <= PYDANTIC_ERRORS.keys()


def test_the_map_has_nothing_to_spare():
    assert set().union(*COMPLAINTS.values()) == PYDANTIC_ERRORS.keys()
