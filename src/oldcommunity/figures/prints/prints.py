"""Figures as papers printed them: assertions about the book."""

from __future__ import annotations

from dataclasses import dataclass

from oldcommunity.book import Book
from oldcommunity.diagnostics import Location
from oldcommunity.figures.scope.areas import AREA_COLUMNS, Area


@dataclass(frozen=True, slots=True)
class Print:
    """A figure as some paper printed it.

    Attributes:
        figure: the key.
        unit: the unit that the paper states; None where it does not.
        cohort, year, target, area, kind, project: the scope that it states.
        day: the day that the paper speaks of.
        printed: the text as printed.
        expect: `reproduced`, or `not_reproduced` for a print known to be wrong.
        over: another figure and unit to divide by; None for the figure's own denominator.
        where: the place in the paper.
        including: projects that the paper names among those counted, with the places of their ids.
        at: where the print stands in the book.
        expect_at: where the expectation stands.
        day_at: where the day stands.
    """

    figure: str
    unit: str | None
    cohort: int | None
    year: int | None
    target: str | None
    area: Area
    kind: str | None
    project: str | None
    day: int
    printed: str
    expect: str
    over: tuple[str, str | None] | None
    where: str | None
    including: tuple[tuple[str, Location], ...]
    at: Location
    expect_at: Location
    day_at: Location


def prints(book: Book) -> list[Print]:
    """All printed figures of the book, in the order of their files."""
    named: dict[tuple[int, int], list[tuple[str, Location]]] = {}
    for content, item, project, path, place in book.rows(
        "SELECT content, item, project, path, place FROM the_including ORDER BY content, item, nth"
    ):
        named.setdefault((content, item), []).append((project, Location.of(path, place)))
    rows = book.rows(
        f"SELECT path, content, item, figure, unit, cohort, year, target, {AREA_COLUMNS}, kind, project, day, "
        "printed, expect, over_figure, over_unit, where_printed, place, expect_place, day_place "
        "FROM the_published ORDER BY path, item"
    )
    found = []
    for path, content, item, figure, unit, cohort, year, target, *rest in rows:
        area, (kind, project, day, printed, expect, over, over_unit, where, place, expect_place, day_place) = (
            rest[:5],
            rest[5:],
        )
        found.append(
            Print(
                figure=figure,
                unit=unit,
                cohort=cohort,
                year=year,
                target=target,
                area=tuple(area),
                kind=kind,
                project=project,
                day=day,
                printed=printed,
                expect=expect,
                over=(over, over_unit) if over else None,
                where=where,
                including=tuple(named.get((content, item), ())),
                at=Location.of(path, place),
                expect_at=Location.of(path, expect_place),
                day_at=Location.of(path, day_place),
            )
        )
    return found
