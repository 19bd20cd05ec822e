"""What became wrong and what was mended between two versions of a book: counted by code, the new ones in full."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from oldcommunity.diagnostics import Diagnostic
from oldcommunity.labels import Labels
from oldcommunity.views.page import Block, Column, Heading, Line, Table
from oldcommunity.views.problems.signs import Screen
from oldcommunity.views.problems.words import place_text, sentence

#: So many new problems are told one by one; `oc validate` tells all.
_TOLD = 20


def problem_blocks(new: Sequence[Diagnostic], solved: Sequence[Diagnostic], labels: Labels) -> Iterator[Block]:
    """The counts by code, then each new problem at its place."""
    say = labels.text
    if not new and not solved:
        yield Line(say("compare_page", "no-problems"))
        return
    yield Heading(say("compare_page", "problems"))
    columns = [Column(""), *(Column(say("compare_page", word), figures=True) for word in ("new", "solved"))]
    made, mended = (Counter(problem.code for problem in found) for found in (new, solved))
    rows = [
        (
            say("compare_page", "problem", code=code, title=labels.problem(code).title),
            str(made[code] or ""),
            str(mended[code] or ""),
        )
        for code in sorted({*made, *mended})
    ]
    yield Table(tuple(columns), tuple(rows))
    if new:
        yield Heading(say("compare_page", "new-problems"), 3)
        yield Table((Column(""), Column("")), tuple(_told(problem, labels) for problem in new[:_TOLD]))
    if len(new) > _TOLD:
        yield Line(say("compare_page", "more-problems", number=len(new) - _TOLD), "note")


def _told(problem: Diagnostic, labels: Labels) -> tuple[str, str]:
    text = sentence(problem.code, problem.params, labels, Screen(120))
    return place_text(problem.at.path, problem.at), f"{problem.code} {text}"
