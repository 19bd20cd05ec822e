"""The page of `oc schedule --due DAYS`: what is due in the next days, in the order of the days."""

from __future__ import annotations

from oldcommunity.dates import day_text, span_text
from oldcommunity.labels import Labels
from oldcommunity.reports.schedule import DueReport
from oldcommunity.views.foot import foot_lines
from oldcommunity.views.page import Block, Column, Heading, Line, Page, Table
from oldcommunity.views.schedule.words import days_text, due_text


def due_page(report: DueReport, labels: Labels) -> Page:
    """What is due, for readers."""
    say = labels.text
    day = day_text(report.context.day)
    title = say("schedule_page", "title-due", title=report.context.title, days=report.days, day=day)
    blocks: list[Block] = [Heading(title, 1)]
    if report.context.made_up:
        blocks.append(Line(say("phrases", "made-up"), "warning"))
    if report.items:
        owners = any(one.owner for one in report.items)
        keys = ("due-on", "left", "project", "what", *(["owner"] if owners else []))
        rows = []
        for one in report.items:
            left = days_text(one.days, labels) if one.days else say("schedule_page", "today")
            cells = (span_text(one.span), left, one.name or "—", due_text(one, labels))
            rows.append((*cells, one.owner or "—") if owners else cells)
        blocks.append(Table(tuple(Column(say("schedule_page", key)) for key in keys), tuple(rows)))
    else:
        blocks.append(Line(say("schedule_page", "nothing-due", days=report.days)))
    if any(one.possible for one in report.items):
        blocks.append(Line(say("schedule_page", "possible-note"), "note"))
    if report.overdue:
        parts = {"milestones": report.overdue - report.overdue_issues, "issues": report.overdue_issues}
        listed = say("phrases", "comma").join(
            say("schedule_page", f"overdue-{kind}", number=number) for kind, number in parts.items() if number
        )
        blocks.append(Line(say("schedule_page", "overdue-besides", number=report.overdue, listed=listed), "warning"))
    return Page(tuple(blocks), foot_lines(report.context, labels))
