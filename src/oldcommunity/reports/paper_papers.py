"""Inspections, documents and teams as papers tell of them, from the compiled book alone."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass

from oldcommunity.book import Book
from oldcommunity.codelists import AREA_LEVELS, LEAD_LEVELS
from oldcommunity.dates import Span
from oldcommunity.diagnostics import Location
from oldcommunity.figures.issues.found import issues
from oldcommunity.figures.issues.standing import standing
from oldcommunity.figures.issues.visits import Site, Visit, visits
from oldcommunity.figures.scope.areas import Area, is_inside, lie_apart
from oldcommunity.reports.issues import Listed

_LEVELS = ", ".join(AREA_LEVELS)


@dataclass(frozen=True, slots=True)
class Inspected:
    """An inspection: where it went, who took part and how, what it found and asked for.

    Attributes:
        visit: when and where.
        participants: who took part.
        methods: how it was done.
        found: its findings and requests in the order of the file, whatever has become of them.
    """

    visit: Visit
    participants: tuple[str, ...]
    methods: tuple[str, ...]
    found: tuple[Listed, ...]

    @property
    def sites(self) -> tuple[Site, ...]:
        """Where it went."""
        return self.visit.sites


@dataclass(frozen=True, slots=True)
class Issued:
    """A document: its kind and title, its day (None where it is not known), and its place in its file."""

    id: str
    kind: str
    title: str
    cohort: int | None
    span: Span | None
    item: int
    at: Location


@dataclass(frozen=True, slots=True)
class TeamOf:
    """A team of the book: the level it works at, its name and its head."""

    level: str | None
    name: str | None
    head: str | None
    at: Location


def inspected(book: Book, day: int, area: Area | None) -> list[Inspected]:
    """The inspections that had certainly taken place by a day, the latest first."""
    found: dict[str, list[Listed]] = defaultdict(list)
    for issue in issues(book, day):
        if issue.inspection is not None:
            found[issue.at.path].append(Listed(issue, standing(issue, day)))
    rows = book.rows("SELECT path, participants, methods FROM the_inspection")
    told = {path: (_texts(participants), _texts(methods)) for path, participants, methods in rows}
    certain = [visit for visit in visits(book, day) if visit.date.latest <= day]
    return [
        Inspected(visit, *told[visit.at.path], tuple(found[visit.at.path]))
        for visit in reversed(certain)
        if area is None or is_inside(visit.area, area)
    ]


def _texts(told: str | None) -> tuple[str, ...]:
    return tuple(json.loads(told)) if told else ()


def issued(book: Book, area: Area | None) -> list[Issued]:
    """The documents of a book that may concern an area, by the day on which each had certainly been issued."""
    rows = book.rows(
        f"SELECT path, place, item, id, kind, title, cohort, lo, hi, {_LEVELS} FROM the_document "
        "ORDER BY hi, path, item"
    )
    return [
        Issued(name, kind, title, cohort, None if hi is None else Span(lo, hi), item, Location.of(path, place))
        for path, place, item, name, kind, title, cohort, lo, hi, *where in rows
        if area is None or not lie_apart(tuple(where), area)
    ]


def teams(book: Book, area: Area) -> list[TeamOf]:
    """The teams inside an area, the widest level first."""
    rows = book.rows(f"SELECT path, place, level, name, head, {_LEVELS} FROM the_team ORDER BY path, item")
    found = [
        TeamOf(level, name, head, Location.of(path, place))
        for path, place, level, name, head, *where in rows
        if is_inside(tuple(where), area)
    ]
    return sorted(found, key=lambda one: LEAD_LEVELS.index(one.level) if one.level in LEAD_LEVELS else len(LEAD_LEVELS))
