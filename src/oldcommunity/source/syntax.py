"""Why a file is not YAML, said of the line that a clerk has to mend.

libyaml reports where it noticed, often a line too late, and in terms of its grammar. Here its report is only
the clue: the line itself tells what was meant.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import Any

from yaml.events import ScalarEvent

from oldcommunity.diagnostics import Finding
from oldcommunity.source.alignment import filled_above, generic, indent, missing_dash, not_aligned
from oldcommunity.source.events import Reading
from oldcommunity.source.lines import line_faults, quoted, several_fields, wide_sign
from oldcommunity.source.text import MANY

_KINDS = (
    ("lfs", re.compile(r"version https://git-lfs")),
    ("html", re.compile(r"\s*<(!doctype|html|\?xml|head|body|div)", re.IGNORECASE)),
    ("patch", re.compile(r"diff --git |--- a/|From [0-9a-f]{40} |Index: ")),
    ("toml", re.compile(r"\[[\w.\" -]+\]\s*$|[\w-]+ = ")),
    ("csv", re.compile(r"[^\s:：{}\[\]]+[,;\t][^\s:：{}\[\]]+[^:：{}\[\]]*$")),
)
#: What makes libyaml stumble lines later; its complaint then is no news.
_SPREADING = frozenset(("OC201", "OC202", "OC203", "OC210", "OC211"))
#: Signs for nothing that are something to YAML.
_BLANKS = frozenset(("-", "?", "*", "|", ">"))
_VALUE = re.compile(r"(?P<lead>[ ]*(?:- +)*(?:[^\s:'\"{\[]+: +)?)(?P<value>.*?)\s*(?: #(?= |$).*)?$")
#: What follows a comma inside brackets, and how the name of a field begins it.
_PIECE = re.compile(r",[^,\[\]{}]*")
_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_]*\s*[:：]")


def explain(reading: Reading, lines: list[str], findings: list[Finding]) -> list[Finding]:
    """What keeps a text from being read: another kind of file, faulty lines, or libyaml's complaint put plainly.

    What the answer makes superfluous is taken out of `findings`.
    """
    error: Any = reading.error
    kind = _other_kind(lines)
    if kind:
        findings.clear()
        return [Finding("OC208", 1, 1, len(lines[0]) + 1, {"reason": kind})]
    if error is None and not any(finding.params.get("reason") == "text" for finding in findings):
        return []
    faults = line_faults(lines)
    if error is None:
        wide = (_wide_colon(line, number) for number, line in enumerate(lines))
        faults = faults or list(islice((fault for fault in wide if fault), MANY))
        if faults:
            findings[:] = [finding for finding in findings if finding.code != "OC208"]
        return faults
    noticed = error.problem_mark.line + 1 if error.problem_mark else 1
    for finding in [*findings, *faults]:
        if finding.line == noticed or (finding.line < noticed and finding.code in _SPREADING):
            return faults
    return [*faults, _complaint(reading, lines)]


def _other_kind(lines: list[str]) -> str:
    first = next((line for line in lines if line.strip()), "")
    return next((kind for kind, pattern in _KINDS if pattern.match(first)), "")


def _complaint(reading: Reading, lines: list[str]) -> Finding:  # noqa: PLR0912 – one answer per complaint
    error: Any = reading.error
    problem, context = error.problem or "", error.context or ""
    if error.problem_mark is None:
        return generic(lines, 0, 0, "other")
    line, column = error.problem_mark.line, error.problem_mark.column
    from_line, from_column = line, column
    if error.context_mark is not None:
        from_line, from_column = error.context_mark.line, error.context_mark.column
    if line >= len(lines) or (line == len(lines) - 1 and column >= len(lines[line])):
        if "flow" in context:
            return _unclosed(lines, from_line, from_column)
        line = len(lines) - 1
    for number in (line, from_line):
        if finding := missing_dash(lines, number):
            return finding
    if "unexpected end of stream" in problem or "document indicator" in problem:
        return generic(lines, from_line, from_column, "unclosed-quote")
    if "escape" in problem:
        return generic(lines, line, max(lines[line].rfind("\\", 0, column + 1), 0), "escape")
    if "directive" in context or "YAML document" in problem or "directive" in problem:
        return generic(lines, line, 0, "directive")
    if "document start" in problem:
        return Finding("OC207", line + 1, column + 1, column + 2)
    if "start any token" in problem:
        return _needs_quotes(lines, line, column)
    if "tag" in context or "tag" in problem:
        return _tag(lines, from_line, from_column)
    if any(word in context for word in ("alias", "anchor", "block scalar")):
        return _needs_quotes(lines, from_line, from_column)
    if "could not find expected ':'" in problem:
        return _no_colon(lines, from_line)
    if "not allowed" in problem:
        return _not_allowed(lines, line, column)
    if "flow" in context or "node content" in problem:
        return _in_brackets(lines, line, column, from_line, from_column)
    return _unexpected(reading, lines, line, column)


def _not_allowed(lines: list[str], line: int, column: int) -> Finding:
    """A `:`, `-` or `?` where a value already stands, or under a line that opens nothing."""
    match = _VALUE.match(lines[line])
    if match and match["lead"].strip(" -") and column >= match.start("value"):
        return _needs_quotes(lines, line, column)
    above = next(filled_above(lines, line), -1)
    if above >= 0 and not re.search(r":( |$)", lines[above]):
        return _no_colon(lines, above)
    return not_aligned(lines, line)


def _in_brackets(lines: list[str], line: int, column: int, from_line: int, from_column: int) -> Finding:
    """Inside `[…]` or `{…}`: a value that needs quotes, a missing comma, or a bracket left open."""
    here = lines[line][column : column + 1]
    if line == from_line and here == ":":
        text = lines[line]
        start = max(text.rfind(sign, 0, column) for sign in ",{[")
        value = re.compile(r"(?:[^:]*: +)?(?P<value>[^,}\]]*)").match(text, start + 1)
        assert value is not None
        inner = value["value"].strip()
        if not inner:
            return generic(lines, line, column, "no-name")
        if value.start("value") < column < value.end("value") and len(inner.split(": ")[0].split()) < 2:
            at = value.start("value")
            meant = _whole_text(text, at, value.end("value"))
            params = {"sign": ":", "offer": quoted(meant) if meant else ""}
            return Finding("OC215", line + 1, at + 1, at + 1 + len(meant or inner), params)
        return generic(lines, line, column, "missing-comma")
    if here and here in ",]}" and (line, column) == (from_line, from_column):
        match = _VALUE.match(lines[line])
        if match and match.start("value") == column and match["lead"].strip(" -"):
            return _needs_quotes(lines, line, column)
        return generic(lines, line, column, "bracket")
    if line > from_line:
        return _unclosed(lines, from_line, from_column)
    return generic(lines, line, column, "missing-comma" if here not in (",", "]", "}") else "bracket")


def _whole_text(text: str, start: int, end: int) -> str:
    """A text inside `{…}` with all that follows commas and is no field; empty where it can be read in two ways."""
    while text[end : end + 1] == ",":
        match = _PIECE.match(text, end)
        assert match is not None
        piece = match[0][1:].strip()
        if not piece or _KEY.match(piece):
            break
        if text[match.end() : match.end() + 1] in ("[", "{") or re.search(r":(?:\s|$)|：", piece):
            return ""
        end = match.end()
    return text[start:end].strip()


def _unclosed(lines: list[str], line: int, column: int) -> Finding:
    """A bracket that is open at a place: the one there, or the last one before."""
    number = min(line, len(lines) - 1)
    if lines[number][column : column + 1] not in ("[", "{"):
        while number and not re.search(r"[\[{]", lines[number]):
            number -= 1
        column = max(lines[number].rfind("["), lines[number].rfind("{"), 0)
    return generic(lines, number, column, "unclosed-bracket")


def _no_colon(lines: list[str], line: int) -> Finding:
    return _wide_colon(lines[line], line) or generic(lines, line, indent(lines[line]), "no-colon")


def _wide_colon(line: str, number: int) -> Finding | None:
    """A full-width colon after any name, not only one of ours."""
    match = re.match(r"[ ]*(?:- +)*[^\s：#]{1,40}(：)\s*", line)
    if match is None:
        return None
    return wide_sign("：", number + 1, match.start(1), f"{line[: match.start(1)]}: {line[match.end() :]}")


def _unexpected(reading: Reading, lines: list[str], line: int, column: int) -> Finding:
    """Something after a finished value, or a line whose indentation fits nothing above it."""
    last = reading.last
    if type(last) is ScalarEvent and last.style in ("'", '"'):
        start: Any = last.start_mark
        if start.line < line:
            return generic(lines, start.line, start.column, "unclosed-quote")
    text = lines[line]
    if column > indent(text) and text[column : column + 1] not in ("", "-"):
        match = _VALUE.match(text)
        if text[column] in "]}":
            return generic(lines, line, column, "bracket")
        if match and match["value"][:1] in ("'", '"'):
            at = match.start("value")
            sign, value = match["value"][0], match["value"]
            params = {"sign": sign, "offer": quoted(value[1:-1] if value[-1] == sign else value)}
            return Finding("OC215", line + 1, at + 1, match.end("value") + 1, params)
        return generic(lines, line, column, "after-value")
    if text[column : column + 1] == ":":
        return generic(lines, line, column, "no-name")
    return not_aligned(lines, line)


def _tag(lines: list[str], line: int, column: int) -> Finding:
    sign = lines[line][column : column + 40].split(" ")[0]
    if re.match(r"![\w!<]", sign, re.ASCII):
        return Finding("OC206", line + 1, column + 1, column + 1 + len(sign), {"sign": sign})
    return _needs_quotes(lines, line, column)


def _needs_quotes(lines: list[str], line: int, column: int) -> Finding:
    """A value with a sign of YAML's in it, with the same value in quotes on offer."""
    text = lines[line]
    match = _VALUE.match(text)
    sign = text[column : column + 1]
    if match is None or not match.start("value") <= column or match["value"][:1] in ("[", "{", ""):
        inner = re.match(r"[^,}\]]*", text[column:])
        value, start = (inner[0].strip() if inner else ""), column
    else:
        value, start = match["value"], match.start("value")
    if value in _BLANKS and (key := re.search(r"([^\s{,\[]+): *$", text[:start])):
        params = {"sign": sign, "field": key[1], "offer": "", "reason": "unknown"}
        return Finding("OC215", line + 1, start + 1, start + 2, params)
    if fields := several_fields(text):
        params = {"sign": sign, "offer": fields, "reason": "braces"}
        return Finding("OC215", line + 1, start + 1, start + 1 + max(len(value), 1), params)
    offer = quoted(value) if value and value[0] not in "'\"" else ""
    return Finding("OC215", line + 1, start + 1, start + 1 + max(len(value), 1), {"sign": sign, "offer": offer})
