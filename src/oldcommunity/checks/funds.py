"""Money on its way: what has come further cannot be more than what set out."""

from __future__ import annotations

from collections.abc import Iterator

from oldcommunity.checks.case import Case, Found, check
from oldcommunity.checks.texts import date_text
from oldcommunity.codelists import FUND_STATUSES
from oldcommunity.diagnostics import Location
from oldcommunity.money import money_text

#: Statuses of which each is a part of the one before. What is planned or applied for may be less than is awarded.
_STATIONS = FUND_STATUSES[FUND_STATUSES.index("awarded") :]


@check("OC433")
def funding_stages(case: Case) -> Iterator[Found]:
    """Of one fund, no more is paid than received, received than appropriated, appropriated than awarded.

    Amounts are cumulative, so what was paid by a day is held against what had been received on that day or
    later; an older report says nothing, for more may have come since. Rounding is allowed for.

    Passes::

        # funding.yaml
        funds:
          - id: subsidy
            kind: upper_level_subsidy
            scope: {cohort: 2022}
            events:
              - {status: received, as_of: 2022-04-30, amount: 3000万元}
              - {status: paid, as_of: 2022-05-31, amount: 3500万元}
              - {status: received, as_of: 2022-06-30, amount: 4000万元}

    Fails::

        # funding.yaml
        funds:
          - id: subsidy
            kind: upper_level_subsidy
            scope: {cohort: 2022}
            events:
              - {status: received, as_of: 2022-05-31, amount: 3000万元}
              - {status: paid, as_of: 2022-05-31, amount: 3500万元} # <- OC433
    """
    seen: set[tuple[str, int]] = set()
    for path, place, further, amount, lo, hi, nearer, base, base_lo, base_hi, before in case.book.rows(_EXCEEDING):
        if (path, place) in seen:  # one report for each amount, with the nearest station before it
            continue
        seen.add((path, place))
        params = {
            "figure": further,
            "value": money_text(amount),
            "date": date_text(lo, hi),
            "other": nearer,
            "base": money_text(base),
            "base_date": date_text(base_lo, base_hi),
        }
        yield Found(Location.of(path, place), params, (Location.of(path, before),))


_RANKS = ", ".join(f"('{status}', {rank})" for rank, status in enumerate(_STATIONS))
_EXCEEDING = f"""
WITH station(status, rank) AS (VALUES {_RANKS})
SELECT a.path, a.place, a.status, a.amount, a.lo, a.hi, b.status, b.amount, b.lo, b.hi, b.place
FROM the_fund_event a JOIN station further ON further.status = a.status
JOIN main.fund_event b ON b.content = a.content AND b.fund = a.fund
JOIN station nearer ON nearer.status = b.status AND nearer.rank < further.rank
WHERE (b.lo >= a.hi OR b.hi = a.hi) AND a.amount - a.slack > b.amount + b.slack
ORDER BY a.path, a.place, nearer.rank DESC, b.hi"""
