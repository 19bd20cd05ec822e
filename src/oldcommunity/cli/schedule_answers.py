"""What `oc schedule` can be asked for: lights, a chart, what is due, a calendar, schedules planned backwards."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from oldcommunity.cli import options
from oldcommunity.cli.output import (
    page_text,
    page_width,
    patch_path,
    screen_width,
    show,
    speaks_utf8,
    wants_colour,
    write,
    write_patch,
)
from oldcommunity.dates import day_text
from oldcommunity.errors import BookError

if TYPE_CHECKING:
    from oldcommunity.labels import Labels
    from oldcommunity.reports.schedule import BackwardReport, DueReport
    from oldcommunity.views.page import Page

#: More projects than this help nobody at a terminal; other formats have them all.
_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Asking:
    """An open book and which of its projects are asked about.

    Attributes:
        scope: the book, its words, the day.
        which: the arguments of reports: the file of a project, the year, the area.
    """

    scope: options.Scope
    which: Mapping[str, Any]


@contextmanager
def answering(told: Mapping[str, Any], rev: str | None, project: str | None) -> Iterator[Asking]:
    """The book, open while it is asked; at the end, what could not be taken into account is told."""
    from oldcommunity.reports.project import find_project

    scope = options.open_scope(rev=rev, **told)
    path = None if project is None else find_project(scope.book, project)
    yield Asking(scope, {"project": path, "cohort": scope.cohort, "area": scope.area})
    scope.book.close()
    options.say_what_is_missing(scope)


def finish_day(text: str) -> int:
    """The last day of what `--backward` names."""
    return options.named_day(text, "bad-finish")


def show_lights(
    asking: Asking,
    form: str,
    output: str | None,
    *,
    light: str | None,
    by: str | None,
    gantt: bool,
    limit: int | None,
    everything: bool,
) -> None:
    """The projects with their lights, lights by group, or a bar chart."""
    from oldcommunity.reports.schedule import schedule_report

    scope = asking.scope
    report = schedule_report(scope.book, scope.context, light=light, by=by, **asking.which)
    limit = limit or (_SHOWN if form == "terminal" and not everything else None)
    if not gantt:
        show("schedule", report, scope.labels, form, output, limit=limit, width=page_width(form))
        return
    from oldcommunity.views.schedule.gantt import render

    to_screen = output is None or output == "-"
    text = render(
        report,
        scope.labels,
        width=screen_width(),
        colour=form == "terminal" and to_screen and wants_colour(),
        utf8=speaks_utf8() or not to_screen,
        limit=limit,
    )
    write(f"```text\n{text}```\n" if form == "markdown" else text, output)


def show_due(asking: Asking, days: int, form: str, output: str | None) -> None:
    """What is due in the next days."""
    from oldcommunity.reports.schedule import due_report
    from oldcommunity.views.schedule.due_page import due_page

    report = due_report(asking.scope.book, asking.scope.context, days=days, **asking.which)
    _show(report, due_page(report, asking.scope.labels), asking.scope.labels, form, output)


def write_calendar(asking: Asking, days: int | None, output: str | None) -> None:
    """The same, or all that is not done, as a calendar feed."""
    from oldcommunity.reports.schedule import due_report
    from oldcommunity.views.schedule.ics import render

    report = due_report(asking.scope.book, asking.scope.context, days=days, **asking.which)
    write(render(report, asking.scope.labels), output)


def show_backward(asking: Asking, finish: int, form: str, output: str | None) -> None:
    """Schedules planned backwards from a finish."""
    from oldcommunity.reports.schedule import backward_report
    from oldcommunity.views.schedule.backward_page import backward_page

    report = backward_report(asking.scope.book, asking.scope.context, finish, **asking.which)
    _show(report, backward_page(report, asking.scope.labels), asking.scope.labels, form, output)


def save_backward(finish: int, project: str | None, told: Mapping[str, Any], *, dry_run: bool) -> None:
    """Write the due dates of schedules planned backwards into the projects' files, or show how."""
    from oldcommunity.edits.batch import Edit, difference, prove_all, write_all
    from oldcommunity.edits.due_dates import with_due_dates
    from oldcommunity.edits.writing import current, writing
    from oldcommunity.reports.schedule import backward_report
    from oldcommunity.source.names import kind_of

    # Held from before the book is read: of two who write at once, the second sees what the first wrote.
    with writing(options.book_root(told["data"])), answering(told, None, project) as asking:
        scope = asking.scope
        root = scope.book.root
        # The durations lie in the book's settings, and a project that cannot be read may be one that is to get dates.
        needed = ("book",) if project else ("book", "project")
        if missing := [path for path in scope.context.left_out if path == "." or kind_of(path) in needed]:
            raise BookError("schedule-incomplete-book", path=missing[0])
        report = backward_report(scope.book, scope.context, finish, **asking.which)
        edits = []
        for plan in report.plans:
            due = {step.code: day_text(step.due) for step in plan.steps if step.due is not None}
            if due:
                path = plan.project.at.path
                old = current(root, path)
                edits.append(Edit(path, old, with_due_dates(path, old, due)))
        if dry_run:
            prove_all(root, edits, scope.today, scope.book)
            if patch := difference(edits, patch_path(root)):
                write_patch(patch)
                return
            text = ""
        else:
            written = write_all(root, edits, scope.today, scope.book)
            text = scope.labels.text("schedule_page", "written", number=len(written)) + "\n" if written else ""
        write(text or scope.labels.text("schedule_page", "unchanged") + "\n", None)


def _show(report: DueReport | BackwardReport, page: Page, labels: Labels, form: str, output: str | None) -> None:
    """Write a report that has a page of its own, and the data formats of `oc schedule`."""
    if form == "json":
        from oldcommunity.views.schedule.as_json import render as as_json

        text = as_json(report)
    elif form == "csv":
        from oldcommunity.views.schedule.as_csv import render as as_csv

        text = as_csv(report)
    else:
        text = page_text(page, form, labels)
    write(text, output)
