"""How the parts of a paper are put together: numbered headings and tables, lists of names, clauses of a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from markupsafe import Markup, escape

from oldcommunity.labels import Labels
from oldcommunity.views.papers.marks import Data
from oldcommunity.views.papers.numbers import Number


class Wording:
    """The parts of one paper, in its language; its headings and tables are counted."""

    def __init__(self, labels: Labels) -> None:
        self._labels = labels
        self._counters = [0, 0, 0]
        self._tables = 0

    def heading(self, title: object, level: int = 1) -> Markup:
        """A numbered heading: 一、 and （一） in Chinese, 1 and 1.1 in English."""
        at = min(max(level, 1), 3) - 1
        self._counters[at] += 1
        self._counters[at + 1 :] = [0] * (2 - at)
        number = self._counters[at]
        if self._labels.language == "zh":
            mark = (f"{numeral(number)}、", f"（{numeral(number)}）", f"{number}．")[at]
        else:
            mark = ".".join(map(str, self._counters[: at + 1])) + (". " if at == 0 else " ")
        return Markup("{} {}{}").format(Markup("#" * (at + 2)), Markup(mark), title)  # noqa: S704 - signs of ours

    def caption(self, title: object) -> Markup:
        """The title of a table, numbered: `表1　各区域进展`, `Table 1. By area`."""
        self._tables += 1
        number = Data(str(self._tables)).__html__()
        before, _, behind = self._labels.text("paper", "table", number=number, title="\n").partition("\n")
        # A sign and a number of ours, around the template's own words.
        return Markup("\n\n**{}{}{}**\n\n").format(Markup(before), escape(title), Markup(behind))  # noqa: S704

    def ordinal(self, number: int) -> Data:
        """`一是`, `二是` in Chinese; `First`, `Second` in English."""
        if self._labels.language == "zh":
            return Data(f"{numeral(number)}是")
        words = self._labels.text("paper", "ordinals").split()
        return Data(words[number - 1] if number <= len(words) else f"{number}th")

    def names(self, things: Iterable[Any], most: int = 0) -> Markup:
        """The names of some things with the language's commas; after so many, `等`."""
        all_names = [escape(getattr(one, "name", one)) for one in things]
        shown = all_names[:most] if most else all_names
        text = Markup(self._labels.text("phrases", "comma")).join(shown)  # noqa: S704 - a word of ours
        return text + self._labels.text("phrases", "and-more") if len(shown) < len(all_names) else text

    def clauses(self, parts: Iterable[Any], last: str | None = None, comma: str | None = None) -> Markup:
        """The parts of a sentence that say something, with commas between them, and `last` before the last of them."""
        told = [text for text in (Markup(escape(part)).strip() for part in parts if part is not None) if text]  # noqa: S704
        between = Markup(self._labels.text("paper", "clause") if comma is None else comma)  # noqa: S704 - words of ours
        before_last = between if last is None else Markup(last)  # noqa: S704 - a word of the template
        head = between.join(told[:-1])
        return head + before_last + told[-1] if len(told) > 1 else Markup("").join(told)

    def plural(self, number: Number, one: str, many: str) -> str:
        """One of two words: the first where a number is exactly one."""
        return one if number.one else many


def bare(text: object) -> Data:
    """A text of the book without the full stop at its end, to stand inside a sentence."""
    return Data(str(text).rstrip().rstrip("。.；;"))


def stopped(text: object) -> Data:
    """A text of the book as a sentence of its own: with its own full stop, or else with that of its script."""
    told = str(text).rstrip()
    if re.search(r"[。！？；.!?;][”’」』）)\"']*$", told):
        return Data(told)
    return Data(told + ("。" if re.search(r"[\u2e80-\u9fff][”’」』）]*$", told) else "."))


def sentence(text: object) -> Data:
    """The first sentence of a text of the book, without its full stop."""
    return bare(re.split(r"(?<=[。！？])|(?<=[.!?])\s", str(text), maxsplit=1)[0])


def subject(title: str, home: tuple[str, ...], asked: Iterable[str | None] | None, within: str = "") -> str:
    """What a paper is about: the book's title without remarks in brackets, and without the word for a book.

    Where an area was asked for, its name stands in place of that of the book's own area; where all plan years lie
    `within` a part of it, the part is named behind it.
    """
    told = re.sub(r"[（(][^（()）]*[)）]\s*$", "", title).strip()
    told = told.removesuffix("台账").strip() or title
    part = next((name for name in reversed(tuple(asked or ())) if name), "")
    own = next((name for name in ("".join(home), home[-1] if home else "") if name and told.startswith(name)), "")
    if part or not own:
        return part + told.removeprefix(own) if own else told
    rest = told.removeprefix(own)
    return told if rest.startswith(within) else own + within + rest


_NUMERALS = "〇一二三四五六七八九"


def numeral(number: int) -> str:
    """A number from 1 to 99 in Chinese: 一, 十, 十一, 二十一."""
    tens, ones = divmod(number, 10)
    if tens == 0:
        return _NUMERALS[ones]
    return ("" if tens == 1 else _NUMERALS[tens]) + "十" + (_NUMERALS[ones] if ones else "")
