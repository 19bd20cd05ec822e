"""Printed figures are assertions: each must still follow from the book (rule 10)."""

from __future__ import annotations

from collections.abc import Iterator

from oldcommunity.checks.case import Case, Found, check
from oldcommunity.checks.texts import amount_text
from oldcommunity.checks.totals import PLACES
from oldcommunity.dates import day_text
from oldcommunity.diagnostics import Location
from oldcommunity.figures.prints.verdicts import Verdict
from oldcommunity.figures.values import Rate, Value


@check("OC451")
def not_reproduced(case: Case) -> Iterator[Found]:
    """A published figure follows from the book, by the scope, day and unit that the paper states.

    A print holds if it rounds from the figure, lies within the rounding of what was typed, or follows by another
    unit, plan version or target that the paper does not exclude. One that is known to be wrong stays in the book
    with `expect: not_reproduced`. Figures that rest on files which could not be read are not judged.

    Passes::

        # cohorts/2022.yaml
        cohort: 2022
        plan: [{projects: 22}]
        declared: [{as_of: 2022-03-31, started: {projects: 6}}]
        # published.yaml
        figures:
          - figure: start_rate
            cohort: 2022
            as_of: 2022-03-31
            printed: 27.3%

    Fails::

        # cohorts/2022.yaml
        cohort: 2022
        plan: [{projects: 22}]
        declared: [{as_of: 2022-03-31, started: {projects: 6}}]
        # published.yaml
        figures:
          - figure: start_rate
            cohort: 2022
            as_of: 2022-03-31
            printed: 72.3% # <- OC451
    """
    for verdict in case.verdicts:
        if not verdict.expected and verdict.result == "not_reproduced":
            params = {**_print(verdict), "value": _value_text(verdict.value)}
            yield Found(verdict.print.at, params, _places(verdict))


@check("OC453")
def not_computable(case: Case) -> Iterator[Found]:
    """A published figure can be computed from what the book holds.

    Where it cannot, no plan or declaration gives the number on that day, or only bounds are known. Declare it,
    marked `inferred` where it was worked out, or expect it not to be reproduced.

    Passes::

        # cohorts/2022.yaml
        cohort: 2022
        plan: [{projects: 22}]
        # published.yaml
        figures:
          - {figure: planned, cohort: 2022, as_of: 2022-03-31, printed: 22个}

    Fails::

        # cohorts/2022.yaml
        cohort: 2022
        plan: [{projects: 22}]
        # published.yaml
        figures:
          - figure: start_rate
            cohort: 2022
            as_of: 2022-03-31
            printed: 27.3% # <- OC453
    """
    for verdict in case.verdicts:
        if not verdict.expected and verdict.result == "not_computable":
            yield Found(verdict.print.at, _print(verdict), _places(verdict))


@check("OC452")
def not_among_them(case: Case) -> Iterator[Found]:
    """A project that a paper names among those counted is certainly one of them by its own record.

    Passes::

        # cohorts/2022.yaml
        cohort: 2022
        plan: [{projects: 22}]
        declared: [{as_of: 2022-05-11, started: {projects: 6}}]
        # projects/a.yaml
        id: a
        name: 甲小区
        cohort: 2022
        milestones: [{code: started, met: ../2022-05-11}]
        # published.yaml
        figures:
          - {figure: started, cohort: 2022, as_of: 2022-05-11, printed: 6个, including: [a]}

    Fails::

        # cohorts/2022.yaml
        cohort: 2022
        plan: [{projects: 22}]
        declared: [{as_of: 2022-05-11, started: {projects: 6}}]
        # projects/a.yaml
        id: a
        name: 甲小区
        cohort: 2022
        milestones: [{code: designed, met: 2022-05-11}]
        # published.yaml
        figures:
          - figure: started
            cohort: 2022
            as_of: 2022-05-11
            printed: 6个
            including:
              - a # <- OC452
    """
    named = [(verdict, name, at) for verdict in case.verdicts for name, at in verdict.missing]
    for verdict, name, at in named:
        rows = case.book.rows("SELECT path, place FROM the_project WHERE id = ? ORDER BY path", name)
        if rows:  # a project that is not in the book is an unknown reference
            records = tuple(Location.of(path, place) for path, place in rows)
            yield Found(at, {**_print(verdict), "id": name}, records)


@check("OC454")
def reproduced_after_all(case: Case) -> Iterator[Found]:
    """A figure that is expected not to be reproduced is not.

    Something in the book has changed so that it follows now: either the print was right, or the change is wrong.

    Passes::

        # cohorts/2022.yaml
        cohort: 2022
        plan: [{projects: 22}]
        # published.yaml
        figures:
          - {figure: planned, cohort: 2022, as_of: 2022-03-31, printed: 23个, expect: not_reproduced}

    Fails::

        # cohorts/2022.yaml
        cohort: 2022
        plan: [{projects: 22}]
        # published.yaml
        figures:
          - figure: planned
            cohort: 2022
            as_of: 2022-03-31
            printed: 22个
            expect: not_reproduced # <- OC454
    """
    for verdict in case.verdicts:
        if not verdict.expected and verdict.holds:
            yield Found(verdict.print.expect_at, _print(verdict), (verdict.print.at, *_places(verdict)))


def _print(verdict: Verdict) -> dict[str, str | int]:
    told = verdict.print
    return {"figure": told.figure, "printed": told.printed, "date": day_text(told.day)}


def _value_text(value: Value | Rate) -> str:
    """What a figure comes to now: a number, a range, or a quotient with its percentage."""
    if isinstance(value, Rate):
        top, bottom = _value_text(value.numerator), _value_text(value.denominator)
        percent = value.ratio.percent() if value.ratio else None
        return f"{top}/{bottom} = {percent}%" if percent is not None else f"{top}/{bottom}"
    if value.value is None:
        return "?"
    text = amount_text(value.value, value.unit)
    if value.exact or value.low is None:
        return text
    high = "" if value.high is None else amount_text(value.high, value.unit)
    return f"{text} ({amount_text(value.low, value.unit)}–{high})"


def _places(verdict: Verdict) -> tuple[Location, ...]:
    value = verdict.value
    if isinstance(value, Rate):
        return (*value.numerator.places, *value.denominator.places)[:PLACES]
    return value.places[:PLACES]
