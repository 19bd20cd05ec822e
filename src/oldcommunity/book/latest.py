"""The last day of anything reported: one question to the book."""

from __future__ import annotations

#: The last day not after `:today`; what hangs on a project is looked for only where its last day lies ahead.
LATEST = """
SELECT max(day) FROM (
    SELECT last_day AS day FROM (
        SELECT last_day FROM the_project WHERE last_day <= :today ORDER BY last_day DESC LIMIT 1)
    UNION ALL SELECT max(m.hi) FROM the_project p JOIN main.milestone m USING (content)
        WHERE p.last_day > :today AND m.hi <= :today
    UNION ALL SELECT max(g.day) FROM the_project p JOIN main.progress g USING (content)
        WHERE p.last_day > :today AND g.day <= :today
    UNION ALL SELECT max(max(iif(s.hi <= :today, s.hi, 0), iif(s.until_hi <= :today, s.until_hi, 0)))
        FROM the_project p JOIN main.suspension s USING (content) WHERE p.last_day > :today
    UNION ALL SELECT max(max(iif(i.hi <= :today, i.hi, 0), iif(i.closed_hi <= :today, i.closed_hi, 0)))
        FROM the_project p JOIN main.issue i USING (content) WHERE p.last_day > :today
    UNION ALL SELECT max(max(iif(cancelled_hi <= :today, cancelled_hi, 0), iif(survey_day <= :today, survey_day, 0)))
        FROM the_project WHERE last_day > :today
    UNION ALL SELECT max(day) FROM the_declared WHERE day <= :today
    UNION ALL SELECT max(hi) FROM the_fund_event WHERE hi <= :today
    UNION ALL SELECT max(hi) FROM the_inspection WHERE hi <= :today
    UNION ALL SELECT max(closed_hi) FROM the_finding WHERE closed_hi <= :today)
"""
