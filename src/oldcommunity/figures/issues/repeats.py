"""Findings that come again: the same cause at the same place, found by a later inspection."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from oldcommunity.figures.issues.found import Issue


@dataclass(frozen=True, slots=True)
class Repeat:
    """One cause found at one place by several inspections.

    Attributes:
        cause: a code.
        findings: in the order of the inspections; the first is not a repetition.
        before: for each finding but the first, how the one before it stood by then: `closed`, `open`, or
            `perhaps_closed` where the dates do not tell.
    """

    cause: str
    findings: tuple[Issue, ...]
    before: tuple[str, ...]


def repeats(found: Iterable[Issue]) -> Iterator[Repeat]:
    """The repeated findings among some issues, in the order of their first file.

    A place is a project, or a site without a project by its name. `other` is no cause that could come again, and
    two findings of one inspection, or of inspections whose dates overlap, are not one after the other.
    """
    by_place: dict[tuple[str, str, str], list[Issue]] = defaultdict(list)
    for issue in found:
        place = _place(issue)
        if issue.kind == "finding" and place and issue.causes and issue.causes[0] != "other":
            by_place[(*place, issue.causes[0])].append(issue)
    for (_, _, cause), several in by_place.items():
        several.sort(key=lambda issue: (issue.opened.latest, issue.opened.earliest, issue.at))
        chain = several[:1]
        for issue in several[1:]:
            if issue.opened.earliest > chain[-1].opened.latest:
                chain.append(issue)
        if len(chain) > 1:
            pairs = pairwise(chain)
            yield Repeat(cause, tuple(chain), tuple(_before(one, other) for one, other in pairs))


def _place(issue: Issue) -> tuple[str, str] | None:
    if issue.project is not None:
        return "project", issue.project.id
    return None if issue.site is None else ("site", issue.site)


def _before(earlier: Issue, later: Issue) -> str:
    """How an earlier finding stood when the later one was made."""
    closed = earlier.closed
    if closed is None or closed.earliest > later.opened.latest:
        return "open"
    return "closed" if closed.latest <= later.opened.earliest else "perhaps_closed"
