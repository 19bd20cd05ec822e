"""Where inspectors have been: visits and their sites, coverage of what is under construction, bulletins."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from oldcommunity.book import Book
from oldcommunity.codelists import AREA_LEVELS, INSPECTION_KINDS
from oldcommunity.dates import Span
from oldcommunity.diagnostics import Location
from oldcommunity.figures.issues.coverage import Coverage, Worksite, coverage, worksites
from oldcommunity.figures.issues.visits import Site, Visit, visits
from oldcommunity.figures.papers import bulletins, sites_inspected
from oldcommunity.figures.resolve.resolving import Figures
from oldcommunity.figures.scope.areas import EVERYWHERE, Area, is_inside
from oldcommunity.figures.values import Value
from oldcommunity.reports.context import Context

__all__ = ["ANY", "Bulletin", "Coverage", "InspectionsReport", "Site", "Visit", "Worksite", "inspections_report"]

#: Inspections of all kinds count.
ANY = "any"


@dataclass(frozen=True, slots=True)
class Bulletin:
    """A bulletin, or several that are not listed singly.

    Attributes:
        id: its id.
        title: what it is called.
        issued: when.
        count: how many it stands for.
        at: where it is told.
    """

    id: str
    title: str
    issued: Span
    count: int
    at: Location


@dataclass(frozen=True, slots=True)
class InspectionsReport:
    """Inspections up to the context's day.

    Attributes:
        context: of which book, as of when.
        check: the kind of inspection that coverage asks for, or `ANY`.
        first: the first day of the time that is asked about.
        visits: the inspections in this time, the last first.
        checked: whether any of them is of the kind that coverage asks for; if none is, there is no share.
        coverage: by plan year.
        sites: sites inspected by the day, from the beginning.
        bulletins: the number issued by the day, from the beginning.
        issued: the bulletins, the last first.
    """

    context: Context
    check: str
    first: int
    visits: tuple[Visit, ...]
    checked: bool
    coverage: tuple[Coverage, ...]
    sites: Value
    bulletins: Value
    issued: tuple[Bulletin, ...]


def inspections_report(
    figures: Figures,
    context: Context,
    *,
    check: str = "safety",
    days: int | None = None,
    cohort: int | None = None,
    area: Area | None = None,
) -> InspectionsReport:
    """The inspections of the month so far, or of the last days, and what of the works they went to.

    Args:
        figures: the figures of the book.
        context: what the report says about itself; its day is the last that counts.
        check: a kind of inspection, or `ANY`.
        days: how many days count, the context's day among them; None for the calendar month so far.
        cohort: the works of one plan year only.
        area: one area only.
    """
    day = context.day
    first = dt.date.fromordinal(day).replace(day=1).toordinal() if days is None else day - days + 1
    all_visits = visits(figures.book, day)
    here = [visit for visit in all_visits if area is None or is_inside(visit.area, area)]
    kinds = INSPECTION_KINDS if check == ANY else (check,)
    sites = [
        site
        for site in worksites(figures, all_visits, first, day, kinds)
        if cohort in (None, site.project.cohort) and (area is None or is_inside(site.project.area, area))
    ]
    years = {node.cohort for node in figures.nodes.tops()} | {site.project.cohort for site in sites}
    asked = sorted(year for year in years if year is not None and cohort in (None, year))
    recent = [visit for visit in here if visit.date.latest >= first]
    checks = [visit for visit in recent if visit.kind in kinds]
    dated = _of_known_years(figures.book)
    unnamed = sum(site.project not in dated for visit in checks for site in visit.sites) if checks else None
    where = area or EVERYWHERE
    return InspectionsReport(
        context=context,
        check=check,
        first=first,
        visits=tuple(reversed(recent)),
        checked=bool(checks),
        coverage=tuple(coverage(figures, sites, unnamed, day, area, asked)),
        sites=sites_inspected(figures.book, day, where),
        bulletins=bulletins(figures.book, day, where),
        issued=tuple(_issued(figures.book, day, where)),
    )


def _of_known_years(book: Book) -> set[str | None]:
    """The visited projects whose plan year is known; any other site may be a project that a plan year counts."""
    rows = book.rows("SELECT id FROM the_project WHERE cohort IS NOT NULL AND id IN (SELECT project FROM the_site)")
    return {project for (project,) in rows}


def _issued(book: Book, day: int, area: Area) -> list[Bulletin]:
    rows = book.rows(
        f"SELECT path, place, id, title, lo, hi, coalesce(count, 1), {', '.join(AREA_LEVELS)} FROM the_document "
        "WHERE kind = 'bulletin' AND lo <= ? ORDER BY hi DESC, lo DESC, id",
        day,
    )
    return [
        Bulletin(name, title, Span(lo, hi), count, Location.of(path, place))
        for path, place, name, title, lo, hi, count, *where in rows
        if is_inside(tuple(where), area)
    ]
