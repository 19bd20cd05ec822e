"""`oc issues` as CSV: one line for each issue, or for each group of `--by`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict

from oldcommunity.codelists import AREA_LEVELS
from oldcommunity.reports.issues import IssuesReport, Listed
from oldcommunity.views import as_csv
from oldcommunity.views.issues.as_json import listed

_HEADINGS = (
    *("kind", "number", "inspection", "project", "name", "site", "cohort", *AREA_LEVELS, "text", "causes", "owner"),
    *("opened", "due", "closed", "rectification", "state", "certainly_found", "lateness", "days_over", "days_left"),
    *("days_taken_low", "days_taken_high", "days_late_low", "days_late_high", "path", "line"),
)


def render(report: IssuesReport) -> str:
    """The report as CSV text: codes, dates as typed; several causes with a space between."""
    if report.by is None:
        return as_csv.render(_HEADINGS, map(_row, report.listed))
    counts = list(asdict(report.total))
    return as_csv.render((report.by, "name", "special", *counts), _groups(report))


def _row(one: Listed) -> list[object]:
    told = listed(one)
    taken, late, place = told.pop("days_taken"), told.pop("days_late") or {}, told.pop("place")
    told |= {"causes": " ".join(told["causes"]), "certainly_found": int(told["certainly_found"])}
    told |= {"days_taken_low": taken["low"], "days_taken_high": taken["high"], "path": place["path"]}
    told |= {"days_late_low": late.get("low"), "days_late_high": late.get("high"), "line": place["line"]}
    return [told[heading] for heading in _HEADINGS]


def _groups(report: IssuesReport) -> Iterator[list[object]]:
    for group in report.groups:
        yield [group.key, group.name, group.special, *asdict(group.counts).values()]
