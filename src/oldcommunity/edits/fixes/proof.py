"""Proof that a file is better for a fix, or the fix is not made.

What was wrong has to be gone, nothing new may be wrong, what could be read reads as before, and no letter or digit
has changed but in the value that was to be replaced. A fault in the text hides the faults behind it and those of all
values: what comes to light is not new, as long as the fix itself has not brought it about.
"""

from __future__ import annotations

import copy
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from typing import Any

from oldcommunity.edits.fixes.remedy import Path, Remedy, Words
from oldcommunity.edits.fixes.state import State
from oldcommunity.edits.fixes.values import key_is_known
from oldcommunity.records.fields import FieldProblem
from oldcommunity.source.places import nodes

#: What libyaml's complaints become; they may point at a line above the one at which it stopped.
_COMPLAINTS = frozenset(("OC201", "OC206", "OC207", "OC215"))
#: A value of the wrong shape shows that a line was read as what it is not.
_SHAPES = frozenset(("OC302", "OC312", "OC313", "OC314"))
#: What is asked of a record only when each of its values can be read.
_CONTRADICTIONS = frozenset(("OC303", "OC316", "OC319", "OC320", "OC321", "OC322"))


def proven(before: State, after: State, remedies: Sequence[Remedy], words: Words) -> bool:
    """Whether remedies, and what followed upon them on their lines, make a file better and touch nothing else."""
    if before.readable:
        return _values_are_replaced(before, after, remedies) and _nothing_new_in_values(before, after, remedies)
    touched = {splice.line + 1 for remedy in remedies for splice in remedy.ways[0]}
    return (
        _faults_are_gone(before, after, remedies)
        and _nothing_new_in_text(before, after, touched)
        and _nothing_misshapen(before, after, remedies, touched, words)
        and _letters_are_kept(before, after, touched)
        and _the_rest_reads_alike(before, after, touched)
        and all(_text_stays_text(before, after, remedy) for remedy in remedies if remedy.structural)
    )


def _faults_are_gone(before: State, after: State, remedies: Sequence[Remedy]) -> bool:
    wanted = Counter((remedy.step.code, remedy.step.line) for remedy in remedies)
    return all(after.by_place[place] <= max(before.by_place[place] - number, 0) for place, number in wanted.items())


def _nothing_new_in_text(before: State, after: State, touched: set[int]) -> bool:
    if after.stopped is not None and (before.stopped is None or after.stopped < before.stopped):
        return False
    known = Counter((finding.code, finding.line) for finding in before.findings)
    found = Counter((finding.code, finding.line) for finding in after.findings)
    for code, line in found - known:
        if line in touched or before.stopped is None:
            return False
        if line < before.horizon and not (after.stopped is not None and code in _COMPLAINTS):
            return False
    return True


def _nothing_misshapen(
    before: State, after: State, remedies: Sequence[Remedy], touched: set[int], words: Words
) -> bool:
    """Whether the lines that were touched hold what the record has in their places."""
    last = before.horizon if before.stopped is not None else len(before.lines) + 1
    lines = ((problem.code, before.line_of(problem)) for problem in before.problems if _is_shape(problem))
    known = Counter((code, line) for code, line in lines if line < last)
    sure = {splice.line + 1 for remedy in remedies if remedy.sure for splice in remedy.ways[0]}
    for problem in after.problems:
        line = after.line_of(problem)
        if not _is_shape(problem) or line not in touched:
            continue
        if known[problem.code, line] > 0:
            known[problem.code, line] -= 1
        elif problem.code != "OC302" or not (line in sure or key_is_known(problem, after.kind, words)):
            return False
    return True


def _is_shape(problem: FieldProblem) -> bool:
    return problem.code in _SHAPES and (problem.code != "OC312" or problem.params.get("given") in ("[…]", "{…}"))


def _letters_are_kept(before: State, after: State, touched: set[int]) -> bool:
    return len(before.lines) == len(after.lines) and all(
        old == new if number not in touched else _letters(old) == _letters(new)
        for number, (old, new) in enumerate(zip(before.lines, after.lines, strict=True), 1)
    )


def _letters(line: str) -> str:
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", line)))


def _the_rest_reads_alike(before: State, after: State, touched: set[int]) -> bool:
    def is_touched(state: State, path: Path) -> bool:
        leaf = state.leaves.get(path)
        return leaf is not None and any(leaf.first <= line <= leaf.last for line in touched)

    paths = before.leaves.keys() | (after.leaves.keys() if before.stopped is None else ())
    return all(
        before.leaves.get(path) == after.leaves.get(path)
        for path in paths
        if not (is_touched(before, path) or is_touched(after, path))
    )


def _text_stays_text(before: State, after: State, remedy: Remedy) -> bool:
    """Whether a line that went on with a text still does, or now begins with a key or a value of its own."""
    for line in {splice.line + 1 for splice in remedy.ways[0]}:
        if any(leaf.first == line < leaf.last for leaf in after.leaves.values()) and not _is_marked(after, line):
            return False
        over = [leaf for leaf in before.leaves.values() if leaf.first < line <= leaf.last]
        now = [leaf for leaf in after.leaves.values() if leaf.first < line <= leaf.last]
        if now and [(leaf.path, leaf.value) for leaf in over] != [(leaf.path, leaf.value) for leaf in now]:
            return False
        if over and not now and line not in _lines_with_nodes(after):
            return False
    return True


def _is_marked(state: State, line: int) -> bool:
    """Whether a line ends with the sign of a block text, or holds a quote: lines below may be meant to belong to it."""
    return re.search(r"[|>][-+0-9]*\s*(#.*)?$|[\"']", state.lines[line - 1]) is not None


def _lines_with_nodes(state: State) -> set[int]:
    found = set()
    for _, node in nodes(state.root):
        key, event = (node.key, node.event) if hasattr(node, "key") else node
        found.add((key or event).start_mark.line + 1)
    return found


def _values_are_replaced(before: State, after: State, remedies: Sequence[Remedy]) -> bool:
    """Whether the file says the same but for the values and keys that were to be replaced."""
    told: Any = copy.deepcopy(before.document.data)
    for remedy in sorted(remedies, key=lambda one: (one.key, -len(one.path or ()))):
        *above, last = remedy.path or ("",)
        parent = told
        for step in above:
            parent = parent[step]
        if remedy.key:
            items = [(remedy.step.new if key == last else key, value) for key, value in parent.items()]
            parent.clear()
            parent.update(items)
        else:
            parent[last] = remedy.step.new
    return after.readable and bool(told == after.document.data) and len(before.lines) == len(after.lines)


def _nothing_new_in_values(before: State, after: State, remedies: Sequence[Remedy]) -> bool:
    if not _faults_are_gone(before, after, remedies):
        return False
    renamed = [(*(remedy.path or ())[:-1], remedy.step.new) for remedy in remedies if remedy.key]
    whole = not _misses_values(after)
    known = Counter((problem.code, before.line_of(problem)) for problem in before.problems)
    for problem in after.problems:
        place = (problem.code, after.line_of(problem))
        if known[place] > 0:
            known[place] -= 1
        elif any(problem.loc[: len(path)] == path for path in renamed):
            if _is_shape(problem):
                return False
        elif not (whole and problem.code in _CONTRADICTIONS and _misses_values(before)):
            return False
    return True


def _misses_values(state: State) -> bool:
    """Whether a record has values that cannot be read, so that nobody has compared them yet."""
    return any(problem.code not in _CONTRADICTIONS or problem.code == "OC303" for problem in state.problems)
