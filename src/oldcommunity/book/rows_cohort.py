"""The rows of a cohort: its plan, the totals declared for it, one row for each number, and their due dates."""

from __future__ import annotations

from collections.abc import Iterator

from oldcommunity.book.rows_common import At, Row, area_columns
from oldcommunity.codelists import MILESTONES, UNITS
from oldcommunity.records.cohort import Cohort, Declaration, Stages
from oldcommunity.records.quantities import Counts


def cohort_rows(record: Cohort, at: At) -> Iterator[Row]:
    """The cohort, its plan versions and its declarations."""
    head = (record.cohort, record.target, *area_columns(record.area), record.areas, at("cohort"), at("areas"))
    yield "cohort", head
    for i, version in enumerate(record.plan):
        start = version.from_.latest if version.from_ else 0
        numbers = [(unit, getattr(version, unit)) for unit in (*UNITS, "budget")]
        known = [(unit, quantity) for unit, quantity in numbers if quantity is not None]
        for unit, quantity in known:
            place = at("plan", i, unit)
            yield "plan", (i, version.batch, start, unit, quantity.value, quantity.slack, place)
        if not known:
            yield "plan", (i, version.batch, start, "", None, None, at("plan", i))
    for i, declaration in enumerate(record.declared):
        yield from _declaration(declaration, i, at)
        yield from _dues(declaration, i, at)


def _dues(declaration: Declaration, i: int, at: At) -> Iterator[Row]:
    """By when those that have not reached a milestone are to reach it."""
    for rank, code in enumerate(MILESTONES if declaration.due is not None else ()):
        told = getattr(declaration.due, code)
        if told is not None:
            head = (i, code, rank, declaration.as_of, told.earliest, told.latest)
            yield "declared_due", (*head, at("declared", i, "due", code), at("declared", i, "as_of"))


def _declaration(declaration: Declaration, i: int, at: At) -> Iterator[Row]:
    def row(part: str, figure: str, unit: str, value: int, slack: int, *path: str) -> Row:
        place = at("declared", i, *path)
        inferred = int(declaration.inferred)
        head = (i, part, figure, unit, declaration.as_of, value, slack, inferred)
        return "declared", (*head, place, at("declared", i, "as_of"))

    def counts(part: str, stages: object, *path: str) -> Iterator[Row]:
        for code in type(stages).model_fields:  # type: ignore[attr-defined]
            told = getattr(stages, code)
            if not isinstance(told, Counts):
                continue
            for unit in UNITS:
                quantity = getattr(told, unit)
                if quantity is not None:
                    yield row(part, code, unit, quantity.value, quantity.slack, *path, code, unit)

    yield from counts("", declaration)
    if declaration.towards is not None:
        yield from counts("towards", declaration.towards, "towards")
    if isinstance(declaration.out_of_plan, Stages):
        yield from counts("out_of_plan", declaration.out_of_plan, "out_of_plan")
    if declaration.invested is not None:
        yield row("", "invested", "money", declaration.invested.value, declaration.invested.slack, "invested")
    if declaration.survey is not None:
        for figure, key in (("survey", "households"), ("agreed", "agreed")):
            quantity = getattr(declaration.survey, key)
            if quantity is not None:
                yield row("", figure, "households", quantity.value, quantity.slack, "survey", key)
