"""`oc funding` as JSON: `oldcommunity.funding/1`."""

from __future__ import annotations

from typing import Any

from oldcommunity.dates import day_text
from oldcommunity.reports.funding import FundingReport, ScopeFunds, Share, Source, Sum
from oldcommunity.reports.model import FundAmount, FundScope
from oldcommunity.views import as_json


def render(report: FundingReport) -> str:
    """The report as JSON text; there are no totals over scopes, kinds or statuses."""
    content = {**as_json.context(report.context), "scopes": [_scope(told) for told in report.scopes]}
    return as_json.render("funding/1", content)


def scope(told: FundScope) -> dict[str, Any]:
    """What money is for."""
    return {
        "cohort": told.cohort,
        "year": told.year,
        "project": told.project,
        "target": told.target,
        "area": "".join(name for name in told.area if name),
    }


def _scope(told: ScopeFunds) -> dict[str, Any]:
    return {
        **scope(told.scope),
        "name": told.name,
        "budget": None if told.budget is None else as_json.value(told.budget),
        "sources": [_source(source) for source in told.sources],
    }


def _source(source: Source) -> dict[str, Any]:
    return {
        "kind": source.kind,
        "statuses": [_sum(told) for told in source.sums.values()],
        "shares": [_share(share) for share in source.shares],
    }


def _sum(told: Sum) -> dict[str, Any]:
    return {
        "status": told.status,
        "amount": as_json.amount(told.amount, "money"),
        "high": as_json.amount(told.high, "money"),
        "funds": [_amount(found) for found in told.amounts],
    }


def _amount(found: FundAmount) -> dict[str, Any]:
    return {
        "fund": found.fund,
        "name": found.name,
        "amount": as_json.amount(found.amount, "money"),
        "high": as_json.amount(found.high, "money"),
        "as_of": day_text(found.day),
        "inferred": found.inferred,
        "place": as_json.place(found.place),
    }


def _share(share: Share) -> dict[str, Any]:
    return {
        "status": share.status,
        "over": share.over,
        "numerator": as_json.amount(share.ratio.numerator, "money"),
        "denominator": as_json.amount(share.ratio.denominator, "money"),
        "percent": share.ratio.percent(),
        "gap": as_json.amount(share.gap, "money"),
    }
