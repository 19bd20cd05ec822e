"""`oc validate`: what in the data cannot be true."""

from __future__ import annotations

import sys
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from oldcommunity.cli import options
from oldcommunity.cli.output import screen_width, wants_colour, write
from oldcommunity.errors import BookError, UsageError

if TYPE_CHECKING:
    from oldcommunity.book import Book
    from oldcommunity.labels import Labels
    from oldcommunity.reports.problems import Base, ProblemReport
    from oldcommunity.views.problems.signs import Screen
    from oldcommunity.views.problems.summary import Mendable

FORMATS = ("full", "concise", "json", "github", "gitlab", "junit", "sarif")
_BY_SUFFIX = {".json": "json", ".sarif": "sarif", ".xml": "junit"}
#: Formats with a fingerprint for each problem, for which every faulty file is read once more.
_IDENTIFYING = ("json", "gitlab", "sarif")
#: Formats that can tell what is waived from what is not.
_SHOWING_WAIVED = ("full", "concise", "json", "sarif")
_STDIN = "-"
#: In so many files it is found out how much `oc fix` can do.
_MOST_FIXED = 100
FilesArgument = Annotated[list[str] | None, typer.Argument()]
StrictOption = Annotated[bool, typer.Option("--strict")]
SelectOption = Annotated[list[str] | None, typer.Option("--select")]
IgnoreOption = Annotated[list[str] | None, typer.Option("--ignore")]
BaseOption = Annotated[str | None, typer.Option("--base")]
StatisticsOption = Annotated[bool, typer.Option("--statistics")]
ShowWaivedOption = Annotated[bool, typer.Option("--show-waived")]
ExitZeroOption = Annotated[bool, typer.Option("--exit-zero")]
StdinFilenameOption = Annotated[str | None, typer.Option("--stdin-filename")]


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be told of each book."""

    codes: frozenset[str]
    base: str | None
    identify: bool
    lang: str | None


def command(
    files: FilesArgument = None,
    strict: StrictOption = False,
    select: SelectOption = None,
    ignore: IgnoreOption = None,
    base: BaseOption = None,
    statistics: StatisticsOption = False,
    show_waived: ShowWaivedOption = False,
    exit_zero: ExitZeroOption = False,
    stdin_filename: StdinFilenameOption = None,
    form: options.FormatOption = None,
    output: options.OutputOption = None,
    data: options.DataOption = None,
    lang: options.LangOption = None,
) -> int:
    """Say what in the data cannot be true; 1 where anything is."""
    from importlib import import_module

    from oldcommunity.cli.book_files import books_of
    from oldcommunity.cli.stdin_file import book_of_new_file
    from oldcommunity.diagnostics import Severity
    from oldcommunity.reports.problems import together
    from oldcommunity.reports.wanted import chosen_codes
    from oldcommunity.views.problems.signs import Screen
    from oldcommunity.views.problems.summary import Mendable
    from oldcommunity.views.problems.summary import render as summary
    from oldcommunity.views.problems.words import Files

    chosen = _format(form, output)
    if show_waived and (statistics or chosen not in _SHOWING_WAIVED):
        raise UsageError("not-with", option="--show-waived", other="--statistics" if statistics else chosen)
    if statistics and chosen not in ("full", "concise"):
        raise UsageError("not-with", option="--statistics", other=f"--format {chosen}")
    asked = Asked(chosen_codes(select or (), ignore or ()), base, chosen in _IDENTIFYING, lang)
    from_stdin = (files or [])[:1] == [_STDIN]
    if from_stdin != (stdin_filename is not None) or (from_stdin and len(files or []) > 1):
        raise UsageError("only-with", option="--stdin-filename", other=_STDIN)
    reports = []
    mendable = Mendable()
    labels = None
    if stdin_filename is not None:
        root, path = book_of_new_file(stdin_filename, data)
        books: list[tuple[Path, tuple[str, ...]]] = [(root, (path,))]
    else:
        books = books_of(files or [], data)
    for root, paths in books:
        report, own, some = _report(root, paths, asked, supposed=stdin_filename is not None)
        reports.append(report)
        mendable = mendable.and_also(some)
        labels = labels or own
    assert labels is not None
    report = together(reports)
    view = import_module(f"oldcommunity.views.problems.as_{'statistics' if statistics else chosen}")
    shown = report if show_waived or chosen == "json" else replace(report, waived=())
    write(view.render(shown, Files(Path.cwd()), labels, screen_for(output)), output)
    # Both go to one terminal or log: what was found comes first, what it comes to last.
    sys.stdout.flush()
    sys.stderr.write(summary(report, labels, Screen(screen_width(), encoding=sys.stderr.encoding), mendable))
    failing = report.count(Severity.ERROR) or (strict and report.count(Severity.WARNING))
    return 1 if failing and not exit_zero else 0


def _report(
    root: Path, paths: tuple[str, ...], asked: Asked, *, supposed: bool
) -> tuple[ProblemReport, Labels, Mendable]:
    """The problems of one book; with one file of it as it comes on standard input, if so asked."""
    from oldcommunity.book import open_book
    from oldcommunity.checks import examine
    from oldcommunity.cli.stdin_file import text_of_stdin
    from oldcommunity.reports.problems import problem_report
    from oldcommunity.reports.wanted import Wanted
    from oldcommunity.views.problems.summary import Mendable

    before = _base(root, asked.base) if asked.base is not None else None
    # Closed before anything is written: whoever pages through the problems keeps nobody else from the compiled book.
    with closing(open_book(root, verify=not supposed)) as book:
        labels = options.labels_for(book, asked.lang)
        wanted = Wanted(paths, asked.codes)

        def told(of: Book) -> ProblemReport:
            found = examine(of, options.current_day(of))
            return problem_report(of, found, wanted, before, identify=asked.identify)

        if not supposed:
            report = told(book)
            return report, labels, _mendable(book, report)
        with closing(book.supposing({paths[0]: text_of_stdin()})) as other:
            return told(other), labels, Mendable()


def _mendable(book: Book, report: ProblemReport) -> Mendable:
    """How many of the problems `oc fix` can put right."""
    from oldcommunity.views.problems.summary import Mendable

    problems = [problem.told for problem in report.problems if problem.told.code[2] in "123"]
    if not problems:
        return Mendable()
    from collections import Counter

    from oldcommunity.cli.fix import put_right
    from oldcommunity.edits.fixes.safety import FIXABLE

    if all(problem.code not in FIXABLE for problem in problems):
        return Mendable()
    told = Counter((problem.at.path, problem.code, problem.at.line) for problem in problems)
    number = 0
    try:
        files = put_right(book, problems, FIXABLE, most=_MOST_FIXED)
    except BookError:  # a file has gone or is barred by now: nothing is promised then
        return Mendable()
    for path, _, fixed in files:
        number += sum(min(count, told[path, code, line]) for (code, line), count in fixed.gone.items())
    return Mendable(number, whole=len({problem.at.path for problem in problems}) <= _MOST_FIXED)


def _base(root: Path, rev: str) -> Base:
    """The book as it was where the files on disk and a revision parted."""
    from oldcommunity.book import open_book
    from oldcommunity.checks import examine
    from oldcommunity.reports.problems import base_of
    from oldcommunity.source.git import Repository

    commit = Repository.require(root).merge_base(rev, "HEAD")
    with closing(open_book(root, commit)) as book:
        return base_of(book, examine(book, options.current_day(book)), rev, commit)


def _format(form: str | None, output: str | None) -> str:
    if form is None:
        return _BY_SUFFIX.get(Path(output or "").suffix.lower(), "full")
    if form not in FORMATS:
        raise UsageError("unknown-format", given=form, known=" ".join(FORMATS))
    return form


def screen_for(output: str | None) -> Screen:
    """Where a result is going to be read: standard output, or a file, which is always in UTF-8."""
    from oldcommunity.views.problems.signs import Screen

    if output not in (None, "-"):
        return Screen(screen_width())
    return Screen(screen_width(), wants_colour(), sys.stdout.encoding or "ascii")
