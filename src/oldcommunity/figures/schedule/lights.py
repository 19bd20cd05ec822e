"""Warning lights (红黄绿灯): start, milestones, progress of the works and money of one project, each by its own rule.

Green is only what is known to be on time. What is late for a good reason is exempt, what stands still by
decision is suspended: both are told with the reason, counted apart, never green. What cannot be known because a
date or a report is missing is unknown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from oldcommunity.book.settings import Lights
from oldcommunity.codelists import LIGHTS
from oldcommunity.dates import Span
from oldcommunity.diagnostics import Location
from oldcommunity.figures.schedule.curve import behind, planned_share
from oldcommunity.figures.schedule.stations import Station

_LATE = ("red", "yellow")


@dataclass(frozen=True, slots=True)
class Light:
    """One warning light.

    Attributes:
        dimension: what it watches, one of `codelists.LIGHT_DIMENSIONS`.
        colour: what it shows, one of `codelists.LIGHTS`.
        reason: why: `overdue`, `grace` (overdue, within what is allowed), `ahead`, `met` (all that was due),
            `no-due`; `behind`, `on-time`, `not-due` (nothing of the works is due yet), `no-plan`, `no-report`,
            `stale`, `no-budget`; `done`, `cancelled`.
        doubtful: it may be better: what it rests on may have been met by the day.
        code: the milestone that is overdue the longest, or due next.
        days: by how many days that is overdue; below zero what is ahead.
        more: how many other milestones are overdue.
        planned: the share that should be done, by the earliest day of the start.
        planned_least: the same by its latest day; None where no share can be told.
        actual: the share that was reported.
        day: the day of that report.
        but_for: for what is exempt or suspended, the colour that it would show.
        text: for what is exempt or suspended, the reason as recorded; empty for a suspension without one.
        at: where that stands.
    """

    dimension: str
    colour: str
    reason: str
    doubtful: bool = False
    code: str = ""
    days: int | None = None
    more: int = 0
    planned: Fraction | None = None
    planned_least: Fraction | None = None
    actual: Fraction | None = None
    day: int | None = None
    but_for: str = ""
    text: str = ""
    at: Location | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """The last report of an amount: its share of the whole, and its day; no share where the whole is not known."""

    share: Fraction | None
    day: int


@dataclass(frozen=True, slots=True)
class Excuse:
    """Why a light is not held against a project.

    Attributes:
        light: which; None for all (a suspension).
        text: the reason as recorded.
        at: where it stands.
    """

    light: str | None
    text: str
    at: Location


def worst(lights: Sequence[Light], dimensions: Sequence[str]) -> str:
    """The colour of a project: the worst of the lights that count."""
    return min((one.colour for one in lights if one.dimension in dimensions), key=LIGHTS.index)


def of_dates(dimension: str, stations: Sequence[Station], rule: Lights, *, done: bool) -> Light:
    """The light of milestones: those that are overdue, and for how long.

    Args:
        dimension: `start` or `milestones`.
        stations: the milestones that it watches.
        rule: when it turns yellow and red.
        done: all that it is about has been reached.
    """
    late = sorted(
        (one for one in stations if one.state in ("overdue", "halted")), key=lambda one: one.days or 0, reverse=True
    )
    if late:
        first = late[0]
        days = first.days or 0
        colour = "red" if days > rule.overdue_red_days else "yellow" if days > rule.overdue_yellow_days else "green"
        reason = "grace" if colour == "green" else "overdue"
        return Light(dimension, colour, reason, first.possible, first.code, days, len(late) - 1, at=first.at)
    if done:
        return Light(dimension, "done", "done")
    ahead = sorted((one for one in stations if one.state == "ahead"), key=lambda one: one.days or 0, reverse=True)
    if ahead:
        return Light(dimension, "green", "ahead", code=ahead[0].code, days=ahead[0].days, at=ahead[0].at)
    if any(one.due for one in stations):
        return Light(dimension, "green", "met")
    return Light(dimension, "unknown", "no-due")


def of_share(
    dimension: str, line: tuple[Span | None, int | None], report: Report | None, rule: Lights, *, day: int, stale: int
) -> Light:
    """The light of progress or money: the last report against the time schedule of its own day.

    A report that is older than `stale` days proves no green, unless it was enough for today. Where the start is
    known roughly, the light is that of the earliest, and doubtful where that of the latest would be another.

    Args:
        dimension: `progress` or `money`.
        line: between when the works go on by plan: from a start, as far as that is known, to a day.
        report: what was last reported by the day.
        rule: by how much behind it turns yellow and red.
        day: the day asked for.
        stale: after how many days a report is old.
    """
    start, finish = line
    if start is None:
        return _of_line(dimension, (None, finish), report, rule, day, stale)
    told, other = (
        _of_line(dimension, (begin, finish), report, rule, day, stale) for begin in (start.earliest, start.latest)
    )
    told = replace(told, planned_least=other.planned)
    return told if told.colour == other.colour else replace(told, doubtful=True)


def _of_line(
    dimension: str, line: tuple[int | None, int | None], report: Report | None, rule: Lights, day: int, stale: int
) -> Light:
    planned = planned_share(*line, day)
    if planned is None:
        return Light(dimension, "unknown", "no-plan")
    if not planned:
        return Light(dimension, "green", "not-due", planned=planned)
    if report is None:
        return Light(dimension, "unknown", "no-report", planned=planned)
    if report.share is None:
        return Light(dimension, "unknown", "no-budget", planned=planned, day=report.day)
    then = planned_share(*line, report.day)
    then = planned if then is None else then
    told = Light(dimension, "green", "on-time", planned=then, actual=report.share, day=report.day)
    if _colour(planned, report.share, rule) == "green":
        return told
    colour = _colour(then, report.share, rule)
    if colour == "green" and day - report.day > stale:
        return replace(told, colour="unknown", reason="stale")
    return told if colour == "green" else replace(told, colour=colour, reason="behind")


def _colour(planned: Fraction, actual: Fraction, rule: Lights) -> str:
    gap = behind(planned, actual, rule.formula)
    if gap > rule.red:
        return "red"
    return "yellow" if gap > 0 and gap >= rule.yellow else "green"


def excused(light: Light, excuses: Sequence[Excuse]) -> Light:
    """The light where it is late: exempt if a good reason is on record, suspended if the works stand still."""
    if light.colour not in _LATE:
        return light
    for excuse in excuses:
        if excuse.light in (None, light.dimension):
            colour = "suspended" if excuse.light is None else "exempt"
            return replace(light, colour=colour, but_for=light.colour, text=excuse.text, at=excuse.at)
    return light
