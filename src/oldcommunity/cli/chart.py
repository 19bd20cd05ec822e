"""`oc chart`: the wall chart, and the dashboard beside it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from oldcommunity.cli import options
from oldcommunity.cli.codes import code_of
from oldcommunity.cli.output import write
from oldcommunity.codelists import AREA_LEVELS
from oldcommunity.errors import UsageError

#: What can be drawn, and in which formats.
CHARTS = {"wall": ("html", "svg"), "dashboard": ("html",)}


def command(
    chart: Annotated[str, typer.Argument()] = "wall",
    size: Annotated[str | None, typer.Option("--paper")] = None,
    by: Annotated[str, typer.Option("--by")] = "district",
    as_of: options.AsOfOption = None,
    rev: options.RevOption = None,
    cohort: options.CohortOption = None,
    area: options.AreaOption = None,
    where: options.WhereOption = None,
    form: options.FormatOption = None,
    output: options.OutputOption = None,
    data: options.DataOption = None,
    lang: options.LangOption = None,
) -> None:
    """Draw plan against fact on one sheet, or the figures of all plan years on one page."""
    from oldcommunity.views.chart.sheets import PAPERS

    for key, given, known in (
        ("unknown-choice", chart, tuple(CHARTS)),
        ("unknown-choice", size, tuple(PAPERS)),
    ):
        if given is not None and given not in known:
            raise UsageError(key, given=given, known=" ".join(known))
    by = None if by is None else code_of(by, AREA_LEVELS, "bad-by")
    if size is not None and chart != "wall":
        raise UsageError("not-with", option="--paper", other=chart)
    chosen = _format(chart, form, output)
    scope = options.open_scope(data=data, lang=lang, as_of=as_of, rev=rev, cohort=cohort, area=area, where=where)
    draw = _wall if chart == "wall" else _dashboard
    text = draw(scope, by, size, chosen)
    scope.book.close()
    write(text, output)
    options.say_what_is_missing(scope)


def _format(chart: str, form: str | None, output: str | None) -> str:
    """The format asked for, or that of the file's name; pages are not for terminals."""
    known = CHARTS[chart]
    named = form or (Path(output).suffix.lower().removeprefix(".") if output and output != "-" else known[0])
    named = "html" if named == "htm" else named
    if named not in known:
        raise UsageError("unknown-format", given=named, known=" ".join(known))
    if output is None and sys.stdout.isatty():
        raise UsageError("needs-output", name=f"{chart}.{named}")
    return named


def _wall(scope: options.Scope, by: str, paper: str | None, form: str) -> str:
    from oldcommunity.reports.wall import wall_report
    from oldcommunity.views.chart import wall

    report = wall_report(scope.figures, scope.context, cohort=scope.cohort, area=scope.area, by=by)
    return (wall.page if form == "html" else wall.drawing)(report, scope.labels, paper)


def _dashboard(scope: options.Scope, by: str, paper: str | None, form: str) -> str:
    from oldcommunity.reports.dashboard import dashboard_report
    from oldcommunity.views.chart import dashboard

    del paper, form  # a dashboard has one form, and is as long as what it tells
    report = dashboard_report(scope.figures, scope.context, cohort=scope.cohort, area=scope.area, by=by)
    return dashboard.page(report, scope.labels)
