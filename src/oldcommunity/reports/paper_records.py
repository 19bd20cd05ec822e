"""What a paper can tell of single records: projects with their lights, what is open, inspections, papers, money."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from oldcommunity.book.remarks import Remark, remarks_on
from oldcommunity.book.settings import Lights
from oldcommunity.dates import Span
from oldcommunity.diagnostics import Location
from oldcommunity.errors import UsageError
from oldcommunity.figures.resolve.resolving import Figures
from oldcommunity.figures.schedule import Overdue, overdue
from oldcommunity.figures.schedule.projects import ProjectSchedule, schedules
from oldcommunity.figures.schedule.upcoming import Due
from oldcommunity.figures.scope.areas import Area, area_condition, is_inside
from oldcommunity.figures.scope.nodes import Node
from oldcommunity.reports.context import Context
from oldcommunity.reports.facts import At
from oldcommunity.reports.issues import Asked, IssuesReport, issues_report
from oldcommunity.reports.paper_projects import Halt, Traits, dues, halts, traits
from oldcommunity.reports.projects import Listed, projects_report

if TYPE_CHECKING:
    from collections.abc import Iterable

    from oldcommunity.book.located import Located, Project
    from oldcommunity.reports.inspections import InspectionsReport
    from oldcommunity.reports.paper import Quoted
    from oldcommunity.reports.paper_money import Purse
    from oldcommunity.reports.paper_papers import Inspected, Issued, TeamOf

__all__ = [
    "Due",
    "Entry",
    "Halt",
    "Listed",
    "ProjectSchedule",
    "Records",
    "Remark",
    "Span",
    "Traits",
]


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a list in a project's record: the entry as its model reads it, and the place of a field of it."""

    told: Any
    at: At


class Records:
    """The single records of a book, as of a day; each question is asked once, and only where a paper asks it.

    Attributes:
        figures: the figures of the book.
        context: of which book, as of when.
        day: that day.
        cohort: the plan year that was asked for, or None.
    """

    def __init__(self, figures: Figures, context: Context, cohort: int | None, area: Area | None) -> None:
        self.figures = figures
        self.context = context
        self.day = context.day
        self.cohort = cohort
        self._book = figures.book
        self._asked = area
        self._area = figures.nodes.home if area is None else area
        self.projects = projects_report(self._book, context, cohort=cohort, area=area).projects
        self._by_id = {one.id: one for one in self.projects}
        self._read: dict[str, Located[Project]] = {}

    @property
    def asked(self) -> Area | None:
        """The area that was asked for, or None."""
        return self._asked

    def of(self, node: Node) -> list[Listed]:
        """The records that belong to the plan of a node, by area and id."""
        inside = [one for one in self.projects if one.cohort == node.cohort and one.in_plan]
        inside = [one for one in inside if is_inside(one.area, node.area)]
        return [one for one in inside if node.target is None or node.target in self.traits(one).targets]

    def named(self, project: str | None) -> Listed | None:
        """The project of an id; None where it is not among those that the paper is about."""
        return self._by_id.get(project or "")

    def find(self, text: str) -> Listed:
        """The project of an id, or the only one of a name.

        Raises:
            UsageError: there is none, or there are several of that name.
        """
        if text in self._by_id:
            return self._by_id[text]
        named = [one for one in self.projects if one.name == text]
        if len(named) == 1:
            return named[0]
        if named:
            raise UsageError("ambiguous-project", id=text, known=" ".join(one.id for one in named))
        near = difflib.get_close_matches(text, list(self._by_id), n=1)
        raise UsageError("unknown-project", id=text, offer=f"{near[0]}（{self._by_id[near[0]].name}）" if near else "")

    def record(self, project: Listed) -> Located[Project]:
        """A project's record in full, read from its file."""
        path = project.at.path
        if path not in self._read:
            self._read[path] = self._book.project(path)
        return self._read[path]

    def entries(self, project: Listed, name: str) -> list[Entry]:
        """The entries of a list in a project's record (`parties`, `milestones`, `utilities`, …)."""
        located = self.record(project)
        return [Entry(one, partial(located.at, name, i)) for i, one in enumerate(getattr(located.record, name))]

    def traits(self, project: Listed) -> Traits:
        """What is told of a project besides where it stands."""
        return self._traits[project.at.path]

    @cached_property
    def _traits(self) -> dict[str, Traits]:
        return traits(self._book)

    def schedule(self, project: Listed) -> ProjectSchedule:
        """Plan against fact for a project, with its lights."""
        return self._schedules[project.at.path][1]

    def lateness(self, project: Listed) -> int:
        """The place of a project among all, the worst light and the longest overdue first."""
        return self._schedules[project.at.path][0]

    @cached_property
    def _schedules(self) -> dict[str, tuple[int, ProjectSchedule]]:
        where, named = self._condition()
        found = schedules(self._book, self.day, where, **named)
        return {one.at.path: (i, one) for i, one in enumerate(found)}

    @property
    def rule(self) -> Lights:
        """When warning lights turn."""
        return self._book.settings.lights

    def due_by(self, last: int) -> list[Due]:
        """What is due from the day on until another, and not done, as `oc schedule --due` lists it."""
        from oldcommunity.reports.schedule import due_report  # noqa: PLC0415 - not every paper asks

        days = last - self.day
        return list(due_report(self._book, self.context, days=days, cohort=self.cohort, area=self._asked).items)

    def _condition(self) -> tuple[str, dict[str, object]]:
        conditions, named = area_condition(self._asked, "p") if self._asked else ([], {})
        return " AND ".join(["(:cohort IS NULL OR p.cohort = :cohort)", *conditions]), {**named, "cohort": self.cohort}

    def halted(self, project: Listed) -> Halt | None:
        """Why a project stands still, by the last suspension that has begun."""
        return self._halts.get(project.at.path)

    @cached_property
    def _halts(self) -> dict[str, Halt]:
        return halts(self._book, self.day)

    def due(self, project: Listed, code: str) -> tuple[Span, Location] | None:
        """When a milestone that is not certainly met is due."""
        return self._dues.get(project.at.path, {}).get(code)

    @cached_property
    def _dues(self) -> dict[str, dict[str, tuple[Span, Location]]]:
        return dues(self._book, self.day)

    @cached_property
    def issues(self) -> IssuesReport:
        """What has to be solved: problems of projects, findings and requests of inspections."""
        return issues_report(self._book, self.context, Asked(cohort=self.cohort, area=self._asked))

    @cached_property
    def inspections(self) -> list[Inspected]:
        """Inspections that had certainly taken place, the latest first."""
        from oldcommunity.reports.paper_papers import inspected  # noqa: PLC0415 - not every paper asks

        return inspected(self._book, self.day, self._asked)

    @cached_property
    def checks(self) -> InspectionsReport:
        """Where inspections of all kinds went this month, and what of the works they covered."""
        from oldcommunity.reports.inspections import ANY, inspections_report  # noqa: PLC0415 - not every paper asks

        return inspections_report(self.figures, self.context, check=ANY, cohort=self.cohort, area=self._asked)

    def overdue(self, node: Node) -> list[Overdue]:
        """Milestones past their date, the longest overdue first."""
        return overdue(self._book, node, self.day)

    @cached_property
    def documents(self) -> tuple[list[Issued], list[Issued]]:
        """Documents that had certainly been issued, by day; and those of which no day is known.

        Where an area was asked for, those of areas that share nothing with it are left out.
        """
        from oldcommunity.reports.paper_papers import issued  # noqa: PLC0415 - not every paper asks

        found = [
            one for one in issued(self._book, self._asked) if self.cohort is None or one.cohort in (None, self.cohort)
        ]
        dated = [one for one in found if one.span is not None and one.span.latest <= self.day]
        return dated, [one for one in found if one.span is None]

    def in_full(self, document: Issued) -> Any:
        """The entry of a document in full, read from its file."""
        from oldcommunity.book.located import locate  # noqa: PLC0415 - loads PyYAML and Pydantic

        located: Located[Any] = locate("documents", document.at.path, self._book.read(document.at.path))
        return located.record.documents[document.item]

    @cached_property
    def teams(self) -> list[TeamOf]:
        """The teams of the book's area, the widest level first."""
        from oldcommunity.reports.paper_papers import teams  # noqa: PLC0415 - not every paper asks

        return teams(self._book, self._area)

    @cached_property
    def purses(self) -> list[Purse]:
        """Money on its way, scope by scope; scopes are never added."""
        from oldcommunity.reports.paper_money import purses  # noqa: PLC0415 - not every paper asks

        found = purses(self.figures, self.context, self.cohort, self._asked)
        return [one for one in found if one.scope.project is None or self.named(one.scope.project)]

    def note_on(self, at: Location) -> str | None:
        """What the book itself says beside one of its entries."""
        return next((remark.note for remark in remarks_on(self._book, [at])), None)

    def remarks(self, quoted: Iterable[Quoted]) -> tuple[Remark, ...]:
        """What the book itself says, in cohort files, of the numbers that a paper has printed."""
        places = dict.fromkeys(at for one in quoted for at in one.stated_at if at.path.startswith("cohorts/"))
        # Few files say anything: the others need not be read as YAML.
        telling = {path for path in {at.path for at in places} if b"note" in self._book.read(path)}
        found = remarks_on(self._book, [at for at in places if at.path in telling])
        return tuple(remark for remark in found if remark.note)
