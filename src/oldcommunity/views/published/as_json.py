"""`oc published` as JSON: `oldcommunity.published/1`."""

from __future__ import annotations

from typing import Any

from oldcommunity.dates import day_text
from oldcommunity.reports.model import Implied, Rate, Verdict
from oldcommunity.reports.published import Fate, PublishedReport, Suspect
from oldcommunity.views import as_json
from oldcommunity.views.published.words import points


def render(report: PublishedReport) -> str:
    """The report as JSON text."""
    content = {
        **as_json.context(report.context),
        "results": report.results,
        "unexpected": report.unexpected,
        "unread": list(report.unread),
        "figures": [_fate(fate) for fate in report.fates],
    }
    return as_json.render("published/1", content)


def off(verdict: Verdict) -> int | str | None:
    """By how much the book lies above the print: percentage points as text, else in the unit."""
    if verdict.off is None:
        return None
    if isinstance(verdict.value, Rate):
        return points(verdict.off)
    return as_json.amount(int(verdict.off), verdict.value.unit)


def _fate(fate: Fate) -> dict[str, Any]:
    verdict, printed = fate.verdict, fate.verdict.print
    value = verdict.value
    return {
        "figure": printed.figure,
        "unit": printed.unit,
        "cohort": printed.cohort,
        "year": printed.year,
        "target": printed.target,
        "area": "".join(name for name in printed.area if name),
        "kind": printed.kind,
        "project": printed.project,
        "as_of": day_text(printed.day),
        "printed": printed.printed,
        "where": printed.where,
        "expect": printed.expect,
        "result": verdict.result,
        "reading": verdict.reading or None,
        "expected": verdict.expected,
        "inferred": verdict.inferred,
        "now": as_json.rate(value) if isinstance(value, Rate) else as_json.value(value),
        "off": off(verdict),
        "implied": _implied(verdict.implied) if verdict.implied else None,
        "missing": [project for project, _ in verdict.missing],
        "place": as_json.place(printed.at),
        "suspects": [_suspect(suspect) for suspect in fate.suspects],
    }


def _implied(implied: Implied) -> dict[str, Any]:
    return {
        "figure": implied.figure,
        "unit": implied.unit,
        "low": as_json.amount(implied.low, implied.unit),
        "high": as_json.amount(implied.high, implied.unit),
    }


def _suspect(suspect: Suspect) -> dict[str, Any]:
    return {
        "kind": suspect.kind,
        "now": suspect.now,
        "then": suspect.then,
        "about": suspect.about or None,
        "place": as_json.place(suspect.at),
    }
