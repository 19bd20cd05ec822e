"""Holding a paper against the book as it is now: every number that it was issued with, one by one.

The same template is filled again. A number fails where the book now gives another, where it no longer gives any,
and where somebody has changed it in the paper. Words may be changed by hand: the numbers among them are found
again as long as they stand in their sentences.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from oldcommunity.diagnostics import Location
from oldcommunity.views.papers.marks import Mark
from oldcommunity.views.papers.rendering import Paper
from oldcommunity.views.papers.spotting import Spot, spots
from oldcommunity.views.papers.stamp import Issued


@dataclass(frozen=True, slots=True)
class Failure:
    """A number of a paper that does not hold.

    Attributes:
        kind: `changed` (the book gives another), `gone` (the book gives none any more) or `edited` (the paper does
            not print what it was issued with).
        line, column: where it stands in the paper, from 1.
        key: which number.
        printed: how it was issued.
        now: what the book gives, or what the paper says where it was edited; empty where there is nothing.
        places: the lines that the number rests on now.
    """

    kind: str
    line: int
    column: int
    key: str
    printed: str
    now: str
    places: tuple[Location, ...] = ()


@dataclass(frozen=True, slots=True)
class Verified:
    """What became of a paper.

    Attributes:
        numbers: how many it was issued with.
        failures: those that do not hold, in the order of the paper.
        taken_out: how many were taken out by hand together with their sentences.
        added: how many more numbers the same template gives now.
        template_changed: the template is not the one that the paper was made with.
    """

    numbers: int
    failures: tuple[Failure, ...]
    taken_out: int
    added: int
    template_changed: bool


def verify(issued: list[Issued], template: str, body: str, now: Paper) -> Verified:
    """Hold a paper against the book.

    Args:
        issued: the numbers that it was issued with.
        template: the digest of the template it was made with.
        body: the paper as it is, without its stamp.
        now: the same paper made from the book as it is now.
    """
    pairs, added = _paired(issued, now.marks)
    reference, places = _as_issued(issued, pairs, now)
    found = spots(reference, places, body) if any(one.at < 0 for one in issued) else {}
    failures: list[Failure] = []
    taken_out = 0
    last = Spot("stands", 0, "")
    for i, (key, printed, at, older) in enumerate(issued):
        mark = pairs.get(i)
        if at >= 0:
            spot = Spot("stands", at, printed)
        else:
            spot = found.get(i) or _searched(printed, body, last)
            if spot.kind == "taken out" and mark and mark.printed.text != printed:
                # The book has changed and with it the sentence that the template makes: it may still be in the paper.
                spot = _searched(printed, body, last)
        if spot.kind == "taken out":
            taken_out += 1
            continue
        last = spot
        line, column = _line_of(body, spot.at)
        if spot.kind == "edited":
            leaves = mark.printed.quoted.leaves() if mark else ()
            failures.append(Failure("edited", line, column, key, printed, spot.text, leaves))
        elif mark is None:
            failures.append(Failure("gone", line, column, key, printed, ""))
        elif (mark.printed.text, mark.printed.older) != (printed, older):
            leaves = mark.printed.quoted.leaves()
            # What is the same number, but of another day, is told with its day.
            same = f"{mark.printed.text} ({mark.printed.older or now.stamp.as_of})"
            told = same if mark.printed.text == printed else mark.printed.text
            failures.append(Failure("changed", line, column, key, printed, told, leaves))
    return Verified(len(issued), tuple(failures), taken_out, added, template != now.stamp.template)


def _paired(issued: list[Issued], marks: tuple[Mark, ...]) -> tuple[dict[int, Mark], int]:
    """For each issued number the one that is given now, by key and order; and how many are new."""
    keys, given = [one.key for one in issued], [mark.printed.quoted.key for mark in marks]
    pairs: dict[int, Mark] = {}
    used: set[int] = set()
    for i, j, size in SequenceMatcher(None, keys, given, autojunk=False).get_matching_blocks():
        for n in range(size):
            pairs[i + n] = marks[j + n]
            used.add(j + n)
    # What has moved in a list, because another entry came before it, is still the same number.
    free = {given[j]: j for j in reversed(range(len(given))) if j not in used}
    for i, key in enumerate(keys):
        if i not in pairs and key in free:
            j = free.pop(key)
            pairs[i] = marks[j]
            used.add(j)
    return pairs, len(given) - len(used)


def _as_issued(issued: list[Issued], pairs: dict[int, Mark], now: Paper) -> tuple[str, list[tuple[int, int, int]]]:
    """The paper as it must have been issued, as far as the book still gives the same, and where its numbers stood."""
    which = {id(mark): i for i, mark in pairs.items()}
    parts: list[str] = []
    places = []
    last = at = 0
    for mark in now.marks:
        between = now.text[last : mark.start]
        i = which.get(id(mark))
        text = mark.printed.text if i is None else issued[i].printed
        parts += [between, text]
        at += len(between)
        if i is not None:
            places.append((i, at, at + len(text)))
        at += len(text)
        last = mark.end
    return "".join([*parts, now.text[last:]]), places


def _searched(printed: str, body: str, last: Spot) -> Spot:
    """A number that the book gives no more: the next place that prints it."""
    # A part of a longer number is another number.
    found = re.compile(rf"(?<![\d.,]){re.escape(printed)}").search(body, last.at + len(last.text))
    return Spot("stands", found.start(), printed) if found else Spot("taken out", last.at, "")


def _line_of(text: str, at: int) -> tuple[int, int]:
    before = text[:at]
    return before.count("\n") + 1, at - (before.rfind("\n") + 1) + 1
