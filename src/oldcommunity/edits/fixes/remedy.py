"""A remedy: what is to stand where, and what else it could have been."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

Path = tuple[str | int, ...]


class Splice(NamedTuple):
    """Other signs for a stretch of one line; lines and signs are counted from 0."""

    line: int
    start: int
    end: int
    new: str


@dataclass(frozen=True, slots=True)
class Words:
    """What keys and codes are called, in every language.

    Attributes:
        key: the key that a model has under a heading; None where there is none.
        code: the one code of a list that goes by a name; empty where there is none, or several do.
    """

    key: Callable[[str, str], str | None]
    code: Callable[[Iterable[str], str], str]


@dataclass(frozen=True, slots=True)
class Step:
    """What has been put right, or could not be.

    Attributes:
        code: the problem's code.
        line, column: where it was.
        old: what stood there.
        new: what stands there now.
    """

    code: str
    line: int
    column: int
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Remedy:
    """A way to put one problem right.

    Attributes:
        step: what is told of it.
        ways: how it may be written; where several hold they have to say the same.
        rivals: what else it could mean; where one of them holds, nothing is done.
        structural: it makes structure of signs: a line that was part of a text must not become anything else.
        sure: a key that nobody knows may come to light by it; whoever typed it, typed a key.
        path: the value or key that it replaces, in a file that can be read.
        key: it replaces the key.
    """

    step: Step
    ways: tuple[tuple[Splice, ...], ...]
    rivals: tuple[tuple[Splice, ...], ...] = ()
    structural: bool = False
    sure: bool = False
    path: Path | None = None
    key: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether there is nothing to be weighed."""
        return len(self.ways) == 1 and not self.rivals


def spliced(text: str, splices: Iterable[Splice]) -> str:
    """A text with its stretches replaced; of two that overlap, the first holds."""
    lines = text.split("\n")
    taken: dict[int, int] = {}
    for at, start, end, new in sorted(set(splices), key=lambda one: (one.line, -one.start, -one.end)):
        if end > taken.get(at, len(lines[at])):
            continue
        lines[at] = lines[at][:start] + new + lines[at][end:]
        taken[at] = start
    return "\n".join(lines)
