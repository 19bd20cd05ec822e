"""Money by scope, kind and status; only amounts of one scope, kind and status are ever added."""

from __future__ import annotations

from dataclasses import dataclass

from oldcommunity.book import Book
from oldcommunity.codelists import AREA_LEVELS, FUND_KINDS, FUND_STATUSES
from oldcommunity.figures.funds import FundAmount, FundScope, fund_amounts
from oldcommunity.figures.resolve.resolving import Figures
from oldcommunity.figures.scope.areas import Area, is_inside
from oldcommunity.figures.scope.nodes import Node
from oldcommunity.figures.values import Value
from oldcommunity.ratio import Ratio
from oldcommunity.reports.context import Context

#: What a share of money is of what: the numerator's status, and the denominator's or the budget.
SHARES = (("awarded", "budget"), ("received", "budget"), ("paid", "received"))


@dataclass(frozen=True, slots=True)
class Sum:
    """Money of one scope and kind that had reached one status.

    Attributes:
        status: how far it had come.
        amount: 分 that certainly had; None where only a part of the funds tells a certain amount.
        high: 分 that may have.
        amounts: what is added, by fund.
    """

    status: str
    amount: int | None
    high: int
    amounts: tuple[FundAmount, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """A part of the money of one kind over a whole: two amounts, undivided until they are printed.

    Attributes:
        status: of the numerator.
        over: `budget` or the status of the denominator.
        ratio: the two amounts, 分.
    """

    status: str
    over: str
    ratio: Ratio

    @property
    def gap(self) -> int:
        """What is missing to the whole; negative where there is more."""
        return self.ratio.denominator - self.ratio.numerator


@dataclass(frozen=True, slots=True)
class Source:
    """The money of one kind in one scope."""

    kind: str
    sums: dict[str, Sum]
    shares: tuple[Share, ...]


@dataclass(frozen=True, slots=True)
class ScopeFunds:
    """The money of one scope.

    Attributes:
        scope: a plan year, a calendar year or a project, in an area.
        name: the project's name, where the scope is one that the book has.
        budget: what is planned in exactly this scope; None where no plan is for exactly this scope.
        sources: by kind, in the order of the codelist.
    """

    scope: FundScope
    name: str | None
    budget: Value | None
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class FundingReport:
    """The money of a book as of the context's day, scope by scope."""

    context: Context
    scopes: tuple[ScopeFunds, ...]


def funding_report(
    figures: Figures, context: Context, *, cohort: int | None = None, area: Area | None = None
) -> FundingReport:
    """The money that is known by the context's day; of one plan year, of one area."""
    projects = _projects(figures.book)
    chosen: dict[FundScope, list[FundAmount]] = {}
    for found in fund_amounts(figures.book, context.day):
        year, where, _ = projects.get(found.scope.project or "", (found.scope.cohort, found.scope.area, None))
        if (cohort is None or year == cohort) and (area is None or is_inside(where, area)):
            chosen.setdefault(found.scope, []).append(found)
    scopes = [_scope(figures, scope, chosen[scope], projects, context.day) for scope in sorted(chosen, key=_order)]
    return FundingReport(context, tuple(scopes))


def _scope(
    figures: Figures, scope: FundScope, amounts: list[FundAmount], projects: dict[str, _Project], day: int
) -> ScopeFunds:
    budget = None
    if scope.cohort is not None:
        node = Node(scope.cohort, scope.area, scope.target)
        if node in figures.nodes.files:
            budget = figures.value("budget", node, "money", day)
    kinds = sorted({found.kind for found in amounts}, key=FUND_KINDS.index)
    sources = [_source(kind, [found for found in amounts if found.kind == kind], budget) for kind in kinds]
    _, _, name = projects.get(scope.project or "", (None, scope.area, None))
    return ScopeFunds(scope, name, budget, tuple(sources))


def _source(kind: str, amounts: list[FundAmount], budget: Value | None) -> Source:
    sums = {}
    for status in FUND_STATUSES:
        found = tuple(one for one in amounts if one.status == status)
        if found:
            told = [one.amount for one in found if one.amount is not None]
            sums[status] = Sum(status, sum(told) if told else None, sum(one.high for one in found), found)
    return Source(kind, sums, tuple(_shares(sums, budget)) if budget else ())


def _shares(sums: dict[str, Sum], budget: Value | None) -> list[Share]:
    wholes = {status: found.amount for status, found in sums.items()}
    wholes["budget"] = budget.value if budget else None
    shares = []
    for status, over in SHARES:
        part, whole = wholes.get(status), wholes.get(over)
        if part is not None and whole:
            shares.append(Share(status, over, Ratio(part, whole)))
    return shares


#: Plan year, area and name.
_Project = tuple[int | None, Area, str | None]


def _projects(book: Book) -> dict[str, _Project]:
    """The projects that money is for, by id."""
    levels = ", ".join(f"p.{level}" for level in AREA_LEVELS)
    rows = book.rows(
        f"SELECT p.id, p.cohort, p.name, {levels} FROM the_project p WHERE p.id IN (SELECT project FROM the_fund)"
    )
    return {project: (cohort, tuple(area), name) for project, cohort, name, *area in rows}


def _order(scope: FundScope) -> tuple[object, ...]:
    """Plan years first, then calendar years, then projects."""
    kind = 0 if scope.cohort is not None else 1 if scope.year is not None else 2
    area = tuple(name or "" for name in scope.area)
    return (kind, scope.cohort or scope.year or 0, scope.target or "", area, scope.project or "")
