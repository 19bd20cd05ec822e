"""The table of `oc status --by`: one row for each part of an area."""

from __future__ import annotations

from oldcommunity.labels import Labels
from oldcommunity.reports.status import Status, StatusReport, name_of
from oldcommunity.views.fitting import fits
from oldcommunity.views.page import Block, Cell, Column, Heading, Line, Table
from oldcommunity.views.words import rate_text, value_text

#: The counts that a row tells, and those of narrower screens.
_LAYOUTS = (
    ("planned", "in_preparation", "under_construction", "started", "completed"),
    ("planned", "started", "completed"),
)
_RATES = ("start_rate", "completion_rate")


def by_area(report: StatusReport, labels: Labels, width: int | None) -> list[Block]:
    """One row for each part of the area; what does not name its part stands in a row of its own."""
    blocks: list[Block] = []
    for whole in report.wholes:
        node = (whole.node.cohort, whole.node.target)
        parts = [part for part in report.cohorts if (part.node.cohort, part.node.target) == node]
        heading = labels.text("status_page", "heading", cohort=whole.node.cohort, area=name_of(whole)).strip(" ·")
        tables = [_table(report.by, keys, parts, whole, labels) for keys in _LAYOUTS]
        table = next((table for table in tables if fits(table, width)), tables[-1])
        blocks += [Heading(heading), Line(_note(whole, parts, labels), "note"), table]
    return blocks


def _note(whole: Status, parts: list[Status], labels: Labels) -> str:
    """What is counted, and what could not be told by area."""
    note = labels.text("status_page", "counted-in", unit=labels.text("unit_headings", whole.unit))
    if any(part.counts["planned"].basis == "records" for part in parts):
        note += labels.text("status_page", "parts-from-records")
    planned = whole.counts["planned"].value
    if planned is not None and planned > whole.records:
        note += labels.text("status_page", "not-by-area", number=planned - whole.records)
    return note


def _table(by: str, keys: tuple[str, ...], parts: list[Status], whole: Status, labels: Labels) -> Table:
    names = [part.label or labels.text("phrases", "not-filled-in") for part in parts]
    rows = [_row(part, name, keys, labels) for part, name in zip(parts, names, strict=True)]
    rows.append(_row(whole, labels.text("status_page", "whole"), keys, labels))
    headings = [labels.text("figures", key) for key in (*keys, *_RATES, "invested")]
    columns = [Column(labels.text("codes", f"area_levels.{by}"))]
    columns += [Column(heading, figures=True) for heading in headings]
    return Table(tuple(columns), tuple(rows))


def _row(status: Status, name: str, keys: tuple[str, ...], labels: Labels) -> tuple[Cell, ...]:
    counts = (value_text(status.counts[key], labels) for key in keys)
    rates = (rate_text(status.rates[key], labels) for key in _RATES)
    return (name, *counts, *rates, value_text(status.invested, labels))
