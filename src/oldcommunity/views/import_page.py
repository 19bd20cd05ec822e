"""The page of `oc import`: what cannot be read, what to look at, how cells were read, and what would change."""

from __future__ import annotations

from oldcommunity.labels import Labels
from oldcommunity.labels.columns import column_name
from oldcommunity.reports.imported import Alike, Change, ChangedProject, ImportReport, Remark, UnreadColumn
from oldcommunity.views.page import Block, Column, Facts, Heading, Line, Page, Table
from oldcommunity.views.problems.signs import shortened

#: More problems than this are told of one run only by their number.
_PROBLEMS = 100
#: As much of a value is shown.
_ROOM = 60


def import_page(report: ImportReport, labels: Labels) -> Page:
    """The proposal for readers."""
    say = labels.text
    blocks: list[Block] = [Heading(say("import_page", "title", name=report.name), 1)]
    for table in report.tables:
        key = "table-sums" if table.sums else "table"
        told = {"sheet": table.sheet, "columns": len(table.columns), "rows": table.rows, "sums": table.sums}
        blocks.append(Line(say("import_page", key, **told)))
    blocks += _unread(report, labels)
    if report.problems:
        blocks.append(Heading(say("import_page", "problems", number=len(report.problems))))
        blocks += [Line(_told(one, "problem", labels), "warning") for one in report.problems[:_PROBLEMS]]
        if len(report.problems) > _PROBLEMS:
            blocks.append(Line(say("import_page", "more-problems", number=len(report.problems) - _PROBLEMS), "warning"))
    if report.doubts:
        blocks.append(Heading(say("import_page", "doubts")))
        blocks += [Line(_told(one, "doubt", labels), "warning") for one in report.doubts]
    if report.held:
        blocks.append(Heading(say("import_page", "held")))
        blocks += [Line(_told(one, "held", labels), "warning") for one in report.held]
    if report.readings:
        blocks.append(Heading(say("import_page", "readings")))
        blocks += [Line(text, "note") for alike in report.readings for text in _alike(alike, labels)]
    if report.projects:
        blocks.append(Heading(say("import_page", "changes")))
        for project in report.projects:
            blocks += _changes(project, labels)
    elif not report.problems:
        blocks.append(Line(say("import_page", "none-else" if report.held else "none")))
    count = say("import_page", "count", rows=report.rows, projects=len(report.projects), changes=report.changes)
    return Page(tuple(blocks), (count,))


def _unread(report: ImportReport, labels: Labels) -> list[Block]:
    if not report.unread:
        return []
    pairs = tuple((f"{one.at} {shortened(one.heading, _ROOM)}", _why(one, labels)) for one in report.unread)
    blocks: list[Block] = [Heading(labels.text("import_page", "unread")), Facts(pairs)]
    if any(one.why in ("unknown", "open") for one in report.unread):
        blocks.append(Line(labels.text("import_page", "unread.hint", name=report.name), "note"))
    return blocks


def _why(column: UnreadColumn, labels: Labels) -> str:
    told = labels.text("import_page", f"unread.{column.why}")
    fields = [_named(path, labels) for path in column.offers if path != "skip"]
    return told + labels.text("import_page", "unread.offers", offers=" / ".join(fields)) if fields else told


def _named(path: str, labels: Labels) -> str:
    """A field by what it is called, with the path that a map may say."""
    return labels.text("import_page", "path", field=column_name(path, labels), path=path)


def _told(remark: Remark, section: str, labels: Labels) -> str:
    """A cell and what is to be told of it."""
    wide = ("known", "problem")
    params = {name: shortened(value, _ROOM * (5 if name in wide else 1)) for name, value in remark.params.items()}
    for name in ("was", "now"):
        if params.get(name) == "":
            params[name] = labels.text("import_page", "nothing")
    if path := params.get("path"):
        params["field"] = column_name(path, labels)
    between = "：" if labels.language == "zh" else ": "
    return f"{remark.at}{between}{labels.text('import_page', f'{section}.{remark.key}', **params)}"


def _alike(alike: Alike, labels: Labels) -> list[str]:
    lines = [_told(one, "reading", labels) for one in alike.shown]
    if alike.more:
        lines[-1] += labels.text("import_page", "more", number=alike.more)
    return lines


def _changes(project: ChangedProject, labels: Labels) -> list[Block]:
    say = labels.text
    key = "project-new" if project.new else "project"
    heading = Heading(say("import_page", key, name=project.name, id=project.id), 3)
    columns = tuple(Column(say("import_page", name)) for name in ("field", "old", "new", "cell"))
    rows = tuple(
        (_field(one, labels), _value(one, one.old, labels), _value(one, one.new, labels), one.at)
        for one in project.changes
    )
    return [heading, Table(columns, rows)]


def _field(change: Change, labels: Labels) -> str:
    name = column_name(change.path, labels)
    return labels.text("import_page", "of-day", field=name, day=change.day) if change.day else name


def _value(change: Change, text: str | None, labels: Labels) -> str:
    if text is None:
        return labels.text("import_page", "nothing")
    if change.path == "issue.cause":
        return labels.text("codes", f"causes.{text}")
    return shortened(text.replace("\n", " "), _ROOM)
