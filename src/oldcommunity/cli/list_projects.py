"""`oc list`: which projects."""

from __future__ import annotations

from typing import Annotated

import typer

from oldcommunity.cli import options
from oldcommunity.cli.output import choose_format, page_width, show

#: More rows than this help nobody at a terminal; other formats have them all.
_SHOWN = 200

LimitOption = Annotated[int | None, typer.Option("--limit", min=1)]
AllOption = Annotated[bool, typer.Option("--all")]


def command(
    as_of: options.AsOfOption = None,
    rev: options.RevOption = None,
    cohort: options.CohortOption = None,
    area: options.AreaOption = None,
    where: options.WhereOption = None,
    limit: LimitOption = None,
    all: AllOption = False,  # noqa: A002 - the option is called so
    form: options.FormatOption = None,
    output: options.OutputOption = None,
    plain: options.PlainOption = False,
    data: options.DataOption = None,
    lang: options.LangOption = None,
) -> None:
    """List the projects."""
    from oldcommunity.reports.projects import projects_report

    chosen = choose_format(form, output, plain=plain)
    scope = options.open_scope(data=data, lang=lang, as_of=as_of, rev=rev, cohort=cohort, area=area, where=where)
    report = projects_report(scope.book, scope.context, cohort=scope.cohort, area=scope.area)
    scope.book.close()
    shown = None if all else limit or (_SHOWN if chosen == "terminal" else None)
    show("projects", report, scope.labels, chosen, output, limit=shown, width=page_width(chosen))
    options.say_what_is_missing(scope)
