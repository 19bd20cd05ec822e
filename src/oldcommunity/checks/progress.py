"""What projects report month by month: it only grows, it follows a start, and it does not fall silent."""

from __future__ import annotations

from collections.abc import Iterator

from oldcommunity.checks.case import Case, Found, check
from oldcommunity.checks.texts import date_text, percent_text
from oldcommunity.dates import day_text
from oldcommunity.diagnostics import Location
from oldcommunity.money import money_text

#: Half of the last typed digit of a percentage in 0.01 %: 35% may be anything from 34.5 to 35.5.
_PERCENT_SLACK = "CASE WHEN {0} % 100 = 0 THEN 50 WHEN {0} % 10 = 0 THEN 5 ELSE 0 END"


@check("OC413")
def cumulative_falls(case: Case) -> Iterator[Found]:
    """What is counted from the beginning never falls: invested, physical progress, money at one status.

    Differences within the rounding of what was typed are none. Where an audit really took something back, waive
    the problem and say so.

    Passes::

        # projects/a.yaml
        id: a
        name: 甲小区
        cohort: 2022
        milestones: [{code: started, met: 2022-03-15}]
        progress:
          - {as_of: 2022-04-30, invested: 1.2亿元, physical: 15.3%}
          - {as_of: 2022-05-31, invested: 11980万元, physical: 15%}

    Fails::

        # projects/a.yaml
        id: a
        name: 甲小区
        cohort: 2022
        milestones: [{code: started, met: 2022-03-15}]
        progress:
          - {as_of: 2022-04-30, invested: 120万元}
          - {as_of: 2022-05-31, invested: 90万元} # <- OC413
    """
    for column, slack, text in (
        ("invested", "invested_slack", money_text),
        ("physical", _PERCENT_SLACK.format("physical"), percent_text),
    ):
        rows = case.book.rows(_FALLING.format(column=column, slack=slack))
        for path, day, value, place, before_day, before, before_place in rows:
            params = {
                "figure": column,
                "value": text(value),
                "date": day_text(day),
                "before": text(before),
                "before_date": day_text(before_day),
            }
            yield Found(Location.of(path, place), params, (Location.of(path, before_place),))
    yield from _falling_funds(case)


#: Looked for in the tables of all trees, without a join: windows over millions of entries are quick that way.
_FALLING = """
SELECT p.path, g.day, g.value, g.place, g.before_day, g.before, g.before_place FROM (
    SELECT content, day, {column} AS value, {slack} AS slack, {column}_place AS place,
        lag(day) OVER w AS before_day, lag({column}) OVER w AS before, lag({slack}) OVER w AS before_slack,
        lag({column}_place) OVER w AS before_place
    FROM main.progress WHERE {column} IS NOT NULL WINDOW w AS (PARTITION BY content ORDER BY day)) g
JOIN the_project p USING (content) WHERE g.value + g.slack < g.before - g.before_slack ORDER BY p.path, g.day"""


def _falling_funds(case: Case) -> Iterator[Found]:
    for path, status, lo, hi, amount, place, before_lo, before_hi, before, before_place in case.book.rows(
        "SELECT path, status, lo, hi, amount, place, before_lo, before_hi, before, before_place FROM ("
        "SELECT *, lag(lo) OVER w AS before_lo, lag(hi) OVER w AS before_hi, lag(amount) OVER w AS before, "
        "lag(slack) OVER w AS before_slack, lag(place) OVER w AS before_place FROM the_fund_event "
        "WINDOW w AS (PARTITION BY path, fund, status ORDER BY hi, item)) "
        "WHERE lo > before_hi AND amount + slack < before - before_slack ORDER BY path, fund, place"
    ):
        params = {
            "figure": status,
            "value": money_text(amount),
            "date": date_text(lo, hi),
            "before": money_text(before),
            "before_date": date_text(before_lo, before_hi),
        }
        yield Found(Location.of(path, place), params, (Location.of(path, before_place),))


@check("OC415")
def progress_before_start(case: Case) -> Iterator[Found]:
    """A project that reports physical progress has its start on record by then.

    Without it nobody knows since when: the project counts as one that may have started.

    Passes::

        # projects/a.yaml
        id: a
        name: 甲小区
        cohort: 2022
        milestones: [{code: started, met: ../2022-04-30}]
        progress: [{as_of: 2022-04-30, physical: 15%}]

    Fails::

        # projects/a.yaml
        id: a
        name: 甲小区
        cohort: 2022
        milestones: [{code: designed, met: 2022-02-28}]
        progress:
          - {as_of: 2022-03-31, physical: 0%}
          - {as_of: 2022-04-30, physical: 15%} # <- OC415
    """
    rows = case.book.rows(
        "SELECT p.path, min(g.day), g.physical, g.physical_place FROM the_project p JOIN main.progress g "
        "USING (content) WHERE g.physical > 0 AND (p.started_lo IS NULL OR p.started_lo > g.day) "
        "GROUP BY p.path ORDER BY p.path"
    )
    for path, day, physical, place in rows:
        yield Found(Location.of(path, place), {"value": percent_text(physical), "date": day_text(day)})


@check("OC417")
def unfinished_after_completion(case: Case) -> Iterator[Found]:
    """Works that are completed are done: no report on that day or later says less than 100 %.

    Either the completion was put down too early, or the report is an old one with a new date. The figures follow
    the completion. What was completed but for a remainder is `substantially_completed`.

    Passes::

        # projects/a.yaml
        id: a
        name: 甲小区
        cohort: 2022
        milestones: [{code: started, met: 2022-03-15}, {code: completed, met: 2022-05-20}]
        progress:
          - {as_of: 2022-04-30, physical: 90%}
          - {as_of: 2022-05-31, physical: 100%}

    Fails::

        # projects/a.yaml
        id: a
        name: 甲小区
        cohort: 2022
        milestones: [{code: started, met: 2022-03-15}, {code: completed, met: 2022-05-20}]
        progress:
          - {as_of: 2022-05-31, physical: 50%} # <- OC417
    """
    rows = case.book.rows(
        "SELECT p.path, min(g.day), g.physical, g.physical_place, p.completed_hi, p.content FROM the_project p "
        "JOIN main.progress g USING (content) WHERE p.completed_hi <= g.day AND g.physical < 10000 "
        "GROUP BY p.path ORDER BY p.path"
    )
    for path, day, physical, place, completed, content in rows:
        params = {"value": percent_text(physical), "date": day_text(day), "completed": day_text(completed)}
        met = case.book.rows(
            "SELECT met_place FROM main.milestone WHERE content = ? AND hi = ? ORDER BY rank DESC LIMIT 1",
            content,
            completed,
        )
        yield Found(Location.of(path, place), params, tuple(Location.of(path, one) for (one,) in met))


@check("OC441")
def stale_project(case: Case) -> Iterator[Found]:
    """A project under construction says something at least every so many days (`thresholds.stale_days`).

    Counted up to the last day on which anything in the book was reported, so that a book which is not kept any
    more does not fill with warnings. Any dated fact is a sign of life; projects that stand suspended are left out.

    Passes::

        # projects/a.yaml
        id: a
        name: 甲小区
        cohort: 2022
        milestones: [{code: started, met: 2022-03-15}]
        progress: [{as_of: 2022-05-31, physical: 15%}]
        # projects/b.yaml
        id: b
        name: 乙小区
        cohort: 2022
        milestones: [{code: started, met: 2022-06-30}]

    Fails::

        # projects/a.yaml
        id: a
        name: 甲小区
        cohort: 2022
        milestones: [{code: started, met: 2022-03-15}]
        progress: [{as_of: 2022-03-31, physical: 15%}] # <- OC441
        # projects/b.yaml
        id: b
        name: 乙小区
        cohort: 2022
        milestones: [{code: started, met: 2022-06-30}]
    """
    days = case.book.settings.thresholds.stale_days
    rows = case.book.rows(_SILENT, limit=case.latest - days, latest=case.latest)
    for path, last, place in rows:
        params = {
            "date": day_text(last),
            "days": case.latest - last,
            "limit": days,
            "latest": day_text(case.latest),
        }
        yield Found(Location.of(path, place), params)


_SILENT = """
SELECT p.path, p.last_day, coalesce(
    (SELECT g.place FROM main.progress g WHERE g.content = p.content AND g.day = p.last_day),
    (SELECT m.met_place FROM main.milestone m WHERE m.content = p.content AND m.hi = p.last_day),
    p.place)
FROM the_project p WHERE p.last_day < :limit AND p.started_hi IS NOT NULL AND p.completed_lo IS NULL
AND p.cancelled_lo IS NULL AND NOT (p.suspensions AND EXISTS (SELECT 1 FROM main.suspension s
    WHERE s.content = p.content AND (s.until_hi IS NULL OR s.until_hi >= :limit)))
ORDER BY p.path"""
