"""`oc funding`: money by scope, kind and status."""

from __future__ import annotations

from oldcommunity.cli import options
from oldcommunity.cli.output import choose_format, page_text, screen_width, write


def command(
    as_of: options.AsOfOption = None,
    rev: options.RevOption = None,
    cohort: options.CohortOption = None,
    area: options.AreaOption = None,
    form: options.FormatOption = None,
    output: options.OutputOption = None,
    plain: options.PlainOption = False,
    data: options.DataOption = None,
    lang: options.LangOption = None,
) -> None:
    """Tell what money there is, and how far it has come."""
    from oldcommunity.reports.funding import funding_report

    chosen = choose_format(form, output, plain=plain)
    scope = options.open_scope(data=data, lang=lang, as_of=as_of, rev=rev, cohort=cohort, area=area)
    report = funding_report(scope.figures, scope.context, cohort=scope.cohort, area=scope.area)
    scope.book.close()
    if chosen == "json":
        from oldcommunity.views.funding_json import render as funding_json

        write(funding_json(report), output)
    elif chosen == "csv":
        from oldcommunity.views.funding_csv import render as funding_csv

        write(funding_csv(report), output)
    else:
        from oldcommunity.views.funding_page import funding_page

        width = screen_width() if chosen == "terminal" else None
        write(page_text(funding_page(report, scope.labels, width), chosen), output)
    options.say_what_is_missing(scope)
