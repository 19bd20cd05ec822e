"""`oc status` as JSON: `oldcommunity.status/1`."""

from __future__ import annotations

from typing import Any

from oldcommunity.dates import day_text, span_text
from oldcommunity.ratio import half_up
from oldcommunity.reports.model import FundAmount, Rate, Value
from oldcommunity.reports.rollup import Key, Rollup, rollups
from oldcommunity.reports.status import Status, StatusReport
from oldcommunity.views import as_json


def render(report: StatusReport) -> str:
    """The report as JSON text."""
    verdicts = report.verdicts
    return as_json.render(
        "status/1",
        {
            **as_json.context(report.context),
            "by": report.by,
            "cohorts": [_status(status) for status in report.cohorts],
            "wholes": [_status(status) for status in report.wholes],
            "subtotals": [_status(status) for status in report.subtotals],
            "rollups": [_rollup(rollup) for rollup in rollups(report)] if report.by != "cohort" else [],
            "ranked_by": report.rank,
            "unknown_cohort": [{"id": project, "name": name} for project, name in report.unknown_cohort],
            "outside_every_plan": [{"id": project, "name": name} for project, name in report.outside],
            "funds": [fund(found) for found in report.funds],
            "bulletins": as_json.value(report.bulletins),
            "sites_inspected": as_json.value(report.sites),
            "published": {
                "figures": len(verdicts),
                "hold": sum(verdict.holds for verdict in verdicts),
                "reproduced": sum(verdict.result == "reproduced" for verdict in verdicts),
                "restated": sum(verdict.result == "restated" for verdict in verdicts),
                "unexpected": [as_json.place(verdict.print.at) for verdict in verdicts if not verdict.expected],
            },
        },
    )


def _status(status: Status) -> dict[str, Any]:
    amounts = {"budget": status.budget, "invested": status.invested, "survey": status.survey}
    values = {**status.counts, **amounts}
    physical = status.physical
    return {
        "cohort": status.node.cohort,
        "area": "".join(name for name in status.node.area if name),
        "target": status.node.target,
        "part": status.label,
        "unit": status.unit,
        "records": status.records,
        **{key: as_json.amount(value.value, value.unit) for key, value in values.items()},
        "size": {unit: as_json.amount(value.value, unit) for unit, value in status.size.items()},
        **{key: as_json.rate(rate) for key, rate in status.rates.items()},
        "physical_progress": {
            "percent": None if physical.share is None else half_up(physical.share * 100, 1),
            "weight": "budget",
            "projects": physical.projects,
            "records": physical.records,
        },
        "out_of_plan": status.out_of_plan,
        "declared_due": [
            {
                "milestone": due.code,
                "due": span_text(due.span),
                "as_of": day_text(due.day),
                "place": as_json.place(due.at),
            }
            for due in status.dues
        ],
        "overdue": [
            {
                "project": late.project,
                "name": late.name,
                "milestone": late.code,
                "due": day_text(late.due),
                "days": late.days,
                "possibly_met": late.possible,
                "place": as_json.place(late.at),
            }
            for late in status.overdue
        ],
        "without_due_date": status.undated,
        "figures": {key: as_json.value(value) for key, value in values.items()},
        "sizes": {unit: as_json.value(value) for unit, value in status.size.items()},
        "coverage": {
            "records": status.records,
            "planned_projects": status.planned_projects.value,
            "areas_present": status.present,
            "areas": status.areas,
            "itemised": {key: as_json.amount(value.itemised, value.unit) for key, value in values.items()},
        },
        "readings": [
            {
                "unit": reading.unit,
                "plan": reading.plan,
                **{key: as_json.value(value) for key, value in reading.counts.items()},
                **{key: as_json.rate(rate) for key, rate in reading.rates.items()},
            }
            for reading in status.readings
        ],
    }


def _rollup(rollup: Rollup) -> dict[str, Any]:
    """The rows of a roll-up: parts with their ranks, subtotals, their sum, the whole and what lies between."""
    whole = rollup.whole
    return {
        "cohort": whole.node.cohort,
        "area": "".join(name for name in whole.node.area if name),
        "target": whole.node.target,
        "areas_present": whole.present,
        "areas": whole.areas,
        "rest_is_rounding": rollup.rest_is_rounding,
        "rows": [
            {"kind": row.kind, "name": row.name, "rank": row.rank, "cells": [_cell(*one) for one in row.cells.items()]}
            for row in rollup.rows
        ],
    }


def _cell(key: Key, told: Value | Rate) -> dict[str, Any]:
    figure, unit, plan = key
    number = as_json.rate(told) if isinstance(told, Rate) else as_json.value(told)
    return {"figure": figure, "counted_in": unit, "plan": plan, **number}


def fund(found: FundAmount) -> dict[str, Any]:
    """An amount of money on its way."""
    scope = found.scope
    return {
        "fund": found.fund,
        "kind": found.kind,
        "status": found.status,
        "cohort": scope.cohort,
        "year": scope.year,
        "project": scope.project,
        "target": scope.target,
        "area": "".join(name for name in scope.area if name),
        "amount": as_json.amount(found.amount, "money"),
        "as_of": day_text(found.day),
        "inferred": found.inferred,
        "place": as_json.place(found.place),
    }
