"""`oc status`: how far are we."""

from __future__ import annotations

from oldcommunity.cli import options
from oldcommunity.cli.output import choose_format, page_text, screen_width, write
from oldcommunity.errors import UsageError


def command(
    as_of: options.AsOfOption = None,
    rev: options.RevOption = None,
    cohort: options.CohortOption = None,
    area: options.AreaOption = None,
    where: options.WhereOption = None,
    by: options.ByOption = "cohort",
    unit: options.UnitOption = None,
    form: options.FormatOption = None,
    output: options.OutputOption = None,
    plain: options.PlainOption = False,
    data: options.DataOption = None,
    lang: options.LangOption = None,
) -> None:
    """Tell how far the renovation is."""
    from oldcommunity.reports.status import GROUPINGS, status_report

    chosen = choose_format(form, output, plain=plain)
    if by not in GROUPINGS:
        raise UsageError("bad-by", given=by, known=" ".join(GROUPINGS))
    scope = options.open_scope(data=data, lang=lang, as_of=as_of, rev=rev, cohort=cohort, area=area, where=where)
    report = status_report(
        scope.figures,
        scope.context,
        cohort=scope.cohort,
        area=scope.area,
        by=by,
        unit=options.unit_of(unit),
    )
    scope.book.close()
    if chosen == "json":
        from oldcommunity.views.status_json import render as status_json

        write(status_json(report), output)
    elif chosen == "csv":
        from oldcommunity.views.status_csv import render as status_csv

        write(status_csv(report), output)
    else:
        from oldcommunity.views.status_page import status_page

        width = screen_width() if chosen == "terminal" else None
        write(page_text(status_page(report, scope.labels, width), chosen), output)
    options.say_what_is_missing(scope)
