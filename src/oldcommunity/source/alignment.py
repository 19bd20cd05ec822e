"""Lines that do not stand where those above them show that they should."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from oldcommunity.diagnostics import Finding

#: A field with its value on the same line: what follows it stands right below its name.
_FIELD = re.compile(r"(?P<lead>[ ]*(?:- +)*)[^\s:'\"{\[#]+: +[^\s#|>&!]")


def missing_dash(lines: list[str], line: int) -> Finding | None:
    """A `{…}` in line with the items before it: one of them, without its dash."""
    if line >= len(lines):
        return None
    told, there = lines[line].strip(), indent(lines[line])
    if not told.startswith("{"):
        return None
    above = next((number for number in filled_above(lines, line) if indent(lines[number]) <= there), -1)
    if above < 0 or indent(lines[above]) != there or not lines[above].lstrip().startswith("- "):
        return None
    params = {"reason": "no-dash", "sign": told[0], "offer": f"- {told}"}
    return Finding("OC201", line + 1, there + 1, there + 2, params)


def not_aligned(lines: list[str], line: int) -> Finding:
    """A line that is not aligned with those above: it, or the one before it, which is the odd one out."""
    above, upper = ([*filled_above(lines, line), -1, -1])[:2]
    if upper >= 0 and re.search(r": +[^\s#]", lines[above]):
        here, there = indent(lines[line]), indent(lines[above])
        told = lines[above].strip()
        if lines[upper].rstrip().endswith(":") and here == there + 2 and told[0] != "-":
            params = {"reason": "no-dash", "sign": told[0], "offer": f"- {told}"}
            return Finding("OC201", above + 1, there + 1, there + 2, params)
        if lines[line][here : here + 2] == "- " and there < here < indent(lines[upper]):
            return _misaligned(lines, above)
    return _misaligned(lines, line)


def _misaligned(lines: list[str], line: int) -> Finding:
    """A line that is not aligned, with how many spaces too many it has where the line above it shows that."""
    here = indent(lines[line])
    finding = generic(lines, line, here, "indentation")
    above = next(filled_above(lines, line), -1)
    match = _FIELD.match(lines[above]) if above >= 0 else None
    name = re.match(r"[^\s:：]{1,40}", lines[line][here:])
    if name is not None and name[0] == "-":
        return replace(finding, params={**finding.params, **_item_off(lines, line)})
    if match is None or name is None or here <= match.end("lead"):
        return finding
    spaces = here - match.end("lead")
    params: dict[str, str | int] = {"reason": "too-far", "sign": name[0], "line": line + 1, "spaces": spaces}
    return replace(finding, params=params)


def _item_off(lines: list[str], line: int) -> dict[str, str | int]:
    """How many spaces an item of a list has too many or too few, where the items above it show that."""
    here = indent(lines[line])
    columns: set[int] = set()
    for number in filled_above(lines, line):
        there = indent(lines[number])
        if lines[number][there : there + 2] == "- ":
            columns.add(there)
            if there < here:
                break
        elif there < here:
            break
    if len(columns) != 1 or here in columns:
        return {}
    spaces = here - columns.pop()
    reason = "item-too-far" if spaces > 0 else "item-too-near"
    return {"reason": reason, "sign": "-", "line": line + 1, "spaces": abs(spaces)}


def filled_above(lines: list[str], line: int) -> Iterator[int]:
    """The lines before one that are neither empty nor comment, the nearest first."""
    for number in range(line - 1, -1, -1):
        if lines[number].strip() and not lines[number].lstrip().startswith("#"):
            yield number


def generic(lines: list[str], line: int, column: int, reason: str) -> Finding:
    """OC201 at a sign."""
    sign = lines[line][column : column + 1].strip() or lines[line].strip()[:1] or "…"
    return Finding("OC201", line + 1, column + 1, column + 2, {"reason": reason, "sign": sign})


def indent(line: str) -> int:
    """How many spaces a line begins with."""
    return len(line) - len(line.lstrip(" "))
