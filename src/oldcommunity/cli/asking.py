"""What `oc init` has to know: from its options, else by asking, where somebody is there to answer."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from oldcommunity.cli import options
from oldcommunity.cli.answers import refused
from oldcommunity.cli.language import asked_language
from oldcommunity.cli.output import tell
from oldcommunity.cli.prompting import ask, somebody_is_there
from oldcommunity.codelists import LANGUAGES
from oldcommunity.errors import UsageError
from oldcommunity.labels import Labels

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
    from oldcommunity.edits.area_words import read_area
    from oldcommunity.edits.new_book import NewBook

    language = labels.language
    if lang is None and asked_language(()) is None:
        language = _answer(labels, "book-language", language, _language, language)
        labels = Labels(language)
    found = read_area(area) if area else _asked_area(labels)
    this_year = date.fromordinal(options.current_day(None)).year
    year = _year(cohort) if cohort else _answer(labels, "book-cohort", this_year, _year, str(this_year))
    narrowest = list(found.values())[-1:]
    usual = labels.text("init_page", "title.of" if found else "title.bare", area="".join(narrowest))
    return NewBook(title or _answer(labels, "book-title", usual, str, usual), found, year, language)


def _asked_area(labels: Labels) -> dict[str, str]:
    """The area that somebody types, once they have seen how it was understood."""
    from oldcommunity.edits.area_words import read_area
    from oldcommunity.views.area_words import levels_text

    nowhere: dict[str, str] = {}
    found = _answer(labels, "book-area", nowhere, lambda told: read_area([told]))
    seen = nowhere
    while found is not seen:
        seen = found
        tell(labels.text("edit_page", "understood", area=levels_text(found, labels)), sys.stdout)
        found = _answer(labels, "area-right", found, lambda told: read_area([told]))
    return found


def _answer(labels: Labels, question: str, usual: T, read: Callable[[str], T], shown: str = "") -> T:
    """What somebody at a terminal answers; the usual where nobody is there, or nothing is said."""
    if not somebody_is_there():
        return usual
    told = ask(labels, question, lambda told: refused(lambda: read(told), labels) if told else "", usual=shown)
    return read(told) if told else usual


def _language(told: str) -> str:
    if told not in LANGUAGES:
        raise UsageError("unknown-language", given=told, known=" ".join(LANGUAGES))
    return told


def _year(told: str) -> int:
    if not re.fullmatch(r"(19|20|21)\d\d", told, re.ASCII):
        match = re.search(r"(19|20|21)\d\d", unicodedata.normalize("NFKC", told), re.ASCII)
        raise UsageError("bad-new-cohort", given=told, offer=match[0] if match else "")
    return int(told)
