"""Numbers that are improbable: a slipped 万, a square metre for ten thousand, a house too new for the programme."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

from oldcommunity.checks.case import Case, Found, check
from oldcommunity.checks.texts import amount_text
from oldcommunity.dates import day_text
from oldcommunity.diagnostics import Location
from oldcommunity.money import money_text

#: So many times the budget may be invested before it looks like a slipped 万.
OVERRUN = 3
#: Houses built after this year are not what the programme is for (城镇老旧小区: 2000 年底前建成).
_LAST_YEAR = 2000
#: A renovation keeps within so many years of its plan year, its schedule, and the other plan years of the book.
_YEARS = 5

#: The most that each project says was invested, and what each part of a plan says of money or area.
_PROJECT_INVESTED = """
(SELECT p.path, p.households, p.households_place, p.budget, p.budget_place, max(g.invested) AS invested,
    g.invested_place FROM the_project p JOIN main.progress g USING (content) GROUP BY p.path)"""
_PLANNED = """
(SELECT b.path, h.value AS households, h.place AS households_place, b.value AS {0}, b.place AS {0}_place
    FROM the_plan b JOIN main.plan h ON h.content = b.content AND h.item = b.item AND h.unit = 'households'
    WHERE b.unit = '{0}')"""


@check("OC431")
def money_plausibility(case: Case) -> Iterator[Found]:
    """Money per household is neither tiny nor huge, and not far more is invested than was planned.

    Both come from a slipped 万. The bounds are `thresholds.household_money_low` and `household_money_high` of
    `book.yaml`; more than three times the planned investment is improbable.

    Passes::

        # projects/a.yaml
        id: a
        name: 甲小区
        cohort: 2022
        households: 412
        budget: 620万元

    Fails::

        # projects/a.yaml
        id: a
        name: 甲小区
        cohort: 2022
        households: 412
        budget: 620元 # <- OC431
    """
    thresholds = case.book.settings.thresholds
    bounds = {"low": thresholds.household_money_low, "high": thresholds.household_money_high}
    for source, column, lowest in (
        ("the_project", "budget", bounds["low"]),
        (_PLANNED.format("budget"), "budget", bounds["low"]),
        (_PROJECT_INVESTED, "invested", 0),
    ):
        yield from _per_household(case, source, column, (lowest, bounds["high"]), money_text)
    for path, invested, place, budget, before in case.book.rows(
        f"SELECT path, invested, invested_place, budget, budget_place FROM {_PROJECT_INVESTED} "
        f"WHERE invested > budget * {OVERRUN} UNION ALL {_DECLARED_INVESTED} ORDER BY 1, 3"
    ):
        params = {"figure": "invested", "value": money_text(invested), "other": "budget", "base": money_text(budget)}
        yield Found(Location.of(path, place), params, (Location.of(path, before),))


#: Declared money against the largest budget that any version of the plan names.
_DECLARED_INVESTED = f"""
SELECT d.path, d.value, d.place, max(b.value) AS budget, b.place FROM the_declared d
JOIN main.plan b ON b.content = d.content AND b.unit = 'budget' AND b.batch IS NULL
WHERE d.figure = 'invested' AND d.part = '' GROUP BY d.path, d.item HAVING d.value > max(b.value) * {OVERRUN}"""


@check("OC432")
def area_plausibility(case: Case) -> Iterator[Found]:
    """Floor area per household is that of a flat, not of a cupboard or a palace.

    Outside `thresholds.household_area_low` and `household_area_high` of `book.yaml` a 万 has slipped, or a unit.

    Passes::

        # projects/a.yaml
        id: a
        name: 甲小区
        cohort: 2022
        households: 412
        floor_area: 3.2万平方米

    Fails::

        # projects/a.yaml
        id: a
        name: 甲小区
        cohort: 2022
        households: 412
        floor_area: 3.2平方米 # <- OC432
    """
    thresholds = case.book.settings.thresholds
    bounds = (thresholds.household_area_low, thresholds.household_area_high)
    for source in ("the_project", _PLANNED.format("floor_area")):
        yield from _per_household(case, source, "floor_area", bounds, lambda value: amount_text(value, "floor_area"))


def _per_household(
    case: Case, source: str, column: str, bounds: tuple[int, int], text: Callable[[int], str]
) -> Iterator[Found]:
    """Amounts that lie outside the bounds for one household; nothing is divided, so nothing is rounded."""
    low, high = bounds
    rows = case.book.rows(
        f"SELECT path, {column}, {column}_place, households, households_place FROM {source} "
        f"WHERE households > 0 AND ({column} < households * ? OR {column} > households * ?) ORDER BY path, 3",
        low,
        high,
    )
    for path, value, place, households, before in rows:
        params = {"figure": column, "value": text(value), "other": "households", "base": str(households)}
        yield Found(Location.of(path, place), params, (Location.of(path, before),))


@check("OC434")
def built_after_2000(case: Case) -> Iterator[Found]:
    """Old communities are those built by the end of 2000.

    The programme allows few exceptions; waive the warning for one that was approved.

    Passes::

        # projects/a.yaml
        id: a
        name: 甲小区
        cohort: 2022
        built_year: 2000

    Fails::

        # projects/a.yaml
        id: a
        name: 甲小区
        cohort: 2022
        built_year: 2004 # <- OC434
    """
    rows = case.book.rows(
        "SELECT path, built_year, built_place FROM the_project WHERE built_year > ? ORDER BY path", _LAST_YEAR
    )
    for path, year, place in rows:
        yield Found(Location.of(path, place), {"year": year, "limit": _LAST_YEAR})


@check("OC435")
def far_off_year(case: Case) -> Iterator[Found]:
    """Years keep near each other: the plan years of a book, and the dates of a project its plan year and schedule.

    A milestone or a report is not more than five years away from the plan year, nor a milestone from the day on
    which it was due; a plan year is not more than five years after today, nor after or before all others.

    Passes::

        # projects/a.yaml
        id: a
        name: 甲小区
        cohort: 2020
        milestones: [{code: completed, due: 2020-12-31, met: 2021-06-30}]

    Fails::

        # projects/a.yaml
        id: a
        name: 甲小区
        cohort: 2022
        milestones:
          - {code: started, met: 2012-03-20} # <- OC435
          - {code: completed, due: 2032-10-31} # <- OC435
        # projects/b.yaml
        id: b
        name: 乙小区
        cohort: 2042 # <- OC435
    """
    lone = _lone_years(case)
    for path, cohort, place in case.book.rows(
        "SELECT path, cohort, cohort_place FROM the_project WHERE cohort IS NOT NULL "
        "UNION ALL SELECT path, cohort, place FROM the_cohort ORDER BY 1, 3"
    ):
        if cohort in lone:
            params = {"given": str(cohort), "other": lone[cohort]}
            yield Found(Location.of(path, place), params)
    for path, day, place, due, due_place, cohort, cohort_place in case.book.rows(
        _FAR_DATES, years=_YEARS, today=case.today
    ):
        near = Location.of(path, cohort_place) if due is None else Location.of(path, due_place)
        if cohort not in lone or due is not None:
            params = {"given": day_text(day), "other": str(cohort) if due is None else day_text(due)}
            yield Found(Location.of(path, place), params, (near,))


def _lone_years(case: Case) -> dict[int, str]:
    """Plan years far from all others, or from today, each with the year that it should be near."""
    years = sorted(
        year
        for (year,) in case.book.rows(
            "SELECT cohort FROM the_project WHERE cohort IS NOT NULL UNION SELECT cohort FROM the_cohort"
        )
    )
    now = dt.date.fromordinal(case.today).year
    lone = {year: str(now) for year in years if year > now + _YEARS}
    rest = [year for year in years if year not in lone]
    for year in rest:
        nearest = min((abs(year - other), other) for other in rest if other != year) if len(rest) > 1 else (0, year)
        if nearest[0] > _YEARS and len(rest) > 2:
            lone[year] = str(nearest[1])
    return lone


#: Days that lie far from the day on which something was due, or else from the middle of the plan year.
_FAR_DATES = """
WITH told AS (
    SELECT p.path, m.hi AS day, m.met_place AS place, m.due, m.due_place, p.cohort, p.cohort_place
        FROM the_project p JOIN main.milestone m USING (content) WHERE m.hi <= :today
    UNION ALL SELECT p.path, m.due, m.due_place, NULL, NULL, p.cohort, p.cohort_place
        FROM the_project p JOIN main.milestone m USING (content) WHERE m.due IS NOT NULL
    UNION ALL SELECT p.path, g.day, g.place, NULL, NULL, p.cohort, p.cohort_place
        FROM the_project p JOIN main.progress g USING (content) WHERE g.day <= :today)
SELECT path, day, place, CASE WHEN abs(day - due) > :years * 365.2425 THEN due END AS off, due_place,
    cohort, cohort_place FROM told
WHERE off IS NOT NULL OR abs(day / 365.2425 + 1 - cohort - 0.5) > :years + 0.5
ORDER BY path, place
"""
