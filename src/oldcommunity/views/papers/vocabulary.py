"""What a template sees: a small set of functions and lists, the same for every paper."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from typing import Any

from markupsafe import Markup, escape

from oldcommunity.codelists import FIGURES, FUND_KINDS, UNITS
from oldcommunity.labels import Labels
from oldcommunity.reports.paper import Figures, Node, Quoted, change, figure, month_end_before
from oldcommunity.reports.paper_records import Records, Span
from oldcommunity.views.papers.lists import Listing, Thing, Tools
from oldcommunity.views.papers.marks import Data, Recorder
from oldcommunity.views.papers.mistakes import MistakeError
from oldcommunity.views.papers.numbers import Number
from oldcommunity.views.papers.projects import Project, problems_of
from oldcommunity.views.papers.scopes import Part, Place, ranking
from oldcommunity.views.papers.things import Document, Funds, Problem, Team, When
from oldcommunity.views.papers.visits import Visit
from oldcommunity.views.papers.writing import Writer

_OF_THE_BOOK = ("bulletins", "sites_inspected")


class Vocabulary:
    """The functions and lists of one paper; `names()` is what its template sees."""

    def __init__(
        self,
        figures: Figures,
        records: Records,
        nodes: Iterable[Node],
        labels: Labels,
        *,
        project: str | None,
        issue: int | None,
    ) -> None:
        self.recorder = Recorder()
        self._figures = figures
        self._records = records
        self._labels = labels
        self._day = records.day
        self._tools = Tools(Writer(labels), self.recorder)
        self._parts = tuple(Part(node, "", figures, records, self._tools) for node in nodes)
        self._project = project
        self._issue = issue
        self._notes: list[Markup] = []
        self._counters = [0, 0, 0]
        self._asked: list[Quoted] = []

    def names(self) -> dict[str, Any]:
        """All names that a template may use, with what they stand for."""
        records, tools = self._records, self._tools
        dated, undated = records.documents()
        visits = tuple(Visit(record, path, at, records, tools) for record, path, at in records.inspections())
        names = {one.id: one.name for one in records.projects}
        known: dict[str, Any] = {
            "figure": self.figure,
            "change": self.change,
            "ranking": self.ranking,
            "cohorts": self._parts,
            "projects": self._listing("records", "projects", (Project(p, records, tools) for p in records.projects)),
            "documents": self._listing("documents", "documents", (Document(one, tools) for one in dated)),
            "undated_documents": self._listing(
                "undated_documents", "documents", (Document(one, tools) for one in undated)
            ),
            "inspections": visits,
            "issues": self._issues(),
            "teams": self._listing("teams", "teams", (Team(one, tools) for one in records.teams())),
            "funds": self._listing("funds", "funds", (Funds(one, tools, names) for one in records.money())),
            "day": When(Span(self._day, self._day), tools),
            "month_end": When(Span(month_end_before(self._day), month_end_before(self._day)), tools),
            "settings": self._settings(),
            "heading": self.heading,
            "names": self.listed,
            "clauses": self.clauses,
            "ordinal": self.ordinal,
            "plural": self.plural,
            "bare": bare,
            "word": self.word,
            "note": self.note,
            "notes": self._notes,
            "remarks": self.remarks,
            "inferred": self.inferred,
        }
        if self._project is not None:
            found = records.named(self._project)
            if found is not None:
                known["project"] = Project(found, records, tools)
        if self._issue is not None:
            # Not a figure of the book: whoever issues the paper numbers it.
            known["issue_number"] = Data(str(self._issue))
        return known

    def figure(
        self,
        key: str,
        of: Part | None = None,
        unit: str | None = None,
        as_of: str | None = None,
        kind: str | None = None,
    ) -> Number:
        """A figure of the catalogue, of a plan year or part; `as_of='month_end'` for the end of the month before."""
        return self._tools.number(self._ask(key, of.node if of else None, unit, as_of, kind))

    def change(self, key: str, of: Part, unit: str | None = None) -> Number:
        """By how much a figure has changed since the end of the month before; of a rate, in percentage points."""
        told = change(self._ask(key, of.node, unit, "month_end", None), self._ask(key, of.node, unit, None, None))
        return self._tools.number(told)

    def ranking(self, key: str, of: Part, level: str | None = None) -> tuple[Place, ...]:
        """The parts of a plan year's area by a figure, highest first."""
        return ranking(of.parts(level), key, lambda name, node: self._ask(name, node, None, None, None), self._tools)

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

    def ordinal(self, number: int) -> Data:
        """`一是`, `二是` in Chinese; `First`, `Second` in English."""
        if self._labels.language == "zh":
            return Data(f"{numeral(number)}是")
        words = self._labels.text("paper", "ordinals").split()
        return Data(words[number - 1] if number <= len(words) else f"{number}th")

    def listed(self, things: Iterable[Any], most: int = 0) -> Markup:
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

    def word(self, section: str, key: str) -> Data:
        """A word of the language: `word('codes', 'causes.residents')`."""
        if section not in ("codes", "figures", "units"):
            raise MistakeError("template-no-word", given=section, known="codes figures units")
        words: Mapping[str, str] = self._labels.section(section)
        if key not in words:
            raise MistakeError("template-unknown-name", given=key, offer=_near(key, words))
        return Data(words[key])

    def note(self, text: object = "", caller: Any = None) -> str:
        """Something that the book does not know, for the end of the paper; each once."""
        told = escape(caller() if caller else text).strip()
        if told and told not in self._notes:
            self._notes.append(told)
        return ""

    def remarks(self) -> tuple[Data, ...]:
        """What the book itself says of the numbers printed so far."""
        found = self._records.remarks(self.recorder.quoted())
        return tuple(Data(text) for text in dict.fromkeys(remark.note for remark in found if remark.note))

    def inferred(self) -> tuple[Data, ...]:
        """The figures printed so far that rest on something inferred."""
        titles = self._labels.section("figures")
        keys = [one.key.split()[0] for one in self.recorder.quoted() if one.inferred]
        return tuple(Data(titles.get(key, key)) for key in dict.fromkeys(keys))

    def _ask(self, key: str, node: Node | None, unit: str | None, as_of: str | None, kind: str | None) -> Quoted:
        if key not in FIGURES:
            raise MistakeError("template-unknown-figure", given=key, known=" ".join(FIGURES), offer=_near(key, FIGURES))
        for given, known in ((unit, UNITS), (kind, FUND_KINDS), (as_of, ("month_end",))):
            if given is not None and given not in known:
                raise MistakeError(
                    "template-unknown-choice", given=given, known=" ".join(known), offer=_near(given, known)
                )
        if node is None and key not in _OF_THE_BOOK:
            raise MistakeError("template-figure-of-what", figure=key)
        day = month_end_before(self._day) if as_of else self._day
        return figure(self._figures, key, node, day, unit, kind)

    def _issues(self) -> Listing[Problem]:
        entries = self._records.open_issues(self._records.projects)
        return self._listing("open_issues", "issues", problems_of(entries, self._records, self._tools))

    def _settings(self) -> dict[str, Any]:
        context = self._records.context
        return {
            "title": Data(context.title),
            "subject": Data(_subject(context.title)),
            "area": Data("".join(context.area)),
            "made_up": context.made_up,
            "left_out": tuple(map(Data, context.left_out)),
        }

    def _listing(self, key: str, unit: str, things: Iterable[Thing]) -> Listing[Any]:
        return Listing(key, unit, things, self._tools)


def bare(text: object) -> Data:
    """A text of the book without the full stop at its end, to stand inside a sentence."""
    return Data(str(text).rstrip().rstrip("。.；;"))


def _subject(title: str) -> str:
    """What a book is about: its title without remarks in brackets, and without the word for a book."""
    told = re.sub(r"[（(][^（()）]*[)）]\s*$", "", title).strip()
    return told.removesuffix("台账").strip() or title


_NUMERALS = "〇一二三四五六七八九"


def numeral(number: int) -> str:
    """A number from 1 to 99 in Chinese: 一, 十, 十一, 二十一."""
    tens, ones = divmod(number, 10)
    if tens == 0:
        return _NUMERALS[ones]
    return ("" if tens == 1 else _NUMERALS[tens]) + "十" + (_NUMERALS[ones] if ones else "")


def _near(given: str, known: Iterable[str]) -> str:
    return next(iter(difflib.get_close_matches(given, list(known), n=1)), "")
