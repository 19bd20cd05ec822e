"""What somebody must solve: problems of projects, findings and requests of inspections."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from oldcommunity.book import Book
from oldcommunity.codelists import AREA_LEVELS
from oldcommunity.dates import Span
from oldcommunity.diagnostics import Location
from oldcommunity.figures.scope.areas import EVERYWHERE, Area

#: `issue`: of a project's own list (问题清单); `finding` and `request`: of an inspection.
KINDS = ("issue", "finding", "request")


@dataclass(frozen=True, slots=True)
class About:
    """The project that something concerns.

    Attributes:
        id: its id.
        name: its name; None where there is no record of it.
        cohort: its plan year; None where it is not known.
        area: where it lies.
    """

    id: str
    name: str | None
    cohort: int | None
    area: Area


@dataclass(frozen=True, slots=True)
class Issue:
    """Something that somebody must solve.

    Attributes:
        kind: one of `KINDS`.
        number: its number in the file.
        inspection: the id of the inspection; None for a project's own.
        project: the project that it concerns; None where it concerns no single one.
        site: the site of the inspection where it was found.
        area: where: the project's area, else the inspection's.
        opened: when it was found.
        causes: codes; for a request, those of the findings that it answers.
        text: what it is.
        owner: who must solve it.
        due: until when; None where nobody said.
        closed: when it was solved; None where nothing is on record.
        rectification: its kind, a code.
        at: where it stands.
    """

    kind: str
    number: int
    inspection: str | None
    project: About | None
    site: str | None
    area: Area
    opened: Span
    causes: tuple[str, ...]
    text: str
    owner: str | None
    due: Span | None
    closed: Span | None
    rectification: str | None
    at: Location


def issues(book: Book, day: int) -> list[Issue]:
    """All that had, or may have, been found by a day: those of projects, then those of inspections."""
    return [*_of_projects(book, day), *_of_inspections(book, day)]


_TOLD = "text, owner, due_lo, due, closed_lo, closed_hi, rectification, place"


def _columns(alias: str, names: str) -> str:
    return ", ".join(f"{alias}.{name}" for name in names.split(", "))


_AREA = ", ".join(AREA_LEVELS)


def _of_projects(book: Book, day: int) -> Iterator[Issue]:
    rows = book.rows(
        f"SELECT p.path, p.id, p.name, p.cohort, i.number, i.lo, i.hi, i.cause, {_columns('p', _AREA)}, "
        f"{_columns('i', _TOLD)} FROM the_project p JOIN main.issue i ON i.content = p.content "
        "WHERE i.lo <= ? ORDER BY p.path, i.item",
        day,
    )
    for path, project, name, cohort, number, lo, hi, cause, *rest in rows:
        area = tuple(rest[: len(AREA_LEVELS)])
        yield Issue(
            kind="issue",
            number=number,
            inspection=None,
            project=About(project, name, cohort, area),
            site=None,
            area=area,
            opened=Span(lo, hi),
            causes=() if cause is None else (cause,),
            **_told(path, rest[len(AREA_LEVELS) :]),
        )


def _of_inspections(book: Book, day: int) -> Iterator[Issue]:
    projects = _projects(book)
    rows = book.rows(
        f"SELECT v.path, v.id, v.lo, v.hi, f.kind, f.number, f.project, f.site, f.causes, {_columns('v', _AREA)}, "
        f"{_columns('f', _TOLD)} FROM the_inspection v JOIN the_finding f ON f.content = v.content AND f.path = v.path "
        "WHERE v.lo <= ? ORDER BY v.path, f.item",
        day,
    )
    for path, inspection, lo, hi, kind, number, project, site, causes, *rest in rows:
        about = projects.get(project, About(project, None, None, EVERYWHERE)) if project else None
        area = tuple(rest[: len(AREA_LEVELS)])
        yield Issue(
            kind=kind,
            number=number,
            inspection=inspection,
            project=about,
            site=site,
            area=about.area if about and about.name is not None else area,
            opened=Span(lo, hi),
            causes=tuple((causes or "").split()),
            **_told(path, rest[len(AREA_LEVELS) :]),
        )


def _told(path: str, row: list[Any]) -> dict[str, Any]:
    text, owner, due_lo, due, closed_lo, closed_hi, rectification, place = row
    return {
        "text": text,
        "owner": owner,
        "due": None if due is None else Span(due_lo, due),
        "closed": None if closed_hi is None else Span(closed_lo, closed_hi),
        "rectification": rectification,
        "at": Location.of(path, place),
    }


def _projects(book: Book) -> dict[str, About]:
    """The projects that findings name, by id; of two with one id, the first file's."""
    rows = book.rows(
        f"SELECT p.id, p.name, p.cohort, {_columns('p', _AREA)} FROM the_project p "
        "WHERE p.id IN (SELECT project FROM the_finding) ORDER BY p.path DESC"
    )
    return {project: About(project, name, cohort, tuple(area)) for project, name, cohort, *area in rows}
