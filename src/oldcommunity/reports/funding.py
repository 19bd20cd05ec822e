"""Money by scope, kind and status; only amounts of one scope and status that are not each other's are added."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from oldcommunity.book import Book
from oldcommunity.codelists import AREA_LEVELS, FUND_KINDS
from oldcommunity.diagnostics import Location
from oldcommunity.figures.funds import FundAmount, FundScope, fund_events, newest
from oldcommunity.figures.resolve.resolving import Figures
from oldcommunity.figures.scope.areas import Area, is_inside
from oldcommunity.figures.scope.nodes import Node
from oldcommunity.figures.utilities import UtilityShare, kind_order, utility_shares
from oldcommunity.figures.values import Value
from oldcommunity.reports.context import Context
from oldcommunity.reports.funding_sums import SHARES, Share, Source, Sum, Total, shares, source_of, totals
from oldcommunity.reports.project import find_project

__all__ = ["SCOPES", "SHARES", "Asked", "FundingReport", "ScopeFunds", "Share", "Source", "Sum", "Total"]

#: What a scope can be of.
SCOPES = ("cohort", "year", "project")


@dataclass(frozen=True, slots=True)
class Asked:
    """Which money is asked for; None asks for all.

    Attributes:
        cohort: of one plan year.
        area: of one area.
        kind: of one kind.
        status: at one status.
        scope: for plan years, calendar years or projects only: one of `SCOPES`.
        project: for one project.
    """

    cohort: int | None = None
    area: Area | None = None
    kind: str | None = None
    status: str | None = None
    scope: str | None = None
    project: str | None = None


@dataclass(frozen=True, slots=True)
class ScopeFunds:
    """The money of one scope.

    Attributes:
        scope: a plan year, a calendar year or a project, in an area.
        name: the project's name, where the scope is one that the book has.
        budget: what is planned in exactly this scope; None where no plan is for exactly this scope.
        sources: by kind, in the order of the codelist.
        totals: by status; empty where one kind only was asked for.
        shares: of the money of all kinds, likewise.
        events: everything that happened to it by the day, by fund; the newest at each status is in force.
    """

    scope: FundScope
    name: str | None
    budget: Value | None
    sources: tuple[Source, ...]
    totals: tuple[Total, ...]
    shares: tuple[Share, ...]
    events: tuple[FundAmount, ...]

    def in_force(self, event: FundAmount) -> bool:
        """Whether an event is what its fund comes to at its status: no newer one replaces it."""
        sums = (source.sums.get(event.status) for source in self.sources if source.kind == event.kind)
        return any(event.place == one.place for told in sums if told for one in told.amounts)


@dataclass(frozen=True, slots=True)
class UtilityTotal:
    """What the owners of one kind of pipes or cables pay in the projects of one plan year.

    Attributes:
        cohort: the plan year; None where it is not known.
        kind: which pipes or cables.
        amount: 分 that are known; None where no share is.
        unknown: how many shares are not known.
        shares: one for each project (or more, where a project names several owners).
    """

    cohort: int | None
    kind: str
    amount: int | None
    unknown: int
    shares: tuple[UtilityShare, ...]


@dataclass(frozen=True, slots=True)
class FundingReport:
    """The money of a book as of the context's day, scope by scope.

    Attributes:
        context: of which book, as of when.
        scopes: plan years first, then calendar years, then projects.
        utilities: shares of the owners of pipes and cables; they may be told of as funds, too, and are never added.
        documents: the titles of documents on record, by id.
        detail: all events were asked for.
    """

    context: Context
    scopes: tuple[ScopeFunds, ...]
    utilities: tuple[UtilityTotal, ...]
    documents: dict[str, str]
    detail: bool = False


def funding_report(figures: Figures, context: Context, asked: Asked, *, detail: bool = False) -> FundingReport:
    """The money that is known by the context's day."""
    book = figures.book
    projects = _projects(book)
    chosen: dict[FundScope, list[FundAmount]] = defaultdict(list)
    for event in fund_events(book, context.day):
        if _is_asked(event.scope, asked, projects):
            chosen[event.scope].append(event)
    found = sorted(chosen, key=_order)
    scopes = [_scope(figures, scope, chosen[scope], projects, asked, context.day) for scope in found]
    utilities = () if asked.scope or asked.kind not in (None, "utilities") or asked.status else _utilities(book, asked)
    rows = book.rows("SELECT id, title FROM the_document ORDER BY path DESC, item DESC")
    return FundingReport(context, tuple(told for told in scopes if told.sources), tuple(utilities), dict(rows), detail)


def _is_asked(scope: FundScope, asked: Asked, projects: dict[str, _Project]) -> bool:
    project = projects.get(scope.project or "")
    year, where = (project.cohort, project.area) if project else (scope.cohort, scope.area)
    if asked.scope is not None and getattr(scope, asked.scope) is None:
        return False
    return (
        asked.project in (None, scope.project)
        and asked.cohort in (None, year)
        and (asked.area is None or is_inside(where, asked.area))
    )


def _scope(
    figures: Figures,
    scope: FundScope,
    events: list[FundAmount],
    projects: dict[str, _Project],
    asked: Asked,
    day: int,
) -> ScopeFunds:
    budget = _budget(figures, scope, projects, day)
    amounts = newest(events)
    kinds = sorted({found.kind for found in amounts if asked.kind in (None, found.kind)}, key=FUND_KINDS.index)
    sources = [source_of(kind, [one for one in amounts if one.kind == kind], budget, asked.status) for kind in kinds]
    project = projects.get(scope.project or "")
    whole = asked.kind is None
    return ScopeFunds(
        scope=scope,
        name=project.name if project else None,
        budget=budget,
        sources=tuple(source for source in sources if source.sums),
        totals=tuple(totals(amounts, asked.status)) if whole else (),
        shares=tuple(shares(amounts, budget, asked.status)) if whole else (),
        events=tuple(one for one in events if one.kind in kinds and asked.status in (None, one.status)),
    )


def _budget(figures: Figures, scope: FundScope, projects: dict[str, _Project], day: int) -> Value | None:
    """What is planned for exactly this scope: of a project, its own budget; of a plan year, the plan of that area."""
    project = projects.get(scope.project or "")
    if project is not None:
        return project.budget
    if scope.cohort is None:
        return None
    node = Node(scope.cohort, scope.area, scope.target)
    return figures.value("budget", node, "money", day) if node in figures.nodes.files else None


def _utilities(book: Book, asked: Asked) -> Iterator[UtilityTotal]:
    """The shares by plan year and kind; what is not known is counted, never 0."""
    found: dict[tuple[int | None, str], list[UtilityShare]] = defaultdict(list)
    for one in utility_shares(book):
        if (
            asked.project in (None, one.project)
            and asked.cohort in (None, one.cohort)
            and (asked.area is None or is_inside(one.area, asked.area))
        ):
            found[one.cohort, one.kind].append(one)
    for cohort, kind in sorted(found, key=lambda key: (key[0] is None, key[0] or 0, kind_order(key[1]))):
        shares = found[cohort, kind]
        known = [one.share for one in shares if one.share is not None]
        yield UtilityTotal(cohort, kind, sum(known) if known else None, len(shares) - len(known), tuple(shares))


def known_project(book: Book, text: str) -> str:
    """The id of the project that a text means: its id, or its name where only one has it.

    Raises:
        UsageError: there is no such project, or there are several of that name.
        BookError: its file cannot be read.
    """
    path = find_project(book, text)
    return str(book.rows("SELECT id FROM the_project WHERE path = ?", path)[0][0])


class _Project(NamedTuple):
    """A project that money is for."""

    name: str
    cohort: int | None
    area: Area
    budget: Value | None


def _projects(book: Book) -> dict[str, _Project]:
    """The projects that money is for, by id."""
    levels = ", ".join(f"p.{level}" for level in AREA_LEVELS)
    rows = book.rows(
        f"SELECT p.path, p.id, p.name, p.cohort, p.budget, p.budget_place, {levels} FROM the_project p "
        "WHERE p.id IN (SELECT project FROM the_fund) ORDER BY p.path DESC"
    )
    found = {}
    for path, project, name, cohort, budget, place, *area in rows:
        at = () if budget is None else (Location.of(path, place),)
        value = None if budget is None else Value(budget, budget, budget, "money", "records", places=at)
        found[project] = _Project(name, cohort, tuple(area), value)
    return found


def _order(scope: FundScope) -> tuple[object, ...]:
    """Plan years first, then calendar years, then projects."""
    kind = 0 if scope.cohort is not None else 1 if scope.year is not None else 2
    area = tuple(name or "" for name in scope.area)
    return (kind, scope.cohort or scope.year or 0, scope.target or "", area, scope.project or "")
