"""Plan years and parts of areas as a template sees them, and the ranking of parts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from oldcommunity.codelists import AREA_LEVELS
from oldcommunity.reports.model import Value
from oldcommunity.reports.paper import Figures, Node, Quoted
from oldcommunity.reports.paper_records import Records
from oldcommunity.reports.parts import parts_of
from oldcommunity.views.papers.lists import Listing, Tools
from oldcommunity.views.papers.marks import Data
from oldcommunity.views.papers.numbers import Number
from oldcommunity.views.papers.projects import Project, problems_of
from oldcommunity.views.papers.things import Late, Problem

#: The levels at which a plan year is told by parts, the first of which has several is taken.
_LEVELS = ("district", "subdistrict")
#: Asks a figure of a node: the key, the node.
Ask = Callable[[str, Node], Quoted]


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

    @property
    def projects(self) -> Listing[Project]:
        """The projects of its plan that have a record."""
        found = [Project(one, self._records, self._tools) for one in self._records.of(self.node)]
        return Listing(f"records {self._scope}", "projects", found, self._tools)

    @property
    def issues(self) -> Listing[Problem]:
        """The open problems of its projects, those due first at the head."""
        entries = self._records.open_issues(self._records.of(self.node))
        return Listing(
            f"open_issues {self._scope}", "issues", problems_of(entries, self._records, self._tools), self._tools
        )

    @property
    def overdue(self) -> Listing[Late]:
        """The overdue milestones of its projects, the longest overdue first."""
        found = [Late(one, self._tools) for one in self._records.overdue(self.node)]
        return Listing(f"overdue {self._scope}", "milestones", found, self._tools)

    @property
    def towards(self) -> tuple[tuple[Data, Number], ...]:
        """What those in preparation work towards, as the newest declaration tells it: the milestone, and how many."""
        found = self._records.working_towards(self.node, self.unit)
        return tuple(
            (self._tools.word("codes", f"milestones.{code}"), self._tools.number(told)) for code, told in found
        )

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
    told = [(part, tools.number(ask(key, part.node))) for part in parts]
    places = [Place(_rank(figure, [other for _, other in told], tools), part, figure) for part, figure in told]
    return tuple(sorted(places, key=lambda place: (place.rank is None, -(place.figure.value or 0))))


def _rank(figure: Number, among: list[Number], tools: Tools) -> Number | None:
    """The rank of a figure; None where it is not known, or where another may as well lie above it as below."""
    value = figure.value
    if value is None:
        return None
    rank = 1
    for other in among:
        low, high = other.bounds
        if low is not None and low > value:
            rank += 1
        elif low != high and (high is None or high > value):
            return None
    quoted = Quoted(f"rank {figure.quoted.key}", Value(rank, rank, rank, "rank", "records"), figure.quoted.leaves)
    return tools.number(quoted)
