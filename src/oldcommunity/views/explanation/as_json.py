"""`oc explain` as JSON: `oldcommunity.explanation/1`. No list is ever cut."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from oldcommunity.dates import day_text
from oldcommunity.diagnostics import Location
from oldcommunity.ratio import half_up
from oldcommunity.reports.explanation import Account, Explanation, ExplanationReport, LeftOut, Line, Remark, Widening
from oldcommunity.reports.model import Rate
from oldcommunity.views import as_json
from oldcommunity.views.explanation.words import dated_text


def render(report: ExplanationReport) -> str:
    """The report as JSON text."""
    content = {
        **as_json.context(report.context),
        "figure": report.figure,
        "plan": report.plan,
        "numerator": report.numerator or None,
        "denominator": report.denominator or None,
        "explanations": [_explanation(one, report) for one in report.explanations],
        "remarks": [_remark(one) for one in report.remarks],
    }
    return as_json.render("explanation/1", content)


def _explanation(one: Explanation, report: ExplanationReport) -> dict[str, Any]:
    value, exact, rounding = one.value, one.exact, one.rounding
    return {
        "cohort": one.scope.cohort,
        "year": one.scope.year,
        "project": one.scope.project,
        "target": one.scope.target,
        "area": "".join(name for name in one.scope.area if name),
        "kind": one.kind,
        "unit": (value.denominator if isinstance(value, Rate) else value).unit,
        "percent": None if exact is None else half_up(exact, 1),
        "exact": None if exact is None else str(exact),
        "rounding": None if rounding is None else str(rounding),
        "reason": value.reason or None if isinstance(value, Rate) else None,
        "accounts": [_account(account, report) for account in one.accounts],
    }


def _remark(one: Remark) -> dict[str, Any]:
    return {"place": as_json.place(one.at), "note": one.note, "source": one.source}


def _account(account: Account, report: ExplanationReport) -> dict[str, Any]:
    unit = account.value.unit
    return {
        "figure": account.figure,
        "area": "".join(name for name in account.node.area if name),
        "total": _amount(account.total, unit),
        "value": _amount(account.value.value, unit),
        "low": _amount(account.value.low, unit),
        "high": _amount(account.value.high, unit),
        "slack": _amount(account.value.slack, unit),
        "inferred": account.value.inferred,
        "rests_on": account.value.basis,
        "why": account.why,
        "as_of": _day(account.day),
        "count": account.numbers[0],
        "of": account.numbers[1] or None,
        "lines": [_line(line, unit, report) for line in account.lines],
        "areas": [_account(area, report) for area in account.areas],
        "itemised": [_line(line, unit, report) for line in account.itemised],
        "widens": [_widening(one, unit, report) for one in account.widens],
        "left_out": [_left_out(one, unit, report) for one in account.left_out],
    }


def _line(line: Line, unit: str, report: ExplanationReport) -> dict[str, Any]:
    return {
        "kind": line.kind,
        "key": line.key or None,
        "name": line.name or None,
        "amount": _amount(line.amount, unit),
        "share": None if line.share is None else f"{Decimal(line.share) / 100:f}",
        "certain": line.certain,
        "as_of": dated_text(line) or None,
        **_stands(line.at, report),
        "parts": [_line(part, unit, report) for part in line.parts],
    }


def _widening(one: Widening, unit: str, report: ExplanationReport) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "key": one.key or None,
        "name": one.name or None,
        "down": _amount(one.down, unit),
        "up": _amount(one.up, unit),
        "as_of": dated_text(one) or None,
        **_stands(one.at, report),
    }


def _left_out(one: LeftOut, unit: str, report: ExplanationReport) -> dict[str, Any]:
    return {
        "reason": one.reason,
        "key": one.key or None,
        "name": one.name or None,
        "amount": _amount(one.amount, unit),
        "as_of": dated_text(one) or None,
        **_stands(one.at, report),
    }


def _stands(at: Location | None, report: ExplanationReport) -> dict[str, Any]:
    """The place, and who last touched it where that was asked for and is known."""
    touch = report.touched.get((at.path, at.line)) if at else None
    told = {"commit": touch.commit, "author": touch.author, "on": day_text(touch.day)} if touch else None
    return {"place": as_json.place(at) if at else None, "touched": told}


def _amount(number: int | None, unit: str) -> int | str | None:
    """An amount; what is weighted by 0.01 % is money, exact to its last decimal."""
    if number is not None and unit == "weighted":
        return f"{Decimal(number) / 1_000_000:.6f}"
    return as_json.amount(number, unit)


def _day(day: int | None) -> str | None:
    return None if day is None else day_text(day)
