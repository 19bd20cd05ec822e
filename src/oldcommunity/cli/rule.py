"""`oc rule`: what a kind of problem means and how to mend it."""

from __future__ import annotations

from typing import Annotated

import typer

from oldcommunity.cli import options
from oldcommunity.cli.output import choose_format, page_text, speaks_utf8, write

FORMATS = ("terminal", "plain", "markdown", "json")
CodeArgument = Annotated[str | None, typer.Argument()]


def command(
    code: CodeArgument = None,
    form: options.FormatOption = None,
    output: options.OutputOption = None,
    plain: options.PlainOption = False,
    lang: options.LangOption = None,
) -> None:
    """Explain a kind of problem, or list them all."""
    from oldcommunity.reports.rules import rule_reports
    from oldcommunity.views import rule_page as view

    chosen = choose_format(form, output, plain=plain, formats=FORMATS)
    labels = options.labels_for(None, lang)
    reports = rule_reports(code)
    if chosen == "json":
        write(view.rules_json(reports, labels), output)
    elif code is None:
        write(page_text(view.rules_page(reports, labels, headings=chosen != "plain"), chosen, labels), output)
    else:
        utf8 = output is not None or speaks_utf8()
        text = page_text(view.rule_page(reports[0], labels, utf8=utf8), chosen, labels)
        write(text + view.examples_text(reports[0], labels, chosen), output)
