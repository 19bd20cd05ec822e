"""The JSON Schema of each kind of file, with the words of one language, for editors.

It takes all that `oc` takes, whatever types another reader of YAML gives to plain scalars; `oc validate`
knows more. `enumDescriptions`, `errorMessage`, `patternErrorMessage` and `defaultSnippets` are no words of JSON
Schema: the YAML extensions of editors show them, all others pass them over.
"""

from __future__ import annotations

import re
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from oldcommunity import codelists
from oldcommunity.exchange.editors.snippets import snippets
from oldcommunity.labels import Labels
from oldcommunity.records import MODELS
from oldcommunity.records.reading import keys_of, model_at

DIALECT = "https://json-schema.org/draft/2020-12/schema"

#: The codelist that holds exactly these codes.
_LISTS: dict[tuple[str, ...], str] = {codes: name.lower() for name, codes in vars(codelists).items() if name.isupper()}
#: Codelists whose words have a section of their own.
_SECTIONS = {"figures", "units"}
#: The problem of a text that has the right type and the wrong form, where it is another than that of the type.
_PATTERN_PROBLEMS = {"OC307": "OC308"}
#: Examples by the problem of a field: the first row that the field takes all of. Never one alone: an editor
#: would type it in by itself, and an example that nobody chose would stand in the book as a fact.
_EXAMPLES: dict[str, tuple[tuple[str | int, ...], ...]] = {
    "OC304": (("2022-03-31", "2022-03", "../2022-03-31"), ("2022-03-31", "2022-03")),
    "OC306": ((412, "约1700", "53.25万"), (1, 2)),
    "OC307": (("620万元", "3.69亿元", "1200元"),),
    "OC309": (("3.2万平方米", "3200平方米"),),
    "OC310": (("15%", "24.73%"),),
    "OC317": ((2022, 2023),),
    "OC318": (("27.3%", "33个", "近八成", "全部开工"),),
}


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

    def tuple_schema(self, schema: core_schema.TupleSchema) -> JsonSchemaValue:
        """Codes stand in a list once. Ids do too, but `1` and `01` are two of them, and one number to other readers."""
        shape = super().tuple_schema(schema)
        return {**shape, "uniqueItems": True} if "enum" in shape["items"] else shape

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
    title = shape.get("title", "")
    words = labels.field(title)
    worded: dict[str, Any] = words._asdict() if words else {}
    if offered := snippets(title, labels):
        worded["defaultSnippets"] = offered
    for key, value in shape.items():
        match key:
            case "title" | "description":
                continue
            case "properties":
                worded[key] = {name: _worded(part, labels) for name, part in value.items()}
            case "$defs":
                told = labels.section("snippets")
                worded[key] = {
                    name: _worded(part, labels) | {"title": told.get(name, name)} for name, part in value.items()
                }
            case "anyOf":
                worded[key] = [_worded(part, labels) for part in value]
            case "items":
                worded |= {"items": _worded(value, labels), "errorMessage": labels.problem("OC313").remedy}
            case "enum":
                worded |= _coded(value, labels)
            case "problem":
                worded |= _about_form(value, shape.get("pattern", ""), labels)
            case "type" if isinstance(value, list):
                # Editors begin a value of the first type: a blank text, and not the number 0.
                worded[key] = sorted(value, key=lambda word: word != "string")
            case _:
                worded[key] = value
    return worded


def _about_form(problem: str, pattern: str, labels: Labels) -> dict[str, Any]:
    """What is said and shown of how a value is written."""
    about: dict[str, Any] = {"errorMessage": labels.problem(problem).remedy}
    if problem in _PATTERN_PROBLEMS:
        about["patternErrorMessage"] = labels.problem(_PATTERN_PROBLEMS[problem]).remedy
    fitting = (row for row in _EXAMPLES.get(problem, ()) if all(re.search(pattern, str(one)) for one in row))
    if row := next(fitting, None):
        about["examples"] = list(row)
    return about


def _coded(codes: list[str | None], labels: Labels) -> dict[str, Any]:
    """A list of codes with a word for each."""
    words = _code_words(codes, labels)
    known = " ".join(f"{code}({word})" for code, word in zip(codes, words, strict=True) if code is not None)
    remedy = labels.problem("OC303").remedy.format(known=known)
    return {"enum": codes, "enumDescriptions": words, "errorMessage": remedy}


def _code_words(codes: list[str | None], labels: Labels) -> list[str]:
    """What an editor shows beside each code of a list, and beside the blank that it may allow."""
    known = tuple(code for code in codes if code is not None)
    name = _LISTS[known]
    texts = [labels.text(name, c) if name in _SECTIONS else labels.text("codes", f"{name}.{c}") for c in known]
    return texts if len(known) == len(codes) else [*texts, "–"]
