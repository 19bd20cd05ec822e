"""Appending an item to the list of a file: a text is put in at one place, and every other byte stays as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from oldcommunity.errors import BookError
from oldcommunity.records import read_record
from oldcommunity.source.document import Document, load_document
from oldcommunity.source.places import Branch, value_place
from oldcommunity.source.text import refused_character

#: What an item says: texts, lists of texts, or mappings of texts.
Item = Mapping[str, "str | Mapping[str, str]"]

_PLAIN_TEXT = re.compile(r"[^\W_][^\x00-\x1f:#{}\[\],&*?|>'\"@`!\\]*")
_NOT_TEXTS = frozenset(("null", "~", "true", "false", "yes", "no", "on", "off"))


def appended(kind: str, path: str, data: bytes | None, key: str, item: Item) -> bytes:
    """The bytes of a file with one more item at the end of a list, proven; as they are where the item is there.

    Args:
        kind: what the file holds (`records.MODELS`).
        path: the file's path, for messages.
        data: its bytes; None where there is no such file yet.
        key: the list at the top of the file.
        item: the item to add.

    Raises:
        BookError: the file cannot be read, or the item cannot be put in without changing anything else.
    """
    for value in item.values():
        for text in value.values() if isinstance(value, Mapping) else (value,):
            if refused_character(text, "\n\t") is not None:
                raise BookError("cannot-append", path=path)
    item_data = _as_data(item)
    document = load_document(data or b"")
    text = document.text
    old = document.data
    if text.strip() and document.findings:
        if not _only_comments(text):
            raise BookError("unread-file", path=path)
        old = {}
    if any(item_data.items() <= told.items() for told in (old or {}).get(key) or [] if isinstance(told, dict)):
        return data or b""
    for at, addition in _candidates(document, text, key, item):
        new = text[:at] + addition + text[at:]
        result = (b"\xef\xbb\xbf" if document.bom else b"") + new.encode("utf-8")
        if _is_proven(kind, result, {**(old or {})}, key, item):
            return result
    raise BookError("cannot-append", path=path)


def _is_proven(kind: str, data: bytes, old: dict[str, Any], key: str, item: Item) -> bool:
    """Whether the bytes say what was said before and exactly one item more, without any problem."""
    document = load_document(data)
    if document.data is None or document.findings:
        return False
    wanted = {**old, key: [*(old.get(key) or []), _as_data(item)]}
    record, problems = read_record(kind, document.data)
    return document.data == wanted and list(document.data) == list(wanted) and record is not None and not problems


def _as_data(item: Item) -> dict[str, Any]:
    return {name: dict(value) if isinstance(value, Mapping) else value for name, value in item.items()}


def _only_comments(text: str) -> bool:
    return all(not line.strip() or line.lstrip().startswith("#") for line in text.splitlines())


def _candidates(document: Document, text: str, key: str, item: Item) -> Iterator[tuple[int, str]]:
    """Where the item may be put, and as what, the tidiest first: offset and text."""
    end = "\r\n" if "\r\n" in text else "\n"
    line_end = "" if not text or text.endswith("\n") else end
    places = document.places
    found = places.children.get(key) if isinstance(places, Branch) and type(places.children) is dict else None
    if isinstance(found, Branch) and found.event.flow_style:
        place = value_place(places, (key,))
        close = _offset(text, place.end_line, place.end_column) - 1
        before = text[:close].rstrip()
        yield close, ("" if before.endswith(("[", ",")) else ", ") + _flow(item)
        return
    if isinstance(found, Branch) and found.children:
        first = value_place(places, (key, 0))
        line = text.split("\n")[first.line - 1]
        dash = line.rfind("-", 0, first.column - 1)
        spaced = len(found.children) < 2 or _is_spaced(text, places, key)
        block = _block(item, dash, end)
        if spaced:
            yield len(text), line_end + end + block
        yield len(text), line_end + block
        return
    head = "" if found is not None else f"{key}:{end}"
    yield len(text), line_end + head + _block(item, 2, end)


def _is_spaced(text: str, places: Any, key: str) -> bool:
    """Whether an empty line parts the last items of a list."""
    place = value_place(places, (key, -1))
    return not text.split("\n")[place.line - 2].strip()


def _offset(text: str, line: int, column: int) -> int:
    lines = text.split("\n")
    return sum(len(one) + 1 for one in lines[: line - 1]) + column - 1


def _block(item: Item, dash: int, end: str) -> str:
    """The item as lines of its own."""
    lines = []
    for i, (name, value) in enumerate(item.items()):
        lead = " " * dash + ("- " if not i else "  ")
        told = _flow(value) if isinstance(value, Mapping) else _scalar(value)
        lines.append(f"{lead}{name}: {told}{end}")
    return "".join(lines)


def _flow(item: Mapping[str, Any]) -> str:
    parts = (
        f"{name}: {_flow(value) if isinstance(value, Mapping) else _scalar(value)}" for name, value in item.items()
    )
    return "{" + ", ".join(parts) + "}"


def _scalar(text: str) -> str:
    """A text as YAML reads it back."""
    if _PLAIN_TEXT.fullmatch(text) and text == text.strip() and text.lower() not in _NOT_TEXTS:
        return text
    return "'" + text.replace("'", "''") + "'"
