"""Values as text: plain where YAML and a reader take it as it is meant, quoted where not, in flow or as lines."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

#: A line is not made longer than this in flow; nor is a text of more characters put there.
WIDTH = 100
_FREE_TEXT = 16
_NOT_TEXTS = frozenset(("null", "~", "yes", "no", "on", "off", "y", "n", "=", "<<", ".inf", ".nan"))
_FIRST = frozenset("-?:,[]{}#&*!|>'\"%@`－–—＃【［｛“")
_ENDED = re.compile(r":(\s|$)|\s#|[\t\n\r\xa0]")
_LIKE_A_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_]*\s*[:：]")
_IN_FLOW = re.compile(r"[,\[\]{}:?#]|，\s*[A-Za-z_]+\s*：|[A-Za-z_]\s*：")
_WIDE_COMMA = re.compile(r"[，、]")
_HARMLESS = re.compile(r"[\w.%/+()（）。；-]*")
_NUMBER = re.compile(r"-[0-9]")


@dataclass(frozen=True, slots=True)
class House:
    """How a file is written: the manner that what is added has to imitate.

    Attributes:
        end: what ends a line.
        list_in: how much further in than its key the dash of an item stands.
        key_in: how much further in than its key an inner key stands.
        quote: the sign around texts that need one.
        careful: quote whatever is not plainly harmless.
    """

    end: str = "\n"
    list_in: int = 2
    key_in: int = 2
    quote: str = '"'
    careful: bool = False


def scalar(text: str | None, house: House, *, flow: bool = False, in_list: bool = False, style: str = "") -> str:
    """A text as YAML reads it back.

    Args:
        text: the text; None for `null`.
        house: the file's manner.
        flow: it stands inside brackets.
        in_list: it is an item of a list itself.
        style: the quotes that stand there now and are kept.
    """
    if text is None:
        return "null"
    if style not in ("'", '"'):
        if not _needs_quotes(text, flow=flow, in_list=in_list, careful=house.careful):
            return text
        style = house.quote
    if any(sign in text for sign in "\t\n\r\xa0"):
        return json.dumps(text, ensure_ascii=False).replace("\xa0", "\\u00a0")
    if style == "'" or '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def _needs_quotes(text: str, *, flow: bool, in_list: bool, careful: bool) -> bool:
    if not text or text != text.strip() or text.lower() in _NOT_TEXTS or _ENDED.search(text):
        return True
    if (text[0] in _FIRST and not _NUMBER.match(text)) or _LIKE_A_KEY.match(text) or text.startswith("..."):
        return True
    if flow and (_IN_FLOW.search(text) or (in_list and _WIDE_COMMA.search(text))):
        return True
    return careful and not _HARMLESS.fullmatch(text)


def inline(value: Any, house: House, *, flow: bool = False, in_list: bool = False, pad: str = "") -> str:
    """A value on one line; `pad` stands inside the brackets of a mapping."""
    if isinstance(value, Mapping):
        parts = (f"{key}: {inline(inner, house, flow=True)}" for key, inner in value.items())
        return "{" + pad + ", ".join(parts) + pad + "}" if value else "{}"
    if isinstance(value, list):
        return "[" + ", ".join(inline(inner, house, flow=True, in_list=True) for inner in value) + "]"
    return scalar(value, house, flow=flow, in_list=in_list)


def under_key(key: str, value: Any, indent: int, house: House) -> list[str]:
    """A key and its value as lines; the first is not set in."""
    if _fits(value, house):
        return [f"{key}: {inline(value, house)}"]
    if isinstance(value, str):
        return [f"{key}: {_literal_sign(value)}", *_literal(value, indent + house.key_in)]
    return [f"{key}:", *below(value, indent, house)]


def below(value: Any, indent: int, house: House) -> list[str]:
    """The lines under a key that stands so far in; they are set in."""
    if isinstance(value, list):
        dash = indent + house.list_in
        return [line for item in value for line in as_item(item, dash, 1, house)]
    lead = " " * (indent + house.key_in)
    lines: list[str] = []
    for key, inner in value.items():
        first, *rest = under_key(key, inner, len(lead), house)
        lines += [lead + first, *rest]
    return lines


def as_item(item: Any, dash: int, gap: int, house: House, *, flow: bool | None = None, pad: str = "") -> list[str]:
    """An item of a list in block style as lines.

    Args:
        item: the item.
        dash: how far in its dash stands.
        gap: the spaces after the dash.
        house: the file's manner.
        flow: as its neighbours are written; None where there are none.
        pad: inside the brackets of its neighbours.
    """
    lead = " " * dash + "-" + " " * gap
    column = dash + 1 + gap
    if flow is None:
        flow = _fits(item, house, item=True)
    if not isinstance(item, Mapping):
        if isinstance(item, str) and _is_lines(item):
            return [lead + _literal_sign(item), *_literal(item, column)]
        return [lead + inline(item, house, in_list=True)]
    on_one_line = inline(item, house, pad=pad)
    if not item or (flow and dash + 2 + _columns(on_one_line) <= WIDTH + 20):
        return [lead + on_one_line]
    lines: list[str] = []
    for key, value in item.items():
        first, *rest = under_key(key, value, column, house)
        lines += [(" " * column if lines else lead) + first, *rest]
    return lines


def is_inline(value: Any, house: House) -> bool:
    """Whether a value, alone after its key, is written on the key's line."""
    return _fits(value, house)


def _fits(value: Any, house: House, *, item: bool = False) -> bool:
    """Whether a value is better told on one line than on several."""
    if isinstance(value, str):
        return not _is_lines(value)
    if not value:
        return True
    inner = list(value.values() if isinstance(value, Mapping) else value)
    if isinstance(value, list) and any(isinstance(one, (Mapping, list)) for one in inner):
        return False
    if not all(_fits(one, house) and not _is_free_text(one, house) for one in inner):
        return False
    return _columns(inline(value, house)) <= (WIDTH if item else WIDTH - 20)


def _is_free_text(value: Any, house: House) -> bool:
    if not isinstance(value, str):
        return False
    quoted = _needs_quotes(value, flow=True, in_list=True, careful=house.careful)
    return quoted or (len(value) > _FREE_TEXT and not value.isascii()) or " " in value


def _columns(text: str) -> int:
    """About how wide a text is on screen: signs beyond the Latin ones take two columns."""
    return sum(2 if sign > "\u1100" else 1 for sign in text)


def _is_lines(text: str) -> bool:
    """Whether a text is told as a block text: several lines that begin and end with something to see."""
    lines = text.removesuffix("\n").split("\n")
    return len(lines) > 1 and all(line == line.strip() for line in lines) and bool(lines[0]) and bool(lines[-1])


def _literal_sign(text: str) -> str:
    return "|" if text.endswith("\n") else "|-"


def _literal(text: str, indent: int) -> list[str]:
    return [" " * indent + line if line else "" for line in text.removesuffix("\n").split("\n")]
