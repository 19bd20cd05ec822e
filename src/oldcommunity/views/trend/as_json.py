"""`oc trend` as JSON: `oldcommunity.trend/1`."""

from __future__ import annotations

from typing import Any

from oldcommunity.dates import day_text
from oldcommunity.ratio import half_up
from oldcommunity.reports.model import Rate
from oldcommunity.reports.trend import Point, Series, TrendReport
from oldcommunity.views import as_json


def render(report: TrendReport) -> str:
    """The report as JSON text."""
    return as_json.render(
        "trend/1",
        {
            **as_json.context(report.context),
            "figure": report.figure,
            "every": report.every,
            "by": report.by,
            "plan": report.plan,
            "series": [_series(series) for series in report.series],
        },
    )


def _series(series: Series) -> dict[str, Any]:
    return {
        "cohort": series.node.cohort,
        "area": "".join(name for name in series.node.area if name),
        "target": series.node.target,
        "part": series.label,
        "unit": series.unit,
        "points": [_point(point) for point in series.points],
    }


def _point(point: Point) -> dict[str, Any]:
    head = {"period": point.period, "as_of": day_text(point.day), "over": point.over}
    if isinstance(point.value, Rate):
        told = as_json.rate(point.value)
        top = point.value.numerator
        return {**head, **told, "records": top.records, "change_points": change_of(point)}
    return {**head, **as_json.value(point.value), "change": change_of(point)}


def change_of(point: Point) -> int | str | None:
    """The change since the period before: percentage points with one decimal for a rate."""
    if point.change is None:
        return None
    if isinstance(point.value, Rate):
        return half_up(point.change * 100, 1)
    return as_json.amount(int(point.change), point.value.unit)
