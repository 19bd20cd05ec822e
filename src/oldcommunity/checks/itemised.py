"""What single projects show, against what is declared and planned for all of them (rules 4 and 8)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from oldcommunity.checks.case import Case, Found, check
from oldcommunity.checks.texts import amount_text, name_of
from oldcommunity.checks.totals import PLACES, Total, places, planned, totals_in_turn
from oldcommunity.checks.witnesses import amount_witnesses, witnesses
from oldcommunity.codelists import UNITS
from oldcommunity.dates import day_text
from oldcommunity.diagnostics import Location
from oldcommunity.figures.catalogue import CATALOGUE
from oldcommunity.figures.facts.itemised import Itemised
from oldcommunity.figures.facts.tally import POSSIBLE, STATE_CODES
from oldcommunity.figures.resolve.amounts import Amounts
from oldcommunity.figures.scope.nodes import CohortFile

_COUNTED = ("milestone", "state")
_AMOUNTS = ("money", "survey")
_CANCELLED = STATE_CODES.index("cancelled")


@check("OC422")
def itemised_and_declared(case: Case) -> Iterator[Found]:
    """The projects on record fit into what is declared and planned for all: not more, and no fewer than must be.

    Three things are held against each other. What records certainly show on the day of a declaration is not
    more than was declared. What was declared is not more than the records that may count and the planned
    projects without a record. And from one declaration to the next a cumulative total grows at least by what
    the records say has certainly happened in between. A plan has room for the records that count for it.

    Passes::

        # cohorts/2022.yaml
        cohort: 2022
        plan: [{projects: 22}]
        declared:
          - {as_of: 2022-05-11, started: {projects: 1}}
        # projects/a.yaml
        id: a
        name: 甲小区
        cohort: 2022
        milestones: [{code: started, met: 2022-05-11}]
        # projects/b.yaml
        id: b
        name: 乙小区
        cohort: 2022
        milestones: [{code: started, met: 2022-05}]

    Fails::

        # cohorts/2022.yaml
        cohort: 2022
        plan: [{projects: 22}]
        declared:
          - {as_of: 2022-05-11, started: {projects: 1}} # <- OC422
        # projects/a.yaml
        id: a
        name: 甲小区
        cohort: 2022
        milestones: [{code: started, met: 2022-05-11}]
        # projects/b.yaml
        id: b
        name: 乙小区
        cohort: 2022
        milestones: [{code: started, met: 2022-05-10}]
    """
    for file in case.figures.nodes.files.values():
        yield from _more_than_planned(case, file)
    for total, before in totals_in_turn(case):
        kind = CATALOGUE[total.figure].kind
        if kind in _COUNTED:
            yield from _count_bounds(case, total, before)
        elif kind in _AMOUNTS:
            yield from _amount_bounds(case, total, before)


def _count_bounds(case: Case, total: Total, before: Total | None) -> Iterator[Found]:
    found = _records(case, total, before)
    plan = planned(case, total.file, "projects", total.entry.day)
    seen = partial(witnesses, case, total.file.node, total.figure, total.entry.day)
    if not _complete(plan.value, found):
        if found.yes > total.most:
            yield _off(total, f"≥ {amount_text(found.yes, total.unit)}", seen())
        elif total.unit == "projects" and plan.value is not None:
            unseen = max(plan.value - found.records, 0) + total.out_of_plan
            ceiling = found.yes + found.maybe + unseen
            if total.least > ceiling:
                yield _off(total, f"≤ {ceiling}", plan.places)
    if before and CATALOGUE[total.figure].cumulative and before.least <= total.most < before.least + found.gained:
        grown = amount_text(before.told.low + found.gained, total.unit)
        yield _off(total, f"≥ {grown}", places(before.told.places, seen()))


def _amount_bounds(case: Case, total: Total, before: Total | None) -> Iterator[Found]:
    found = _amounts(case, total, before)
    if found.total - found.slack > total.most and not _all_known(case, total, found):
        seen = amount_witnesses(case, total.file.node, total.figure, total.entry.day)
        yield _off(total, f"≥ {amount_text(found.total, total.unit)}", seen)
    elif before and found.gained:
        grown = before.told.low + found.gained
        if before.least <= total.most < grown - before.told.slack - 2 * found.slack:
            yield _off(total, f"≥ {amount_text(grown, total.unit)}", before.told.places)


def _more_than_planned(case: Case, file: CohortFile) -> Iterator[Found]:
    """Records that count for a plan without room for them; a cancelled project may have left it."""
    groups = [
        group for group in case.figures.recorded.groups(file.node, "cancelled", case.latest, None) if group.in_plan
    ]
    for unit in UNITS:
        plan = case.figures.plans.value(file, unit, case.latest)
        shown = sum(group.sums[unit] for group in groups if group.states[POSSIBLE] != _CANCELLED)
        if plan and plan.value is not None and shown > plan.value + plan.slack:
            params = {
                "figure": name_of("planned", unit),
                "value": amount_text(plan.value, unit),
                "date": day_text(case.latest),
                "bound": f"≥ {amount_text(shown, unit)}",
            }
            yield Found(plan.places[0], params, plan.places[1:PLACES])


@check("OC423")
def records_disagree(case: Case) -> Iterator[Found]:
    """Where every planned project has its record, a declaration says what the records say.

    The records then make the figure, so a declaration that differs on its own day is wrong, or one of them is.

    Passes::

        # cohorts/2022.yaml
        cohort: 2022
        plan: [{projects: 2}]
        declared:
          - {as_of: 2022-05-11, started: {projects: 1}}
        # projects/a.yaml
        id: a
        name: 甲小区
        cohort: 2022
        milestones: [{code: started, met: 2022-04-01}]
        # projects/b.yaml
        id: b
        name: 乙小区
        cohort: 2022
        milestones: [{code: designed, met: 2022-04-01}]

    Fails::

        # cohorts/2022.yaml
        cohort: 2022
        plan: [{projects: 2}]
        declared:
          - {as_of: 2022-05-11, started: {projects: 2}} # <- OC423
        # projects/a.yaml
        id: a
        name: 甲小区
        cohort: 2022
        milestones: [{code: started, met: 2022-04-01}]
        # projects/b.yaml
        id: b
        name: 乙小区
        cohort: 2022
        milestones: [{code: designed, met: 2022-04-01}]
    """
    for total, before in totals_in_turn(case):
        shown = _shown(case, total, before)
        if shown is None:
            continue
        number, slack = shown
        if not total.least - total.out_of_plan - slack <= number <= total.inside.high + total.inside.slack + slack:
            find = witnesses if CATALOGUE[total.figure].kind in _COUNTED else amount_witnesses
            seen = find(case, total.file.node, total.figure, total.entry.day)
            yield _off(total, f"= {amount_text(number, total.unit)}", seen)


def _shown(case: Case, total: Total, before: Total | None) -> tuple[int, int] | None:
    """What complete records show, and how far they round; None where they are not complete."""
    kind = CATALOGUE[total.figure].kind
    if kind in _COUNTED:
        found = _records(case, total, before)
        plan = planned(case, total.file, "projects", total.entry.day)
        return (found.yes, 0) if _complete(plan.value, found) else None
    if kind in _AMOUNTS:
        amounts = _amounts(case, total, before)
        return (amounts.total, amounts.slack) if _all_known(case, total, amounts) else None
    return None


def _records(case: Case, total: Total, before: Total | None) -> Itemised:
    """What the records show on the day of a declaration, and have gained since the one before."""
    then = before.entry.day if before else None
    return case.figures.recorded.itemised(total.figure, total.file.node, total.unit, total.entry.day, then)


def _amounts(case: Case, total: Total, before: Total | None) -> Amounts:
    """The same for money and surveys."""
    then = before.entry.day if before else None
    return case.figures.recorded.amount(total.figure, total.file.node, total.entry.day, then)


def _complete(plan: int | None, found: Itemised) -> bool:
    return plan == found.records > 0 and found.known


def _all_known(case: Case, total: Total, found: Amounts) -> bool:
    plan = planned(case, total.file, "projects", total.entry.day).value
    return plan == found.records == found.known and found.records > 0


def _off(total: Total, bound: str, others: tuple[Location, ...]) -> Found:
    params = {
        "figure": name_of(total.figure, total.unit),
        "value": amount_text(total.told.low, total.unit),
        "date": day_text(total.entry.day),
        "bound": bound,
    }
    return Found(total.at, params, places(total.more_places, others))
