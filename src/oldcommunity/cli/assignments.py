"""Assignments as people type them: keys by their headings, codes by the words for them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from oldcommunity.cli.codes import code_or_word
from oldcommunity.errors import UsageError

if TYPE_CHECKING:
    from oldcommunity.edits.changes import Change
    from oldcommunity.edits.fields import Field

_ITEM = re.compile(r"(?P<list>[^\s.\[\]=+]+)\[(?P<item>[^\]=,]+)\](?P<rest>.*)", re.DOTALL)


def change_in_words(kind: str, data: Any, text: str) -> Change:
    """What an assignment asks for, as `edits.paths.change_of` tells it.

    Raises:
        UsageError: it is no assignment, or its path leads nowhere.
    """
    from oldcommunity.cli.editing import called
    from oldcommunity.edits.changes import Append, Put, value_at
    from oldcommunity.edits.fields import field_at
    from oldcommunity.edits.paths import change_of

    change = change_of(kind, data, _by_code(kind, text), called)
    if isinstance(change, Put):
        return replace(change, value=_coded(field_at(kind, change.path), change.value))
    if isinstance(change, Append):
        change = replace(change, item=_coded(field_at(kind, (*change.path, 0)), change.item))
        there, _ = value_at(data, change.path)
        # A list of words has each of them once: what is in it already is put there as it is.
        return Put(change.path, there) if change.item in (there or []) else change
    return change


def changes_in_words(kind: str, data: Any, texts: Sequence[str]) -> list[Change]:
    """What several assignments ask for, each after those before it.

    Raises:
        UsageError: as `change_in_words` does, or a place is given two values.
    """
    from oldcommunity.edits.changes import NoPlace, applied

    found: list[Change] = []
    named: set[str] = set()
    for text in texts:
        found.append(change_in_words(kind, data, text))
        try:
            after = applied(data, found[-1])
        except NoPlace:
            break  # and so it is told where the file is changed
        place = _place(kind, data, after, text)
        if place in named and after != data:
            raise UsageError("assigned-twice", given=place)
        named |= {place} if place else set()
        data = after
    return found


def _place(kind: str, before: Any, after: Any, text: str) -> str:
    """The place that an assignment names, whatever words it uses for it; empty where it adds a word to a list."""
    from oldcommunity.edits.changes import Append
    from oldcommunity.edits.paths import path_name

    change = change_in_words(kind, before, text)
    if not isinstance(change, Append):
        return path_name(kind, before, change.path)
    return path_name(kind, after, change_in_words(kind, after, text).path) if isinstance(change.item, dict) else ""


def _by_code(kind: str, text: str) -> str:
    """The assignment with the code of an item that goes by one in place of the word for it."""
    from oldcommunity.cli.editing import called
    from oldcommunity.edits.fields import top

    match = _ITEM.fullmatch(text.strip())
    if match is None:
        return text
    file = top(kind)
    model = file.model.__name__ if file.model is not None else ""
    key = match["list"] if match["list"] in file.keys else called(model, match["list"])
    field = file.field(key) if key in file.keys and key is not None else None
    if field is None or field.items is None or not field.names or field.names[0] not in field.items.keys:
        return text
    item = code_or_word(match["item"].strip(), field.items.field(field.names[0]).codes)
    return f"{key}[{item}]{match['rest']}"


def _coded(field: Field, value: Any) -> Any:
    """A value with codes in place of the words for them."""
    if isinstance(value, str):
        return code_or_word(value, field.codes) if field.codes else value
    if isinstance(value, list) and field.items is not None:
        return [_coded(field.items, one) for one in value]
    if isinstance(value, dict):
        return {key: _coded(field.field(key), one) if key in field.keys else one for key, one in value.items()}
    return value
