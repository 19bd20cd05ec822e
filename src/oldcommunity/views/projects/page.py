"""The page of `oc list`: a table for each plan year, as wide as there is room."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby

from oldcommunity.dates import span_text
from oldcommunity.labels import Labels
from oldcommunity.reports.projects import Happened, Listed, ProjectsReport
from oldcommunity.views.fitting import fits
from oldcommunity.views.foot import foot_lines
from oldcommunity.views.page import Block, Column, Heading, Line, Page, Table
from oldcommunity.views.words import exact_percent, number_text

#: How a cell is written; empty where nothing is known.
_Write = Callable[[Listed, Labels], str]
#: The columns of a layout, by the keys of their headings.
_Layout = tuple[str, ...]
_BREAK = "\n"


def projects_page(report: ProjectsReport, labels: Labels, limit: int | None = None, width: int | None = None) -> Page:
    """The projects for readers.

    Args:
        report: the projects.
        labels: the words.
        limit: show at most so many.
        width: how many columns of text there are; None where it does not matter.
    """
    shown = report.projects if limit is None else report.projects[:limit]
    layout = next(one for one in _LAYOUTS if one == _LAYOUTS[-1] or fits(_table(one, shown, labels), width))
    blocks: list[Block] = []
    if report.context.made_up:
        blocks.append(Line(labels.text("phrases", "made-up"), "warning"))
    for cohort, group in groupby(shown, key=lambda listed: listed.cohort):
        number = sum(listed.cohort == cohort for listed in report.projects)
        key = "heading" if cohort else "heading-unknown"
        blocks.append(Heading(labels.text("projects_page", key, cohort=cohort or "—", number=number)))
        blocks.append(_table(layout, tuple(group), labels))
    if any(_doubtful(listed) for listed in shown):
        blocks.append(Line(labels.text("projects_page", "possible-note"), "note"))
    hidden = len(report.projects) - len(shown)
    if hidden:
        blocks.append(Line(labels.text("projects_page", "hidden", number=hidden), "warning"))
    count = labels.text("projects_page", "count", number=len(report.projects))
    return Page(tuple(blocks), (count, *foot_lines(report.context, labels)))


def _table(layout: _Layout, projects: tuple[Listed, ...], labels: Labels) -> Table:
    """The table; a column in which nothing is known is left out."""
    columns = [[_CELLS[key](listed, labels) for listed in projects] for key in layout]
    keep = [i for i, cells in enumerate(columns) if any(cells)]
    return Table(
        tuple(Column(labels.text("projects_page", layout[i]), figures=layout[i] in _FIGURES) for i in keep),
        tuple(tuple(columns[i][row] or "—" for i in keep) for row in range(len(projects))),
    )


def _name(listed: Listed, labels: Labels) -> str:
    return listed.name if listed.in_plan else labels.text("projects_page", "out-of-plan", name=listed.name)


def _area(listed: Listed, labels: Labels) -> str:  # noqa: ARG001 - one signature for all cells
    """The two narrowest names, the book's own area left out."""
    return "\n".join(listed.local[-2:])


def _state(listed: Listed, labels: Labels) -> str:
    section, key = ("phrases", "unknown") if listed.state == "unknown" else ("codes", f"states.{listed.state}")
    return labels.text(section, key) + ("" if listed.state == listed.possible_state else "?")


def _date(told: Happened | None) -> str:
    return "" if told is None else span_text(told.span) + ("?" if told.possible else "")


def _dates(listed: Listed, labels: Labels) -> str:  # noqa: ARG001
    """When it was started and, below, when it was completed."""
    started, completed = _date(listed.started), _date(listed.completed)
    return f"{started or '—'}\n{completed}" if completed else started


def _invested(listed: Listed, labels: Labels) -> str:
    return "" if listed.invested is None else number_text(listed.invested, "money", labels)


def _physical(listed: Listed, labels: Labels) -> str:  # noqa: ARG001
    return "" if listed.physical is None else exact_percent(listed.physical)


def _overdue(listed: Listed, labels: Labels) -> tuple[str, str]:
    """The milestone that is overdue the longest; by how many days, and how many others there are."""
    if not listed.overdue:
        return "", ""
    worst = listed.overdue[0]
    milestone = labels.text("codes", f"milestones.{worst.code}") + ("?" if worst.possible else "")
    more = f" +{len(listed.overdue) - 1}" if len(listed.overdue) > 1 else ""
    return milestone, labels.text("projects_page", "days", days=worst.days) + more


def _overdue_lines(listed: Listed, labels: Labels) -> str:
    milestone, days = _overdue(listed, labels)
    return f"{milestone.replace(' ', _BREAK)}{_BREAK}{days}".strip()


def _doubtful(listed: Listed) -> bool:
    """Whether anything about a project carries the mark for what is only possible."""
    dates = (listed.started, listed.completed)
    return (
        listed.state != listed.possible_state
        or any(told is not None and told.possible for told in dates)
        or any(late.possible for late in listed.overdue[:1])
    )


_CELLS: dict[str, _Write] = {
    "id": lambda listed, _: listed.id,
    "name": _name,
    "project": lambda listed, labels: f"{listed.id}\n{_name(listed, labels)}",
    "area": lambda listed, labels: _area(listed, labels).replace("\n", ""),
    "area-lines": _area,
    "state": _state,
    "state-lines": lambda listed, labels: _state(listed, labels).replace(" ", "\n"),
    "started": lambda listed, _: _date(listed.started),
    "completed": lambda listed, _: _date(listed.completed),
    "dates": _dates,
    "invested": _invested,
    "physical": _physical,
    "money": lambda listed, labels: f"{_invested(listed, labels)}\n{_physical(listed, labels)}".strip("\n"),
    "overdue": lambda listed, labels: " ".join(_overdue(listed, labels)).strip(),
    "overdue-lines": _overdue_lines,
}
_FIGURES = frozenset(("invested", "physical", "money"))
#: From a line for each project to several lines in columns that are as narrow as can be.
_LAYOUTS: tuple[_Layout, ...] = (
    ("id", "name", "area", "state", "started", "completed", "invested", "physical", "overdue"),
    ("project", "area-lines", "state-lines", "started", "completed", "money", "overdue-lines"),
    ("project", "area-lines", "state-lines", "dates", "money", "overdue-lines"),
)
