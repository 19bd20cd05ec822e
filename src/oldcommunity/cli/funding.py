"""`oc funding`: money by scope, kind and status."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

import typer

from oldcommunity.cli import options
from oldcommunity.cli.codes import code_of
from oldcommunity.cli.output import choose_format, page_width, show
from oldcommunity.codelists import FUND_KINDS, FUND_STATUSES


def command(
    as_of: options.AsOfOption = None,
    rev: options.RevOption = None,
    cohort: options.CohortOption = None,
    area: options.AreaOption = None,
    kind: Annotated[str | None, typer.Option("--kind")] = None,
    status: Annotated[str | None, typer.Option("--status")] = None,
    about: Annotated[str | None, typer.Option("--scope")] = None,
    project: Annotated[str | None, typer.Option("--project")] = None,
    detail: Annotated[bool, typer.Option("--detail")] = False,
    form: options.FormatOption = None,
    output: options.OutputOption = None,
    plain: options.PlainOption = False,
    data: options.DataOption = None,
    lang: options.LangOption = None,
) -> None:
    """Tell what money there is, and how far it has come."""
    from oldcommunity.reports.funding import SCOPES, Asked, funding_report, known_project

    chosen = choose_format(form, output, plain=plain)
    kind = None if kind is None else code_of(kind, FUND_KINDS)
    status = None if status is None else code_of(status, FUND_STATUSES)
    about = None if about is None else code_of(about, SCOPES)
    scope = options.open_scope(data=data, lang=lang, as_of=as_of, rev=rev, cohort=cohort, area=area)
    told = {"kind": kind, "status": status, "scope": about, "project": project}
    filters = tuple(f"{name}={value}" for name, value in told.items() if value is not None)
    context = replace(scope.context, filters=(*scope.context.filters, *filters))
    only = None if project is None else known_project(scope.book, project)
    asked = Asked(scope.cohort, scope.area, kind, status, about, only)
    report = funding_report(scope.figures, context, asked, detail=detail)
    scope.book.close()
    show("funding", report, scope.labels, chosen, output, width=page_width(chosen))
    options.say_what_is_missing(scope)
