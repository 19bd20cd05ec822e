"""The part of `oc funding` about pipes and cables: what their owners pay, by plan year and kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from oldcommunity.codelists import UTILITY_STATUSES
from oldcommunity.labels import Labels
from oldcommunity.reports.funding import FundingReport, UtilityTotal
from oldcommunity.views.page import Block, Column, Facts, Heading, Line, Table
from oldcommunity.views.words import number_text

#: So many single shares are told without being asked for.
_FEW = 6


def utility_blocks(report: FundingReport, labels: Labels) -> Iterator[Block]:
    """Totals by kind with how many shares are not known; single shares where they are few or asked for."""
    say = labels.text
    if not report.utilities:
        return
    yield Heading(say("funding_page", "utilities"))
    yield Line(say("funding_page", "utilities-note"), "note")
    columns = [Column(say("funding_page", "cohort")), Column(say("funding_page", "utility"))]
    columns += [Column(say("funding_page", key), figures=True) for key in ("items", "known", "unknown-shares")]
    columns.append(Column(say("funding_page", "agreed")))
    yield Table(tuple(columns), tuple(_row(told, labels) for told in report.utilities))
    shares = [one for told in report.utilities for one in told.shares]
    if report.detail or len(shares) <= _FEW:
        yield Facts(
            tuple(
                (
                    f"{one.name} · {say('codes', f'utilities.{one.kind}')}",
                    say(
                        "funding_page",
                        "utility-share",
                        owner=one.owner or say("funding_page", "no-owner"),
                        share=_money(one.share, labels),
                        status=_status(one.status, labels),
                        place=f"{one.at.path}:{one.at.line}",
                    ),
                )
                for one in shares
            )
        )


def _row(told: UtilityTotal, labels: Labels) -> tuple[str, ...]:
    cohort = labels.text("funding_page", "cohort-unknown") if told.cohort is None else str(told.cohort)
    statuses = Counter(one.status for one in told.shares)
    standing = labels.text("phrases", "comma").join(
        f"{_status(status, labels)} {statuses[status]}" for status in (*UTILITY_STATUSES, None) if statuses[status]
    )
    kind = labels.text("codes", f"utilities.{told.kind}")
    return (cohort, kind, str(len(told.shares)), _money(told.amount, labels), str(told.unknown), standing)


def _money(amount: int | None, labels: Labels) -> str:
    return labels.text("phrases", "unknown") if amount is None else number_text(amount, "money", labels)


def _status(status: str | None, labels: Labels) -> str:
    if status is None:
        return labels.text("funding_page", "status-unknown")
    return labels.text("codes", f"utility_statuses.{status}")
