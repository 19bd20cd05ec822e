"""The tables of `oc status --by`: one row for each part of an area, or for each plan side by side."""

from __future__ import annotations

from collections.abc import Sequence

from oldcommunity.codelists import UNITS
from oldcommunity.dates import day_text
from oldcommunity.labels import Labels
from oldcommunity.reports.model import Rate, Value
from oldcommunity.reports.rollup import Key, Rollup, Row, rollups
from oldcommunity.reports.status import Status, StatusReport, name_of
from oldcommunity.views.fitting import fits
from oldcommunity.views.foot import foot_lines
from oldcommunity.views.page import Block, Cell, Column, Heading, Line, Page, Table
from oldcommunity.views.words import number_text, plan_text, rate_text, target_text, value_text

_COUNTS = ("planned", "in_preparation", "under_construction", "started", "completed")
_AMOUNTS = ("budget", "invested")
#: What a row tells, in order, and what narrower screens leave out first.
_FIGURES = (*_COUNTS, "start_rate", "completion_rate", *_AMOUNTS, "investment_rate")
_LEFT_OUT = (
    (),
    ("budget", "investment_rate"),
    ("in_preparation", "under_construction"),
    ("in_preparation", "under_construction", "budget", "investment_rate"),
    ("in_preparation", "under_construction", "completed", "completion_rate", "budget", "investment_rate"),
)
_READ = ("planned", "started", "completed", "start_rate", "completion_rate")
_OF_PLAN = ("planned", "start_rate", "completion_rate")


def side_by_side(report: StatusReport, labels: Labels, width: int | None) -> Page:
    """Only the tables: plan years, or parts, by several units or versions of the plan."""
    title = labels.text("status_page", "title", title=report.context.title, day=day_text(report.context.day))
    blocks: list[Block] = [Heading(title, 1)]
    if report.context.made_up:
        blocks.append(Line(labels.text("phrases", "made-up"), "warning"))
    if not report.cohorts:
        key = "no-projects" if report.context.filters else "no-projects-yet"
        blocks.append(Line(labels.text("status_page", key)))
    return Page((*blocks, *by_area(report, labels, width)), foot_lines(report.context, labels))


def by_area(report: StatusReport, labels: Labels, width: int | None) -> list[Block]:
    """One row for each part; what does not name its part stands in a row of its own."""
    blocks: list[Block] = []
    for rollup in rollups(report):
        whole = rollup.whole
        if report.by != "cohort":
            blocks.append(Heading(plan_text(whole.node.cohort, name_of(whole), whole.node.target, labels)))
        blocks.append(Line(_note(report, rollup, labels), "note"))
        blocks += _tables(report, rollup, labels, width)
    return blocks


def _note(report: StatusReport, rollup: Rollup, labels: Labels) -> str:
    """What is counted, how it is ranked, what is missing, and what could not be told by area."""
    say = labels.text
    whole = rollup.whole
    units = dict.fromkeys(key[1] for key in _keys(rollup)) if whole.readings else (whole.unit,)
    listed = say("phrases", "comma").join(say("unit_headings", unit) for unit in units)
    note = say("status_page", "counted-in", unit=listed)
    if report.by == "target":
        return note + say("rollup_page", "never-added")
    if report.rank:
        note += say("rollup_page", "ranked", figure=say("figures", report.rank))
    if whole.areas is not None and whole.present != whole.areas:
        note += say("rollup_page", "areas", present=whole.present, areas=whole.areas)
    if report.by == "cohort":
        return note
    if any(part.counts["planned"].basis == "records" for part in rollup.parts):
        note += say("status_page", "parts-from-records")
    planned = whole.counts["planned"].value
    itemised = all(part.counts["planned"].basis in ("records", "none") for part in rollup.parts)
    if planned is not None and planned > whole.records and itemised:
        note += say("status_page", "not-by-area", number=planned - whole.records)
    if any(row.kind == "rest" for row in rollup.rows):
        note += say("rollup_page", "rest-rounding" if rollup.rest_is_rounding else "rest-told")
    return note


def _tables(report: StatusReport, rollup: Rollup, labels: Labels, width: int | None) -> list[Table]:
    """All in one table; where several units do not fit on the screen, a table for each."""
    if not rollup.whole.readings:
        keys = [_key(figure, rollup.whole) for figure in _FIGURES]
        if report.rank:
            keys += [key] if (key := _key(report.rank, rollup.whole)) not in keys else []
        choices = [[key for key in keys if key[0] not in left or key[0] == report.rank] for left in _LEFT_OUT]
        for choice in choices:
            table = _table(report, rollup, _told(choice, rollup.rows), labels)
            if fits(table, width):
                break
        return [table]
    keys = _keys(rollup)
    table = _table(report, rollup, keys, labels)
    if fits(table, width):
        return [table]
    apart = [[key for key in keys if key[1] == unit] for unit in UNITS]
    return [_table(report, rollup, some, labels) for some in apart if some]


def _keys(rollup: Rollup) -> list[Key]:
    """What is told side by side, unit by unit."""
    keys = [
        (figure, unit, plan)
        for unit in dict.fromkeys(reading.unit for reading in rollup.whole.readings)
        for figure in _READ
        for plan in _plans(rollup, figure)
    ]
    return _told(keys, rollup.rows)


def _key(figure: str, whole: Status) -> Key:
    unit = "money" if figure in (*_AMOUNTS, "investment_rate") else whole.unit
    return figure, "households" if figure == "survey_rate" else unit, "current"


def _plans(rollup: Rollup, figure: str) -> Sequence[str]:
    """The versions of the plan that a figure is told of; how many have started does not depend on them."""
    plans = tuple(dict.fromkeys(reading.plan for reading in rollup.whole.readings))
    return plans if figure in _OF_PLAN else plans[-1:]


def _told(keys: Sequence[Key], rows: Sequence[Row]) -> list[Key]:
    """The columns in which anything is known."""
    return [key for key in keys if any(_says(row.cells.get(key)) for row in rows)]


def _says(cell: Value | Rate | None) -> bool:
    if isinstance(cell, Rate):
        return cell.ratio is not None or bool(cell.numerator.low and cell.denominator.value)
    return cell is not None and (cell.value is not None or bool(cell.low))


def _table(report: StatusReport, rollup: Rollup, keys: Sequence[Key], labels: Labels) -> Table:
    columns = [Column(labels.text("rollup_page", "rank"), figures=True)] if report.rank else []
    first = f"area_levels.{report.by}"
    name = labels.text("rollup_page", "plan") if report.by in ("cohort", "target") else labels.text("codes", first)
    columns = [Column(name), *columns]
    columns += [Column(_heading(key, rollup, labels), figures=True) for key in keys]
    rows = []
    for i, row in enumerate(rollup.rows):
        cells: list[Cell] = [_name(report, rollup, row, i, labels)]
        cells += ["" if row.rank is None else str(row.rank)] if report.rank else []
        cells += [_cell(row, key, report, labels) for key in keys]
        rows.append(tuple(cells))
    return Table(tuple(columns), tuple(rows))


def _heading(key: Key, rollup: Rollup, labels: Labels) -> str:
    figure, unit, plan = key
    told = labels.text("figures", figure)
    if len({reading.unit for reading in rollup.whole.readings}) > 1:
        told = labels.text("rollup_page", "by-unit", unit=labels.text("rollup_page", unit), figure=told)
    if len(_plans(rollup, figure)) > 1 or plan == "original":
        told = labels.text("rollup_page", f"plan-{plan}", figure=told)
    return told


def _name(report: StatusReport, rollup: Rollup, row: Row, i: int, labels: Labels) -> str:
    say = labels.text
    if report.by == "cohort":
        status = rollup.parts[i]
        target = target_text(status.node.target, labels)
        told = say("rollup_page", "cohort", cohort=status.node.cohort, area=name_of(status), target=target)
        return " ".join(told.split())
    if report.by == "target":
        return target_text(row.name, labels) or say("rollup_page", "annual")
    if row.kind == "whole":
        return say("status_page", "whole")
    if row.kind == "part":
        return row.name or say("phrases", "not-filled-in")
    return say("rollup_page", row.kind, name=row.name)


def _cell(row: Row, key: Key, report: StatusReport, labels: Labels) -> str:
    cell = row.cells.get(key)
    if row.kind == "rest":
        if not isinstance(cell, Value) or cell.value is None:
            return ""
        told = number_text(abs(cell.value), cell.unit, labels)
        return ("−" if cell.value < 0 else "+") + told
    if isinstance(cell, Rate):
        told = rate_text(cell, labels)
        capped = report.cap_label and cell.low is not None and cell.low >= 1
        return told + (labels.text("rollup_page", f"all-{key[0]}") if capped else "")
    if cell is None:
        return ""
    # That it is at least nothing says nothing.
    nothing = cell.value is None and not cell.low and cell.high is None
    return labels.text("phrases", "unknown") if nothing else value_text(cell, labels)
