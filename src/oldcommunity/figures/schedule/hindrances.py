"""Pipes and cables that stand in the way of a project."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from oldcommunity.dates import Span
from oldcommunity.diagnostics import Location


@dataclass(frozen=True, slots=True)
class Hindrance:
    """Work on pipes or cables that stands in the way.

    Attributes:
        kind: one of `codelists.UTILITIES`.
        owner: who has to do it; empty where that is not recorded.
        reason: `blocked`; `overdue`; or `after-completion`: due only after the works are to be done.
        due: by when it is to be done.
        at: where it stands.
    """

    kind: str
    owner: str
    reason: str
    due: Span | None
    at: Location


def hindrances(utilities: Sequence[tuple[Any, ...]], finish: Span | None, day: int) -> Iterator[Hindrance]:
    """What of the work on pipes and cables may hold up a project that is to be completed by some day.

    Args:
        utilities: what is not done: kind, owner, status, due date, and where that stands.
        finish: when the works are to be completed; None where that is not known.
        day: the day as of which to tell.
    """
    for kind, owner, status, due, at in utilities:
        if status == "blocked":
            yield Hindrance(kind, owner, "blocked", due, at)
        elif due and due.latest < day:
            yield Hindrance(kind, owner, "overdue", due, at)
        elif due and finish and due.latest > finish.latest:
            yield Hindrance(kind, owner, "after-completion", due, at)
