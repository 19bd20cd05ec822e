"""All words, zh and en, by key. A language is a folder here; its modules are loaded when first asked for.

Texts are patterns for `str.format_map`; what is filled in is data and never a pattern itself. A number that is
told with its noun has both forms of it, `{number:project|projects}`: `1 project`, `22 projects`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import Any, NamedTuple

from oldcommunity.codelists import LANGUAGES


class Problem(NamedTuple):
    """The words of one kind of problem: a title, the sentence with its places, and what to do."""

    title: str
    sentence: str
    remedy: str


class Field(NamedTuple):
    """The words of one field of a record: a heading and a sentence."""

    title: str
    description: str


#: Where the words of a problem stand, by the first digit of its code.
_PROBLEM_SECTIONS = {
    "1": "problems_text",
    "2": "problems_text",
    "3": "problems_fields",
    "4": "problems_checks",
    "5": "problems_text",
}


class Labels:
    """The words of one language.

    >>> Labels("zh").text("units", "households"), Labels("en").text("units", "households")
    ('户', 'households')
    """

    def __init__(self, language: str) -> None:
        if language not in LANGUAGES:
            raise KeyError(language)
        self.language = language

    def section(self, name: str) -> Mapping[str, Any]:
        """All words of one section."""
        return _section(self.language, name)

    def text(self, section: str, key: str, **params: object) -> str:
        """The text at a key, filled in."""
        pattern: str = self.section(section)[key]
        return filled(pattern, params) if params else pattern

    def problem(self, code: str) -> Problem:
        """The words for a problem's code."""
        words: Problem = self.section(_PROBLEM_SECTIONS[code[2]])[code]
        return words

    def field(self, name: str) -> Field | None:
        """The words for a field, by `Model.field`; None where there is no such field."""
        words: Field | None = self.section("fields").get(name)
        return words


def filled(pattern: str, params: Mapping[str, object]) -> str:
    """A text with its places filled in.

    >>> filled("{number:project|projects}, {days} days", {"number": 1, "days": 3})
    '1 project, 3 days'
    """
    return pattern.format_map(counting(params) if "|" in pattern else params)


def counting(params: Mapping[str, object]) -> dict[str, object]:
    """Values that stand before the singular or the plural of a noun, as the pattern has them."""
    return {name: _Counted(value) for name, value in params.items()}


class _Counted:
    """A value that knows how to stand before the singular or the plural of a noun."""

    def __init__(self, value: object) -> None:
        self._value = value

    def __format__(self, nouns: str) -> str:
        one, parted, many = nouns.partition("|")
        if not parted:
            return format(self._value, nouns)
        return f"{self._value} {one if str(self._value) == '1' else many}"


@cache
def _section(language: str, name: str) -> Mapping[str, Any]:
    texts: Mapping[str, Any] = import_module(f"oldcommunity.labels.{language}.{name}").TEXTS
    return texts
