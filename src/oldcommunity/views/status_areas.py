"""The table of `oc status --by`: one row for each part of an area."""

from __future__ import annotations

from oldcommunity.labels import Labels
from oldcommunity.reports.status import Status, StatusReport, name_of
from oldcommunity.views.page import Block, Cell, Column, Heading, Line, Table
from oldcommunity.views.words import rate_text, value_text


def by_area(report: StatusReport, labels: Labels) -> list[Block]:
    """One row for each part of the area; what does not name its part stands in a row of its own."""
    say = labels.text
    keys = ("planned", "in_preparation", "under_construction", "started", "completed")
    columns = [Column(say("codes", f"area_levels.{report.by}"))]
    columns += [Column(say("figures", key), figures=True) for key in keys]
    columns += [Column(say("figures", key), figures=True) for key in ("start_rate", "completion_rate", "invested")]
    blocks: list[Block] = []
    for whole in report.wholes:
        parts = [
            status
            for status in report.cohorts
            if (status.node.cohort, status.node.target) == (whole.node.cohort, whole.node.target)
        ]
        rows = [_area_row(part, part.label or say("phrases", "not-filled-in"), keys, labels) for part in parts]
        rows.append(_area_row(whole, say("status_page", "whole"), keys, labels))
        heading = say("status_page", "heading", cohort=whole.node.cohort, area=name_of(whole)).strip(" ·")
        note = say("status_page", "counted-in", unit=say("unit_headings", whole.unit))
        if any(part.counts["planned"].basis == "records" for part in parts):
            note += say("status_page", "parts-from-records")
        planned = whole.counts["planned"].value
        if planned is not None and planned > whole.records:
            note += say("status_page", "not-by-area", number=planned - whole.records)
        blocks += [Heading(heading), Line(note, "note"), Table(tuple(columns), tuple(rows))]
    return blocks


def _area_row(status: Status, name: str, keys: tuple[str, ...], labels: Labels) -> tuple[Cell, ...]:
    counts = (value_text(status.counts[key], labels) for key in keys)
    rates = (rate_text(status.rates[key], labels) for key in ("start_rate", "completion_rate"))
    return (name, *counts, *rates, value_text(status.invested, labels))
