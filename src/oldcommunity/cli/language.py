"""In which language to answer: as asked for, as the surroundings say, as the book says."""

from __future__ import annotations

import os
from collections.abc import Sequence

from oldcommunity.codelists import LANGUAGES

#: Where nobody says otherwise.
DEFAULT = "zh"


def asked_language(words: Sequence[str]) -> str | None:
    """The language of `--lang`, `OC_LANG` or the locale; None where none of them names one that we speak."""
    for i, word in enumerate(words):
        told = word.removeprefix("--lang=") if word.startswith("--lang=") else None
        if word == "--lang" and i + 1 < len(words):
            told = words[i + 1]
        if told in LANGUAGES:
            return told
    told = os.environ.get("OC_LANG", "")
    if told in LANGUAGES:
        return told
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        told = os.environ.get(name, "")
        if told:
            return told[:2] if told[:2] in LANGUAGES else None
    return None


def first_language(words: Sequence[str]) -> str:
    """The language before any book is open."""
    return asked_language(words) or DEFAULT
