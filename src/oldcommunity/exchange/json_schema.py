"""The JSON Schema of each kind of file, with the words of one language, for editors.

It takes all that `oc` takes, whatever types another reader of YAML gives to plain scalars; `oc validate`
knows more. `enumDescriptions` and `errorMessage` are what the YAML extensions of editors show.
"""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from oldcommunity import codelists
from oldcommunity.labels import Labels
from oldcommunity.records import MODELS
from oldcommunity.records.reading import keys_of, model_at

DIALECT = "https://json-schema.org/draft/2020-12/schema"

#: The codelist that holds exactly these codes.
_LISTS: dict[tuple[str, ...], str] = {codes: name.lower() for name, codes in vars(codelists).items() if name.isupper()}
#: Codelists whose words have a section of their own.
_SECTIONS = {"figures", "units"}


def json_schema(kind: str, language: str) -> dict[str, Any]:
    """The JSON Schema (2020-12) of one kind of file.

    Args:
        kind: a key of `records.MODELS`.
        language: of titles, descriptions and messages.
    """
    shape = MODELS[kind].model_json_schema(schema_generator=_Shape)
    head = {"$schema": DIALECT, "$id": f"urn:oldcommunity:{kind}:{language}"}
    return head | _worded(shape, Labels(language))


def field_name(model: type[BaseModel], key: str) -> str:
    """Where the words of a field stand: `Model.key`, with the model that defines the field."""
    first = [base for base in model.__mro__ if issubclass(base, BaseModel) and key in keys_of(base)][-1]
    return f"{first.__name__}.{key}"


def field_at(kind: str, loc: tuple[str | int, ...]) -> str | None:
    """The same for what stands at a path of a file; None where no field of ours is.

    >>> field_at("cohort", ("declared", 0, "towards", "drawn", "projects"))
    'Counts.projects'
    """
    keys = [step for step in loc if isinstance(step, str)]
    if not keys:
        return None
    model = model_at(MODELS[kind], tuple(keys[:-1]))
    return field_name(model, keys[-1]) if keys[-1] in keys_of(model) else None


class _Shape(GenerateJsonSchema):
    """What may stand where, without words: every title is still the place of its words."""

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        model = schema["cls"]
        shape = super().model_schema(schema)
        for key, part in shape["properties"].items():
            part["title"] = field_name(model, key)
        return {**shape, "title": model.__name__}

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """Without the default: the description tells it."""
        return self.generate_inner(schema["schema"])

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return _or_null(self.generate_inner(schema["schema"]))

    def function_before_schema(self, schema: core_schema.BeforeValidatorFunctionSchema) -> JsonSchemaValue:
        """The one function before others is that of lists, which may be left blank."""
        return _or_null(self.generate_inner(schema["schema"]))


def _or_null(shape: JsonSchemaValue) -> JsonSchemaValue:
    if "enum" in shape:
        return {**shape, "enum": [*shape["enum"], None]}
    if "type" in shape:
        types = shape["type"]
        return {**shape, "type": [*([types] if isinstance(types, str) else types), "null"]}
    return {"anyOf": [shape, {"type": "null"}]}


def _worded(shape: dict[str, Any], labels: Labels) -> dict[str, Any]:
    """A schema with its words filled in, and all within it."""
    words = labels.field(shape.get("title", ""))
    worded: dict[str, Any] = words._asdict() if words else {}
    for key, value in shape.items():
        match key:
            case "title" | "description":
                continue
            case "properties" | "$defs":
                worded[key] = {name: _worded(part, labels) for name, part in value.items()}
            case "anyOf":
                worded[key] = [_worded(part, labels) for part in value]
            case "items":
                worded[key] = _worded(value, labels)
            case "enum":
                worded |= {"enum": value, "enumDescriptions": _code_words(value, labels)}
            case "problem":
                worded["errorMessage"] = labels.problem(value).remedy
            case _:
                worded[key] = value
    return worded


def _code_words(codes: list[str | None], labels: Labels) -> list[str]:
    """What an editor shows beside each code of a list, and beside the blank that it may allow."""
    known = tuple(code for code in codes if code is not None)
    name = _LISTS[known]
    texts = [labels.text(name, c) if name in _SECTIONS else labels.text("codes", f"{name}.{c}") for c in known]
    return texts if len(known) == len(codes) else [*texts, "–"]
