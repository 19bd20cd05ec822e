"""What a status tells besides its plan years: money by scope, papers, printed figures, projects of unknown year."""

from __future__ import annotations

from oldcommunity.dates import day_text
from oldcommunity.labels import Labels
from oldcommunity.reports.model import FundAmount, FundScope, Rate, Value, Verdict
from oldcommunity.reports.status import StatusReport
from oldcommunity.views.page import Block, Facts, Heading, Line
from oldcommunity.views.words import counted_text, number_text, rate_text, target_text

_SHOWN = 3
#: So many lines of money are told where room is short.
_FUNDS_SHOWN = 12


def besides(report: StatusReport, labels: Labels, *, cut: bool = False) -> list[Block]:
    """What belongs to no plan year: money by scope, papers, printed figures, projects of an unknown year.

    Args:
        report: the report.
        labels: words.
        cut: of many lines of money, tell those of the largest amounts only.
    """
    say = labels.text
    blocks = _money(report, labels, cut=cut)
    others: list[tuple[str, str]] = []
    papers = [
        say("status_page", key, number=value.value)
        for key, value in (("bulletins", report.bulletins), ("sites", report.sites))
        if value.value
    ]
    if papers:
        others.append((say("status_page", "papers"), say("phrases", "comma").join(papers)))
    if report.verdicts:
        others.append((say("status_page", "published"), _published(report.verdicts, labels)))
        rates = [verdict for verdict in report.verdicts if isinstance(verdict.value, Rate)]
        others += [(_print_name(verdict, labels), _print(verdict, verdict.value, labels)) for verdict in rates[:_SHOWN]]
    for key, projects in (("unknown-cohort", report.unknown_cohort), ("outside", report.outside)):
        if projects:
            names = [name for _, name in projects[:_SHOWN]]
            more = say("phrases", "and-more") if len(projects) > len(names) else ""
            listed = say("phrases", "comma").join(names) + more
            others.append(
                (say("status_page", key), say("status_page", "in-no-total", number=len(projects), names=listed))
            )
    if others:
        blocks += [Heading(say("status_page", "besides")), Facts(tuple(others))]
    return blocks


def _money(report: StatusReport, labels: Labels, *, cut: bool) -> list[Block]:
    """A line for each fund and scope, with all its stations."""
    say = labels.text
    lines: dict[tuple[str, str, FundScope], list[FundAmount]] = {}
    for found in report.funds:
        lines.setdefault((found.kind, found.fund, found.scope), []).append(found)
    shown = list(lines)
    if cut and len(shown) > _FUNDS_SHOWN + 1:
        largest = sorted(shown, key=lambda key: -max(found.high for found in lines[key]))[:_FUNDS_SHOWN]
        shown = [key for key in shown if key in largest]
    facts = tuple((say("codes", f"fund_kinds.{key[0]}"), _stations(lines[key], labels)) for key in shown)
    blocks: list[Block] = [Heading(say("status_page", "funds")), Facts(facts)] if facts else []
    if len(shown) < len(lines):
        blocks.append(Line(say("status_page", "more-funds", number=len(lines) - len(shown)), "note"))
    return blocks


def _stations(found: list[FundAmount], labels: Labels) -> str:
    """How much of one fund is at each station, and what it is for."""
    say = labels.text
    scope = found[0].scope
    about = f"{scope.cohort or scope.year or scope.project or ''}"
    kind = "cohort" if scope.cohort else "year" if scope.year else "project"
    where = next((name for name in reversed(scope.area) if name), "")
    told = [
        say(
            "status_page",
            "fund" if one.amount is not None else "fund-possible",
            amount=number_text(one.amount if one.amount is not None else one.high, "money", labels),
            status=say("codes", f"fund_statuses.{one.status}"),
        )
        for one in found
    ]
    parts = (say("phrases", "comma").join(told), say("status_page", f"scope-{kind}", about=about, area=where))
    return " · ".join((*parts, target) if (target := target_text(scope.target, labels)) else parts)


def _published(verdicts: tuple[Verdict, ...], labels: Labels) -> str:
    """How many printed figures still hold, and which no longer do."""
    say = labels.text
    holding = sum(verdict.holds for verdict in verdicts)
    restated = sum(verdict.result == "restated" for verdict in verdicts)
    inferred = sum(verdict.holds and verdict.inferred for verdict in verdicts)
    numbers = {"number": len(verdicts), "holding": holding, "restated": restated, "inferred": inferred}
    told = say("status_page", "published-hold", **numbers)
    failing = [verdict for verdict in verdicts if not verdict.expected]
    if failing:
        listed = [f"{say('figures', one.print.figure)} {one.print.printed}" for one in failing[:_SHOWN]]
        told += say("status_page", "published-fail", names=say("phrases", "comma").join(listed))
    return told


def _print_name(verdict: Verdict, labels: Labels) -> str:
    return labels.text("status_page", "print-name", figure=labels.text("figures", verdict.print.figure))


def _print(verdict: Verdict, value: Value | Rate, labels: Labels) -> str:
    """A printed rate beside what it comes to now, with both counts."""
    printed = verdict.print
    said = labels.text(
        "status_page", "print", printed=printed.printed, day=day_text(printed.day), cohort=printed.cohort
    )
    if not isinstance(value, Rate) or value.ratio is None:
        return said + labels.text("status_page", "print-not-computable")
    unit = value.denominator.unit
    now = labels.text(
        "status_page",
        "print-holds" if verdict.holds else "print-fails",
        rate=rate_text(value, labels),
        numerator=number_text(value.ratio.numerator, unit, labels),
        denominator=counted_text(value.ratio.denominator, unit, labels),
    )
    return said + now + (labels.text("phrases", "inferred") if verdict.inferred else "")
