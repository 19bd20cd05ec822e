"""The totals declared for a cohort, against each other and against the plan."""

from __future__ import annotations

from collections.abc import Iterator

from oldcommunity.checks.case import Case, Found, check
from oldcommunity.checks.dates import RESTS_ON
from oldcommunity.checks.overfulfilled import beyond, exceed
from oldcommunity.checks.texts import amount_text, date_text, name_of
from oldcommunity.checks.totals import (
    STARTED,
    Total,
    declarations,
    places,
    planned,
    sum_found,
    totals_in_turn,
    units_of,
)
from oldcommunity.codelists import STATES
from oldcommunity.dates import day_text
from oldcommunity.diagnostics import Location
from oldcommunity.figures.catalogue import CATALOGUE
from oldcommunity.figures.resolve.declared import Entry, Told
from oldcommunity.figures.scope.nodes import CohortFile

#: When these are told, the states not named are taken as 0.
_MAIN_STATES = ("in_preparation", "under_construction", "completed")


@check("OC421")
def states_and_plan(case: Case) -> Iterator[Found]:
    """The states of one declaration add up to the plan, and no stage has more projects than the one it rests on.

    Preparation, under construction and completed, with suspended and cancelled where they are told, make the
    plan in force on that day, give or take rounding and what is told as out of plan. Where not all three are
    told, they only must not exceed it; where more have started than were planned, that is OC427. Within one
    declaration, completed and under construction are among those started, accepted among those completed.

    Passes::

        # cohorts/2021.yaml
        cohort: 2021
        plan: [{projects: 42}]
        declared:
          - as_of: 2022-05-11
            completed: {projects: 33}
            under_construction: {projects: 8}
            suspended: {projects: 1}

    Fails::

        # cohorts/2021.yaml
        cohort: 2021
        plan: [{projects: 42}]
        declared:
          - as_of: 2022-05-11
            completed: {projects: 34} # <- OC421
            under_construction: {projects: 8}
            suspended: {projects: 1}
    """
    for file, entry in declarations(case):
        for unit in units_of(entry):
            yield from _against_plan(case, file, entry, unit)
            yield from _inside(entry, unit)


def _against_plan(case: Case, file: CohortFile, entry: Entry, unit: str) -> Iterator[Found]:
    plan = planned(case, file, unit, entry.day)
    named = {state: told for state in STATES if (told := entry.find(state, unit, None))}
    if plan.value is None or not named:
        return
    short = sum(told.low + told.slack for told in named.values()) < plan.value - plan.slack
    exceeds = exceed(named, entry, unit, plan) and not beyond(entry, unit, plan)
    if exceeds or (short and all(state in named for state in _MAIN_STATES)):
        yield sum_found(named, unit, name_of("planned", unit), amount_text(plan.value, unit), plan.places)


def _inside(entry: Entry, unit: str) -> Iterator[Found]:
    """What one declaration gives to a stage and to one that it rests on."""
    for later, befores in RESTS_ON.items():
        for earlier in befores:
            told = entry.part("", earlier, unit)
            parts = STARTED if (later, earlier) == ("completed", "started") else (later,)
            named = {part: number for part in parts if (number := entry.part("", part, unit))}
            if told and named and sum(part.low - part.slack for part in named.values()) > told.high + told.slack:
                yield sum_found(named, unit, name_of(earlier, unit), amount_text(told.low, unit), told.places)


@check("OC424")
def declared_falls(case: Case) -> Iterator[Found]:
    """A cumulative total does not fall from one declaration to the next while the plan stays.

    Started, completed and the other milestones, money and surveys only grow, rounding aside; a new version of
    the plan may take projects out. What is told as out of plan is taken away first.

    Passes::

        # cohorts/2022.yaml
        cohort: 2022
        declared:
          - {as_of: 2022-03-31, invested: 4500万元}
          - {as_of: 2022-05-11, invested: 0.45亿元}

    Fails::

        # cohorts/2022.yaml
        cohort: 2022
        declared:
          - {as_of: 2022-03-31, started: {projects: 6}}
          - {as_of: 2022-05-11, started: {projects: 5}} # <- OC424
    """
    for total, before in totals_in_turn(case):
        falls = before is not None and CATALOGUE[total.figure].cumulative and total.most < before.least
        if before and falls and _same_plan(case, before, total):
            params = {
                "figure": name_of(total.figure, total.unit),
                "value": total.text,
                "date": day_text(total.entry.day),
                "before": before.text,
                "before_date": day_text(before.entry.day),
            }
            yield Found(total.at, params, places((before.at, *before.more_places), total.more_places))


def _same_plan(case: Case, before: Total, after: Total) -> bool:
    days = (before.entry.day, after.entry.day)
    versions = ({planned(case, after.file, unit, day).value for day in days} for unit in {"projects", after.unit})
    return all(len(version) == 1 for version in versions)


@check("OC426")
def declared_twice(case: Case) -> Iterator[Found]:
    """One number of one day is told once, or twice alike.

    Preparation is the sum of what is told under `towards`; two declarations of one day agree on what both give,
    and so do two events of one fund with the same status and date.

    Passes::

        # cohorts/2022.yaml
        cohort: 2022
        declared:
          - as_of: 2022-05-11
            in_preparation: {projects: 16}
            towards: {drawn: {projects: 12}, tendered: {projects: 4}}

    Fails::

        # cohorts/2022.yaml
        cohort: 2022
        declared:
          - as_of: 2022-05-11
            in_preparation: {projects: 16} # <- OC426
            towards: {drawn: {projects: 12}}
    """
    first: dict[tuple[str, int, str, str, str], Told] = {}
    for file, entry in declarations(case):
        for part, figure, unit in entry.figures():
            told = entry.part(part, figure, unit)
            before = first.setdefault((file.path, entry.day, part, figure, unit), told) if told else None
            if told and before and _differ(told, before):
                name = name_of(f"{part}.{figure}" if part else figure, unit)
                yield _twice(name, unit, entry.day, told, before)
        for unit in units_of(entry):
            told = entry.part("", "in_preparation", unit)
            added = entry.preparing(unit)
            if told and added and _differ(told, added):
                yield _twice(name_of("in_preparation", unit), unit, entry.day, told, added)
    yield from _funds_twice(case)


def _differ(one: Told, other: Told) -> bool:
    return abs(one.low - other.low) > one.slack + other.slack


def _twice(name: str, unit: str, day: int, told: Told, other: Told) -> Found:
    params = {
        "figure": name,
        "date": day_text(day),
        "value": amount_text(told.low, unit),
        "other": amount_text(other.low, unit),
    }
    return Found(told.places[0], params, other.places)


def _funds_twice(case: Case) -> Iterator[Found]:
    for path, status, lo, hi, amount, place, before, before_place in case.book.rows(
        "SELECT a.path, a.status, a.lo, a.hi, b.amount, b.place, a.amount, a.place FROM the_fund_event a "
        "JOIN main.fund_event b ON b.content = a.content AND b.fund = a.fund AND b.status = a.status "
        "AND b.lo = a.lo AND b.hi = a.hi AND b.item > a.item "
        "WHERE abs(a.amount - b.amount) > a.slack + b.slack ORDER BY a.path, b.place"
    ):
        params = {
            "figure": status,
            "date": date_text(lo, hi),
            "value": amount_text(amount, "money"),
            "other": amount_text(before, "money"),
        }
        yield Found(Location.of(path, place), params, (Location.of(path, before_place),))
