"""Many days at once: the same figures as day by day, from one pass over the records of a year.

Projects whose dates fall between the same two of the days asked about stand alike on each of them. One pass
puts them together; each day then looks at one project of each kind only, by the same rules as `tally`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from oldcommunity.book import Book
from oldcommunity.codelists import AREA_LEVELS, MILESTONES, UNITS
from oldcommunity.figures.amounts import Amounts, amounts_by_area
from oldcommunity.figures.areas import AREA_COLUMNS, Area
from oldcommunity.figures.nodes import Node, project_condition
from oldcommunity.figures.recorded import Recorded, milestone_of
from oldcommunity.figures.tally import Group, clock_columns, groups_of, milestone_join

_COUNTED = UNITS[1:]
_SPANS = ("p.started_lo", "p.started_hi", "p.completed_lo", "p.completed_hi", "p.cancelled_lo", "p.cancelled_hi")


@dataclass(frozen=True, slots=True)
class _Report:
    """What projects of one area have reported from a day on, which has come with later days to what they report now.

    Attributes:
        area: where they are.
        known: the first of the days asked about on which they report anything.
        day: the first of the days asked about on which this is true.
        total, slack: how much it adds to what they reported before.
        begun: how many of them report for the first time.
    """

    area: Area
    known: int
    day: int
    total: int
    slack: int
    begun: int


class SharedRecorded(Recorded):
    """The records of a book, asked about on many days.

    Only the days given may be asked about, and the days of declarations before the last of them.
    """

    def __init__(self, book: Book, days: Sequence[int]) -> None:
        super().__init__(book)
        declared = book.rows("SELECT DISTINCT day FROM the_declared WHERE day <= ?", max(days))
        self._days = sorted({*days, *(day for (day,) in declared)})
        self._kinds: dict[tuple[object, ...], str] = {}
        self._reports: dict[tuple[object, ...], list[_Report]] = {}
        self._sizes: dict[tuple[object, ...], list[tuple[Area, int]]] = {}

    def _tally(self, cohort: int, target: str | None, code: str, day: int, then: int | None) -> list[Group]:
        """The projects of a year in groups, from one project of each kind."""
        kinds = self._alike(cohort, target, code)
        columns = clock_columns(code, then)
        totals = ", ".join(f"sum(k.{unit}), sum(k.{unit}_known)" for unit in _COUNTED)
        numbers = ", ".join(str(n + 1) for n in range(len(columns)))
        rows = self._book.rows(
            f"SELECT {', '.join(columns)}, sum(k.number), {totals} FROM temp.{kinds} k "
            f"JOIN the_project p ON p.content = k.content {milestone_join(code)} GROUP BY {numbers}",
            day=day,
            then=then,
            code=code,
        )
        return list(groups_of(rows, 2 if then is None else 4))

    def _alike(self, cohort: int, target: str | None, code: str) -> str:
        """The table of the kinds of projects of a year: one of each, and how many and how large they are together."""
        key = (cohort, target, code)
        if key in self._kinds:
            return self._kinds[key]
        name = self._kinds[key] = f"kinds_{len(self._kinds)}"
        keys = [f"p.{level}" for level in AREA_LEVELS]
        # A suspension has several days of its own: such projects, few, stand for themselves.
        keys += ["p.in_plan", "p.facts > 0", "CASE WHEN p.suspensions THEN p.content END"]
        keys += [_first_day(span, self._days) for span in _SPANS]
        join = milestone_join(code)
        if join:
            later = f"(SELECT min(l.lo) FROM main.milestone l WHERE l.content = p.content AND l.rank > {_RANKS[code]})"
            keys += [_first_day(span, self._days) for span in ("m.lo", "m.hi", later)]
        sums = ", ".join(f"sum(p.{unit}) AS {unit}, count(p.{unit}) AS {unit}_known" for unit in _COUNTED)
        self._book.rows(
            f"CREATE TEMP TABLE {name} AS SELECT min(p.content) AS content, count(*) AS number, {sums} "
            f"FROM the_project p {join} WHERE p.cohort = :cohort "
            "AND (:target IS NULL OR p.targets LIKE '% ' || :target || ' %') "
            f"GROUP BY {', '.join(keys)}",
            cohort=cohort,
            target=target,
            code=code,
        )
        return name
