"""Texts from data on a screen: nothing in them acts, every sign has the width that is reckoned with, lines break well."""

from __future__ import annotations

import re
from dataclasses import dataclass

from wcwidth import wcswidth, wcwidth

_HIDDEN = re.compile(
    "["
    "\0-\x1f\x7f-\xa0\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202f\u2060-\u206f"
    "\u2800\u3164\ud800-\udfff\ufdd0-\ufdef\ufeff\uffa0\ufff0-\ufffc\ufffe\uffff"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"
    + "".join(f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(1, 17))
    + "]"
    # Build services take `##[…` and `##vso[…` for commands, wherever in a line they stand.
    r"|(?<=#)#(?=\[|vso\[)"
)
_RAW_BYTE = range(0xDC80, 0xDD00)
_UNITS = re.compile(r"[ ]+|[!-~]+|.", re.DOTALL)
#: What may not begin a line, and what may not end one.
_NOT_FIRST = frozenset("，。；：、）！？”’》」』】…%,.;:!?)]}")
_NOT_LAST = frozenset("“‘（《「『【([{")


@dataclass(frozen=True, slots=True)
class Screen:
    """Where a text is going to be read.

    Attributes:
        width: how many columns there are.
        colour: whether colours are wanted.
        encoding: what it can show; any other sign is shown by its number.
    """

    width: int = 80
    colour: bool = False
    encoding: str = "utf-8"

    def has(self, text: str) -> bool:
        """Whether a text can be shown as it is."""
        try:
            text.encode(self.encoding)
        except (UnicodeEncodeError, LookupError):
            return False
        return True

    def styled(self, text: str, *styles: int) -> str:
        """A text in a style (ANSI numbers), where colours are wanted."""
        return f"\x1b[{';'.join(map(str, styles))}m{text}\x1b[0m" if self.colour and text else text

    @property
    def is_utf8(self) -> bool:
        """Whether every sign can be shown."""
        return self.encoding.lower().replace("-", "") in ("utf8", "utf8sig")


def escaped_sign(sign: str) -> str:
    """A sign by its number, as programmers write it; a raw byte as the byte.

    >>> escaped_sign(chr(27)), escaped_sign(chr(0x202E)), escaped_sign(chr(0xDCD6))
    ('\\\\x1b', '\\\\u202e', '\\\\xd6')
    """
    number = ord(sign)
    if number in _RAW_BYTE:
        number -= 0xDC00
    return f"\\x{number:02x}" if number < 0x100 else f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"


def signs(text: str, screen: Screen) -> list[str]:
    """What is shown for each character: itself, or its number where it would act, hide or be lost."""
    shown = list(text)
    for match in _HIDDEN.finditer(text):
        shown[match.start()] = escaped_sign(match[0])
    if not screen.is_utf8:
        shown = [sign if screen.has(sign) else escaped_sign(sign) for sign in shown]
    return shown


def safe(text: str, screen: Screen | None = None) -> str:
    """A text from data, safe to print on one line."""
    return "".join(signs(text, screen or Screen()))


def width(text: str) -> int:
    """How many columns a safe text takes: two for 汉字, none for combining marks."""
    return len(text) if text.isascii() else max(wcswidth(text), 0)


def shortened(text: str, room: int) -> str:
    """The beginning of a text, with a mark where anything was left off."""
    used = 0
    for i, sign in enumerate(text):
        used += max(wcwidth(sign), 1)
        if used > room:
            return text[: max(i - 1, 0)] + "…"
    return text


def wrapped(text: str, room: int, first: int | None = None) -> list[str]:
    """A safe text in lines of at most `room` columns, the first of at most `first`.

    Words stay whole where they can, 汉字 part anywhere but before a closing or after an opening sign.
    """
    lines, line, used = [], "", 0
    left = room if first is None else first
    for unit in _units(text):
        size = width(unit)
        while used + size > left:
            if line.strip():
                lines.append(line.rstrip())
                line, used, left = "", 0, room
                unit = unit.lstrip()
                size = width(unit)
            elif first is not None and not lines and size <= room:
                lines.append("")
                left = room
            else:
                head = _head(unit, left)
                if head == len(unit):
                    break
                lines.append(unit[:head])
                unit, left = unit[head:], room
                size = width(unit)
        line += unit
        used += size
    return [*lines, line.rstrip()]


def _units(text: str) -> list[str]:
    """What may not be parted: words with the space before them, single 汉字, and signs with what they belong to."""
    units: list[str] = []
    for unit in _UNITS.findall(text):
        glued = units and (
            unit[0] in _NOT_FIRST
            or not units[-1].strip()
            or units[-1][-1] in _NOT_LAST
            or (not unit.isascii() and wcwidth(unit) == 0)
        )
        if glued:
            units[-1] += unit
        else:
            units.append(unit)
    return units


def _head(unit: str, room: int) -> int:
    """After how many characters to part what is too long for any line."""
    used = 0
    for i, sign in enumerate(unit):
        used += max(wcwidth(sign), 0)
        if used > room and i and wcwidth(sign):
            return i
    return len(unit)
