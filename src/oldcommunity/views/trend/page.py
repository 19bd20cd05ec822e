"""The page of `oc trend`: one table for each plan year; parts of an area side by side, a row each."""

from __future__ import annotations

from fractions import Fraction

from oldcommunity.codelists import UNITS
from oldcommunity.dates import day_text
from oldcommunity.labels import Labels
from oldcommunity.ratio import half_up
from oldcommunity.reports.model import Rate, Value
from oldcommunity.reports.trend import Point, Series, TrendReport, narrowest
from oldcommunity.views.fitting import natural_width
from oldcommunity.views.foot import foot_lines
from oldcommunity.views.page import Bar, Block, Cell, Column, Heading, Line, Page, Table
from oldcommunity.views.words import number_text, plan_text, rate_text, value_text

#: The narrowest bar that still tells shares apart, with the gap before it.
_BAR = 14


def trend_page(report: TrendReport, labels: Labels, width: int | None = None) -> Page:
    """How a figure has moved, for readers; `width` is the screen's, None where it does not matter."""
    say = labels.text
    figure = say("figures", report.figure)
    title = say("trend_page", "title", title=report.context.title, figure=figure, day=day_text(report.context.day))
    blocks: list[Block] = [Heading(title, 1)]
    if report.context.made_up:
        blocks.append(Line(say("phrases", "made-up"), "warning"))
    if not report.series:
        blocks.append(Line(say("trend_page", "nothing")))
    if report.by == "cohort":
        for series in report.series:
            told = _lines(report, series, labels)
            blocks += [_heading(series, labels), told, _table(series, labels, width)]
    else:
        for plan in dict.fromkeys(map(_plan, report.series)):
            kin = [series for series in report.series if _plan(series) == plan]
            blocks += [_heading(kin[0], labels), _lines(report, kin[0], labels), *_grid(report, kin, labels, width)]
    if any(point.value.inferred for series in report.series for point in series.points):
        blocks.append(Line(say("trend_page", "inferred"), "note"))
    return Page(tuple(blocks), foot_lines(report.context, labels))


def _plan(series: Series) -> tuple[int, str | None]:
    return series.node.cohort, series.node.target


def _heading(series: Series, labels: Labels) -> Heading:
    area = narrowest(series.node.area) if series.label is None else ""
    return Heading(plan_text(series.node.cohort, area, series.node.target, labels))


def _lines(report: TrendReport, series: Series, labels: Labels) -> Line:
    """What is counted, in which unit, of which version of the plan."""
    say = labels.text
    value = series.points[-1].value
    if isinstance(value, Rate):
        told = say(
            "trend_page",
            "share",
            numerator=say("figures", report.numerator),
            denominator=say("figures", report.denominator),
            unit=_unit(value.denominator, labels),
        )
    else:
        told = say("trend_page", "counted", figure=say("figures", report.figure), unit=_unit(value, labels))
    return Line(told + (say("trend_page", "original") if report.plan == "original" else ""), "note")


def _unit(value: Value, labels: Labels) -> str:
    return labels.text("unit_headings" if value.unit in UNITS else "trend_page", value.unit)


def _table(series: Series, labels: Labels, width: int | None) -> Table:
    """A row for each period; on narrow screens without the numbers that make a rate."""
    rate = isinstance(series.points[-1].value, Rate)
    whole = _whole(series)
    for parts in (True, False) if rate else (False,):
        columns = [Column(labels.text("trend_page", "as-of"))]
        columns.append(Column(labels.text("trend_page", "rate" if rate else "value"), figures=True))
        columns.append(Column(labels.text("trend_page", "change"), figures=True))
        columns += [Column(labels.text("trend_page", "parts"), figures=True)] if parts else []
        columns += [Column(labels.text("trend_page", "basis")), Column(labels.text("trend_page", "bar"))]
        rows = [_row(point, whole, labels, parts=parts) for point in series.points]
        table = Table(tuple(columns), tuple(rows))
        if width is None or natural_width(table) + _BAR <= width:
            break
    return table


def _row(point: Point, whole: int, labels: Labels, *, parts: bool) -> tuple[Cell, ...]:
    value = point.value
    top = value.numerator if isinstance(value, Rate) else value
    cells: list[Cell] = [day_text(point.day), _text(value, labels), change_text(point, labels)]
    if parts and isinstance(value, Rate):
        both = (value.numerator, value.denominator)
        cells.append(" ÷ ".join(value_text(one, labels) for one in both) if value.ratio else "")
    # Where records bound a figure without giving it, the bounds rest on them.
    rests = "some-records" if top.basis == "none" and top.records else top.basis
    basis = labels.text("trend_page", f"basis.{rests}")
    if top.since is not None and top.since != point.day:
        basis = labels.text("trend_page", "since", basis=basis, day=day_text(top.since))
    return (*cells, basis, _bar(value, whole))


def _text(value: Value | Rate, labels: Labels) -> str:
    told = rate_text(value, labels) if isinstance(value, Rate) else value_text(value, labels)
    return told + (labels.text("phrases", "inferred-mark") if value.inferred else "")


def change_text(point: Point, labels: Labels) -> str:
    """The change since the period before, signed; empty where it is not known."""
    return _signed(point.change, point.value, labels)


def _signed(change: Fraction | None, value: Value | Rate, labels: Labels) -> str:
    if change is None:
        return ""
    if not change:
        return labels.text("trend_page", "same")
    size = abs(change)
    told = half_up(size * 100, 1) if isinstance(value, Rate) else number_text(int(size), value.unit, labels)
    return ("+" if change > 0 else "−") + told


def _whole(series: Series) -> int:
    """What a full bar stands for: what is planned, or the most that the figure comes to."""
    values = [point.value for point in series.points if not isinstance(point.value, Rate)]
    return max((number for value in values for number in (value.low, value.value, series.whole) if number), default=1)


def _bar(value: Value | Rate, whole: int) -> Cell:
    if isinstance(value, Rate):
        if value.low is None:
            return ""
        return Bar(value.low, Fraction(1) if value.high is None else value.high)
    if value.low is None:
        return ""
    return Bar(Fraction(value.low, whole), Fraction(1) if value.high is None else Fraction(value.high, whole))


def _grid(report: TrendReport, series: list[Series], labels: Labels, width: int | None) -> list[Block]:
    """A row for each part, a column for each period, as many of the last as there is room for."""
    periods = len(series[0].points)
    first = 0
    while True:
        table = _grid_from(report, series, labels, first)
        if width is None or first >= periods - 1 or natural_width(table) <= width:
            break
        first += 1
    if not first:
        return [table]
    return [Line(labels.text("trend_page", "earlier", number=first), "note"), table]


def _grid_from(report: TrendReport, series: list[Series], labels: Labels, first: int) -> Table:
    columns = [Column(labels.text("codes", f"area_levels.{report.by}"))]
    shown = series[0].points[first:]
    columns += [Column(point.period if point.over else day_text(point.day), figures=True) for point in shown]
    columns.append(Column(labels.text("trend_page", "over-all"), figures=True))
    rows = []
    for one in series:
        cells = [_text(point.value, labels) for point in one.points[first:]]
        changes = [point.change for point in one.points[first + 1 :]]
        total = (
            None if not changes or None in changes else sum((change or Fraction(0) for change in changes), Fraction(0))
        )
        name = one.label or labels.text("phrases", "not-filled-in")
        rows.append((name, *cells, _signed(total, one.points[-1].value, labels)))
    return Table(tuple(columns), tuple(rows))
