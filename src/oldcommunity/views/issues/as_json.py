"""`oc issues` as JSON: `oldcommunity.issues/1`."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from oldcommunity.codelists import AREA_LEVELS
from oldcommunity.dates import span_text
from oldcommunity.reports.issues import Group, Issue, IssuesReport, Listed, Repeat
from oldcommunity.views import as_json


def render(report: IssuesReport) -> str:
    """The report as JSON text."""
    return as_json.render(
        "issues/1",
        {
            **as_json.context(report.context),
            "by": report.by,
            "total": asdict(report.total),
            "groups": [_group(group) for group in report.groups],
            "issues": [listed(one) for one in report.listed],
            "repeats": [_repeat(repeat) for repeat in report.repeats],
            "without_project": report.aside,
        },
    )


def listed(one: Listed) -> dict[str, Any]:
    """An issue, and how it stands."""
    issue, told = one.issue, one.standing
    return {
        **_identity(issue),
        "cohort": issue.project.cohort if issue.project else None,
        **dict(zip(AREA_LEVELS, issue.area, strict=True)),
        "text": issue.text,
        "causes": list(issue.causes),
        "owner": issue.owner,
        "opened": span_text(issue.opened),
        "due": None if issue.due is None else span_text(issue.due),
        "closed": None if issue.closed is None else span_text(issue.closed),
        "rectification": issue.rectification,
        "state": told.state,
        "certainly_found": told.certain,
        "lateness": told.lateness or None,
        "days_over": told.days_over if told.overdue else None,
        "days_left": told.days_left if told.lateness == "due" else None,
        "days_taken": {"low": told.taken[0], "high": told.taken[1]},
        "days_late": None if told.late is None else {"low": told.late[0], "high": told.late[1]},
        "place": as_json.place(issue.at),
    }


def _identity(issue: Issue) -> dict[str, Any]:
    return {
        "kind": issue.kind,
        "number": issue.number,
        "inspection": issue.inspection,
        "project": issue.project.id if issue.project else None,
        "name": issue.project.name if issue.project else None,
        "site": issue.site,
    }


def _group(group: Group) -> dict[str, Any]:
    return {"key": group.key, "name": group.name, "special": group.special or None, **asdict(group.counts)}


def _repeat(repeat: Repeat) -> dict[str, Any]:
    before = (None, *repeat.before)
    return {
        "cause": repeat.cause,
        "findings": [
            {**_identity(issue), "opened": span_text(issue.opened), "before": told, "place": as_json.place(issue.at)}
            for issue, told in zip(repeat.findings, before, strict=True)
        ],
    }
