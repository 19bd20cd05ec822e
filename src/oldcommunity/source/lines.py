"""Faults that show in a line by itself: what Chinese input methods, merges and hurry leave behind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from oldcommunity.diagnostics import Finding
from oldcommunity.source.text import MANY

#: What a full-width sign stands for where YAML expects a sign of its own.
PLAIN_SIGNS = {
    "：": ":",
    "，": ",",
    "、": ",",
    "－": "-",
    "–": "-",
    "—": "-",
    "＃": "#",
    "【": "[",
    "】": "]",
    "［": "[",
    "］": "]",
    "｛": "{",
    "｝": "}",
    "“": '"',
    "”": '"',
}
MAX_LINE = 12_000
#: Patterns are tried on lines up to here: no line of signs can make them slow.
_MAX_STRUCTURE = 1000
_MAX_OFFER = 200
_SPACES = "\u3000\xa0"
_LEAD = r"(?P<lead>[ ]*(?:- +)*)"
_NAME = r"""(?P<name>["“]?[A-Za-z_][A-Za-z0-9_]*["”]?)"""
_CONFLICT = re.compile(r"[ ]*(?P<mark><{7}|>{7}|={7}|\|{7})(?: |$)")
_MARKS = frozenset("<>=|")
_INDENTED = re.compile(rf"[ ]*(?P<sign>[{_SPACES}])")
_WIDE_COLON = re.compile(rf"{_LEAD}{_NAME}\s*(?P<sign>：)\s*(?P<rest>.*)")
_WIDE_SPACE = re.compile(rf"{_LEAD}(?P<name>[A-Za-z_][A-Za-z0-9_]*): *(?P<sign>[{_SPACES}])\s*(?P<rest>.*)")
_WIDE_LEAD = re.compile(r"(?P<lead>[ ]*)(?P<sign>[－＃]|[–—](?=\s))(?P<rest>.*)")
_FLOW_COLON = re.compile(r"[\[{].*?[A-Za-z_]\s*(?P<sign>：)")
_FLOW_COMMA = re.compile(r"[\[{].*?(?P<sign>，)\s*[A-Za-z_]+\s*[:：]")
_FLOW_ITEM = re.compile(r"^[ ]*(?:- +)*(?:[A-Za-z_]+: +)?\[[^\]\"']*?(?P<sign>[，、])")
_BRACKET = re.compile(r"^[ ]*(?:- +)*(?:[A-Za-z_]+: +)?(?P<sign>[【［｛])")
_TIGHT = re.compile(rf"{_LEAD}{_NAME}:(?!//)(?P<rest>\S.*)")
_TIGHT_DASH = re.compile(r"[ ]*(?P<sign>-)(?P<rest>\{.*|\"?[A-Za-z_][A-Za-z0-9_]*\"?\s*[:：](?!//).*)")
_FIELDS = re.compile(
    r"(?P<lead>[ ]*(?:- +)+|[ ]*[A-Za-z_]+: +)(?P<fields>[A-Za-z_]+ *[:：][^#]*[^#\s])\s*(?P<comment>#.*)?$"
)
_FIELD = re.compile(r"[A-Za-z_]+ *[:：] *[^:：,，{}\[\]\"']*[^:：,，{}\[\]\"'\s]")
_BLOCK_START = re.compile(r"(?P<lead>[ ]*(?:- +)*)(?P<key>[^\s#]+: +)?[|>][+\-0-9]*\s*(#.*)?$")


def conflicts(lines: list[str]) -> list[Finding]:
    """The marks that an unfinished merge leaves, wherever they stand; a lone `=======` may underline a title."""
    marks = (
        Finding("OC108", number, match.start("mark") + 1, match.end("mark") + 1, {"mark": match["mark"]})
        for number, line in enumerate(lines, 1)
        if line.lstrip()[:1] in _MARKS and (match := _CONFLICT.match(line))
    )
    found = list(islice(marks, MANY))
    sure = any(finding.params["mark"] in ("<<<<<<<", ">>>>>>>") for finding in found)
    return [finding for finding in found if sure or finding.column == 1]


def line_faults(lines: list[str]) -> list[Finding]:
    """The faulty lines of structure."""
    faults = (line_fault(line, number) for number, line in structure_lines(lines))
    return list(islice((fault for fault in faults if fault), MANY))


def long_lines(lines: list[str]) -> list[Finding]:
    """Lines longer than any text may be: beyond them nothing is looked at."""
    return [
        Finding("OC213", number, 1, 2, {"limit": MAX_LINE, "length": len(line)})
        for number, line in enumerate(lines, 1)
        if len(line) > MAX_LINE
    ]


def line_fault(line: str, number: int) -> Finding | None:
    """What is surely wrong with a line of structure: a full-width sign, or a colon without its space."""
    if len(line) > _MAX_STRUCTURE:
        return None
    if match := _WIDE_COLON.match(line):
        name = match["name"].strip('"“”')
        return wide_sign(match["sign"], number, match.start("sign"), f"{match['lead']}{name}: {match['rest']}")
    if match := _INDENTED.match(line):
        tidy = "" if match["sign"] == "\u3000" else line.replace("\xa0", " ")
        return wide_sign(match["sign"], number, match.start("sign"), tidy)
    if match := _WIDE_SPACE.match(line):
        tidy = f"{match['lead']}{match['name']}: {match['rest']}"
        return wide_sign(match["sign"], number, match.start("sign"), tidy)
    if match := _WIDE_LEAD.match(line):
        tidy = f"{match['lead']}{PLAIN_SIGNS[match['sign']]} {match['rest'].lstrip()}"
        return wide_sign(match["sign"], number, match.start("sign"), tidy)
    for pattern in (_FLOW_COLON, _FLOW_COMMA, _FLOW_ITEM, _BRACKET):
        if match := pattern.search(line):
            return wide_sign(match["sign"], number, match.start("sign"))
    if match := _TIGHT.match(line):
        column = match.end("name") + 1
        offer = f"{match['lead']}{match['name']}: {match['rest']}"
        return Finding("OC210", number, column, column + 1, {"key": match["name"].strip('"'), "offer": offer})
    return tight_dash(line, number)


def tight_dash(line: str, number: int) -> Finding | None:
    """An item of a list of mappings whose dash has no space after it."""
    match = _TIGHT_DASH.match(line)
    if match is None:
        return None
    offer = f"- {match['rest']}".rstrip()
    params = {"reason": "tight-dash", "sign": "-", "offer": offer if len(offer) <= _MAX_OFFER else ""}
    return Finding("OC201", number, match.start("sign") + 1, match.start("sign") + 2, params)


def several_fields(text: str) -> str:
    """A line with several fields on it and no braces, with braces; empty where it is none."""
    match = _FIELDS.match(text)
    if match is None or match["comment"]:
        return ""
    fields = [field.strip() for field in re.split(r"[,，]", match["fields"])]
    if len(fields) < 2 or not all(_FIELD.fullmatch(field) for field in fields):
        return ""
    told = ", ".join(": ".join(part.strip() for part in re.split("[:：]", field, maxsplit=1)) for field in fields)
    return f"{match['lead']}{{{told}}}"


def wide_sign(sign: str, line: int, index: int, offer: str = "") -> Finding:
    """OC203 at a sign, counted from 0 within its line."""
    if sign in _SPACES:
        params = {"sign": f"U+{ord(sign):04X}", "plain": " ", "offer": offer, "reason": "space"}
    else:
        params = {"sign": sign, "plain": PLAIN_SIGNS[sign], "offer": offer}
    return Finding("OC203", line, index + 1, index + 2, params)


def structure_lines(lines: list[str]) -> Iterator[tuple[int, str]]:
    """The numbered lines that are neither empty nor comment nor inside a block text, as far as lines show it."""
    deeper_than: int | None = None
    for number, line in enumerate(lines, 1):
        indent = len(line) - len(line.lstrip(" "))
        if deeper_than is not None:
            if indent > deeper_than or not line.strip():
                continue
            deeper_than = None
        if not line.strip() or line[indent] == "#":
            continue
        yield number, line
        if match := _BLOCK_START.match(line):
            deeper_than = len(match["lead"]) if match["key"] else max(match["lead"].rfind("-"), 0)


def quoted(value: str) -> str:
    """A value in quotes, as it would be typed; nothing for one too long to be shown."""
    if len(value) > _MAX_OFFER:
        return ""
    if '"' in value or "\\" in value:
        return "'" + value.replace("'", "''") + "'"
    return f'"{value}"'
