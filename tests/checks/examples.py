"""The books in the docstrings of the checks, and the lines that they mark as wrong."""

from __future__ import annotations

import inspect
import re
from dataclasses import dataclass

from oldcommunity.checks.case import Check

_FILE = re.compile(r"# ([\w./-]+\.yaml)")
_MARK = re.compile(r" # <- (OC\d{3})$")
_SECTION = re.compile(r"^(Passes|Fails)::\n\n((?:    .*\n|\n)+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Doc:
    """What a check's docstring says: its sentence, its further paragraphs, a book that passes, one that fails."""

    sentence: str
    more: str
    passes: str
    fails: str


def doc_of(check: Check) -> Doc:
    """The parts of a check's docstring."""
    text = inspect.cleandoc(check.find.__doc__ or "") + "\n"
    sentence, _, rest = text.partition("\n")
    books = {section: inspect.cleandoc(book) + "\n" for section, book in _SECTION.findall(rest)}
    return Doc(sentence, rest[: rest.index("Passes::")].strip(), books["Passes"], books["Fails"])


def marked(text: str) -> set[tuple[str, str, int]]:
    """Code, path and line of each mark in a book written as text."""
    found: set[tuple[str, str, int]] = set()
    path, line = "", 0
    for written in text.splitlines():
        named = _FILE.fullmatch(written)
        if named:
            path, line = named[1], 0
            continue
        line += 1
        mark = _MARK.search(written)
        if mark:
            found.add((mark[1], path, line))
    return found
