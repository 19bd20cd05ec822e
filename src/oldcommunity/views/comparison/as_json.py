"""`oc compare` as JSON: `oldcommunity.compare/1`. Contributions add up to their part, parts to the difference."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from oldcommunity.dates import day_text
from oldcommunity.diagnostics import Diagnostic
from oldcommunity.ratio import half_up
from oldcommunity.reports.compared import Compared, Part, Share
from oldcommunity.reports.comparison import Comparison, NodeComparison
from oldcommunity.reports.context import Context
from oldcommunity.reports.model import Rate, Value
from oldcommunity.views import as_json


def render(report: Comparison) -> str:
    """The report as JSON text."""
    problems = None
    if report.new is not None and report.solved is not None:
        problems = {"new": _by_code(report.new), "solved": _by_code(report.solved)}
    about = as_json.context(report.after)
    return as_json.render(
        "compare/1",
        {
            **{key: about[key] for key in ("title", "made_up", "area", "filters")},
            "before": _state(report.before),
            "after": _state(report.after),
            "cohorts": [_node(node) for node in report.nodes],
            "funds": [_fund(told) for told in report.funds],
            "problems": problems,
        },
    )


def _by_code(problems: Iterable[Diagnostic]) -> dict[str, int]:
    return dict(sorted(Counter(problem.code for problem in problems).items()))


def _state(context: Context) -> dict[str, Any]:
    about = as_json.context(context)
    return {key: about[key] for key in ("as_of", "revision", "dirty", "left_out")}


def _node(told: NodeComparison) -> dict[str, Any]:
    return {
        "cohort": told.node.cohort,
        "area": "".join(name for name in told.node.area if name),
        "target": told.node.target,
        "unit": told.unit,
        "figures": {figure.figure: _figure(figure) for figure in told.figures},
    }


def _fund(told: Compared) -> dict[str, Any]:
    assert told.fund is not None
    scope = told.fund.scope
    return {
        "kind": told.fund.kind,
        "status": told.fund.status,
        "scope": {
            "cohort": scope.cohort,
            "year": scope.year,
            "project": scope.project,
            "target": scope.target,
            "area": "".join(name for name in scope.area if name),
        },
        **_figure(told),
    }


def _figure(told: Compared) -> dict[str, Any]:
    unit = told.after.unit if isinstance(told.after, Value) else "rate"
    return {
        "unit": "percentage points" if unit == "rate" else unit,
        "before": _side(told.before),
        "after": _side(told.after),
        "difference": None if told.difference is None else amount(told.difference, unit),
        "difference_of": "value" if told.known else "certain",
        "changed": told.changed,
        "parts": [_part(part, unit) for part in told.parts],
    }


def _side(told: Value | Rate) -> dict[str, Any]:
    return as_json.rate(told) if isinstance(told, Rate) else as_json.value(told)


def _part(part: Part, unit: str) -> dict[str, Any]:
    return {
        "step": part.kind,
        "difference": amount(part.difference, unit),
        "contributions": [_share(share, unit) for share in part.shares],
    }


def _share(share: Share, unit: str) -> dict[str, Any]:
    return {
        "kind": share.kind,
        "records": [{"id": record.id, "name": record.name} for record in share.records],
        "formerly": [{"id": record.id, "name": record.name} for record in share.formerly],
        "difference": amount(share.amount, unit),
        "since": None if share.day is None else day_text(share.day),
        "place": None if share.at is None else as_json.place(share.at),
    }


def amount(told: Fraction, unit: str) -> object:
    """A difference: in the unit of its figure; of a rate both rounded in percentage points and exact as a fraction."""
    if unit == "rate":
        return {"points": half_up(told * 100, 1), "exact": str(told)}
    return as_json.amount(int(told), unit)
