"""`oc explain`: where a figure comes from, and what it is."""

from __future__ import annotations

from typing import Annotated

import typer

from oldcommunity.cli import options
from oldcommunity.cli.codes import code_of
from oldcommunity.cli.output import choose_format, page_text, page_width, show, write
from oldcommunity.codelists import FIGURES, FUND_KINDS, LANGUAGES
from oldcommunity.errors import UsageError
from oldcommunity.labels import Labels

FORMATS = ("terminal", "plain", "markdown", "html", "json")
PLANS = ("current", "original")
FigureArgument = Annotated[str, typer.Argument()]
TargetOption = Annotated[str | None, typer.Option("--target")]
PlanOption = Annotated[str, typer.Option("--plan")]
KindOption = Annotated[str | None, typer.Option("--kind")]
YearOption = Annotated[int | None, typer.Option("--year")]
ProjectOption = Annotated[str | None, typer.Option("--project")]
AllOption = Annotated[bool, typer.Option("--all")]
BlameOption = Annotated[bool, typer.Option("--blame")]
DefineOption = Annotated[bool, typer.Option("--define")]


def command(
    figure: FigureArgument,
    as_of: options.AsOfOption = None,
    rev: options.RevOption = None,
    cohort: options.CohortOption = None,
    area: options.AreaOption = None,
    target: TargetOption = None,
    unit: options.UnitOption = None,
    plan: PlanOption = "current",
    kind: KindOption = None,
    year: YearOption = None,
    project: ProjectOption = None,
    blame: BlameOption = False,
    every: AllOption = False,
    define: DefineOption = False,
    form: options.FormatOption = None,
    output: options.OutputOption = None,
    plain: options.PlainOption = False,
    data: options.DataOption = None,
    lang: options.LangOption = None,
) -> None:
    """Tell where a figure comes from."""
    chosen = choose_format(form, output, plain=plain, formats=FORMATS)
    key = figure_of(figure)
    if define:
        _define(key, options.labels_for(None, lang), chosen, output)
        return
    from oldcommunity.reports.explanation import Asked, explanation_report

    _check(key, {"--kind": kind, "--year": year, "--project": project})
    plan = None if plan is None else code_of(plan, PLANS)
    kind = None if kind is None else code_of(kind, FUND_KINDS)
    unit = options.unit_of(unit)
    scope = options.open_scope(data=data, lang=lang, as_of=as_of, rev=rev, cohort=cohort, area=area)
    asked = Asked(scope.cohort, scope.area, target, unit, plan, kind, year, project)
    report = explanation_report(scope.figures, scope.context, key, asked, blame=blame)
    scope.book.close()
    everything = every or chosen != "terminal"
    show("explanation", report, scope.labels, chosen, output, width=page_width(chosen), every=everything)
    options.say_what_is_missing(scope)


def figure_of(text: str) -> str:
    """The figure that a key, or a title in either language, names.

    Raises:
        UsageError: no figure has this name.
    """
    names = {Labels(language).text("figures", key): key for language in LANGUAGES for key in FIGURES}
    names |= {key: key for key in FIGURES}
    asked = text.strip()
    found = names.get(asked) or names.get(asked.lower().replace("-", "_"))
    if found is None:
        import difflib

        near = difflib.get_close_matches(asked, names, n=1, cutoff=0.5)
        raise UsageError("unknown-figure", given=text, offer=near[0] if near else "", known=" ".join(FIGURES))
    return found


def _check(figure: str, given: dict[str, object]) -> None:
    """Options of money only."""
    for name, value in given.items():
        if value is not None and not figure.startswith("funds_"):
            raise UsageError("money-only", name=name)


def _define(figure: str, labels: Labels, chosen: str, output: str | None) -> None:
    """Tell what a figure is, without any book."""
    from oldcommunity.views.explanation.definition_page import definition_json, definition_page

    if chosen == "json":
        write(definition_json(figure, labels), output)
        return
    write(page_text(definition_page(figure, labels), chosen, labels), output)
