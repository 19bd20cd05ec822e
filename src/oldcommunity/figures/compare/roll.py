"""Who is who in two versions of a book: records matched by id, and by what they say of earlier ids.

A file that was moved or renamed holds the same id; a project that was given another id, split or merged
says so in `formerly`, `split_from` or `merged_into`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from oldcommunity.book import Book
from oldcommunity.codelists import AREA_LEVELS
from oldcommunity.diagnostics import Location
from oldcommunity.figures.scope.areas import Area, is_inside
from oldcommunity.figures.scope.nodes import Node


@dataclass(frozen=True, slots=True)
class Listing:
    """One project's record in one version of a book.

    Attributes:
        id: its id.
        name: its name.
        at: where its id stands.
        content: its file's content in the compiled book.
        digest: the same bytes have the same digest in every version.
        cohort: its plan year.
        area: where it lies.
        in_plan: whether it is in the annual plan.
        targets: the further plans that it counts for.
    """

    id: str
    name: str
    at: Location
    content: int
    digest: bytes
    cohort: int | None
    area: Area
    in_plan: bool
    targets: tuple[str, ...]

    def is_in(self, node: Node) -> bool:
        """Whether it is an in-plan record of a node."""
        return (
            self.in_plan
            and self.cohort == node.cohort
            and (node.target is None or node.target in self.targets)
            and is_inside(self.area, node.area)
        )


#: The records of one version by their ids.
Roll = Mapping[str, Listing]


def roll_of(book: Book) -> dict[str, Listing]:
    """The records of a book by id; of two with one id, the first path's."""
    sql = (
        "SELECT p.id, p.name, p.path, p.place, p.content, c.sha256, p.cohort, p.in_plan, p.targets, "
        f"{', '.join('p.' + level for level in AREA_LEVELS)} "
        "FROM the_project p JOIN main.content c ON c.id = p.content ORDER BY p.path"
    )
    found: dict[str, Listing] = {}
    for project, name, path, place, content, digest, cohort, in_plan, targets, *area in book.rows(sql):
        listing = Listing(
            id=project,
            name=name,
            at=Location.of(path, place),
            content=content,
            digest=digest,
            cohort=cohort,
            area=tuple(area),
            in_plan=bool(in_plan),
            targets=tuple((targets or "").split()),
        )
        found.setdefault(project, listing)
    return found


#: A record, and the id or name that it says another had.
Link = tuple[str, str]


def links_of(book: Book, own: Roll, other: Roll) -> list[Link]:
    """What the records of one version say of those that only the other version has, or that they have come from.

    Args:
        book: the open book whose records are asked.
        own: its records.
        other: those of the other version.
    """
    sql = (
        "SELECT p.id, r.id FROM the_reference r JOIN the_project p USING (path) "
        "WHERE r.kind = 'project' ORDER BY p.id, r.id"
    )
    links = [(project, told) for project, told in book.rows(sql) if _differs(project, own, other)]
    if any(project not in own for project in other):
        for listing in own.values():
            if _differs(listing.id, own, other):
                links += [(listing.id, told) for told in book.project(listing.at.path).record.formerly]
    return links


def _differs(project: str, own: Roll, other: Roll) -> bool:
    before = other.get(project)
    return before is None or project not in own or before.digest != own[project].digest


@dataclass(frozen=True, slots=True)
class Kin:
    """Records that are one and the same, or were made of each other: their ids before and after."""

    before: tuple[str, ...]
    after: tuple[str, ...]


class Kinship:
    """Which records before and after belong together.

    Args:
        before: the records of the one version.
        after: those of the other.
        links: what records of either say of earlier ids or names.
    """

    def __init__(self, before: Roll, after: Roll, links: Iterable[Link] = ()) -> None:
        self.before = before
        self.after = after
        self._parent: dict[str, str] = {}
        names: dict[str, set[str]] = defaultdict(set)
        for listing in (*before.values(), *after.values()):
            names[listing.name].add(listing.id)
        for project, told in links:
            if told in before or told in after:
                self._join(project, told)
            elif len(names[told]) == 1:
                self._join(project, *names[told])
        self._groups: dict[str, tuple[list[str], list[str]]] = {}
        for side, roll in enumerate((before, after)):
            for project in roll:
                self._groups.setdefault(self._root(project), ([], []))[side].append(project)

    def kin(self, project: str) -> Kin:
        """The records that one belongs with, itself among them."""
        before, after = self._groups.get(self._root(project), ([], []))
        return Kin(tuple(sorted(before)), tuple(sorted(after)))

    def _root(self, project: str) -> str:
        while project in self._parent:
            project = self._parent[project]
        return project

    def _join(self, one: str, other: str) -> None:
        first, second = sorted((self._root(one), self._root(other)))
        if first != second:
            self._parent[second] = first
