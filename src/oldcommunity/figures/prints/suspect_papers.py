"""Which single fact would explain that a print of money or of papers does not follow."""

from __future__ import annotations

from collections.abc import Iterator

from oldcommunity.book.located import locate
from oldcommunity.dates import day_text
from oldcommunity.diagnostics import Location
from oldcommunity.figures.prints.readings import fund_scope
from oldcommunity.figures.prints.trial import Suspect, Trial, more
from oldcommunity.figures.scope.areas import AREA_COLUMNS, is_inside
from oldcommunity.figures.values import Value


def paper_suspects(trial: Trial) -> Iterator[Suspect]:
    """The amounts, statuses and dates of funds, or the documents and inspections, behind a print."""
    if trial.printed.figure == "bulletins":
        yield from _documents(trial)
    elif trial.printed.figure == "sites_inspected":
        yield from _inspections(trial)
    else:
        yield from _fund_events(trial)


def _fund_events(trial: Trial) -> Iterator[Suspect]:
    printed, value, book = trial.printed, trial.verdict.value, trial.figures.book
    scope = fund_scope(printed)
    if not isinstance(value, Value):
        return
    status = printed.figure.removeprefix("funds_")
    rows = book.rows(
        f"SELECT f.path, f.item, f.id, f.kind, f.cohort, f.year, f.project, f.target, "
        f"{', '.join('f.' + level for level in AREA_COLUMNS.split(', '))}, "
        "e.item, e.status, e.lo, e.hi, e.amount, e.place, e.day_place FROM the_fund f "
        "JOIN main.fund_event e ON e.content = f.content AND e.fund = f.item ORDER BY f.path, f.item, e.item"
    )
    for path, fund, name, kind, cohort, year, project, target, *rest in rows:
        area, (item, told, low, high, amount, place, day_place) = tuple(rest[:5]), rest[5:]
        if kind != printed.kind or (cohort, year, project, target, area) != (
            scope.cohort,
            scope.year,
            scope.project,
            scope.target,
            scope.area,
        ):
            continue
        at, day_at = Location.of(path, place), Location.of(path, day_place)
        counted = at in value.places

        def suppose(other: int, counted: bool = counted, amount: int = amount) -> bool:
            return counted and trial.fits_value(more(value, other - amount))

        yield from trial.number_suspect(at, "money", amount, suppose, about=name)
        if told == status and counted and trial.fits_value(more(value, -amount)):
            yield Suspect("later", day_at, trial.text_at(day_at), day_text(printed.day), name, abs(high - printed.day))
        if counted or not trial.fits_value(more(value, amount)):
            continue
        if told != status:
            where = locate("funding", path, book.read(path)).at("funds", fund, "events", item, "status")
            yield Suspect("status", where, told, status, name, 0)
        elif high > printed.day:
            yield Suspect("earlier", day_at, trial.text_at(day_at), day_text(printed.day), name, low - printed.day)


def _documents(trial: Trial) -> Iterator[Suspect]:
    """How many bulletins a document stands for, and when they were issued."""
    printed, value, book = trial.printed, trial.verdict.value, trial.figures.book
    rows = book.rows(
        f"SELECT path, item, id, coalesce(count, 1), count, lo, hi, place, day_place, {AREA_COLUMNS} FROM the_document "
        "WHERE kind = 'bulletin' AND (:cohort IS NULL OR cohort = :cohort) ORDER BY path, item",
        cohort=printed.cohort,
    )
    for path, item, name, number, typed, low, high, place, day_place, *area in rows:
        if not is_inside(tuple(area), printed.area) or not isinstance(value, Value):
            continue
        counted = high is not None and high <= printed.day
        if typed is not None and counted:
            at = locate("documents", path, book.read(path)).at("documents", item, "count")

            def suppose(other: int, number: int = number) -> bool:
                return trial.fits_value(more(value, other - number))

            yield from trial.number_suspect(at, "documents", number, suppose, about=name)
        day_at = Location.of(path, day_place if low is not None else place)
        yield from _across(trial, value, number, counted, day_at, name)


def _inspections(trial: Trial) -> Iterator[Suspect]:
    """When inspections were made, and how many sites they list."""
    value, book = trial.verdict.value, trial.figures.book
    rows = book.rows(
        f"SELECT path, id, sites, hi, day_place, sites_place, {AREA_COLUMNS} FROM the_inspection ORDER BY path"
    )
    for path, name, number, high, day_place, sites_place, *area in rows:
        if not is_inside(tuple(area), trial.printed.area) or not isinstance(value, Value):
            continue
        counted = high <= trial.printed.day
        yield from _across(trial, value, number, counted, Location.of(path, day_place), name)
        for other in (number - 1, number + 1):
            if counted and trial.fits_value(more(value, other - number)):
                yield Suspect("number", Location.of(path, sites_place), str(number), str(other), name, 1)


def _across(trial: Trial, value: Value, number: int, counted: bool, at: Location, name: str) -> Iterator[Suspect]:
    """What was done on the other side of the day."""
    if trial.fits_value(more(value, -number if counted else number)):
        yield Suspect("later" if counted else "earlier", at, trial.text_at(at), day_text(trial.printed.day), name, 0)
