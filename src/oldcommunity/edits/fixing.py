"""Putting a file right as far as what is meant is beyond doubt: all remedies at once, each of them proven.

    fixed(kind, data, codes, words) -> Fixed

What one fault hides comes to light when it is put right, so that the file is looked at again until nothing more can
be done: a second run finds nothing to do. Only the signs that are meant change; line ends, a byte order mark, comments
and every other line stay as they are. A remedy that does not prove is left out, and so is one that could mean two
things.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from oldcommunity.edits.fixes.proof import proven
from oldcommunity.edits.fixes.remedy import Remedy, Splice, Step, Words, spliced
from oldcommunity.edits.fixes.safety import FIXABLE
from oldcommunity.edits.fixes.signs import sign_remedies
from oldcommunity.edits.fixes.spaces import shown, space_remedies
from oldcommunity.edits.fixes.state import State
from oldcommunity.edits.fixes.values import value_remedies
from oldcommunity.edits.fixes.whole import converted, with_plain_line_ends

#: A fault may hide another on its line, and that a third.
_DEEP = 6
#: How often a file is looked at again; a file that is worse than that wants a person first.
ROUNDS = 200


@dataclass(frozen=True, slots=True)
class Fixed:
    """A file put right.

    Attributes:
        new: its bytes.
        done: what has been put right, by place.
        left: what could have been, had it proved: why is not for a program to decide.
        gone: how many problems there were at first and are no more, by code and line.
    """

    new: bytes
    done: tuple[Step, ...] = ()
    left: tuple[Step, ...] = ()
    gone: Mapping[tuple[str, int], int] = field(default_factory=dict)


def fixed(kind: str, data: bytes, words: Words, codes: frozenset[str] = FIXABLE, *, convert: bool = False) -> Fixed:
    """A file with all that is put right which can mean one thing only.

    Args:
        kind: what it holds (`records.MODELS`).
        data: its bytes.
        words: what keys and codes are called.
        codes: the kinds of problems to put right.
        convert: also put a file in GBK or UTF-16 into UTF-8.
    """
    first = State(kind, data)
    done: list[Step] = []
    if convert and (told := converted(data)) and told[1].code in codes:
        data = told[0]
        done.append(told[1])
    if "OC105" in codes and (told := with_plain_line_ends(data)):
        data = told[0]
        done.append(told[1])
    state = State(kind, data)
    left: dict[Remedy, None] = {}
    for _ in range(ROUNDS):
        wanted = [remedy for remedy in _remedies(state, codes, words) if remedy not in left]
        better = _better(state, wanted, codes, words, left)
        if better is None:
            break
        state, steps = better
        done += steps
        # What did not prove in a file that could not be read may prove in one that can.
        left.clear()
    still = [remedy.step for remedy in left if (remedy.step.code, remedy.step.line) in state.by_place]
    done.sort(key=lambda step: step.line)
    return Fixed(state.data, tuple(done), tuple(still), first.by_place - state.by_place)


def _remedies(state: State, codes: frozenset[str], words: Words) -> list[Remedy]:
    """All remedies for a file as it stands."""
    return [
        *sign_remedies(state, codes),
        *space_remedies(state, codes),
        *value_remedies(state, codes, words),
    ]


def _better(
    state: State, wanted: Sequence[Remedy], codes: frozenset[str], words: Words, left: dict[Remedy, None]
) -> tuple[State, list[Step]] | None:
    """The file after as many of the remedies as prove together, and what was done; None where none does.

    Those that do not prove by themselves are noted as left out.
    """
    plain = [remedy for remedy in wanted if remedy.is_plain]
    while plain:
        better = _tried(state, plain, codes, words)
        if better is not None:
            return better
        if len(plain) == 1:
            left[plain[0]] = None
            plain = [remedy for remedy in wanted if remedy.is_plain and remedy not in left]
        else:
            plain = plain[: len(plain) // 2]
    for remedy in wanted:
        if not remedy.is_plain:
            better = _weighed(state, remedy, codes, words)
            if better is not None:
                return better
            left[remedy] = None
    return None


def _tried(
    state: State, remedies: Sequence[Remedy], codes: frozenset[str], words: Words
) -> tuple[State, list[Step]] | None:
    """The file after remedies and those for what they bring to light in its text, if it proves to be better."""
    together = list(remedies)
    known = {_told(one) for one in (*sign_remedies(state, codes), *space_remedies(state, codes))}
    after = state.with_text(spliced(state.text, _splices(remedies)))
    for _ in range(_DEEP):
        found = (*sign_remedies(after, codes), *space_remedies(after, codes))
        hidden = [one for one in found if one.is_plain and _told(one) not in known]
        if not hidden:
            break
        after = after.with_text(spliced(after.text, _splices(hidden)))
        together += hidden
    if after.data == state.data or not proven(state, after, together, words):
        return None
    return after, [remedy.step for remedy in together]


def _weighed(state: State, remedy: Remedy, codes: frozenset[str], words: Words) -> tuple[State, list[Step]] | None:
    """The file after a remedy that could be written in several ways, if all that prove come to the same."""
    found: list[tuple[int, bool, State, list[Step]]] = []
    for number, way in enumerate((*remedy.ways, *remedy.rivals)):
        better = _tried(state, [_one_way(remedy, way)], codes, words)
        if better is not None and _is_read(better[0], way):
            amiss = _amiss(better[0], {splice.line + 1 for splice in way})
            found.append((amiss, number >= len(remedy.ways), *better))
    # A reading under which the values of the line are none is no reading.
    best = [one for one in found if one[0] == min(amiss for amiss, *_ in found)]
    if not best or any(rival or _says(after) != _says(best[0][2]) for _, rival, after, _ in best):
        return None
    _, _, after, steps = best[0]
    own = {splice.line: None for splice in remedy.ways[0]}
    first = [
        Step(
            remedy.step.code,
            at + 1,
            remedy.step.column,
            shown(state.lines[at]),
            after.lines[at].strip() or after.lines[at],
        )
        for at in own
    ]
    return after, [*first, *steps[1:]]


def _told(remedy: Remedy) -> tuple[str, int, str]:
    return remedy.step.code, remedy.step.line, remedy.step.old


def _amiss(state: State, lines: set[int]) -> int:
    """How many values on some lines are wrong."""
    return sum(state.line_of(problem) in lines for problem in state.problems)


def _is_read(state: State, way: tuple[Splice, ...]) -> bool:
    """Whether a file can be read as far as to what was written: before that all ways look alike."""
    last = max(splice.line for splice in way) + 1
    return state.root is not None and (state.stopped is None or state.stopped > last)


def _one_way(remedy: Remedy, way: tuple[Splice, ...]) -> Remedy:
    return Remedy(remedy.step, (way,), structural=remedy.structural)


def _splices(remedies: Sequence[Remedy]) -> list[Splice]:
    return [splice for remedy in remedies for splice in remedy.ways[0]]


def _says(state: State) -> dict[object, object]:
    return {leaf.path: leaf.value for leaf in state.leaves.values()}
