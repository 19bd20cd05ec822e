"""Which of the projects under construction an inspection has been to, plan year by plan year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from oldcommunity.codelists import AREA_LEVELS
from oldcommunity.diagnostics import Location
from oldcommunity.figures.facts.tally import POSSIBLE, STATE_CODES, state_on
from oldcommunity.figures.issues.found import About
from oldcommunity.figures.issues.visits import Visit
from oldcommunity.figures.resolve.resolving import Figures
from oldcommunity.figures.scope.areas import Area, is_inside
from oldcommunity.figures.scope.nodes import Node
from oldcommunity.figures.values import Rate, Value, rate_of, unknown

_BUILDING = STATE_CODES.index("under_construction")
#: Whether a project was visited: certainly, perhaps (the date spans the first or the last day), or by no record.
VISITED = ("yes", "perhaps", "no")


@dataclass(frozen=True, slots=True)
class Worksite:
    """A project that is, or may be, under construction.

    Attributes:
        project: which one.
        certain: it certainly is.
        visited: one of `VISITED`: by the inspections that count, in the days that count.
        visit: the last one that counts; None where there is none.
        before: the last visit of any kind at any time; None where there is none.
        in_plan: it is part of the annual plan.
        lead: the official answerable for it.
        at: where its record stands.
    """

    project: About
    certain: bool
    visited: str
    visit: Visit | None
    before: Visit | None
    in_plan: bool
    lead: str | None
    at: Location


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many of one plan year's projects under construction were visited.

    Attributes:
        cohort: the plan year; None where it is not known.
        worksites: those on record.
        of_recorded: visited ÷ under construction, of those on record.
        unrecorded: how many more are under construction than are on record; None where nothing is declared that tells.
        of_all: the same share with these among them; None where there are none, or their number is not known.
    """

    cohort: int | None
    worksites: tuple[Worksite, ...]
    of_recorded: Rate
    unrecorded: Value | None
    of_all: Rate | None


def worksites(figures: Figures, visited: Sequence[Visit], first: int, day: int, kinds: Iterable[str]) -> list[Worksite]:
    """The projects on record that are, or may be, under construction on a day.

    Args:
        figures: the figures of the book.
        visited: all visits up to the day, by date.
        first: visits count from this day on.
        day: the day.
        kinds: the kinds of inspections that count.
    """
    counted = set(kinds)
    by_project: dict[str, list[Visit]] = defaultdict(list)
    for visit in visited:
        for project in visit.projects:
            by_project[project].append(visit)
    levels = ", ".join(f"p.{level}" for level in AREA_LEVELS)
    certain, possible = state_on(day), state_on(day, POSSIBLE)
    rows = figures.book.rows(
        f"SELECT p.path, p.place, p.id, p.name, p.cohort, p.in_plan, p.lead, {certain}, {possible}, {levels} "
        f"FROM the_project p WHERE {_BUILDING} IN ({certain}, {possible}) "
        "ORDER BY p.cohort IS NULL, p.cohort, p.id, p.path"
    )
    found = []
    for path, place, project, name, cohort, in_plan, lead, sure, perhaps, *area in rows:
        known = by_project.get(project, [])
        inside = [visit for visit in known if visit.kind in counted and visit.date.latest >= first]
        surely = [visit for visit in inside if visit.date.earliest >= first and visit.date.latest <= day]
        found.append(
            Worksite(
                project=About(project, name, cohort, tuple(area)),
                certain=sure == perhaps,
                visited="yes" if surely else "perhaps" if inside else "no",
                visit=(surely or inside)[-1] if inside else None,
                before=known[-1] if known else None,
                in_plan=bool(in_plan),
                lead=lead,
                at=Location.of(path, place),
            )
        )
    return found


def coverage(
    figures: Figures,
    sites: Sequence[Worksite],
    unnamed: int | None,
    day: int,
    area: Area | None,
    cohorts: Iterable[int],
) -> list[Coverage]:
    """The coverage of each plan year; those of which nothing is or may be under construction are left out.

    Args:
        figures: the figures of the book.
        sites: the projects on record that are asked about.
        unnamed: how many sites were visited of which no plan year is known: each may be one without a record. None
            where no inspection that counts is on record: then nothing is known of what was visited.
        day: the day.
        area: one area only.
        cohorts: the plan years asked about.
    """
    by_year: dict[int | None, list[Worksite]] = defaultdict(list)
    for site in sites:
        by_year[site.project.cohort].append(site)
    found = []
    for cohort in [*cohorts, None]:
        own = by_year.get(cohort, [])
        more = None if cohort is None else _unrecorded(figures, cohort, own, area, day)
        if own or (more is not None and more.high != 0):
            recorded = _share(own, None, None if unnamed is None else 0)
            found.append(Coverage(cohort, tuple(own), recorded, more, _of_all(own, more, unnamed)))
    return found


def _unrecorded(figures: Figures, cohort: int, own: Sequence[Worksite], area: Area | None, day: int) -> Value | None:
    """How many projects of a plan year are under construction without being on record."""
    nodes = figures.nodes.tops() if area is None else figures.nodes.within(area)
    nodes = [node for node in nodes if (node.cohort, node.target) == (cohort, None)]
    parts = [(figures.value("under_construction", node, "projects", day), _recorded(own, node)) for node in nodes]
    if not parts or not figures.nodes.lie_apart(nodes):
        return None
    low = sum(max((told.low or 0) - possible, 0) for told, (_, possible) in parts)
    highs = [None if told.high is None else max(told.high - certain, 0) for told, (certain, _) in parts]
    high = None if None in highs else sum(found or 0 for found in highs)
    exact = low if low == high else None
    return Value(exact, low, high, "projects", "declared" if low or high is None or high else "records")


def _recorded(own: Sequence[Worksite], node: Node) -> tuple[int, int]:
    """How many worksites of a node's plan are on record: certainly, and at most."""
    inside = [site for site in own if site.in_plan and is_inside(site.project.area, node.area)]
    return sum(site.certain for site in inside), len(inside)


def _of_all(own: Sequence[Worksite], more: Value | None, unnamed: int | None) -> Rate | None:
    if more is None or more.high is None or more.high == 0:
        return None
    return _share(own, more, unnamed)


def _share(own: Sequence[Worksite], more: Value | None, unnamed: int | None) -> Rate:
    """Visited ÷ under construction, each as a range; no more are visited than there are."""
    low, high = (more.low or 0, more.high or 0) if more else (0, 0)
    least = sum(site.certain for site in own) + low
    surely = sum(site.certain and site.visited == "yes" for site in own)
    known = least if low == high else None
    whole = Value(known, least, len(own) + high, "projects", "records")
    if unnamed is None:
        return rate_of(unknown("projects"), whole)
    most = sum(site.visited != "no" for site in own) + min(high, unnamed)
    return rate_of(Value(surely, surely, min(most, max(least, surely)), "projects", "records"), whole)
