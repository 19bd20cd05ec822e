"""A project as its record tells it: all that is true of it, as far and as exactly as a clerk came to know."""

from __future__ import annotations

import datetime as dt
from random import Random
from typing import Any

from making.city import SOURCE, area_of
from making.counting import square_metres
from making.extras import EXTRAS
from making.fates import STAGES, STARTED, Project
from making.issues import issues_of
from making.people import governance_of, lead_of, parties_of, utilities_of

_BASES = ("site_entry", "site_entry", "permit", "order", "ceremony", "physical_work", "reported")


def record_of(project: Project) -> dict[str, Any]:
    """The record of a project, what is written by hand about it (`extras`) included."""
    row, extra = project.row, EXTRAS.get(project.row.id, {})
    record: dict[str, Any] = {"id": row.id, "name": row.name, "cohort": row.cohort}
    if row.targets:
        record["targets"] = list(row.targets)
    if not row.in_plan:
        record["in_plan"] = False
    record["area"] = area_of(row.subdistrict)
    if row.id not in _BARE:
        record |= _sizes(project)
        record["lead"] = lead_of(project)
        record["parties"] = parties_of(project)
        record["milestones"] = _milestones(project)
        record["progress"] = _progress(project)
        record |= _endings(project)
        record["utilities"] = utilities_of(project) if "designed" in project.met else None
        if project.asked:
            surveyed = str(project.met["surveyed"])
            record["survey"] = {"as_of": surveyed, "households": project.asked, "agreed": project.agreed}
        record["governance"] = governance_of(project)
        record["issues"] = issues_of(row.id)
    for key, value in extra.items():
        record[key] = value(record.get(key)) if callable(value) else value
    record["source"] = SOURCE
    return {key: record[key] for key in _in_order(record) if record[key] or key == "cohort" or record[key] is False}


#: Projects of which hardly anything is filled in.
_BARE = frozenset(("2023-guolinchang-sushe", "jiuyingyuan-sushe"))
_ORDER = (
    "id", "name", "cohort", "targets", "in_plan", "area", "communities", "buildings", "households", "floor_area",
    "built_year", "works", "budget", "lead", "parties", "milestones", "progress", "suspensions", "cancelled", "exempt",
    "utilities", "survey", "governance", "issues", "tags", "formerly", "split_from", "merged_into", "note", "source",
)  # fmt: skip


def _in_order(record: dict[str, Any]) -> list[str]:
    """The keys as the documentation lists them; `#key` is a comment above that key, `#` one above all."""

    def place(key: str) -> tuple[int, bool]:
        return (-1 if key == "#" else _ORDER.index(key.lstrip("#")), not key.startswith("#"))

    return sorted(record, key=place)


def _sizes(project: Project) -> dict[str, Any]:
    row, random = project.row, Random(f"sizes {project.row.id}")
    works = ["basic", "improvement", "upgrade"][: random.choice((1, 2, 2, 3))]
    sizes: dict[str, Any] = {"communities": row.communities, "buildings": row.buildings, "households": row.households}
    if row.budget:
        exact = random.random() < 0.3
        sizes["floor_area"] = f"{project.area}平方米" if exact else square_metres(project.area)
        sizes |= {"built_year": row.built, "works": works, "budget": f"{row.budget}万元"}
    return sizes


def _milestones(project: Project) -> list[dict[str, Any]]:
    """The milestones that the record has: older projects came into the book with gaps and rough dates."""
    row, random = project.row, Random(f"milestones {project.row.id}")
    old = row.cohort == 2021
    found = []
    for i, code in enumerate(STAGES):
        day, due = project.met.get(code), project.due.get(code)
        left_out = old and i < STARTED and code not in ("surveyed", "drawn", "tendered") and row.stage != "settled"
        if (day is None and due is None) or left_out:
            continue
        milestone: dict[str, Any] = {"code": code}
        if due:
            milestone["due"] = due
        if day:
            milestone["met"] = _as_known(day, random, rough=0.4 if old and i < STARTED else 0.1 if i < STARTED else 0)
            if code == "started":
                milestone["basis"] = random.choice(_BASES)
        found.append(milestone)
    return found


def _as_known(day: dt.date, random: Random, rough: float) -> str:
    """A day as it came to be known: mostly exactly, else its month, else only that it was no later."""
    chance = random.random()
    if chance < rough / 3:
        return f"../{day}"
    return str(day)[:7] if chance < rough else str(day)


def _progress(project: Project) -> list[dict[str, Any]]:
    found = []
    for report in project.reports:
        row: dict[str, Any] = {"as_of": report.day, "invested": f"{report.invested}万元"}
        if project.has_met("started", report.day):
            row["physical"] = f"{report.physical}%"
        found.append(row)
    return found


def _endings(project: Project) -> dict[str, Any]:
    """How the project stood still, or ended."""
    found: dict[str, Any] = {}
    if project.halted:
        until = {"until": str(project.resumed)} if project.resumed else {}
        found["suspensions"] = [{"from": str(project.halted), **until}]
    if project.cancelled:
        found["cancelled"] = {"on": str(project.cancelled)}
    return found
