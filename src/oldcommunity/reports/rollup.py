"""Parts of an area as rows: with subtotals, their sum, the whole, what lies between the two, and ranks.

Only parts that cannot overlap are ever added (`parts`), and a sum's rate is the sum of the numerators over the sum
of the denominators.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from oldcommunity.figures.values import Rate, Value, rate_of
from oldcommunity.reports.status import Status, StatusReport

#: A figure, the unit that it is counted in, and the version of the plan: what a column tells.
Key = tuple[str, str, str]
#: What parts can be ranked by.
RANKED = (
    "planned",
    "started",
    "completed",
    "accepted",
    "in_preparation",
    "under_construction",
    "suspended",
    "cancelled",
    "budget",
    "invested",
    "start_rate",
    "completion_rate",
    "investment_rate",
    "survey_rate",
)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a roll-up.

    Attributes:
        kind: `part`, `subtotal`, `sum` (of the parts), `whole`, or `rest` (the whole less the sum).
        name: of the part or subtotal; empty for what names no part.
        rank: its place among the parts, equal ones sharing a place; None where it has none.
        cells: what it comes to.
    """

    kind: str
    name: str
    rank: int | None
    cells: dict[Key, Value | Rate]


@dataclass(frozen=True, slots=True)
class Rollup:
    """The parts of one plan year.

    Attributes:
        whole: the plan year.
        parts: the status of each part.
        rows: what is told, in order.
        rest_is_rounding: the sum differs from the whole by no more than the typed numbers round.
    """

    whole: Status
    parts: tuple[Status, ...]
    rows: tuple[Row, ...]
    rest_is_rounding: bool


def rollups(report: StatusReport) -> list[Rollup]:
    """The parts of each plan year; plan years and targets side by side where these are what is told by."""
    if report.by == "cohort":
        rows = tuple(Row("part", "", None, cells_of(status)) for status in report.cohorts)
        return [Rollup(status, report.cohorts, rows, False) for status in report.cohorts[:1]]
    return [_rollup(report, whole) for whole in report.wholes]


def _rollup(report: StatusReport, whole: Status) -> Rollup:
    parts = tuple(part for part in report.cohorts if _is_of(part, whole, report.by))
    rows = [Row("part", part.label or "", None, cells_of(part)) for part in parts]
    if report.by == "target":
        return Rollup(whole, parts, tuple(rows), False)
    total = Row("sum", "", None, _sum([row.cells for row in rows]))
    all_of_it = Row("whole", "", None, cells_of(whole))
    rest = Row("rest", "", None, dict(_rest(all_of_it.cells, total.cells)))
    closing = [all_of_it]
    named = [part for part in parts if part.label]
    if len(named) > 1 and not _same(total.cells, all_of_it.cells):
        closing = [total, all_of_it, *([rest] if rest.cells else [])]
    if report.rank:
        told = _ranked(rows, (report.rank, _unit_of(report.rank, whole), "current"))
    else:
        told = _with_subtotals(rows, parts, report.subtotals)
    return Rollup(whole, parts, (*told, *closing), bool(rest.cells) and _rounds(rest.cells))


def _is_of(part: Status, whole: Status, by: str) -> bool:
    """Whether a part is one of a plan year's."""
    same = (part.node.cohort, part.node.target) == (whole.node.cohort, whole.node.target)
    if by == "target":
        return (part.node.cohort, part.node.area) == (whole.node.cohort, whole.node.area)
    return same and all(own in (None, name) for own, name in zip(whole.node.area, part.node.area, strict=True))


def cells_of(status: Status) -> dict[Key, Value | Rate]:
    """All that a status tells, by figure, unit and version of the plan."""
    cells: dict[Key, Value | Rate] = {}
    for reading in status.readings:
        cells |= {(key, reading.unit, reading.plan): told for key, told in reading.counts.items()}
        cells |= {(key, reading.unit, reading.plan): told for key, told in reading.rates.items()}
    for key, value in (*status.counts.items(), ("budget", status.budget), ("invested", status.invested)):
        cells.setdefault((key, value.unit, "current"), value)
    for key, rate in status.rates.items():
        cells.setdefault((key, _unit_of(key, status), "current"), rate)
    return cells


def _unit_of(figure: str, status: Status) -> str:
    """The unit of a figure among the cells of a status."""
    own = {"budget": "money", "invested": "money", "investment_rate": "money", "survey_rate": "households"}
    return own.get(figure, status.unit)


def _with_subtotals(rows: Sequence[Row], parts: Sequence[Status], subtotals: Sequence[Status]) -> Iterator[Row]:
    """The parts in order, each area one level up after the last of its parts."""
    ends = {part.within: i for i, part in enumerate(parts) if part.within is not None}
    by_node = {subtotal.node: subtotal for subtotal in subtotals}
    for i, (row, part) in enumerate(zip(rows, parts, strict=True)):
        yield row
        if part.within is not None and ends[part.within] == i:
            # Another plan year or target has subtotals of its own in the same area.
            subtotal = by_node[replace(part.node, area=part.within)]
            yield Row("subtotal", subtotal.label or "", None, cells_of(subtotal))


def _ranked(rows: Sequence[Row], key: Key) -> Iterator[Row]:
    """The parts by what they come to for certain, highest first; equal ones share a place, as in 1, 1, 3."""
    told = [(number, row) for row in rows if row.name and (number := _number(row.cells.get(key))) is not None]
    for number, row in sorted(told, key=lambda one: (-one[0], one[1].name)):
        yield Row(row.kind, row.name, 1 + sum(other > number for other, _ in told), row.cells)
    placed = {row.name for _, row in told}
    yield from (row for row in rows if row.name not in placed)


def _number(cell: Value | Rate | None) -> Fraction | None:
    if isinstance(cell, Rate):
        return cell.ratio.value if cell.ratio else None
    return None if cell is None or cell.value is None else Fraction(cell.value)


def _sum(cells: Sequence[dict[Key, Value | Rate]]) -> dict[Key, Value | Rate]:
    """Each column added up, rates part by part."""
    keys = dict.fromkeys(key for one in cells for key in one)
    return {key: _added([one[key] for one in cells if key in one]) for key in keys}


def _added(column: Sequence[Value | Rate]) -> Value | Rate:
    rates = [cell for cell in column if isinstance(cell, Rate)]
    if rates:
        return rate_of(total_of([rate.numerator for rate in rates]), total_of([rate.denominator for rate in rates]))
    return total_of([cell for cell in column if isinstance(cell, Value)])


def total_of(values: Sequence[Value]) -> Value:
    """The sum of values that do not overlap: exact if all are known, else a lower bound."""
    known = all(value.value is not None for value in values)
    highs = [value.high for value in values]
    return Value(
        sum(value.value or 0 for value in values) if known else None,
        sum(value.low or 0 for value in values),
        None if None in highs else sum(high or 0 for high in highs),
        values[0].unit,
        "areas" if known else "none",
        inferred=any(value.inferred for value in values),
        slack=sum(value.slack for value in values),
        itemised=sum(value.itemised or 0 for value in values),
        records=sum(value.records for value in values),
    )


def _same(one: dict[Key, Value | Rate], other: dict[Key, Value | Rate]) -> bool:
    """Whether two rows tell the same numbers."""
    return all(
        (mine.value, mine.low, mine.high) == (yours.value, yours.low, yours.high)
        for key, mine in one.items()
        if isinstance(mine, Value) and isinstance(yours := other.get(key), Value)
    )


def _rest(whole: dict[Key, Value | Rate], total: dict[Key, Value | Rate]) -> Iterator[tuple[Key, Value]]:
    """What the whole has and its parts together have not, exactly, in the columns in which both are known."""
    for key, told in whole.items():
        added = total.get(key)
        if isinstance(told, Rate) or not isinstance(added, Value) or not (told.exact and added.exact):
            continue
        difference = (told.value or 0) - (added.value or 0)
        if difference:
            yield key, Value(difference, difference, difference, told.unit, "none", slack=told.slack + added.slack)


def _rounds(cells: dict[Key, Value | Rate]) -> bool:
    """Whether all that is left over is what the typed numbers round."""
    return all(isinstance(cell, Value) and abs(cell.value or 0) <= cell.slack for cell in cells.values())
