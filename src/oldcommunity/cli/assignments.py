"""Assignments as people type them: keys by their headings, codes by the words for them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from oldcommunity.cli.codes import code_or_word

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
    from oldcommunity.edits.changes import Append, Put
    from oldcommunity.edits.fields import field_at
    from oldcommunity.edits.paths import change_of

    change = change_of(kind, data, _by_code(kind, text), called)
    if isinstance(change, Put):
        return replace(change, value=_coded(field_at(kind, change.path), change.value))
    if isinstance(change, Append):
        return replace(change, item=_coded(field_at(kind, (*change.path, 0)), change.item))
    return change


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
