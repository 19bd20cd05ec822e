"""A plan year of projects for which the book has no plan."""

from __future__ import annotations

from collections.abc import Iterator

from oldcommunity.book import Book
from oldcommunity.checks.case import Case, Found, check
from oldcommunity.diagnostics import Location

#: A year so far from every planned one is a slip rather than one whose plan is still to be entered.
_FAR = 3


@check("OC408")
def unplanned_year(case: Case) -> Iterator[Found]:
    """Where a book has plans, every plan year of its projects has one.

    Without a file in `cohorts/` a year has no plan to be measured against: no rate can be told for it. Told once for
    each year, at its first project. A year far from all that are planned is taken for a slip of the hand: what is
    offered then is the year that is typed most like it. A book without any plans is not asked for them.

    Passes::

        # cohorts/2022.yaml
        cohort: 2022
        plan: [{projects: 22}]
        # projects/a.yaml
        id: a
        name: 甲小区
        cohort: 2022

    Fails::

        # cohorts/2022.yaml
        cohort: 2022
        plan: [{projects: 22}]
        # projects/a.yaml
        id: a
        name: 甲小区
        cohort: 2023 # <- OC408
    """
    planned = planned_years(case.book)
    if "cohorts" in case.unread or not planned:
        return
    rows = case.book.rows(
        "SELECT cohort, count(*), min(path) FROM the_project WHERE cohort IS NOT NULL GROUP BY cohort ORDER BY cohort"
    )
    for year, number, path in rows:
        if year not in planned:
            ((name, place),) = case.book.rows("SELECT id, cohort_place FROM the_project WHERE path = ?", path)
            near = near_year(year, planned)
            told = {"offer": str(near), "reason": "slip"} if near else {}
            params = {"id": name, "cohort": year, "count": number, "known": " ".join(map(str, planned)), **told}
            yield Found(Location.of(path, place), params)


def near_year(year: int, planned: list[int]) -> int | None:
    """The planned year that a far-off one was probably meant to be; None where it need not be a slip.

    >>> near_year(2202, [2021, 2022]), near_year(2032, [2021, 2022]), near_year(2023, [2021, 2022])
    (2022, 2022, None)
    """
    if not planned or min(abs(year - other) for other in planned) < _FAR:
        return None
    text = str(year)
    alike = [other for other in planned if sorted(str(other)) == sorted(text)]
    one_off = [other for other in planned if sum(a != b for a, b in zip(str(other), text, strict=False)) == 1]
    return max(alike or one_off, default=None)


def planned_years(book: Book) -> list[int]:
    """The years for which the book has a file in `cohorts/`."""
    return [int(year) for (year,) in book.rows("SELECT DISTINCT cohort FROM the_cohort ORDER BY cohort")]
