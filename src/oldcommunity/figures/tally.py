"""One pass over the projects of a year: how many stand where, by area, in every unit.

Dates are spans, so each project is looked at by several clocks:

- *certain*: an event has happened if its latest day has come by the day asked for;
- *possible*: it has happened if its earliest day has come;
- *then*: the possible clock on the day of a declaration, which counts all that may have happened by then;
- *since*: then, and what has certainly happened after it by the day asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from oldcommunity.book import Book
from oldcommunity.codelists import AREA_LEVELS, MILESTONES, UNITS
from oldcommunity.figures.areas import Area

#: How a project may stand; `unknown` has no dated fact at all.
STATE_CODES = ("unknown", "in_preparation", "under_construction", "suspended", "cancelled", "completed")
#: Whether a milestone is met.
NO, YES, MAYBE = 0, 1, 2

CERTAIN, POSSIBLE, THEN, SINCE = range(4)
_COUNTED = UNITS[1:]


@dataclass(frozen=True, slots=True)
class Group:
    """Projects that stand alike.

    Attributes:
        area: where they are.
        in_plan: whether they are part of the annual plan.
        states: their state by each clock, as an index into `STATE_CODES`.
        met: whether they have met the milestone asked about, by each clock: NO, YES or MAYBE.
        count: how many they are.
        sums: their sum in each unit, as far as it is known.
        known: how many of them state each unit.
    """

    area: Area
    in_plan: bool
    states: tuple[int, ...]
    met: tuple[int, ...]
    count: int
    sums: dict[str, int]
    known: dict[str, int]


def tally(
    book: Book,
    cohort: int,
    target: str | None,
    code: str,
    day: int,
    then: int | None = None,
    project: str | None = None,
) -> list[Group]:
    """The projects of a year in groups.

    Args:
        book: the book.
        cohort: the plan year.
        target: only projects that count for this target; None for all.
        code: the milestone to ask about.
        day: the day asked for.
        then: the day of the declaration to which changes are added; None where there is none.
        project: only the project with this id; None for all.
    """
    columns = clock_columns(code, then)
    totals = ", ".join(f"sum(p.{unit}), count(p.{unit})" for unit in _COUNTED)
    numbers = ", ".join(str(n + 1) for n in range(len(columns)))
    sql = (
        f"SELECT {', '.join(columns)}, count(*), {totals} FROM {_source(code)} "
        f"AND (:project IS NULL OR p.id = :project) GROUP BY {numbers}"
    )
    rows = book.rows(sql, cohort=cohort, target=target, day=day, then=then, code=code, project=project)
    return list(groups_of(rows, 2 if then is None else 4))


def member_rows(
    book: Book, cohort: int, target: str | None, code: str, day: int, then: int | None = None
) -> list[tuple[int, str, str, str, int, Group]]:
    """The same one by one: content, path, id, name, place of the id, and a group of one."""
    columns = clock_columns(code, then)
    own = ", ".join(f"p.{unit}, p.{unit} IS NOT NULL" for unit in _COUNTED)
    sql = f"SELECT p.content, p.path, p.id, p.name, p.place, {', '.join(columns)}, 1, {own} FROM {_source(code)}"
    rows = book.rows(sql, cohort=cohort, target=target, day=day, then=then, code=code)
    groups = groups_of((row[5:] for row in rows), 2 if then is None else 4)
    return [(*row[:5], group) for row, group in zip(rows, groups, strict=True)]


def clock_columns(code: str, then: int | None) -> list[str]:
    """The area, whether in plan, and the state and milestone by each clock."""
    clocks = (CERTAIN, POSSIBLE) if then is None else (CERTAIN, POSSIBLE, THEN, SINCE)
    keys = [f"p.{level}" for level in AREA_LEVELS] + ["p.in_plan"]
    return [*keys, *(_state(clock) for clock in clocks), *(_met(code, clock) for clock in clocks)]


def _source(code: str) -> str:
    """The projects of a year and target, with the milestone asked about."""
    return (
        f"the_project p {milestone_join(code)} WHERE p.cohort = :cohort AND (:target IS NULL OR p.targets LIKE '% ' || :target || ' %')"
    )


def milestone_join(code: str) -> str:
    """What brings the milestone asked about to a project; nothing where its days stand in the project's own row."""
    return "" if code in _OWN_COLUMNS else "LEFT JOIN main.milestone m ON m.content = p.content AND m.code = :code"


def groups_of(rows: Iterable[tuple[Any, ...]], clocks: int) -> Iterator[Group]:
    """The rows of a question as groups."""
    levels = len(AREA_LEVELS)
    for row in rows:
        states = row[levels + 1 : levels + 1 + clocks]
        met = row[levels + 1 + clocks : levels + 1 + 2 * clocks]
        count, *totals = row[levels + 1 + 2 * clocks :]
        sums = dict(zip(_COUNTED, (total or 0 for total in totals[::2]), strict=True))
        known = dict(zip(_COUNTED, totals[1::2], strict=True))
        yield Group(
            area=tuple(row[:levels]),
            in_plan=bool(row[levels]),
            states=states,
            met=met,
            count=count,
            sums={"projects": count, **sums},
            known={"projects": count, **known},
        )


#: Milestones whose days stand in the project's own row, with all that implies them.
_OWN_COLUMNS = ("started", "completed")


def _happened(lo: str, hi: str, clock: int) -> str:
    """Whether an event has happened by a clock."""
    return {
        CERTAIN: f"{hi} <= :day",
        POSSIBLE: f"{lo} <= :day",
        THEN: f"{lo} <= :then",
        SINCE: f"({lo} <= :then OR {hi} <= :day)",
    }[clock]


def state_on(day: int, clock: int = CERTAIN) -> str:
    """The SQL expression for the state of a project `p` on a day; it can stand in a view, which takes no values."""
    return _state(clock).replace(":day", str(day))


def _state(clock: int) -> str:
    """The state by a clock: finished before cancelled before suspended before started."""
    suspended = (
        "p.suspensions AND EXISTS (SELECT 1 FROM main.suspension s WHERE s.content = p.content "
        f"AND {_happened('s.lo', 's.hi', clock)} "
        f"AND ({_happened('s.until_lo + 1', 's.until_hi + 1', clock)}) IS NOT TRUE)"
    )
    return (
        f"CASE WHEN {_happened('p.completed_lo', 'p.completed_hi', clock)} THEN 5 "
        f"WHEN {_happened('p.cancelled_lo', 'p.cancelled_hi', clock)} THEN 4 "
        f"WHEN {suspended} THEN 3 "
        f"WHEN {_happened('p.started_lo', 'p.started_hi', clock)} THEN 2 "
        "WHEN p.facts THEN 1 ELSE 0 END"
    )


def _met(code: str, clock: int) -> str:
    """Whether a milestone is met by a clock.

    A project that stands still or was cancelled without a start on record may have started before. A
    milestone that is not on record while a later one is met was most likely passed, only not written down.
    """
    if code in _OWN_COLUMNS:
        lo, hi = f"p.{code}_lo", f"p.{code}_hi"
        halted = (
            "p.started_lo IS NULL AND (p.suspensions OR p.cancelled_lo IS NOT NULL)" if code == "started" else "FALSE"
        )
    else:
        lo, hi = "m.lo", "m.hi"
        at = ":then" if clock == THEN else ":day"
        halted = (
            "m.lo IS NULL AND EXISTS (SELECT 1 FROM main.milestone l WHERE l.content = p.content "
            f"AND l.lo <= {at} AND l.rank > {_RANKS[code]})"
        )
    return f"CASE WHEN {_happened(lo, hi, clock)} THEN 1 WHEN {halted} THEN 2 WHEN p.facts THEN 0 ELSE 2 END"


_RANKS = {code: rank for rank, code in enumerate(MILESTONES)}
