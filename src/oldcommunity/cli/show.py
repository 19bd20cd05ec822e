"""`oc show`: everything about one project."""

from __future__ import annotations

from typing import Annotated

import typer

from oldcommunity.cli import options
from oldcommunity.cli.output import choose_format, page_width, show

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
    show("project", report, scope.labels, chosen, output, width=page_width(chosen))
    options.say_what_is_missing(scope)
