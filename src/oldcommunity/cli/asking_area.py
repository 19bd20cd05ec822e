"""Where a new project lies, as asked at a terminal: by the areas that the book has, and agreed to before it counts."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from oldcommunity.cli.answers import refused
from oldcommunity.cli.output import tell
from oldcommunity.cli.prompting import ask
from oldcommunity.edits.area_words import read_area
from oldcommunity.records.area_names import area_told

if TYPE_CHECKING:
    from oldcommunity.book import Book
    from oldcommunity.labels import Labels

#: So many areas of the book are named as examples.
_EXAMPLES = 3


def book_area(book: Book, words: list[str]) -> dict[str, str]:
    """An area as typed, by level, without what the book says for all projects.

    Raises:
        UsageError: it is not certain what is meant.
    """
    return read_area(words, book.settings.area, _known(book))


def ask_area(book: Book, labels: Labels) -> list[str]:
    """Where the project lies, as somebody has typed and agreed to; empty where they leave it out."""

    def check(told: str) -> str:
        return refused(lambda: book_area(book, [told]), labels)

    home = "".join(book.settings.area.values())
    streets = [(str(a or ""), str(b or "")) for a, b in book.rows(_STREETS)]
    # Only what is left below the book's own area is typed.
    below = [("" if "district" in book.settings.area else district, street) for district, street in streets]
    joined = list(dict.fromkeys("".join(one) for one in below if any(one)))
    question = "area-in" if home and joined else "area-of" if home else "area"
    shown = joined[:_EXAMPLES] if joined else [_example(book)]
    examples = labels.text("edit_page", "or").join(shown)
    known = {*joined, *(one for one, _ in streets if one)}
    told = ask(labels, question, check, known=known, home=home, examples=examples)
    while told:
        _show(book, told, streets, labels)
        if area_told([told]).named >= book_area(book, [told]).keys():
            break
        again = ask(labels, "area-right", check, known=known)
        if not again:
            break
        told = again
    return [told] if told else []


_STREETS = "SELECT DISTINCT district, subdistrict FROM the_project ORDER BY district, subdistrict"


def _example(book: Book) -> str:
    """An area as it is typed below the book's own."""
    levels = tuple(_EXAMPLE)
    last = max((levels.index(level) for level in book.settings.area if level in levels), default=0)
    return "".join(list(_EXAMPLE.values())[last + 1 :]) or _EXAMPLE["subdistrict"]


#: Names of each level, for a question of a book that has none yet.
_EXAMPLE = {"province": "福建省", "city": "三明市", "district": "三元区", "subdistrict": "列东街道"}


def _known(book: Book) -> set[tuple[str, str]]:
    rows = book.rows(_STREETS)
    levels = ("district", "subdistrict")
    return {(level, str(name)) for row in rows for level, name in zip(levels, row, strict=True) if name is not None}


def _show(book: Book, told: str, streets: list[tuple[str, str]], labels: Labels) -> None:
    """How an area was understood, and where the book has a street of which no district was told."""
    from oldcommunity.views.area_words import levels_text

    area = book_area(book, [told])
    told_of = levels_text({**book.settings.area, **area}, labels)
    tell(labels.text("edit_page", "understood", area=told_of), sys.stdout)
    street = area.get("subdistrict")
    around = [district for district, name in streets if name == street and district]
    if street and "district" not in area and "district" not in book.settings.area and around:
        ways = labels.text("edit_page", "or").join(f"{district}{street}" for district in around)
        tell(labels.text("edit_page", "street-in", street=street, ways=ways), sys.stdout)
