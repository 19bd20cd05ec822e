"""What was measured, and the table that tells it."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Bench:
    """The surroundings of all measurements.

    Attributes:
        scratch: a folder that is deleted in the end.
        runs: how often each process runs.
    """

    scratch: Path
    runs: int

    def oc(self, *words: str | Path) -> list[str]:
        """The words that run `oc`: the program as installed beside this Python, else the module."""
        script = Path(sys.executable).with_name("oc.exe" if os.name == "nt" else "oc")
        start = [str(script)] if script.exists() else [sys.executable, "-m", "oldcommunity"]
        return [*start, *map(str, words)]

    def python(self, code: str) -> list[str]:
        """The words that run a line of Python."""
        return [sys.executable, "-c", code]

    def floor(self, name: str, argument: Path) -> list[str]:
        """The words that run a function of `floors.py`."""
        return [sys.executable, str(Path(__file__).with_name("floors.py")), name, str(argument)]


@dataclass(frozen=True, slots=True)
class Result:
    """One line of the table.

    Attributes:
        what: what was measured.
        ours: how much `oc` took.
        unit: `ms` or `MB`.
        against: what it is measured against; empty for nothing.
        theirs: how much that took; a target without it is about `ours`.
        most: the largest ratio (or `ours`) that meets the target.
        least: the smallest ratio that does.
        faster: the ratio tells how many times faster `oc` is, not how many times slower.
    """

    what: str
    ours: float
    unit: str = "ms"
    against: str = ""
    theirs: float | None = None
    most: float | None = None
    least: float | None = None
    faster: bool = False

    @property
    def value(self) -> float:
        """What the target is about."""
        if self.theirs is None:
            return self.ours
        return self.theirs / self.ours if self.faster else self.ours / self.theirs

    @property
    def missed(self) -> bool:
        """Whether there is a target and it is not met."""
        too_much = self.most is not None and self.value > self.most
        return too_much or (self.least is not None and self.value < self.least)

    def cells(self) -> tuple[str, str, str, str, str, str, str]:
        """The line as texts."""
        theirs = "" if self.theirs is None else f"{self.theirs:,.0f} {self.unit}"
        ratio = "" if self.theirs is None else f"{self.value:.2f}"
        target = ""
        if self.least is not None:
            target = f"≥ {self.least:g}"
        elif self.most is not None:
            target = f"≤ {self.most:g}{'' if self.theirs is not None else ' ' + self.unit}"
        mark = "" if not target else "MISSED" if self.missed else "ok"
        return (self.what, f"{self.ours:,.0f} {self.unit}", self.against, theirs, ratio, target, mark)


_WIDTHS = (46, 10, 30, 10, 6, 9, 6)
_HEADINGS = ("what", "oc", "against", "", "ratio", "target", "")


def table(results: Sequence[Result], *, heading: bool) -> str:
    """The results as lines of one table, with its headings where it begins."""
    rows = [*([_HEADINGS] if heading else []), *(result.cells() for result in results)]
    lines = []
    for row in rows:
        cells = (
            cell.ljust(width) if i in (0, 2, 6) else cell.rjust(width)
            for i, (cell, width) in enumerate(zip(row, _WIDTHS, strict=True))
        )
        lines.append(" ".join(cells).rstrip())
    return "\n".join(lines)
