"""Finding the numbers of a paper again after its words were changed by hand."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

#: Lines that have less than this in common are not the same line any more.
_ALIKE = 0.4
_NUMERIC = re.compile(r"[\d〇一二两三四五六七八九十百千万亿%]")
_COUNTED = re.compile(r"^\d+\. |^\*\*(?:表|Table )\d+")
_WORD = re.compile(r"[\d.,%〇一二两三四五六七八九十百千万亿A-Za-z]*[\u4e00-\u9fff%]{0,2}")


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a number stands in a paper.

    Attributes:
        kind: `stands`, `edited`, or `taken out` with the sentence around it.
        at: its first character.
        text: what stands there.
    """

    kind: str
    at: int
    text: str


def spots(reference: str, places: list[tuple[int, int, int]], body: str) -> dict[int, Spot]:
    """Where the numbers of a text stand in another that was made from it by hand.

    Args:
        reference: the text as it was.
        places: its numbers: which, first character, and the one after the last.
        body: the text as it is.
    """
    old, new = reference.split("\n"), body.split("\n")
    starts, new_starts = _starts(old), _starts(new)
    twins = dict(_twins(old, new))
    found: dict[int, Spot] = {}
    for which, start, end in places:
        line = bisect_right(starts, start) - 1
        twin = twins.get(line)
        if twin is None:
            found[which] = Spot("taken out", 0, "")
            continue
        spot = _in_line(old[line], new[twin], start - starts[line], end - starts[line])
        found[which] = Spot(spot.kind, spot.at + new_starts[twin], spot.text)
    return found


def _starts(lines: list[str]) -> list[int]:
    starts = [0]
    for line in lines[:-1]:
        starts.append(starts[-1] + len(line) + 1)
    return starts


def _twins(old: list[str], new: list[str]) -> Iterator[tuple[int, int]]:
    """For each line the one that it has become."""
    # That a list or table has another number now does not make it another.
    was, now = ([_COUNTED.sub("", line) for line in lines] for lines in (old, new))
    for kind, i, i_end, j, j_end in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if kind == "equal":
            yield from zip(range(i, i_end), range(j, j_end), strict=True)
        elif kind == "replace":
            free = list(range(j, j_end))
            for line in range(i, i_end):
                best = max(free, key=lambda other: _likeness(old[line], new[other]), default=None)
                if best is not None and _likeness(old[line], new[best]) >= _ALIKE:
                    yield line, best
                    free = [other for other in free if other > best]


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio() if one and other else 0.0


def _in_line(old: str, new: str, start: int, end: int) -> Spot:
    """Where a stretch of a line stands in the line that it has become."""
    if old == new:
        return Spot("stands", start, old[start:end])
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    for i, j, size in blocks:
        if i <= start and end <= i + size:
            at = j + start - i
            if not _grown(old, new, start, end, at):
                return Spot("stands", at, old[start:end])
    before = max((j + min(size, start - i) for i, j, size in blocks if i < start and size), default=0)
    after = min((j + max(0, end - i) for i, j, size in blocks if i + size > end and size), default=len(new))
    stays = any(i < start <= i + size for i, _, size in blocks)
    between = new[before:after]
    if stays or _NUMERIC.search(between):
        number = _NUMERIC.search(between)
        at = before + (number.start() if number and not stays else 0)
        told = _WORD.match(new, at)
        return Spot("edited", at, told[0] if told else "")
    return Spot("taken out", before, "")


def _grown(old: str, new: str, start: int, end: int, at: int) -> bool:
    """Whether digits have come to stand before or behind a number."""
    first, last = new[at - 1 : at], new[at + end - start :][:2]
    was_first, was_last = old[start - 1 : start] if start else "", old[end:][:2]
    before = bool(re.fullmatch(r"[\d.,]", first)) and first != was_first
    behind = bool(re.match(r"\d|[.,]\d", last)) and last != was_last
    return before or behind
