"""`oc status`: how far are we."""

from __future__ import annotations

from typing import Annotated

import typer

from oldcommunity.cli import options
from oldcommunity.cli.codes import code_of
from oldcommunity.cli.output import choose_format, page_width, show
from oldcommunity.codelists import AREA_LEVELS, UNITS
from oldcommunity.errors import UsageError


def command(
    as_of: options.AsOfOption = None,
    rev: options.RevOption = None,
    cohort: options.CohortOption = None,
    area: options.AreaOption = None,
    where: options.WhereOption = None,
    by: options.ByOption = "cohort",
    unit: options.UnitOption = None,
    plan: Annotated[str, typer.Option("--plan")] = "current",
    rank: Annotated[str | None, typer.Option("--rank")] = None,
    cap_label: Annotated[bool, typer.Option("--cap-label")] = False,
    form: options.FormatOption = None,
    output: options.OutputOption = None,
    plain: options.PlainOption = False,
    data: options.DataOption = None,
    lang: options.LangOption = None,
) -> None:
    """Tell how far the renovation is."""
    from oldcommunity.reports.readings import PLANS
    from oldcommunity.reports.status import GROUPINGS, status_report

    chosen = choose_format(form, output, plain=plain)
    by = code_of(by, tuple(GROUPINGS), "bad-by")
    plan = code_of(plan, tuple(PLANS), "bad-plan")
    ranked = None if rank is None else _ranked(rank, by)
    scope = options.open_scope(data=data, lang=lang, as_of=as_of, rev=rev, cohort=cohort, area=area, where=where)
    report = status_report(
        scope.figures,
        scope.context,
        cohort=scope.cohort,
        area=scope.area,
        by=by,
        unit=None if unit == "all" else options.unit_of(unit),
        units=UNITS if unit == "all" else (),
        plan=plan,
        rank=ranked,
        cap_label=cap_label,
    )
    scope.book.close()
    beside = unit == "all" or plan != "current" or bool(ranked) or cap_label
    show("status", report, scope.labels, chosen, output, width=page_width(chosen), beside=beside)
    options.say_what_is_missing(scope)


def _ranked(rank: str, by: str) -> str:
    """The figure to rank areas by."""
    from oldcommunity.cli.explain import figure_of
    from oldcommunity.reports.rollup import RANKED

    figure = figure_of(rank)
    if figure not in RANKED:
        raise UsageError("bad-rank", given=figure, known=" ".join(RANKED))
    if by in ("cohort", "target"):
        raise UsageError("rank-of-what", known=" ".join(AREA_LEVELS))
    return figure
