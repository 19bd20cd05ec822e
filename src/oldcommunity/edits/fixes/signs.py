"""Signs of YAML's own that were typed full-width, too close, too few or not at all: remedies for single lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from oldcommunity.diagnostics import Finding
from oldcommunity.edits.fixes.remedy import Remedy, Splice, Step
from oldcommunity.edits.fixes.state import State
from oldcommunity.source.lines import quoted

#: Characters without width or meaning: what an eye sees stays the same without them. Others may have stood for a
#: line break, a space or a direction of writing.
_NOTHING = frozenset(("U+200B", "U+2060", "U+FEFF", "U+00AD", "U+200E", "U+202A", "U+202C"))
_HALF_WIDTH_BRACKETS = str.maketrans("【】［］", "[][]")
_LIST = re.compile(r"\[([^\[\]{}\"'“”]*)\]")
_WIDE_COMMA = re.compile("[，、]")


def sign_remedies(state: State, codes: frozenset[str]) -> Iterator[Remedy]:
    """The remedies for the text of a file, but for those of spaces; the same line may be the subject of several."""
    done = set()
    for finding in state.findings:
        if finding.code not in codes or finding.line > len(state.lines):
            continue
        remedy = _remedy(finding, state.lines[finding.line - 1])
        if remedy is not None and (remedy.ways not in done):
            done.add(remedy.ways)
            yield remedy


def _remedy(finding: Finding, line: str) -> Remedy | None:
    offer = str(finding.params.get("offer", ""))
    reason = finding.params.get("reason")
    match finding.code:
        case "OC106" if finding.params.get("character") in _NOTHING:
            at = finding.column - 1
            return _made(finding, str(finding.params["character"]), "", Splice(finding.line - 1, at, at + 1, ""))
        case "OC201" if reason in ("no-dash", "tight-dash") and offer:
            lead = line[: len(line) - len(line.lstrip())]
            return _whole(finding, line, lead + offer)
        case "OC203" if reason != "space":
            return _full_width(finding, line, offer)
        case "OC210":
            if offer:
                return _whole(finding, line, offer, sure=True)
            at = finding.column
            if line[at - 1 : at] == ":":
                step = Step(
                    finding.code, finding.line, finding.column, line.strip(), f"{line[:at]} {line[at:]}".strip()
                )
                return Remedy(step, ((Splice(finding.line - 1, at, at, " "),),), structural=True, sure=True)
        case "OC211" if offer:
            return _comment(finding, line, offer)
        case "OC215" if reason == "braces" and offer:
            return _whole(finding, line, offer)
        case "OC215" if offer[:1] in ("'", '"'):
            return _in_quotes(finding, line, offer)
    return None


def _full_width(finding: Finding, line: str, offer: str) -> Remedy | None:
    """A full-width sign, where the line or the value put right is on offer."""
    at = finding.column - 1
    if not offer:
        return None
    if finding.params.get("sign") == "“" and offer[0] in "'\"":
        old = f"“{_inside(offer)}”"
        if line[at : at + len(old)] != old:
            return None
        return _made(finding, old, offer, Splice(finding.line - 1, at, at + len(old), offer))
    known_name = re.match(r"[ ]*(?:- +)*[A-Za-z_][A-Za-z0-9_]*\s*：", line) is not None
    whole = _whole(finding, line, offer, sure=known_name)
    rival = _one_text_each(line)
    if rival == line:
        return None
    rivals = ((Splice(finding.line - 1, 0, len(line), rival),),) if rival else ()
    return Remedy(whole.step, whole.ways, rivals, structural=True, sure=whole.sure)


def _one_text_each(line: str) -> str:
    """A line with the items of a list in quotes that hold full-width commas, which may be part of a text.

    Empty where no comma is in such a place, the line itself where it cannot be told.
    """
    told = line.translate(_HALF_WIDTH_BRACKETS)
    at = told.find("[")
    if at < 0 or not _WIDE_COMMA.search(told, at):
        return ""
    match = _LIST.search(told)
    if match is None or not _WIDE_COMMA.search(match[1]):
        return line
    items = [item.strip() for item in match[1].split(",")]
    inner = ", ".join(quoted(item) if _WIDE_COMMA.search(item) else item for item in items)
    return f"{told[: match.start()]}[{inner}]{told[match.end() :]}"


def _comment(finding: Finding, line: str, offer: str) -> Remedy | None:
    """What follows a `#` is part of the value or a comment: whichever alone can be."""
    raw = _inside(offer)
    start = line.find(raw)
    at = finding.column - 1
    if not 0 <= start <= at < start + len(raw):
        return None
    hashes = len(line[at:]) - len(line[at:].lstrip("#"))
    ways = (
        (Splice(finding.line - 1, start, start + len(raw), offer),),
        (Splice(finding.line - 1, at + hashes, at + hashes, " "),),
    )
    return Remedy(Step(finding.code, finding.line, finding.column, line.strip(), ""), ways)


def _in_quotes(finding: Finding, line: str, offer: str) -> Remedy | None:
    """The same text in quotes, where it stands."""
    raw = _inside(offer)
    at = finding.column - 1
    starts = [match.start() for match in re.finditer(re.escape(raw), line)] if raw else []
    for start in starts:
        if start <= at <= start + len(raw) and line[start - 1 : start] not in ("'", '"'):
            return _made(finding, raw, offer, Splice(finding.line - 1, start, start + len(raw), offer))
    return None


def _inside(offer: str) -> str:
    """What stands inside the quotes of an offer, as it stood without them."""
    return offer[1:-1] if offer[0] == '"' else offer[1:-1].replace("''", "'")


def _whole(finding: Finding, line: str, new: str, *, sure: bool = False) -> Remedy:
    """Another line for a line."""
    splice = Splice(finding.line - 1, 0, len(line), new)
    step = Step(finding.code, finding.line, finding.column, line.strip(), new.strip())
    return Remedy(step, ((splice,),), structural=True, sure=sure)


def _made(finding: Finding, old: str, new: str, splice: Splice) -> Remedy:
    step = Step(finding.code, finding.line, finding.column, old, new)
    return Remedy(step, ((splice,),), structural=finding.code == "OC215")
