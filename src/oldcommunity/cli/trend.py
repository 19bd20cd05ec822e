"""`oc trend`: a figure period by period."""

from __future__ import annotations

from typing import Annotated

import typer

from oldcommunity.cli import options
from oldcommunity.cli.codes import code_of
from oldcommunity.cli.output import choose_format, page_width, show
from oldcommunity.codelists import AREA_LEVELS
from oldcommunity.errors import FormError, UsageError


def command(
    figure: Annotated[str, typer.Argument()],
    every: Annotated[str, typer.Option("--every")] = "month",
    first: Annotated[str | None, typer.Option("--from")] = None,
    last: Annotated[str | None, typer.Option("--to", "--as-of")] = None,
    rev: options.RevOption = None,
    cohort: options.CohortOption = None,
    area: options.AreaOption = None,
    target: Annotated[str | None, typer.Option("--target")] = None,
    by: options.ByOption = "cohort",
    unit: options.UnitOption = None,
    plan: Annotated[str, typer.Option("--plan")] = "current",
    form: options.FormatOption = None,
    output: options.OutputOption = None,
    plain: options.PlainOption = False,
    data: options.DataOption = None,
    lang: options.LangOption = None,
) -> None:
    """Tell how a figure has moved."""
    from oldcommunity.cli.explain import figure_of
    from oldcommunity.figures.resolve.planned import PLANS
    from oldcommunity.reports.trend import PERIODS, TRENDS, trend_report

    chosen = choose_format(form, output, plain=plain)
    figure = figure_of(figure)
    figure = code_of(figure, TRENDS, "no-trend")
    every = code_of(every, tuple(PERIODS), "bad-every")
    by = code_of(by, ("cohort", *AREA_LEVELS), "bad-by")
    plan = code_of(plan, PLANS, "bad-plan")
    scope = options.open_scope(data=data, lang=lang, as_of=last, rev=rev, cohort=cohort, area=area)
    report = trend_report(
        scope.figures,
        scope.context,
        figure,
        every=every,
        since=_first_day(first),
        cohort=scope.cohort,
        area=scope.area,
        target=options.target_of(scope.figures, target),
        by=by,
        unit=options.unit_of(unit),
        plan=plan,
    )
    scope.book.close()
    show("trend", report, scope.labels, chosen, output, width=page_width(chosen))
    options.say_what_is_missing(scope)


def _first_day(text: str | None) -> int | None:
    """The first day of what `--from` names: a day, a month, a quarter or a year."""
    from oldcommunity.dates import parse_period

    if text is None:
        return None
    try:
        return parse_period(text).earliest
    except FormError as error:
        raise UsageError("bad-from", given=text, offer=str(error.params.get("offer") or "")) from None
