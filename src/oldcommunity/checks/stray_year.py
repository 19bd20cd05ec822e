"""A plan year that is not that of the folder."""

from __future__ import annotations

from collections.abc import Iterator

from oldcommunity.checks.case import Case, Found, check
from oldcommunity.diagnostics import Location


@check("OC407")
def stray_year(case: Case) -> Iterator[Found]:
    """The plan year of a project is that of the folder in which its file lies.

    Where a book keeps its projects in a folder for each year, a year that differs from the folder's is a slip: the
    project is missing in one year and too many in another. Folders whose names are no year say nothing.

    Passes::

        # projects/2022/a.yaml
        id: a
        name: 甲小区
        cohort: 2022

    Fails::

        # projects/2022/a.yaml
        id: a
        name: 甲小区
        cohort: 2021 # <- OC407
    """
    rows = case.book.rows(
        "SELECT path, id, cohort, cohort_place FROM the_project "
        "WHERE cohort IS NOT NULL AND path GLOB '*/[12][0-9][0-9][0-9]/*' "
        "AND path NOT GLOB '*/' || cohort || '/*' ORDER BY path"
    )
    for path, name, cohort, place in rows:
        years = [part for part in path.split("/")[:-1] if len(part) == len("2022") and part.isdigit()]
        yield Found(Location.of(path, place), {"id": name, "cohort": cohort, "folder": years[-1]})
