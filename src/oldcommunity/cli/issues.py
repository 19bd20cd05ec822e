"""`oc issues`: what has to be solved, and where inspectors have been."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

import typer

from oldcommunity.cli import options
from oldcommunity.cli.codes import code_of
from oldcommunity.cli.output import choose_format, page_width, show
from oldcommunity.codelists import CAUSES, INSPECTION_KINDS
from oldcommunity.errors import UsageError

#: More rows than this help nobody at a terminal; other formats have them all.
_SHOWN = 200


def command(
    as_of: options.AsOfOption = None,
    rev: options.RevOption = None,
    cohort: options.CohortOption = None,
    area: options.AreaOption = None,
    where: options.WhereOption = None,
    which: Annotated[str | None, typer.Option("--kind")] = None,
    owner: Annotated[str | None, typer.Option("--owner")] = None,
    cause: Annotated[str | None, typer.Option("--cause")] = None,
    overdue: Annotated[bool, typer.Option("--overdue")] = False,
    closed: Annotated[bool, typer.Option("--all")] = False,
    by: Annotated[str | None, typer.Option("--by")] = None,
    inspections: Annotated[bool, typer.Option("--inspections")] = False,
    check: Annotated[str | None, typer.Option("--check")] = None,
    days: Annotated[int | None, typer.Option("--days", min=1, max=3660)] = None,
    form: options.FormatOption = None,
    output: options.OutputOption = None,
    plain: options.PlainOption = False,
    data: options.DataOption = None,
    lang: options.LangOption = None,
) -> None:
    """Tell what has to be solved."""
    from oldcommunity.reports.issues import BYS, KINDS, Asked, issues_report

    chosen = choose_format(form, output, plain=plain)
    _only_one_of(
        {"--kind": which, "--owner": owner, "--cause": cause, "--overdue": overdue, "--all": closed, "--by": by},
        {"--check": check, "--days": days},
        inspections=inspections,
    )
    by = by and code_of(by, BYS, "bad-by")
    which = None if which is None else code_of(which, KINDS)
    cause = cause and code_of(cause, CAUSES)
    scope = options.open_scope(data=data, lang=lang, as_of=as_of, rev=rev, cohort=cohort, area=area, where=where)
    limit = _SHOWN if chosen == "terminal" else None
    if inspections:
        _inspections(scope, check or "safety", days, chosen, output)
        return
    asked = Asked(scope.cohort, scope.area, (which,) if which else (), owner, cause, overdue, closed)
    told = {"kind": which, "owner": owner, "cause": cause}
    filters = [f"{name}={value}" for name, value in told.items() if value is not None] + ["overdue"] * overdue
    context = replace(scope.context, filters=(*scope.context.filters, *filters))
    report = issues_report(scope.book, context, asked, by)
    scope.book.close()
    show("issues", report, scope.labels, chosen, output, width=page_width(chosen), limit=limit)
    options.say_what_is_missing(scope)


def _inspections(scope: options.Scope, check: str, days: int | None, chosen: str, output: str | None) -> None:
    from oldcommunity.reports.inspections import ANY, inspections_report

    check = code_of(check, (*INSPECTION_KINDS, ANY))
    report = inspections_report(
        scope.figures, scope.context, check=check, days=days, cohort=scope.cohort, area=scope.area
    )
    scope.book.close()
    show("inspections", report, scope.labels, chosen, output, width=page_width(chosen))
    options.say_what_is_missing(scope)


def _only_one_of(of_issues: dict[str, object], of_inspections: dict[str, object], *, inspections: bool) -> None:
    """`--inspections` has options of its own; those of the list say nothing about it."""
    for option, value in (of_issues if inspections else of_inspections).items():
        if value is not None and value is not False:
            key = "not-with" if inspections else "only-with"
            raise UsageError(key, option=option, other="--inspections")
