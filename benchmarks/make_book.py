"""Writing a made-up city: as many projects as asked for, with plans, totals, money and printed figures that hold.

`python benchmarks/make_book.py FOLDER PROJECTS [MONTHS]` writes a book into a folder, in which each project reports
so many months (12), as far as they are over. The same arguments always give the same bytes. Every file says that
it is made up.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from make_project import COHORTS, LAST_YEAR, Project, make_project
from write_project import SOURCE, money, project_text

#: Of the last plan year not all projects have a file: one in so many is only in the plan and the totals.
_WITHOUT_FILE = 50
_STATES = ("in_preparation", "under_construction", "suspended", "cancelled", "completed")
_SITES = 3
_BOOK = f"""\
format: 1
title: 虚构市老旧小区改造（虚构数据）
language: zh
made_up: true
area: {{city: 虚构市}}
note: 本台账全部内容都是虚构的，只用来测量程序的速度。
source: {SOURCE}
"""


@dataclass(slots=True)
class Totals:
    """What the projects of one plan year, or of one district in it, come to.

    Attributes:
        plan: projects, buildings, households and budget (万元).
        states: projects by their state on the day of the declaration, and `started`.
        started_early: projects that had started by the end of March.
        invested: by that day, in 百元.
    """

    plan: Counter[str] = field(default_factory=Counter)
    states: Counter[str] = field(default_factory=Counter)
    started_early: int = 0
    invested: int = 0

    def add(self, project: Project, month: int, rows: int) -> None:
        """Count a project, which reports so many months, as it stands at the end of a month."""
        self.plan["projects"] += 1
        self.plan["buildings"] += project.buildings
        self.plan["households"] += project.households
        self.plan["budget"] += project.budget
        self.states[project.state(month)] += 1
        self.states["started"] += project.started <= month
        self.started_early += project.started <= 2
        self.invested += project.invested(min(month, rows - 1))

    def add_without_file(self, number: int) -> None:
        """Count projects of which only the plan and the totals tell; half of them have started."""
        self.plan.update(projects=number, buildings=8 * number, households=300 * number, budget=500 * number)
        working = number // 2
        self.states.update(in_preparation=number - working, under_construction=working, started=working)
        self.invested += 100_00 * working


def make_book(folder: Path, projects: int, *, months: int = 12, seed: int = 1, projects_per_folder: int = 1000) -> None:
    """Write a book.

    Args:
        folder: where to; files of the same names are overwritten.
        projects: how many projects have a file.
        months: how many months each of them reports.
        seed: another one makes another book.
        projects_per_folder: a plan year with more has several folders.
    """
    random = Random(seed)
    years: dict[int, Totals] = {cohort: Totals() for cohort in COHORTS}
    districts: dict[int, dict[str, Totals]] = {cohort: defaultdict(Totals) for cohort in COHORTS}
    sites: dict[int, list[Project]] = {cohort: [] for cohort in COHORTS}
    several = projects > projects_per_folder * len(COHORTS)
    made: set[Path] = set()
    for number in range(projects):
        serial = number // len(COHORTS)
        project = make_project(number, serial, random)
        inner = folder / f"projects/{project.cohort}"
        if several:
            inner /= f"{serial // projects_per_folder + 1:03d}"
        if inner not in made:
            inner.mkdir(parents=True, exist_ok=True)
            made.add(inner)
        _write(inner / f"{project.id}.yaml", project_text(project, months, random))
        if project.in_plan:
            for totals in (years[project.cohort], districts[project.cohort][project.district]):
                totals.add(project, _declared_month(project.cohort), months)
        if len(sites[project.cohort]) < 4 * _SITES:
            sites[project.cohort].append(project)
    if projects >= len(COHORTS):
        without_file = max(2, years[LAST_YEAR].plan["projects"] // _WITHOUT_FILE)
        years[LAST_YEAR].add_without_file(without_file)
        districts[LAST_YEAR][max(districts[LAST_YEAR])].add_without_file(without_file)
    _write_papers(folder, years, districts, sites)


def _write_papers(
    folder: Path,
    years: dict[int, Totals],
    districts: dict[int, dict[str, Totals]],
    sites: dict[int, list[Project]],
) -> None:
    """The files that are not about one project."""
    for name in ("cohorts", "inspections"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    _write(folder / "book.yaml", _BOOK)
    funds, documents, figures = ["funds:"], ["documents:"], ["figures:"]
    for cohort, totals in years.items():
        if not totals.plan["projects"]:
            continue
        parts = districts[cohort]
        _write(folder / f"cohorts/{cohort}.yaml", _cohort_text(cohort, "", totals, len(parts)))
        for i, (district, part) in enumerate(sorted(parts.items()), start=1):
            _write(folder / f"cohorts/{cohort}-{i:02d}.yaml", _cohort_text(cohort, district, part, 0))
        funds.append(_fund_text(cohort, totals))
        documents.append(_document_text(cohort))
        figures += _figures(cohort, totals)
        for quarter in range(4):
            seen = sites[cohort][quarter * _SITES : (quarter + 1) * _SITES]
            name = f"{cohort}-{quarter * 3 + 3:02d}-20"
            _write(folder / f"inspections/{name}.yaml", _inspection_text(name, seen))
    for name, parts_of in (("funding", funds), ("documents", documents), ("published", figures)):
        _write(folder / f"{name}.yaml", "\n".join(parts_of) + "\n")


def _declared_month(cohort: int) -> int:
    """The month at whose end totals are declared: the year's last, or June of the year that is not over."""
    return 5 if cohort == LAST_YEAR else 11


def _declared_day(cohort: int) -> str:
    return f"{cohort}-06-30" if cohort == LAST_YEAR else f"{cohort}-12-31"


def _cohort_text(cohort: int, district: str, totals: Totals, areas: int) -> str:
    area = f"area: {{district: {district}}}" if district else f"areas: {areas}"
    plan = ", ".join(f"{key}: {totals.plan[key]}" for key in ("projects", "buildings", "households"))
    states = "".join(f"    {state}: {{projects: {totals.states[state]}}}\n" for state in ("started", *_STATES))
    return (
        f"cohort: {cohort}\n{area}\nplan:\n  - {{{plan}, budget: {totals.plan['budget']}万元}}\n"
        f"declared:\n  - as_of: {_declared_day(cohort)}\n{states}    invested: {money(totals.invested)}\n"
        f"    source: {SOURCE}\nsource: {SOURCE}\n"
    )


def _fund_text(cohort: int, totals: Totals) -> str:
    budget = totals.plan["budget"]
    events = "\n".join(
        f"      - {{status: {status}, as_of: {cohort}-{month:02d}-28, amount: {budget * share // 100}万元}}"
        for status, month, share in (
            ("applied", 1, 60), ("awarded", 3, 50), ("appropriated", 5, 45), ("received", 7, 40), ("paid", 10, 30),
        )
    )  # fmt: skip
    return (
        f"  - id: {cohort}-subsidy\n    kind: upper_level_subsidy\n    scope: {{cohort: {cohort}}}\n"
        f"    events:\n{events}\n    source: {SOURCE}"
    )


def _document_text(cohort: int) -> str:
    return (
        f"  - {{id: {cohort}-plan, kind: plan, title: 虚构市{cohort}年改造计划, issued: {cohort}-01-15, "
        f"cohort: {cohort}, source: {SOURCE}}}\n"
        f"  - {{id: {cohort}-bulletins, kind: bulletin, title: 虚构市{cohort}年督查通报, issued: {cohort}-11-30, "
        f"count: 4, cohort: {cohort}, source: {SOURCE}}}"
    )


def _figures(cohort: int, totals: Totals) -> list[str]:
    """Figures as a paper would print them, each of which the book reproduces."""
    projects, day = totals.plan["projects"], _declared_day(cohort)
    prints = [
        ("planned, unit: projects", day, f"{projects}个"),
        ("planned, unit: households", day, f"{totals.plan['households']}户"),
        ("started, unit: projects", day, f"{totals.states['started']}个"),
        ("completed, unit: projects", day, f"{totals.states['completed']}个"),
        ("completion_rate", day, _percent(totals.states["completed"], projects)),
        ("invested", day, money(totals.invested)),
    ]
    if cohort != LAST_YEAR:
        prints.append(("start_rate", f"{cohort}-03-31", _percent(totals.started_early, projects)))
    return [
        f"  - {{figure: {figure}, cohort: {cohort}, as_of: {at}, printed: {printed}, source: {SOURCE}}}"
        for figure, at, printed in prints
    ]


def _inspection_text(name: str, projects: list[Project]) -> str:
    sites = "".join(f"  - {{name: {project.name}, project: {project.id}}}\n" for project in projects)
    return (
        f"id: {name}\ndate: {name}\nkind: joint\ntitle: 虚构市季度督查\n"
        f"sites:{' []' if not sites else ''}\n{sites}findings:\n"
        f"  - {{id: 1, cause: coordination, text: 管线迁改进度慢（虚构）, closed: {name[:8]}28}}\nsource: {SOURCE}\n"
    )


def _percent(part: int, whole: int) -> str:
    """A share with one decimal, rounded half up."""
    tenths = (part * 2000 + whole) // (2 * whole)
    return f"{tenths // 10}.{tenths % 10}%"


def _write(path: Path, text: str) -> None:
    path.write_bytes(text.encode())


def main() -> None:
    """Write the book that the command line asks for."""
    folder, numbers = sys.argv[1:2], sys.argv[2:]
    if not folder or len(numbers) not in (1, 2) or not all(map(str.isdigit, numbers)):
        sys.exit("python benchmarks/make_book.py FOLDER PROJECTS [MONTHS]")
    projects, *months = map(int, numbers)
    make_book(Path(folder[0]), projects, months=months[0] if months else 12)


if __name__ == "__main__":
    main()
