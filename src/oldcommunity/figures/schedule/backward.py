"""Planning backwards (倒排工期): by when each step has to be met so that the works are completed on a day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from oldcommunity.dates import Span
from oldcommunity.figures.schedule.earliest import earliest_days, steps_of
from oldcommunity.figures.schedule.stations import Station


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a schedule planned backwards.

    Attributes:
        code: the milestone.
        duration: the days from the step before.
        due: the day by which it has to be met; None for what has been met or lies behind.
        now: when it is due by the record.
        met: when it was met by the record.
        earliest: the first day on which it can be met, as `earliest.earliest_days` tells for all pages; None for
            what has been met or lies behind.
        rough: that day is counted from the last day of a date that is known only roughly, and so may lie before.
        past: the day by which it has to be met is over.
    """

    code: str
    duration: int
    due: int | None
    now: Span | None
    met: Span | None
    earliest: int | None
    rough: bool
    past: bool

    @property
    def short(self) -> int:
        """By how many days the time is too short."""
        return 0 if self.due is None or self.earliest is None else max(self.earliest - self.due, 0)


def planned_backwards(
    stations: Sequence[Station], durations: Mapping[str, int], finish: int, day: int
) -> tuple[Step, ...]:
    """The steps of a project, from the first: backwards from its completion, and onwards to what comes after it.

    Planned are the steps up to completion that usually take any days, and those of the record; nothing is planned
    for what has been met, or lies before the last that has been met: what is missing there was passed, only not
    written down.

    Args:
        stations: the project's milestones.
        durations: the usual days of each step.
        finish: the day by which the works are to be completed.
        day: the day of planning.
    """
    known = {one.code: one for one in stations}
    codes = steps_of(known, durations)
    behind = max((i for i, code in enumerate(codes) if _is_met(known.get(code))), default=-1)
    due: dict[str, int] = {}
    end = codes.index("completed")
    until = finish
    for code in reversed(codes[behind + 1 : end + 1]):
        due[code] = until
        until -= durations.get(code, 0)
    until = finish
    for code in codes[max(behind, end) + 1 :]:
        until += durations.get(code, 0)
        due[code] = until
    earliest = earliest_days(stations, durations, day)
    found = []
    for code in codes:
        told = known.get(code)
        by = due.get(code)
        soonest = None if by is None else earliest[code]
        found.append(
            Step(
                code=code,
                duration=durations.get(code, 0),
                due=by,
                now=told.due if told else None,
                met=told.met if told else None,
                earliest=soonest.day if soonest else None,
                rough=bool(soonest and soonest.rough),
                past=by is not None and by < day,
            )
        )
    return tuple(found)


def _is_met(one: Station | None) -> bool:
    return one is not None and one.state == "met"
