"""What `oc fix` has done, in words: each change on a line of its own, then what it comes to."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from oldcommunity.labels import Labels
from oldcommunity.views.problems.signs import Screen, safe, shortened
from oldcommunity.views.problems.words import Files

_ROOM = 60


class Change(NamedTuple):
    """A change, or one that was not made: in which book and file, where, of which kind, from what to what."""

    root: Path
    path: str
    code: str
    line: int
    column: int
    old: str
    new: str


def steps(done: Iterable[Change], here: Path, labels: Labels) -> str:
    """What has been put right, a line each."""
    return _lines("step", done, here, labels)


def not_done(left: Iterable[Change], here: Path, labels: Labels) -> str:
    """What has been left alone, a line each."""
    return _lines("not-done", left, here, labels)


def came_to(number: int, files: int, labels: Labels, *, written: bool) -> str:
    """How many problems in how many files were put right, or can be."""
    if not number:
        return labels.text("fix_page", "nothing") + "\n"
    return labels.text("fix_page", "done" if written else "would-do", steps=number, files=files) + "\n"


def remainder(remaining: int, revealed: int, other: int, labels: Labels) -> str:
    """What is left to people; nothing where nothing is.

    Args:
        remaining: how many problems there are then.
        revealed: how many of them come to light only by it.
        other: how many files are in another encoding and were not converted.
        labels: the words.
    """
    told = (
        ("remaining", "problems", remaining),
        ("revealed", "problems", revealed),
        ("other-encoding", "files", other),
    )
    return "".join(labels.text("fix_page", key, **{name: number}) + "\n" for key, name, number in told if number)


def _lines(key: str, told: Iterable[Change], here: Path, labels: Labels) -> str:
    files = Files(here)
    lines = []
    for step in told:
        place = f"{files.shown(step.root, step.path, Screen())}:{step.line}:{step.column}"
        texts = {
            "code": step.code,
            "old": shortened(step.old, _ROOM),
            "new": shortened(step.new, _ROOM),
        }
        if not step.new.strip(" "):
            texts["new"] = labels.text("fix_page", "spaces" if step.new else "gone")
        lines.append(f"{safe(labels.text('fix_page', key, place=place, **texts))}\n")
    return "".join(lines)


def on_screen(patch: str) -> str:
    """A patch for a terminal, which shows the signs of the files and obeys none of them."""
    return "".join(f"{safe(line.removesuffix(chr(13)))}\n" for line in patch.split("\n")[:-1])
