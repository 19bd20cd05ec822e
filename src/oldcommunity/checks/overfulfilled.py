"""More than was planned: a year overfulfilled, or projects counted that lie outside its plan."""

from __future__ import annotations

from collections.abc import Iterator

from oldcommunity.checks.case import Case, Found, check
from oldcommunity.checks.texts import amount_text, name_of
from oldcommunity.checks.totals import STARTED, declarations, out_of_plan, planned, sum_found, units_of
from oldcommunity.codelists import MILESTONES, UNITS
from oldcommunity.figures.resolve.declared import Entry, Told
from oldcommunity.figures.values import Value


@check("OC427")
def more_than_planned(case: Case) -> Iterator[Found]:
    """No more is declared to have been reached than was planned, unless it is told what lies outside the plan.

    A year can be overfulfilled, and rates above 100 % are kept as they are. But mostly there are projects outside
    the plan among those counted, or the plan has been enlarged, or a number is mistyped. Other units than projects
    are looked at only where what is under construction and completed adds up to too much. Where all projects are on
    record, they are held against the number themselves (OC423).

    Passes::

        # cohorts/2022.yaml
        cohort: 2022
        plan: [{projects: 22}]
        declared:
          - as_of: 2022-06-30
            started: {projects: 24}
            out_of_plan: {started: {projects: 2}}

    Fails::

        # cohorts/2022.yaml
        cohort: 2022
        plan: [{projects: 22}]
        declared:
          - as_of: 2022-06-30
            started: {projects: 24} # <- OC427
    """
    for file, entry in declarations(case):
        for unit in units_of(entry):
            plan = planned(case, file, unit, entry.day)
            found = beyond(entry, unit, plan) if plan.value is not None else {}
            # Where the records are all there, they are what counts, and OC423 tells what differs from them.
            if found and case.figures.own(next(iter(found)), file.node, unit, entry.day).basis != "records":
                yield sum_found(found, unit, name_of("planned", unit), amount_text(plan.value or 0, unit), plan.places)


def exceed(named: dict[str, Told], entry: Entry, unit: str, plan: Value) -> bool:
    """Whether numbers that no project shares add up to more than the plan, and what may lie outside it."""
    outside = sum(told.high for figure in named if (told := entry.out_of_plan(figure, unit)))  # is not in `named`
    room = (plan.value or 0) + plan.slack + max(out_of_plan(entry, unit) - outside, 0)
    return sum(told.low - told.slack for told in named.values()) > room


def beyond(entry: Entry, unit: str, plan: Value) -> dict[str, Told]:
    """What has been reached of more than was planned: the largest such stage, or the parts of what has started."""
    told = {
        figure: number
        for part, figure, its_unit in entry.figures()
        if not part and its_unit == unit and figure in MILESTONES and (number := entry.direct(figure, unit))
    }
    over = {figure: number for figure, number in told.items() if exceed({figure: number}, entry, unit, plan)}
    if over and unit == UNITS[0]:
        largest = max(over, key=lambda figure: over[figure].low)
        return {largest: over[largest]}
    parts = {part: number for part in STARTED if (number := entry.find(part, unit, None))}
    return parts if exceed(parts, entry, unit, plan) else {}
