"""More invested in a project than its budget."""

from __future__ import annotations

from collections.abc import Iterator

from oldcommunity.checks.case import Case, Found, check
from oldcommunity.checks.plausible import OVERRUN
from oldcommunity.dates import day_text
from oldcommunity.diagnostics import Location
from oldcommunity.money import money_text


@check("OC437")
def over_budget(case: Case) -> Iterator[Found]:
    """A project has no more invested than its budget, beyond rounding.

    Overspending happens; a digit too many happens more often. More than three times the budget is OC431.

    Passes::

        # projects/a.yaml
        id: a
        name: 甲小区
        cohort: 2022
        budget: 620万元
        milestones: [{code: started, met: 2022-03-15}]
        progress: [{as_of: 2022-05-31, invested: 620万元}]

    Fails::

        # projects/a.yaml
        id: a
        name: 甲小区
        cohort: 2022
        budget: 620万元
        milestones: [{code: started, met: 2022-03-15}]
        progress: [{as_of: 2022-05-31, invested: 930万元}] # <- OC437
    """
    rows = case.book.rows(
        "SELECT p.path, min(g.day), g.invested, g.invested_place, p.budget, p.budget_place FROM the_project p "
        "JOIN main.progress g USING (content) "
        "WHERE g.invested - g.invested_slack > p.budget + coalesce(p.rounding ->> 'budget', 0) "
        f"AND p.invested <= p.budget * {OVERRUN} GROUP BY p.path ORDER BY p.path"
    )
    for path, day, invested, place, budget, before in rows:
        params = {"value": money_text(invested), "date": day_text(day), "budget": money_text(budget)}
        yield Found(Location.of(path, place), params, (Location.of(path, before),))
