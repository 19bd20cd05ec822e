"""`oc doctor`: how `oc` is set up here, and what to do where something is not as it should be."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

from oldcommunity.cli import options
from oldcommunity.cli.language import asked_language
from oldcommunity.cli.output import choose_format, page_text, screen_width, wants_colour, write
from oldcommunity.cli.setup_found import broken_library
from oldcommunity.cli.validate import screen_for
from oldcommunity.errors import OldCommunityError

if TYPE_CHECKING:
    from oldcommunity.book import Book
    from oldcommunity.diagnostics import Diagnostic
    from oldcommunity.labels import Labels
    from oldcommunity.reports.doctor import Surroundings

FORMATS = ("terminal", "plain", "markdown", "json")


def command(
    form: options.FormatOption = None,
    output: options.OutputOption = None,
    plain: options.PlainOption = False,
    data: options.DataOption = None,
    lang: options.LangOption = None,
) -> None:
    """Tell how oc is set up; works without a book, without git and with a broken cache."""
    from oldcommunity.reports.doctor import doctor_report
    from oldcommunity.views.doctor_page import doctor_json, doctor_page

    chosen = choose_format(form, output, plain=plain, formats=FORMATS)
    book, failure = _open(data)
    try:
        labels = options.labels_for(book, lang)
        items = doctor_report(_surroundings(book, labels, lang), book, failure, _problems(book))
    finally:
        if book is not None:
            book.close()
    page = doctor_page(items, labels, headings=chosen != "plain")
    text = doctor_json(items, labels, screen_for(output)) if chosen == "json" else page_text(page, chosen, labels)
    write(text, output)


def _open(data: str | None) -> tuple[Book | None, OldCommunityError | None]:
    """The book, or why there is none."""
    try:
        return options.open_at(data), None
    except OldCommunityError as failure:
        return None, failure
    except ImportError as error:
        return None, broken_library(error)
    except OSError:
        return None, None


def _problems(book: Book | None) -> list[Diagnostic] | None:
    """The book's problems; None where they cannot be told."""
    if book is None:
        return None
    from oldcommunity.checks import check_book

    try:
        return check_book(book, options.current_day(book))
    except (OldCommunityError, ImportError):
        return None


def _surroundings(book: Book | None, labels: Labels, lang: str | None) -> Surroundings:
    from oldcommunity.cli.setup_found import completion_file, schemas_found, shell_name, turns_line_ends
    from oldcommunity.reports.doctor import Surroundings

    shell = shell_name()
    folder, outdated = schemas_found(book)
    return Surroundings(
        encoding=sys.stdout.encoding or "ascii",
        is_terminal=sys.stdout.isatty(),
        width=screen_width(),
        colour=wants_colour(),
        language=labels.language,
        language_from=_language_from(book, lang),
        git=_git_version(),
        git_trouble=_git_trouble(book),
        turns_line_ends=turns_line_ends(book),
        shell=shell,
        completion=completion_file(shell),
        schema_folder=folder,
        schema_outdated=outdated,
        windows=sys.platform == "win32",
    )


def _language_from(book: Book | None, lang: str | None) -> str:
    """What decided the language, in the order in which it is asked."""
    if lang is not None:
        return "--lang"
    if asked_language(()) is None:
        return "default" if book is None else "book"
    told = (name for name in ("OC_LANG", "LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name))
    return " ".join(f"{name}={os.environ[name]}" for name in list(told)[:1])


def _git_version() -> str:
    try:
        done = subprocess.run(["git", "--version"], capture_output=True, timeout=10, check=False)  # noqa: S607
    except (OSError, subprocess.TimeoutExpired):
        return ""
    words = done.stdout.decode("utf-8", "replace").split()
    return words[2] if done.returncode == 0 and len(words) > 2 else ""


def _git_trouble(book: Book | None) -> str:
    """Why git does not answer for the book; empty where it does."""
    if book is None:
        return ""
    from oldcommunity.source.git import Repository

    try:
        Repository.require(book.root)
    except OldCommunityError as trouble:
        return trouble.key
    return ""
