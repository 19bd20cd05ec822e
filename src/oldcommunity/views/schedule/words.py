"""Plan against fact in words: lights with their reasons, dates, slips and what they push."""

from __future__ import annotations

from fractions import Fraction

from oldcommunity.dates import day_text, span_text
from oldcommunity.labels import Labels
from oldcommunity.ratio import half_up
from oldcommunity.reports.schedule import Due, Hindrance, Light, ProjectSchedule, ScheduleReport, Station, behind
from oldcommunity.views.page import Toned
from oldcommunity.views.words import percent_text, shares_text

#: The colours in which lights are shown, where a format has any.
_TONES = {"red": "red", "yellow": "yellow", "exempt": "cyan", "suspended": "cyan", "green": "green"}


def light_text(colour: str, labels: Labels, *, doubtful: bool = False) -> Toned:
    """What a light shows, as a word in its own colour; `?` where it may be better."""
    return Toned(labels.text("codes", f"lights.{colour}") + ("?" if doubtful else ""), _TONES.get(colour, ""))


def reason_text(light: Light, report: ScheduleReport, labels: Labels) -> str:
    """Why a light shows what it shows."""
    say = labels.text
    told = _why(light, report.rule.formula, labels)
    if light.more:
        told += say("schedule_page", "more", number=light.more)
    if light.colour == "exempt":
        told = say("schedule_page", "exempt", text=light.text, but_for=_but_for(light, labels), why=told)
    elif light.colour == "suspended":
        key = "suspended-because" if light.text else "suspended"
        told = say("schedule_page", key, text=light.text, but_for=_but_for(light, labels), why=told)
    return told


def _but_for(light: Light, labels: Labels) -> str:
    return labels.text("codes", f"lights.{light.but_for}")


def _why(light: Light, formula: str, labels: Labels) -> str:
    key = f"why.{light.reason}"
    gap = ""
    if light.planned is not None and light.actual is not None:
        bounds = (light.planned if light.planned_least is None else light.planned_least, light.planned)
        gaps = [half_up(max(behind(planned, light.actual, formula), Fraction(0)), 1) for planned in bounds]
        gap = "–".join(dict.fromkeys(gaps))
    if light.reason == "behind":
        key = f"why.behind.{formula}"
    if light.reason == "ahead" and not light.days:
        key = "why.today"
    return labels.text(
        "schedule_page",
        key,
        milestone=milestone_text(light.code, labels) if light.code else "",
        days=days_text(abs(light.days or 0), labels),
        planned=planned_text(light.planned, light.planned_least),
        actual=percent_text(light.actual) if light.actual is not None else "",
        day=day_text(light.day) if light.day is not None else "",
        gap=gap,
    )


def planned_text(most: Fraction | None, least: Fraction | None) -> str:
    """What should be done: a range where the start is not known to the day; empty where it cannot be told."""
    if most is None:
        return ""
    return percent_text(most) if least is None else shares_text(least, most)


def milestone_text(code: str, labels: Labels) -> str:
    """The name of a milestone."""
    return labels.text("codes", f"milestones.{code}")


def days_text(days: int, labels: Labels) -> str:
    """A number of days; in English one of them is a day."""
    return labels.text("schedule_page", "day" if days == 1 else "days", number=days)


def slip_text(one: Station, labels: Labels) -> str:
    """By how much a milestone was met late or early, as far as that is known; empty where nothing can be told."""
    say = labels.text
    low, high = one.slip_low, one.slip_high
    if high is None:
        return "" if low is None else say("schedule_page", "slip.so-far", days=days_text(low, labels))
    if low is None:
        if high <= 0:
            return say("schedule_page", "slip.in-time")
        return say("schedule_page", "slip.at-most", days=days_text(high, labels))
    if low == high:
        return _slip(low, labels)
    if low >= 0:
        return say("schedule_page", "slip.late-range", low=low, high=days_text(high, labels))
    if high <= 0:
        return say("schedule_page", "slip.early-range", low=-high, high=days_text(-low, labels))
    return say("schedule_page", "slip.to", low=_slip(low, labels), high=_slip(high, labels))


def _slip(days: int, labels: Labels) -> str:
    if not days:
        return labels.text("schedule_page", "slip.none")
    return labels.text("schedule_page", "slip.late" if days > 0 else "slip.early", days=days_text(abs(days), labels))


def expected_text(one: Station, labels: Labels) -> str:
    """The earliest day of a milestone, and by how much it is pushed."""
    if one.projected is None:
        return ""
    told = earliest_text(one.projected, labels, rough=one.rough)
    if not one.pushed:
        return told
    key = "pushed-roughly" if one.rough else "pushed"
    return labels.text("schedule_page", key, day=told, days=days_text(one.pushed, labels))


def earliest_text(day: int, labels: Labels, *, rough: bool) -> str:
    """An earliest day; told as rough where it is counted from a day that is known only roughly."""
    return labels.text("schedule_page", "about", day=day_text(day)) if rough else day_text(day)


def state_text(one: ProjectSchedule, labels: Labels) -> str:
    """Where a project stands; `?` where it may be further."""
    section, key = ("phrases", "unknown") if one.state == "unknown" else ("codes", f"states.{one.state}")
    return labels.text(section, key) + ("" if one.state == one.possible_state else "?")


def hindrance_text(one: Hindrance, labels: Labels) -> str:
    """Which pipes or cables stand in the way, and how."""
    return labels.text(
        "schedule_page",
        f"hindrance.{one.reason}",
        kind=labels.text("codes", f"utilities.{one.kind}"),
        owner=labels.text("schedule_page", "of-owner", owner=one.owner) if one.owner else "",
        due=span_text(one.due) if one.due else "",
    )


def due_text(one: Due, labels: Labels) -> str:
    """What is due."""
    if one.kind == "milestone":
        return milestone_text(one.code, labels) + ("?" if one.possible else "")
    if one.kind == "utility":
        kind = labels.text("codes", f"utilities.{one.code}")
        return labels.text("schedule_page", "due.utility", kind=kind)
    return labels.text("schedule_page", f"due.{one.kind}", number=one.code, text=one.text)
