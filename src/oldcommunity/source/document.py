"""A file of the book as data and places, or as findings: never as something that it does not say."""

from __future__ import annotations

from dataclasses import dataclass, replace

from oldcommunity.diagnostics import Finding
from oldcommunity.source import lines as by_line
from oldcommunity.source.brackets import all_in_brackets
from oldcommunity.source.events import Tree, read_events
from oldcommunity.source.misread import may_mislead, misread
from oldcommunity.source.places import Places
from oldcommunity.source.syntax import explain
from oldcommunity.source.tabs import tabs
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


def load_document(data: bytes, most: int = MAX_FINDINGS) -> Document:
    """Read a file's bytes, and tell of at most so many faults."""
    text, bom, findings = decode(data)
    if text is None:
        return Document("", None, None, tuple(findings), bom)
    if not findings and not may_mislead(text):
        reading = read_events(text)
        if not (reading.error or reading.findings or reading.hollow):
            return Document(text, reading.data, reading.root, (), bom)
    return _load_slowly(text, findings, bom, most)


def _load_slowly(text: str, findings: list[Finding], bom: bool, most: int) -> Document:
    """Read a text that may be wrong, and say of every line what is."""
    clean = without_refused(text) if findings else text
    lines = [line.removesuffix("\r") for line in clean.split("\n")]
    unreadable = by_line.conflicts(lines) or by_line.long_lines(lines)
    if unreadable:
        return Document(text, None, None, _first(findings + unreadable, most), bom)
    findings += tabs(lines)
    clean = clean.replace("\t", " ")
    reading = read_events(clean)
    findings += reading.findings
    findings += misread(clean, lines, reading)
    tight = {finding.line for finding in findings if finding.params.get("reason") == "tight-dash"}
    findings = [finding for finding in findings if finding.code != "OC204" or finding.line not in tight]
    if reading.error is not None or reading.data is None:
        findings += explain(reading, lines, findings)
    findings = all_in_brackets(lines, findings)
    return Document(text, None if findings else reading.data, reading.root, _first(findings, most), bom)


def _first(findings: list[Finding], most: int) -> tuple[Finding, ...]:
    """The findings to show, each once, in the order of the file."""
    unique = {(finding.line, finding.column, finding.code): finding for finding in findings}
    ordered = [unique[key] for key in sorted(unique)]
    if len(ordered) > most:
        last = ordered[most - 1]
        more = len(ordered) - most
        ordered[most - 1 :] = [replace(last, params={**last.params, "more": more})]
    return tuple(ordered)
