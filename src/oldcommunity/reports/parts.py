"""The parts of an area at a level, none of which overlaps another, so that they may be added."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from oldcommunity.codelists import AREA_LEVELS
from oldcommunity.figures.resolve.resolving import Figures
from oldcommunity.figures.scope.areas import NOT_NAMED, Area, depth, is_strictly_inside
from oldcommunity.figures.scope.nodes import Node

_ZONE = AREA_LEVELS.index("zone")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a plan year's area.

    Attributes:
        node: what its figures are asked of.
        label: its name; None for a whole plan year, empty for what names no part.
        within: the area one level up that it lies in, where the parts lie in several.
    """

    node: Node
    label: str | None
    within: Area | None = None


def parts_of(figures: Figures, node: Node, by: str) -> list[Part]:
    """The parts of a node at an area level, with one for what does not name the level.

    A part is known by its administrative names, so that districts of the same name in two cities are two; a zone
    parts them only where plans are made for zones.
    """
    level = AREA_LEVELS.index(by)
    files = [
        other.area
        for other in figures.nodes.files
        if (other.cohort, other.target) == (node.cohort, node.target) and is_strictly_inside(other.area, node.area)
    ]
    plans = [area for area in files if depth(area) == level + 1]
    zoned = {_names(area, level) for area in plans if area[_ZONE] and not node.area[_ZONE]}
    areas = [area for area, in_plan in figures.recorded.areas(node) if in_plan]
    keys = {_key(area, level, zoned) for area in (*areas, *files) if area[level]}
    parts = [_part(node, key, keys, level) for key in keys]
    parts.sort(key=lambda part: [name or "" for name in part.node.area])
    if any(not area[level] for area in areas):
        unnamed = (*node.area[:level], NOT_NAMED, *node.area[level + 1 :])
        parts.append(Part(Node(node.cohort, unnamed, node.target), NOT_NAMED))
    return parts


def by_target(figures: Figures, node: Node) -> list[Part]:
    """The annual plan of a node, and the second plans that its projects count for: none is a part of another."""
    planned = {
        other.target
        for other in figures.nodes.files
        if other.target and (other.cohort, other.area) == (node.cohort, node.area)
    }
    named = {
        target for target in figures.nodes.targets() if figures.recorded.areas(Node(node.cohort, node.area, target))
    }
    return [Part(Node(node.cohort, node.area, target), target) for target in (None, *sorted(named | planned))]


def subtotals_of(parts: Iterable[Part]) -> list[Part]:
    """The areas one level up, where the parts lie in several of them."""
    found: dict[Area, Part] = {}
    for part in parts:
        if part.within is not None:
            node = Node(part.node.cohort, part.within, part.node.target)
            found.setdefault(part.within, Part(node, next(name for name in reversed(part.within) if name)))
    return list(found.values())


def _names(area: Area, level: int) -> Area:
    """The administrative names of an area down to a level."""
    return tuple(name for i, name in enumerate(area[: level + 1]) if i != _ZONE or level == _ZONE)


def _key(area: Area, level: int, zoned: set[Area]) -> Area:
    """The area at a level that something lies in, without a zone that parts nothing."""
    keep = level == _ZONE or _names(area, level) in zoned
    return tuple(name if i <= level and (i != _ZONE or keep) else None for i, name in enumerate(area))


def _part(node: Node, key: Area, keys: set[Area], level: int) -> Part:
    """The part at one key, apart from all parts of the same name."""
    alike = [other for other in keys if other[level] == key[level]]
    wider: dict[int, set[str | None]] = defaultdict(set)
    for other in alike:
        for i in range(level):
            wider[i].add(other[i])
    names = list(key)
    for i in range(level):
        if names[i] is None:
            names[i] = node.area[i] or (NOT_NAMED if len(wider[i]) > 1 else None)
    before = "".join(names[i] or "" for i in range(level) if len(wider[i]) > 1)
    up = level - 2 if level - 1 == _ZONE else level - 1
    parents = {other[: up + 1] for other in keys}
    within = (*names[: up + 1], *(None,) * (len(names) - up - 1)) if len(parents) > 1 and names[up] else None
    return Part(Node(node.cohort, tuple(names), node.target), before + (key[level] or ""), within)
