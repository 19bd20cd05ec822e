"""The page of `oc compare`: each figure before and after, and who contributed what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from oldcommunity.dates import day_text
from oldcommunity.labels import Labels
from oldcommunity.reports.compared import Compared
from oldcommunity.reports.comparison import Comparison, NodeComparison
from oldcommunity.reports.context import Context
from oldcommunity.reports.model import Rate, Value
from oldcommunity.views.comparison.problems import problem_blocks
from oldcommunity.views.comparison.shares import contributions, signed, unit_of
from oldcommunity.views.foot import foot_lines
from oldcommunity.views.page import Block, Column, Heading, Line, Page, Table
from oldcommunity.views.words import number_text, plan_text, rate_text, value_text

#: As many characters of a commit as people read.
_SHORT = 8


def comparison_page(report: Comparison, labels: Labels) -> Page:
    """What changed, for readers."""
    say = labels.text
    before, after = (_state(context, report, labels) for context in (report.before, report.after))
    blocks: list[Block] = [
        Heading(say("compare_page", "title", title=report.after.title, before=before, after=after), 1)
    ]
    if report.after.made_up:
        blocks.append(Line(say("phrases", "made-up"), "warning"))
    funds = [told for told in report.funds if told.changed]
    if not funds and not any(told.changed for node in report.nodes for told in node.figures):
        blocks.append(Line(say("compare_page", "nothing")))
    for node in report.nodes:
        blocks += _node(node, report, labels)
    if funds:
        blocks += _funds(funds, report, labels)
    if report.new is not None and report.solved is not None:
        blocks += problem_blocks(report.new, report.solved, labels)
    return Page(tuple(blocks), _foot(report, labels))


def _state(context: Context, report: Comparison, labels: Labels) -> str:
    """A day, and the version where the two differ in it."""
    day = day_text(context.day)
    if report.new is None:
        return labels.text("compare_page", "state", day=day)
    if context.dirty is not None or context.commit is None:
        return labels.text("compare_page", "state-on-disk", day=day)
    return labels.text("compare_page", "state-version", day=day, version=context.commit[:_SHORT])


def _foot(report: Comparison, labels: Labels) -> tuple[str, ...]:
    first, *_ = foot_lines(replace(report.before, filters=()), labels)
    last, *more = foot_lines(report.after, labels)
    say = labels.text
    return (say("compare_page", "foot-before", told=first), say("compare_page", "foot-after", told=last), *more)


def _node(told: NodeComparison, report: Comparison, labels: Labels) -> Iterator[Block]:
    say = labels.text
    node = told.node
    area = next((name for name in reversed(node.area) if name), "")
    yield Heading(plan_text(node.cohort, area, node.target, labels))
    yield from _figures([(say("figures", one.figure), one) for one in told.figures if one.changed], labels)
    same = [
        say("compare_page", "unchanged-one", figure=say("figures", one.figure), value=_side(one.after, labels))
        for one in told.figures
        if not one.changed and one.tells
    ]
    if same:
        listed = say("phrases", "comma").join(same)
        yield Line(say("compare_page", "unchanged", figures=listed), "note")
    if told.unit != "projects":
        yield Line(say("status_page", "counted-in", unit=say("units", told.unit)), "note")
    yield from contributions([(say("figures", one.figure), one) for one in told.figures], report, labels)


def _funds(funds: list[Compared], report: Comparison, labels: Labels) -> Iterator[Block]:
    named = [(_fund_name(told, labels), told) for told in funds]
    yield Heading(labels.text("compare_page", "funds"))
    yield from _figures(named, labels)
    # A fund that stands alone in its line has said all.
    if report.detailed or any(len(part.shares) > 1 for told in funds for part in told.parts):
        yield from contributions(named, report, labels)


def _figures(named: list[tuple[str, Compared]], labels: Labels) -> Iterator[Block]:
    """Each figure before and after; apart from them those of which before or after only a part was known."""
    partly = [(name, told) for name, told in named if told.difference and not told.known]
    yield from _table([one for one in named if one not in partly], labels)
    if partly:
        yield Line(labels.text("compare_page", "certain-only"), "note")
        yield from _table(partly, labels)


def _table(named: list[tuple[str, Compared]], labels: Labels) -> Iterator[Block]:
    if not named:
        return
    words = ("before", "after", "difference")
    columns = [Column(labels.text("compare_page", word), figures=True) for word in words]
    rows = [
        (name, _side(told.before, labels), _side(told.after, labels), _difference(told, labels)) for name, told in named
    ]
    yield Table((Column(""), *columns), tuple(rows))


def _side(told: Value | Rate, labels: Labels) -> str:
    if isinstance(told, Rate):
        return rate_text(told, labels)
    if told.value is None and told.low is not None and told.high is not None and told.low != told.high:
        return f"{number_text(told.low, told.unit, labels)}–{number_text(told.high, told.unit, labels)}"
    return value_text(told, labels)


def _difference(told: Compared, labels: Labels) -> str:
    if told.difference is None:
        return "—"
    if not told.difference:
        return labels.text("compare_page", "range") if told.range_changed else "0"
    return signed(told.difference, unit_of(told), labels)


def _fund_name(told: Compared, labels: Labels) -> str:
    """What money is for: `special bond, applied · year 2022, 三元区`."""
    assert told.fund is not None
    scope = told.fund.scope
    kind = "project" if scope.project else "cohort" if scope.cohort else "year"
    area = next((name for name in reversed(scope.area) if name and kind != "project"), "")
    about = labels.text("status_page", f"scope-{kind}", about=scope.project or scope.cohort or scope.year, area=area)
    return labels.text(
        "compare_page",
        "fund",
        kind=labels.text("codes", f"fund_kinds.{told.fund.kind}"),
        status=labels.text("codes", f"fund_statuses.{told.fund.status}"),
        scope=about.strip(" ,"),
    )
