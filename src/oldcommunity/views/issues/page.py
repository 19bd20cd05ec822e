"""The page of `oc issues`: what has to be solved, the longest overdue first."""

from __future__ import annotations

from collections.abc import Iterator

from oldcommunity.dates import day_text, span_text
from oldcommunity.diagnostics import Location
from oldcommunity.labels import Labels
from oldcommunity.reports.issues import Counts, Group, Issue, IssuesReport, Listed, Repeat
from oldcommunity.views.foot import foot_lines
from oldcommunity.views.page import Block, Column, Facts, Heading, Line, Page, Table

#: In this order the list is parted; one table for each.
_PARTS = ("overdue", "due", "no_due_date", "closed")
_COUNTS = ("open", "overdue", "no_due_date", "doubtful", "perhaps_overdue", "closed")
#: Below this width the owner and the cause stand under the problem.
_ROOMY = 100


def issues_page(
    report: IssuesReport,
    labels: Labels,
    width: int | None = None,
    limit: int | None = None,
    *,
    options: bool = True,
) -> Page:
    """The issues for readers.

    Args:
        report: the issues.
        labels: words.
        width: in so many columns of text; None where that does not matter.
        limit: so many rows at most.
        options: say by which options of the command the rest is told.
    """
    title = labels.text("issues_page", "title", title=report.context.title, day=day_text(report.context.day))
    blocks: list[Block] = [Heading(title, 1)]
    if report.context.made_up:
        blocks.append(Line(labels.text("phrases", "made-up"), "warning"))
    blocks += _totals(report, labels, options=options)
    if report.by is not None:
        blocks.append(_groups(report, labels))
        return Page(tuple(blocks), foot_lines(report.context, labels))
    shown = report.listed if limit is None else report.listed[:limit]
    for part in _PARTS:
        rows = [one for one in shown if (one.standing.lateness or "closed") == part]
        if rows:
            blocks += [Heading(labels.text("issues_page", f"group-{part}")), _table(part, rows, labels, width)]
        if rows and part == "no_due_date":
            blocks.append(Line(labels.text("issues_page", "no-due-date-note"), "note"))
    if len(shown) < len(report.listed):
        hidden = "hidden" if options else "hidden-elsewhere"
        blocks.append(Line(labels.text("issues_page", hidden, number=len(report.listed) - len(shown)), "note"))
    blocks += _repeats(report, labels)
    return Page(tuple(blocks), foot_lines(report.context, labels))


def _totals(report: IssuesReport, labels: Labels, *, options: bool) -> Iterator[Block]:
    """How many there are, and how they stand."""
    total = report.total
    doubtful = total.doubtful
    if report.total == Counts():
        yield Line(labels.text("issues_page", "none"))
    else:
        counts = {"overdue": total.overdue, "due": total.due, "no_due_date": total.no_due_date}
        yield Line(labels.text("issues_page", "total", open=total.open, **counts))
    if doubtful:
        told = labels.text("issues_page", "total-doubtful", number=doubtful, overdue=total.perhaps_overdue)
        yield Line(told, "note")
    if total.closed:
        shown = not options or report.by is not None or any(one.standing.state == "closed" for one in report.listed)
        yield Line(labels.text("issues_page", "total-closed-shown" if shown else "total-closed", number=total.closed))
    if report.aside:
        yield Line(labels.text("issues_page", "aside", number=report.aside), "note")


def _table(part: str, rows: list[Listed], labels: Labels, width: int | None) -> Table:
    """The issues of one part; on a screen the place stands under the problem, on a narrow one the owner, too."""
    say = labels.text
    missing = say("issues_page", "not-filled-in")
    columns = [Column(say("issues_page", f"when-{part}")), Column(say("issues_page", "what"))]
    if width is not None and width < _ROOMY:
        return Table(tuple(columns), tuple((_when(one, labels), "\n".join(_under(one, labels))) for one in rows))
    columns += [Column(say("issues_page", key)) for key in ("owner", "cause")]
    if width is None:
        columns.append(Column(say("issues_page", "place")))
    cells = []
    for one in rows:
        place = _place(one.issue.at)
        what = _what(one.issue, labels) + ("" if width is None else f"\n{place}")
        told = (_when(one, labels), what, one.issue.owner or missing, _nature(one.issue, labels) or missing)
        cells.append((*told, place) if width is None else told)
    return Table(tuple(columns), tuple(cells))


def _when(one: Listed, labels: Labels) -> str:
    """The date that matters, and the days since or until then."""
    issue, told = one.issue, one.standing
    doubt = labels.text("issues_page", "doubtful") if told.doubtful else ""
    if told.state == "closed" and issue.closed is not None:
        days = labels.text("issues_page", "taken", closed=span_text(issue.closed), days=_days(told.taken, labels))
        return days + (labels.text("issues_page", "late", days=_days(told.late, labels)) if told.late else "")
    if issue.due is None:
        return span_text(issue.opened) + doubt
    if told.overdue:
        key = "over-doubtful" if told.doubtful else "over"
        return labels.text("issues_page", key, due=span_text(issue.due), days=told.days_over) + doubt
    if told.days_left == 0:
        return labels.text("issues_page", "today", due=span_text(issue.due)) + doubt
    return labels.text("issues_page", "left", due=span_text(issue.due), days=told.days_left) + doubt


def _days(days: tuple[int, int | None], labels: Labels) -> str:
    low, high = days
    if high is None:
        return labels.text("issues_page", "days-at-least", low=low)
    return str(low) if low == high else labels.text("issues_page", "days-between", low=low, high=high)


def _what(issue: Issue, labels: Labels) -> str:
    return labels.text("issues_page", "about", about=_about(issue, labels)) + issue.text


def _about(issue: Issue, labels: Labels) -> str:
    """The project or the site, else which kind of thing it is and where it was said."""
    if issue.project is not None:
        return issue.project.name or issue.project.id
    return issue.site or f"{labels.text('issues_page', f'kind-{issue.kind}')} {issue.inspection}-{issue.number}"


def _nature(issue: Issue, labels: Labels) -> str:
    """The causes, and how soon it is to be put right."""
    told = [labels.text("codes", f"causes.{cause}") for cause in issue.causes]
    if issue.rectification:
        told.append(labels.text("codes", f"rectifications.{issue.rectification}"))
    return labels.text("phrases", "comma").join(told)


def _under(one: Listed, labels: Labels) -> Iterator[str]:
    issue = one.issue
    yield _what(issue, labels)
    owner = issue.owner or labels.text("issues_page", "owner-not-filled-in")
    yield labels.text("issues_page", "between").join(filter(None, (owner, _nature(issue, labels))))
    yield _place(issue.at)


def _groups(report: IssuesReport, labels: Labels) -> Table:
    """The counts by owner, cause, …; what nobody has is no column, and they add up."""
    say = labels.text
    keys = [key for key in _COUNTS if key == "open" or getattr(report.total, key)]
    columns = [Column(say("issues_page", f"by-{report.by}"))]
    columns += [Column(say("issues_page", f"count-{key}"), figures=True) for key in keys]
    rows = [(_group_name(group, report.by or "", labels), group.counts) for group in report.groups]
    rows.append((say("issues_page", "sum"), report.total))
    return Table(tuple(columns), tuple((name, *(str(getattr(counts, key)) for key in keys)) for name, counts in rows))


def _group_name(group: Group, by: str, labels: Labels) -> str:
    if group.special:
        return labels.text("issues_page", group.special.replace("_", "-"))
    if by in ("cause", "rectification"):
        return labels.text("codes", f"{by}s.{group.key}")
    return f"{group.name} {group.key}" if group.name else str(group.key)


def _repeats(report: IssuesReport, labels: Labels) -> Iterator[Block]:
    """Where one cause was found again."""
    if report.repeats:
        yield Heading(labels.text("issues_page", "repeats"))
        yield Line(labels.text("issues_page", "repeats-note"), "note")
        yield Facts(tuple(_repeat(repeat, labels) for repeat in report.repeats))


def _repeat(repeat: Repeat, labels: Labels) -> tuple[str, str]:
    keys = ("first", *(f"again-{before}" for before in repeat.before))
    told = [
        labels.text("issues_page", key, date=span_text(issue.opened), place=_place(issue.at))
        for key, issue in zip(keys, repeat.findings, strict=True)
    ]
    name = f"{_about(repeat.findings[0], labels)} · {labels.text('codes', f'causes.{repeat.cause}')}"
    return name, labels.text("issues_page", "between").join(told)


def _place(at: Location) -> str:
    return f"{at.path}:{at.line}"
