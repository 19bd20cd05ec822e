"""The earliest day of each step that is still to be met: one definition for pages, papers and planning backwards."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from oldcommunity.codelists import MILESTONES
from oldcommunity.figures.schedule.stations import Station, rank_of

_START, _COMPLETION = MILESTONES.index("started"), MILESTONES.index("completed")


class Earliest(NamedTuple):
    """The first day on which a step can be met.

    Attributes:
        day: that day.
        rough: it is counted from the last day of a date that is known only roughly, and so may lie before.
    """

    day: int
    rough: bool


def steps_of(known: Mapping[str, Station], durations: Mapping[str, int]) -> list[str]:
    """The steps of a project in their usual order: those of its record, and up to completion the usual ones."""
    return [
        code
        for rank, code in enumerate(MILESTONES)
        if code in known or rank == _COMPLETION or (rank < _COMPLETION and durations.get(code))
    ]


def earliest_days(stations: Iterable[Station], durations: Mapping[str, int], day: int) -> dict[str, Earliest]:
    """The earliest day of each step that is not met.

    It is the day on which the step before it was met, or can be met at the earliest, and as many days more as the
    step takes; nothing that is not met by the day comes before it. So what is late pushes later steps only as far
    as the plan leaves them less time than they usually take. What was met on a day that is known only roughly
    counts from its last day; where nothing has been met, the day itself is counted from. What the record leaves out
    before a step of preparation, or the start, that is overdue is taken as done: it may only not be written down.

    Args:
        stations: the milestones of a project.
        durations: the usual days of each step.
        day: the day.
    """
    known = {one.code: one for one in stations}
    codes = steps_of(known, durations)
    late = [codes.index(one.code) for one in known.values() if one.state == "overdue" and _is_preparation(one.code)]
    done = {code for code in codes[: max(late, default=0)] if code not in known}
    takes = _days_of_steps([code for code in codes if code not in done], known, durations, day)
    found = dict.fromkeys(done, Earliest(day, False))
    last = Earliest(day, False)
    for code in takes:
        one = known.get(code)
        if one and one.met and one.state == "met":
            last = Earliest(one.met.latest, one.met.earliest != one.met.latest)
            continue
        soonest = last.day + takes[code]
        last = found[code] = Earliest(soonest, last.rough) if soonest > day else Earliest(day, False)
    return found


def projected(stations: Iterable[Station], durations: Mapping[str, int], day: int) -> tuple[Station, ...]:
    """The milestones of a project that is not halted in their usual order, the open ones with their earliest days."""
    ordered = sorted(stations, key=rank_of)
    earliest = earliest_days(ordered, durations, day)
    return tuple(
        replace(one, projected=earliest[one.code].day, rough=earliest[one.code].rough) if one.is_open else one
        for one in ordered
    )


def _days_of_steps(
    codes: Sequence[str], known: Mapping[str, Station], durations: Mapping[str, int], day: int
) -> dict[str, int]:
    """The days that each step takes: the usual ones, but never more than lie between its due date and the one before.

    Steps without due dates between two that have one share the time planned. Where nothing has been met before
    the first due date, and that is one of the preparation or the start, nobody knows how far the preparation is:
    it is taken to be in time for that date, and once the date is past, for the day.
    """
    takes = {code: durations.get(code, 0) for code in codes}
    dues = [(i, due.latest) for i, code in enumerate(codes) if code in known and (due := known[code].due)]
    for (i, before), (k, until) in pairwise(dues):
        _fit(takes, codes[i + 1 : k + 1], until - before)
    if dues:
        k, until = dues[0]
        untouched = not any(code in known and known[code].state == "met" for code in codes[: k + 1])
        if untouched and _is_preparation(codes[k]):
            _fit(takes, codes[: k + 1], until - day)
    return takes


def _is_preparation(code: str) -> bool:
    """Whether a step is one of the preparation, or the start."""
    return MILESTONES.index(code) <= _START


def _fit(takes: dict[str, int], codes: Sequence[str], planned: int) -> None:
    """Shorten steps in proportion until they take no longer than planned; what has no usual days takes the plan's."""
    usual, planned = sum(takes[code] for code in codes), max(planned, 0)
    if not usual:
        takes[codes[-1]] = planned
        return
    if usual <= planned:
        return
    run = until = 0
    for code in codes:
        run += takes[code]
        takes[code] = run * planned // usual - until
        until += takes[code]
