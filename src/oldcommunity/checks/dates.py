"""Dates that cannot all be true: wrong order, facts in the future, work while everything stands still."""

from __future__ import annotations

from collections.abc import Iterator

from oldcommunity.checks.case import Case, Found, check
from oldcommunity.checks.texts import date_text
from oldcommunity.codelists import AFTER_COMPLETION, MILESTONES
from oldcommunity.dates import day_text
from oldcommunity.diagnostics import Location

#: What must have come before a milestone of the works. Preparation has no order that could not be otherwise:
#: designs are revised after the tender, approval is given late.
RESTS_ON = {
    "substantially_completed": ("started",),
    "completed": ("started", "substantially_completed"),
    **dict.fromkeys(AFTER_COMPLETION, ("started", "substantially_completed", "completed")),
}
_PAIRS = ", ".join(f"('{later}', '{earlier}')" for later, befores in RESTS_ON.items() for earlier in befores)
_COMPLETED = MILESTONES.index("completed")
#: Works that cannot happen while a project stands still or after it was cancelled.
_WORKS = "('started', 'substantially_completed', 'completed', 'accepted', 'handed_over')"


@check("OC411")
def milestone_order(case: Case) -> Iterator[Found]:
    """A milestone of the works does not come before one that it rests on: started, completed, then the rest.

    Completion cannot come before the start, nor acceptance, handover or settlement before completion; the same
    holds for their due dates, and for those told for a whole plan year. Only what is certain is reported: the
    latest day of the later milestone lies before the earliest day of the earlier one. The stages of preparation may
    come in any order.

    Passes::

        # projects/a.yaml
        id: a
        name: 甲小区
        cohort: 2022
        milestones:
          - {code: started, met: 2022-03}
          - {code: completed, met: 2022-03-01}

    Fails::

        # projects/a.yaml
        id: a
        name: 甲小区
        cohort: 2022
        milestones:
          - {code: started, met: 2022-03-15}
          - {code: completed, met: 2022-03-01} # <- OC411
    """
    of_projects = "JOIN the_project t ON t.content = b.content"
    of_years = (
        "AND a.item = b.item JOIN the_declared_due t ON t.content = b.content AND t.item = b.item AND t.code = b.code"
    )
    for kind, table, lo, hi, at_place, whose in (
        ("met", "milestone", "lo", "hi", "met_place", of_projects),
        ("due", "milestone", "due_lo", "due", "due_place", of_projects),
        ("due", "declared_due", "due_lo", "due", "place", of_years),
    ):
        rows = case.book.rows(
            f"WITH pair(later, earlier) AS (VALUES {_PAIRS}) "
            f"SELECT t.path, b.code, b.{lo}, b.{hi}, b.{at_place}, a.code, a.{lo}, a.{hi}, a.{at_place} "
            f"FROM main.{table} b JOIN pair ON pair.later = b.code "
            f"JOIN main.{table} a ON a.content = b.content AND a.code = pair.earlier {whose} "
            f"WHERE b.{hi} < a.{lo} ORDER BY t.path, b.rank, a.rank DESC"
        )
        seen: set[tuple[str, int]] = set()
        for path, later, later_lo, later_hi, at, earlier, earlier_lo, earlier_hi, before in rows:
            if (path, at) in seen:  # one report for each milestone, with the nearest that it rests on
                continue
            seen.add((path, at))
            params = {
                "kind": kind,
                "later": later,
                "date": date_text(later_lo, later_hi),
                "earlier": earlier,
                "before": date_text(earlier_lo, earlier_hi),
            }
            yield Found(Location.of(path, at), params, (Location.of(path, before),))


@check("OC412")
def future_fact(case: Case) -> Iterator[Found]:
    """What is told as a fact has happened: it does not lie after today.

    Due dates, plan versions and the end of a suspension may lie ahead. A month that is not over is no day of a
    report: write the day.

    Passes::

        # projects/a.yaml
        id: a
        name: 甲小区
        cohort: 2022
        milestones:
          - {code: started, met: 2022-03-15}
          - {code: completed, due: 2024-01-01}

    Fails::

        # projects/a.yaml
        id: a
        name: 甲小区
        cohort: 2022
        milestones:
          - {code: started, met: 2024-01-01} # <- OC412
    """
    sql = " UNION ".join(
        f"SELECT path, {place}, {lo}, {hi} FROM {table} WHERE {lo} > :today" for table, lo, hi, place in _FACTS
    )
    for path, place, lo, hi in case.book.rows(f"{sql} ORDER BY 1, 2", today=case.today):
        yield Found(Location.of(path, place), {"date": date_text(lo, hi), "today": day_text(case.today)})


#: Where facts are told, with their earliest and latest day. What hangs on a project is looked for only where
#: the project's last day lies ahead.
_AHEAD = "JOIN the_project p USING (content) WHERE p.last_day > :today) x"
_FACTS = (
    (f"(SELECT p.path, r.lo, r.hi, r.met_place FROM main.milestone r {_AHEAD}", "lo", "hi", "met_place"),
    (f"(SELECT p.path, r.day, r.place FROM main.progress r {_AHEAD}", "day", "day", "place"),
    (f"(SELECT p.path, r.lo, r.hi, r.place FROM main.suspension r {_AHEAD}", "lo", "hi", "place"),
    (f"(SELECT p.path, r.lo, r.hi, r.place FROM main.issue r {_AHEAD}", "lo", "hi", "place"),
    (f"(SELECT p.path, r.closed_lo AS lo, r.closed_hi AS hi, r.place FROM main.issue r {_AHEAD}", "lo", "hi", "place"),
    ("the_project", "survey_day", "survey_day", "survey_day_place"),
    ("the_project", "cancelled_lo", "cancelled_hi", "cancelled_place"),
    ("the_declared", "day", "day", "day_place"),
    ("the_declared_due", "day", "day", "day_place"),
    ("the_fund_event", "lo", "hi", "day_place"),
    ("the_inspection", "lo", "hi", "day_place"),
    ("the_document", "lo", "hi", "day_place"),
    ("the_published", "day", "day", "day_place"),
)


@check("OC414")
def state_conflict(case: Case) -> Iterator[Found]:
    """Nothing is built while a project is suspended or after it was cancelled, and no project ends twice.

    Reported is what is certain: a milestone of the works met within a suspension or after the cancellation, a
    cancellation or a suspension after completion, two suspensions at one time. A suspension without `until`
    goes on until now.

    Passes::

        # projects/a.yaml
        id: a
        name: 甲小区
        cohort: 2022
        milestones:
          - {code: completed, met: 2022-06-20}
        suspensions:
          - {from: 2022-03-01, until: 2022-05-31, reason: 道路拓宽}

    Fails::

        # projects/a.yaml
        id: a
        name: 甲小区
        cohort: 2022
        milestones:
          - {code: completed, met: 2022-06-20} # <- OC414
        suspensions:
          - {from: 2022-03-01, reason: 道路拓宽}
    """
    impossible = (_WITHIN_SUSPENSION, _AFTER_CANCELLATION, _CANCELLED_AFTER_END, _SUSPENDED_AFTER_END, _OVERLAPPING)
    for sql in impossible:
        for path, fact, lo, hi, at, other, other_lo, other_hi, before, _ in case.book.rows(sql):
            params = {
                "fact": fact,
                "date": date_text(lo, hi),
                "other": other,
                "other_date": date_text(other_lo, other_hi),
            }
            yield Found(Location.of(path, at), params, (Location.of(path, before),))


_WITHIN_SUSPENSION = f"""
SELECT p.path, m.code, m.lo, m.hi, m.met_place, 'suspensions', s.lo, s.hi, s.place, min(m.rank)
FROM main.suspension s JOIN the_project p USING (content) JOIN main.milestone m USING (content)
WHERE m.code IN {_WORKS} AND m.lo > s.hi AND (s.until_lo IS NULL OR m.hi < s.until_lo)
GROUP BY p.path, s.item"""
_AFTER_CANCELLATION = f"""
SELECT p.path, m.code, m.lo, m.hi, m.met_place, 'cancelled', p.cancelled_lo, p.cancelled_hi, p.cancelled_place,
    min(m.rank)
FROM the_project p JOIN main.milestone m USING (content)
WHERE p.cancelled_hi IS NOT NULL AND m.code IN {_WORKS} AND m.lo > p.cancelled_hi
GROUP BY p.path"""
_CANCELLED_AFTER_END = f"""
SELECT p.path, 'cancelled', p.cancelled_lo, p.cancelled_hi, p.cancelled_place, m.code, m.lo, m.hi, m.met_place,
    min(m.rank)
FROM the_project p JOIN main.milestone m USING (content)
WHERE p.cancelled_lo > p.completed_hi AND m.hi = p.completed_hi AND m.rank >= {_COMPLETED}
GROUP BY p.path"""
_SUSPENDED_AFTER_END = f"""
SELECT p.path, 'suspensions', s.lo, s.hi, s.place, m.code, m.lo, m.hi, m.met_place, min(m.rank)
FROM main.suspension s JOIN the_project p USING (content) JOIN main.milestone m USING (content)
WHERE s.lo > p.completed_hi AND m.hi = p.completed_hi AND m.rank >= {_COMPLETED}
GROUP BY p.path, s.item"""
_OVERLAPPING = """
SELECT p.path, 'suspensions', b.lo, b.hi, b.place, 'suspensions', a.lo, a.hi, a.place, a.item
FROM main.suspension a JOIN main.suspension b ON b.content = a.content AND b.item > a.item
JOIN the_project p ON p.content = a.content
WHERE max(a.hi, b.hi) < min(coalesce(a.until_lo, b.until_lo, 1e9), coalesce(b.until_lo, a.until_lo, 1e9))"""


@check("OC416")
def implied_milestone(case: Case) -> Iterator[Found]:
    """A project that was accepted, handed over or settled has its completion on record.

    Figures take it as completed, but nobody can say since when. A completion without a start is no problem:
    old projects come into the book finished, and often nothing else is known of them.

    Passes::

        # projects/a.yaml
        id: a
        name: 甲小区
        cohort: 2021
        milestones:
          - {code: completed, met: ../2022-04-30}
          - {code: accepted, met: 2022-04-30}

    Fails::

        # projects/a.yaml
        id: a
        name: 甲小区
        cohort: 2021
        milestones:
          - {code: accepted, met: 2022-04-30} # <- OC416
    """
    rows = case.book.rows(
        "SELECT p.path, m.code, m.lo, m.hi, m.met_place, min(m.rank) FROM the_project p JOIN main.milestone m "
        f"USING (content) WHERE p.completed_hi IS NOT NULL AND m.rank > {_COMPLETED} AND m.hi IS NOT NULL "
        "AND NOT EXISTS (SELECT 1 FROM main.milestone c "
        "WHERE c.content = p.content AND c.code = 'completed' AND c.hi IS NOT NULL) "
        "GROUP BY p.path ORDER BY p.path"
    )
    for path, code, lo, hi, place, _ in rows:
        yield Found(Location.of(path, place), {"later": code, "date": date_text(lo, hi)})
