"""What `oc init` has to know: from its options, else by asking, where somebody is there to answer."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from oldcommunity.cli import options
from oldcommunity.cli.language import asked_language
from oldcommunity.codelists import LANGUAGES
from oldcommunity.errors import UsageError
from oldcommunity.labels import Labels
from oldcommunity.labels.telling import error_text

if TYPE_CHECKING:
    from oldcommunity.edits.new_book import NewBook

T = TypeVar("T")


def asked_book(
    labels: Labels, area: list[str] | None, cohort: str | None, title: str | None, lang: str | None
) -> NewBook:
    """What the new book is about; what nobody says is as usual.

    Raises:
        UsageError: an option's text is not what it takes.
    """
    from oldcommunity.edits.new_book import NewBook, read_area

    language = labels.language
    if lang is None and asked_language(()) is None:
        language = _answer(labels, "language", language, _language)
        labels = Labels(language)
    if area:
        found = read_area(area)
    else:
        nowhere: dict[str, str] = {}
        found = _answer(labels, "area", nowhere, lambda told: read_area(told.split()))
    this_year = date.fromordinal(options.current_day(None)).year
    year = _year(cohort) if cohort else _answer(labels, "cohort", this_year, _year)
    narrowest = list(found.values())[-1:]
    usual = labels.text("init_page", "title.of" if found else "title.bare", area="".join(narrowest))
    return NewBook(title or _answer(labels, "title", usual, str), found, year, language)


def _answer(labels: Labels, question: str, usual: T, read: Callable[[str], T]) -> T:
    """What somebody at a terminal answers; the usual where nobody is there, or nothing is said."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return usual
    shown = f" [{usual}]" if usual else ""
    while True:
        sys.stderr.write(f"{labels.text('init_page', f'ask.{question}')}{shown}: ")
        sys.stderr.flush()
        told = sys.stdin.readline()
        if not told.strip():
            return usual
        try:
            return read(told.strip())
        except UsageError as error:
            sys.stderr.write(error_text(error.key, error.params, labels) + "\n")


def _language(told: str) -> str:
    if told not in LANGUAGES:
        raise UsageError("unknown-language", given=told, known=" ".join(LANGUAGES))
    return told


def _year(told: str) -> int:
    if not re.fullmatch(r"(19|20|21)\d\d", told, re.ASCII):
        match = re.search(r"(19|20|21)\d\d", unicodedata.normalize("NFKC", told), re.ASCII)
        raise UsageError("bad-new-cohort", given=told, offer=match[0] if match else "")
    return int(told)
