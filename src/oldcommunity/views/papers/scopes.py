"""Plan years and parts of areas as a template sees them, and the ranking of parts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

from oldcommunity.codelists import AREA_LEVELS
from oldcommunity.reports.model import Rate, Value
from oldcommunity.reports.paper import Figures, Node, Quoted, told_dues, working_towards
from oldcommunity.reports.paper_records import Records
from oldcommunity.reports.parts import parts_of
from oldcommunity.views.papers.lists import Listing, Tools
from oldcommunity.views.papers.marks import Data
from oldcommunity.views.papers.numbers import Number
from oldcommunity.views.papers.problems import Problem
from oldcommunity.views.papers.projects import Project, project_of
from oldcommunity.views.papers.purses import Purses
from oldcommunity.views.papers.things import Late, Told

if TYPE_CHECKING:
    from oldcommunity.reports.inspections import Coverage

#: The levels at which a plan year is told by parts, the first of which has several is taken.
_LEVELS = ("district", "subdistrict")
#: Asks a figure of a part: the key, the part.
Ask = Callable[[str, "Part"], Number]


@dataclass(frozen=True, slots=True)
class Place:
    """One line of a ranking.

    Attributes:
        rank: its rank, shared by those that are equal; None where it is not certain.
        part: which part.
        figure: the figure that it is ranked by.
    """

    rank: Number | None
    part: Part
    figure: Number


class Checked:
    """What the inspections of a month covered of the works of one plan year.

    Attributes:
        visited: how many projects under construction that are on record they went to.
        building: how many there are.
        rate: the one over the other.
        unrecorded: how many more are under construction than are on record; None where nothing tells.
    """

    def __init__(self, told: Coverage, scope: str, tools: Tools) -> None:
        places = tuple(one.at for one in told.worksites)
        rate = told.of_recorded

        def number(key: str, value: Value | Rate) -> Number:
            return tools.number(Quoted(f"{key} {scope}", value, lambda: places))

        self.visited = number("works_checked", rate.numerator)
        self.building = number("works_recorded", rate.denominator)
        self.rate = number("works_covered", rate)
        self.unrecorded = number("works_unrecorded", told.unrecorded) if told.unrecorded else None


class Part:
    """A plan year in an area, or a part of that area."""

    def __init__(self, node: Node, name: str, figures: Figures, records: Records, tools: Tools) -> None:
        self.node = node
        self.name = Data(name)
        self.year = Data(str(node.cohort))
        self.area = Data(next((one for one in reversed(node.area) if one), ""))
        self._figures = figures
        self._records = records
        self._tools = tools
        self._scope = f"cohort={node.cohort} area={''.join(one for one in node.area if one) or '*'}"

    @property
    def unit(self) -> str:
        """The unit in which its plan counts."""
        return self._figures.unit(self.node, self._records.day)

    @cached_property
    def projects(self) -> Listing[Project]:
        """The projects of its plan that have a record."""
        found = [project_of(one, self._records, self._tools) for one in self._records.of(self.node)]
        return Listing(f"records {self._scope}", "projects", found, self._tools)

    @cached_property
    def issues(self) -> Listing[Problem]:
        """What is open of its projects, the longest overdue first."""
        ids = {one.id for one in self._records.of(self.node)}
        listed = [one for one in self._records.issues.listed if one.issue.project and one.issue.project.id in ids]
        found = [Problem(one, self._records, self._tools) for one in listed]
        return Listing(f"open_issues {self._scope}", "issues", found, self._tools)

    @cached_property
    def overdue(self) -> Listing[Late]:
        """The overdue milestones of its projects, the longest overdue first."""
        found = [Late(one, self._tools) for one in self._records.overdue(self.node)]
        return Listing(f"overdue {self._scope}", "milestones", found, self._tools)

    @cached_property
    def money(self) -> Purses:
        """The money that is for this plan year and area, and for nothing else."""
        mine = (self.node.cohort, self.node.area, self.node.target)
        purses = (one for one in self._records.purses if one.scope.year is None and one.scope.project is None)
        purse = next((one for one in purses if (one.scope.cohort, one.scope.area, one.scope.target) == mine), None)
        return Purses(purse, self._scope, self._tools, {})

    @property
    def checked(self) -> Checked | None:
        """What inspections of this month covered of its works; None where there were none, or no works."""
        told = next((one for one in self._records.checks.coverage if one.cohort == self.node.cohort), None)
        whole = told.of_recorded.denominator.high if told and self._records.checks.checked else 0
        return Checked(told, self._scope, self._tools) if told and whole else None

    @property
    def towards(self) -> tuple[tuple[Data, Number], ...]:
        """What those in preparation work towards, as the newest declaration tells it: the milestone, and how many."""
        found = working_towards(self._figures, self.node, self.unit, self._records.day)
        return tuple(
            (self._tools.word("codes", f"milestones.{code}"), self._tools.number(told)) for code, told in found
        )

    def due(self, code: str) -> Told | None:
        """By when all that have not reached a milestone are to reach it, where a total was told so."""
        found = told_dues(self._figures, self.node, self._records.day)
        return next((Told(one, self._records.day, self._tools) for one in found if one.code == code), None)

    @property
    def adds_up(self) -> bool:
        """Whether what was planned, started and completed in its parts comes to what it is for the whole."""
        parts, day = self.parts(), self._records.day
        for key in ("planned", "started", "completed"):
            told = [self._figures.value(key, part.node, self.unit, day) for part in (self, *parts)]
            for ends in ([one.low for one in told], [one.high for one in told]):
                if None in ends or ends[0] != sum(end or 0 for end in ends[1:]):
                    return False
        return bool(parts)

    def parts(self, level: str | None = None) -> tuple[Part, ...]:
        """The parts of its area at a level; without one, at the first level that has several."""
        for one in (level,) if level else _LEVELS:
            if one not in AREA_LEVELS:
                raise LookupError(one)
            found = [part for part in parts_of(self._figures, self.node, one) if part.label]
            if level or len(found) > 1:
                return tuple(Part(p.node, p.label or "", self._figures, self._records, self._tools) for p in found)
        return ()


def ranking(parts: tuple[Part, ...], key: str, ask: Ask, tools: Tools) -> tuple[Place, ...]:
    """Parts by a figure, highest first; equal ones share a rank, those whose rank is not certain stand last."""
    told = [(part, ask(key, part)) for part in parts]
    places = [Place(_rank(figure, [other for _, other in told], tools), part, figure) for part, figure in told]
    return tuple(sorted(places, key=_order))


def _order(place: Place) -> tuple[bool, Fraction | int, Fraction | int]:
    return (place.rank is None, (place.rank and place.rank.value) or 0, -(place.figure.bounds[0] or 0))


def _rank(figure: Number, among: list[Number], tools: Tools) -> Number | None:
    """The rank of a figure; None where another may as well lie above it as not.

    What is known only as a range has a rank as well, if all others lie certainly above it or certainly not.
    """
    least, most = figure.bounds
    rank = 1
    for other in among:
        low, high = other.bounds
        if other is figure:
            continue
        if low is not None and most is not None and low > most:
            rank += 1
        elif least is None or high is None or high > least:
            return None
    quoted = Quoted(f"rank {figure.quoted.key}", Value(rank, rank, rank, "rank", "records"), figure.quoted.leaves)
    return tools.number(quoted)
