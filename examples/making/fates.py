"""What happens to a project: the days of its milestones, its money and its works, month by month.

This is what is true in the made-up city. Records may tell less, or less exactly, but nothing else; totals are
counted from here, so that they agree with the records.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from functools import cached_property
from random import Random

from making.calendar import day_in, month_end, month_number, working_day
from making.city import LAST_DAY
from making.rows import Row

STAGES = (
    "registered", "consulted", "surveyed", "designed", "publicised", "approved", "drawn", "finance_reviewed",
    "tendered", "started", "substantially_completed", "completed", "accepted", "handed_over", "settled",
)  # fmt: skip
STATES = ("in_preparation", "under_construction", "suspended", "cancelled", "completed")
STARTED = STAGES.index("started")
#: Days between a stage of preparation and the start, and between completion and what follows it.
_BEFORE = dict(zip(STAGES, (250, 190, 170, 130, 112, 95, 60, 40, 16, 0), strict=False))
_AFTER = {"substantially_completed": -24, "completed": 0, "accepted": 43, "handed_over": 74, "settled": 158}
#: Stages that the work plan sets a date for.
_DUE = {2021: ("drawn", "started", "completed"), 2022: ("surveyed", "designed", "drawn", "tendered", "started", "completed", "accepted")}  # fmt: skip
#: What is paid before the works begin (surveys, design), and when all is done but not yet settled, in %.
_FEES, _DONE = 4, 88


@dataclass(slots=True)
class Report:
    """What a project reported at the end of a month, counted from the beginning: 万元 and %."""

    day: str
    invested: int
    physical: int


@dataclass
class Project:
    """A project with all that happens to it.

    Attributes:
        row: what is decided by hand.
        met: the days of its milestones.
        due: what the work plan set, as it is typed.
        halted, resumed: its suspension.
        cancelled: the day on which it was given up.
        reports: what it reported, month by month.
        asked, agreed: households surveyed; 0 where there was no survey.
    """

    row: Row
    met: dict[str, dt.date] = field(default_factory=dict)
    due: dict[str, str] = field(default_factory=dict)
    halted: dt.date | None = None
    resumed: dt.date | None = None
    cancelled: dt.date | None = None
    reports: list[Report] = field(default_factory=list)
    asked: int = 0
    agreed: int = 0

    @cached_property
    def area(self) -> int:
        """Floor area in m²: some 78 to a household."""
        return self.row.households * (70 + sum(map(ord, self.row.id)) % 17)

    def has_met(self, code: str, day: str) -> bool:
        """Whether a milestone was met by a day."""
        return code in self.met and str(self.met[code]) <= day

    def state(self, day: str) -> str:
        """The state on a day."""
        if self.has_met("completed", day):
            return "completed"
        if self.cancelled and str(self.cancelled) <= day:
            return "cancelled"
        if self.halted and str(self.halted) <= day and not (self.resumed and str(self.resumed) < day):
            return "suspended"
        return "under_construction" if self.has_met("started", day) else "in_preparation"

    def next_stage(self, day: str) -> str:
        """The milestone that a project in preparation works towards."""
        return next(code for code in reversed(STAGES) if code == "registered" or self.has_met(_before(code), day))

    def reported(self, day: str) -> Report:
        """The last report by a day; nothing before the first."""
        return next((report for report in reversed(self.reports) if report.day <= day), Report("", 0, 0))


def _before(code: str) -> str:
    return STAGES[STAGES.index(code) - 1]


def make_project(row: Row) -> Project:
    """What happens to the project of a row; always the same."""
    random = Random(row.id)
    project = Project(row)
    if row.stage:
        _pass_stages(project, random)
    if row.cohort and row.start_due:
        _set_due(project)
    begin, end = row.halted
    if begin:
        project.halted = day_in(begin, 10)
        project.resumed = dt.date.fromisoformat(month_end(month_number(end))) if end else None
    if row.cancelled:
        project.cancelled = day_in(row.cancelled, 14)
    if project.met.get("surveyed"):
        project.asked = row.households * random.randint(86, 99) // 100
        project.agreed = project.asked * random.randint(81, 98) // 100
    if row.start:
        project.reports = _reports(project, random)
    return project


def _pass_stages(project: Project, random: Random) -> None:
    """The days of all milestones up to the last that was met."""
    row = project.row
    last = STAGES.index(row.stage)
    first = day_in(row.start or row.reached, random.randint(6, 24))
    shift = 0 if row.start else _BEFORE[row.stage]
    for code in STAGES[: min(last, STARTED) + 1]:
        jitter = 0 if code in (row.stage, "started") else random.randint(-4, 4)
        project.met[code] = working_day(first - dt.timedelta(_BEFORE[code] - shift + jitter))
    if last > STARTED:
        done = day_in(row.done, random.randint(8, 24))
        for code in STAGES[STARTED + 1 : last + 1]:
            project.met[code] = working_day(done + dt.timedelta(_AFTER[code]))
    late = [code for code, day in project.met.items() if str(day) > LAST_DAY]
    assert not late, (row.id, late)


def _set_due(project: Project) -> None:
    """The dates of the work plan: stages of preparation by month, those of the works by day."""
    row = project.row
    start, done = month_number(row.start_due), month_number(row.done_due)
    for code in _DUE.get(row.cohort or 0, _DUE[2022]):
        if code in ("started", "completed"):
            project.due[code] = month_end(start if code == "started" else done)
        elif code == "accepted":
            project.due[code] = month_end(done + 2)[:7]
        else:
            project.due[code] = month_end(start - 1 - _BEFORE[code] // 40)[:7]


def _reports(project: Project, random: Random) -> list[Report]:
    """What a project reports at the end of each month from its tender on."""
    row = project.row
    start, done = month_number(row.start), month_number(row.done)
    settled = month_number(str(project.met["settled"])) if "settled" in project.met else 0
    last = min(month_number(row.silent or LAST_DAY), max(done + 3, settled) if "completed" in project.met else 10**6)
    pause, again = (month_number(month) if month else 10**6 for month in row.halted)
    haste = random.choice((0.8, 0.9, 1.0, 1.15))
    final = random.randint(93, 103)
    reports: list[Report] = []
    for month in range(month_number(row.fees_from) if row.fees_from else start - 1, last + 1):
        idle = 0 if month < pause else min(month, again) - pause + 1
        length = done - start + 1 - (again - pause + 1 if pause < again < 10**6 else 0)
        share = max(0.0, min(1.0, (month - start + 1 - idle) / (length + 1)))
        finished = project.has_met("completed", month_end(month))
        begun = project.has_met("started", month_end(month))
        physical = 100 if finished else min(96, int(100 * share * share * (3 - 2 * share)) + begun * 2)
        paid = _FEES + (_DONE - _FEES) * (physical / 100) ** haste if begun else _FEES * 0.75
        if finished:
            paid = min(final, _DONE + 2 * (month - done))
        if settled and month >= settled:
            paid = final
        before = reports[-1] if reports else Report("", 0, 0)
        invested = max(before.invested, int(row.budget * paid / 100))
        reports.append(Report(month_end(month), invested, max(before.physical, physical if begun else 0)))
    return reports
