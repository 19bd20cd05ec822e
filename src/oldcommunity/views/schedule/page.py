"""The page of `oc schedule`: the projects with their lights, the latest first, or lights counted by group."""

from __future__ import annotations

from collections.abc import Callable

from oldcommunity.codelists import LIGHTS
from oldcommunity.dates import day_text
from oldcommunity.labels import Labels
from oldcommunity.reports.schedule import Group, ProjectSchedule, ScheduleReport
from oldcommunity.views.fitting import fits
from oldcommunity.views.foot import foot_lines
from oldcommunity.views.page import Block, Cell, Column, Heading, Line, Page, Table
from oldcommunity.views.schedule.words import days_text, light_text, milestone_text, planned_text
from oldcommunity.views.words import percent_text

#: How a cell is written; empty where there is nothing to say.
_Write = Callable[[ProjectSchedule, Labels], Cell]
_Layout = tuple[str, ...]


def schedule_page(report: ScheduleReport, labels: Labels, limit: int | None = None, width: int | None = None) -> Page:
    """The schedules for readers.

    Args:
        report: the schedules.
        labels: the words.
        limit: show at most so many.
        width: how many columns of text there are; None where it does not matter.
    """
    if report.single and report.projects:
        from oldcommunity.views.schedule.project_page import project_blocks  # noqa: PLC0415 - the other page

        return Page(tuple(project_blocks(report, report.projects[0], labels)), foot_lines(report.context, labels))
    say = labels.text
    blocks = heading_blocks(report, labels)
    if not report.whole.projects and not report.whole.out_of_plan:
        blocks.append(Line(say("schedule_page", "nothing")))
        return Page(tuple(blocks), foot_lines(report.context, labels))
    blocks.append(Line(counts_text(report.whole, labels)))
    if report.by:
        blocks += [_groups(report, labels), *_rule(report, labels)]
        return Page(tuple(blocks), foot_lines(report.context, labels))
    if report.light:
        told = light_text(report.light, labels)
        blocks.append(Line(say("schedule_page", "only", light=told, number=len(report.projects)), "note"))
    shown = report.projects if limit is None else report.projects[:limit]
    if shown:
        tables = (_table(layout, shown, labels) for layout in _LAYOUTS)
        blocks.append(next((table for table in tables if fits(table, width)), _table(_LAYOUTS[-1], shown, labels)))
    hidden = len(report.projects) - len(shown)
    if hidden:
        blocks.append(Line(say("schedule_page", "hidden", number=hidden), "warning"))
    if any(one.doubtful or any(light.doubtful for light in one.lights) for one in shown):
        blocks.append(Line(say("schedule_page", "possible-note"), "note"))
    return Page((*blocks, *_rule(report, labels)), foot_lines(report.context, labels))


def heading_blocks(report: ScheduleReport, labels: Labels, key: str = "title") -> list[Block]:
    """The title, and that the book is made up where it is."""
    title = labels.text("schedule_page", key, title=report.context.title, day=day_text(report.context.day))
    blocks: list[Block] = [Heading(title, 1)]
    if report.context.made_up:
        blocks.append(Line(labels.text("phrases", "made-up"), "warning"))
    return blocks


def counts_text(group: Group, labels: Labels) -> str:
    """How many projects show what; colours that none shows are left out."""
    told = labels.text("foot", "between").join(
        labels.text("schedule_page", "one-count", light=light_text(light, labels), number=number)
        for light, number in group.lights.items()
        if number
    )
    told = labels.text("schedule_page", "counts", number=group.projects, lights=told or "—")
    if group.out_of_plan:
        told = labels.text("schedule_page", "counts-apart", counts=told, number=group.out_of_plan)
    return told


def _rule(report: ScheduleReport, labels: Labels) -> list[Line]:
    """By which rule lights turn."""
    rule = report.rule
    told = labels.text(
        "schedule_page",
        "rule",
        overdue_yellow=rule.overdue_yellow_days,
        overdue_red=rule.overdue_red_days,
        behind=labels.text("schedule_page", f"behind.{rule.formula}", yellow=rule.yellow, red=rule.red),
    )
    return [Line(told, "note")]


def _groups(report: ScheduleReport, labels: Labels) -> Table:
    """How many of each group show what."""
    say = labels.text
    apart = any(group.out_of_plan for group in report.groups)
    columns = [Column(_by_heading(report.by or "", labels)), Column(say("schedule_page", "projects"), figures=True)]
    columns += [Column(say("codes", f"lights.{light}"), figures=True) for light in LIGHTS]
    columns += [Column(say("schedule_page", "out-of-plan"), figures=True)] if apart else []
    rows = []
    for group in (*report.groups, *([report.whole] if len(report.groups) > 1 else [])):
        name = say("schedule_page", "all") if group is report.whole else group.label
        cells = [str(group.projects), *(str(group.lights[light]) for light in LIGHTS)]
        cells += [str(group.out_of_plan)] if apart else []
        rows.append((name or say("phrases", "not-filled-in"), *cells))
    return Table(tuple(columns), tuple(rows))


def _by_heading(by: str, labels: Labels) -> str:
    if by in ("cohort", "lead"):
        field = labels.field(f"Project.{by}")
        return field.title if field else by
    return labels.text("codes", f"area_levels.{by}")


def _table(layout: _Layout, projects: tuple[ProjectSchedule, ...], labels: Labels) -> Table:
    """The table; a column in which there is nothing to say is left out."""
    columns = [[_CELLS[key](one, labels) for one in projects] for key in layout]
    keep = [i for i, cells in enumerate(columns) if any(cells)]
    return Table(
        tuple(Column(labels.text("schedule_page", _HEADINGS.get(layout[i], layout[i]))) for i in keep),
        tuple(tuple(columns[i][row] or "—" for i in keep) for row in range(len(projects))),
    )


def _name(one: ProjectSchedule, labels: Labels) -> str:
    return one.name if one.in_plan else labels.text("schedule_page", "outside", name=one.name)


def _light(number: int) -> _Write:
    def write(one: ProjectSchedule, labels: Labels) -> Cell:
        light = one.lights[number]
        return light_text(light.colour, labels, doubtful=light.doubtful)

    return write


def _dimensions(one: ProjectSchedule, labels: Labels) -> str:
    """Start and steps, and below works and money."""
    told = [light_text(light.colour, labels, doubtful=light.doubtful) for light in one.lights]
    return f"{told[0]} {told[1]}\n{told[2]} {told[3]}"


def _planned(one: ProjectSchedule, labels: Labels) -> str:  # noqa: ARG001 - one signature for all cells
    return planned_text(one.planned_share, one.planned_least)


def _done(one: ProjectSchedule, labels: Labels) -> str:  # noqa: ARG001
    return "" if one.work is None or one.work.share is None else percent_text(one.work.share)


def _shares(one: ProjectSchedule, labels: Labels) -> str:
    planned, done = _planned(one, labels), _done(one, labels)
    return f"{planned or '—'}\n{done or '—'}" if planned or done else ""


def _overdue(one: ProjectSchedule, labels: Labels) -> str:
    """The milestone that is overdue the longest, by how many days, and how many others there are."""
    if not one.overdue:
        return ""
    first, *others = one.overdue
    more = f" +{len(others)}" if others else ""
    name = milestone_text(first.code, labels) + ("?" if first.possible else "")
    return f"{name}\n{days_text(first.days or 0, labels)}{more}"


def _next(one: ProjectSchedule, labels: Labels) -> str:
    if one.next is None or one.next.due is None:
        return ""
    return f"{milestone_text(one.next.code, labels)}\n{day_text(one.next.due.latest)}"


_CELLS: dict[str, _Write] = {
    "id": lambda one, _: one.id,
    "name": _name,
    "project": lambda one, labels: f"{_name(one, labels)}\n{one.id}",
    "light": lambda one, labels: light_text(one.light, labels, doubtful=one.doubtful),
    "start": _light(0),
    "milestones": _light(1),
    "progress": _light(2),
    "money": _light(3),
    "dimensions": _dimensions,
    "planned": _planned,
    "done": _done,
    "shares": _shares,
    "overdue": lambda one, labels: str(_overdue(one, labels)).replace("\n", " "),
    "overdue-lines": _overdue,
    "next": lambda one, labels: str(_next(one, labels)).replace("\n", " "),
    "next-lines": _next,
}
_HEADINGS = {"overdue-lines": "overdue", "next-lines": "next"}
_LIGHTS = ("light", "start", "milestones", "progress", "money")
#: From a line for each project to several lines in columns that are as narrow as can be.
_LAYOUTS: tuple[_Layout, ...] = (
    ("id", "name", *_LIGHTS, "planned", "done", "overdue", "next"),
    ("project", *_LIGHTS, "shares", "overdue-lines", "next-lines"),
    ("project", "light", "dimensions", "shares", "overdue-lines", "next-lines"),
)
