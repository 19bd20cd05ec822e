"""Changes to what a file says: a value put, a key or item dropped, an item added to a list.

A change is told in the terms of the file's data, by keys and indexes; `splicing.changed` brings it into the text.
Values are texts as a user would write them (`320万元`, `2022-05-31`, `true`), None for `null`, and lists and
mappings of these. What is put is there exactly afterwards: a mapping put over a mapping drops the keys that it does
not have. Mappings on the way to a key that is put are made where there are none; items of lists are not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

#: Keys of mappings and indexes of lists, from the top of the file.
Path = tuple[str | int, ...]
#: A text, None, or a list or mapping of values.
Value = Any


class NoPlace(ValueError):  # noqa: N818 - it says what a path has not
    """A file has no place for a change; `path` is where it was to be."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path


@dataclass(frozen=True, slots=True)
class Put:
    """A key or an item that is there gets this value; a key that is not there is added."""

    path: Path
    value: Value


@dataclass(frozen=True, slots=True)
class Drop:
    """A key or an item is taken away; of an emptied list or mapping `[]` or `{}` stays. Nothing there, nothing done."""

    path: Path


@dataclass(frozen=True, slots=True)
class Append:
    """A list gets one more item, at its end or before the item that is now at an index; no list, one is made."""

    path: Path
    item: Value
    before: int | None = None


Change = Put | Drop | Append


def value_at(data: Value, path: Path) -> tuple[Value, bool]:
    """The value at a path and True; None and False where there is none."""
    found = data
    for step in path:
        if isinstance(step, int):
            if not isinstance(found, list) or not 0 <= step < len(found):
                return None, False
        elif not isinstance(found, dict) or step not in found:
            return None, False
        found = found[step]
    return found, True


def applied(data: Value, change: Change) -> Value:
    """The data after a change; what was given stays as it is.

    Raises:
        NoPlace: the path leads through a text, or to an item that is not there.
    """
    for step in steps(data, change):
        data = _after(data, step.path, step)
    return data


def steps(data: Value, change: Change) -> Iterator[Change]:
    """A change as those smallest ones that it comes to; none where all is so already.

    Each has a place to go to: a `Put` to a key of a mapping that is there or to an item that is, an `Append` to a
    list that holds something, a `Drop` out of one that holds more than that. They follow upon each other.

    Raises:
        NoPlace: the path leads through a text, or to an item that is not there.
    """
    if isinstance(change, Drop):
        yield from _drop(data, change.path)
        return
    path, value = change.path, plain(change.item if isinstance(change, Append) else change.value)
    if isinstance(change, Append):
        found, _ = value_at(data, path)
        if found:
            if not isinstance(found, list) or not 0 <= (change.before or 0) <= len(found):
                raise NoPlace(path)
            yield Append(path, value, None if change.before == len(found) else change.before)
            return
        if found not in (None, []):
            raise NoPlace(path)
        value = [value]
    yield from _put(data, *_from_what_is_there(data, path, value))


def plain(value: Value) -> Value:
    """A value in lists and dicts of its own."""
    if isinstance(value, Mapping):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [plain(inner) for inner in value]
    return value


def _from_what_is_there(data: Value, path: Path, value: Value) -> tuple[Path, Value]:
    """The path as far as it leads, and the value inside of what is missing on the way."""
    for length in range(1, len(path)):
        found, known = value_at(data, path[:length])
        if not known or found is None:
            for step in reversed(path[length:]):
                if isinstance(step, int):
                    raise NoPlace(path)
                value = {step: value}
            path = path[:length]
            break
    parent, _ = value_at(data, path[:-1])
    last = path[-1] if path else 0
    if not isinstance(parent, dict if isinstance(last, str) else list):
        raise NoPlace(path)
    if isinstance(last, int) and not 0 <= last < len(parent):
        raise NoPlace(path)
    return path, value


def _put(data: Value, path: Path, value: Value) -> Iterator[Change]:
    found, known = value_at(data, path)
    if known and found == value:
        return
    if found and value and isinstance(found, dict) and isinstance(value, dict):
        for key, inner in value.items():
            yield from _put(data, (*path, key), inner)
        for key in found:
            if key not in value:
                yield Drop((*path, key))
    elif found and value and isinstance(found, list) and isinstance(value, list):
        for i, inner in enumerate(value[: len(found)]):
            yield from _put(data, (*path, i), inner)
        for inner in value[len(found) :]:
            yield Append(path, inner)
        for i in range(len(found) - 1, len(value) - 1, -1):
            yield Drop((*path, i))
    else:
        yield Put(path, value)


def _drop(data: Value, path: Path) -> Iterator[Change]:
    _, known = value_at(data, path)
    if not known or not path:
        return
    parent, _ = value_at(data, path[:-1])
    if len(parent) > 1:
        yield Drop(path)
    elif len(path) > 1:
        yield Put(path[:-1], type(parent)())
    else:
        raise NoPlace(path)


def _after(data: Value, path: Path, step: Change) -> Value:
    """The data after one smallest change below a path."""
    if not path:
        assert isinstance(step, Append)
        at = len(data) if step.before is None else step.before
        return [*data[:at], step.item, *data[at:]]
    first: Any = path[0]
    rest = path[1:]
    new: Any = list(data) if isinstance(data, list) else dict(data)
    if not rest and isinstance(step, Put):
        new[first] = step.value
    elif not rest and isinstance(step, Drop):
        del new[first]
    else:
        new[first] = _after(data[first], rest, step)
    return new
