"""`oc show` as CSV: the timeline, one line for each entry."""

from __future__ import annotations

from collections.abc import Iterator

from oldcommunity.reports.project import ProjectReport
from oldcommunity.views import as_csv
from oldcommunity.views.project.as_json import entry, plain

_HEADINGS = (
    "id",
    "date",
    "earliest",
    "latest",
    "kind",
    "code",
    "possible",
    "slip_days_low",
    "slip_days_high",
    "overdue_days",
    "told",
    "path",
    "line",
)


def render(report: ProjectReport) -> str:
    """The timeline as CSV text: codes and ISO dates."""
    return as_csv.render(_HEADINGS, _rows(report))


def _rows(report: ProjectReport) -> Iterator[list[object]]:
    for one in report.timeline:
        told = entry(one)
        slip = told["slip_days"] or {"low": None, "high": None}
        rest = "; ".join(f"{fact.key}={_text(plain(fact))}" for fact in one.facts)
        yield [
            report.id,
            *(told[key] for key in ("date", "earliest", "latest", "kind", "code")),
            int(one.possible),
            *(slip["low"], slip["high"], told["overdue_days"]),
            rest,
            *(one.at.path, one.at.line),
        ]


def _text(value: object) -> str:
    """A value as the file would have it."""
    return str(value).lower() if isinstance(value, bool) else str(value)
