"""The wall chart as a drawing by itself, or as a page with the same in a table for those who cannot see it."""

from __future__ import annotations

from collections.abc import Iterator

from oldcommunity.dates import span_text
from oldcommunity.labels import Labels
from oldcommunity.reports.wall import ProjectSchedule, WallGroup, WallReport
from oldcommunity.views.chart.cards import card_heading, card_lines
from oldcommunity.views.chart.lights import light_word
from oldcommunity.views.chart.sheets import PAPERS
from oldcommunity.views.chart.svg import element
from oldcommunity.views.chart.wall_sheet import group_name, title_of, wall_sheets
from oldcommunity.views.foot import foot_lines
from oldcommunity.views.html_document import document, table, tag
from oldcommunity.views.schedule.words import days_text, hindrance_text, planned_text, reason_text, state_text
from oldcommunity.views.words import percent_text

_COLUMNS = ("project", "light", "state", "planned", "actual", "works", "overdue", "remarks")
_PRINT = """
@page {{ size: {width}mm {height}mm; margin: 0; }}
@media print {{
  main {{ padding: 0; max-width: none; }}
  .sheet {{ border: 0; margin: 0; overflow: visible; break-after: page; }}
  .sheet:last-of-type {{ break-after: auto; }}
  .sheet svg {{ width: 100%; }}
  .besides {{ display: none; }}
}}
"""


def drawing(report: WallReport, labels: Labels, paper: str | None = None) -> str:
    """The chart as SVG; several sheets stand below each other."""
    sheets = wall_sheets(report, labels, paper)
    if len(sheets) == 1:
        return sheets[0] + "\n"
    width, height = _size(sheets[0])
    placed = [sheet.replace("<svg ", f'<svg y="{i * height}" ', 1) for i, sheet in enumerate(sheets)]
    tall = height * len(sheets)
    return (
        element(
            "svg",
            placed,
            xmlns="http://www.w3.org/2000/svg",
            width=f"{width}mm",
            height=f"{tall}mm",
            viewBox=f"0 0 {width} {tall}",
        )
        + "\n"
    )


def page(report: WallReport, labels: Labels, paper: str | None = None) -> str:
    """The chart as a page that prints on its paper, with a table of everything that it shows."""
    say = labels.text
    title = title_of(report, labels)
    sheets = wall_sheets(report, labels, paper)
    width, height = _size(sheets[0])
    shown = []
    for i, sheet in enumerate(sheets, 1):
        name = title + (say("chart_page", "sheet", number=i, of=len(sheets)) if len(sheets) > 1 else "")
        shown.append(f'<div class="sheet" tabindex="0" role="region" aria-label="{_quoted(name)}">{sheet}</div>\n')
    body = [
        "<main>\n",
        f'<a class="skip besides" href="#table">{say("chart_page", "to-table")}</a>\n',
        *shown,
        '<div class="besides" id="table">\n',
        tag("h1", title),
        tag("p", say("phrases", "made-up"), class_="warning") if report.context.made_up else "",
        *(_card(card_heading(one, labels), card_lines(one, report, labels)) for one in report.cohorts),
        *(_group(one, report, labels) for one in report.groups),
        "</div>\n",
        '<footer class="besides">',
        *(tag("p", line) for line in foot_lines(report.context, labels)),
        "</footer>\n</main>",
    ]
    return document(title, body, labels, _PRINT.format(width=width, height=height))


def _size(sheet: str) -> tuple[int, int]:
    """The paper of a drawing, in millimetres."""
    return next(size for size in PAPERS.values() if f'viewBox="0 0 {size[0]} {size[1]}"' in sheet)


def _quoted(text: str) -> str:
    return text.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")


def _card(heading: str, lines: list[str]) -> str:
    return tag("h2", heading) + "".join(tag("p", line) for line in lines if line) + "\n"


def _group(told: WallGroup, report: WallReport, labels: Labels) -> str:
    headings = [labels.text("chart_page", f"column.{name}") for name in _COLUMNS]
    rows = (tuple(_cells(one, report, labels)) for one in told.projects)
    return table(group_name(told, labels), headings, rows)


def _cells(one: ProjectSchedule, report: WallReport, labels: Labels) -> Iterator[str]:
    say = labels.text
    unknown = say("chart_page", "no-date")
    yield one.name + ("" if one.in_plan else say("chart_page", "outside"))
    yield light_word(one.light, labels, doubtful=one.doubtful)
    yield state_text(one, labels)
    for key in ("planned", "actual"):
        spans = [getattr(one, f"{key}_{end}") for end in ("start", "finish")]
        if not any(spans):
            yield unknown
        else:
            start, finish = (span_text(span) if span else unknown for span in spans)
            yield say("chart_page", "from-to", start=start, finish=finish)
    share = one.work.share if one.work else None
    done = unknown if share is None else percent_text(share)
    yield (
        done
        if one.planned_share is None
        else say("chart_page", "behind", done=done, planned=planned_text(one.planned_share, one.planned_least))
    )
    yield days_text(one.overdue[0].days or 0, labels) if one.overdue else ""
    reasons = [
        reason_text(light, report.schedule, labels)
        for light in one.lights
        if light.colour in ("red", "yellow", "exempt", "suspended")
    ]
    yield say("chart_page", "sentences").join([*reasons, *(hindrance_text(told, labels) for told in one.hindrances)])
