"""Where a figure comes from: for each scope, the formula's parts, each accounted for down to its lines."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from oldcommunity.figures.catalogue import CATALOGUE
from oldcommunity.figures.explain.accounts import Account
from oldcommunity.figures.explain.amounts import amount_account, physical_accounts
from oldcommunity.figures.explain.besides import fund_explanations, overdue_account, papers_account
from oldcommunity.figures.explain.counts import count_account
from oldcommunity.figures.explain.plans import planned_account
from oldcommunity.figures.funds import FundScope
from oldcommunity.figures.resolve.resolving import Figures
from oldcommunity.figures.scope.areas import AREA_COLUMNS, Area, is_inside
from oldcommunity.figures.scope.nodes import Node
from oldcommunity.figures.values import Rate, Value
from oldcommunity.ratio import half_up


@dataclass(frozen=True, slots=True)
class Asked:
    """What a figure is asked for; None asks for all.

    Attributes:
        cohort: the plan year.
        area: where.
        target: a second plan of the year.
        unit: what to count; None for the first in which something is planned.
        plan: `current` or `original`.
        kind, year, project: of money.
    """

    cohort: int | None = None
    area: Area | None = None
    target: str | None = None
    unit: str | None = None
    plan: str = "current"
    kind: str | None = None
    year: int | None = None
    project: str | None = None


@dataclass(frozen=True, slots=True)
class Explanation:
    """A figure of one scope, with where it comes from.

    Attributes:
        figure: the key.
        scope: what it is about.
        kind: of money, its kind.
        value: what it comes to: a value, or a rate.
        accounts: how that comes about: of a rate its numerator and its denominator, else one.
    """

    figure: str
    scope: FundScope
    kind: str | None
    value: Value | Rate
    accounts: tuple[Account, ...]

    @property
    def exact(self) -> Fraction | None:
        """A rate in percent, not rounded; None for a value, and where there is no rate."""
        ratio = self.value.ratio if isinstance(self.value, Rate) else None
        return ratio.value * 100 if ratio and ratio.value is not None else None

    @property
    def rounding(self) -> Fraction | None:
        """What printing with one decimal adds to a rate, in percentage points."""
        return None if self.exact is None else Fraction(half_up(self.exact, 1)) - self.exact


def explain(figures: Figures, figure: str, day: int, asked: Asked) -> list[Explanation]:
    """Where a figure comes from, for each scope that was asked for.

    Args:
        figures: the figures of the book.
        figure: a key of `CATALOGUE`.
        day: the day, included.
        asked: the scopes.
    """
    kind = CATALOGUE[figure].kind
    home = figures.nodes.home if asked.area is None else asked.area
    if kind == "funds":
        return [
            Explanation(figure, scope, money, account.value, (account,))
            for scope, money, account in fund_explanations(figures, figure, day)
            if _is_asked(figures, asked, scope, money)
        ]
    if kind == "papers":
        account = papers_account(figures, figure, day, home, asked.cohort)
        return [Explanation(figure, FundScope(asked.cohort, None, None, None, home), None, account.value, (account,))]
    nodes = figures.nodes.tops() if asked.area is None else figures.nodes.within(asked.area)
    nodes = [node for node in nodes if asked.cohort in (None, node.cohort) and (asked.target in (None, node.target))]
    return [explain_node(figures, figure, node, day, asked.unit, asked.plan) for node in nodes]


def explain_node(
    figures: Figures, figure: str, node: Node, day: int, unit: str | None = None, plan: str = "current"
) -> Explanation:
    """Where a figure of one node comes from, for all figures that are counted in nodes."""
    definition = CATALOGUE[figure]
    unit = unit or figures.unit(node, day)
    scope = FundScope(node.cohort, None, None, node.target, node.area)
    if definition.kind == "physical":
        rate, accounts = physical_accounts(figures, node, day)
        return Explanation(figure, scope, None, rate, accounts)
    if definition.kind == "rate":
        unit = "households" if figure == "survey_rate" else unit
        parts = (
            account_of(figures, definition.numerator, node, unit, day),
            account_of(figures, definition.denominator, node, unit, day, plan),
        )
        return Explanation(figure, scope, None, figures.rate(figure, node, unit, day, plan), parts)
    account = account_of(figures, figure, node, unit, day, plan)
    return Explanation(figure, scope, None, account.value, (account,))


def account_of(figures: Figures, figure: str, node: Node, unit: str, day: int, plan: str = "current") -> Account:
    """How a value of one node comes about."""
    match CATALOGUE[figure].kind:
        case "plan":
            return planned_account(figures, figure, node, "money" if figure == "budget" else unit, day, plan)
        case "money" | "survey":
            return amount_account(figures, figure, node, unit, day)
        case "overdue":
            return overdue_account(figures, node, day)
        case _:
            return count_account(figures, figure, node, unit, day)


def _is_asked(figures: Figures, asked: Asked, scope: FundScope, kind: str) -> bool:
    """Whether money of a scope and kind was asked for; money of a project belongs to the project's year and area."""
    cohort, area = scope.cohort, scope.area
    if scope.project is not None:
        cohort, area = _project(figures, scope)
    return (
        asked.cohort in (None, cohort)
        and asked.kind in (None, kind)
        and asked.year in (None, scope.year)
        and asked.project in (None, scope.project)
        and asked.target in (None, scope.target)
        and (asked.area is None or is_inside(area, asked.area))
    )


def _project(figures: Figures, scope: FundScope) -> tuple[int | None, Area]:
    rows = figures.book.rows(f"SELECT cohort, {AREA_COLUMNS} FROM the_project WHERE id = ?", scope.project)
    return (rows[0][0], tuple(rows[0][1:])) if rows else (scope.cohort, scope.area)
