"""The dashboard as a page: funnels, months, ranking, money and problems, from the same pages as the commands show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from oldcommunity.dates import day_text
from oldcommunity.labels import Labels
from oldcommunity.reports.dashboard import RANKED_BY, DashboardReport, Funnel
from oldcommunity.reports.model import Value
from oldcommunity.reports.rollup import rollups
from oldcommunity.reports.trend import TrendReport
from oldcommunity.views.as_html import markup
from oldcommunity.views.chart.curves import curves
from oldcommunity.views.foot import foot_lines
from oldcommunity.views.funding.page import funding_page
from oldcommunity.views.html_document import Markup, document, tag
from oldcommunity.views.issues.page import issues_page
from oldcommunity.views.page import Bar, Block, Column, Heading, Line, Page, Table
from oldcommunity.views.status.areas import by_area
from oldcommunity.views.trend.page import trend_page
from oldcommunity.views.words import plan_text, rate_text, value_text

#: So many problems are listed; `oc issues` has them all.
_ISSUES = 20
_STYLE = """
main { max-width: 75rem; }
section { break-inside: avoid; }
.side { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(23rem, 100%), 1fr)); gap: 0 2rem; }
.side h2 { font-size: 1.15rem; margin: 0.5rem 0 0; }
.side table { width: 100%; margin-bottom: 0.5rem; }
.side th, .side td { padding: 0.02rem 0.5rem; }
.side p { margin: 0.2rem 0 0.8rem; }
.wide { display: flex; flex-wrap: wrap; gap: 0 3rem; }
.wide section { max-width: 100%; overflow-x: auto; }
.wide table { width: auto; }
thead th.figures { white-space: normal; }
@page { size: A3 portrait; margin: 12mm; }
@media print {
  html { font-size: 11px; }
  main { padding: 0; max-width: none; }
  details { display: none; }
  h2, h3 { break-after: avoid; }
  tr, dt, dd { break-inside: avoid; }
}
"""


def page(report: DashboardReport, labels: Labels) -> str:
    """The dashboard as an HTML document."""
    title = labels.text("chart_page", "title-dashboard", title=report.context.title, day=day_text(report.context.day))
    body = [
        "<main>\n",
        tag("h1", title),
        tag("p", labels.text("phrases", "made-up"), class_="warning") if report.context.made_up else "",
        _side(_section(markup(_funnel(one, labels))) for one in report.funnels),
        _side(_section(_trend(one, labels)) for one in report.trends),
        "".join(markup(_ranking(report, labels))),
        _money(report, labels),
        "".join(markup(_issues(report, labels))),
        "<footer>",
        *(tag("p", line) for line in foot_lines(report.context, labels)),
        "</footer>\n</main>",
    ]
    return document(title, body, labels, _STYLE)


def _side(parts: Iterable[str], width: str = "") -> str:
    """Parts beside each other, where there is room."""
    return f'<div class="{" ".join(filter(None, ("side", width)))}">\n{"".join(parts)}</div>\n'


def _section(parts: Iterable[str]) -> str:
    return f"<section>\n{''.join(parts)}</section>\n"


def _ranking(report: DashboardReport, labels: Labels) -> Iterator[Block]:
    """The areas by how much is completed, where there are two to be compared."""
    if all(len(told.parts) < 2 for told in rollups(report.ranking)):
        return
    figure = labels.text("figures", RANKED_BY)
    yield Heading(labels.text("chart_page", "ranking", figure=figure))
    yield from _lower(by_area(report.ranking, labels, None))


def _money(report: DashboardReport, labels: Labels) -> str:
    """Of each scope what has come how far, beside each other; all else is told by `oc funding`."""
    parts: list[list[Block]] = []
    blocks = list(_lower(_inner(funding_page(report.funding, labels))))
    for block in blocks:
        if isinstance(block, Heading) and block.level == 3:
            parts.append([block])
        elif isinstance(block, Table):
            parts[-1].append(block)
    told = "".join(markup([Heading(labels.text("chart_page", "money"))]))
    return told + (_side((_section(markup(part)) for part in parts), "wide") if parts else "".join(markup(blocks)))


def _issues(report: DashboardReport, labels: Labels) -> Iterator[Block]:
    yield Heading(labels.text("chart_page", "issues"))
    yield from _lower(_inner(issues_page(report.issues, labels, None, _ISSUES, options=False)))


def _inner(told: Page) -> list[Block]:
    """The blocks of a command's page without its title, and without the warning that this page gives once."""
    return [
        block
        for block in told.blocks
        if not (isinstance(block, Heading) and block.level == 1)
        and not (isinstance(block, Line) and block.tone == "warning")
    ]


def _lower(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks a level further down."""
    for block in blocks:
        yield Heading(block.text, block.level + 1) if isinstance(block, Heading) else block


def _funnel(told: Funnel, labels: Labels) -> Iterator[Block]:
    """How many have come how far, each with its share of what is planned."""
    say = labels.text
    status = told.status
    area = next((name for name in reversed(status.node.area) if name), "")
    unit = say("unit_headings", status.unit)
    plan = plan_text(status.node.cohort, area, status.node.target, labels)
    yield Heading(say("chart_page", "funnel", plan=plan, unit=unit))
    planned = status.counts["planned"].value
    columns = [Column(say("chart_page", "stage")), Column(say("chart_page", "count"), figures=True), Column("")]
    rows = [(say("figures", key), value_text(value, labels), _bar(value, planned)) for key, value in told.stages]
    yield Table(tuple(columns), tuple(rows))
    rates = {key: rate_text(rate, labels) for key, rate in status.rates.items()}
    shown = [f"{say('figures', key)} {text}" for key, text in rates.items() if text != "—"]
    if shown:
        yield Line(say("phrases", "comma").join(shown))


def _bar(value: Value, planned: int | None) -> Bar | str:
    if not planned:
        return ""
    low = value.value if value.value is not None else value.low or 0
    high = value.high if value.high is not None else low
    return Bar(Fraction(low, planned), Fraction(max(high, low), planned))


def _trend(told: TrendReport, labels: Labels) -> Iterator[str]:
    """The drawing, and behind it the numbers."""
    title = labels.text("chart_page", "trend", figure=labels.text("figures", told.figure))
    drawing = curves(told, title, labels)
    if drawing:
        yield tag("h2", title) + "\n" + Markup(drawing) + "\n"
        numbers = "".join(markup(_lower(_inner(trend_page(told, labels)))))
        yield f"<details>{tag('summary', labels.text('chart_page', 'numbers'))}\n{numbers}</details>\n"
