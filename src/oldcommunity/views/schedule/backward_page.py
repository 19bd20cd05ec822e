"""The page of `oc schedule --backward DATE`: by when each step has to be met, and what of that is past already."""

from __future__ import annotations

from collections.abc import Iterator

from oldcommunity.dates import day_text, span_text
from oldcommunity.labels import Labels
from oldcommunity.reports.schedule import Backward, BackwardReport, Step
from oldcommunity.views.foot import foot_lines
from oldcommunity.views.page import Block, Cell, Column, Heading, Line, Page, Table, Toned
from oldcommunity.views.schedule.words import days_text, earliest_text, milestone_text


def backward_page(report: BackwardReport, labels: Labels) -> Page:
    """Schedules planned backwards, for readers."""
    say = labels.text
    title = say("schedule_page", "title-backward", title=report.context.title, finish=day_text(report.finish))
    blocks: list[Block] = [Heading(title, 1)]
    if report.context.made_up:
        blocks.append(Line(say("phrases", "made-up"), "warning"))
    if not report.plans:
        blocks.append(Line(say("schedule_page", "nothing")))
    for plan in report.plans:
        blocks += _plan(plan, report, labels)
    if any(step.rough for plan in report.plans for step in plan.steps):
        blocks.append(Line(say("schedule_page", "about-note"), "note"))
    return Page(tuple(blocks), foot_lines(report.context, labels))


def _plan(plan: Backward, report: BackwardReport, labels: Labels) -> Iterator[Block]:
    say = labels.text
    name, project = plan.project.name, plan.project.id
    yield Heading(f"{name}　{project}" if labels.language == "zh" else f"{name} ({project})")
    if not plan.steps:
        yield Line(say("schedule_page", "no-steps"))
        return
    keys = ("step", "takes", "now", "must", "soonest")
    columns = tuple(Column(say("schedule_page", key), figures=key == "takes") for key in keys)
    yield Table(columns, tuple(_row(step, labels) for step in plan.steps))
    (last,) = (step for step in plan.steps if step.code == "completed")
    if last.earliest is None:
        return
    spare = report.finish - last.earliest
    key = "short" if spare < 0 else "enough" if spare else "exactly"
    told = {"day": day_text(last.earliest), "finish": day_text(report.finish), "days": days_text(abs(spare), labels)}
    yield Line(say("schedule_page", key, **told), "warning" if spare < 0 else "normal")


def _row(step: Step, labels: Labels) -> tuple[Cell, ...]:
    say = labels.text
    now = span_text(step.now) if step.now else "—"
    name, takes = milestone_text(step.code, labels), days_text(step.duration, labels) if step.duration else "—"
    if step.due is None:
        met = say("schedule_page", "is-met", day=span_text(step.met)) if step.met else ""
        return name, takes, now, met or say("schedule_page", "lies-behind"), "—"
    by: Cell = day_text(step.due)
    if step.past:
        by = Toned(say("schedule_page", "is-past", day=by), "red")
    return name, takes, now, by, _earliest(step, labels)


def _earliest(step: Step, labels: Labels) -> str:
    return "—" if step.earliest is None else earliest_text(step.earliest, labels, rough=step.rough)
