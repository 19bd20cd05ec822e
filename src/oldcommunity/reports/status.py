"""How far are we: for each plan year, or each part of an area, the counts, rates, money and what is late."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from oldcommunity.codelists import AREA_LEVELS, UNITS
from oldcommunity.figures.funds import FundAmount, fund_amounts
from oldcommunity.figures.papers import bulletins, sites_inspected
from oldcommunity.figures.prints.prints import prints
from oldcommunity.figures.prints.verdicts import Verdict, judge
from oldcommunity.figures.resolve.dues import ToldDue, told_dues
from oldcommunity.figures.resolve.physical import Physical, physical_progress
from oldcommunity.figures.resolve.resolving import Figures
from oldcommunity.figures.schedule import Overdue, halted_overdue, overdue, undated_projects
from oldcommunity.figures.scope.areas import Area, is_inside, narrowest
from oldcommunity.figures.scope.nodes import Node, outside_every_plan
from oldcommunity.figures.values import Rate, Value
from oldcommunity.reports.context import Context
from oldcommunity.reports.parts import Part, by_target, parts_of, subtotals_of
from oldcommunity.reports.readings import PLANS, Reading, reading_of

#: The counts of a status, in the order in which they are told.
COUNTS = (
    "planned",
    "started",
    "completed",
    "accepted",
    "in_preparation",
    "under_construction",
    "suspended",
    "cancelled",
)
RATES = ("start_rate", "completion_rate", "investment_rate", "survey_rate")
#: What a status can be told by.
GROUPINGS = ("cohort", "target", *AREA_LEVELS)


@dataclass(frozen=True, slots=True)
class Status:
    """The status of one node.

    Attributes:
        node: plan year, area and target.
        label: the name of the part where the status is told by parts of an area; None for what names no part.
        unit: the unit of the counts: the first in which something is planned.
        counts: by the keys of `COUNTS`.
        size: what is planned in each other unit, where it is known.
        rates: by the keys of `RATES`.
        budget, invested, survey: amounts.
        physical: progress of the works as reported.
        out_of_plan: started and completed outside the plan, counted apart.
        overdue: milestones past their date, the longest overdue first.
        dues: dates told for all that have not reached a milestone; they make nothing overdue.
        halted: how many milestones of suspended projects are past their date; they are not overdue.
        undated: unfinished projects without any due date.
        records: how many projects have a record.
        planned_projects: how many projects are planned, whatever the unit.
        readings: the same side by side by other units and plan versions, where that is asked for.
        within: the area one level up that a part lies in, where the parts lie in several.
        areas: how many areas make the whole, where that is told.
        present: how many of them there are.
    """

    node: Node
    label: str | None
    unit: str
    counts: dict[str, Value]
    size: dict[str, Value]
    rates: dict[str, Rate]
    budget: Value
    invested: Value
    survey: Value
    physical: Physical
    out_of_plan: dict[str, int]
    overdue: tuple[Overdue, ...]
    dues: tuple[ToldDue, ...]
    halted: int
    undated: int
    records: int
    planned_projects: Value
    readings: tuple[Reading, ...]
    within: Area | None
    areas: int | None
    present: int

    @property
    def nothing_due(self) -> bool:
        """Whether no unfinished project on record has any due date: then nobody knows what is overdue."""
        done = self.counts["completed"]
        return done.unit == "projects" and 0 < self.records - (done.itemised or 0) <= self.undated


@dataclass(frozen=True, slots=True)
class StatusReport:
    """How far we are.

    Attributes:
        context: of which book, as of when.
        by: one of `GROUPINGS`.
        cohorts: one status for each plan year, target and area, or for each of its parts.
        wholes: where parts are told, the status of each plan year as a whole.
        subtotals: the areas one level up, where the parts lie in several.
        rank: the figure by which parts are ranked, highest first; None where they are not.
        cap_label: rates of 100 % and more are called "all" beside, not instead of, what they are.
        unknown_cohort: projects whose plan year is not known: in no total.
        outside: projects of a planned year outside all its planned areas: in no total either.
        funds: money by kind, status and scope.
        bulletins, sites: what offices did.
        verdicts: the printed figures and what became of them.
    """

    context: Context
    by: str
    cohorts: tuple[Status, ...]
    wholes: tuple[Status, ...]
    subtotals: tuple[Status, ...]
    rank: str | None
    cap_label: bool
    unknown_cohort: tuple[tuple[str, str], ...]
    outside: tuple[tuple[str, str], ...]
    funds: tuple[FundAmount, ...]
    bulletins: Value
    sites: Value
    verdicts: tuple[Verdict, ...]


def status_report(
    figures: Figures,
    context: Context,
    *,
    cohort: int | None = None,
    area: Area | None = None,
    by: str = "cohort",
    unit: str | None = None,
    units: tuple[str, ...] = (),
    plan: str = "current",
    rank: str | None = None,
    cap_label: bool = False,
) -> StatusReport:
    """The status of a book as of the context's day.

    Args:
        figures: the figures of the book.
        context: what the report says about itself; its day is the day of all figures.
        cohort: one plan year only.
        area: one area only.
        by: tell each plan year as a whole (`cohort`) or by the parts of its area at a level.
        unit: count in this unit instead of the first in which something is planned.
        units: tell each of these units side by side.
        plan: one of `readings.PLANS`: the version that rates are of.
        rank: rank the parts by this figure.
        cap_label: call rates of 100 % and more "all".
    """
    day = context.day
    nodes = figures.nodes.tops() if area is None else figures.nodes.within(area)
    nodes = [node for node in nodes if cohort is None or node.cohort == cohort]
    asked = [(one, version) for one in units or (unit,) for version in PLANS[plan]]
    if not units and plan == "current":
        asked = []

    def status(part: Part, own_unit: str | None = unit) -> Status:
        return _status(figures, part, day, own_unit, asked)

    wholes = tuple(filter(_says_something, (status(Part(node, None)) for node in nodes)))
    parts: list[Status] = []
    subtotals: list[Status] = []
    if by == "target":
        wholes = tuple(whole for whole in wholes if whole.node.target is None)
    for whole in wholes if by != "cohort" else ():
        found = by_target(figures, whole.node) if by == "target" else parts_of(figures, whole.node, by)
        parts += [status(part, whole.unit) for part in found]
        subtotals += [status(part, whole.unit) for part in subtotals_of(found)]
    home = figures.nodes.home if area is None else area
    amounts = [found for found in fund_amounts(figures.book, day) if cohort is None or found.scope.cohort == cohort]
    return StatusReport(
        context=context,
        by=by,
        cohorts=wholes if by == "cohort" else tuple(parts),
        wholes=() if by == "cohort" else wholes,
        subtotals=tuple(subtotals),
        rank=rank,
        cap_label=cap_label,
        unknown_cohort=_unknown_cohort(figures, area) if cohort is None else (),
        outside=_outside(figures, cohort) if area is None else (),
        funds=tuple(found for found in amounts if area is None or is_inside(found.scope.area, area)),
        bulletins=bulletins(figures.book, day, home),
        sites=sites_inspected(figures.book, day, home),
        verdicts=tuple(
            judge(figures, printed)
            for printed in prints(figures.book)
            if cohort in (None, printed.cohort) and (area is None or is_inside(printed.area, area))
        ),
    )


def _says_something(status: Status) -> bool:
    planned = status.counts["planned"]
    return bool(status.records) or planned.value is not None or bool(planned.low)


def _status(
    figures: Figures, part: Part, day: int, unit: str | None, asked: Sequence[tuple[str | None, str]]
) -> Status:
    node = part.node
    unit = unit or figures.unit(node, day)
    counts = {key: figures.value(key, node, unit, day) for key in COUNTS}
    size = {other: figures.value("planned", node, other, day) for other in UNITS if other != unit}
    file = figures.nodes.files.get(node)
    return Status(
        node=node,
        label=part.label,
        unit=unit,
        counts=counts,
        size={other: value for other, value in size.items() if value.value is not None},
        rates={key: figures.rate(key, node, unit, day) for key in RATES},
        budget=figures.value("budget", node, unit, day),
        invested=figures.value("invested", node, unit, day),
        survey=figures.value("survey", node, unit, day),
        physical=physical_progress(figures.book, node, day),
        out_of_plan={key: figures.out_of_plan(key, node, unit, day) for key in ("started", "completed")},
        overdue=tuple(overdue(figures.book, node, day)),
        dues=told_dues(figures, node, day),
        halted=halted_overdue(figures.book, node, day),
        undated=undated_projects(figures.book, node, day),
        records=counts["planned"].records,
        planned_projects=figures.value("planned", node, "projects", day),
        readings=tuple(reading_of(figures, node, day, other or unit, plan) for other, plan in asked),
        within=part.within,
        areas=file.areas if file else None,
        present=len(figures.nodes.children(node)),
    )


def _unknown_cohort(figures: Figures, area: Area | None) -> tuple[tuple[str, str], ...]:
    rows = figures.book.remembered(
        f"SELECT id, name, {', '.join(AREA_LEVELS)} FROM the_project WHERE cohort IS NULL ORDER BY id"
    )
    return tuple((project, name) for project, name, *where in rows if area is None or is_inside(tuple(where), area))


def _outside(figures: Figures, cohort: int | None) -> tuple[tuple[str, str], ...]:
    found = outside_every_plan(figures.book, figures.nodes)
    return tuple((project, name) for project, name, year in found if cohort in (None, year))


def name_of(status: Status) -> str:
    """The narrowest area that a status is about, for headings."""
    return status.label if status.label is not None else narrowest(status.node.area)
