"""Many days at once: the same figures as day by day, from one pass over the records of a year.

Projects whose dates fall between the same two of the days asked about stand alike on each of them. One pass
puts them together; each day then looks at one project of each kind only, by the same rules as `tally`. Money
is read once, too: what each report adds to the one before it, by the day on which it comes to count.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import count
from typing import Any, NamedTuple

from oldcommunity.book import Book
from oldcommunity.codelists import AREA_LEVELS, UNITS
from oldcommunity.figures.facts.recorded import Recorded
from oldcommunity.figures.facts.tally import (
    IMPLIED,
    PROJECTS_OF_YEAR,
    Group,
    clock_columns,
    groups_of,
    later_days,
)
from oldcommunity.figures.resolve.amounts import Amounts, amounts_by_area
from oldcommunity.figures.resolve.resolving import Figures
from oldcommunity.figures.scope.areas import AREA_COLUMNS, EVERYWHERE, Area
from oldcommunity.figures.scope.nodes import Node, project_condition

_COUNTED = UNITS[1:]
_SPANS = ("p.started_lo", "p.started_hi", "p.completed_lo", "p.completed_hi", "p.cancelled_lo", "p.cancelled_hi")
_NUMBERS = count()
#: Later than any day.
_NO_DAY = 10**9


def figures_on(book: Book, days: Sequence[int], areas: Sequence[Area] = ()) -> Figures:
    """The figures of a book, to be asked about on some days only.

    Args:
        book: the book.
        days: the days that will be asked about.
        areas: areas besides those of cohort files that will be asked about.
    """
    figures = Figures(book)
    named = [*areas, *(node.area for node in figures.nodes.files), figures.nodes.home]
    levels = tuple(level for i, level in enumerate(AREA_LEVELS) if any(area[i] is not None for area in named))
    figures.recorded = SharedRecorded(book, days, levels)
    return figures


class _Step(NamedTuple):
    """What reports of one day add, for the projects of one area that report since the same day.

    Attributes:
        known: the day from which these projects report anything.
        day: the day from which this counts.
        total: how much it adds to what they reported before.
        slack: how much it adds to the rounding.
        begun: how many of them report for the first time.
    """

    known: int
    day: int
    total: int
    slack: int
    begun: int


class SharedRecorded(Recorded):
    """The records of a book, asked about on some days, in areas that name some levels only."""

    def __init__(self, book: Book, days: Sequence[int], levels: Sequence[str]) -> None:
        super().__init__(book, levels)
        declared = book.rows("SELECT DISTINCT day FROM the_declared WHERE day <= ?", max(days))
        self._days = sorted({*days, *(day for (day,) in declared)})
        self._kinds: dict[tuple[object, ...], str] = {}
        self._rows: dict[tuple[object, ...], list[tuple[Any, ...]]] = {}
        self._steps: dict[tuple[object, ...], dict[Area, list[_Step]]] = {}
        self._budgets: dict[tuple[object, ...], list[tuple[Area, Amounts]]] = {}

    def _tally(
        self, cohort: int, target: str | None, code: str, day: int, then: int | None, levels: Sequence[str]
    ) -> list[Group]:
        """The projects of a year in groups, from one project of each kind."""
        if not set(levels) <= set(self._levels):
            return super()._tally(cohort, target, code, day, then, levels)
        # Of milestones that are implied the same is asked: whichever of them a figure counts, the rows are the same.
        asked = IMPLIED[0] if code in IMPLIED else code
        key = (cohort, target, asked, day, then, tuple(levels))
        if key not in self._rows:
            self._rows[key] = self._stand(cohort, target, asked, day, then, levels)
        return list(groups_of(self._rows[key], code, then, levels))

    def _stand(
        self, cohort: int, target: str | None, code: str, day: int, then: int | None, levels: Sequence[str]
    ) -> list[tuple[Any, ...]]:
        """How many stand how, from one project of each kind."""
        kinds = self._alike(cohort, target, code)
        columns = clock_columns(code, then, levels)
        totals = ", ".join(f"sum(k.{unit}), sum(k.{unit}_known)" for unit in _COUNTED)
        numbers = ", ".join(str(n + 1) for n in range(len(columns)))
        return self._book.rows(
            f"SELECT {', '.join(columns)}, sum(k.number), {totals} FROM temp.{kinds} k CROSS JOIN the_project p "
            f"ON p.content = k.content AND p.path = k.path GROUP BY {numbers}",
            day=day,
            then=then,
        )

    def _alike(self, cohort: int, target: str | None, code: str) -> str:
        """The table of the kinds of projects of a year: one of each, how many, and how large together."""
        key = (cohort, target, code)
        if key in self._kinds:
            return self._kinds[key]
        name = self._kinds[key] = f"kinds_{next(_NUMBERS)}"
        # Suspensions have days of their own, and so have reports of works without a start on record: such
        # projects, few, stand for themselves.
        alone = "iif(p.suspensions OR (p.started_lo IS NULL AND p.physical > 0), p.path, 0)"
        alike = [*(f"p.{level}" for level in self._levels), "p.in_plan", "p.facts", alone]
        alike += [self._counts_from(span) for span in _SPANS]
        if code not in IMPLIED:
            own = (f"p.{code}_lo", f"p.{code}_hi", _first_of(later_days(code)))
            alike += [self._counts_from(span) for span in own]
        sums = ", ".join(f"sum(p.{unit}) AS {unit}, count(p.{unit}) AS {unit}_known" for unit in _COUNTED)
        self._book.rows(
            f"CREATE TEMP TABLE {name} AS SELECT min(p.content) AS content, p.path AS path, count(*) AS number, {sums} "
            f"FROM {PROJECTS_OF_YEAR} GROUP BY {', '.join(alike)}",
            cohort=cohort,
            target=target,
        )
        return name

    def _counts_from(self, column: str) -> str:
        """The SQL for the first of the days asked about by which a day has come; null where there is no day."""
        # A day after all of them counts on none.
        return f"CASE WHEN {column} IS NOT NULL THEN {_first_from(column, [*self._days, self._days[-1] + 1])} END"

    def _amounts_by_area(
        self,
        figure: str,
        cohort: int,
        target: str | None,
        day: int,
        then: int | None,
        levels: Sequence[str],
    ) -> list[tuple[Area, Amounts]]:
        """What the projects of a year report, by area, from the steps in which it has grown."""
        year = (cohort, target, levels)
        if year not in self._budgets:
            self._budgets[year] = amounts_by_area(self._book, "budget", cohort, target, day, None, levels)
        if figure == "budget":
            return self._budgets[year]
        if (figure, *year) not in self._steps:
            self._steps[figure, *year] = self._read_steps(figure, Node(cohort, EVERYWHERE, target), levels)
        steps = self._steps[figure, *year]
        return [(area, _at(steps.get(area, []), day, then, told.records)) for area, told in self._budgets[year]]

    def _read_steps(self, figure: str, node: Node, levels: Sequence[str]) -> dict[Area, list[_Step]]:
        """What each report adds to the one before it, by area."""
        where, named = project_condition(node)
        # In place of a level that tells nothing apart stands NULL.
        areas = ", ".join(f"p.{level} AS {level}" if level in levels else f"NULL AS {level}" for level in AREA_LEVELS)
        if figure == "survey":
            told = (
                f"SELECT {areas}, p.path, {self._counts_from('p.survey_day')} AS day, p.surveyed AS amount, "
                f"0 AS slack FROM the_project p WHERE {where} AND p.surveyed IS NOT NULL AND p.survey_day <= :last"
            )
        else:
            # Beside max(), SQLite takes the other columns from the row that has it.
            told = (
                f"SELECT {areas}, p.path, {self._counts_from('g.day')} AS day, g.invested AS amount, "
                "coalesce(g.invested_slack, 0) AS slack, max(g.day) FROM the_project p CROSS JOIN main.progress g "
                f"ON g.content = p.content WHERE {where} AND g.invested IS NOT NULL AND g.day <= :last "
                f"GROUP BY p.path, {self._counts_from('g.day')}"
            )
        rows = self._book.rows(
            f"WITH told AS ({told}), grown AS (SELECT *, min(day) OVER same AS known, lag(amount) OVER same AS before, "
            "lag(slack) OVER same AS slack_before FROM told WINDOW same AS (PARTITION BY path ORDER BY day)) "
            f"SELECT {AREA_COLUMNS}, known, day, sum(amount - coalesce(before, 0)), "
            "sum(slack - coalesce(slack_before, 0)), sum(before IS NULL) "
            f"FROM grown GROUP BY {AREA_COLUMNS}, known, day",
            last=self._days[-1],
            **named,
        )
        steps: dict[Area, list[_Step]] = defaultdict(list)
        for row in rows:
            steps[tuple(row[: len(AREA_LEVELS)])].append(_Step(*row[len(AREA_LEVELS) :]))
        return steps


def _at(steps: list[_Step], day: int, then: int | None, records: int) -> Amounts:
    """What projects have reported by a day, and how much of it since another."""
    total = known = gained = slack = 0
    for first, since, more, rounding, begun in steps:
        if since <= day:
            total += more
            known += begun
            slack += rounding
            if then is not None and first <= then < since:
                gained += more
    return Amounts(total, known, records, gained, slack)


def _first_of(columns: Sequence[str]) -> str:
    """The SQL for the first of the days in some columns; null where there is none."""
    known = "".join(f"ifnull({column}, {_NO_DAY}), " for column in columns)
    return f"nullif(min({known}{_NO_DAY}), {_NO_DAY})" if columns else "NULL"


def _first_from(column: str, days: Sequence[int]) -> str:
    """The SQL that looks up the first of some days that is not before a day, halving them each time."""
    if len(days) == 1:
        return str(days[0])
    half = len(days) // 2
    return (
        f"CASE WHEN {column} <= {days[half - 1]} THEN {_first_from(column, days[:half])} "
        f"ELSE {_first_from(column, days[half:])} END"
    )
