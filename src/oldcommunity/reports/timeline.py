"""Everything dated about one project, in the order of the dates, as of a day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from oldcommunity.book import Book
from oldcommunity.dates import LONG_AGO, Span
from oldcommunity.diagnostics import Location
from oldcommunity.figures.schedule import overdue_where
from oldcommunity.reports.facts import At, Fact, facts_of

if TYPE_CHECKING:
    from oldcommunity.book.located import InspectionFinding, Issue, Located, Project


@dataclass(frozen=True, slots=True)
class Slip:
    """By how many days something came after its due date; negative before it.

    Attributes:
        low: at least so many; None where the date has no beginning.
        high: at most so many.
    """

    low: int | None
    high: int


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that happened, or is due.

    Attributes:
        kind: `due`, `met`, `progress`, `suspended`, `resumed`, `cancelled`, `surveyed`, `issue`, `issue_closed`,
            `utility_due`, `fund`, `inspection`, `finding` or `finding_closed`.
        span: when, as far as it is known.
        at: where it is told.
        possible: it may still lie ahead of the day.
        code: what it is about, by a codelist (`milestones.started`); empty where the kind says all.
        slip: for what had a due date, by how much it was missed.
        overdue: for what is due, by how many days it is overdue; 0 where it is not.
        facts: what else is told of it.
    """

    kind: str
    span: Span
    at: Location
    possible: bool = False
    code: str = ""
    slip: Slip | None = None
    overdue: int = 0
    facts: tuple[Fact, ...] = ()


def timeline(book: Book, project: Located[Project], day: int) -> list[Entry]:
    """All that is dated about a project: what had, or may have, happened by the day, and what is due."""
    late = {found.at: found.days for found in overdue_where(book, day, "p.path = :path", path=project.path)}
    entries = [
        *_milestones(project, day, late),
        *_reports(project),
        *_halts(project),
        *_issues(project),
        *_funds(book, project.record.id),
        *_inspections(book, project.record.id),
    ]
    told = [
        replace(entry, possible=entry.kind not in _AHEAD and entry.span.latest > day)
        for entry in entries
        if entry.kind in _AHEAD or entry.span.earliest <= day
    ]
    return sorted(told, key=lambda entry: (entry.span.latest, entry.span.earliest, entry.at, entry.kind))


#: Kinds that speak of what is to come.
_AHEAD = ("due", "utility_due")


def _milestones(project: Located[Project], day: int, late: dict[Location, int]) -> Iterator[Entry]:
    """Each milestone when it was met, or else when it is due."""
    for i, one in enumerate(project.record.milestones):
        at = partial(project.at, "milestones", i)
        code = f"milestones.{one.code}"
        facts = tuple(facts_of(one, at, but=("code", "met")))
        if one.met and one.met.earliest <= day:
            slip = _slip(one.met, one.due) if one.due else None
            yield Entry("met", one.met, at("met"), code=code, slip=slip, facts=facts)
        if one.due and (one.met is None or one.met.latest > day):
            place = at("due")
            facts = tuple(fact for fact in facts if fact.key != "due")
            yield Entry("due", one.due, place, code=code, overdue=late.get(place, 0), facts=facts)


def _slip(met: Span, due: Span) -> Slip:
    return Slip(None if met.earliest == LONG_AGO else met.earliest - due.latest, met.latest - due.latest)


def _reports(project: Located[Project]) -> Iterator[Entry]:
    """Progress and surveys, by the day that they are true for."""
    record = project.record
    for i, progress in enumerate(record.progress):
        at = partial(project.at, "progress", i)
        facts = tuple(facts_of(progress, at, but=("as_of",)))
        yield Entry("progress", Span(progress.as_of, progress.as_of), at("as_of"), facts=facts)
    if record.survey:
        at = partial(project.at, "survey")
        day = record.survey.as_of
        yield Entry("surveyed", Span(day, day), at("as_of"), facts=tuple(facts_of(record.survey, at, but=("as_of",))))


def _halts(project: Located[Project]) -> Iterator[Entry]:
    record = project.record
    for i, halt in enumerate(record.suspensions):
        at = partial(project.at, "suspensions", i)
        yield Entry("suspended", halt.from_, at("from"), facts=tuple(facts_of(halt, at, but=("from_",))))
        if halt.until:
            yield Entry("resumed", halt.until, at("until"))
    if record.cancelled:
        at = partial(project.at, "cancelled")
        yield Entry(
            "cancelled", record.cancelled.on, at("on"), facts=tuple(facts_of(record.cancelled, at, but=("on",)))
        )


def _issues(project: Located[Project]) -> Iterator[Entry]:
    """The project's problems, found and solved, and what is due of its pipes and cables."""
    for i, issue in enumerate(project.record.issues):
        yield from _problem("issue", issue, issue.opened, partial(project.at, "issues", i), "opened")
    for i, utility in enumerate(project.record.utilities):
        if utility.due:
            at = partial(project.at, "utilities", i)
            yield Entry("utility_due", utility.due, at("due"), code=f"utilities.{utility.kind}")


def _problem(kind: str, problem: Issue | InspectionFinding, found: Span, at: At, where: str) -> Iterator[Entry]:
    """A problem when it was found, and when it was solved."""
    facts = tuple(facts_of(problem, at, but=("opened", "closed", "project")))
    yield Entry(kind, found, at(where), facts=facts)
    if problem.closed:
        slip = _slip(problem.closed, problem.due) if problem.due else None
        number = tuple(facts_of(problem, at, only=("id", "text")))
        yield Entry(f"{kind}_closed", problem.closed, at("closed"), slip=slip, facts=number)


def _funds(book: Book, project: str) -> Iterator[Entry]:
    """Money for this project alone."""
    rows = book.rows(
        "SELECT f.path, f.kind, e.status, e.lo, e.hi, e.amount, e.batch, e.document, e.place FROM the_fund f "
        "JOIN main.fund_event e ON e.content = f.content AND e.fund = f.item WHERE f.project = ?",
        project,
    )
    for path, kind, status, lo, hi, amount, batch, document, place in rows:
        at = Location.of(path, place)
        told = {
            "status": ("codes.fund_statuses", status),
            "amount": ("money", amount),
            "batch": ("text", batch),
            "document": ("text", document),
        }
        facts = tuple(
            Fact(f"FundEvent.{key}", form, value, at) for key, (form, value) in told.items() if value is not None
        )
        yield Entry("fund", Span(lo, hi), at, code=f"fund_kinds.{kind}", facts=facts)


def _inspections(book: Book, project: str) -> Iterator[Entry]:
    """Inspections that went there, and what they found about it."""
    rows = book.rows(
        "SELECT DISTINCT i.path FROM the_inspection i JOIN main.reference r ON r.content = i.content "
        "WHERE r.kind = 'project' AND r.id = ? ORDER BY i.path",
        project,
    )
    for (path,) in rows:
        visit = book.inspection(path)
        record = visit.record
        code = f"inspection_kinds.{record.kind}"
        for i, site in enumerate(record.sites):
            if site.project == project:
                at = partial(visit.at, "sites", i)
                facts = (*facts_of(record, visit.at, only=("title",)), *facts_of(site, at, but=("project",)))
                yield Entry("inspection", record.date, at("project"), code=code, facts=facts)
        for i, finding in enumerate(record.findings):
            if finding.project == project:
                yield from _problem("finding", finding, record.date, partial(visit.at, "findings", i), "text")
