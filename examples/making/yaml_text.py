"""Records as YAML in house style: one line for short rows without free text, a key a line for all else.

A key that begins with `#` is a comment: its value stands behind the sign on a line of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

#: Keys whose values are sentences: a row that has one of them is never written in one line.
_FREE = frozenset(("note", "text", "reason", "title", "source", "contact", "place", "number", "issuer"))
#: Lists of sentences, one a line.
_LISTS = frozenset(("participants", "formerly"))
#: Lists whose items are long enough to be set apart by a blank line.
_APART = frozenset(("funds", "documents", "figures", "findings", "waivers"))
_WIDTH = 110
#: What would not come back as it was written without quotes.
_RISKY = re.compile(r"^[\s\-?:,\[\]{}#&*!|>'\"%@`]|: |:$| #|\s$|^(?:null|true|false|~)$|,")


def yaml_text(record: dict[str, Any], head: str = "") -> str:
    """A record as the text of a file, below the comments of its head."""
    lines = [f"# {line}" for line in head.splitlines()]
    return "\n".join([*lines, *_mapping(record)]) + "\n"


def _mapping(record: dict[str, Any]) -> Iterator[str]:
    for key, value in record.items():
        if key.startswith("#"):
            yield f"# {value}"
        elif isinstance(value, dict) and not _flows(value):
            yield f"{key}:"
            yield from (f"  {line}" for line in _mapping(value))
        elif isinstance(value, list) and (any(isinstance(item, dict) for item in value) or key in _LISTS):
            yield f"{key}:"
            for i, item in enumerate(value):
                if key in _APART and i and (isinstance(item, dict) and len(item) > 2):
                    yield ""
                yield from (f"  {line}" for line in _item(item))
        else:
            yield f"{key}: {_flow(value)}" if value is not None else f"{key}: null"


def _item(item: Any) -> Iterator[str]:
    """One item of a list, its comment above it."""
    if not isinstance(item, dict):
        yield f"- {_flow(item)}"
        return
    comments = [value for key, value in item.items() if key.startswith("#")]
    yield from (f"# {comment}" for comment in comments)
    fields = {key: value for key, value in item.items() if not key.startswith("#")}
    if _flows(fields):
        yield f"- {_flow(fields)}"
        return
    sign = "-"
    for line in _mapping(fields):
        yield f"{sign} {line}" if line else ""
        sign = " "


def _flows(record: dict[str, Any]) -> bool:
    """Whether a mapping can stand in one line."""
    if any(key.startswith("#") or key in _FREE or key in _LISTS for key in record):
        return False
    values = [value for value in record.values() if isinstance(value, dict | list)]
    if any(isinstance(value, list) or not _flows(value) for value in values):
        return False
    return len(_flow(record).encode("gbk")) <= _WIDTH


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None:
        return "null"
    text = str(value)
    return f'"{text}"' if _RISKY.search(text) else text
