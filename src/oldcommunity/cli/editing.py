"""Writing into a book, as all commands do that change it: one at a time, proven first, and told of afterwards."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from oldcommunity.cli import options
from oldcommunity.cli.output import patch_path, screen_width, tell, write_patch
from oldcommunity.codelists import LANGUAGES
from oldcommunity.labels import Labels

if TYPE_CHECKING:
    from oldcommunity.book import Book
    from oldcommunity.diagnostics import Diagnostic
    from oldcommunity.edits.batch import Edit
    from oldcommunity.edits.differences import Difference


@dataclass(frozen=True, slots=True)
class Desk:
    """Where a file is changed: the book, whose files nobody else writes meanwhile, and the words to tell of it."""

    book: Book
    labels: Labels
    today: int

    def read(self, path: str) -> bytes | None:
        """The bytes of a file of the book; None where there is none."""
        from oldcommunity.edits.writing import current

        return current(self.book.root, path)


def carry_out(data: str | None, lang: str | None, plan: Callable[[Desk], Sequence[Edit]], *, dry_run: bool) -> None:
    """Change files as a plan says, and tell what has changed; nothing is written that would make the book wrong.

    Args:
        data: where the book is.
        lang: the language asked for.
        plan: makes the edits from the book as it is.
        dry_run: only show them.

    Raises:
        UsageError, BookError: as the plan does.
        WouldBeWrong: the book would have errors that it has not now; they have been told.
    """
    from oldcommunity.edits.batch import difference, prove_all, write_proven
    from oldcommunity.edits.proving import WouldBeWrong
    from oldcommunity.edits.writing import writing

    root = options.book_root(data)
    # Held from before the book is read: of two who write at once, the second sees what the first wrote.
    with writing(root):
        with closing(options.open_at(data)) as book:
            desk = Desk(book, options.labels_for(book, lang), options.current_day(book))
            try:
                edits = plan(desk)
                others = prove_all(root, edits, desk.today, book)
            except WouldBeWrong as error:
                sys.stderr.write(_shown(book, error.problems, error.supposed, desk.labels) + "\n")
                raise
            told = _told(edits, root, desk.labels)
            if others:
                supposed = {edit.path: edit.new for edit in edits}
                told_besides = _shown(book, others, supposed, desk.labels)
        if dry_run:
            patch = difference(edits, patch_path(root))
            write_patch(patch) if patch else tell(told, sys.stdout)
        else:
            write_proven(root, edits)
            tell(told, sys.stdout)
    if others:
        sys.stdout.flush()
        tell(desk.labels.text("edit_page", "also" if dry_run else "also-written"))
        sys.stderr.write(told_besides)


def as_typed(word: str) -> str:
    """A word of the command line as UTF-8, also where the locale knows of no such thing (`LC_ALL=C`)."""
    return word.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def called(model: str, word: str) -> str | None:
    """The key of a field that somebody calls by its heading, in whatever language."""
    return _headings().get((model, word))


#: What clerks call fields besides their headings.
_FURTHER = {
    ("Project", "区域"): "area",
    ("Project", "社区"): "communities",
    ("Project", "小区"): "communities",
    ("Project", "楼栋"): "buildings",
    ("Project", "栋数"): "buildings",
}


@cache
def _headings() -> Mapping[tuple[str, str], str]:
    found = {}
    for language in LANGUAGES:
        for name, words in Labels(language).section("fields").items():
            model, _, key = name.rpartition(".")
            found[model, words.title] = key
    return {**_FURTHER, **found}


def _shown(book: Book, problems: Sequence[Diagnostic], supposed: Mapping[str, bytes], labels: Labels) -> str:
    """Problems with the lines that files would have."""
    from oldcommunity.checks import Examined
    from oldcommunity.reports.problems import problem_report
    from oldcommunity.views.problems.as_full import render
    from oldcommunity.views.problems.signs import Screen
    from oldcommunity.views.problems.words import Files

    with closing(book.supposing(supposed)) as other:
        report = problem_report(other, Examined(tuple(problems), ()), identify=False)
    screen = Screen(screen_width(), encoding=sys.stderr.encoding or "ascii")
    return render(report, Files(Path.cwd()), labels, screen)


def _told(edits: Sequence[Edit], root: Path, labels: Labels) -> str:
    """What has changed, one field a line; or that nothing has to be."""
    from oldcommunity.edits.differences import differences

    lines = [_line(one, root, labels) for edit in edits for one in differences(edit)]
    return "".join(f"{line}\n" for line in lines or [labels.text("edit_page", "unchanged")])


def _line(one: Difference, root: Path, labels: Labels) -> str:
    from oldcommunity.views.problems.signs import Screen, safe
    from oldcommunity.views.problems.words import Files

    case = "added" if one.old is None else "removed" if one.new is None else "changed"
    place = f"{Files(Path.cwd()).shown(root, one.path, Screen())}:{one.line}"
    text = labels.text("edit_page", case, field=one.field, old=one.old, new=one.new)
    return f"{place}: {safe(text)}"
