"""Where inspections went: visits with their sites, as far back as is asked."""

from __future__ import annotations

from dataclasses import dataclass

from oldcommunity.book import Book
from oldcommunity.codelists import AREA_LEVELS
from oldcommunity.dates import Span
from oldcommunity.diagnostics import Location
from oldcommunity.figures.scope.areas import Area


@dataclass(frozen=True, slots=True)
class Site:
    """A place that an inspection went to; `project` is None where no record of it is named."""

    name: str
    project: str | None
    at: Location


@dataclass(frozen=True, slots=True)
class Visit:
    """An inspection.

    Attributes:
        id: its id.
        kind: a code.
        title: what it was called.
        date: when.
        area: where.
        sites: where it went.
        found: the projects that its findings name.
        findings: how many problems it found; with a condition on projects, only those about them.
        at: where it stands.
    """

    id: str
    kind: str
    title: str | None
    date: Span
    area: Area
    sites: tuple[Site, ...]
    found: frozenset[str]
    findings: int
    at: Location

    @property
    def projects(self) -> frozenset[str]:
        """The projects that it went to, or found something about."""
        return self.found | {site.project for site in self.sites if site.project}


def visits(book: Book, day: int) -> list[Visit]:
    """All inspections that had, or may have, taken place by a day, by date."""
    sites: dict[str, list[Site]] = {}
    for path, name, project, place in book.rows("SELECT path, name, project, place FROM the_site ORDER BY path, item"):
        sites.setdefault(path, []).append(Site(name, project, Location.of(path, place)))
    found: dict[str, list[str | None]] = {}
    for path, project in book.rows("SELECT path, project FROM the_finding WHERE kind = 'finding'"):
        found.setdefault(path, []).append(project)
    areas = ", ".join(AREA_LEVELS)
    rows = book.rows(
        f"SELECT path, place, id, kind, title, lo, hi, {areas} FROM the_inspection WHERE lo <= ? "
        "ORDER BY hi, lo, id, path",
        day,
    )
    return [
        Visit(
            id=name,
            kind=kind,
            title=title,
            date=Span(lo, hi),
            area=tuple(area),
            sites=tuple(sites.get(path, ())),
            found=frozenset(project for project in found.get(path, ()) if project),
            findings=len(found.get(path, ())),
            at=Location.of(path, place),
        )
        for path, place, name, kind, title, lo, hi, *area in rows
    ]
