"""A file of the book as data and places, or as findings: never as something that it does not say."""

from __future__ import annotations

from dataclasses import dataclass, replace

from oldcommunity.diagnostics import Finding
from oldcommunity.source import lines as by_line
from oldcommunity.source.events import Reading, Tree, read_events
from oldcommunity.source.misread import may_mislead, misread
from oldcommunity.source.places import Places
from oldcommunity.source.syntax import explain
from oldcommunity.source.text import decode, without_refused

#: How many findings one file gives; the last of them says how many more there are (`more`).
MAX_FINDINGS = 20


@dataclass(frozen=True, slots=True)
class Document:
    """A file's content.

    Attributes:
        text: without a byte order mark, line ends as they were; empty where the bytes are no text.
        data: texts, lists and mappings; None where anything was found, so that nothing misread is used.
        places: where each key and value stands, as far as the file could be read.
        findings: in the order of the file.
        bom: the file starts with a byte order mark, which an edit has to keep.
    """

    text: str
    data: dict[str, Tree] | None
    places: Places
    findings: tuple[Finding, ...] = ()
    bom: bool = False


def load_document(data: bytes) -> Document:
    """Read a file's bytes."""
    text, bom, findings = decode(data)
    if text is None:
        return Document("", None, None, tuple(findings), bom)
    odd = bool(findings) or may_mislead(text)
    if not odd:
        reading = read_events(text)
        if not (reading.error or reading.findings or reading.hollow):
            return Document(text, reading.data, reading.root, (), bom)
        odd_lines = _lines(text)
        findings = _review(reading, text, odd_lines, [])
    else:
        clean = without_refused(text)
        odd_lines = _lines(clean)
        marks = by_line.conflicts(odd_lines)
        if marks:
            return Document(text, None, None, _first(findings + marks), bom)
        tabs = by_line.tabs(odd_lines)
        clean = clean.replace("\t", " ")
        reading = read_events(clean)
        findings += tabs
        findings = _review(reading, clean, odd_lines, findings)
    if findings:
        return Document(text, None, reading.root, _first(findings), bom)
    return Document(text, reading.data, reading.root, (), bom)


def _review(reading: Reading, text: str, lines: list[str], earlier: list[Finding]) -> list[Finding]:
    findings = earlier + reading.findings + misread(text, lines, reading)
    if reading.error is not None or reading.data is None:
        findings += explain(reading, lines, findings)
    return findings


def _lines(text: str) -> list[str]:
    return [line.removesuffix("\r") for line in text.split("\n")]


def _first(findings: list[Finding]) -> tuple[Finding, ...]:
    """The findings to show, each once, in the order of the file."""
    unique = {(finding.line, finding.column, finding.code): finding for finding in findings}
    ordered = [unique[key] for key in sorted(unique)]
    if len(ordered) > MAX_FINDINGS:
        last = ordered[MAX_FINDINGS - 1]
        more = len(ordered) - MAX_FINDINGS
        ordered[MAX_FINDINGS - 1 :] = [replace(last, params={**last.params, "more": more})]
    return tuple(ordered)
