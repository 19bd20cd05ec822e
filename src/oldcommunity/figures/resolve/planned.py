"""What was planned, as of a day: the version in force (rule 3)."""

from __future__ import annotations

from collections import defaultdict

from oldcommunity.book import Book
from oldcommunity.diagnostics import Location
from oldcommunity.figures.scope.nodes import CohortFile
from oldcommunity.figures.values import Value

#: Which version a question is about: the one in force, or the first.
PLANS = ("current", "original")

_Row = tuple[int, str | None, int, str, int | None, int | None, int]


class Plans:
    """The plan versions of each cohort file."""

    def __init__(self, book: Book) -> None:
        self._rows: dict[int, list[_Row]] = defaultdict(list)
        self._values: dict[tuple[object, ...], Value | None] = {}
        sql = "SELECT content, item, batch, from_hi, unit, value, slack, place FROM the_plan ORDER BY item"
        for content, *row in book.rows(sql):
            self._rows[content].append(tuple(row))

    def value(self, file: CohortFile, unit: str, day: int, plan: str = "current") -> Value | None:
        """What the plan says in a unit (`money` for its budget); None where it says nothing.

        The last whole version that began by the day stands alone, even where it leaves the unit out. Where
        there are only batches, the last version of each is added up; a batch that leaves the unit out makes
        the sum unknown.
        """
        rows = [row for row in self._rows.get(file.content, []) if row[2] <= day]
        # What has begun by a day is told by how much it is.
        key = (file.content, unit, plan, len(rows))
        if key not in self._values:
            self._values[key] = self._value(file, unit, plan, rows)
        return self._values[key]

    def _value(self, file: CohortFile, unit: str, plan: str, rows: list[_Row]) -> Value | None:
        """The same of the versions that have begun."""
        column = "budget" if unit == "money" else unit
        whole = [row for row in rows if row[1] is None]
        if whole:
            pick = min if plan == "original" else max
            item = pick((row[2], row[0]) for row in whole)[1]
            return _sum(file, [row for row in whole if row[0] == item], column, unit, "plan", 1)
        if not rows:
            return None
        chosen: dict[str | None, tuple[int, int]] = {}
        for row in rows:
            key, begins = row[1], (row[2], row[0])
            better = min if plan == "original" else max
            chosen[key] = better(chosen.get(key, begins), begins)
        items = {item for _, item in chosen.values()}
        return _sum(file, [row for row in rows if row[0] in items], column, unit, "batches", len(items))

    def has_plan(self, file: CohortFile) -> bool:
        """Whether the file plans anything at all."""
        return bool(self._rows.get(file.content))


def _sum(file: CohortFile, rows: list[_Row], column: str, unit: str, basis: str, parts: int) -> Value | None:
    told = [row for row in rows if row[3] == column]
    if len(told) < parts:
        return None
    total = sum(row[4] or 0 for row in told)
    slack = sum(row[5] or 0 for row in told)
    places = tuple(Location.of(file.path, row[6]) for row in told)
    return Value(total, total, total, unit, basis, slack=slack, places=places)
