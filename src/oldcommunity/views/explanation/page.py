"""The page of `oc explain`: the formula, with the numbers in, and every line behind them."""

from __future__ import annotations

from fractions import Fraction

from oldcommunity.dates import day_text
from oldcommunity.labels import Labels
from oldcommunity.ratio import half_up
from oldcommunity.reports.explanation import Account, Explanation, ExplanationReport
from oldcommunity.reports.model import Rate
from oldcommunity.views.explanation.rows import Rows, columns, left_out_lines, left_out_table, remark_lines
from oldcommunity.views.explanation.words import amount_text, range_text
from oldcommunity.views.foot import foot_lines
from oldcommunity.views.page import Block, Heading, Line, Page, Table
from oldcommunity.views.words import rate_text, target_text

#: The exact percentage is shown with so many decimals.
_DECIMALS = 6
#: Below this width a project's file goes by its name alone.
_ROOMY = 110
#: More terms than these make no formula that anybody reads.
_TERMS = 6


def explanation_page(
    report: ExplanationReport, labels: Labels, width: int | None = None, *, every: bool = False
) -> Page:
    """Where a figure comes from, for readers.

    Args:
        report: the report.
        labels: words.
        width: the screen's, None where it does not matter.
        every: cut no list short.
    """
    say = labels.text
    figure = say("figures", report.figure)
    title = say("explain_page", "title", title=report.context.title, figure=figure, day=day_text(report.context.day))
    if len(report.explanations) == 1:
        title = say(
            "explain_page",
            "title-one",
            title=report.context.title,
            figure=figure,
            scope=_scope(report.explanations[0], labels),
            day=day_text(report.context.day),
        )
    blocks: list[Block] = [Heading(title, 1)]
    if report.context.made_up:
        blocks.append(Line(say("phrases", "made-up"), "warning"))
    if not report.explanations:
        blocks.append(Line(say("explain_page", "nothing")))
    for one in report.explanations:
        blocks += _explanation(report, one, labels, width, every=every)
    blocks += remark_lines(report, labels, every=every or width is None)
    return Page(tuple(blocks), foot_lines(report.context, labels))


def _explanation(
    report: ExplanationReport, one: Explanation, labels: Labels, width: int | None, *, every: bool
) -> list[Block]:
    blocks: list[Block] = [Heading(_scope(one, labels))] if len(report.explanations) > 1 else []
    blocks += _formula(report, one, labels)
    rows = Rows(report, labels, every=every, short=width is not None and width < _ROOMY)
    table = Table(columns(one, labels), tuple(row for account in one.accounts for row in rows.of(account)))
    blocks.append(table)
    if any(cell for _, cell, *_ in table.rows if isinstance(cell, str) and cell[-1:] in (")", "?")):
        blocks.append(Line(labels.text("explain_page", "brackets"), "note"))
    if one.exact is not None:
        blocks.append(Line(_rounding(one, one.exact, labels)))
    for account in one.accounts:
        if account.value.slack:
            slack = amount_text(account.value.slack, account.value.unit, labels)
            name = labels.text("figures", account.figure)
            blocks.append(Line(labels.text("explain_page", "slack", figure=name, slack=slack)))
    found = [left for account in one.accounts for left in account.all_left_out()]
    if found and every:
        blocks += [Heading(labels.text("explain_page", "left-out"), 3), left_out_table(one, rows)]
    elif found:
        blocks += [Line(line, "note") for line in left_out_lines(found, labels)]
    return blocks


def _scope(one: Explanation, labels: Labels) -> str:
    """What it is about: `2022 年计划 · 市区`."""
    scope = one.scope
    about = scope.project or scope.cohort or scope.year
    kind = "project" if scope.project else "node" if scope.cohort and not one.kind else "cohort"
    kind = "year" if scope.year else kind
    told = (
        labels.text("explain_page", f"scope-{kind}", about=about) if about else labels.text("explain_page", "scope-all")
    )
    money = labels.text("codes", f"fund_kinds.{one.kind}") if one.kind else ""
    area = "".join(name for name in scope.area if name)
    return " · ".join(part for part in (told, area, target_text(scope.target, labels), money) if part)


def _formula(report: ExplanationReport, one: Explanation, labels: Labels) -> list[Block]:
    """The formula in words, then with the numbers in; of a rate both fit on one line."""
    words = labels.text(
        "explain_page", "is", figure=labels.text("figures", report.figure), words=_words(report, labels)
    )
    numbers = numbers_text(report, one, labels)
    if not isinstance(one.value, Rate):
        return [Line(words), Line(numbers)]
    key = "rate" if one.value.ratio else "no-rate"
    return [Line(labels.text("explain_page", key, words=words, numbers=numbers))]


def numbers_text(report: ExplanationReport, one: Explanation, labels: Labels) -> str:
    """The formula with the numbers in, without the words: `6 ÷ 22 projects = 27.3%`."""
    say = labels.text
    mark = say("phrases", "inferred") if one.value.inferred else ""
    value = one.value
    if not isinstance(value, Rate):
        return _sum(one.accounts[0], labels) + mark
    ratio = value.ratio
    if ratio is None:
        if report.figure == "physical_progress":
            return say("explain_page", "reason.physical")
        names = [say("figures", name) for name in (report.numerator, report.denominator)]
        return say("explain_page", f"reason.{value.reason}", numerator=names[0], denominator=names[1])
    top, bottom = value.numerator, value.denominator
    told = say(
        "explain_page",
        "rate-numbers",
        numerator=amount_text(top.value or 0, top.unit, labels),
        denominator=amount_text(bottom.value or 0, bottom.unit, labels, counted=True),
        rate=f"{ratio.percent()}%",
    )
    rest = say("explain_page", "range", range=rate_text(value, labels)) if value.low != value.high else ""
    return told + rest + mark


def _words(report: ExplanationReport, labels: Labels) -> str:
    if report.figure == "physical_progress":
        names = [f"Σ {labels.text('explain_page', part)}" for part in ("weighted", "weight")]
    elif report.numerator:
        names = [labels.text("figures", part) for part in (report.numerator, report.denominator)]
    else:
        return labels.text("definitions", f"{report.figure}.numerator")
    return labels.text("explain_page", "rate-words", numerator=names[0], denominator=names[1])


def _sum(account: Account, labels: Labels) -> str:
    """The numbers of a value: `6 + 1 = 7 projects`, and its range where it has one."""
    value = account.value
    parts = [line.amount for line in account.lines] + [area.total for area in account.areas]
    if not parts and value.low is None:
        return labels.text("phrases", "unknown")
    total = amount_text(account.total, value.unit, labels, counted=True)
    shown = [amount_text(abs(part), value.unit, labels) for part in parts]
    signs = ["−" if part < 0 else "+" for part in parts]
    told = total
    if len(parts) > _TERMS:
        told = f"{labels.text('explain_page', 'many', count=len(parts))} = {total}"
    elif len(parts) > 1:
        first = ("− " if parts[0] < 0 else "") + shown[0]
        told = " ".join([first, *(f"{sign} {text}" for sign, text in zip(signs[1:], shown[1:], strict=True))])
        told = f"{told} = {total}"
    return told + range_text(value, account.total, labels)


def _rounding(one: Explanation, exact: Fraction, labels: Labels) -> str:
    """What rounding does, as a line of its own."""
    rounding = one.rounding or Fraction(0)
    printed = half_up(exact, 1)
    fraction = f"{(exact / 100).numerator}/{(exact / 100).denominator}"
    if not rounding:
        return labels.text("explain_page", "rounding-none", fraction=fraction, printed=printed)
    shown = half_up(exact, _DECIMALS)
    return labels.text(
        "explain_page",
        "rounding",
        fraction=fraction,
        exact=shown + ("" if Fraction(shown) == exact else "…"),
        printed=printed,
        difference=("+" if rounding > 0 else "") + half_up(rounding, _DECIMALS).replace("-", "−"),
    )
