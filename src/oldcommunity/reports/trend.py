"""A figure period by period: its value on the last day of each, and how it has moved since the one before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import product
from typing import Any

from oldcommunity.book import Book
from oldcommunity.dates import LONG_AGO
from oldcommunity.figures.catalogue import CATALOGUE
from oldcommunity.figures.resolve.resolving import Figures
from oldcommunity.figures.resolve.series import figures_on
from oldcommunity.figures.scope.areas import Area, is_inside, narrowest
from oldcommunity.figures.scope.nodes import Node, project_condition
from oldcommunity.figures.values import Rate, Value
from oldcommunity.reports.context import Context
from oldcommunity.reports.parts import Part, parts_of

__all__ = ["PERIODS", "TRENDS", "Point", "Series", "TrendReport", "narrowest", "trend_report"]

#: How long a period may be, in months.
PERIODS = {"month": 1, "quarter": 3}
#: The kinds of figures of which a trend is told: those that are resolved for a plan year and an area.
_KINDS = ("plan", "milestone", "state", "money", "survey", "rate")
TRENDS = tuple(key for key, definition in CATALOGUE.items() if definition.kind in _KINDS)


@dataclass(frozen=True, slots=True)
class Point:
    """A figure at the end of a period.

    Attributes:
        period: `2022-03` or `2022Q1`.
        day: its last day, or the last day asked about where the period is not over.
        over: the period is over by that day.
        value: what the figure comes to.
        change: what it is more than a period before, exactly; for a rate of 1. None where either is not known.
    """

    period: str
    day: int
    over: bool
    value: Value | Rate
    change: Fraction | None


@dataclass(frozen=True, slots=True)
class Series:
    """The points of one plan year, or of one part of an area.

    Attributes:
        node: plan year, area and target.
        label: the name of the part; None for a whole plan year, empty for what names no part.
        unit: the unit that is counted in.
        whole: what the figure can come to as far as it is planned; None where that is not known, and for rates.
        points: in the order of time.
    """

    node: Node
    label: str | None
    unit: str
    whole: int | None
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class TrendReport:
    """How a figure has moved.

    Attributes:
        context: of which book, to which day.
        figure: its key.
        every: one of `PERIODS`.
        by: `cohort`, or the level of the parts that are told.
        plan: `current` or `original`: the version that a rate is of.
        series: one for each plan year, or each part of one.
    """

    context: Context
    figure: str
    every: str
    by: str
    plan: str
    series: tuple[Series, ...]

    @property
    def numerator(self) -> str:
        """For a rate, the figure that is divided."""
        return CATALOGUE[self.figure].numerator

    @property
    def denominator(self) -> str:
        """For a rate, the figure that divides."""
        return CATALOGUE[self.figure].denominator


def trend_report(figures: Figures, context: Context, figure: str, **asked: Any) -> TrendReport:
    """One figure at the end of each period; what can be asked is what `trend_reports` takes."""
    return trend_reports(figures, context, (figure,), **asked)[0]


def trend_reports(
    figures: Figures,
    context: Context,
    wanted: Sequence[str],
    *,
    every: str = "month",
    since: int | None = None,
    cohort: int | None = None,
    area: Area | None = None,
    target: str | None = None,
    by: str = "cohort",
    unit: str | None = None,
    plan: str = "current",
    newest: int | None = None,
) -> tuple[TrendReport, ...]:
    """Figures at the end of each period up to the context's day, all from the same look at the book.

    Args:
        figures: the figures of the book.
        context: what the report says about itself; its day is the last that is asked about.
        wanted: some of `TRENDS`.
        every: one of `PERIODS`.
        since: a day of the first period; without it, each plan begins with its own first dated fact.
        cohort: one plan year only.
        area: one area only.
        target: the second plan to tell instead of the annual plan.
        by: tell each plan year as a whole (`cohort`) or by the parts of its area at a level.
        unit: count in this unit instead of the first in which something is planned.
        plan: `current` or `original`.
        newest: only so many of the newest plan years.
    """
    nodes = figures.nodes.tops() if area is None else figures.nodes.within(area)
    nodes = _of_target([node for node in nodes if cohort in (None, node.cohort)], target)
    if newest is not None:
        years = sorted({node.cohort for node in nodes})[-newest:]
        nodes = [node for node in nodes if node.cohort in years]
    parts: list[tuple[Part, list[int]]] = []
    for node in nodes:
        first = since if since is not None else _first_fact(figures, [node])
        days = list(_ends(first if first is not None else context.day, context.day, PERIODS[every]))
        parts += [(part, days) for part in ([Part(node, None)] if by == "cohort" else parts_of(figures, node, by))]
    every_day = sorted({day for _, days in parts for day in days}) or [context.day]
    shared = figures_on(figures.book, every_day, [part.node.area for part, _ in parts])
    return tuple(
        TrendReport(context, figure, every, by, plan, tuple(_series(shared, figure, parts, every, unit, plan)))
        for figure in wanted
    )


def _series(
    shared: Figures,
    figure: str,
    parts: Sequence[tuple[Part, list[int]]],
    every: str,
    unit: str | None,
    plan: str,
) -> Iterator[Series]:
    """A figure of each part of which anything is known, on the days of its own plan."""
    for part, days in parts:
        counted = unit or shared.unit(part.node, days[-1])
        values = [_value(shared, figure, part.node, counted, day, plan) for day in days]
        if any(_known(value) for value in values):
            whole = _whole(shared, figure, part.node, counted, days, plan)
            yield Series(part.node, part.label, counted, whole, tuple(_points(days, values, every)))


def _of_target(nodes: Sequence[Node], target: str | None) -> list[Node]:
    """The nodes of a second plan; where it has no file of its own, those of the annual plan seen by it."""
    own = [node for node in nodes if node.target == target]
    told = {node.cohort for node in own}
    return own + [replace(node, target=target) for node in nodes if node.target is None and node.cohort not in told]


def _value(figures: Figures, figure: str, node: Node, unit: str, day: int, plan: str) -> Value | Rate:
    if CATALOGUE[figure].kind == "rate":
        return figures.rate(figure, node, unit, day, plan)
    return figures.value(figure, node, unit, day, plan)


def _whole(figures: Figures, figure: str, node: Node, unit: str, days: Sequence[int], plan: str) -> int | None:
    """The most that was planned of what a figure counts."""
    kind = CATALOGUE[figure].kind
    if kind == "rate":
        return None
    of = "budget" if kind == "money" or figure == "budget" else "planned"
    counted = "households" if kind == "survey" else unit
    return max((figures.value(of, node, counted, day, plan).value or 0 for day in days), default=0) or None


def _known(value: Value | Rate) -> bool:
    """Whether anything can be told of a figure."""
    if isinstance(value, Rate):
        return value.denominator.value is not None and _known(value.numerator)
    return value.value is not None or bool(value.low) or bool(value.records)


def _points(days: Sequence[int], values: Sequence[Value | Rate], every: str) -> Iterator[Point]:
    before: Fraction | None = None
    for day, value in zip(days, values, strict=True):
        now = _number(value)
        # Between values of which either may be more, "no change" would say too much.
        exact = value.low == value.high
        change = None if now is None or before is None or not exact else now - before
        yield Point(_period(day, every), day, day == _end(dt.date.fromordinal(day), PERIODS[every]), value, change)
        before = now if exact else None


def _number(value: Value | Rate) -> Fraction | None:
    if isinstance(value, Rate):
        return value.ratio.value if value.ratio else None
    return None if value.value is None else Fraction(value.value)


def _period(day: int, every: str) -> str:
    date = dt.date.fromordinal(day)
    return f"{date.year}Q{(date.month + 2) // 3}" if every == "quarter" else f"{date.year}-{date.month:02d}"


def _end(date: dt.date, months: int) -> int:
    """The last day of the period that holds a day."""
    following = date.year * 12 + (date.month - 1) // months * months + months
    return dt.date(following // 12, following % 12 + 1, 1).toordinal() - 1


def _ends(first: int, last: int, months: int) -> Iterator[int]:
    """The last day of each period from one that holds a day, and the last day asked about instead of a later one."""
    day = _end(dt.date.fromordinal(min(first, last)), months)
    while day < last:
        yield day
        day = _end(dt.date.fromordinal(day + 1), months)
    yield last


def _first_fact(figures: Figures, nodes: Sequence[Node]) -> int | None:
    """The first day on which anything is known to have happened in some plan years and areas."""
    found = [_first_of_records(figures.book, node) for node in nodes]
    for (other, file), node in product(figures.nodes.files.items(), nodes):
        if (other.cohort, other.target) == (node.cohort, node.target) and is_inside(other.area, node.area):
            found += [entry.day for entry in figures.declarations.of(file)]
    return min((day for day in found if day is not None), default=None)


def _first_of_records(book: Book, node: Node) -> int | None:
    """The first dated fact of any record; what happened on a day or before counts from that day."""
    where, named = project_condition(node)
    rows = book.rows(
        f"SELECT min(day) FROM (SELECT min(iif(m.lo = {LONG_AGO}, m.hi, m.lo)) AS day FROM the_project p "
        f"JOIN main.milestone m ON m.content = p.content WHERE {where} "
        f"UNION ALL SELECT min(g.day) FROM the_project p JOIN main.progress g ON g.content = p.content WHERE {where} "
        f"UNION ALL SELECT min(p.survey_day) FROM the_project p WHERE {where})",
        **named,
    )
    return None if rows[0][0] is None else int(rows[0][0])
