"""Tabs, and the spaces that an indentation needs in place of them."""

from __future__ import annotations

import re
from itertools import islice

from oldcommunity.diagnostics import Finding
from oldcommunity.source.text import MANY

#: How far from its line the neighbours are looked for.
_NEAR = 20
_LEAD = re.compile(r"[ \t]*")
_FIELD = re.compile(r"(?P<lead>[ ]*(?:- +)*)[^\s:#]+:(?P<value> +[^\s#])?")


def tabs(lines: list[str]) -> list[Finding]:
    """The first tab of each line that has one."""
    found = ((number, line.index("\t")) for number, line in enumerate(lines) if "\t" in line)
    return [
        Finding("OC202", number + 1, at + 1, at + 2, _in_place(lines, number)) for number, at in islice(found, MANY)
    ]


def _in_place(lines: list[str], line: int) -> dict[str, str | int]:
    """How many spaces a line has to begin with whose indentation has a tab; nothing where its neighbours tell none."""
    lead, text = _lead(lines[line]), lines[line].strip()
    if "\t" not in lead or not text:
        return {}
    before = [other for other in reversed(lines[max(line - _NEAR, 0) : line]) if _counts(other)]
    after = [other for other in lines[line + 1 : line + 1 + _NEAR] if _counts(other)]
    # A line with other tabs may lie further in or further out: nobody can tell how far.
    if before and "\t" in _lead(before[0]) and _lead(before[0]) != lead:
        return {}
    above = next((other for other in before if "\t" not in _lead(other)), "")
    match = _FIELD.match(above)
    if match is None:
        return {}
    named = len(match["lead"])
    if match["value"]:
        return {"reason": "indent", "spaces": len(_lead(above)) if text.startswith("- ") else named}
    below = len(_lead(after[0])) if after and "\t" not in _lead(after[0]) else 0
    return {"reason": "indent", "spaces": below if below > named else named + 2}


def _lead(line: str) -> str:
    match = _LEAD.match(line)
    return match[0] if match else ""


def _counts(line: str) -> bool:
    """Whether a line is neither empty nor a comment."""
    return bool(line.strip()) and not line.lstrip().startswith("#")
