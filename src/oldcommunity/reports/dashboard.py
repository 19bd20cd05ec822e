"""The dashboard (进度看板): how far each plan year has come, its money, its months, its areas, its problems."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from oldcommunity.codelists import MILESTONES
from oldcommunity.figures.resolve.resolving import Figures
from oldcommunity.figures.scope.areas import Area
from oldcommunity.figures.values import Value
from oldcommunity.reports import funding, issues
from oldcommunity.reports.context import Context
from oldcommunity.reports.funding import FundingReport, funding_report
from oldcommunity.reports.issues import IssuesReport, issues_report
from oldcommunity.reports.status import Status, StatusReport, status_report
from oldcommunity.reports.trend import TrendReport, trend_reports

__all__ = ["RANKED_BY", "TRENDS", "DashboardReport", "Funnel", "dashboard_report"]

#: The rates whose months are drawn.
TRENDS = ("start_rate", "completion_rate", "investment_rate")
#: By what areas are ranked.
RANKED_BY = "completion_rate"
#: So many months are drawn, of so many plan years: of older ones little moves, and more lines are no picture.
_MONTHS, _YEARS = 24, 3


@dataclass(frozen=True, slots=True)
class Funnel:
    """How many of a plan year have come how far.

    Attributes:
        status: the plan year.
        stages: what is planned, then each milestone of which anything is known, in the usual order. Cumulative: what
            has come further counts before, as far as that is on record.
    """

    status: Status
    stages: tuple[tuple[str, Value], ...]


@dataclass(frozen=True, slots=True)
class DashboardReport:
    """What a dashboard shows.

    Attributes:
        context: of which book, as of when.
        funnels: one for each plan year.
        trends: one for each of `TRENDS`.
        ranking: the status by areas, ranked by `RANKED_BY`.
        funding: the money.
        issues: what has to be solved.
    """

    context: Context
    funnels: tuple[Funnel, ...]
    trends: tuple[TrendReport, ...]
    ranking: StatusReport
    funding: FundingReport
    issues: IssuesReport


def dashboard_report(
    figures: Figures, context: Context, *, cohort: int | None = None, area: Area | None = None, by: str = "district"
) -> DashboardReport:
    """The dashboard of a book as of the context's day; `by` is the level of the areas that are ranked."""
    ranking = status_report(figures, context, cohort=cohort, area=area, by=by, rank=RANKED_BY)
    return DashboardReport(
        context=context,
        funnels=tuple(_funnel(figures, one, context.day) for one in ranking.wholes),
        trends=trend_reports(
            figures, context, TRENDS, since=_first_month(context.day), cohort=cohort, area=area, newest=_YEARS
        ),
        ranking=ranking,
        funding=funding_report(figures, context, funding.Asked(cohort=cohort, area=area)),
        issues=issues_report(figures.book, context, issues.Asked(cohort=cohort, area=area)),
    )


def _first_month(day: int) -> int:
    """The first day of the first month that is drawn."""
    last = dt.date.fromordinal(day)
    month = last.year * 12 + last.month - 1 - (_MONTHS - 1)
    return dt.date(month // 12, month % 12 + 1, 1).toordinal()


def _funnel(figures: Figures, status: Status, day: int) -> Funnel:
    reached = [(code, figures.value(code, status.node, status.unit, day)) for code in MILESTONES]
    told = [(code, value) for code, value in reached if value.value or value.low]
    return Funnel(status, (("planned", status.counts["planned"]), *told))
