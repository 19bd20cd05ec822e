"""Places in a file as people name them: `area.district`, `milestones[started].met`, `funds[ID].events[paid].amount`.

Keys are parted by dots. An item of a list is named in brackets by its `id`, or where items have none by what they go
by instead: a milestone's code, the day of a progress entry, a person's role. Where one such word fits several items,
more of them are given, parted by commas, with their keys where that is needed (`events[received, as_of=2022-05-15]`);
`[#2]` is the second item, whatever it says. A text in a list of texts goes by itself: `targets[livelihood]`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from oldcommunity.dates import parse_span
from oldcommunity.edits.changes import Append, Change, Drop, Path, Put, value_at
from oldcommunity.edits.fields import Field, field_at, top
from oldcommunity.errors import FormError, UsageError
from oldcommunity.records.fields import nearest

_ASSIGNMENT = re.compile(r"(?P<path>(?:[^\[\]=+]|\[[^\]]*\])+)(?P<sign>\+?=)(?P<value>.*)", re.DOTALL)
_STEP = re.compile(r"\.?(?P<key>[^\[\].=+\s]+)|\[(?P<item>[^\]]*)\]")
_COMMAS = re.compile(r"\s*[,，、]\s*")
#: Key by what it is called, and the model that has it: words that people may type instead of keys.
Called = Callable[[str, str], str | None]


#: Stands in a path for an item that a list has to get first.
_NEW = -1


class _Found(NamedTuple):
    """Where a path leads: `missing` is the item, named by a code or a day, that a list has to get first."""

    path: Path
    field: Field
    missing: dict[str, str] | None = None


def change_of(kind: str, data: Any, text: str, called: Called | None = None) -> Change:
    """What an assignment asks for.

    `path=value` puts a value, `path=null` says that there is none, `path=` takes the key or item away, `path+=value`
    adds a text to a list of texts; a list of codes or ids may be given whole, parted by commas. An item that goes by
    a code or by the day that it is told as of is added where there is none of it.

    Args:
        kind: what the file holds.
        data: what it says.
        text: the assignment.
        called: finds the key for another word.

    Raises:
        UsageError: it is no assignment, or its path leads nowhere.
    """
    match = _ASSIGNMENT.fullmatch(text)
    if match is None:
        raise UsageError("bad-assignment", given=text)
    path, field, missing = _find(kind, data, match["path"].strip(), called)
    value = match["value"].strip() or match["value"]
    if match["sign"] == "+=":
        if field.items is None:
            raise UsageError("not-a-list", given=match["path"])
        if field.items.schema is None:
            raise UsageError("not-of-words", given=match["path"])
        return Append(path, value)
    if not value:
        return Drop(path)
    told = None if value == "null" else _value(field, value, match["path"])
    if missing is None:
        return Put(path, told)
    into = len(path) - 1 - next(i for i, step in enumerate(reversed(path)) if step == _NEW)
    items, _ = value_at(data, path[:into])
    said: Any = told
    for step in reversed(path[into + 1 :]):
        said = {str(step): said}
    return Append(path[:into], {**missing, **said}, before=_rank(kind, path[:into], items or [], missing))


def _rank(kind: str, path: Path, items: list[Any], item: dict[str, str]) -> int:
    """Where a new item comes among others: before the first whose code or day comes later."""
    ((key, code),) = item.items()
    day = _day(code)
    if day is not None:
        days = [_day(str(other.get(key))) if isinstance(other, dict) else None for other in items]
        return next((i for i, other in enumerate(days) if other is not None and other > day), len(items))
    codes = field_at(kind, (*path, 0, key)).codes
    later = set(codes[codes.index(code) + 1 :])
    found = (i for i, other in enumerate(items) if isinstance(other, dict) and other.get(key) in later)
    return next(found, len(items))


def find_path(kind: str, data: Any, text: str, called: Called | None = None) -> Path:
    """The path that a text names.

    Raises:
        UsageError: it leads nowhere.
    """
    return _find(kind, data, text, called).path


def path_name(kind: str, data: Any, path: Path) -> str:
    """A path as people name it, items by what they go by."""
    field, found, told = top(kind), data, ""
    for step in path:
        if isinstance(step, str):
            told += f".{step}" if told else step
            field = field.field(step) if step in field.keys else Field()
            found = found.get(step) if isinstance(found, dict) else None
        else:
            items = found if isinstance(found, list) else []
            told += f"[{_name(field, items, step)}]"
            field = field.items or Field()
            found = items[step] if step < len(items) else None
    return told


def _value(field: Field, text: str, path: str) -> Any:
    if field.model is not None:
        raise UsageError("needs-key", given=path, known=" ".join(field.keys))
    if field.items is not None:
        if field.items.schema is None:
            raise UsageError("needs-item", given=path, names=" ".join(field.names), known=" ".join(field.items.keys))
        many = field.items.codes or field.items.schema.get("pattern")
        return list(dict.fromkeys(_COMMAS.split(text.strip()))) if many else [text]
    return text


def _find(kind: str, data: Any, text: str, called: Called | None) -> _Found:
    path: Path = ()
    field = top(kind)
    at = 0
    while at < len(text):
        step = _STEP.match(text, at)
        if step is None or (step["item"] is None and at and text[at] != "."):
            raise UsageError("bad-path", given=text)
        at = step.end()
        if step["item"] is None:
            key = _key(field, step["key"], called, path_name(kind, data, path))
            path, field = (*path, key), field.field(key)
            continue
        items, _ = value_at(data, path)
        place = path_name(kind, data, path)
        found = _item(field, items if isinstance(items, list) else [], step["item"].strip(), place)
        if isinstance(found, dict):
            rest, inside = _find_in_new(field.items or Field(), text[at:], text, called, place)
            return _Found((*path, _NEW, *rest), inside, found)
        path, field = (*path, found), field.items or Field()
    if not path:
        raise UsageError("bad-path", given=text)
    return _Found(path, field)


def _key(field: Field, word: str, called: Called | None, place: str) -> str:
    if field.items is not None:
        raise UsageError("needs-item", given=place, names=" ".join(field.names), known=" ".join(field.items.keys))
    if word in field.keys:
        return word
    other = called(field.model.__name__, word) if called is not None and field.model is not None else None
    if other is not None and other in field.keys:
        return other
    if not field.keys:
        raise UsageError("no-keys-inside", given=word, place=place)
    raise UsageError("unknown-field", given=word, offer=nearest(word, field.keys), known=" ".join(field.keys))


def _find_in_new(field: Field, rest: str, text: str, called: Called | None, place: str) -> tuple[Path, Field]:
    """The keys that lead to a value of an item that is not there yet, and what the value is."""
    path: Path = ()
    at = 0
    while at < len(rest):
        step = _STEP.match(rest, at)
        if step is None or step["key"] is None:
            raise UsageError("bad-path", given=text)
        key = _key(field, step["key"], called, place)
        path, field, at = (*path, key), field.field(key), step.end()
    if not path:
        raise UsageError("bad-path", given=text)
    return path, field


def _item(field: Field, items: list[Any], selector: str, place: str) -> int | dict[str, str]:
    """The index of the item that a selector names, or the item to be added that goes by it."""
    if field.items is None:
        raise UsageError("not-a-list", given=place)
    fitting = [i for i, item in enumerate(items) if _fits(field, item, i, selector)]
    if len(fitting) == 1:
        return fitting[0]
    known = [_name(field, items, i) for i in (fitting or range(len(items)))]
    if fitting:
        raise UsageError("several-items", given=selector, place=place, known=" ".join(known))
    code = field.names[0] if field.names else ""
    if code and (selector in field.items.field(code).codes or (code == "as_of" and _day(selector) is not None)):
        return {code: selector}
    codes = field.items.field(code).codes if code else ()
    there = " ".join(known) or "–"
    offer = nearest(selector, tuple(known)) or next((name for name in known if selector in name), "")
    offer = offer or nearest(selector, codes)
    if codes:
        raise UsageError("no-such-code", given=selector, place=place, offer=offer, there=there, known=" ".join(codes))
    raise UsageError("unknown-item", given=selector, place=place, offer=offer, known=there)


def _day(text: str) -> int | None:
    """The last day of a date; None for what is none."""
    try:
        return parse_span(text).latest
    except FormError:
        return None


def _fits(field: Field, item: Any, index: int, selector: str) -> bool:
    if selector.startswith("#"):
        return selector[1:] == str(index + 1)
    if not isinstance(item, dict):
        return bool(item == selector)
    parts = [part.partition("=") for part in _COMMAS.split(selector)]
    names = [str(item.get(name)) for name in field.names if item.get(name) is not None]
    return all(str(item.get(key.strip())) == value.strip() if sign else key in names for key, sign, value in parts)


def _name(field: Field, items: list[Any], index: int) -> str:
    """What an item is named by: as few of its own words as set it apart."""
    item = items[index] if index < len(items) else None
    if isinstance(item, str):
        return item
    if isinstance(item, dict):
        for names in _more_and_more(field.names):
            told = [str(item[name]) for name in names if isinstance(item.get(name), str)]
            selector = ",".join(told)
            if told and sum(_fits(field, other, i, selector) for i, other in enumerate(items)) == 1:
                return selector
    return f"#{index + 1}"


def _more_and_more(names: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for count in range(1, len(names) + 1):
        yield names[:count]
