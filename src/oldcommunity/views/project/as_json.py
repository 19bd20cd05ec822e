"""`oc show` as JSON: `oldcommunity.show/1`."""

from __future__ import annotations

from typing import Any

from oldcommunity.codelists import AREA_LEVELS
from oldcommunity.dates import LONG_AGO, Span, day_text, span_text
from oldcommunity.money import yuan_text
from oldcommunity.reports.facts import Fact
from oldcommunity.reports.model import Verdict
from oldcommunity.reports.project import ProjectReport
from oldcommunity.reports.section import Section
from oldcommunity.reports.timeline import Entry
from oldcommunity.views import as_json
from oldcommunity.views.status.as_json import fund


def render(report: ProjectReport) -> str:
    """The report as JSON text; what the record does not say is left out."""
    invested = report.invested
    content = {
        **as_json.context(report.context),
        "project": {
            "id": report.id,
            "name": report.name,
            "place": as_json.place(report.at),
            **dict(zip(AREA_LEVELS, report.area, strict=True)),
            "state": report.state,
            "possible_state": report.possible_state,
            "because": entry(report.because) if report.because else None,
            **facts(report.facts),
            **{section.field.partition(".")[2]: _section(section) for section in report.sections},
            **facts(report.remarks),
        },
        "investment_rate": None
        if invested is None
        else {
            "numerator": yuan_text(invested.numerator),
            "denominator": yuan_text(invested.denominator),
            "percent": invested.percent(),
        },
        "timeline": [entry(one) for one in report.timeline],
        "funds": [fund(found) for found in report.funds],
        "published": [_verdict(verdict) for verdict in report.verdicts],
    }
    return as_json.render("show/1", content)


def entry(told: Entry) -> dict[str, Any]:
    """Something that happened, or is due."""
    span = told.span
    return {
        "kind": told.kind,
        "code": told.code.partition(".")[2] or None,
        "date": span_text(span),
        "earliest": None if span.earliest == LONG_AGO else day_text(span.earliest),
        "latest": day_text(span.latest),
        "possible": told.possible,
        "slip_days": None if told.slip is None else {"low": told.slip.low, "high": told.slip.high},
        "overdue_days": told.overdue or None,
        "told": facts(told.facts),
        "place": as_json.place(told.at),
    }


def _section(section: Section) -> Any:
    items = [facts(item) for item in section.items]
    return items if section.many else items[0]


def facts(told: tuple[Fact, ...]) -> dict[str, Any]:
    """Values by the keys that they have in the file."""
    return {fact.key: plain(fact) for fact in told}


def plain(fact: Fact) -> Any:
    """One value as an interface has it: codes, ISO dates, money in 元."""
    value = fact.value
    if isinstance(value, Span):
        return span_text(value)
    if fact.kind == "day":
        return day_text(value)
    if fact.kind in ("money", "floor_area", "percent"):
        return yuan_text(value)
    return list(value) if isinstance(value, tuple) else value


def _verdict(verdict: Verdict) -> dict[str, Any]:
    told = verdict.print
    return {
        "figure": told.figure,
        "printed": told.printed,
        "as_of": day_text(told.day),
        "result": verdict.result,
        "place": as_json.place(told.at),
    }
