"""`oc validate`: what in the data cannot be true."""

from __future__ import annotations

import os
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from oldcommunity.cli import options
from oldcommunity.cli.output import screen_width, wants_colour, write
from oldcommunity.errors import UsageError

if TYPE_CHECKING:
    from oldcommunity.book import Book
    from oldcommunity.views.problems_signs import Screen

FORMATS = ("full", "concise", "json", "github")
FilesArgument = Annotated[list[str] | None, typer.Argument()]
StrictOption = Annotated[bool, typer.Option("--strict")]


def command(
    files: FilesArgument = None,
    strict: StrictOption = False,
    form: options.FormatOption = None,
    output: options.OutputOption = None,
    data: options.DataOption = None,
    lang: options.LangOption = None,
) -> int:
    """Say what in the data cannot be true; 1 where anything is."""
    from importlib import import_module

    from oldcommunity.checks import check_book
    from oldcommunity.diagnostics import Severity
    from oldcommunity.reports.problems import problem_report
    from oldcommunity.views.problems_signs import Screen
    from oldcommunity.views.problems_summary import render as summary
    from oldcommunity.views.problems_words import Files

    chosen = _format(form, output)
    # Closed before anything is written: whoever pages through the problems keeps nobody else from the compiled book.
    with closing(options.open_at(data, verify=True)) as book:
        labels = options.labels_for(book, lang)
        asked = tuple(_path_in_book(book, given) for given in files or ())
        report = problem_report(book, check_book(book, options.current_day(book)), asked)
    view = import_module(f"oldcommunity.views.problems_{chosen}")
    write(view.render(report, Files(book.root, Path.cwd()), labels, screen_for(output)), output)
    # Both go to one terminal or log: what was found comes first, what it comes to last.
    sys.stdout.flush()
    sys.stderr.write(summary(report, labels, Screen(screen_width(), encoding=sys.stderr.encoding)))
    failing = report.count(Severity.ERROR) or (strict and report.count(Severity.WARNING))
    return 1 if failing else 0


def _format(form: str | None, output: str | None) -> str:
    if form is None:
        return "json" if output and output.lower().endswith(".json") else "full"
    if form not in FORMATS:
        raise UsageError("unknown-format", given=form, known=" ".join(FORMATS))
    return form


def screen_for(output: str | None) -> Screen:
    """Where a result is going to be read: standard output, or a file, which is always in UTF-8."""
    from oldcommunity.views.problems_signs import Screen

    if output not in (None, "-"):
        return Screen(screen_width())
    return Screen(screen_width(), wants_colour(), sys.stdout.encoding or "ascii")


def _path_in_book(book: Book, given: str) -> str:
    """A file or folder inside the book, named from the working folder, from the book's, or in full.

    Raises:
        UsageError: there is no such file, or it is not in this book.
    """
    root = book.root.resolve()
    exists = False
    for start in (Path.cwd(), root):
        named = Path(os.path.normpath(start / given))
        if given and os.path.lexists(named):
            exists = True
            # A link is known by its own name, wherever it leads; the folders before it are what they lead to.
            found = named.parent.resolve() / named.name
            if found.is_relative_to(root):
                return found.relative_to(root).as_posix()
    if exists:
        raise UsageError("file-outside-book", path=given, root=str(book.root))
    raise UsageError("no-such-file", path=given)
