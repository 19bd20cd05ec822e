"""What single records say of a count: how much is certain, how much possible, how much certainly not."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from oldcommunity.codelists import STATES
from oldcommunity.figures.facts.tally import CERTAIN, MAYBE, NO, POSSIBLE, SINCE, STATE_CODES, THEN, YES, Group

_UNKNOWN = STATE_CODES.index("unknown")
_CANCELLED = STATE_CODES.index("cancelled")


@dataclass(frozen=True, slots=True)
class Itemised:
    """The records of one scope, seen by one figure in one unit.

    Attributes:
        yes: how much certainly counts.
        maybe: how much may count: dates that span the day, or no dated fact at all.
        no: how much certainly does not count.
        total: how much there is of the unit in all records.
        records: how many records there are.
        unmeasured: how many of them do not state the unit.
        undated: how many of them have no dated fact.
        gained: what has certainly come since the declaration, less what has gone.
        then: how much may have counted on the day of the declaration.
        cancelled: how many records are certainly cancelled.
    """

    yes: int
    maybe: int
    no: int
    total: int
    records: int
    unmeasured: int
    undated: int
    gained: int
    then: int
    cancelled: int

    @property
    def known(self) -> bool:
        """Whether each record knows the figure in the unit."""
        return not self.maybe and not self.unmeasured


def itemise(groups: Iterable[Group], figure: str, unit: str) -> Itemised:
    """What the in-plan records of some groups say of a count."""
    judge = judge_of(figure)
    amounts = {YES: 0, MAYBE: 0, NO: 0}
    records = unmeasured = undated = gained = then = cancelled = 0
    for group in groups:
        amount = group.sums[unit]
        amounts[judge(group, CERTAIN, POSSIBLE)] += amount
        records += group.projects
        unmeasured += group.projects - group.known[unit]
        if group.states[CERTAIN] == _UNKNOWN:
            undated += group.projects
        cancelled += group.projects * is_cancelled(group)
        if len(group.states) > THEN:
            before = judge(group, THEN, THEN) != NO
            now = judge(group, SINCE, SINCE) != NO
            gained += (now - before) * amount
            then += before * amount
    return Itemised(
        yes=amounts[YES],
        maybe=amounts[MAYBE],
        no=amounts[NO],
        total=sum(amounts.values()),
        records=records,
        unmeasured=unmeasured,
        undated=undated,
        gained=gained,
        then=then,
        cancelled=cancelled,
    )


def is_cancelled(group: Group) -> bool:
    """Whether the projects of a group are certainly cancelled."""
    return group.states[CERTAIN] == group.states[POSSIBLE] == _CANCELLED


def certainly_counts(group: Group, figure: str) -> bool:
    """Whether the projects of a group certainly count for a figure."""
    return judge_of(figure)(group, CERTAIN, POSSIBLE) == YES


def judge_of(figure: str) -> Callable[[Group, int, int], int]:
    """How a group counts for a figure, between a strict and a generous clock."""
    if figure in STATES and figure != "completed":
        wanted = STATE_CODES.index(figure)

        def by_state(group: Group, strict: int, generous: int) -> int:
            found = (group.states[strict], group.states[generous])
            if _UNKNOWN in found:
                return MAYBE
            return YES if found == (wanted, wanted) else MAYBE if wanted in found else NO

        return by_state

    def by_milestone(group: Group, strict: int, generous: int) -> int:
        found = (group.met[strict], group.met[generous])
        return found[0] if found[0] == found[1] else MAYBE

    return by_milestone
