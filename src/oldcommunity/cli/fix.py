"""`oc fix`: put right in the files what can have been meant in one way only."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from contextlib import closing, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from oldcommunity.cli import options
from oldcommunity.cli.output import patch_path, tell, write_patch
from oldcommunity.errors import BookError, UsageError

if TYPE_CHECKING:
    from oldcommunity.book import Book
    from oldcommunity.diagnostics import Diagnostic
    from oldcommunity.edits.batch import Edit
    from oldcommunity.edits.fixes.remedy import Step, Words
    from oldcommunity.edits.fixing import Fixed
    from oldcommunity.labels import Labels
    from oldcommunity.reports.wanted import Wanted
    from oldcommunity.views.fix_page import Change

FilesArgument = Annotated[list[str] | None, typer.Argument()]
DiffOption = Annotated[bool, typer.Option("--diff", "--dry-run")]
SelectOption = Annotated[list[str] | None, typer.Option("--select")]
EncodingOption = Annotated[bool, typer.Option("--encoding")]


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be done to each book."""

    codes: frozenset[str]
    convert: bool
    diff: bool


@dataclass(slots=True)
class Outcome:
    """What became of the books so far.

    Attributes:
        done, left: what was put right, and what could not be, with book and file.
        files: how many files were changed.
        patch: the changes, where they are only shown.
        remaining: how many problems there are now.
        revealed: how many of them could not be seen before.
        other: how many files are in another encoding.
        failed: files that could not be read or written.
    """

    done: list[Change] = field(default_factory=list)
    left: list[Change] = field(default_factory=list)
    files: int = 0
    patch: bytes = b""
    remaining: int = 0
    revealed: int = 0
    other: int = 0
    failed: list[BookError] = field(default_factory=list)


def command(
    files: FilesArgument = None,
    diff: DiffOption = False,
    select: SelectOption = None,
    encoding: EncodingOption = False,
    data: options.DataOption = None,
    lang: options.LangOption = None,
) -> None:
    """Put right what can have been meant in one way only."""
    from oldcommunity.cli.book_files import books_of
    from oldcommunity.edits.fixes.safety import FIXABLE
    from oldcommunity.reports.wanted import Wanted, chosen_codes

    codes = chosen_codes(select or (), ()) & FIXABLE
    if not codes:
        raise UsageError("nothing-fixable", given=",".join(select or ()))
    asked = Asked(codes, encoding, diff)
    outcome = Outcome()
    labels = None
    for root, paths in books_of(files or [], data):
        labels = _fix(root, Wanted(paths), asked, outcome, lang) if labels is None else labels
    assert labels is not None
    outcome.failed = _by_cause(outcome.failed)
    _tell(outcome, asked, labels)
    if outcome.failed:
        raise outcome.failed[-1]


def _fix(root: Path, wanted: Wanted, asked: Asked, outcome: Outcome, lang: str | None) -> Labels:
    """Put one book's files right."""
    from oldcommunity.book import open_book
    from oldcommunity.checks import examine
    from oldcommunity.edits.batch import Edit, difference
    from oldcommunity.edits.writing import writing

    # Held from before the files are read: of two who write at once, the second sees what the first wrote.
    with nullcontext() if asked.diff else writing(root), closing(open_book(root, verify=True)) as book:
        labels = options.labels_for(book, lang)
        today = options.current_day(book)
        before = [problem for problem in examine(book, today).problems if wanted.takes(problem)]
        edits = []
        # Whoever asks for a file to be put right has to hear that it could not even be read.
        barred = [problem for problem in before if problem.code == "OC504"]
        outcome.failed += [
            BookError("cannot-read", path=options.shown(one.at.path), reason=str(one.params.get("error", one.code)))
            for one in barred
        ]
        for path, old, fixed in put_right(book, before, asked.codes, convert=asked.convert):
            outcome.left += _changes(root, path, fixed.left)
            if fixed.new != old:
                edits.append(Edit(path, old, fixed.new))
                outcome.done += _changes(root, path, fixed.done)
        after = before
        if edits:
            with closing(book.supposing({edit.path: edit.new for edit in edits})) as other:
                after = [problem for problem in examine(other, today).problems if wanted.takes(problem)]
        outcome.files += len(edits)
        if asked.diff:
            outcome.patch += difference(edits, patch_path(root))
        else:
            _write(root, edits, outcome)
    outcome.remaining += len(after)
    known, now = (Counter((problem.code, problem.at.path) for problem in told) for told in (before, after))
    outcome.revealed += (now - known).total()
    outcome.other += sum(problem.code in ("OC102", "OC103") for problem in after)
    return labels


def put_right(
    book: Book, problems: Sequence[Diagnostic], codes: frozenset[str], *, convert: bool = False, most: int | None = None
) -> list[tuple[str, bytes, Fixed]]:
    """The files of a book that have problems, as they are and put right, by path.

    Args:
        book: the book.
        problems: what is wrong with it.
        codes: the kinds of problems to put right.
        convert: also put files in other encodings into UTF-8.
        most: look at so many files at most.

    Raises:
        BookError: a file cannot be read any more.
    """
    from oldcommunity.edits.fixing import fixed
    from oldcommunity.edits.writing import current
    from oldcommunity.source.names import kind_of

    words = _words()
    # What is wrong with single files comes first: 4xx are about facts, and facts are not put right here.
    faulty = sorted({problem.at.path for problem in problems if problem.code[2] in "123"})
    found = []
    for path in faulty[:most]:
        kind = kind_of(path)
        old = current(book.root, path) if kind else None
        if kind and old is not None:
            found.append((path, old, fixed(kind, old, words, codes, convert=convert)))
    return found


def _changes(root: Path, path: str, steps: Sequence[Step]) -> list[Change]:
    from oldcommunity.views.fix_page import Change

    return [Change(root, path, step.code, step.line, step.column, step.old, step.new) for step in steps]


def _words() -> Words:
    from oldcommunity.cli.editing import called
    from oldcommunity.edits.fixes.remedy import Words
    from oldcommunity.labels.calling import code_called

    return Words(called, code_called)


def _write(root: Path, edits: Sequence[Edit], outcome: Outcome) -> None:
    """Write file by file: one that cannot be written keeps nobody from the others."""
    from oldcommunity.edits.batch import write_proven

    for edit in edits:
        try:
            write_proven(root, [edit])
        except BookError as error:
            outcome.failed.append(error)
            outcome.files -= 1
            outcome.done = [told for told in outcome.done if (told.root, told.path) != (root, edit.path)]


def _by_cause(failed: Sequence[BookError]) -> list[BookError]:
    """One error for all files that failed for the same reason: on a full disk that may be every one."""
    together: dict[tuple[str, object], list[BookError]] = {}
    for error in failed:
        together.setdefault((error.key, error.params.get("reason")), []).append(error)
    found = []
    for same in together.values():
        paths = ", ".join(str(error.params["path"]) for error in same[:3]) + (" …" if len(same) > 3 else "")
        found.append(BookError(same[0].key, **{**same[0].params, "path": paths}))
    return found


def _tell(outcome: Outcome, asked: Asked, labels: Labels) -> None:
    """Say what was done, what was left alone, and what remains."""
    from oldcommunity.labels.telling import error_text
    from oldcommunity.views.fix_page import came_to, not_done, remainder, steps
    from oldcommunity.views.problems.signs import safe

    here = Path.cwd()
    told = steps(outcome.done, here, labels)
    if outcome.done or not outcome.failed:
        told += came_to(len(outcome.done), outcome.files, labels, written=not asked.diff)
    if asked.diff and outcome.patch:
        write_patch(outcome.patch)
        sys.stdout.flush()
        tell(told)
    elif told:
        tell(told, sys.stdout)
        sys.stdout.flush()
    for error in outcome.failed[:-1]:
        tell(safe(f"oc: {labels.text('phrases', 'error')}: {error_text(error.key, error.params, labels)}"))
    other = 0 if asked.convert else outcome.other
    rest = not_done(outcome.left, here, labels)
    rest += remainder(outcome.remaining, outcome.revealed, other, labels)
    if rest:
        tell(rest)
