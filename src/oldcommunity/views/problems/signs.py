"""Texts from data on a screen: nothing in them acts, and every sign has the width that it is given."""

from __future__ import annotations

import re
from dataclasses import dataclass

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
    r"""A sign by its number, as programmers write it; a raw byte as the byte.

    >>> print(escaped_sign(chr(27)), escaped_sign(chr(0x202E)), escaped_sign(chr(0xDCD6)))
    \x1b \u202e \xd6
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
    if text.isascii():
        return len(text)
    from wcwidth import wcswidth  # noqa: PLC0415 - takes its time, and most who import this only want `safe`

    return max(wcswidth(text), 0)


def shortened(text: str, room: int) -> str:
    """The beginning of a text, safe, with a mark where anything was left off."""
    shown = signs(text[: room + 1], Screen())
    used = 0
    for i, sign in enumerate(shown):
        used += max(width(sign), 1)
        if used > room:
            return "".join(shown[: max(i - 1, 0)]) + "…"
    return "".join(shown)
