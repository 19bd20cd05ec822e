"""One made-up project and what happens to it; months count from January of its plan year (0)."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

COHORTS = (2019, 2020, 2021, 2022, 2023, 2024)
#: Nothing is reported after December of this year.
LAST_YEAR = COHORTS[-1]
DISTRICTS = tuple(f"{sign}区" for sign in "甲乙丙丁戊己庚辛壬癸子丑寅卯")
_SUBDISTRICTS = 12

_PLACES = (
    ("江滨", "jiangbin"), ("湖东", "hudong"), ("红旗", "hongqi"), ("新华", "xinhua"), ("凤凰", "fenghuang"),
    ("沿河", "yanhe"), ("向阳", "xiangyang"), ("人民", "renmin"), ("东风", "dongfeng"), ("工农", "gongnong"),
    ("崇文", "chongwen"), ("柳树", "liushu"), ("北山", "beishan"), ("南门", "nanmen"), ("光明", "guangming"),
)  # fmt: skip
_KINDS = (("新村", "xincun"), ("小区", "xiaoqu"), ("花园", "huayuan"), ("宿舍", "sushe"), ("家园", "jiayuan"))
_DIGITS = "一二三四五六七八九十百千"
#: A month that does not come.
NEVER = 10_000


@dataclass(slots=True)
class Project:
    """A made-up project. Months count from January of its plan year; `NEVER` is none.

    Attributes:
        name, id: what it is called; `id` is the file's name, too.
        cohort: its plan year.
        district, subdistrict: where it is.
        in_plan: whether it is part of the year's plan.
        households, buildings, budget: its size; the budget in 万元.
        due: the month in which the start is due.
        started, completed, suspended, cancelled: when that happens.
        style: `block`, or `flow` for rows in one line.
    """

    name: str
    id: str
    cohort: int
    district: str
    subdistrict: str
    in_plan: bool
    households: int
    buildings: int
    budget: int
    due: int
    started: int
    completed: int
    suspended: int
    cancelled: int
    style: str

    def state(self, month: int) -> str:
        """The state at the end of a month."""
        for happened, state in (
            (self.completed, "completed"),
            (self.cancelled, "cancelled"),
            (self.suspended, "suspended"),
            (self.started, "under_construction"),
        ):
            if happened <= month:
                return state
        return "in_preparation"

    def physical(self, month: int) -> int:
        """The progress of the works at the end of a month, in per cent."""
        month = min(month, self.suspended, self.cancelled)
        if month < self.started:
            return 0
        if month >= self.completed:
            return 100
        planned = 7 if self.completed == NEVER else self.completed - self.started
        return min(95, 100 * (month - self.started + 1) // (planned + 2))

    def invested(self, month: int) -> int:
        """What has been invested by the end of a month, in 百元: amounts in 万元 with two decimals."""
        return self.budget * self.physical(month)


def make_project(number: int, serial: int, random: Random) -> Project:
    """A project's fate.

    Args:
        number: of the project in the book, from 0; its remainder chooses the plan year.
        serial: of the project in its plan year, from 0; its remainders choose district and style.
        random: decides all else.
    """
    chance = random.random
    cohort = COHORTS[number % len(COHORTS)]
    place, place_latin = _PLACES[int(chance() * len(_PLACES))]
    kind, kind_latin = _KINDS[int(chance() * len(_KINDS))]
    district = DISTRICTS[serial % len(DISTRICTS)]
    households = 40 + int(chance() ** 2 * 800)
    due = 1 + int(chance() * 7)
    started = due + int(chance() * 3)
    completed = started + 4 + int(chance() * 6)
    suspended = cancelled = NEVER
    fate = chance()
    if fate < 0.01:
        suspended, completed = started + 2, NEVER
    elif fate < 0.015:
        cancelled, completed = started + 2, NEVER
    elif fate < 0.1 and cohort == LAST_YEAR:
        due, started, completed = 9, NEVER, NEVER
    if cohort == LAST_YEAR and completed > 11:
        completed = NEVER
    return Project(
        name=f"{place}{kind}{serial + 1}号院",
        id=f"{cohort}-{place_latin}-{kind_latin}-{serial + 1:06d}",
        cohort=cohort,
        district=district,
        subdistrict=f"{district[0]}{_DIGITS[int(chance() * _SUBDISTRICTS)]}街道",
        in_plan=chance() > 0.01,
        households=households,
        buildings=1 + households // 36,
        budget=households * (1 + int(chance() * 3)) + 20,
        due=due,
        started=started,
        completed=completed,
        suspended=suspended,
        cancelled=cancelled,
        style="block" if serial % 2 else "flow",
    )
