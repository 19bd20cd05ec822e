"""`oc schedule --gantt`: a bar chart of projects on a terminal, a row for the plan and a row for what has happened.

Plan: a line from the planned start to the planned completion, with a mark for every milestone that is due. Fact: a
bar from the start to the completion, or to the day asked about where the works go on, and a mark for every
milestone that is met. Dates that are known roughly are shaded.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from oldcommunity.codelists import LIGHTS
from oldcommunity.dates import LONG_AGO, Span, day_text
from oldcommunity.labels import Labels
from oldcommunity.reports.schedule import ProjectSchedule, ScheduleReport
from oldcommunity.views.foot import foot_lines
from oldcommunity.views.problems.signs import safe, shortened, width
from oldcommunity.views.schedule.words import days_text, light_text
from oldcommunity.views.wrapping import wrapped

_MOST_LABEL = 28
_STYLES = {"red": "31", "yellow": "33", "green": "32", "cyan": "36", "dim": "2", "": ""}
#: Months between two marks of the scale.
_STEPS = (1, 3, 6, 12)
_MARK_WIDTH = len("2022-03") + 2


@dataclass(frozen=True, slots=True)
class _Signs:
    """What is drawn with."""

    plan: str
    due: str
    done: str
    perhaps: str
    late: str
    met: str
    today: str


_UNICODE = _Signs(plan="─", due="┬", done="█", perhaps="▒", late="▓", met="▪", today="│")
_ASCII = _Signs(plan="-", due="+", done="#", perhaps="~", late="!", met="*", today="|")


@dataclass(frozen=True, slots=True)
class _Scale:
    """Days as columns.

    Attributes:
        first: the day at the left end.
        last: the day at the right end.
        columns: how many columns there are.
    """

    first: int
    last: int
    columns: int

    def column(self, day: int) -> int:
        """The column of a day; what lies outside, at the end."""
        share = (day - self.first) * (self.columns - 1)
        return min(max(share // max(self.last - self.first, 1), 0), self.columns - 1)


def render(
    report: ScheduleReport, labels: Labels, *, width: int, colour: bool, utf8: bool, limit: int | None = None
) -> str:
    """The chart as text with line breaks, at most `width` columns wide; without `utf8`, in ASCII signs."""
    say = labels.text
    day = report.context.day
    told = {"title": report.context.title, "day": day_text(day)}
    lines = list(wrapped(say("schedule_page", "title-gantt", **told), width))
    lines += [say("phrases", "made-up")] if report.context.made_up else []
    shown = [one for one in report.projects if _days(one)][:limit]
    without = sum(not _days(one) for one in report.projects)
    signs = _UNICODE if utf8 else _ASCII
    if shown:
        known = [told for one in shown for told in _days(one)]
        left = min(max(_width(safe(one.name)) for one in shown) + 1, _MOST_LABEL, width // 3)
        scale = _Scale(min([*known, day]), max([*known, day]), width - left - 1)
        lines += ["", *_scale_lines(scale, left, day, signs)]
        for one in shown:
            lines += _project(one, scale, left, day, signs, colour, labels)
        marks = {name: getattr(signs, name) for name in ("plan", "due", "done", "late", "met", "today")}
        lines += ["", *wrapped(say("schedule_page", "gantt-legend", **marks, day=day_text(day)), width)]
    else:
        lines.append(say("schedule_page", "gantt-nothing"))
    hidden = len(report.projects) - without - len(shown)
    notes = [say("schedule_page", "hidden", number=hidden)] if hidden else []
    notes += [say("schedule_page", "gantt-without", number=without)] if without and shown else []
    lines += [part for note in (*notes, "", *foot_lines(report.context, labels)) for part in wrapped(note, width)]
    return "".join(line.rstrip() + "\n" for line in lines)


def _width(text: str) -> int:
    return width(text)


def _days(one: ProjectSchedule) -> list[int]:
    """Every day that is drawn of a project."""
    spans = [span for station in one.stations for span in (station.due, station.met) if span]
    return [day for span in spans for day in (span.earliest, span.latest) if day != LONG_AGO]


def _scale_lines(scale: _Scale, left: int, day: int, signs: _Signs) -> Iterator[str]:
    """Months above, and today."""
    marks = next(marks for step in _STEPS if (marks := _marks(scale, step)) is not None)
    row = [" "] * (scale.columns + _MARK_WIDTH)
    for column, text in marks:
        row[column : column + len(text)] = text
    yield " " * left + "".join(row).rstrip()[: scale.columns]
    ticks = ["."] * scale.columns
    for column, _ in marks:
        ticks[column] = signs.due
    ticks[scale.column(day)] = signs.today
    yield " " * left + "".join(ticks)


def _marks(scale: _Scale, step: int) -> list[tuple[int, str]] | None:
    """The first days of months, every so many, with their names; None where they would run into each other."""
    first = dt.date.fromordinal(scale.first)
    month = first.year * 12 + first.month - 1
    month += -month % step + (step if first.day > 1 and not month % step else 0)
    found: list[tuple[int, str]] = []
    while True:
        date = dt.date(month // 12, month % 12 + 1, 1)
        if date.toordinal() > scale.last:
            return found
        column = scale.column(date.toordinal())
        if step != _STEPS[-1] and found and column - found[-1][0] < _MARK_WIDTH:
            return None
        if not found or column - found[-1][0] >= _MARK_WIDTH:
            found.append((column, f"{date.year}-{date.month:02d}"))
        month += step


def _project(
    one: ProjectSchedule, scale: _Scale, left: int, day: int, signs: _Signs, colour: bool, labels: Labels
) -> Iterator[str]:
    """Two rows: name and plan; light and fact."""
    name = shortened(one.name, left - 1)
    light = light_text(one.light, labels, doubtful=one.doubtful)
    late = f" {days_text(one.overdue[0].days or 0, labels)}" if one.overdue else ""
    below = shortened(f"{light}{late}", left - 1)
    assert one.light in LIGHTS
    yield _padded(name, left) + _painted(_plan(one, scale, day, signs), colour)
    style = _STYLES[light.tone]
    shown = below if not (colour and style) else f"\x1b[{style}m{below}\x1b[0m"
    yield shown + " " * (left - _width(below)) + _painted(_fact(one, scale, day, signs), colour)


def _padded(text: str, columns: int) -> str:
    return text + " " * max(columns - _width(text), 0)


#: A sign, and the colour it is shown in.
_Drawn = list[tuple[str, str]]


def _empty(scale: _Scale, day: int, signs: _Signs) -> _Drawn:
    row = [(" ", "")] * scale.columns
    row[scale.column(day)] = (signs.today, "dim")
    return row


def _plan(one: ProjectSchedule, scale: _Scale, day: int, signs: _Signs) -> _Drawn:
    row = _empty(scale, day, signs)
    if one.planned_start and one.planned_finish:
        for column in range(scale.column(one.planned_start.latest), scale.column(one.planned_finish.latest) + 1):
            row[column] = (signs.plan, "")
    for station in one.stations:
        if station.due:
            row[scale.column(station.due.latest)] = (signs.due, "")
    row[scale.column(day)] = (signs.today, "dim")
    return row


def _fact(one: ProjectSchedule, scale: _Scale, day: int, signs: _Signs) -> _Drawn:
    row = _empty(scale, day, signs)
    start, finish = one.actual_start, one.actual_finish
    until = finish.latest if finish else day
    if start and one.state != "cancelled":
        begin = start.latest if start.earliest == LONG_AGO else start.earliest
        for column in range(scale.column(begin), scale.column(min(until, day)) + 1):
            row[column] = (signs.done, "green")
        _shade(row, scale, start, day, signs)
        if one.planned_finish and until > one.planned_finish.latest:
            first = scale.column(one.planned_finish.latest) + 1
            for column in range(first, scale.column(min(until, day)) + 1):
                row[column] = (signs.late, "red")
        if finish:
            _shade(row, scale, finish, day, signs)
    for station in one.stations:
        if station.met and station.code not in ("started", "completed"):
            row[scale.column(min(station.met.latest, day))] = (signs.met, "")
    if not finish:
        row[scale.column(day)] = (signs.today, "dim")
    return row


def _shade(row: _Drawn, scale: _Scale, span: Span, day: int, signs: _Signs) -> None:
    """Mark the days between which something happened, as far as they lie behind."""
    if span.earliest in (span.latest, LONG_AGO):
        return
    for column in range(scale.column(span.earliest), scale.column(min(span.latest, day)) + 1):
        row[column] = (signs.perhaps, "yellow")


def _painted(row: Sequence[tuple[str, str]], colour: bool) -> str:
    """The signs of a row, runs of one colour together."""
    if not colour:
        return "".join(sign for sign, _ in row)
    parts: list[str] = []
    i = 0
    while i < len(row):
        tone = row[i][1]
        j = i
        while j < len(row) and row[j][1] == tone:
            j += 1
        text = "".join(sign for sign, _ in row[i:j])
        parts.append(f"\x1b[{_STYLES[tone]}m{text}\x1b[0m" if tone else text)
        i = j
    return "".join(parts)
