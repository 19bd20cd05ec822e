"""Areas inside each other: what the parts have, the whole has (rule 6)."""

from __future__ import annotations

from collections.abc import Iterator

from oldcommunity.checks.case import Case, Found, check
from oldcommunity.checks.texts import amount_text, name_of
from oldcommunity.checks.totals import declarations, out_of_plan, places, totals
from oldcommunity.codelists import AREA_LEVELS, UNITS
from oldcommunity.dates import day_text
from oldcommunity.diagnostics import Location
from oldcommunity.figures.scope.areas import AREA_COLUMNS, Area, area_name
from oldcommunity.figures.scope.nodes import CohortFile, Node
from oldcommunity.figures.scope.nodes import outside_every_plan as outside
from oldcommunity.figures.values import Value

_LEVELS = range(len(AREA_LEVELS))


@check("OC406")
def outside_every_plan(case: Case) -> Iterator[Found]:
    """A project of a year that has a plan lies in an area that has one.

    Else no total counts it, whatever its record says. Most often the area of the project is not filled in, or not
    as the plan writes it.

    Passes::

        # cohorts/2022.yaml
        cohort: 2022
        area: {zone: 市区}
        plan: [{projects: 22}]
        # projects/a.yaml
        id: a
        name: 甲小区
        cohort: 2022
        area: {zone: 市区, district: 三元区}

    Fails::

        # cohorts/2022.yaml
        cohort: 2022
        area: {zone: 市区}
        plan: [{projects: 22}]
        # projects/a.yaml
        id: a
        name: 甲小区
        cohort: 2022 # <- OC406
        area: {district: 三元区}
    """
    if "cohorts" in case.unread:
        return
    for name, _, cohort in outside(case.book, case.figures.nodes):
        planned = [(node, file) for node, file in _annual(case) if node.cohort == cohort]
        for path, place, *area in case.book.rows(
            f"SELECT path, cohort_place, {AREA_COLUMNS} FROM the_project WHERE id = ? ORDER BY path", name
        ):
            told = _difference(tuple(area), [node.area for node, _ in planned])
            plans = (Location.of(file.path, file.place) for _, file in planned)
            yield Found(Location.of(path, place), {"id": name, "cohort": cohort, **told}, places(plans))


def _difference(area: Area, planned: list[Area]) -> dict[str, str | int]:
    """Where an area leaves that of the one plan that it comes nearest to, and what to write instead."""
    apart = {other: [level for level in _LEVELS if other[level] not in (None, area[level])] for other in planned}
    nearest = min(map(len, apart.values()))
    near = [other for other in planned if len(apart[other]) == nearest]
    told: dict[str, str | int] = {
        "plan": " / ".join(dict.fromkeys(map(area_name, planned))),
        "area": area_name(area) or "–",
    }
    if len(near) == 1:
        fields = [f"area.{AREA_LEVELS[level]}: {near[0][level]}" for level in apart[near[0]]]
        told |= {"reason": "differs", "offer": ", ".join(fields)}
    return told


def _annual(case: Case) -> list[tuple[Node, CohortFile]]:
    return [(node, file) for node, file in case.figures.nodes.files.items() if node.target is None]


@check("OC425")
def area_sums(case: Case) -> Iterator[Found]:
    """The areas inside an area have no more together than it has, and all of them have as much.

    Plans are compared as they stand on the last reported day, totals on the day of the wider area's declaration.
    All areas are there when there are as many files as the wider one says under `areas`. Files whose areas
    overlap, or may overlap, are never added up.

    Passes::

        # cohorts/2022.yaml
        cohort: 2022
        area: {city: 三明市}
        areas: 2
        plan: [{projects: 22}]
        # cohorts/2022-shaxian.yaml
        cohort: 2022
        area: {city: 三明市, district: 沙县区}
        plan: [{projects: 9}]
        # cohorts/2022-sanyuan.yaml
        cohort: 2022
        area: {city: 三明市, district: 三元区}
        plan: [{projects: 13}]

    Fails::

        # cohorts/2022.yaml
        cohort: 2022
        area: {city: 三明市}
        areas: 2
        plan: [{projects: 22}] # <- OC425
        # cohorts/2022-shaxian.yaml
        cohort: 2022
        area: {city: 三明市, district: 沙县区}
        plan: [{projects: 8}]
        # cohorts/2022-sanyuan.yaml
        cohort: 2022
        area: {city: 三明市, district: 三元区}
        plan: [{projects: 13}]
    """
    parents = {file.node: children for file in case.figures.nodes.files.values() if (children := _parts(case, file))}
    for node, children in parents.items():
        file = case.figures.nodes.files[node]
        for unit in (*UNITS, "money"):
            planned = case.figures.plans.value(file, unit, case.latest)
            if planned and planned.value is not None:
                parts = [case.figures.planned(child, unit, case.latest) for child in children]
                figure = "budget" if unit == "money" else "planned"
                yield from _compare(file, figure, unit, case.latest, planned, parts)
    for file, entry in declarations(case):
        if file.node in parents:
            for total in totals(case, file, entry):
                value = Value(
                    total.inside.low,
                    total.least + total.inside.slack,
                    # What the areas tell may hold what lies outside the plan, which the whole tells apart.
                    total.inside.high + out_of_plan(entry, total.unit),
                    total.unit,
                    "declared",
                    slack=total.inside.slack,
                    places=total.inside.places,
                )
                children = parents[file.node]
                parts = [case.figures.value(total.figure, child, total.unit, entry.day) for child in children]
                yield from _compare(file, total.figure, total.unit, entry.day, value, parts)


def _parts(case: Case, file: CohortFile) -> list[Node]:
    """The nodes inside a file's, none where two of them may overlap."""
    children = case.figures.nodes.children(file.node)
    return children if case.figures.nodes.lie_apart(children) else []


def _compare(file: CohortFile, figure: str, unit: str, day: int, whole: Value, parts: list[Value]) -> Iterator[Found]:
    """A whole against the sum of its parts; only bounds that the rounding of what was typed leaves are broken."""
    slack = whole.slack + sum(part.slack for part in parts)
    least = sum(part.low or 0 for part in parts)
    complete = file.areas == len(parts) and all(part.exact for part in parts)
    if least - slack > (whole.high or 0) or (complete and least + slack < (whole.low or 0)):
        params: dict[str, str | int] = {
            "figure": name_of(figure, unit),
            "value": amount_text(whole.value or 0, unit),
            "date": day_text(day),
            "sum": amount_text(least, unit),
            "parts": len(parts),
        }
        yield Found(whole.places[0], params, places(whole.places[1:], *(part.places for part in parts)))
