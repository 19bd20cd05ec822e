"""The page of `oc status`."""

from __future__ import annotations

from fractions import Fraction

from oldcommunity.dates import day_text, span_text
from oldcommunity.labels import Labels
from oldcommunity.reports.model import Rate, Value, rate_of
from oldcommunity.reports.status import Status, StatusReport, name_of
from oldcommunity.views.foot import foot_lines
from oldcommunity.views.page import Bar, Block, Cell, Column, Facts, Heading, Line, Page, Table
from oldcommunity.views.status.besides import besides
from oldcommunity.views.words import counted_text, number_text, percent_text, plan_text, rate_text, value_text

#: What has been reached, each including what has gone further; then where the projects stand, each at one.
_REACHED = ("started", "completed", "accepted")
_STANDING = ("in_preparation", "under_construction", "suspended", "cancelled", "completed")
_OVERDUE_SHOWN = 3


def status_page(report: StatusReport, labels: Labels, width: int | None = None, *, beside: bool = False) -> Page:
    """How far we are, for readers.

    Args:
        report: the report.
        labels: words.
        width: the screen's, None where it does not matter.
        beside: set plan versions, units or ranks side by side instead of telling one year after the other.
    """
    if beside:
        from oldcommunity.views.status.areas import side_by_side  # noqa: PLC0415 - most runs tell no areas

        return side_by_side(report, labels, width)
    say = labels.text
    title = say("status_page", "title", title=report.context.title, day=day_text(report.context.day))
    blocks: list[Block] = [Heading(title, 1)]
    if report.context.made_up:
        blocks.append(Line(say("phrases", "made-up"), "warning"))
    if not report.cohorts:
        blocks.append(Line(say("status_page", "no-projects" if report.context.filters else "no-projects-yet")))
    if report.by == "cohort":
        for status in report.cohorts:
            blocks += _cohort(status, labels)
    else:
        from oldcommunity.views.status.areas import by_area  # noqa: PLC0415

        blocks += by_area(report, labels, width)
    blocks += besides(report, labels, cut=width is not None)
    if any(value.inferred for status in report.cohorts for value in status.counts.values()):
        blocks.append(Line(say("status_page", "inferred-legend"), "note"))
    ask = [Line(say("status_page", "ask", command=_question(report)), "note")] if report.cohorts else []
    return Page((*blocks, *ask), foot_lines(report.context, labels))


def _question(report: StatusReport) -> str:
    """How to ask where one of the page's figures comes from."""
    node = report.cohorts[-1].node
    return f"oc explain start_rate --cohort {node.cohort} --as-of {day_text(report.context.day)}"


def _cohort(status: Status, labels: Labels) -> list[Block]:
    return [
        Heading(plan_text(status.node.cohort, name_of(status), status.node.target, labels)),
        Line(_plan_line(status, labels)),
        _stages(status, labels),
        Facts(tuple(_facts(status, labels))),
    ]


def _plan_line(status: Status, labels: Labels) -> str:
    """What was planned, in every unit in which it is known."""
    planned = status.counts["planned"]
    sizes = [value_text(planned, labels, counted=True)]
    sizes += [value_text(size, labels, counted=True) for size in status.size.values()]
    if status.budget.value is not None:
        sizes.append(labels.text("status_page", "budget", amount=value_text(status.budget, labels)))
    told = labels.text("status_page", "planned", sizes=labels.text("phrases", "comma").join(sizes))
    if planned.basis == "records":
        told += labels.text("status_page", "from-records")
    elif planned.records != planned.value:
        told += labels.text("status_page", "itemised-plan", number=planned.records)
    return told


def _stages(status: Status, labels: Labels) -> Table:
    """How many have got how far, and how many stand where."""
    say = labels.text
    columns = (
        Column(""),
        Column(labels.text("unit_headings", status.unit), figures=True),
        Column(say("status_page", "of-plan"), figures=True),
        Column(say("status_page", "itemised"), figures=True),
        Column(""),
    )
    rows = [_stage(status, key, say("figures", key), labels) for key in _REACHED if _worth_telling(status, key)]
    rows += [
        _stage(status, key, say("status_page", "standing", state=say("figures", key)), labels)
        for key in _STANDING[:-1]
        if _worth_telling(status, key)
    ]
    return Table(columns, tuple(rows))


def _worth_telling(status: Status, key: str) -> bool:
    """Started, completed and the two working states always; the others where somebody is there, or is by a record."""
    value = status.counts[key]
    if key in ("started", "completed", "in_preparation", "under_construction"):
        return True
    if value.value is None and not value.itemised:
        return bool(value.low)
    return bool(value.low or value.high or (value.value is not None and value.high is None))


def _stage(status: Status, key: str, name: str, labels: Labels) -> tuple[Cell, ...]:
    value = status.counts[key]
    rate = rate_of(value, status.counts["planned"])
    mark = labels.text("phrases", "inferred-mark") if value.inferred else ""
    return (
        name,
        value_text(value, labels),
        rate_text(rate, labels) + mark,
        "" if value.itemised is None else number_text(value.itemised, value.unit, labels),
        _bar(value, status.counts["planned"]),
    )


def _bar(value: Value, planned: Value) -> Cell:
    if not planned.value or value.low is None:
        return ""
    high = planned.value if value.high is None else value.high
    return Bar(Fraction(value.low, planned.value), Fraction(high, planned.value))


def _facts(status: Status, labels: Labels) -> list[tuple[str, str]]:
    say = labels.text
    facts = []
    for key in ("start_rate", "completion_rate"):
        rate = status.rates[key]
        if rate.ratio:
            facts.append((say("figures", key), _rate(rate, labels)))
    facts.append((say("figures", "invested"), _part(status.invested, status.rates["investment_rate"], labels)))
    if status.survey.value is not None:
        facts.append((say("figures", "survey"), _part(status.survey, status.rates["survey_rate"], labels)))
    physical = status.physical
    if physical.share is not None:
        told = say(
            "status_page",
            "physical",
            share=percent_text(physical.share),
            known=physical.projects,
            records=physical.records,
        )
        facts.append((say("figures", "physical_progress"), told))
    for key, number in status.out_of_plan.items():
        if number:
            facts.append((say("status_page", "out-of-plan", figure=say("figures", key)), f"{number}"))
    for due in status.dues:
        heading = say("status_page", "told-due", milestone=say("codes", f"milestones.{due.code}"))
        facts.append((heading, say("status_page", "told-due-by", due=span_text(due.span), day=day_text(due.day))))
    facts.append((say("figures", "overdue"), _overdue(status, labels)))
    return facts


def _rate(rate: Rate, labels: Labels) -> str:
    """A rate with its two counts, its unit, and what it rests on since when."""
    top, bottom = rate.numerator, rate.denominator
    basis = labels.text("basis", top.basis)
    if top.since is not None:
        basis = labels.text("status_page", "basis-since", basis=basis, day=day_text(top.since))
    told = labels.text(
        "status_page",
        "rate",
        rate=rate_text(rate, labels),
        numerator=value_text(top, labels),
        denominator=counted_text(bottom.value or 0, bottom.unit, labels),
        basis=basis,
    )
    return told + (labels.text("phrases", "inferred") if rate.inferred else "")


def _part(value: Value, rate: Rate, labels: Labels) -> str:
    """An amount, and its share of what was planned with both numbers where there is one."""
    told = value_text(value, labels, counted=True)
    if rate.ratio:
        whole = counted_text(rate.denominator.value or 0, rate.denominator.unit, labels)
        told = labels.text("status_page", "share-of", part=told, whole=whole, rate=rate_text(rate, labels))
    elif value.value is not None:
        told += labels.text("status_page", "no-whole")
    return told + (labels.text("phrases", "inferred") if value.inferred else "")


def _overdue(status: Status, labels: Labels) -> str:
    say = labels.text
    if not status.overdue:
        told = say("status_page", "unknown-overdue" if status.nothing_due else "none-overdue")
    else:
        shown = [
            say(
                "status_page",
                "overdue-one",
                name=late.name,
                milestone=say("codes", f"milestones.{late.code}"),
                days=late.days,
            )
            for late in status.overdue[:_OVERDUE_SHOWN]
        ]
        more = say("phrases", "and-more") if len(status.overdue) > _OVERDUE_SHOWN else ""
        listed = say("phrases", "comma").join(shown) + more
        told = say("status_page", "overdue", number=len(status.overdue), listed=listed)
    if status.halted:
        told += say("status_page", "halted-overdue", number=status.halted)
    if status.undated:
        told += say("status_page", "undated", number=status.undated)
    return told
