"""One project on a wall chart: its light and name, where it stands, and two bars, planned and actual."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from oldcommunity.dates import LONG_AGO, span_text
from oldcommunity.labels import Labels
from oldcommunity.reports.wall import ProjectSchedule, WallReport
from oldcommunity.views.chart.lights import COLOURS, lamp, light_word
from oldcommunity.views.chart.svg import element, group, length, line, rect, text
from oldcommunity.views.chart.timeline import Timeline
from oldcommunity.views.schedule.words import (
    days_text,
    hindrance_text,
    milestone_text,
    planned_text,
    reason_text,
    state_text,
)
from oldcommunity.views.words import percent_text

#: Letters take so much of the height of a row; where words are long, less, but not below so many millimetres.
LETTERS, _SMALLEST = 0.54, 2.6
#: The words of a row take so much of its width at most; the time line has the rest.
_WORDS = 0.6
_INK = "#1a1a1a"


@dataclass(frozen=True, slots=True)
class Places:
    """How large the letters of a row are, and where its parts begin: name, state, what it tells, time line."""

    letters: float
    name: float
    state: float
    tells: float
    line: float


def places(report: WallReport, width: float, height: float, labels: Labels) -> Places:
    """Room for every word of the chart, in smaller letters if need be; else names and what is told are cut."""
    words = [row_parts(one, labels) for one in report.schedule.projects]
    widths = [max(length(told, 1) for told in part) for part in zip(*words, strict=True)] or [0.0] * 4
    large = height * LETTERS
    letters = min(large, max(width * _WORDS / (sum(widths) + 4.8), min(large, _SMALLEST)))
    light, name, state, tell = (letters * told for told in widths)
    gap = letters * 0.8
    light += letters * 1.6 + gap
    state += gap
    spare = max(width * _WORDS - light - state, width / 4)
    name, tell = name + gap, tell + gap
    if name + tell > spare:
        name = max(spare - tell, min(name, spare * 0.45))
        tell = spare - name
    return Places(letters, light, light + name, light + name + state, light + name + state + tell)


def row_parts(one: ProjectSchedule, labels: Labels) -> tuple[str, str, str, str]:
    """The words of a row: light, name, state, and what matters most."""
    outside = "" if one.in_plan else labels.text("chart_page", "outside")
    word = light_word(one.light, labels, doubtful=one.doubtful)
    return word, one.name + outside, state_text(one, labels), tells(one, labels)


def project_row(
    one: ProjectSchedule,
    scale: Timeline,
    where: Places,
    corner: tuple[float, float],
    height: float,
    report: WallReport,
    labels: Labels,
) -> str:
    """The row of a project; `corner` is its left and its top."""
    left, top = corner
    letters = where.letters
    base = top + height / 2 + letters * 0.36
    starts = (letters * 1.6, where.name, where.state, where.tells, where.line)
    parts = [lamp(one.light, left + letters * 0.7, top + height / 2, letters)]
    for i, told in enumerate(row_parts(one, labels)):
        room = starts[i + 1] - starts[i] - letters * 0.4
        parts.append(text(told, left + starts[i], base, letters, room=room, fill=_INK))
    return group(
        [*parts, *_bars(one, scale, top, height, report.context.day, labels)], title=row_words(one, report, labels)
    )


def tells(one: ProjectSchedule, labels: Labels) -> str:
    """In few words what matters most: by how much it is late, or what is due next, or how far it should be."""
    say = labels.text
    if one.overdue:
        worst = one.overdue[0]
        days = days_text(worst.days or 0, labels)
        return say("chart_page", "overdue", milestone=milestone_text(worst.code, labels), days=days)
    if one.light in ("red", "yellow") and one.work and one.work.share is not None and one.planned_share is not None:
        done, planned = percent_text(one.work.share), planned_text(one.planned_share, one.planned_least)
        return say("chart_page", "behind", done=done, planned=planned)
    if one.state in ("completed", "cancelled", "suspended"):
        return ""
    if one.next and one.next.due:
        return say("chart_page", "next", milestone=milestone_text(one.next.code, labels), due=span_text(one.next.due))
    return ""


def row_words(one: ProjectSchedule, report: WallReport, labels: Labels) -> str:
    """The row in words: light and why, planned and actual dates, what stands in the way."""
    say = labels.text
    told = [
        say(
            "chart_page",
            "row",
            name=one.name,
            light=light_word(one.light, labels, doubtful=one.doubtful),
            state=state_text(one, labels),
        )
    ]
    told += [
        say(
            "chart_page",
            "because",
            light=say("schedule_page", light.dimension),
            why=reason_text(light, report.schedule, labels),
        )
        for light in one.lights
        if light.colour in ("red", "yellow", "exempt", "suspended")
    ]
    for key in ("planned", "actual"):
        start, finish = (getattr(one, f"{key}_{end}") for end in ("start", "finish"))
        unknown = say("chart_page", "no-date")
        dates = {name: span_text(span) if span else unknown for name, span in (("start", start), ("finish", finish))}
        told.append(say("chart_page", f"dates.{key}", **dates))
    told += [hindrance_text(hindrance, labels) for hindrance in one.hindrances]
    return say("chart_page", "sentences").join(told)


def _bars(one: ProjectSchedule, scale: Timeline, top: float, height: float, day: int, labels: Labels) -> Iterator[str]:
    plan, fact, thick = top + height * 0.14, top + height * 0.52, height * 0.32
    start, finish = one.planned_start, one.planned_finish
    dotted = {"stroke": "#333333", "stroke_width": 0.3, "fill": "#ffffff"}
    if start and finish:
        begin, end = scale.at(start.latest), scale.at(finish.latest + 1)
        yield rect(begin, plan, end - begin, thick, **dotted)
    elif start or finish:
        only = start or finish
        assert only is not None
        yield _mark(scale.at(only.latest), plan + thick / 2, thick)
    else:
        room = scale.width
        yield text(
            labels.text("chart_page", "no-plan"),
            scale.left + height * 0.2,
            plan + thick,
            height * 0.36,
            room=room,
            fill="#777777",
        )
    yield from _fact(one, scale, fact, thick, day)


def _fact(one: ProjectSchedule, scale: Timeline, top: float, thick: float, day: int) -> Iterator[str]:
    fill, stroke = COLOURS[one.light]
    begun, ended = one.actual_start, one.actual_finish
    due = one.planned_finish.latest if one.planned_finish else None
    until = min(ended.latest, day) if ended else day
    if begun and one.state != "cancelled":
        begin, end = scale.at(min(begun.latest, day)), scale.at(until + 1)
        earliest = scale.at(begun.earliest) if begun.earliest != LONG_AGO else begin - thick * 1.5
        # Since when is only known roughly: a dashed beginning.
        if earliest < begin:
            yield line(
                max(earliest, scale.left),
                top + thick / 2,
                begin,
                top + thick / 2,
                stroke=stroke,
                stroke_width=thick / 3,
                stroke_dasharray="0.6 0.6",
            )
        yield rect(begin, top, max(end - begin, thick / 3), thick, fill=fill, stroke=stroke, stroke_width=0.2)
    if due is not None and until > due and one.state not in ("cancelled", "suspended"):
        begin = max(scale.at(due + 1), scale.at(begun.latest) if begun and begun.latest <= day else 0.0)
        yield rect(
            begin, top, scale.at(until + 1) - begin, thick, fill="url(#late)", stroke="#333333", stroke_width=0.2
        )


def _mark(x: float, y: float, size: float) -> str:
    half = size / 2
    path = f"M{x:.2f} {y - half:.2f}L{x + half:.2f} {y:.2f}L{x:.2f} {y + half:.2f}L{x - half:.2f} {y:.2f}Z"
    return element("path", d=path, fill="#ffffff", stroke="#333333", stroke_width=0.3)
