"""Whole files: another encoding, and line ends that some program has doubled or that only an old Mac had."""

from __future__ import annotations

import codecs
import re

from oldcommunity.edits.fixes.remedy import Step
from oldcommunity.source.document import load_document

_WIDE = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
_CR = "U+000D"
#: Characters of somebody's own, and the letters of other scripts as which Big5 appears in GBK; Φ is a diameter.
_FOREIGN = re.compile("[\ue000-\uf8ff\u0370-\u03a5\u03a7-\u03c5\u03c7-\u052f\u3041-\u30fa]")


def converted(data: bytes) -> tuple[bytes, Step] | None:
    """The same text in UTF-8, for a file in GBK (GB18030) or in UTF-16 with its mark; None where there is a doubt.

    The text has to give back the very bytes, and to be one that books take; a file of which some lines are in UTF-8
    already was mixed together, and is left to its owner.
    """
    findings = load_document(data).findings
    code = findings[0].code if findings else ""
    if code == "OC102":
        encoding, name, body = "gb18030", "GBK", data
    elif code == "OC103" and data[:2] in _WIDE and not data.startswith(codecs.BOM_UTF32_LE):
        encoding, name, body = _WIDE[data[:2]], "UTF-16", data[2:]
    else:
        return None
    try:
        text = body.decode(encoding)
        told = text.encode("utf-8")
    except UnicodeError:
        return None
    if text.encode(encoding) != body or _FOREIGN.search(text) or _is_mixed(data, code):
        return None
    if any(finding.code in ("OC101", "OC102", "OC103", "OC104", "OC109") for finding in load_document(told).findings):
        return None
    at = findings[0]
    return told, Step(code, at.line, at.column, name, "UTF-8")


def _is_mixed(data: bytes, code: str) -> bool:
    """Whether a line of a GBK file is UTF-8 with Chinese in it."""
    if code != "OC102":
        return False
    for line in data.split(b"\n"):
        try:
            text = line.decode("utf-8")
        except UnicodeDecodeError:
            continue
        if any(sign >= "\u0800" for sign in text):
            return True
    return False


def with_plain_line_ends(data: bytes) -> tuple[bytes, Step] | None:
    """A file without the second CR of `CR CR LF`, or with LF for the CR that is its only line end; None otherwise."""
    findings = [one for one in load_document(data, 1 << 20).findings if one.params.get("character") == _CR]
    if not findings:
        return None
    if b"\r\r\n" in data:
        told, old, new = data, "CR CR LF", "CR LF"
        while b"\r\r\n" in told:
            told = told.replace(b"\r\r\n", b"\r\n")
    elif b"\n" not in data:
        told, old, new = data.replace(b"\r", b"\n"), "CR", "LF"
    else:
        return None
    return told, Step("OC105", findings[0].line, findings[0].column, old, new)
