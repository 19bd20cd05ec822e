"""Counting the projects of the made-up city: plans and totals as an office would add them up by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from making.city import district_of
from making.fates import STAGES, STATES, Project

Projects = list[Project]


def of_year(projects: Projects, cohort: int, district: str = "", target: str = "", *, in_plan: bool = True) -> Projects:
    """The projects of a year's plan, in a district, for a target; or those outside the plan."""
    return [
        project
        for project in projects
        if project.row.cohort == cohort
        and project.row.in_plan == in_plan
        and (not district or district_of(project.row.subdistrict) == district)
        and (not target or target in project.row.targets)
    ]


def sizes(projects: Projects, *units: str) -> dict[str, Any]:
    """How many projects, and how large they are in each unit asked for."""
    counts: dict[str, Callable[[Project], int]] = {
        "projects": lambda _: 1,
        "communities": lambda project: project.row.communities,
        "buildings": lambda project: project.row.buildings,
        "households": lambda project: project.row.households,
        "floor_area": lambda project: project.area,
    }
    found: dict[str, Any] = {unit: sum(map(counts[unit], projects)) for unit in units or ("projects",)}
    if "floor_area" in found:
        found["floor_area"] = square_metres(found["floor_area"])
    return found


def square_metres(area: int) -> str:
    """An area in m² as an office writes it: two decimals of 万, rounded half up."""
    return f"{(area + 50) // 100 / 100:.2f}万平方米"


def met(projects: Projects, code: str, day: str) -> Projects:
    """Those that had met a milestone by a day."""
    return [project for project in projects if project.has_met(code, day)]


def stages(projects: Projects, day: str, codes: Iterable[str] = STAGES) -> dict[str, dict[str, Any]]:
    """How many had met each milestone by a day."""
    return {code: sizes(met(projects, code, day)) for code in codes}


def states(projects: Projects, day: str, *units: str, also: Iterable[str] = ()) -> dict[str, dict[str, Any]]:
    """How many were in each state on a day; states with none are left out unless asked for."""
    found = {state: [project for project in projects if project.state(day) == state] for state in STATES}
    return {state: sizes(inside, *units) for state, inside in found.items() if inside or state in also}


def towards(projects: Projects, day: str) -> dict[str, dict[str, Any]]:
    """Those in preparation by the milestone that they work towards."""
    waiting = [project.next_stage(day) for project in projects if project.state(day) == "in_preparation"]
    return {code: {"projects": waiting.count(code)} for code in STAGES if code in waiting}


def invested(projects: Projects, day: str) -> int:
    """What they had reported as invested by a day, in 万元."""
    return sum(project.reported(day).invested for project in projects)


def surveyed(projects: Projects, day: str) -> dict[str, int]:
    """Households asked, and those that agreed, by a day."""
    asked = [project for project in met(projects, "surveyed", day) if project.asked]
    return {
        "households": sum(project.asked for project in asked),
        "agreed": sum(project.agreed for project in asked),
    }


def percent(part: int, whole: int) -> str:
    """A share with one decimal, rounded half up."""
    tenths = (part * 2000 + whole) // (2 * whole)
    return f"{tenths // 10}.{tenths % 10}%"


def hundred_millions(amount: int) -> str:
    """An amount in 万元 as papers print it: two decimals of 亿, rounded half up."""
    return f"{(amount + 50) // 100 / 100:.2f}亿元"
