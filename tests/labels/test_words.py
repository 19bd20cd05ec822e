"""zh and en say the same things, about all things that there are and no others."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import BaseModel

import oldcommunity
from oldcommunity import codelists
from oldcommunity.cli.app import COMMANDS
from oldcommunity.diagnostics import Severity
from oldcommunity.exchange.editors.json_schema import field_name
from oldcommunity.labels import Labels
from oldcommunity.records import MODELS
from oldcommunity.records.reading import keys_of
from oldcommunity.rules import RULES

PACKAGE = Path(oldcommunity.__file__).parent
SECTIONS = sorted(path.stem for path in (PACKAGE / "labels" / "zh").glob("[a-z]*.py"))
#: Examples of YAML stand in these, and nothing is ever filled in.
PLAIN = {"fields"}


def texts(words: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """Every single text of a section, with its place."""
    if isinstance(words, str):
        yield key, words
    elif isinstance(words, Mapping):
        for name, part in words.items():
            yield from texts(part, f"{key}/{name}")
    else:
        for i, part in enumerate(words):
            yield from texts(part, f"{key}/{i}")


def section(language: str, name: str) -> dict[str, str]:
    return dict(texts(import_module(f"oldcommunity.labels.{language}.{name}").TEXTS))


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


class Anything:
    def __format__(self, spec: str) -> str:
        return "x"


def test_both_languages_have_the_same_sections():
    english = (PACKAGE / "labels" / "en").glob("[a-z]*.py")
    assert sorted(path.stem for path in english) == SECTIONS


@pytest.mark.parametrize("name", SECTIONS)
def test_both_languages_have_the_same_keys_and_placeholders(name):
    zh, en = section("zh", name), section("en", name)
    assert zh.keys() == en.keys()
    if name not in PLAIN:
        assert {key: placeholders(text) for key, text in zh.items()} == {
            key: placeholders(text) for key, text in en.items()
        }


@pytest.mark.parametrize("name", SECTIONS)
@pytest.mark.parametrize("language", codelists.LANGUAGES)
def test_every_text_says_something_and_can_be_filled_in(language, name):
    for key, text in section(language, name).items():
        assert text.strip(), key
        if name not in PLAIN:
            names = placeholders(text)
            assert all(word.isidentifier() for word in names), key
            assert text.format_map(dict.fromkeys(names, Anything())), key


def models() -> set[type[BaseModel]]:
    found: set[type[BaseModel]] = set()
    waiting: list[Any] = list(MODELS.values())
    while waiting:
        kind = waiting.pop()
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            if kind not in found:
                found.add(kind)
                waiting += keys_of(kind).values()
        else:
            waiting += get_args(kind)
    return found


def test_every_field_has_words_and_no_words_are_left_over():
    fields = {field_name(model, key) for model in models() for key in keys_of(model)}
    assert set(Labels("zh").section("fields")) == fields | {model.__name__ for model in MODELS.values()}


def test_every_code_has_words_and_no_words_are_left_over():
    own = {"FIGURES", "UNITS", "AFTER_START", "AFTER_COMPLETION"}
    lists = {name.lower(): codes for name, codes in vars(codelists).items() if name.isupper()}
    lists |= {"severities": tuple(Severity)}
    codes = {f"{name}.{code}" for name in lists if name.upper() not in own for code in lists[name]}
    assert set(Labels("zh").section("codes")) == codes
    assert set(Labels("zh").section("figures")) == set(codelists.FIGURES)
    assert set(Labels("zh").section("units")) == set(codelists.UNITS)


def test_every_problem_of_a_field_has_words_and_no_words_are_left_over():
    words = {key.partition(".")[0] for key in Labels("zh").section("problems_fields")}
    assert words == {code for code in RULES if code[2] == "3"}


@pytest.mark.parametrize("language", codelists.LANGUAGES)
def test_titles_of_figures_differ(language):
    titles = list(section(language, "figures").values())
    assert len(titles) == len(set(titles))


def test_every_error_has_a_sentence_and_gives_all_that_it_needs():
    sentences = section("zh", "errors")
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            match node:
                case ast.Call(
                    func=ast.Name(id="BookError" | "UsageError" | "OldCommunityError"),
                    args=[ast.Constant(value=str(key))],
                    keywords=keywords,
                ):
                    where = f"{path.name}:{node.lineno}"
                    given = {keyword.arg for keyword in keywords}
                    assert f"/{key}" in sentences, where
                    assert None in given or placeholders(sentences[f"/{key}"]) <= given, where


def test_no_text_sends_anybody_to_a_command_that_does_not_exist():
    for path in (PACKAGE / "labels").rglob("*.py"):
        for command in re.findall(r"\boc ([a-z]{3,})\b", path.read_text(encoding="utf-8")):
            assert command in COMMANDS or command == "itself", f"{path}: oc {command}"
