"""Full-width signs inside `[…]` and `{…}`: whoever types one with an input method types them all."""

from __future__ import annotations

import re
from collections.abc import Iterator

from oldcommunity.diagnostics import Finding
from oldcommunity.source.lines import PLAIN_SIGNS, wide_sign

#: Lines are looked at up to here: no line of signs can make it slow.
_MAX_STRUCTURE = 1000
#: So much of what stands before a sign tells what it is.
_WINDOW = 40
_OPENING = frozenset("[{,:：，【｛［")
_CLOSING = frozenset(",，、]}］】｝")


def signs_in_brackets(line: str) -> Iterator[tuple[int, str]]:
    """Every full-width sign inside `[…]` and `{…}` that stands for one of YAML's, counted from 0, with what for."""
    open_brackets: list[str] = []
    quote = ""
    for index, sign in enumerate(line[:_MAX_STRUCTURE]):
        plain = PLAIN_SIGNS.get(sign, sign)
        if quote:
            quote = "" if sign == quote else quote
        elif sign == "“" and open_brackets and (end := _wide_quotes(line, index)):
            yield index, '"'
            yield end, '"'
        elif sign in "'\"" and _begins_a_value(line, index):
            quote = sign
        elif sign == "#" and line[index - 1 : index] == " ":
            return
        elif plain in ("[", "{") and (sign == plain or _begins_a_value(line, index)):
            open_brackets.append(plain)
            if sign != plain:
                yield index, plain
        elif plain in ("]", "}") and open_brackets and open_brackets[-1] == {"]": "[", "}": "{"}[plain]:
            open_brackets.pop()
            if sign != plain:
                yield index, plain
        elif sign in "：，、" and open_brackets and _stands_for(line, index, open_brackets[-1]):
            yield index, plain


def _begins_a_value(line: str, index: int) -> bool:
    """Whether what stands at a place is the first of a value."""
    before = line[max(index - _WINDOW, 0) : index].rstrip()
    return before[-1:] in _OPENING or not before.strip(" -")


def _wide_quotes(line: str, start: int) -> int:
    """Where full-width quotes end that stand around a whole value; 0 where they are part of a text."""
    if not _begins_a_value(line, start):
        return 0
    end = line.find("”", start)
    return end if end > 0 and line[end + 1 : end + 1 + _WINDOW].lstrip()[:1] in _CLOSING else 0


def _stands_for(line: str, index: int, bracket: str) -> bool:
    """Whether a full-width colon or comma inside brackets stands for a half-width one, and is no part of a text."""
    if line[index] == "：":
        return re.search(r"[A-Za-z_]\s*$", line[max(index - _WINDOW, 0) : index]) is not None
    after = line[index + 1 : index + 1 + _WINDOW]
    return bracket == "[" or re.match(r"\s*[A-Za-z_]+\s*[:：]", after) is not None


def all_in_brackets(lines: list[str], findings: list[Finding]) -> list[Finding]:
    """The findings, with those of a full-width sign inside brackets joined by all others of their line.

    The first of a line has the line put right on offer.
    """
    found = []
    done = set()
    for finding in findings:
        line = lines[finding.line - 1]
        signs = dict(signs_in_brackets(line)) if finding.code == "OC203" else {}
        if finding.column - 1 not in signs:
            found.append(finding)
        elif finding.line not in done:
            done.add(finding.line)
            tidy = "".join(_half_width(line, index, signs) for index in range(len(line)))
            found += [
                wide_sign(line[index], finding.line, index, tidy if number == 0 else "")
                for number, index in enumerate(sorted(signs))
            ]
    return found


def _half_width(line: str, index: int, signs: dict[int, str]) -> str:
    """A sign of a line as it should be, with a space after colons and commas."""
    plain = signs.get(index, line[index])
    return f"{plain} " if index in signs and plain in ":," and line[index + 1 : index + 2] != " " else plain
