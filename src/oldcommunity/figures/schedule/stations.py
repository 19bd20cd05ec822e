"""The milestones of one project on its time line: due, met, by how much missed, and when possible at the earliest."""

from __future__ import annotations

from dataclasses import dataclass

from oldcommunity.codelists import MILESTONES
from oldcommunity.dates import LONG_AGO, Span
from oldcommunity.diagnostics import Location

_RANKS = {code: rank for rank, code in enumerate(MILESTONES)}


@dataclass(frozen=True, slots=True)
class Station:
    """A milestone of a project, as of a day.

    Attributes:
        code: the milestone.
        due: when it was to be met; what is due in a month is due on its last day.
        met: when it was met, as far as that is known; None where nothing by the day says that it may have been.
        state: `met`; `overdue`; `ahead` (due, and its day has not passed); `open` (neither met nor due on any
            day); `passed` (not on record, but a later one shows that it lies behind); `halted` (past its
            date in a project that stands still or is given up).
        possible: it may be met by the day: its date spans it.
        days: overdue by so many days; what is ahead, and in how many, counts below zero. None without a due date.
        slip_low: met at least so many days after its due date, negative before it; for what is overdue, so
            many days and counting. None where its date has no beginning, or nothing can be told.
        slip_high: met at most so many days after; None while it is not met.
        projected: for what is not met, the first day on which it can be, as `earliest.earliest_days` tells; None
            for what lies behind or stands still.
        rough: that day is counted from the last day of a date that is known only roughly, and so may lie before.
        at: where its due date stands, else the milestone.
    """

    code: str
    due: Span | None
    met: Span | None
    state: str
    possible: bool
    days: int | None
    slip_low: int | None
    slip_high: int | None
    projected: int | None
    rough: bool
    at: Location

    @property
    def pushed(self) -> int:
        """By how many days it is pushed: its earliest day lies so long after its due date; at most, where `rough`."""
        return max(self.projected - self.due.latest, 0) if self.projected is not None and self.due else 0

    @property
    def is_open(self) -> bool:
        """Whether it is still to be met."""
        return self.state in ("overdue", "ahead", "open")


def station(
    code: str, due: Span | None, met: Span | None, *, overdue: bool, passed: bool, day: int, at: Location
) -> Station:
    """A milestone as of a day, before its earliest day is known.

    Args:
        code: the milestone.
        due: when it is due.
        met: when it was met by the record, whenever that is.
        overdue: it is among those that the figure `overdue` counts.
        passed: a later milestone shows that it lies behind.
        day: the day.
        at: where it stands.
    """
    if met and met.earliest > day:
        met = None
    certain = met is not None and met.latest <= day
    state = _state(due, certain=certain, overdue=overdue, passed=passed, day=day)
    low = high = None
    if due and met:
        low = None if met.earliest == LONG_AGO else met.earliest - due.latest
        high = met.latest - due.latest
    elif due and overdue:
        low = day - due.latest
    days = day - due.latest if due and not certain else None
    return Station(code, due, met, state, met is not None and not certain, days, low, high, None, False, at)


def _state(due: Span | None, *, certain: bool, overdue: bool, passed: bool, day: int) -> str:
    if certain:
        return "met"
    if overdue:
        return "overdue"
    if passed:
        return "passed"
    if due is None:
        return "open"
    return "ahead" if due.latest >= day else "halted"


def rank_of(one: Station) -> int:
    """The place of a milestone in the usual order."""
    return _RANKS[one.code]
