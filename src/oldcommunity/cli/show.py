"""`oc show`: everything about one project."""

from __future__ import annotations

from typing import Annotated

import typer

from oldcommunity.cli import options
from oldcommunity.cli.output import choose_format, page_text, screen_width, write

ProjectArgument = Annotated[str, typer.Argument()]


def command(
    project: ProjectArgument,
    as_of: options.AsOfOption = None,
    rev: options.RevOption = None,
    form: options.FormatOption = None,
    output: options.OutputOption = None,
    plain: options.PlainOption = False,
    data: options.DataOption = None,
    lang: options.LangOption = None,
) -> None:
    """Tell everything about one project."""
    from oldcommunity.reports.project import project_report

    chosen = choose_format(form, output, plain=plain)
    scope = options.open_scope(data=data, lang=lang, as_of=as_of, rev=rev)
    report = project_report(scope.figures, scope.context, project)
    scope.book.close()
    if chosen == "json":
        from oldcommunity.views.project_json import render as project_json

        write(project_json(report), output)
    elif chosen == "csv":
        from oldcommunity.views.project_csv import render as project_csv

        write(project_csv(report), output)
    else:
        from oldcommunity.views.project_page import project_page

        width = screen_width() if chosen == "terminal" else None
        write(page_text(project_page(report, scope.labels, width), chosen), output)
    options.say_what_is_missing(scope)
