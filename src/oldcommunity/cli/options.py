"""The options that mean the same in every command, and the book, day and scope that they choose."""

from __future__ import annotations

import os
import unicodedata
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from oldcommunity.cli.language import DEFAULT, asked_language
from oldcommunity.codelists import UNITS
from oldcommunity.dates import parse_as_of, today
from oldcommunity.errors import FormError, OldCommunityError, UsageError
from oldcommunity.labels import Labels

if TYPE_CHECKING:
    from collections.abc import Mapping

    from oldcommunity.book import Book
    from oldcommunity.figures.resolve.resolving import Figures
    from oldcommunity.figures.scope.areas import Area
    from oldcommunity.reports.context import Context

DataOption = Annotated[str | None, typer.Option("--data")]
LangOption = Annotated[str | None, typer.Option("--lang")]
AsOfOption = Annotated[str | None, typer.Option("--as-of")]
RevOption = Annotated[str | None, typer.Option("--rev")]
CohortOption = Annotated[str | None, typer.Option("--cohort")]
AreaOption = Annotated[str | None, typer.Option("--area")]
WhereOption = Annotated[list[str] | None, typer.Option("--where")]
ByOption = Annotated[str, typer.Option("--by")]
UnitOption = Annotated[str | None, typer.Option("--unit")]
FormatOption = Annotated[str | None, typer.Option("--format")]
OutputOption = Annotated[str | None, typer.Option("--output", "-o")]
PlainOption = Annotated[bool, typer.Option("--plain")]


@dataclass(frozen=True, slots=True)
class Scope:
    """What a command was asked about.

    Attributes:
        book: the open book.
        figures: its figures.
        labels: words in the language to answer in.
        day: the day as of which to answer.
        today: today where the book is.
        cohort: one plan year, or None for all.
        area: one area, or None for all.
        context: what a report says about itself.
    """

    book: Book
    figures: Figures
    labels: Labels
    day: int
    today: int
    cohort: int | None
    area: Area | None
    context: Context


def open_scope(
    *,
    data: str | None,
    lang: str | None,
    as_of: str | None = None,
    rev: str | None = None,
    cohort: str | None = None,
    area: str | None = None,
    where: list[str] | None = None,
) -> Scope:
    """Open the book and settle what the options ask for.

    Raises:
        UsageError: an option's text is not what it takes.
        BookError: there is no book, or no such revision.
    """
    from oldcommunity.figures.resolve.resolving import Figures
    from oldcommunity.reports.context import context_of

    book = open_at(data, rev)
    labels = labels_for(book, lang)
    now = current_day(book)
    day = day_of(book, as_of, now)
    figures = Figures(book)
    # Years and areas are those of the whole book: a condition that nobody meets makes no year unknown.
    year = year_of(figures, cohort)
    found = area_of(book, figures, area)
    if where:
        from oldcommunity.cli.codes import conditions
        from oldcommunity.figures.scope.filters import restrict

        where = conditions(where)
        restrict(book, where, day)
        figures = Figures(book)
    asked = {"cohort": year, "area": area}
    filters = [f"{name}={value}" for name, value in asked.items() if value] + list(where or ())
    return Scope(book, figures, labels, day, now, year, found, context_of(book, day, tuple(filters)))


def open_at(data: str | None, rev: str | None = None, *, verify: bool = False) -> Book:
    """The book that `--data`, `OC_DATA` or the working folder leads to."""
    from oldcommunity.book import open_book

    return open_book(book_root(data), rev, verify=verify)


def book_root(data: str | None) -> Path:
    """The folder of that book."""
    from oldcommunity.source.discover import find_book

    given = data or os.environ.get("OC_DATA") or None
    root = find_book(Path.cwd(), Path(given) if given else None)
    _ROOT.set(root)
    return root


def error_params(error: OldCommunityError) -> Mapping[str, str | int]:
    """What the sentence of an error names, with files of the book as they are typed from the working folder."""
    if error.key not in _ABOUT_FILES and "in_book" not in error.params:
        return error.params
    told = dict(error.params)
    told |= {
        name: " ".join(map(shown, str(told[name]).split(" ")))
        for name in ("path", "contrary", "written")
        if name in told
    }
    return told


def shown(path: str) -> str:
    """A file of the command's book as it is typed from the working folder."""
    from oldcommunity.cli.output import shown_path

    root = _ROOT.get()
    return path if root is None else shown_path(root, path)


#: The book that the command is about, once it was found.
_ROOT: ContextVar[Path | None] = ContextVar("_ROOT", default=None)
#: Errors about a file that they name from the book's folder.
_ABOUT_FILES = frozenset(
    {
        *(
            "would-be-wrong",
            "would-contradict",
            "unread-file",
            "unread-project",
            "cannot-change",
            "no-place",
            "id-taken",
            "reserved-name",
        ),
        *("changed-since", "changed-meanwhile", "partly-written"),
        *("incomplete-book", "import-incomplete-book", "schedule-incomplete-book"),
    }
)


def labels_for(book: Book | None, lang: str | None) -> Labels:
    """The words to answer in: as asked for, else the book's own language where there is a book."""
    if lang is not None:
        try:
            return Labels(lang)
        except KeyError:
            raise UsageError("unknown-language", given=lang, known="zh en") from None
    return Labels(asked_language(()) or (book.settings.language if book else DEFAULT))


def current_day(book: Book | None) -> int:
    """Today where the book is, in China where there is none yet; `OC_TODAY` stands in for it."""
    told = os.environ.get("OC_TODAY")
    if not told:
        return today(8 if book is None else book.settings.utc_offset)
    return named_day(told)


def named_day(text: str, key: str = "bad-as-of") -> int:
    """The last day of what a text names.

    Raises:
        UsageError: `key`, it names no day; what it most likely means is offered.
    """
    try:
        return parse_as_of(text)
    except FormError as error:
        raise UsageError(key, given=text, offer=str(error.params.get("offer") or "")) from None


def unit_of(unit: str | None) -> str | None:
    """The unit asked for."""
    if unit is None:
        return None
    from oldcommunity.cli.codes import code_of

    return code_of(unit, UNITS, "unknown-unit")


def target_of(figures: Figures, target: str | None) -> str | None:
    """The second plan asked for, which some project or cohort file has to name."""
    if target is not None:
        known = figures.nodes.targets()
        if target not in known:
            raise UsageError("unknown-target", given=target, known=" ".join(known))
    return target


def day_of(book: Book, as_of: str | None, now: int) -> int:
    """The day asked for; without one, the day that the book itself is told as of."""
    told = as_of or book.settings.as_of
    if told == "today":
        return now
    if told == "latest":
        return book.latest_day(now)
    return named_day(told)


def area_of(book: Book, figures: Figures, area: str | None) -> Area | None:
    """The area asked for."""
    if area is None:
        return None
    from oldcommunity.figures.scope.filters import find_area

    return find_area(book, figures, area)


def year_of(figures: Figures, cohort: str | None) -> int | None:
    """The plan year asked for."""
    if cohort is None:
        return None
    from oldcommunity.cli.codes import plain_year

    cohort = plain_year(cohort)
    known = sorted({node.cohort for node in figures.nodes.tops()})
    if not cohort.isascii() or not cohort.isdigit() or int(cohort) not in known:
        meant = next((str(year) for year in known if str(year) in unicodedata.normalize("NFKC", cohort)), "")
        raise UsageError("unknown-cohort", cohort=cohort, offer=meant, known=" ".join(map(str, known)))
    return int(cohort)


def say_what_is_missing(scope: Scope) -> None:
    """Tell, beside the result, which files it could not take into account."""
    say_left_out(scope.context, scope.labels)


def say_left_out(context: Context, labels: Labels) -> None:
    """Tell which files of one book a result could not take into account."""
    from oldcommunity.cli.output import tell

    missing = list(map(shown, context.left_out))
    if missing:
        files = ", ".join(missing[:3]) + (" …" if len(missing) > 3 else "")
        tell(labels.text("phrases", "left-out", count=len(missing), files=files))
