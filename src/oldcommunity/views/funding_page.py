"""The page of `oc funding`: for each scope, what has come how far, by kind."""

from __future__ import annotations

from oldcommunity.codelists import FUND_STATUSES
from oldcommunity.dates import day_text
from oldcommunity.labels import Labels
from oldcommunity.reports.funding import FundingReport, ScopeFunds, Share, Source, Sum
from oldcommunity.reports.model import FundAmount
from oldcommunity.views.fitting import fits
from oldcommunity.views.foot import foot_lines
from oldcommunity.views.page import Block, Column, Facts, Heading, Line, Page, Table
from oldcommunity.views.words import number_text, value_text


def funding_page(report: FundingReport, labels: Labels, width: int | None = None) -> Page:
    """The money for readers, with so many columns of text (None where it does not matter)."""
    say = labels.text
    title = say("funding_page", "title", title=report.context.title, day=day_text(report.context.day))
    blocks: list[Block] = [Heading(title, 1)]
    if report.context.made_up:
        blocks.append(Line(say("phrases", "made-up"), "warning"))
    if not report.scopes:
        blocks.append(Line(say("funding_page", "no-funds")))
    if len(report.scopes) > 1:
        blocks.append(Line(say("funding_page", "not-added", number=len(report.scopes)), "note"))
    for told in report.scopes:
        blocks += _scope(told, labels, width)
    return Page(tuple(blocks), foot_lines(report.context, labels))


def _scope(told: ScopeFunds, labels: Labels, width: int | None) -> list[Block]:
    blocks: list[Block] = [Heading(_name(told, labels))]
    if told.budget is not None:
        blocks.append(Line(labels.text("funding_page", "budget", amount=value_text(told.budget, labels))))
    table = _matrix(told, labels)
    blocks.append(table if fits(table, width) else _lines(told, labels))
    shares = [_share(source, share, labels) for source in told.sources for share in source.shares]
    if shares:
        blocks.append(Facts(tuple(shares)))
    amounts = [found for source in told.sources for one in source.sums.values() for found in one.amounts]
    blocks.append(Facts(tuple(_amount(found, labels) for found in amounts)))
    return blocks


def _matrix(told: ScopeFunds, labels: Labels) -> Table:
    """A row for each kind, a column for each status that anything has reached."""
    statuses = [status for status in FUND_STATUSES if any(status in source.sums for source in told.sources)]
    columns = [Column(labels.text("funding_page", "kind"))]
    columns += [Column(labels.text("codes", f"fund_statuses.{status}"), figures=True) for status in statuses]
    rows = [
        (
            labels.text("codes", f"fund_kinds.{source.kind}"),
            *(_sum(source.sums[status], labels) if status in source.sums else "—" for status in statuses),
        )
        for source in told.sources
    ]
    return Table(tuple(columns), tuple(rows))


def _lines(told: ScopeFunds, labels: Labels) -> Table:
    """The same where there is no room: a row for each kind and status."""
    columns = (
        Column(labels.text("funding_page", "kind")),
        Column(labels.text("funding_page", "status")),
        Column(labels.text("funding_page", "money"), figures=True),
    )
    rows = [
        (
            labels.text("codes", f"fund_kinds.{source.kind}"),
            labels.text("codes", f"fund_statuses.{status}"),
            _sum(one, labels),
        )
        for source in told.sources
        for status, one in source.sums.items()
    ]
    return Table(columns, tuple(rows))


def _name(told: ScopeFunds, labels: Labels) -> str:
    """What money is for: `2022 年计划 · 三明市市区`."""
    scope = told.scope
    kind = "project" if scope.project else "cohort" if scope.cohort else "year"
    about = told.name or scope.project or scope.cohort or scope.year
    area = "" if scope.project else "".join(name for name in scope.area if name)
    parts = [labels.text("funding_page", f"scope-{kind}", about=about), area]
    return " · ".join(part for part in [*parts, scope.target] if part)


def _sum(told: Sum, labels: Labels) -> str:
    """Money at a status: certain, or up to what may have come."""
    high = number_text(told.high, "money", labels)
    if told.amount is None:
        return labels.text("phrases", "unknown-up-to", number=high)
    if told.amount == told.high:
        return high
    return f"{number_text(told.amount, 'money', labels)}–{high}"


def _share(source: Source, share: Share, labels: Labels) -> tuple[str, str]:
    over = "budget" if share.over == "budget" else f"fund_statuses.{share.over}"
    name = labels.text(
        "funding_page",
        "share-name",
        kind=labels.text("codes", f"fund_kinds.{source.kind}"),
        status=labels.text("codes", f"fund_statuses.{share.status}"),
        over=labels.text("figures", "budget") if over == "budget" else labels.text("codes", over),
    )
    told = labels.text(
        "funding_page",
        "share" if share.gap > 0 else "share-full",
        part=number_text(share.ratio.numerator, "money", labels),
        whole=number_text(share.ratio.denominator, "money", labels),
        percent=share.ratio.percent() or "",
        gap=number_text(abs(share.gap), "money", labels),
    )
    return name, told


def _amount(found: FundAmount, labels: Labels) -> tuple[str, str]:
    """One amount with its date and its place."""
    certain = found.amount is not None
    told = labels.text(
        "funding_page",
        "amount" if certain else "amount-possible",
        amount=number_text(found.amount if found.amount is not None else found.high, "money", labels),
        status=labels.text("codes", f"fund_statuses.{found.status}"),
        day=day_text(found.day),
        place=f"{found.place.path}:{found.place.line}",
    )
    return found.name or found.fund, told + (labels.text("phrases", "inferred") if found.inferred else "")
