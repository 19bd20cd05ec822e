"""What YAML reads without complaint and nobody meant: signs of its own, and full-width ones it takes for text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby, islice
from typing import Any

from yaml.events import AliasEvent, ScalarEvent

from oldcommunity.diagnostics import Finding
from oldcommunity.source.comments import swallowed
from oldcommunity.source.events import Reading
from oldcommunity.source.lines import (
    PLAIN_SIGNS,
    line_fault,
    quoted,
    several_fields,
    structure_lines,
    tight_dash,
    wide_sign,
)
from oldcommunity.source.places import Branch, Place, nodes, pack
from oldcommunity.source.text import MANY, code_point, refused_character

MAX_LENGTH = 10_000
_RARE = (*"\t\\&*!－＃【［｛\u3000\xa0", "”:", "<<", ">>>>>>>", "=======", "|||||||")
_TIGHT_COLON = re.compile(r":(?![\s/])")
_TIGHT_DASH = re.compile(r"\n *-[A-Za-z_]")
_TIGHT_COMMENT = re.compile(r"#(?![\s#])")
_WIDE_LIST = re.compile(r"\[[^\]\[]*[，、]")
_WIDE_ITEM = re.compile(r"，\s*[A-Za-z_]+\s*[:：]")
_WIDE_DASH = re.compile(r"\n *[–—]")
_WIDE_QUOTES = re.compile(r"“[^“”]*”[ ]*(?=[\r\n,}\]]|\Z)")
_KEY_SIGNS = re.compile("[" + "".join(PLAIN_SIGNS).replace("、", "") + "\u3000\xa0]")
_TIGHT_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_]*(:)(?!//)\S")
_WIDE_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_]*\s*(：)")
_WIDE_FIELDS = re.compile(r"[!-~]+(，)\s*[A-Za-z_]+\s*[:：]")
_WIDE_START = re.compile(r"[－–—＃]\s|[\u3000\xa0]|【.*】$|［.*］$|｛.*｝$|“[^“”]*”$")
_KEY_LINE = re.compile(r"\s*(?:- +)*[A-Za-z_][A-Za-z0-9_]*\s*: ")


def may_mislead(text: str) -> bool:
    """Whether a text may hold anything that `misread` refuses; quick, and right when it says no."""
    return (
        len(text) > MAX_LENGTH
        or any(map(text.__contains__, _RARE))
        or _TIGHT_COLON.search(text) is not None
        or _TIGHT_COMMENT.search(text) is not None
        or ("：" in text and any(part[-1:].isascii() for part in text.split("：")[:-1]))
        or _TIGHT_DASH.search(text) is not None
        or _WIDE_LIST.search(text) is not None
        or _WIDE_ITEM.search(text) is not None
        or (("–" in text or "—" in text) and _WIDE_DASH.search(text) is not None)
        or _WIDE_QUOTES.search(text) is not None
        or any("\n" in inside for sign in "\"'" for inside in text.split(sign)[1::2])
    )


def misread(text: str, lines: list[str], reading: Reading) -> list[Finding]:
    """What stands in the parsed part of a file and means something else than its writer thinks."""
    findings: list[Finding] = []
    opaque: list[tuple[int, int]] = []
    for branch, node in nodes(reading.root):
        key, value = (node.key, node.event) if type(node) is Branch else node
        for event in (key, value):
            findings += _signs(event, text)
            if type(event) is ScalarEvent and event.style:
                opaque.append(_span(event))
        if key is not None:
            findings += _key(key, value, lines)
        if type(value) is not ScalarEvent:
            continue
        if value.style:
            findings += _styled(value, lines)
        elif value.value:
            findings += _plain(branch, value, lines)
    for branch in {id(branch): branch for branch, _ in nodes(reading.root)}.values():
        findings += _hollow(branch, text)
    if any(finding.params.get("reason") == "tight-dash" for finding in findings):
        # Of keys with one name only the last has a place.
        dashes = (tight_dash(line, number) for number, line in structure_lines(lines))
        findings += list(islice((dash for dash in dashes if dash), MANY))
    return findings + swallowed(text, lines, opaque, reading.error)


def _signs(event: Any, text: str) -> Iterator[Finding]:
    """Anchors, tags, and the escapes that would bring in what no file may hold."""
    if event is None or type(event) is AliasEvent:
        return
    if event.anchor is not None or event.tag is not None:
        at = event.start_mark.index
        sign = text[at : at + 40].split(maxsplit=1)[0]
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        code = "OC205" if event.anchor is not None else "OC206"
        yield Finding(code, line, column, column + len(sign), {"sign": sign})
    elif type(event) is ScalarEvent:
        if event.style == '"' and (character := refused_character(event.value, "\t")):
            code = "OC105" if character < "\xa0" else "OC106"
            yield _at(code, event, character=code_point(character))
        if len(event.value) > MAX_LENGTH:
            yield _at("OC213", event, limit=MAX_LENGTH, length=len(event.value))


def _key(key: Any, value: Any, lines: list[str]) -> Iterator[Finding]:
    line, start = key.start_mark.line, key.start_mark.column
    if not key.value:
        yield _at("OC214", key)
    elif key.value == "<<" and not key.style:
        yield _at("OC205", key, sign="<<")
    elif not key.style and (match := _KEY_SIGNS.search(lines[line], start, key.end_mark.column)):
        fault = line_fault(lines[line], line + 1)
        same = fault is not None and fault.column == match.start() + 1
        yield fault if fault is not None and same else wide_sign(match[0], line + 1, match.start())
    elif not key.style and key.value[0] == "-" and (dash := tight_dash(lines[line], line + 1)):
        yield dash
    elif _is_hollow(key, value) and (match := _TIGHT_KEY.match(lines[line], start)):
        name = lines[line][start : match.start(1)]
        yield Finding("OC210", line + 1, match.end(1), match.end(1) + 1, {"key": name, "offer": ""})


def _is_hollow(key: Any, value: Any) -> bool:
    """Whether a name stands in a flow mapping without a colon: a comma before it was meant as text."""
    return bool(value.start_mark.index == value.end_mark.index == key.end_mark.index)


def _hollow(branch: Branch, text: str) -> Iterator[Finding]:
    """One finding for names without a colon in a row, with the value before them in quotes on offer."""
    before: Any = None
    for hollow, row in groupby(_texts(branch), lambda pair: _is_hollow(*pair)):
        pairs = list(row)
        first, last = pairs[0][0], pairs[-1][0]
        if hollow and not _TIGHT_KEY.match(first.value) and not _KEY_SIGNS.search(first.value):
            bare = before is not None and not getattr(before, "style", True)
            offer = quoted(text[before.start_mark.index : last.end_mark.index]) if bare else ""
            yield _at("OC215", first, sign=",", offer=offer)
        before = pairs[-1][1]


def _texts(branch: Branch) -> list[tuple[Any, Any]]:
    """The fields of a mapping that hold neither a list nor a mapping, key and value."""
    children = branch.children
    return [node for node in children.values() if type(node) is tuple] if type(children) is dict else []


def _plain(branch: Branch, event: Any, lines: list[str]) -> Iterator[Finding]:
    """What a plain text starts with or hides, when it looks like structure."""
    first, last = event.start_mark.line, event.end_mark.line
    line, start = lines[first], event.start_mark.column
    in_list = type(branch.children) is list
    if match := _WIDE_START.match(line, start, event.end_mark.column if first == last else len(line)):
        sign = match[0][0]
        offer = quoted(event.value.strip("“”")) if sign == "“" else ""
        fault = line_fault(line, first + 1)
        yield fault if fault and fault.column == start + 1 else wide_sign(sign, first + 1, start, offer)
    elif in_list and branch.event.flow_style and (match := re.search("[，、]", event.value)) and first == last:
        yield wide_sign(match[0], first + 1, start + match.start())
    elif branch.event.flow_style and (match := _WIDE_ITEM.search(line, start, event.end_mark.column)):
        yield wide_sign("，", first + 1, match.start())
    elif first == last and (match := _WIDE_FIELDS.match(line, start, event.end_mark.column)):
        yield wide_sign("，", first + 1, match.start(1), several_fields(line))
    elif in_list and (match := _WIDE_KEY.match(line, start)):
        yield line_fault(line, first + 1) or wide_sign("：", first + 1, match.start(1))
    elif in_list and (match := _TIGHT_KEY.match(line, start)):
        fault = line_fault(line, first + 1)
        offer = str(fault.params["offer"]) if fault and fault.code == "OC210" else ""
        key = line[start : match.start(1)]
        yield Finding("OC210", first + 1, match.end(1), match.end(1) + 1, {"key": key, "offer": offer})
    for number in range(first + 1, last + 1):
        if fault := line_fault(lines[number], number + 1):
            yield fault


def _styled(event: Any, lines: list[str]) -> Iterator[Finding]:
    """A quote that was never closed takes in the lines after it, until the next one."""
    first, last = event.start_mark.line, event.end_mark.line
    if event.style in "\"'" and any(_KEY_LINE.match(line) for line in lines[first + 1 : last + 1]):
        column = event.start_mark.column + 1
        yield Finding("OC201", first + 1, column, column + 1, {"reason": "unclosed-quote", "sign": event.style})


def _span(event: Any) -> tuple[int, int]:
    return event.start_mark.index, event.end_mark.index


def _at(code: str, event: Any, **params: str | int) -> Finding:
    return Finding(code, *Place(pack(event.start_mark), pack(event.end_mark)).stretch(), params)
