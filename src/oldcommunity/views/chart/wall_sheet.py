"""The wall chart on one sheet as SVG: figures and legend on top, projects against time below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from oldcommunity.codelists import LIGHTS
from oldcommunity.dates import day_text
from oldcommunity.labels import Labels
from oldcommunity.reports.wall import ProjectSchedule, WallGroup, WallReport
from oldcommunity.views.chart.bars import LETTERS, places, project_row
from oldcommunity.views.chart.cards import cards
from oldcommunity.views.chart.lights import lamp, light_word
from oldcommunity.views.chart.sheets import Sheet, laid_out
from oldcommunity.views.chart.svg import element, group, length, line, rect, text
from oldcommunity.views.chart.timeline import Timeline
from oldcommunity.views.foot import foot_lines
from oldcommunity.views.html_document import FONTS

#: A row: a project, or the heading of its group.
Row = WallGroup | ProjectSchedule
_TODAY = "#b00020"
#: How the bars of the legend look.
_LOOKS: dict[str, dict[str, object]] = {
    "planned": {"fill": "#ffffff", "stroke": "#333333", "stroke_width": 0.3},
    "actual": {"fill": "#8d99a6", "stroke": "#4b5560", "stroke_width": 0.2},
    "late": {"fill": "url(#late)", "stroke": "#333333", "stroke_width": 0.2},
}
#: Thin lines that still show where colours do not: what is past its planned end.
_LATE = (
    '<defs><pattern id="late" width="1.2" height="1.2" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<rect width="1.2" height="1.2" fill="#ffffff"/><rect width="0.6" height="1.2" fill="#c62828"/></pattern></defs>'
)


def wall_sheets(report: WallReport, labels: Labels, paper: str | None = None) -> list[str]:
    """The chart as one SVG drawing for each sheet.

    Args:
        report: the chart.
        labels: words.
        paper: a key of `sheets.PAPERS`; None for the smallest on which all can be read.
    """
    blocks: list[Sequence[Row]] = [(one, *one.projects) for one in report.groups]
    return [_sheet(sheet, report, labels) for sheet in laid_out(blocks, paper)]


def title_of(report: WallReport, labels: Labels) -> str:
    """The heading of the chart."""
    return labels.text("chart_page", "title", title=report.context.title, day=day_text(report.context.day))


def _sheet(sheet: Sheet[Row], report: WallReport, labels: Labels) -> str:
    title = title_of(report, labels)
    size = f"{sheet.width:g}mm", f"{sheet.height:g}mm"
    content = [
        element("title", title.replace("&", "&amp;").replace("<", "&lt;")),
        _LATE,
        rect(0, 0, sheet.width, sheet.height, fill="#ffffff"),
        *_head(sheet, report, labels),
        *(part for i, rows in enumerate(sheet.columns) for part in _column(sheet, i, rows, report, labels)),
        *_foot(sheet, report, labels),
    ]
    return element(
        "svg",
        content,
        xmlns="http://www.w3.org/2000/svg",
        width=size[0],
        height=size[1],
        viewBox=f"0 0 {sheet.width:g} {sheet.height:g}",
        font_family=FONTS,
        role="img",
        lang="zh-CN" if labels.language == "zh" else "en",
    )


def _head(sheet: Sheet[Row], report: WallReport, labels: Labels) -> Iterator[str]:
    left, unit = sheet.margin, sheet.height / 100
    title = title_of(report, labels)
    if sheet.of > 1:
        title += labels.text("chart_page", "sheet", number=sheet.number, of=sheet.of)
    room = sheet.width - 2 * left
    # A long title is set smaller and never cut: its end says of which day the chart is.
    size = min(unit * 3.4, room / length(title, 1))
    yield text(title, left, sheet.margin + unit * 3.2, size, font_weight="bold")
    if report.context.made_up:
        yield text(labels.text("phrases", "made-up"), left, sheet.margin + unit * 5.6, unit * 1.5, fill=_TODAY)
    yield from cards(sheet, sheet.margin + unit * 6.6, unit, report, labels)
    yield from _legend(sheet, sheet.top - unit * 1.2, unit * 1.35, labels)


def _legend(sheet: Sheet[Row], base: float, size: float, labels: Labels) -> Iterator[str]:
    words = [light_word(colour, labels) for colour in LIGHTS]
    words += [labels.text("chart_page", f"legend.{key}") for key in (*_LOOKS, "today")]
    # What stands beside the words takes as much as so many letters.
    signs = 2.4 * len(LIGHTS) + 1 + 4 * len(_LOOKS) + 0.6
    size = min(size, (sheet.width - 2 * sheet.margin) / (sum(length(word, 1) for word in words) + signs))
    x = sheet.margin
    for colour, word in zip(LIGHTS, words, strict=False):
        yield lamp(colour, x + size / 2, base - size * 0.36, size * 0.9)
        yield text(word, x + size * 1.3, base, size)
        x += size * 2.4 + length(word, size)
    x += size
    for look, word in zip(_LOOKS.values(), words[len(LIGHTS) :], strict=False):
        yield rect(x, base - size * 0.66, size * 2.4, size * 0.6, **look)
        yield text(word, x + size * 2.8, base, size)
        x += size * 4 + length(word, size)
    yield line(x, base - size, x, base + size * 0.2, stroke=_TODAY, stroke_width=0.4)
    yield text(words[-1], x + size * 0.6, base, size)


def _column(sheet: Sheet[Row], number: int, rows: Sequence[Row], report: WallReport, labels: Labels) -> Iterator[str]:
    left = sheet.margin + number * (sheet.column + sheet.gap)
    top = sheet.top + sheet.scale
    bottom = top + sheet.row * len(rows)
    where = places(report, sheet.column, sheet.row, labels)
    scale = Timeline(report.first, report.last, left + where.line, sheet.column - where.line)
    for i, row in enumerate(rows):
        if i % 2 and not isinstance(row, WallGroup):
            yield rect(left, top + i * sheet.row, sheet.column, sheet.row, fill="#f7f8fa")
    yield from scale.drawn(top, sheet.row * 0.42, bottom)
    today = scale.at(report.context.day + 1)
    for i, row in enumerate(rows):
        y = top + i * sheet.row
        if isinstance(row, WallGroup):
            yield _heading(row, left, y, sheet, labels)
        else:
            yield project_row(row, scale, where, (left, y), sheet.row, report, labels)
    yield line(today, top - sheet.row * 0.4, today, bottom, stroke=_TODAY, stroke_width=0.4)


def _heading(row: WallGroup, left: float, top: float, sheet: Sheet[Row], labels: Labels) -> str:
    letters = sheet.row * LETTERS
    return group(
        [
            rect(left, top, sheet.column, sheet.row, fill="#dfe5ea"),
            text(
                group_name(row, labels),
                left + letters * 0.4,
                top + sheet.row / 2 + letters * 0.36,
                letters,
                room=sheet.column,
                font_weight="bold",
            ),
        ]
    )


def group_name(row: WallGroup, labels: Labels) -> str:
    """`2022 年计划 · 三元区（12 个）`."""
    say = labels.text
    year = say("chart_page", "no-year") if row.cohort is None else say("chart_page", "year", cohort=row.cohort)
    area = say("chart_page", "no-area") if row.area is None else row.area
    return say("chart_page", "group", year=year, area=area, number=len(row.projects))


def _foot(sheet: Sheet[Row], report: WallReport, labels: Labels) -> Iterator[str]:
    size = sheet.height * 0.0125
    told = labels.text("foot", "between").join(foot_lines(report.context, labels))
    yield text(
        told, sheet.margin, sheet.height - sheet.margin, size, room=sheet.width - 2 * sheet.margin, fill="#444444"
    )
