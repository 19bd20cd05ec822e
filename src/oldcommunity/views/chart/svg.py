"""The few SVG elements that drawings are made of. Lengths are millimetres on paper; all text is escaped here."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from wcwidth import wcwidth

#: What letters take of their size in width: a 汉字 all of it, Latin letters and digits about so much.
_LATIN = 0.56


def element(name: str, content: str | Iterable[str] = "", /, **attributes: object) -> str:
    """An element; `_` in the names of attributes stands for `-`, and a name may end with one (`class_`)."""
    told = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_value(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    inner = content if isinstance(content, str) else "".join(content)
    return f"<{name}{told}>{inner}</{name}>" if inner else f"<{name}{told}/>"


def _value(value: object) -> str:
    return number(value) if isinstance(value, float) else escape(str(value), quote=True)


def number(value: float) -> str:
    """A length with at most two decimals, the same on every machine.

    >>> number(12.5), number(3.0), number(1 / 3)
    ('12.5', '3', '0.33')
    """
    return f"{value:.2f}".rstrip("0").rstrip(".") or "0"


def text(told: str, x: float, y: float, size: float, *, room: float | None = None, **attributes: object) -> str:
    """A line of text; with `room`, cut so that it takes at most so much."""
    shown = told if room is None else fitted(told, room, size)
    return element("text", escape(shown, quote=False), x=x, y=y, font_size=size, **attributes) if shown else ""


def fitted(told: str, room: float, size: float) -> str:
    """As much of a text as fits, with `…` where it was cut."""
    if length(told, size) <= room:
        return told
    while told and length(told + "…", size) > room:
        told = told[:-1]
    return told + "…" if told else ""


def length(told: str, size: float) -> float:
    """How long a line of text is about."""
    return size * sum({0: 0.0, 2: 1.0}.get(wcwidth(sign), _LATIN) for sign in told)


def rect(x: float, y: float, width: float, height: float, **attributes: object) -> str:
    """A rectangle; empty where nothing would be seen."""
    if width <= 0 or height <= 0:
        return ""
    return element("rect", x=x, y=y, width=width, height=height, **attributes)


def line(x1: float, y1: float, x2: float, y2: float, **attributes: object) -> str:
    """A straight line."""
    return element("line", x1=x1, y1=y1, x2=x2, y2=y2, **attributes)


def group(parts: Iterable[str], title: str = "", **attributes: object) -> str:
    """Elements that belong together; the title is read out and shown under the pointer."""
    inner = [element("title", escape(title, quote=False))] if title else []
    return element("g", [*inner, *parts], **attributes)
