"""Bytes of a file to text: UTF-8 and nothing else, and no character that an eye would miss.

What is refused is named by what a clerk can do about it: another encoding, another kind of file, damage.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from oldcommunity.diagnostics import Finding

MAX_BYTES = 1 << 20
#: Beyond so many faults of one kind a file is not looked at further.
MANY = 1000

_MAGIC = {
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"PK\x03\x04": "ZIP / xlsx / docx",
    b"PK\x05\x06": "ZIP",
    b"\xd0\xcf\x11\xe0": "xls / doc",
    b"%PDF": "PDF",
    b"{\\rtf": "RTF",
    b"\x1f\x8b": "gzip",
    b"BZh": "bzip2",
    b"\xfd7zXZ": "xz",
    b"7z\xbc\xaf": "7z",
    b"Rar!": "RAR",
    b"SQLite format 3\0": "SQLite",
    b"\x7fELF": "ELF",
}
#: Printable for Python, invisible or broken for people.
_FILLERS = "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u2800\u3164\uffa0\ufffc\ufffd"
_CONTROL = "\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f"
_INVISIBLE = (
    "\x85\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\u2800\u3164\ufdd0-\ufdef\ufeff\uffa0\ufff0-\uffff\U0001d173-\U0001d17a"
    "\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"
) + "".join(f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(1, 17))
_REFUSED = re.compile(rf"[{_CONTROL}{_INVISIBLE}]|\r(?!\n)")
_NOT_CONTROL = re.compile(rf"[{_INVISIBLE}]")
_MAGIC_BYTES = tuple(_MAGIC)


class Decoded(NamedTuple):
    """The text of a file; None where its bytes are none. `bom`: one byte order mark stood in front of it."""

    text: str | None
    bom: bool
    findings: list[Finding]


def decode(data: bytes) -> Decoded:
    """The text of a file without its byte order mark, its line ends kept, and what is wrong with it."""
    if len(data) > MAX_BYTES:
        return Decoded(None, False, [_at_top("OC107", reason="bytes", limit=MAX_BYTES)])
    bom = data.startswith(b"\xef\xbb\xbf")
    try:
        text = data.decode("utf-8-sig" if bom else "utf-8")
    except UnicodeDecodeError as error:
        return Decoded(None, bom, [_not_utf_8(data, error.start + 3 * bom, cut="end of data" in error.reason)])
    if "\0" in text:
        return Decoded(None, bom, [_with_nul(data, text)])
    if data.startswith(_MAGIC_BYTES):
        return Decoded(None, bom, [_binary(data)])
    return Decoded(text, bom, _refused_characters(text) if _may_hide(text) else [])


def without_refused(text: str) -> str:
    """A text with `?` for each refused character: every other keeps its place, so the rest can be checked."""
    return _REFUSED.sub("?", text)


def _refused_characters(text: str) -> list[Finding]:
    return list(islice(_each_refused(text), MANY))


def _each_refused(text: str) -> Iterator[Finding]:
    line, line_start = 1, 0
    line_end = text.find("\n")
    for match in _REFUSED.finditer(text):
        at = match.start()
        while 0 <= line_end < at:
            line += 1
            line_start = line_end + 1
            line_end = text.find("\n", line_start)
        code = "OC106" if _NOT_CONTROL.match(match[0]) else "OC105"
        column = at - line_start + 1
        yield Finding(code, line, column, column + 1, {"character": code_point(match[0])})


def refused_character(text: str, further: str = "") -> str | None:
    """The first character of a value that may not be in any, or is one of `further`, if there is one."""
    match = _REFUSED.search(text)
    return match[0] if match else next((character for character in further if character in text), None)


def code_point(character: str) -> str:
    """A character by its number, `U+200B`: safe to print where it is not."""
    return f"U+{ord(character):04X}"


def _may_hide(text: str) -> bool:
    """Whether a text may hold a refused character: quick, and right when it says no."""
    flat = text.replace("\n", "")
    if "\r" in flat:
        flat = text.replace("\r\n", "").replace("\n", "")
    if not flat.isprintable():
        return True
    return any(map(text.__contains__, _FILLERS))


def _not_utf_8(data: bytes, at: int, cut: bool) -> Finding:
    """The first byte that is not UTF-8, by what the file is instead; `cut`: its last character is incomplete."""
    if data.startswith(_MAGIC_BYTES):
        return _binary(data)
    wide = _wide_encoding(data)
    if wide:
        return _at_top("OC103", encoding=wide)
    line = data.count(b"\n", 0, at) + 1
    before = data[data.rfind(b"\n", 0, at) + 1 : at].decode("utf-8").removeprefix("\ufeff")
    column = len(before) + 1
    if b"\0" in data:
        return _at_top("OC109", kind=data[:4].hex(" "))
    code = "OC102" if not cut and _is_gbk(data) else "OC101"
    return Finding(code, line, column, column + 1, {"byte": f"{data[at]:02X}"})


def _with_nul(data: bytes, text: str) -> Finding:
    if data.startswith(_MAGIC_BYTES):
        return _binary(data)
    wide = _wide_encoding(data)
    if wide:
        return _at_top("OC103", encoding=wide)
    at = text.index("\0")
    line = text.count("\n", 0, at) + 1
    column = at - text.rfind("\n", 0, at)
    return Finding("OC104", line, column, column + 1, {"count": text.count("\0")})


def _wide_encoding(data: bytes) -> str:
    """The two- or four-byte encoding that the bytes are in; empty where they are in none."""
    if data.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")):
        return "UTF-32"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "UTF-16"
    for encoding in ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        plain = sum(character < "\x80" for character in text)
        if "\0" not in text and plain * 8 >= len(text) and (": " in text or "\n" in text):
            return encoding[:6].upper()
    return ""


def _is_gbk(data: bytes) -> bool:
    """Whether the bytes are GBK or GB18030: they decode, and to characters in everyday use."""
    try:
        foreign = [character for character in data.decode("gb18030") if character >= "\x80"]
    except UnicodeDecodeError:
        return False
    usual = sum(len(character.encode("gb2312", "ignore")) == 2 for character in foreign)
    return usual * 10 >= len(foreign) * 9


def _binary(data: bytes) -> Finding:
    kind = next(name for magic, name in _MAGIC.items() if data.startswith(magic))
    return _at_top("OC109", kind=kind)


def _at_top(code: str, **params: str | int) -> Finding:
    return Finding(code, 1, 1, 1, params)
