"""`oc compare`: what changed between two states of the book."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from oldcommunity.cli import options
from oldcommunity.cli.codes import code_of
from oldcommunity.cli.output import choose_format, show
from oldcommunity.dates import parse_as_of
from oldcommunity.errors import FormError, UsageError

if TYPE_CHECKING:
    from oldcommunity.reports.comparison import Scope

BeforeArgument = Annotated[str, typer.Argument()]
AfterArgument = Annotated[str | None, typer.Argument()]
FigureOption = Annotated[list[str] | None, typer.Option("--figure")]


@dataclass(frozen=True, slots=True)
class State:
    """A state as it was asked for: a revision (None for the files on disk) and a date (None for the latest)."""

    rev: str | None
    date: str | None


def command(
    before: BeforeArgument,
    after: AfterArgument = None,
    cohort: options.CohortOption = None,
    area: options.AreaOption = None,
    unit: options.UnitOption = None,
    figure: FigureOption = None,
    form: options.FormatOption = None,
    output: options.OutputOption = None,
    plain: options.PlainOption = False,
    data: options.DataOption = None,
    lang: options.LangOption = None,
) -> None:
    """Tell what changed between two states."""
    from oldcommunity.checks import check_book
    from oldcommunity.reports.comparison import comparison, look

    chosen = choose_format(form, output, plain=plain)
    keys = _figures(figure)
    asked = _states(before, after, data)
    versions = len({state.rev for state in asked}) > 1
    scope = _scope(asked, keys, {"unit": unit, "cohort": cohort, "area": area}, data)
    sides, commits = [], []
    for state in asked:
        with closing(options.open_at(data, state.rev)) as book:
            labels = options.labels_for(book, lang)
            now = options.current_day(book)
            day = options.day_of(book, state.date, now)
            problems = tuple(check_book(book, now)) if versions else None
            sides.append(look(book, day, scope, problems))
            commits.append(book.revision.commit if book.revision else None)
    books = [partial(options.open_at, data, commit) for commit in commits]
    report = comparison(sides, books, scope, versions=versions)
    show("comparison", report, labels, chosen, output)
    for context in (report.before, report.after):
        options.say_left_out(context, labels)


def _states(before: str, after: str | None, data: str | None) -> tuple[State, State]:
    """The two states; `A...` and `A...B` begin where B, or what is checked out, parted from A."""
    one, dots, other = before.partition("...")
    if dots:
        if after is not None or not one:
            raise UsageError("bad-state", given=f"{before} {after or ''}".strip())
        from oldcommunity.source.git import Repository

        base = Repository.require(options.book_root(data)).merge_base(
            one.removeprefix("@"), other.removeprefix("@") or "HEAD"
        )
        return State(base, None), State(other.removeprefix("@") or None, None)
    return _state(before), _state(after) if after is not None else State(None, None)


def _state(text: str) -> State:
    date, sign, rev = text.partition("@")
    if sign and not rev:
        raise UsageError("bad-state", given=text)
    if date and date not in ("today", "latest"):
        try:
            parse_as_of(date)
        except FormError as error:
            meant = error.params.get("offer")
            raise UsageError("bad-state", given=text, offer=f"{meant}{sign}{rev}" if meant else "") from None
    return State(rev or None, date or None)


def _figures(asked: list[str] | None) -> tuple[str, ...]:
    from oldcommunity.figures.catalogue import CATALOGUE
    from oldcommunity.reports.comparison import COMPARABLE, FIGURES

    known = [key for key, definition in CATALOGUE.items() if definition.kind in COMPARABLE]
    found = [code_of(word, known, "unknown-figure") for word in asked or ()]
    return tuple(dict.fromkeys(found)) if found else FIGURES


def _scope(asked: tuple[State, State], keys: tuple[str, ...], told: dict[str, str | None], data: str | None) -> Scope:
    """What to compare: years and areas as the state after names them, else as the state before does."""
    from oldcommunity.figures.resolve.resolving import Figures
    from oldcommunity.reports.comparison import Scope

    unit = options.unit_of(told.pop("unit"))
    filters = tuple(f"{name}={text}" for name, text in told.items() if text)
    if not filters:
        return Scope(keys, unit=unit)

    def within(state: State) -> Scope:
        with closing(options.open_at(data, state.rev)) as book:
            figures = Figures(book)
            year = options.year_of(figures, told["cohort"])
            return Scope(keys, year, options.area_of(book, figures, told["area"]), unit, filters)

    try:
        return within(asked[1])
    except UsageError:
        return within(asked[0])
