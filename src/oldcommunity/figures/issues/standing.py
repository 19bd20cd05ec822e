"""How something that must be solved stands on a day: open or closed, overdue or not, and for how long."""

from __future__ import annotations

from dataclasses import dataclass

from oldcommunity.dates import LONG_AGO, Span
from oldcommunity.figures.issues.found import Issue

#: How far one has come; `perhaps_closed`: its closing date spans the day.
STATES = ("open", "perhaps_closed", "closed")
#: How one that is not certainly closed stands to its due date. Without one, nobody can say that it is in time.
LATENESS = ("overdue", "due", "no_due_date")


@dataclass(frozen=True, slots=True)
class Standing:
    """How something that must be solved stands on a day.

    Attributes:
        state: one of `STATES`.
        certain: it had certainly been found by the day.
        lateness: one of `LATENESS`; empty for what is closed.
        days_over: days past the due date; 0 where it is not overdue.
        days_left: days until the due date; 0 on it, and where it is overdue or there is none.
        taken: the fewest and the most days from its finding to its closing, or to the day; the most is None where
            the first day is not known.
        late: for what was closed after its due date, by the fewest and the most days; else None.
    """

    state: str
    certain: bool
    lateness: str
    days_over: int
    days_left: int
    taken: tuple[int, int | None]
    late: tuple[int, int] | None

    @property
    def overdue(self) -> bool:
        """Whether it is past its due date and not certainly closed."""
        return self.lateness == "overdue"

    @property
    def doubtful(self) -> bool:
        """Whether it may have been closed, or may not have been found yet."""
        return not self.certain or self.state == "perhaps_closed"


def standing(issue: Issue, day: int) -> Standing:
    """How an issue stands on a day by which it may have been found.

    It is closed when the last day of its closing date has come, and overdue when the last day of its due date has
    passed while it is not closed.
    """
    certain, due = issue.opened.latest <= day, issue.due
    closed = issue.closed if issue.closed is not None and issue.closed.earliest <= day else None
    if closed is not None and closed.latest <= day:
        late = None if due is None or closed.latest <= due.latest else _late(closed, due)
        return Standing("closed", certain, "", 0, 0, _days(issue.opened, closed), late)
    over, left = (0, 0) if due is None else (max(day - due.latest, 0), max(due.latest - day, 0))
    lateness = "no_due_date" if due is None else "overdue" if over else "due"
    state = "open" if closed is None else "perhaps_closed"
    return Standing(state, certain, lateness, over, left, _days(issue.opened, Span(day, day)), None)


def _days(first: Span, last: Span) -> tuple[int, int | None]:
    """The fewest and the most days between two dates, the second not before the first."""
    most = None if first.earliest == LONG_AGO else last.latest - first.earliest
    return max(last.earliest - first.latest, 0), most


def _late(closed: Span, due: Span) -> tuple[int, int]:
    return max(closed.earliest - due.latest, 0), closed.latest - due.latest
