"""Write `docs/damaged.md`: what `oc validate` says first of each kind of damage.

Run `python tests/damaged/page.py` after changing a kind, a check or words of problems.
"""

from __future__ import annotations

import datetime as dt
import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "damaged.md"
sys.path.insert(0, str(ROOT / "tests"))

from conftest import write_book  # noqa: E402
from damaged.book import BOOK  # noqa: E402
from damaged.kinds import GROUPS, KINDS, Kind  # noqa: E402
from oldcommunity.book import open_book  # noqa: E402
from oldcommunity.checks import examine  # noqa: E402
from oldcommunity.labels import Labels  # noqa: E402
from oldcommunity.reports.problems import Problem, ProblemReport, problem_report  # noqa: E402
from oldcommunity.views.problems import as_concise, words  # noqa: E402
from oldcommunity.views.problems.signs import Screen, safe  # noqa: E402

TODAY = dt.date(2022, 7, 1)
_HEAD = """\
# {count} kinds of damaged input

What `oc validate --format concise` says first of a book in which one thing is wrong, in Chinese and in English,
and the remedy that `oc validate` shows with it. The page is made by doing the damage (`python tests/damaged/page.py`);
do not edit it.

台账里有一处毛病时，`oc validate --format concise` 说的第一句话，以及 `oc validate` 在它下面给出的改法。
本页是真的弄坏一本虚构台账后生成的，请勿手改。
"""


@dataclass(frozen=True, slots=True)
class Damaged:
    """What became of a damaged book.

    Attributes:
        kind: the damage.
        line: the line that is damaged.
        shown: its text; empty for a whole file.
        report: the problems.
        root: the book's folder.
    """

    kind: Kind
    line: int
    shown: str
    report: ProblemReport
    root: Path

    def first(self, language: str) -> tuple[str, list[str]]:
        """The first message, and what to do."""
        labels, screen = Labels(language), Screen()
        line = as_concise.render(self.report, words.Files(self.root), labels, screen).splitlines()[0]
        return line, advice(self.report.problems[0], labels, screen)


def advice(problem: Problem, labels: Labels, screen: Screen) -> list[str]:
    """What to do about a problem, as `oc validate` says it."""
    told = problem.told
    texts = (
        words.remedy(told.code, told.params, labels, screen),
        words.offer_line(told.code, told.params, labels, screen),
    )
    return [text for text in texts if text]


def damaged(kind: Kind, folder: Path) -> Damaged:
    """Do the damage to a fresh book."""
    root = write_book(folder, BOOK)
    file = root / kind.path
    before = file.read_bytes() if file.exists() else b""
    after = kind.damage(before)
    file.write_bytes(after)
    pairs = zip(before.split(b"\n"), after.split(b"\n"), strict=False)
    line = kind.line or next(number for number, (old, new) in enumerate(pairs, 1) if old != new)
    shown = after.split(b"\n")[line - 1].decode("utf-8", "replace") if after and not kind.line else ""
    book = open_book(root)
    try:
        report = problem_report(book, examine(book, TODAY.toordinal()), identify=False)
    finally:
        book.close()
    return Damaged(kind, line, shown, report, root)


def render(folder: Path) -> str:
    """The whole page."""
    parts = [_HEAD.format(count=len(KINDS))]
    number = 0
    for (zh, en), kinds in GROUPS.items():
        parts.append(f"## {en} · {zh}\n")
        for kind in kinds:
            number += 1
            done = damaged(kind, folder / str(number))
            parts.append(f"{number}. **{kind.en} · {kind.zh}**\n\n   ```text\n{_entry(done)}   ```\n")
    return "\n".join(parts)


def _entry(done: Damaged) -> str:
    lines = [safe(done.shown.strip())[:100], ""] if done.shown.strip() else []
    for language in ("zh", "en"):
        message, texts = done.first(language)
        lines += [message, *(f"  → {text}" for text in texts)]
    return "".join(f"   {line}".rstrip() + "\n" for line in lines)


if __name__ == "__main__":
    os.environ["OC_CACHE"] = "off"
    with tempfile.TemporaryDirectory() as name:
        PAGE.write_text(render(Path(name)), encoding="utf-8")
