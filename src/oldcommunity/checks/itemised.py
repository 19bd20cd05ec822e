"""What single projects show, against what is declared and planned for all of them (rules 4 and 8)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from oldcommunity.checks.case import Case, Found, check
from oldcommunity.checks.texts import amount_text, name_of
from oldcommunity.checks.totals import PLACES, Total, places, planned, totals_in_turn
from oldcommunity.checks.witnesses import amount_witnesses, witnesses
from oldcommunity.codelists import MILESTONES, UNITS
from oldcommunity.dates import day_text
from oldcommunity.diagnostics import Location
from oldcommunity.figures.catalogue import CATALOGUE
from oldcommunity.figures.facts.itemised import Itemised
from oldcommunity.figures.facts.tally import POSSIBLE, STATE_CODES, Group
from oldcommunity.figures.resolve.amounts import Amounts
from oldcommunity.figures.scope.nodes import CohortFile

_COUNTED = ("milestone", "state")
_AMOUNTS = ("money", "survey")
_CANCELLED = STATE_CODES.index("cancelled")
#: What a year may have more of than was planned.
_MAY_EXCEED = (*MILESTONES, "under_construction")


@check("OC422")
def itemised_and_declared(case: Case) -> Iterator[Found]:
    """The projects on record fit into what is declared and planned for all: not more, and no fewer than must be.

    Three things are held against each other. What records certainly show on the day of a declaration is not
    more than was declared. What was declared is not more than the records that may count and the planned
    projects without a record; where it is more than planned altogether, that is OC427. And from one declaration
    to the next a cumulative total grows at least by what the records say has certainly happened in between. A
    plan has room for the records that count for it. What is told as out of plan is taken away first.

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
        if file.node.cohort not in case.doubled:
            yield from _more_than_planned(case, file)
    for total, before in totals_in_turn(case):
        if total.file.node.cohort in case.doubled:
            continue
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
        if found.yes > total.most and found.yes - _rounding(case, total) > total.most:
            yield _off(total, f"≥ {amount_text(found.yes, total.unit)}", seen())
        elif total.unit == "projects" and plan.value is not None:
            ceiling = found.yes + found.maybe + max(plan.value - found.records, 0)
            # More than planned is another matter (OC427): those beyond the plan need no record.
            limit = plan.value + plan.slack if total.figure in _MAY_EXCEED else total.least
            if ceiling < total.least <= limit:
                yield _off(total, f"≤ {ceiling}", plan.places)
    if before and CATALOGUE[total.figure].cumulative and before.least <= total.most:
        least = before.least + found.gained
        if total.most < least and total.most < least - _rounding(case, total):
            grown = amount_text(before.inside.low + found.gained, total.unit)
            yield _off(total, f"≥ {grown}", places((before.at, *before.more_places), seen()))


def _amount_bounds(case: Case, total: Total, before: Total | None) -> Iterator[Found]:
    found = _amounts(case, total, before)
    if found.total - found.slack > total.most and not _all_known(case, total, found):
        seen = amount_witnesses(case, total.file.node, total.figure, total.entry.day)
        yield _off(total, f"≥ {amount_text(found.total, total.unit)}", seen)
    elif before and found.gained:
        grown = before.inside.low + found.gained
        if before.least <= total.most < grown - before.inside.slack - 2 * found.slack:
            yield _off(total, f"≥ {amount_text(grown, total.unit)}", (before.at, *before.more_places))


def _more_than_planned(case: Case, file: CohortFile) -> Iterator[Found]:
    """Records that count for a plan without room for them; a cancelled project may have left it."""
    groups = [
        group for group in case.figures.recorded.groups(file.node, "cancelled", case.latest, None) if group.in_plan
    ]
    for unit in UNITS:
        plan = case.figures.plans.value(file, unit, case.latest)
        shown = _stay(groups, unit)
        if plan is None or plan.value is None:
            continue
        room = plan.value + plan.slack
        if shown > room and shown > room + _rounds(case, file, unit):
            params = {
                "figure": name_of("planned", unit),
                "value": amount_text(plan.value, unit),
                "date": day_text(case.latest),
                "bound": f"≥ {amount_text(shown, unit)}",
            }
            yield Found(plan.places[0], params, plan.places[1:PLACES])


def _stay(groups: Iterable[Group], unit: str) -> int:
    """The sum of those that cannot have been cancelled."""
    return sum(group.sums[unit] for group in groups if group.states[POSSIBLE] != _CANCELLED)


def _rounds(case: Case, file: CohortFile, unit: str) -> int:
    """How far the sizes round that records state."""
    return 0 if unit == UNITS[0] else _stay(case.figures.recorded.roundings(file.node, "cancelled", case.latest), unit)


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
        if shown is None or total.file.node.cohort in case.doubled:
            continue
        number, slack = shown
        if not total.least - slack <= number <= total.most + slack:
            find = witnesses if CATALOGUE[total.figure].kind in _COUNTED else amount_witnesses
            seen = find(case, total.file.node, total.figure, total.entry.day)
            yield _off(total, f"= {amount_text(number, total.unit)}", seen)


def _shown(case: Case, total: Total, before: Total | None) -> tuple[int, int] | None:
    """What complete records show, and how far they round; None where they are not complete."""
    kind = CATALOGUE[total.figure].kind
    if kind in _COUNTED:
        found = _records(case, total, before)
        plan = planned(case, total.file, "projects", total.entry.day)
        return (found.yes, _rounding(case, total)) if _complete(plan.value, found) else None
    if kind in _AMOUNTS:
        amounts = _amounts(case, total, before)
        return (amounts.total, amounts.slack) if _all_known(case, total, amounts) else None
    return None


def _records(case: Case, total: Total, before: Total | None) -> Itemised:
    """What the records show on the day of a declaration, and have gained since the one before."""
    then = before.entry.day if before else None
    return case.figures.itemised(total.figure, total.file.node, total.unit, total.entry.day, then)


def _rounding(case: Case, total: Total) -> int:
    """How far the sizes of the records round that count for a total."""
    return case.figures.recorded.rounding(total.figure, total.file.node, total.unit, total.entry.day)


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
        "value": total.text,
        "date": day_text(total.entry.day),
        "bound": bound,
    }
    return Found(total.at, params, places(total.more_places, others))
