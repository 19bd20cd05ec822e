"""Words where a reader would otherwise meet a key, and one thing told in the singular."""

from __future__ import annotations

import re
import string
from importlib import import_module
from pathlib import Path

import pytest

import oldcommunity.labels.en as english
from oldcommunity.codelists import FIGURES, LANGUAGES
from oldcommunity.labels import Labels, filled

SECTIONS = ("problems_checks", "problems_fields", "problems_text")
#: Places for a number, by what they are called.
COUNTS = {"number", "count", "files", "steps", "projects", "problems", "changes"}
#: A number before one of these and a plural would read `1 projects`.
_PLURAL = re.compile(
    r"\{(\w+)\} (?:more |other |earlier |published )?"
    r"(projects|files|problems|years|figures|periods|numbers|rows|changes|cells|funds|places|days|columns|tables)\b"
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_place_in_a_sentence_has_a_word_on_the_page_of_its_rule(language):
    known = Labels(language).section("problems_page")
    missing = {
        name
        for section in SECTIONS
        for words in Labels(language).section(section).values()
        for _, name, _, _ in string.Formatter().parse(words.sentence + words.remedy)
        if name and f"param.{name}" not in known
    }
    assert missing == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_figure_has_a_name(language):
    assert not set(FIGURES) - Labels(language).section("figures").keys()


def _sentences():
    for path in sorted(Path(english.__file__).parent.glob("*.py")):
        if path.stem == "__init__":
            continue
        for key, words in import_module(f"oldcommunity.labels.en.{path.stem}").TEXTS.items():
            for text in words if isinstance(words, tuple) else [words]:
                yield f"{path.stem}:{key}", str(text)


def test_a_number_of_things_has_a_singular():
    """What is told in its own pattern for one thing (`….one`) has its plural in another."""
    wrong = {
        name: match[0]
        for name, text in _sentences()
        if not name.endswith(".many") and (match := _PLURAL.search(text)) and match[1] in COUNTS
    }
    assert wrong == {}


def test_one_and_many():
    assert filled("{count:project|projects} of {cohort}", {"count": 1, "cohort": 2022}) == "1 project of 2022"
    assert filled("{count:project|projects} of {cohort}", {"count": 2, "cohort": 2022}) == "2 projects of 2022"
