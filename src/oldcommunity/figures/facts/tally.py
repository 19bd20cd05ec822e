"""One pass over the projects of a year: how many stand where, by area, in every unit.

Dates are spans, so each project is looked at by several clocks:

- *certain*: an event has happened if its latest day has come by the day asked for;
- *possible*: it has happened if its earliest day has come;
- *then*: the possible clock on the day of a declaration, which counts all that may have happened by then;
- *since*: then, and what has certainly happened after it by the day asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from oldcommunity.book import Book
from oldcommunity.codelists import AREA_LEVELS, MILESTONES, UNITS
from oldcommunity.figures.scope.areas import Area

#: How a project may stand; `unknown` has no dated fact at all.
STATE_CODES = ("unknown", "in_preparation", "under_construction", "suspended", "cancelled", "completed")
#: Whether a milestone is met.
NO, YES, MAYBE = 0, 1, 2

CERTAIN, POSSIBLE, THEN, SINCE = range(4)
#: At the end of a subquery: SQLite works its columns out once, and sorts nothing else.
ONCE = "LIMIT -1"
_COUNTED = UNITS[1:]
#: The projects of a year and target.
PROJECTS_OF_YEAR = (
    "the_project p WHERE p.cohort = :cohort AND (:target IS NULL OR p.targets LIKE '% ' || :target || ' %')"
)


class Group(NamedTuple):
    """Projects that stand alike.

    Attributes:
        area: where they are.
        in_plan: whether they are part of the annual plan.
        states: their state by each clock, as an index into `STATE_CODES`.
        met: whether they have met the milestone asked about, by each clock: NO, YES or MAYBE.
        projects: how many they are.
        sums: their sum in each unit, as far as it is known.
        known: how many of them state each unit.
    """

    area: Area
    in_plan: bool
    states: tuple[int, ...]
    met: tuple[int, ...]
    projects: int
    sums: dict[str, int]
    known: dict[str, int]

    def by_day(self) -> Group:
        """The same without the clocks of a declaration."""
        return self._replace(states=self.states[:2], met=self.met[:2])


def tally(
    book: Book,
    cohort: int,
    target: str | None,
    code: str,
    day: int,
    then: int | None = None,
    project: str | None = None,
    levels: Sequence[str] = AREA_LEVELS,
    *,
    rounding: bool = False,
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
        levels: the levels by which areas are told apart; the others are None in all groups.
        rounding: sum up how far the units are rounded as typed, instead of the units themselves.
    """
    columns = [f"{column} AS alike_{n}" for n, column in enumerate(clock_columns(code, then, levels))]
    summed = "iif(p.{0} IS NULL, NULL, coalesce(p.rounding ->> '{0}', 0)) AS {0}" if rounding else "p.{0} AS {0}"
    columns += [summed.format(unit) for unit in _COUNTED]
    one = "" if project is None else "AND p.id = :project"
    totals = ", ".join(f"sum({unit}), count({unit})" for unit in _COUNTED)
    alike = ", ".join(f"alike_{n}" for n in range(len(levels) + 1))
    sql = (
        f"SELECT {alike}, count(*), {totals} FROM (SELECT {', '.join(columns)} FROM {PROJECTS_OF_YEAR} {one} {ONCE}) "
        f"GROUP BY {alike}"
    )
    named = {"cohort": cohort, "target": target, "day": day, "then": then}
    rows = book.remembered(sql, **named) if project is None else book.rows(sql, **named, project=project)
    return list(groups_of(rows, code, then, levels))


def member_rows(
    book: Book, cohort: int, target: str | None, code: str, day: int, then: int | None = None
) -> list[tuple[int, str, str, str, int, Group]]:
    """The same one by one: content, path, id, name, place of the id, and a group of one."""
    columns = clock_columns(code, then)
    own = ", ".join(f"p.{unit}, p.{unit} IS NOT NULL" for unit in _COUNTED)
    what = ", ".join(["p.content", "p.path", "p.id", "p.name", "p.place", *columns, "1", own])
    sql = f"SELECT {what} FROM {PROJECTS_OF_YEAR}"
    rows = book.rows(sql, cohort=cohort, target=target, day=day, then=then)
    groups = groups_of((row[5:] for row in rows), code, then)
    return [(*row[:5], group) for row, group in zip(rows, groups, strict=True)]


def clock_columns(code: str, then: int | None, levels: Sequence[str] = AREA_LEVELS) -> list[str]:
    """The area, and all that is asked of a project as the bits of one number, by which SQLite groups faster."""
    bits: dict[bool, list[str]] = {False: [], True: []}
    for i, ((event, _), question) in enumerate(_questions(code, then is not None).items()):
        bits[event == "suspended"].append(f"((({question}) IS TRUE) << {i})")
    standing, halted = (" | ".join(bits[rare]) for rare in (False, True))
    return [*(f"p.{level}" for level in levels), f"{standing} | CASE WHEN p.suspensions THEN {halted} ELSE 0 END"]


def groups_of(
    rows: Iterable[tuple[Any, ...]], code: str, then: int | None, levels: Sequence[str] = AREA_LEVELS
) -> Iterator[Group]:
    """The rows of a question as groups."""
    places = [levels.index(level) if level in levels else None for level in AREA_LEVELS]
    for row in rows:
        bits, count, *totals = row[len(levels) :]
        area = tuple([None if i is None else row[i] for i in places])
        sums, known = {"projects": count}, {"projects": count}
        for unit, total, number in zip(_COUNTED, totals[::2], totals[1::2], strict=True):
            sums[unit], known[unit] = total or 0, number
        yield Group(area, *_standing(bits, code, then is not None), count, sums, known)


#: Milestones that are met, too, where one that implies them is: their days in a project's row say so.
IMPLIED = ("started", "completed")
_IN_PLAN, _FACTS, _HALTED = ("in_plan", CERTAIN), ("facts", CERTAIN), ("halted", CERTAIN)


def _questions(code: str, has_then: bool) -> dict[tuple[str, int], str]:
    """What has to be known of a project, each with a clock, and the SQL that tells it.

    A project that stands still or was cancelled without a start on record may have started before. A
    milestone that is not on record while a later one is met was most likely passed, only not written down.
    Works of which progress is reported may have started, though no start is on record.
    """
    clocks = (CERTAIN, POSSIBLE, THEN) if has_then else (CERTAIN, POSSIBLE)
    asked = {
        _IN_PLAN: "p.in_plan",
        _FACTS: "p.facts",
        _HALTED: "p.started_lo IS NULL AND (p.suspensions OR p.cancelled_lo IS NOT NULL)",
    }
    events = {event: f"p.{event}_" for event in ("started", "completed", "cancelled")}
    if code not in IMPLIED:
        events["milestone"] = f"p.{code}_"
        asked |= {("passed", clock): _passed(code, clock) for clock in clocks[1:]}
    for event, column in events.items():
        asked |= {(event, clock): _happened(f"{column}lo", f"{column}hi", clock) for clock in clocks}
    for clock in clocks[1:]:
        asked["started", clock] = f"({asked['started', clock]} OR {_worked(clock)})"
    asked |= {("suspended", clock): _suspended(clock) for clock in (*clocks, SINCE)[: 4 if has_then else 2]}
    return asked


@lru_cache(maxsize=4096)
def _standing(bits: int, code: str, has_then: bool) -> tuple[bool, tuple[int, ...], tuple[int, ...]]:
    """Whether in plan; by each clock the state (finished, else cancelled, else suspended, …) and the milestone."""
    told = {question: bool(bits >> i & 1) for i, question in enumerate(_questions(code, has_then))}
    milestone = code if code in IMPLIED else "milestone"

    def happened(event: str, clock: int) -> bool:
        if clock == SINCE and event != "suspended":
            return told[event, THEN] or told[event, CERTAIN]
        return told[event, clock]

    def state(clock: int) -> int:
        for number, event in ((5, "completed"), (4, "cancelled"), (3, "suspended"), (2, "started")):
            if happened(event, clock):
                return number
        return int(told[_FACTS])

    def met(clock: int) -> int:
        if happened(milestone, clock):
            return YES
        doubtful = code == "started" and told[_HALTED]
        if milestone == "milestone":
            doubtful = told["passed", THEN if clock == THEN else POSSIBLE]
        return NO if told[_FACTS] and not doubtful else MAYBE

    clocks = range(4 if has_then else 2)
    return told[_IN_PLAN], tuple(map(state, clocks)), tuple(map(met, clocks))


def _passed(code: str, clock: int) -> str:
    """Whether a milestone is not on record while a later one is met."""
    later = [_happened(column, "", clock) for column in later_days(code)]
    return f"p.{code}_lo IS NULL AND ({' OR '.join(later) or 'FALSE'})"


def later_days(code: str) -> list[str]:
    """The columns of a project's row with the earliest days on which it can have met any later milestone."""
    later = MILESTONES[MILESTONES.index(code) + 1 :]
    # What comes after one that is implied stands in its days already.
    until = next((i + 1 for i, milestone in enumerate(later) if milestone in IMPLIED), len(later))
    return [f"p.{milestone}_lo" for milestone in later[:until]]


def _happened(lo: str, hi: str, clock: int) -> str:
    """Whether an event has happened by a clock."""
    return {
        CERTAIN: f"{hi} <= :day",
        POSSIBLE: f"{lo} <= :day",
        THEN: f"{lo} <= :then",
        SINCE: f"({lo} <= :then OR {hi} <= :day)",
    }[clock]


def _worked(clock: int) -> str:
    """Whether works without a start on record were reported to be under way; mostly the last report tells."""
    day = ":then" if clock == THEN else ":day"
    newest = f"SELECT 1 FROM main.progress g WHERE g.content = p.content AND g.day <= {day} AND g.physical > 0"
    return (
        f"CASE WHEN p.started_lo IS NULL AND p.physical > 0 "
        f"THEN p.physical_day <= {day} OR EXISTS ({newest}) ELSE 0 END"
    )


def _suspended(clock: int) -> str:
    """Whether a project with suspensions stands still by a clock."""
    return (
        f"EXISTS (SELECT 1 FROM main.suspension s WHERE s.content = p.content AND {_happened('s.lo', 's.hi', clock)} "
        f"AND ({_happened('s.until_lo + 1', 's.until_hi + 1', clock)}) IS NOT TRUE)"
    )


def state_on(day: int, clock: int = CERTAIN) -> str:
    """The SQL expression for the state of a project `p` on a day; it can stand in a view, which takes no values."""
    completed, cancelled, started = (
        _happened(f"p.{event}_lo", f"p.{event}_hi", clock) for event in ("completed", "cancelled", "started")
    )
    if clock == POSSIBLE:
        started = f"({started} OR {_worked(clock)})"
    return (
        f"CASE WHEN {completed} THEN 5 WHEN {cancelled} THEN 4 WHEN p.suspensions AND {_suspended(clock)} THEN 3 "
        f"WHEN {started} THEN 2 WHEN p.facts THEN 1 ELSE 0 END"
    ).replace(":day", str(day))
