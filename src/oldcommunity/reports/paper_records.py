"""What a paper can tell of single records: projects, problems, documents, inspections, money, and remarks."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from oldcommunity.book.located import locate
from oldcommunity.book.remarks import Remark, remarks_on
from oldcommunity.codelists import AREA_LEVELS, FUND_STATUSES, LEAD_LEVELS, MILESTONES
from oldcommunity.dates import Span
from oldcommunity.diagnostics import Location
from oldcommunity.errors import UsageError
from oldcommunity.figures.explain.besides import fund_explanations
from oldcommunity.figures.funds import FundScope
from oldcommunity.figures.resolve.resolving import Figures
from oldcommunity.figures.schedule import Overdue, overdue
from oldcommunity.figures.scope.areas import Area, is_inside
from oldcommunity.figures.scope.nodes import Node
from oldcommunity.figures.values import Value
from oldcommunity.reports.context import Context
from oldcommunity.reports.facts import At
from oldcommunity.reports.paper import Quoted, fund
from oldcommunity.reports.projects import Listed, projects_report

if TYPE_CHECKING:
    from oldcommunity.book.located import Located, Project

__all__ = ["Entry", "FundScope", "Halt", "Listed", "Money", "Records", "Remark", "Span", "TeamOf"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a list in a record, with its places.

    Attributes:
        told: the entry as its model reads it.
        at: gives the place of a field of it.
        project: the project that it belongs to, where it belongs to one.
        kind: `issue`, `finding` or `request` for what somebody has to see to; else empty.
    """

    told: Any
    at: At
    project: Listed | None = None
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Halt:
    """A project that stands still by decision: since when, as far as known, and why."""

    project: Listed
    span: Span
    reason: str | None
    at: Location


@dataclass(frozen=True, slots=True)
class Money:
    """Money of one kind and scope at one status."""

    kind: str
    status: str
    scope: FundScope
    amount: Quoted


@dataclass(frozen=True, slots=True)
class TeamOf:
    """A team of the book: the level it works at, its name and its head."""

    level: str | None
    name: str | None
    head: str | None
    at: Location


class Records:
    """The single records of a book, as of a day; each file is read once.

    Attributes:
        figures: the figures of the book.
        context: of which book, as of when.
    """

    def __init__(self, figures: Figures, context: Context, cohort: int | None, area: Area | None) -> None:
        self.figures = figures
        self.context = context
        self.day = context.day
        self._book = figures.book
        self._area = figures.nodes.home if area is None else area
        self.projects = projects_report(self._book, context, cohort=cohort, area=area).projects
        self._by_id = {one.id: one for one in self.projects}
        self._read: dict[str, Located[Project]] = {}

    def of(self, node: Node) -> list[Listed]:
        """The records that belong to the plan of a node, by area and id."""
        inside = [one for one in self.projects if one.cohort == node.cohort and one.in_plan]
        inside = [one for one in inside if is_inside(one.area, node.area)]
        if node.target is None:
            return inside
        return [one for one in inside if node.target in self.record(one).record.targets]

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
        raise UsageError("unknown-project", id=text, offer=near[0] if near else "")

    def record(self, project: Listed) -> Located[Project]:
        """A project's record in full."""
        path = project.at.path
        if path not in self._read:
            self._read[path] = self._book.project(path)
        return self._read[path]

    def halted(self, project: Listed) -> Halt | None:
        """Why a project stands still, by the last suspension that has begun."""
        located = self.record(project)
        begun = [(i, one) for i, one in enumerate(located.record.suspensions) if one.from_.latest <= self.day]
        if not begun:
            return None
        i, halt = max(begun, key=lambda pair: pair[1].from_)
        return Halt(project, halt.from_, halt.reason, located.at("suspensions", i, "from"))

    def due(self, project: Listed, code: str) -> tuple[Span, Location] | None:
        """When a milestone that is not met is due."""
        located = self.record(project)
        for i, one in enumerate(located.record.milestones):
            if one.code == code and one.due and (one.met is None or one.met.latest > self.day):
                return one.due, located.at("milestones", i, "due")
        return None

    def entries(self, project: Listed, name: str) -> list[Entry]:
        """The entries of a list in a project's record (`parties`, `milestones`, `utilities`, …)."""
        located = self.record(project)
        told = getattr(located.record, name)
        return [Entry(one, partial(located.at, name, i), project) for i, one in enumerate(told)]

    def open_issues(self, projects: Iterable[Listed]) -> list[Entry]:
        """Problems of projects that had been found and not certainly solved, those due first at the head."""
        found = []
        for project in projects:
            for entry in self.entries(project, "issues"):
                issue = entry.told
                if issue.opened.earliest <= self.day and not _closed(issue, self.day):
                    found.append(Entry(issue, entry.at, project, "issue"))
        return sorted(found, key=_by_due)

    def inspections(self) -> list[tuple[Any, str, At]]:
        """Inspections that had certainly taken place, the latest first, with their files."""
        rows = self._book.rows("SELECT path FROM the_inspection WHERE hi <= ? ORDER BY hi DESC, path", self.day)
        found = [self._book.inspection(path) for (path,) in rows]
        return [(visit.record, visit.path, visit.at) for visit in found]

    def asked_for(self, visit: Any, at: At) -> list[Entry]:
        """What an inspection found and asked for that had not certainly been seen to."""
        found = []
        for name, kind in (("findings", "finding"), ("requests", "request")):
            for i, one in enumerate(getattr(visit, name)):
                if not _closed(one, self.day):
                    project = self.named(getattr(one, "project", None))
                    found.append(Entry(one, partial(at, name, i), project, kind))
        return found

    def overdue(self, node: Node) -> list[Overdue]:
        """Milestones past their date, the longest overdue first."""
        return overdue(self._book, node, self.day)

    def documents(self) -> tuple[list[Entry], list[Entry]]:
        """Documents that had certainly been issued, by day; and those of which no day is known."""
        dated, undated = [], []
        for path in self._book.paths("documents"):
            located: Located[Any] = locate("documents", path, self._book.read(path))
            for i, one in enumerate(located.record.documents):
                entry = Entry(one, partial(located.at, "documents", i))
                if one.issued is None:
                    undated.append(entry)
                elif one.issued.latest <= self.day:
                    dated.append(entry)
        return sorted(dated, key=lambda entry: (entry.told.issued.latest, entry.at("id"))), undated

    def teams(self) -> list[TeamOf]:
        """The teams of the book's area, the widest level first."""
        levels = ", ".join(AREA_LEVELS)
        rows = self._book.rows(f"SELECT path, place, level, name, head, {levels} FROM the_team ORDER BY path, item")
        found = [row for row in rows if is_inside(tuple(row[5:]), self._area)]
        teams = [TeamOf(level, name, head, Location.of(path, place)) for path, place, level, name, head, *_ in found]
        return sorted(teams, key=lambda one: LEAD_LEVELS.index(one.level) if one.level in LEAD_LEVELS else 9)

    def money(self) -> list[Money]:
        """Money on its way: by scope, kind and status; none of it is ever added."""
        found = []
        for status in FUND_STATUSES:
            key = f"funds_{status}"
            for scope, kind, _ in fund_explanations(self.figures, key, self.day):
                if scope.project is None or self.named(scope.project):
                    found.append(Money(kind, status, scope, fund(self.figures, key, scope, kind, self.day)))
        return found

    def working_towards(self, node: Node, unit: str) -> list[tuple[str, Quoted]]:
        """What those in preparation work towards, where a declaration says so and nothing has happened since."""
        file = self.figures.nodes.files.get(node)
        value = self.figures.value("in_preparation", node, unit, self.day)
        entries = self.figures.declarations.of(file) if file else []
        entry = next((one for one in entries if one.day == value.since), None)
        if entry is None or value.basis not in ("identity", "declared"):
            return []
        parts = [(code, entry.towards(code, unit)) for code in MILESTONES]
        told = [(code, part) for code, part in parts if part and part.low]
        if sum(part.low for _, part in told) != value.value:
            return []
        return [(code, _towards(code, node, unit, part, value)) for code, part in told]

    def remarks(self, quoted: Iterable[Quoted]) -> tuple[Remark, ...]:
        """What the book itself says, in cohort files, of the numbers that a paper has printed."""
        places = dict.fromkeys(at for one in quoted for at in one.leaves() if at.path.startswith("cohorts/"))
        return tuple(remark for remark in remarks_on(self._book, places) if remark.note)


def _towards(code: str, node: Node, unit: str, part: Any, value: Value) -> Quoted:
    places: tuple[Location, ...] = part.places
    told = Value(part.low, part.low, part.low, unit, value.basis, since=value.since, inferred=value.inferred)
    area = "".join(name for name in node.area if name) or "*"
    return Quoted(f"towards.{code} cohort={node.cohort} area={area} unit={unit}", told, lambda: places)


def _closed(told: Any, day: int) -> bool:
    return told.closed is not None and told.closed.latest <= day


def _by_due(entry: Entry) -> tuple[bool, int, Location]:
    due = entry.told.due
    return (due is None, due.latest if due else 0, entry.at("id"))
