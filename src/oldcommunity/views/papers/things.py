"""What stands beside the projects, as a template sees it: dates, milestones, documents, teams."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from oldcommunity.codelists import DOCUMENT_KINDS, LEAD_LEVELS
from oldcommunity.reports.model import Overdue, Value
from oldcommunity.reports.paper import Quoted
from oldcommunity.reports.paper_records import Entry, Halt, Records, Span
from oldcommunity.views.papers.lists import Thing, Tools
from oldcommunity.views.papers.marks import Data

if TYPE_CHECKING:
    from oldcommunity.reports.paper import ToldDue
    from oldcommunity.reports.paper_papers import Issued, TeamOf


def data(text: object) -> Data | None:
    """A text of the book; None where it says nothing."""
    return None if text is None else Data(str(text))


class When:
    """A date as far as it is known; printed in the language's own way."""

    def __init__(self, span: Span, tools: Tools) -> None:
        self._span = span
        self._tools = tools

    def __html__(self) -> Markup:
        return Markup(Data(self._tools.writer.span(self._span)).__html__())  # noqa: S704 - data escapes itself

    def __str__(self) -> str:
        return self.__html__()

    @property
    def deadline(self) -> Data:
        """By when: `2022年7月底前`."""
        return Data(self._tools.writer.deadline(self._span))

    @property
    def exact(self) -> bool:
        """Whether it is one day."""
        return self._span.earliest == self._span.latest


class Told(Thing):
    """By when all of a plan year that have not reached a milestone are to reach it, as a total was told.

    Attributes:
        code: the milestone.
        when: by when.
        past: that day lies behind.
    """

    def __init__(self, told: ToldDue, day: int, tools: Tools) -> None:
        super().__init__(told.at)
        self.code = told.code
        self.when = When(told.span, tools)
        self.past = told.span.latest < day


class Suspended(Thing):
    """Why a project stands still by decision, and since when."""

    def __init__(self, halt: Halt, tools: Tools) -> None:
        super().__init__(halt.at)
        self.since = When(halt.span, tools)
        self.reason = data(halt.reason)


class Milestone(Thing):
    """A station of a project: when it was due, when it was met."""

    def __init__(self, entry: Entry, day: int, tools: Tools) -> None:
        super().__init__(entry.at("code"))
        told = entry.told
        self.code = told.code
        self.name = tools.word("codes", f"milestones.{told.code}")
        self.due = When(told.due, tools) if told.due else None
        self.met = When(told.met, tools) if told.met and told.met.latest <= day else None
        self.possible = bool(told.met and told.met.earliest <= day < told.met.latest)
        self.note = data(told.note)


class Utility(Thing):
    """One kind of pipe or cable of a project."""

    def __init__(self, entry: Entry, tools: Tools) -> None:
        super().__init__(entry.at("kind"))
        told = entry.told
        self.kind = tools.word("codes", f"utilities.{told.kind}")
        self.owner = data(told.owner)
        self.status = tools.word("codes", f"utility_statuses.{told.status}") if told.status else None
        self.note = data(told.note)


class Late(Thing):
    """A milestone past its date."""

    def __init__(self, late: Overdue, tools: Tools) -> None:
        super().__init__(late.at)
        self.project_id = late.project
        self.name = Data(late.name)
        self.code = late.code
        self.milestone = tools.word("codes", f"milestones.{late.code}")
        self.due = When(Span(late.due, late.due), tools)
        self.possible = late.possible
        key = f"overdue_days id={late.project} milestone={late.code}"
        value = Value(late.days, late.days, late.days, "days", "records")
        self.days = tools.number(Quoted(key, value, lambda: (late.at,)))


class Document(Thing):
    """A document that was issued."""

    def __init__(self, told: Issued, records: Records, tools: Tools) -> None:
        super().__init__(told.at)
        self._told = told
        self._records = records
        self.kind = told.kind
        self.kind_name = tools.word("codes", f"document_kinds.{told.kind}")
        self.rank = DOCUMENT_KINDS.index(told.kind)
        self.title = Data(told.title)
        self.issued = When(told.span, tools) if told.span else None
        self.year = data(told.cohort)

    @property
    def number(self) -> Data | None:
        """Its reference number."""
        return data(self._records.in_full(self._told).number)

    @property
    def issuer(self) -> Data | None:
        """Who issued it."""
        return data(self._records.in_full(self._told).issuer)

    @property
    def note(self) -> Data | None:
        """The record's own remark."""
        return data(self._records.in_full(self._told).note)


class Team(Thing):
    """A team that pushes the works on, at one level of government."""

    def __init__(self, told: TeamOf, tools: Tools) -> None:
        super().__init__(told.at)
        self.level = told.level
        self.rank = LEAD_LEVELS.index(told.level) if told.level in LEAD_LEVELS else len(LEAD_LEVELS)
        self.level_name = tools.word("codes", f"lead_levels.{told.level}") if told.level else None
        self.name = data(told.name)
        self.head = data(told.head)
