"""`oc funding` as JSON: `oldcommunity.funding/2`."""

from __future__ import annotations

from typing import Any

from oldcommunity.dates import LONG_AGO, day_text, span_text
from oldcommunity.reports.funding import FundingReport, ScopeFunds, Share, Source, Sum, Total, UtilityTotal
from oldcommunity.reports.model import FundAmount, FundScope
from oldcommunity.views import as_json


def render(report: FundingReport) -> str:
    """The report as JSON text; nothing is added over scopes or statuses."""
    return as_json.render(
        "funding/2",
        {
            **as_json.context(report.context),
            "scopes": [_scope(told, report) for told in report.scopes],
            "utilities": [_utility(told) for told in report.utilities],
        },
    )


def scope(told: FundScope) -> dict[str, Any]:
    """What money is for."""
    return {
        "cohort": told.cohort,
        "year": told.year,
        "project": told.project,
        "target": told.target,
        "area": "".join(name for name in told.area if name),
    }


def event(found: FundAmount, titles: dict[str, str]) -> dict[str, Any]:
    """An amount with its date as typed, its batch and its paper."""
    return {
        "fund": found.fund,
        "name": found.name,
        "amount": as_json.amount(found.amount, "money"),
        "high": as_json.amount(found.high, "money"),
        "as_of": span_text(found.span),
        "earliest": None if found.first == LONG_AGO else day_text(found.first),
        "latest": day_text(found.day),
        "batch": found.batch,
        "document": found.document,
        "document_title": titles.get(found.document or ""),
        "inferred": found.inferred,
        "place": as_json.place(found.place),
    }


def _scope(told: ScopeFunds, report: FundingReport) -> dict[str, Any]:
    titles = report.documents
    content = {
        **scope(told.scope),
        "name": told.name,
        "budget": None if told.budget is None else as_json.value(told.budget),
        "sources": [_source(source, titles) for source in told.sources],
        "totals": [_total(total) for total in told.totals],
        "shares": [_share(share) for share in told.shares],
    }
    if report.detail:
        content["events"] = [
            {"kind": one.kind, "status": one.status, "in_force": told.in_force(one), **event(one, titles)}
            for one in told.events
        ]
    return content


def _source(source: Source, titles: dict[str, str]) -> dict[str, Any]:
    return {
        "kind": source.kind,
        "statuses": [_sum(told, titles) for told in source.sums.values()],
        "shares": [_share(share) for share in source.shares],
    }


def _sum(told: Sum, titles: dict[str, str]) -> dict[str, Any]:
    return {
        "status": told.status,
        "amount": as_json.amount(told.amount, "money"),
        "high": as_json.amount(told.high, "money"),
        "funds": [event(found, titles) for found in told.amounts],
    }


def _total(told: Total) -> dict[str, Any]:
    return {
        "status": told.status,
        "amount": None if told.value is None else as_json.amount(told.value.value, "money"),
        "high": None if told.value is None else as_json.amount(told.value.high, "money"),
        "may_contain": [{"kind": wide, "contained": narrow} for wide, narrow in told.contained],
        "mix": [
            {
                "kind": kind,
                "numerator": as_json.amount(ratio.numerator, "money"),
                "denominator": as_json.amount(ratio.denominator, "money"),
                "percent": ratio.percent(),
            }
            for kind, ratio in told.mix
        ],
    }


def _share(share: Share) -> dict[str, Any]:
    told = as_json.rate(share.rate)
    keys = ("numerator", "denominator", "percent", "low", "high")
    return {
        "status": share.status,
        "over": share.over,
        **{key: told[key] for key in keys},
        "gap": as_json.amount(share.gap, "money"),
        "unknown_funds": list(share.unknown),
        "left_out_funds": list(share.left_out),
    }


def _utility(told: UtilityTotal) -> dict[str, Any]:
    return {
        "cohort": told.cohort,
        "kind": told.kind,
        "amount": as_json.amount(told.amount, "money"),
        "unknown": told.unknown,
        "shares": [
            {
                "project": one.project,
                "name": one.name,
                "owner": one.owner,
                "amount": as_json.amount(one.share, "money"),
                "status": one.status,
                "place": as_json.place(one.at),
            }
            for one in told.shares
        ],
    }
