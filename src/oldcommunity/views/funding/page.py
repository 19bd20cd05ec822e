"""The page of `oc funding`: for each scope, what has come how far, by kind, and what that is of what."""

from __future__ import annotations

from collections.abc import Iterator

from oldcommunity.codelists import FUND_STATUSES
from oldcommunity.dates import LONG_AGO, day_text, span_text
from oldcommunity.labels import Labels
from oldcommunity.reports.funding import SHARES, FundingReport, ScopeFunds, Share, Sum, Total
from oldcommunity.reports.model import FundAmount
from oldcommunity.views.fitting import fits
from oldcommunity.views.foot import foot_lines
from oldcommunity.views.funding.utilities import utility_blocks
from oldcommunity.views.page import Block, Column, Facts, Heading, Line, Page, Table
from oldcommunity.views.words import number_text, rate_text, target_text, value_text


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
        blocks += _scope(told, report, labels, width)
    blocks += utility_blocks(report, labels)
    return Page(tuple(blocks), foot_lines(report.context, labels))


def _scope(told: ScopeFunds, report: FundingReport, labels: Labels, width: int | None) -> Iterator[Block]:
    yield Heading(_name(told, labels))
    if told.budget is not None:
        yield Line(labels.text("funding_page", "budget", amount=value_text(told.budget, labels)))
    table = _matrix(told, labels)
    yield table if fits(table, width) else _lines(told, labels)
    for total in told.totals:
        yield from _not_added(total, labels)
    mixes = [_mix(total, labels) for total in told.totals if total.mix]
    if mixes:
        yield Heading(labels.text("funding_page", "mix"), 3)
        yield Facts(tuple(mixes))
    for status, over in SHARES:
        pairs = list(_shares(told, (status, over), labels))
        if pairs:
            yield Heading(_rate_name(status, over, labels), 3)
            yield Facts(tuple(pairs))
    yield Heading(labels.text("funding_page", "events" if report.detail else "amounts"), 3)
    if report.detail:
        yield _events(told, report, labels)
    else:
        amounts = [found for source in told.sources for one in source.sums.values() for found in one.amounts]
        yield Facts(tuple(_amount(found, report, labels) for found in amounts))


def _matrix(told: ScopeFunds, labels: Labels) -> Table:
    """A row for each kind, a column for each status that anything has reached, and the sum of the kinds."""
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
    if len(told.sources) > 1 and told.totals:
        sums = {total.status: _total(total, labels) for total in told.totals}
        rows.append((labels.text("funding_page", "sum"), *(sums.get(status, "—") for status in statuses)))
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
    if len(told.sources) > 1:
        name = labels.text("funding_page", "sum")
        rows += [
            (name, labels.text("codes", f"fund_statuses.{total.status}"), _total(total, labels))
            for total in told.totals
        ]
    return Table(columns, tuple(rows))


def _name(told: ScopeFunds, labels: Labels) -> str:
    """What money is for: `2022 年计划 · 三明市市区`."""
    scope = told.scope
    kind = "project" if scope.project else "cohort" if scope.cohort else "year"
    about = told.name or scope.project or scope.cohort or scope.year
    area = "" if scope.project else "".join(name for name in scope.area if name)
    parts = [labels.text("funding_page", f"scope-{kind}", about=about), area]
    return " · ".join(part for part in [*parts, target_text(scope.target, labels)] if part)


def _sum(told: Sum, labels: Labels) -> str:
    """Money at a status: certain, or up to what may have come."""
    high = number_text(told.high, "money", labels)
    if told.amount is None:
        return labels.text("phrases", "unknown-up-to", number=high)
    if told.amount == told.high:
        return high
    return f"{number_text(told.amount, 'money', labels)}–{high}"


def _total(told: Total, labels: Labels) -> str:
    return labels.text("funding_page", "not-summed") if told.value is None else value_text(told.value, labels)


def _not_added(told: Total, labels: Labels) -> Iterator[Line]:
    """Why kinds are not added."""
    status = labels.text("codes", f"fund_statuses.{told.status}")
    for wide, narrow in told.contained:
        names = {key: labels.text("codes", f"fund_kinds.{kind}") for key, kind in (("wide", wide), ("narrow", narrow))}
        yield Line(labels.text("funding_page", "may-contain", status=status, **names), "note")


def _mix(told: Total, labels: Labels) -> tuple[str, str]:
    """What each kind is of their sum at one status."""
    parts = [
        labels.text(
            "funding_page",
            "mix-part",
            kind=labels.text("codes", f"fund_kinds.{kind}"),
            amount=number_text(ratio.numerator, "money", labels),
            percent=ratio.percent() or "",
        )
        for kind, ratio in told.mix
    ]
    whole = number_text(told.mix[0][1].denominator, "money", labels)
    told_parts = labels.text("phrases", "comma").join(parts)
    name = labels.text("codes", f"fund_statuses.{told.status}")
    return name, labels.text("funding_page", "mix-sum", sum=whole, parts=told_parts)


def _rate_name(status: str, over: str, labels: Labels) -> str:
    """A rate by its name and its two parts: `到位率（到位 ÷ 计划投资）`."""
    whole = labels.text("figures", "budget") if over == "budget" else labels.text("codes", f"fund_statuses.{over}")
    part = labels.text("codes", f"fund_statuses.{status}")
    return labels.text("funding_page", f"rate-{status}", status=part, over=whole)


def _shares(told: ScopeFunds, asked: tuple[str, str], labels: Labels) -> Iterator[tuple[str, str]]:
    """One rate of all kinds together, where there are several, and of each."""
    sources: list[tuple[str, tuple[Share, ...]]] = [
        (labels.text("codes", f"fund_kinds.{source.kind}"), source.shares) for source in told.sources
    ]
    several = len(told.sources) > 1
    if several:
        sources.insert(0, (labels.text("funding_page", "sum"), told.shares))
    for i, (name, shares) in enumerate(sources):
        for share in shares:
            if (share.status, share.over) == asked:
                # What is not there of the planned investment is missing from all sources together, from none alone.
                yield name, _share(share, labels, gap=not (several and i and share.over == "budget"))


def _share(share: Share, labels: Labels, *, gap: bool) -> str:
    """One amount over another with both amounts; more than 100 % is told as it is."""
    say = labels.text
    numerator, denominator = share.rate.numerator, share.rate.denominator
    exact = numerator.exact and denominator.exact
    told = say(
        "funding_page",
        "share-full" if share.gap <= 0 or not gap else "share" if exact else "share-at-most",
        part=number_text(numerator.value or 0, "money", labels),
        whole=value_text(denominator, labels),
        rate=rate_text(share.rate, labels),
        gap=number_text(abs(share.gap), "money", labels),
    )
    status = say("codes", f"fund_statuses.{share.status}")
    over = "" if share.over == "budget" else say("codes", f"fund_statuses.{share.over}")
    if share.unknown:
        told += say("funding_page", "share-unknown", number=len(share.unknown), status=status)
    if share.left_out:
        told += say("funding_page", "share-left-out", number=len(share.left_out), over=over)
    return told


def _amount(found: FundAmount, report: FundingReport, labels: Labels) -> tuple[str, str]:
    """One amount with its date, its batch and paper, and its place."""
    open_start = found.first == LONG_AGO
    told = labels.text(
        "funding_page",
        "amount-possible" if found.amount is None else "amount-by" if open_start else "amount",
        amount=number_text(found.amount if found.amount is not None else found.high, "money", labels),
        status=labels.text("codes", f"fund_statuses.{found.status}"),
        day=day_text(found.day) if open_start else span_text(found.span),
        place=f"{found.place.path}:{found.place.line}",
    )
    paper = labels.text("phrases", "comma").join(_papers(found, report))
    told += labels.text("funding_page", "paper", paper=paper) if paper else ""
    return found.name or found.fund, told + (labels.text("phrases", "inferred") if found.inferred else "")


def _papers(found: FundAmount, report: FundingReport) -> Iterator[str]:
    """The batch, and the document by its title where it is on record."""
    if found.batch:
        yield found.batch
    if found.document:
        yield report.documents.get(found.document, found.document)


def _events(told: ScopeFunds, report: FundingReport, labels: Labels) -> Facts:
    """Everything that happened to the money of a scope; what a newer amount has replaced says so."""
    pairs = []
    for one in told.events:
        name, text = _amount(one, report, labels)
        pairs.append((name, text if told.in_force(one) else text + labels.text("funding_page", "replaced")))
    return Facts(tuple(pairs))
