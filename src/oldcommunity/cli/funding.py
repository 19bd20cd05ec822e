"""`oc funding`: money by scope, kind and status."""

from __future__ import annotations

from oldcommunity.cli import options
from oldcommunity.cli.output import choose_format, page_width, show


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
    show("funding", report, scope.labels, chosen, output, width=page_width(chosen))
    options.say_what_is_missing(scope)
