"""The page of `oc schedule ID`: one project's lights with their reasons, and each milestone, plan against fact."""

from __future__ import annotations

from collections.abc import Iterator

from oldcommunity.dates import day_text, span_text
from oldcommunity.labels import Labels
from oldcommunity.reports.schedule import ProjectSchedule, ScheduleReport, Station
from oldcommunity.views.page import Block, Column, Heading, Line, Table
from oldcommunity.views.schedule.words import (
    days_text,
    expected_text,
    hindrance_text,
    light_text,
    milestone_text,
    reason_text,
    slip_text,
    state_text,
)


def project_blocks(report: ScheduleReport, one: ProjectSchedule, labels: Labels) -> Iterator[Block]:
    """Plan against fact for one project."""
    say = labels.text
    yield Heading(f"{one.name}　{one.id}" if labels.language == "zh" else f"{one.name} ({one.id})", 1)
    if report.context.made_up:
        yield Line(say("phrases", "made-up"), "warning")
    yield Line(say("schedule_page", "standing", day=day_text(report.context.day), state=state_text(one, labels)))
    own = (say("schedule_page", "own"), light_text(one.light, labels, doubtful=one.doubtful), "")
    rows = [
        (
            say("codes", f"light_dimensions.{light.dimension}"),
            light_text(light.colour, labels, doubtful=light.doubtful),
            reason_text(light, report, labels),
        )
        for light in one.lights
    ]
    head = (Column(say("schedule_page", "light")), Column(""), Column(say("schedule_page", "reason")))
    yield Table(head, (own, *rows))
    if one.stations:
        yield Table(
            tuple(Column(say("schedule_page", key)) for key in ("milestone", "due", "met", "slip", "then")),
            tuple(_row(station, labels) for station in one.stations),
        )
    yield from _expected(one, labels)
    if one.hindrances:
        yield Line(say("schedule_page", "hindrances"), "warning")
        for hindrance in one.hindrances:
            yield Line(f"- {hindrance_text(hindrance, labels)}")
    if one.doubtful or any(light.doubtful for light in one.lights) or any(told.possible for told in one.stations):
        yield Line(say("schedule_page", "possible-note"), "note")


def _row(one: Station, labels: Labels) -> tuple[str, ...]:
    say = labels.text
    met = "" if one.met is None else span_text(one.met) + ("?" if one.possible else "")
    if not met and one.state in ("passed", "halted", "open"):
        met = say("schedule_page", f"state.{one.state}")
    slip = slip_text(one, labels)
    if one.state == "ahead" and one.days is not None and not slip:
        days = days_text(-one.days, labels)
        slip = say("schedule_page", "in-days", days=days) if one.days else say("schedule_page", "today")
    due = span_text(one.due) if one.due else "—"
    return milestone_text(one.code, labels), due, met or "—", slip or "—", expected_text(one, labels) or "—"


def _expected(one: ProjectSchedule, labels: Labels) -> Iterator[Line]:
    """When completion is possible at the earliest, and what that rests on."""
    completion = one.completion
    if completion and completion.projected is not None and completion.due:
        late = completion.pushed
        told = {"day": day_text(completion.projected), "due": day_text(completion.due.latest)}
        if late:
            key = "expected-finish-roughly" if completion.rough else "expected-finish"
            yield Line(labels.text("schedule_page", key, **told, days=days_text(late, labels)), "warning")
        else:
            yield Line(labels.text("schedule_page", "in-time-finish", **told))
    if any(station.rough for station in one.stations):
        yield Line(labels.text("schedule_page", "about-note"), "note")
