"""Household surveys: nobody agrees without having been asked."""

from __future__ import annotations

from collections.abc import Iterator

from oldcommunity.checks.case import Case, Found, check
from oldcommunity.diagnostics import Location


@check("OC436")
def survey_agreed(case: Case) -> Iterator[Found]:
    """Of the households that were asked, no more agree than there are.

    So of a project's survey, and of one declared for a whole plan year. Rounding is allowed for.

    Passes::

        # projects/a.yaml
        id: a
        name: 甲小区
        cohort: 2022
        survey: {as_of: 2022-03-31, households: 380, agreed: 361}

    Fails::

        # projects/a.yaml
        id: a
        name: 甲小区
        cohort: 2022
        survey: {as_of: 2022-03-31, households: 361, agreed: 380} # <- OC436
    """
    for path, households, agreed, asked_place, agreed_place in case.book.rows(_MORE_THAN_ASKED):
        params = {"households": households, "agreed": agreed}
        yield Found(Location.of(path, agreed_place), params, (Location.of(path, asked_place),))


_MORE_THAN_ASKED = """
SELECT path, surveyed, agreed, survey_place, agreed_place FROM the_project
WHERE agreed > surveyed + coalesce(json_extract(rounding, '$.survey'), 0)
UNION ALL SELECT h.path, h.value, a.value, h.place, a.place FROM the_declared h
JOIN main.declared a ON a.content = h.content AND a.item = h.item AND a.part = '' AND a.figure = 'agreed'
WHERE h.part = '' AND h.figure = 'survey' AND a.value - a.slack > h.value + h.slack
ORDER BY 1, 5"""
