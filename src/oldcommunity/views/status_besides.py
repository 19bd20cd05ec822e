"""What a status tells besides its plan years: money by scope, papers, printed figures, projects of unknown year."""

from __future__ import annotations

from oldcommunity.dates import day_text
from oldcommunity.labels import Labels
from oldcommunity.reports.model import Rate, Value, Verdict
from oldcommunity.reports.status import StatusReport
from oldcommunity.views.page import Block, Facts, Heading
from oldcommunity.views.words import counted_text, number_text, rate_text

_SHOWN = 3


def besides(report: StatusReport, labels: Labels) -> list[Block]:
    """What belongs to no plan year: money by scope, papers, printed figures, projects of an unknown year."""
    say = labels.text
    facts: list[tuple[str, str]] = []
    for found in report.funds:
        scope = found.scope
        about = f"{scope.cohort or scope.year or scope.project or ''}"
        kind = "cohort" if scope.cohort else "year" if scope.year else "project"
        where = next((name for name in reversed(scope.area) if name), "")
        told = say(
            "status_page",
            "fund" if found.amount is not None else "fund-possible",
            amount=number_text(found.amount if found.amount is not None else found.high, "money", labels),
            status=say("codes", f"fund_statuses.{found.status}"),
            scope=say("status_page", f"scope-{kind}", about=about, area=where),
        )
        facts.append((say("codes", f"fund_kinds.{found.kind}"), told))
    blocks: list[Block] = []
    if facts:
        blocks += [Heading(say("status_page", "funds")), Facts(tuple(facts))]
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
