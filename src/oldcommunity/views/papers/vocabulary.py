"""What a template sees: a small set of functions and lists, the same for every paper."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from oldcommunity.codelists import FIGURES, FUND_KINDS, UNITS
from oldcommunity.labels import Labels
from oldcommunity.reports.model import Value
from oldcommunity.reports.paper import Figures, Node, Quoted, figure
from oldcommunity.reports.paper_days import month_end_after, month_end_before
from oldcommunity.reports.paper_moves import change
from oldcommunity.reports.paper_records import Records, Span
from oldcommunity.views.papers.lamps import Coming
from oldcommunity.views.papers.lists import Listing, Thing, Tools
from oldcommunity.views.papers.marks import Data, Recorder
from oldcommunity.views.papers.mistakes import MistakeError
from oldcommunity.views.papers.numbers import Number
from oldcommunity.views.papers.problems import Again, Problem
from oldcommunity.views.papers.projects import Project, project_of
from oldcommunity.views.papers.purses import Pockets
from oldcommunity.views.papers.remarking import inferred_title, remarked
from oldcommunity.views.papers.scopes import Part, Place, ranking
from oldcommunity.views.papers.templating import Later
from oldcommunity.views.papers.things import Document, Team, When
from oldcommunity.views.papers.visits import Visit
from oldcommunity.views.papers.wording import Wording, bare, sentence, stopped, subject
from oldcommunity.views.papers.writing import Writer

if TYPE_CHECKING:
    from oldcommunity.reports.paper_papers import Issued

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
        told = tuple(nodes)
        self._parts = tuple(Part(node, _apart(node, told), figures, records, self._tools) for node in told)
        self._pockets = Pockets(records, {(one.cohort, one.area, one.target) for one in told}, self._tools)
        self._project = project
        self._issue = issue
        self._notes: list[Markup] = []
        self._figured: dict[object, Number] = {}
        self._wording = Wording(labels)

    def names(self) -> dict[str, Any]:
        """All names that a template may use, with what they stand for."""
        records, tools = self._records, self._tools
        known: dict[str, Any] = {
            "figure": self.figure,
            "change": self.change,
            "ranking": self.ranking,
            "cohorts": self._parts,
            "projects": Later(self._projects),
            "documents": Later(lambda: self._documents("documents", records.documents[0])),
            "undated_documents": Later(lambda: self._documents("undated_documents", records.documents[1])),
            "inspections": Later(lambda: tuple(Visit(one, records, tools) for one in records.inspections)),
            "issues": Later(lambda: self._listing("open_issues", "issues", self._problems())),
            "issues_aside": Later(self._aside),
            "repeats": Later(lambda: self._listing("found_again", "issues", self._repeats())),
            "teams": Later(lambda: self._listing("teams", "teams", (Team(one, tools) for one in records.teams))),
            "funds": Later(self._pockets.all),
            "other_funds": Later(self._pockets.others),
            "funds_aside": Later(lambda: self._pockets.others(projects=True)),
            "funds_aside_count": Later(self._pockets.aside),
            "due_soon": self.due_soon,
            "day": self._when(self._day),
            "month": When(Span(month_end_before(self._day) + 1, month_end_after(self._day, 0)), tools),
            "month_end": self._when(month_end_before(self._day)),
            "next_month_end": self._when(month_end_after(self._day)),
            "settings": self._settings(),
            "heading": self._wording.heading,
            "caption": self._wording.caption,
            "names": self._wording.names,
            "clauses": self._wording.clauses,
            "ordinal": self._wording.ordinal,
            "plural": self._wording.plural,
            "bare": bare,
            "sentence": sentence,
            "stopped": stopped,
            "word": self.word,
            "note": self.note,
            "notes": self._notes,
            "remarks": self.remarks,
            "inferred": self.inferred,
        }
        if self._project is not None:
            found = records.named(self._project)
            if found is not None:
                known["project"] = project_of(found, records, tools)
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
        asked = (key, of.node if of else None, unit, as_of, kind)
        if asked not in self._figured:
            self._figured[asked] = self._tools.number(self._ask(*asked))
        return self._figured[asked]

    def change(self, key: str, of: Part, unit: str | None = None) -> Number:
        """By how much a figure has changed since the end of the month before; of a rate, in percentage points."""
        told = change(self._ask(key, of.node, unit, "month_end", None), self._ask(key, of.node, unit, None, None))
        return self._tools.number(told)

    def ranking(self, key: str, of: Part, level: str | None = None) -> tuple[Place, ...]:
        """The parts of a plan year's area by a figure, highest first."""
        return ranking(of.parts(level), key, self.figure, self._tools)

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
        """What the book itself says of the numbers printed so far, and of which plan or totals."""
        printed = self.recorder.quoted()
        home = "".join(self._records.context.area)
        return remarked(self._records.remarks(printed), printed, home, self._tools.writer)

    def inferred(self) -> tuple[Data, ...]:
        """The figures printed so far that rest on something inferred."""
        keys = [one.key for one in self.recorder.quoted() if one.inferred]
        told = [inferred_title(key, _figure_of(key), self._labels) for key in keys]
        return tuple(Data(title) for title in dict.fromkeys(told) if title)

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
        return figure(self._figures, key, node, day, unit, kind, self._records.asked)

    def due_soon(self) -> Listing[Coming]:
        """What is due from now until the end of next month, in the order of the days."""
        records, tools = self._records, self._tools
        found = []
        for due in records.due_by(month_end_after(self._day)):
            listed = records.named(due.project)
            found.append(Coming(due, records.traits(listed).lead if listed else None, tools))
        return self._listing("due_soon", "entries", found)

    def _projects(self) -> Listing[Project]:
        found = (project_of(one, self._records, self._tools) for one in self._records.projects)
        return self._listing("records", "projects", found)

    def _aside(self) -> Number:
        """How many problems name no project, and so belong to no plan year where one was asked for."""
        aside = self._records.issues.aside
        value = Value(aside, aside, aside, "issues", "records")
        return self._tools.number(Quoted(f"issues_aside cohort={self._records.cohort}", value))

    def _repeats(self) -> Iterator[Again]:
        return (Again(one, self._tools) for one in self._records.issues.repeats)

    def _problems(self) -> Iterator[Problem]:
        return (Problem(one, self._records, self._tools) for one in self._records.issues.listed)

    def _documents(self, key: str, found: Iterable[Issued]) -> Listing[Document]:
        return self._listing(key, "documents", (Document(one, self._records, self._tools) for one in found))

    def _when(self, day: int) -> When:
        return When(Span(day, day), self._tools)

    def _settings(self) -> dict[str, Any]:
        context = self._records.context
        return {
            "title": Data(context.title),
            "subject": Data(subject(context.title, context.area, self._records.asked, self._within())),
            "area": Data("".join(context.area)),
            "made_up": context.made_up,
            "left_out": tuple(map(Data, context.left_out)),
        }

    def _within(self) -> str:
        """The part of the book's area that all plan years of the paper lie in; empty where there is none."""
        areas = {tuple(name or "" for name in part.node.area) for part in self._parts}
        common = [names[0] for names in zip(*areas, strict=True) if len(set(names)) == 1 and names[0]]
        return common[-1] if common and common[-1] not in self._records.context.area else ""

    def _listing(self, key: str, unit: str, things: Iterable[Thing]) -> Listing[Any]:
        return Listing(key, unit, things, self._tools)


def _apart(node: Node, among: tuple[Node, ...]) -> str:
    """What tells a plan year from another of the same year: its area; empty where there is no other."""
    several = sum(one.cohort == node.cohort for one in among) > 1
    return next((name for name in reversed(node.area) if name), "") if several else ""


def _figure_of(key: str) -> str:
    """The figure that a number is, or is made of: `change start_rate …` is about `start_rate`."""
    word, *rest = key.split()
    if word in ("change", "rank"):
        return rest[0]
    name, _, status = word.partition(".")
    if name == "towards":
        return "in_preparation"
    return f"funds_{status.partition('/')[0]}" if name.startswith("funds_") and status else word


def _near(given: str, known: Iterable[str]) -> str:
    return next(iter(difflib.get_close_matches(given, list(known), n=1)), "")
