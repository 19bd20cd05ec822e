"""A project as a template sees it: its name, where it stands, its size and money, as far as the book knows them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from oldcommunity.diagnostics import Location
from oldcommunity.reports.model import Value
from oldcommunity.reports.paper import Quoted
from oldcommunity.reports.paper_records import Listed, Records, Span
from oldcommunity.views.papers.lamps import Lamp
from oldcommunity.views.papers.lists import Listing, Thing, Tools
from oldcommunity.views.papers.marks import Data
from oldcommunity.views.papers.numbers import Number
from oldcommunity.views.papers.things import Late, Milestone, Suspended, Utility, When, data

if TYPE_CHECKING:
    from oldcommunity.views.papers.problems import Problem


class Project(Thing):
    """A project: its name, where it stands, its size and money, as far as the book knows them."""

    def __init__(self, listed: Listed, records: Records, tools: Tools) -> None:
        super().__init__(listed.at)
        self._listed = listed
        self._records = records
        self._tools = tools
        self.id = Data(listed.id)
        self.name = Data(listed.name)
        self.year = data(listed.cohort)
        self.area = data("".join(listed.local) or None)
        self.state = listed.state
        self.may_be = listed.possible_state
        self.in_plan = listed.in_plan

    @property
    def state_name(self) -> Data:
        """Where it stands, in words; None where nothing dated is on record."""
        return self._tools.word("paper", f"state.{self._listed.state}")

    @property
    def started(self) -> When | None:
        """When it started."""
        told = self._listed.started
        return When(told.span, self._tools) if told and not told.possible else None

    @property
    def completed(self) -> When | None:
        """When it was completed."""
        told = self._listed.completed
        return When(told.span, self._tools) if told and not told.possible else None

    def size(self, unit: str) -> Number:
        """Its size in a unit: `households`, `buildings`, `communities` or `floor_area`."""
        return self._number(unit, getattr(self._listed, unit), unit)

    @property
    def budget(self) -> Number:
        """What it was planned to cost."""
        return self._number("budget", self._listed.budget, "money")

    @property
    def invested(self) -> Number:
        """The money invested, as last reported."""
        return self._number("invested", self._listed.invested, "money")

    @property
    def invested_day(self) -> When | None:
        """The day of that report."""
        return self._day(self._listed.invested_day)

    @property
    def physical(self) -> Number:
        """The progress of the works, as last reported."""
        return self._number("physical", self._listed.physical, "percent")

    @property
    def physical_day(self) -> When | None:
        """The day of that report."""
        return self._day(self._listed.physical_day)

    @property
    def survey(self) -> tuple[Number, Number] | None:
        """Households asked, and households that agreed."""
        survey = self._records.record(self._listed).record.survey
        if survey is None or survey.as_of > self._records.day:
            return None
        asked, agreed = (None if one is None else one.value for one in (survey.households, survey.agreed))
        return self._number("survey", asked, "households"), self._number("agreed", agreed, "households")

    def due(self, code: str) -> When | None:
        """When a milestone that has not been met is due."""
        found = self._records.due(self._listed, code)
        return When(found[0], self._tools) if found else None

    @cached_property
    def completion_day(self) -> int | None:
        """The last day of that, for putting projects in order."""
        found = self._records.due(self._listed, "completed")
        return found[0].latest if found else None

    @property
    def completion_late(self) -> bool:
        """Whether it should have been completed, and is not."""
        return (self.completion_day or self._records.day) < self._records.day

    @property
    def completion_due(self) -> Data | None:
        """By when it is to be completed, in words: `2022年7月底前`."""
        due = self.due("completed")
        return due.deadline if due else None

    @property
    def expected(self) -> When | None:
        """The earliest day of completion, from where the works stand now, as `oc schedule` tells it."""
        return self._day(self._records.schedule(self._listed).expected_finish)

    @property
    def expected_roughly(self) -> bool:
        """Whether that day is counted from the last day of a date known only roughly, and so may lie before."""
        completion = self._records.schedule(self._listed).completion
        return completion is not None and completion.rough

    @property
    def has_due(self) -> bool:
        """Whether the record says of any milestone when it is due."""
        return self._records.traits(self._listed).has_due

    @cached_property
    def light(self) -> str:
        """What its warning light shows: the worst of those that count."""
        return self._records.schedule(self._listed).light

    @property
    def light_name(self) -> Data:
        """The same in words."""
        return self._tools.word("codes", f"lights.{self.light}")

    @property
    def lights(self) -> tuple[Lamp, ...]:
        """Its lights: start, milestones, progress of the works, and money."""
        found = self._records.schedule(self._listed).lights
        formula = self._records.rule.formula
        return tuple(Lamp(one, self._listed.id, self.at, formula, self._tools) for one in found)

    @property
    def lateness(self) -> int:
        """Its place among all projects, the worst light and the longest overdue first."""
        return self._records.lateness(self._listed)

    @property
    def halted(self) -> Suspended | None:
        """Why it stands still."""
        halt = self._records.halted(self._listed)
        return Suspended(halt, self._tools) if halt else None

    @cached_property
    def tags(self) -> tuple[str, ...]:
        """What it is marked as."""
        return self._records.traits(self._listed).tags

    @cached_property
    def lead(self) -> Data | None:
        """The name of the official who answers for it."""
        return data(self._records.traits(self._listed).lead)

    @property
    def lead_in_full(self) -> Data | None:
        """The same with the post."""
        lead = self._records.record(self._listed).record.lead
        between = "" if self._tools.writer.labels.language == "zh" else " "
        told = between.join(part for part in (lead.post, lead.name) if part) if lead else ""
        return data(told or None)

    @property
    def note(self) -> Data | None:
        """The record's own remark."""
        return data(self._records.note_on(self.at))

    @property
    def source(self) -> Data | None:
        """Where the record comes from."""
        return data(self._records.record(self._listed).record.source)

    @property
    def works(self) -> tuple[Data, ...]:
        """What kinds of works it is."""
        return tuple(
            self._tools.word("codes", f"works.{one}") for one in self._records.record(self._listed).record.works
        )

    @cached_property
    def governance(self) -> dict[str, Data]:
        """What the record says of owners' committee, property manager, party branch and residents' group."""
        return {name: Data(text) for name, text in self._records.traits(self._listed).cares.items()}

    @property
    def cares(self) -> tuple[str, ...]:
        """Which of them there are, by key."""
        return tuple(self.governance)

    @property
    def parties(self) -> tuple[tuple[Data, Data], ...]:
        """Who takes part, as what."""
        told = self._records.record(self._listed).record.parties
        return tuple((self._tools.word("codes", f"party_roles.{one.role}"), Data(one.name)) for one in told)

    @property
    def utilities(self) -> tuple[Utility, ...]:
        """The pipes and cables that are renewed."""
        return tuple(Utility(one, self._tools) for one in self._records.entries(self._listed, "utilities"))

    @property
    def milestones(self) -> tuple[Milestone, ...]:
        """The stations on its way, in the order of the record."""
        entries = self._records.entries(self._listed, "milestones")
        return tuple(Milestone(one, self._records.day, self._tools) for one in entries)

    @property
    def issues(self) -> Listing[Problem]:
        """What is open of it: its own problems, and what inspections found and asked for."""
        from oldcommunity.views.papers.problems import Problem  # noqa: PLC0415 - a problem knows its project

        own = [one for one in self._records.issues.listed if one.issue.project and one.issue.project.id == self.id]
        found = [Problem(one, self._records, self._tools) for one in own]
        return Listing(f"open_issues project={self.id}", "issues", found, self._tools)

    @property
    def overdue(self) -> Listing[Late]:
        """What is overdue of it."""
        found = [Late(one, self._tools) for one in self._listed.overdue]
        return Listing(f"overdue project={self.id}", "milestones", found, self._tools)

    def _number(self, key: str, amount: int | None, unit: str) -> Number:
        value = Value(amount, amount, amount, unit, "records" if amount is not None else "none")
        return self._tools.number(Quoted(f"project.{key} id={self.id}", value, lambda: self._stands(key)))

    def _stands(self, key: str) -> tuple[Location, ...]:
        located = self._records.record(self._listed)
        record, day = located.record, self._records.day
        if key in ("invested", "physical"):
            told = [(one.as_of, i) for i, one in enumerate(record.progress) if getattr(one, key) and one.as_of <= day]
            return (located.at("progress", max(told)[1], key),)
        if key in ("survey", "agreed"):
            return (located.at("survey", "households" if key == "survey" else "agreed"),)
        return (located.at(key),)

    def _day(self, day: int | None) -> When | None:
        return None if day is None else When(Span(day, day), self._tools)


def project_of(listed: Listed, records: Records, tools: Tools) -> Project:
    """The project of a record; each is made once for a paper."""
    if listed.at not in tools.made:
        tools.made[listed.at] = Project(listed, records, tools)
    made: Project = tools.made[listed.at]
    return made
