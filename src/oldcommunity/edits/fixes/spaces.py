"""Tabs, full-width and no-break spaces: plain spaces in their places, where their width makes no difference."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from oldcommunity.diagnostics import Finding
from oldcommunity.edits.fixes.remedy import Remedy, Splice, Step
from oldcommunity.edits.fixes.state import State

_SPACES = "\t\u3000\xa0"
_LEAD = re.compile(rf"[ {_SPACES}]*")
_RUN = re.compile(rf"[ ]*[{_SPACES}][ {_SPACES}]*")
_AFTER_SIGN = re.compile(r"(?:^|[\s{,\[])[^\s:,{}\[\]\"']+:$|^[ ]*(?:- +)*-$")
#: How many spaces one such sign may stand for.
_WIDTHS = (2, 4, 1, 0, 8, 3, 6)


def space_remedies(state: State, codes: frozenset[str]) -> Iterator[Remedy]:
    """The remedies for lines with tabs and wide spaces: those in front of lines together, the others one by one."""
    faulty: dict[int, Finding] = {}
    for finding in state.findings:
        is_space = finding.code == "OC202" or (finding.code == "OC203" and finding.params.get("reason") == "space")
        if is_space and finding.code in codes and finding.line <= len(state.lines):
            faulty.setdefault(finding.line - 1, finding)
    faulty = {at: finding for at, finding in faulty.items() if "\t" not in _replaced_all(state.lines[at], at)}
    set_in = [at for at in faulty if any(sign in _SPACES for sign in _lead(state.lines[at]))]

    def alike(pair: tuple[int, int]) -> tuple[int, set[str]]:
        return pair[1] - pair[0], set(_lead(state.lines[pair[1]])) - {" "}

    for _, block in groupby(enumerate(set_in), key=alike):
        lines = [at for _, at in block]
        finding = faulty[lines[0]]
        old, ways = shown(state.lines[lines[0]]), _indented(state.lines, lines)
        yield Remedy(Step(finding.code, finding.line, finding.column, old, ""), ways)
    for at, finding in faulty.items():
        line = state.lines[at]
        splices = tuple(_within(line, at))
        if at not in set_in and splices:
            new = _replaced(line, splices)
            step = Step(finding.code, finding.line, finding.column, shown(line), new.strip())
            yield Remedy(step, (splices,))


def _lead(line: str) -> str:
    match = _LEAD.match(line)
    return match[0] if match else ""


def _indented(lines: Sequence[str], block: Sequence[int]) -> tuple[tuple[Splice, ...], ...]:
    """The lines of a block with plain spaces before them, for each width; what aligns with its neighbours first."""
    ways = []
    for width in _WIDTHS:
        splices = []
        for at in block:
            lead = _lead(lines[at])
            new = "".join(" " * width if sign in _SPACES else sign for sign in lead)
            splices.append(Splice(at, 0, len(lead), new))
            splices += [splice for splice in _within(lines[at], at) if splice.start >= len(lead)]
        ways.append(tuple(splices))
    above, below = block[0] - 1, block[-1] + 1
    if above >= 0 and lines[above].rstrip().endswith(":"):
        near = {len(_lead(lines[above])) + 2}
    else:
        near = {len(_lead(lines[at])) for at in (above, below) if 0 <= at < len(lines) and lines[at].strip()}
    ways.sort(key=lambda splices: len(splices[0].new) not in near)
    return tuple(dict.fromkeys(ways))


def _within(line: str, at: int) -> Iterator[Splice]:
    """Plain spaces for those after a field's colon or an item's dash, before a comment, in one, and at the end."""
    comment = re.search(rf"(?:^|[ {_SPACES}])#", line)
    if comment and any(line.count(sign, 0, comment.start()) % 2 for sign in "\"'"):
        comment = None
    for match in _RUN.finditer(line, len(_lead(line))):
        if match.end() == len(line):
            yield Splice(at, match.start(), match.end(), "")
        elif (comment and match.end() > comment.start()) or _AFTER_SIGN.search(line[: match.start()]):
            yield Splice(at, match.start(), match.end(), " ")


def _replaced_all(line: str, at: int) -> str:
    """What a line comes to without the spaces in front of it: tabs that are left in it may mean anything."""
    return _replaced(line, tuple(_within(line, at)))[len(_lead(line)) :]


def _replaced(line: str, splices: Sequence[Splice]) -> str:
    for splice in sorted(splices, key=lambda one: -one.start):
        line = line[: splice.start] + splice.new + line[splice.end :]
    return line


def shown(line: str) -> str:
    """A line with its unusual spaces to be seen."""
    told = line.strip(" ")
    for sign, name in (("\t", "⇥"), ("\u3000", "[U+3000]"), ("\xa0", "[U+00A0]")):
        told = told.replace(sign, name)
    return told
