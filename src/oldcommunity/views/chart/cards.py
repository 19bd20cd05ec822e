"""The figures of each plan year on top of a wall chart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from oldcommunity.codelists import LIGHTS
from oldcommunity.labels import Labels
from oldcommunity.reports.wall import Status, WallReport
from oldcommunity.views.chart.lights import light_word
from oldcommunity.views.chart.sheets import Sheet
from oldcommunity.views.chart.svg import length, rect, text
from oldcommunity.views.words import rate_text, value_text

#: Letters of the figures, and the heading above them, at most, as shares of the height of the sheet in hundredths.
_LETTERS, _HEADING = 1.45, 1.8
#: So many cards at most: more would be too narrow to read. The newest are shown.
_MOST = 6
#: What a card and the lines in it take, likewise.
_HEIGHT, _TITLE, _FIRST, _LAST = 9.8, 2.3, 4.2, 9.2


def cards(sheet: Sheet[Any], top: float, unit: float, report: WallReport, labels: Labels) -> Iterator[str]:
    """A card for each plan year, all in letters of one size; no figure is ever cut.

    Args:
        sheet: where they stand.
        top: their upper edge.
        unit: a hundredth of the height of the sheet.
        report: the chart.
        labels: words.
    """
    years = [one for one in report.cohorts if one.node.target is None] or list(report.cohorts)
    if not years:
        return
    shown = years[-_MOST:]
    if len(shown) < len(years):
        more = labels.text("chart_page", "more-years", number=len(years) - len(shown))
        size = unit * 1.2
        yield text(more, sheet.width - sheet.margin - length(more, size), top - unit, size, fill="#444444")
    gap = unit * 1.5
    width = (sheet.width - 2 * sheet.margin - gap * (len(shown) - 1)) / len(shown)
    width = min(width, sheet.width / 2.2)
    room = width - (2 if width > 20 * unit else 0.8) * unit
    headings = [card_heading(one, labels) for one in shown]
    figures = [list(card_parts(one, report, labels)) for one in shown]
    size, rows = _fitted(figures, room, unit, labels)
    large = min([_HEADING * unit, *(room / length(heading, 1) for heading in headings)])
    step = min((_LAST - _FIRST) * unit / max(max(map(len, rows)) - 1, 1), 2 * unit)
    for i, (heading, lines) in enumerate(zip(headings, rows, strict=True)):
        left = sheet.margin + i * (width + gap)
        yield rect(left, top, width, unit * _HEIGHT, fill="#f5f7f9", stroke="#c4ccd4", stroke_width=unit / 12)
        left += (width - room) / 2
        yield text(heading, left, top + unit * _TITLE, large, font_weight="bold")
        for row, told in enumerate(lines):
            yield text(told, left, top + unit * _FIRST + step * row, size)


def _fitted(
    figures: Sequence[Sequence[Sequence[str]]], room: float, unit: float, labels: Labels
) -> tuple[float, list[list[str]]]:
    """The largest letters in which the figures of all cards fit, and their lines."""
    size = _LETTERS * unit
    while True:
        rows = [_lines(parts, room, size, labels) for parts in figures]
        high = (_LAST - _FIRST) * unit >= size * 1.25 * (max(map(len, rows)) - 1)
        if high and all(length(line, size) <= room for lines in rows for line in lines):
            return size, rows
        size *= 0.95


def _lines(groups: Sequence[Sequence[str]], room: float, size: float, labels: Labels) -> list[str]:
    """The groups of figures, each on a line of its own, or on several where it is too long for one."""
    between = labels.text("phrases", "comma")
    lines = []
    for group in groups:
        line = ""
        for part in group:
            longer = between.join(filter(None, (line, part)))
            if line and length(longer, size) > room:
                lines.append(line)
                longer = part
            line = longer
        lines.append(line)
    return lines


def card_heading(status: Status, labels: Labels) -> str:
    """`2022 年计划 · 三元区`."""
    area = next((name for name in reversed(status.node.area) if name), "")
    return labels.text("chart_page", "card", cohort=status.node.cohort, area=area).strip(" ·")


def card_lines(status: Status, report: WallReport, labels: Labels) -> list[str]:
    """The figures of a plan year: what is planned, how far it is, the money, the lights."""
    between = labels.text("phrases", "comma")
    return [between.join(group) for group in card_parts(status, report, labels)]


def card_parts(status: Status, report: WallReport, labels: Labels) -> Iterator[tuple[str, ...]]:
    """The same in groups of parts that are not torn apart."""

    def say(key: str, **values: object) -> str:
        return labels.text("chart_page", key, **values)

    counts = status.counts
    rates = {key: rate_text(rate, labels) for key, rate in status.rates.items()}
    yield (
        say("card-planned", number=value_text(counts["planned"], labels, counted=True)),
        *(
            say(f"card-{key}", number=value_text(counts[key], labels), rate=rates[rate])
            for key, rate in (("started", "start_rate"), ("completed", "completion_rate"))
        ),
    )
    yield (
        say("card-budget", amount=value_text(status.budget, labels)),
        say("card-invested", amount=value_text(status.invested, labels), rate=rates["investment_rate"]),
    )
    told = report.lights.get(status.node.cohort)
    shown = [(colour, told.lights[colour]) for colour in LIGHTS if told and told.lights[colour]]
    lights = [
        labels.text("schedule_page", "one-count", light=light_word(colour, labels), number=count)
        for colour, count in shown
    ]
    if told and told.projects != counts["planned"].value:
        lights.insert(0, say("card-recorded", number=told.projects))
    unknown = not status.overdue and (status.nothing_due or not status.records)
    late = labels.text("phrases", "unknown") if unknown else str(len(status.overdue))
    yield (*lights, say("card-overdue", number=late))
