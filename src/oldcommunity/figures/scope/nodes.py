"""Nodes: one plan year, in one area, for one target; each may have a cohort file of its own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, product

from oldcommunity.book import Book
from oldcommunity.codelists import AREA_LEVELS
from oldcommunity.figures.scope.areas import (
    AREA_COLUMNS,
    EVERYWHERE,
    Area,
    area_condition,
    depth,
    is_inside,
    is_strictly_inside,
    lie_apart,
)


@dataclass(frozen=True, slots=True)
class Node:
    """A scope in which figures are counted.

    Attributes:
        cohort: the plan year.
        area: where.
        target: a second plan of the year that the projects count for; None for the annual plan.
    """

    cohort: int
    area: Area = EVERYWHERE
    target: str | None = None


@dataclass(frozen=True, slots=True)
class CohortFile:
    """The file that plans and declares for a node."""

    node: Node
    content: int
    path: str
    areas: int | None
    place: int


def project_condition(node: Node) -> tuple[str, dict[str, object]]:
    """The SQL condition that a project `p` is an in-plan record of a node, and what fills it."""
    conditions, named = area_condition(node.area, "p")
    target = "(:target IS NULL OR p.targets LIKE '% ' || :target || ' %')"
    where = " AND ".join(["p.cohort = :cohort", "p.in_plan", target, *conditions])
    return where, {"cohort": node.cohort, "target": node.target, **named}


class Nodes:
    """The nodes of a book and how they lie inside each other."""

    def __init__(self, book: Book) -> None:
        self._book = book
        rows = book.rows(
            f"SELECT cohort, target, content, path, areas, place, {AREA_COLUMNS} FROM the_cohort ORDER BY path"
        )
        #: All cohort files in the order of their paths; two of one node are a problem, the first counts.
        self.files: dict[Node, CohortFile] = {}
        for cohort, target, content, path, areas, place, *area in rows:
            node = Node(cohort, tuple(area), target)
            self.files.setdefault(node, CohortFile(node, content, path, areas, place))
        self._apart: dict[tuple[Node, ...], bool] = {}
        self.home: Area = tuple(book.settings.area.get(level) for level in AREA_LEVELS)
        told = {node.cohort for node in self.files if node.target is None}
        found = book.remembered("SELECT DISTINCT cohort FROM the_project WHERE cohort IS NOT NULL ORDER BY cohort")
        #: Plan years that only projects name.
        self.untold: tuple[int, ...] = tuple(cohort for (cohort,) in found if cohort not in told)

    def tops(self) -> list[Node]:
        """The nodes that lie in no other, by year, with one for each year that only projects name."""
        tops = [node for node in self.files if not self._around(node)]
        tops += [Node(cohort, self.home) for cohort in self.untold]
        return sorted(tops, key=_order)

    def targets(self) -> list[str]:
        """The second plans that any cohort file or project names."""
        rows = self._book.rows("SELECT DISTINCT targets FROM the_project WHERE targets IS NOT NULL")
        return sorted(
            {node.target for node in self.files if node.target} | {one for (told,) in rows for one in told.split()}
        )

    def children(self, node: Node) -> list[Node]:
        """The nearest nodes with a file strictly inside a node."""
        if node in self.files:
            return self._children[node]
        inside = [other for other in self._kin(node) if is_strictly_inside(other.area, node.area)]
        return sorted(
            (child for child in inside if not any(is_strictly_inside(child.area, between.area) for between in inside)),
            key=_order,
        )

    @cached_property
    def _children(self) -> dict[Node, list[Node]]:
        """The nearest nodes inside each node with a file, found from within: a book may have thousands."""
        found: dict[Node, list[Node]] = {node: [] for node in self.files}
        for node in self.files:
            around = self._around(node)
            for parent in around:
                if not any(is_strictly_inside(between.area, parent.area) for between in around):
                    found[parent].append(node)
        return {node: sorted(children, key=_order) for node, children in found.items()}

    def _around(self, node: Node) -> list[Node]:
        """The nodes with a file that a node lies strictly inside: an area names few levels, so each is looked up."""
        levels = [(name,) if name is None else (name, None) for name in node.area]
        wider = (Node(node.cohort, area, node.target) for area in product(*levels) if area != node.area)
        return [other for other in wider if other in self.files]

    def _kin(self, node: Node) -> list[Node]:
        """The nodes with a file of the same year and target."""
        return [other for other in self.files if (other.cohort, other.target) == (node.cohort, node.target)]

    def are_all(self, children: list[Node], node: Node) -> bool:
        """Whether these are all the areas that a node's file says make the whole."""
        file = self.files.get(node)
        return file is not None and file.areas == len(children)

    def lie_apart(self, nodes: list[Node]) -> bool:
        """Whether no two of the nodes can share anything."""
        key = tuple(nodes)
        if key not in self._apart:
            self._apart[key] = all(lie_apart(one.area, other.area) for one, other in combinations(nodes, 2))
        return self._apart[key]

    def within(self, area: Area) -> list[Node]:
        """For each year and target, what a named area is about: nodes with a file of it, else a wider node's part."""
        found: set[Node] = set()
        for top in self.tops():
            whole = tuple(asked or own for asked, own in zip(area, top.area, strict=True))
            if not is_inside(whole, top.area):
                continue
            own = {node for node in self._kin(top) if is_inside(node.area, area) and depth(node.area) == depth(whole)}
            found |= own or {Node(top.cohort, whole, top.target)}
        return sorted(found, key=_order)


def outside_every_plan(book: Book, nodes: Nodes) -> list[tuple[str, str, int]]:
    """Projects of a planned year that lie in none of its planned areas, and so in no total: id, name, year."""
    annual = [node for node in nodes.tops() if node.target is None and node in nodes.files]
    found = []
    for cohort in sorted({node.cohort for node in annual}):
        areas = [node.area for node in annual if node.cohort == cohort]
        kept: list[str] = []
        named: dict[str, str | None] = {}
        for i, area in enumerate(areas):
            conditions, values = area_condition(area, "p")
            kept.append(" AND ".join([re.sub(r":(\w+)", rf":\1_{i}", one) for one in conditions] or ["TRUE"]))
            named |= {f"{level}_{i}": value for level, value in values.items()}
        sql = f"SELECT id, name FROM the_project p WHERE cohort = :cohort AND NOT ({' OR '.join(kept)}) ORDER BY id"
        found += [(project, name, cohort) for project, name in book.remembered(sql, cohort=cohort, **named)]
    return found


def _order(node: Node) -> tuple[int, str, tuple[str, ...]]:
    return (node.cohort, node.target or "", tuple(name or "" for name in node.area))
