"""Comments that swallow what was meant as text: `name: 麒麟新村 #1楼`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from oldcommunity.diagnostics import Finding
from oldcommunity.source.lines import quoted
from oldcommunity.source.text import MANY

_COMMENT = re.compile(r"(?<=[ \t])#+")
#: What a spreadsheet shows in place of a value that it cannot work out.
_OF_A_SHEET = re.compile(r"#(?:REF!|N/A|VALUE!|DIV/0!|NAME\?|NUM!|NULL!|SPILL!)")
_VALUE = re.compile(r"[ ]*(?:- +)*(?:[A-Za-z_][A-Za-z0-9_]*: +)?+(?P<value>[^\s\"'\[{|>].*)")


def swallowed(text: str, lines: list[str], opaque: list[tuple[int, int]], error: Any) -> list[Finding]:
    """Each comment that follows text on its line and has no space after its `#`.

    Args:
        text: the file's.
        lines: its lines, without what ends them.
        opaque: where quoted and block texts start and end, counted over the whole text: `#` means nothing there.
        error: where libyaml gave up, if it did; nothing is known of the lines after it.
    """
    last = error.problem_mark.line if error is not None and error.problem_mark else len(lines)
    return list(islice(_swallowed(text, lines, opaque, last), MANY))


def _swallowed(text: str, lines: list[str], opaque: list[tuple[int, int]], last: int) -> Iterator[Finding]:
    start = 0
    spans = iter(opaque)
    span = next(spans, None)
    for number, line in enumerate(lines[: last + 1], 1):
        if "#" in line and (indent := len(line) - len(line.lstrip())) < line.index("#"):
            for match in _COMMENT.finditer(line, indent):
                while span is not None and span[1] <= start + match.start():
                    span = next(spans, None)
                if span is not None and span[0] <= start + match.start():
                    continue
                after = line[match.end() : match.end() + 1]
                if after and not after.isspace():
                    yield _finding(line, number, match.start())
                break
        start = text.find("\n", start) + 1


def _finding(line: str, number: int, index: int) -> Finding:
    text = line[index : index + 40].rstrip()
    value = _VALUE.match(line)
    offer = quoted(value["value"].rstrip()) if value else ""
    if match := _OF_A_SHEET.match(text):
        params = {"text": match[0], "offer": "", "reason": "formula"}
        return Finding("OC211", number, index + 1, index + 1 + len(match[0]), params)
    return Finding("OC211", number, index + 1, len(line) + 1, {"text": text, "offer": offer})
