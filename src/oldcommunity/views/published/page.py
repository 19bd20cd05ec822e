"""The page of `oc published`: what does not follow and why, then every printed figure beside what it is now."""

from __future__ import annotations

from itertools import groupby

from oldcommunity.dates import day_text
from oldcommunity.diagnostics import Location
from oldcommunity.labels import Labels
from oldcommunity.reports.published import Fate, PublishedReport
from oldcommunity.views.fitting import fits
from oldcommunity.views.foot import foot_lines
from oldcommunity.views.page import Block, Column, Facts, Heading, Line, Page, Table
from oldcommunity.views.published.words import figure_name, now_text, reason_text, suspect_text, verdict_text

#: So many suspects of one print are shown; JSON has them all.
_SHOWN = 5


def published_page(report: PublishedReport, labels: Labels, width: int | None = None) -> Page:
    """The printed figures for readers; `width` is the screen's, None where it does not matter."""
    say = labels.text
    blocks: list[Block] = [Heading(say("published_page", "title", title=report.context.title), 1)]
    if report.context.made_up:
        blocks.append(Line(say("phrases", "made-up"), "warning"))
    if report.unread:
        blocks.append(
            Line(say("published_page", "unread", files=say("phrases", "comma").join(report.unread)), "warning")
        )
    number = sum(report.results.values())
    if not number:
        blocks.append(Line(say("published_page", "none")))
    else:
        blocks.append(_summary(report, number, labels))
    for fate in report.fates:
        if not fate.verdict.expected:
            blocks += _failing(fate, labels)
    by_day = {day: list(fates) for day, fates in groupby(report.fates, key=lambda fate: fate.verdict.print.day)}
    layout = next(
        one
        for one in _LAYOUTS
        if one == _LAYOUTS[-1] or all(fits(_table(one, fates, labels), width) for fates in by_day.values())
    )
    for day, fates in by_day.items():
        blocks.append(Heading(say("published_page", "day", day=day_text(day))))
        blocks.append(_table(layout, fates, labels))
    if any(fate.verdict.result == "restated" for fate in report.fates):
        blocks.append(Line(say("published_page", "restated-note"), "note"))
    if any(fate.verdict.inferred for fate in report.fates):
        blocks.append(Line(say("published_page", "inferred-note"), "note"))
    return Page(tuple(blocks), foot_lines(report.context, labels))


def _summary(report: PublishedReport, number: int, labels: Labels) -> Line:
    """How many fare how: what restates a single number is counted apart from what follows from several."""
    say = labels.text
    results = [
        say("published_page", "result", number=count, result=say("published_page", f"results.{result}"))
        for result, count in report.results.items()
    ]
    told = say("published_page", "summary", number=number, results=say("phrases", "comma").join(results))
    fares = (
        say("published_page", "unexpected", number=report.unexpected)
        if report.unexpected
        else say("published_page", "all-expected")
    )
    between = " " if labels.language == "en" else ""
    return Line(told + between + fares, "warning" if report.unexpected else "normal")


def _failing(fate: Fate, labels: Labels) -> list[Block]:
    """One print that does not fare as expected: by how much, and what would explain it."""
    printed = fate.verdict.print
    heading = labels.text(
        "published_page",
        "failing",
        figure=figure_name(fate.verdict, labels),
        printed=printed.printed,
        day=day_text(printed.day),
        at=_at(printed.at),
    )
    blocks: list[Block] = [Heading(heading, 3), Line(reason_text(fate.verdict, labels))]
    if fate.verdict.holds:
        return blocks
    if not fate.suspects:
        return [*blocks, Line(labels.text("published_page", "no-suspects"))]
    blocks.append(Line(labels.text("published_page", "suspects")))
    shown = [(_at(suspect.at), suspect_text(suspect, labels)) for suspect in fate.suspects[:_SHOWN]]
    blocks.append(Facts(tuple(shown)))
    rest = len(fate.suspects) - len(shown)
    if rest:
        blocks.append(Line(labels.text("published_page", "more-suspects", number=rest), "note"))
    return blocks


#: What stands in each column, one under the other: a line for each print, or several in fewer columns.
_LAYOUTS = (
    (("figure",), ("printed",), ("now",), ("verdict",), ("place",)),
    (("figure", "place"), ("printed",), ("now",), ("verdict",)),
    (("figure", "place"), ("printed",), ("now", "verdict")),
)
_FIGURES = ("printed", "now")


def _table(layout: tuple[tuple[str, ...], ...], fates: list[Fate], labels: Labels) -> Table:
    """The prints of one day; a column in which nothing is said is left out."""
    cells = [_cells(fate, labels) for fate in fates]
    told = {key for one in cells for key, text in one.items() if text}
    keep = [keys for column in layout if (keys := tuple(key for key in column if key in told))]
    columns = tuple(
        Column("\n".join(labels.text("published_page", key) for key in keys), figures=keys[0] in _FIGURES)
        for keys in keep
    )
    rows = tuple(tuple("\n".join(filter(None, (one[key] for key in keys))) for keys in keep) for one in cells)
    return Table(columns, rows)


def _cells(fate: Fate, labels: Labels) -> dict[str, str]:
    verdict = fate.verdict
    return {
        "figure": figure_name(verdict, labels),
        "printed": verdict.print.printed,
        "now": now_text(verdict.value, labels),
        "verdict": verdict_text(verdict, labels),
        "place": verdict.print.where or "",
    }


def _at(at: Location) -> str:
    return f"{at.path}:{at.line}:{at.column}"
