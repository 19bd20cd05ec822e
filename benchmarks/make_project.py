"""One made-up project: what happens to it month by month, and the file that tells it.

Months count from January of the plan year (0); nothing is told after the last month of the book.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from random import Random

COHORTS = (2019, 2020, 2021, 2022, 2023, 2024)
#: Nothing is reported after December of this year.
LAST_YEAR = COHORTS[-1]
DISTRICTS = tuple(f"{sign}区" for sign in "甲乙丙丁戊己庚辛壬癸子丑寅卯")
_SUBDISTRICTS = 12
SOURCE = "虚构数据：由 benchmarks/make_book.py 生成，与任何真实项目无关"

_PLACES = (
    ("江滨", "jiangbin"), ("列东", "liedong"), ("红旗", "hongqi"), ("新华", "xinhua"), ("麒麟", "qilin"),
    ("沿河", "yanhe"), ("向阳", "xiangyang"), ("人民", "renmin"), ("东风", "dongfeng"), ("工农", "gongnong"),
    ("崇文", "chongwen"), ("柳树", "liushu"), ("北山", "beishan"), ("南门", "nanmen"), ("光明", "guangming"),
)  # fmt: skip
_KINDS = (("新村", "xincun"), ("小区", "xiaoqu"), ("花园", "huayuan"), ("宿舍", "sushe"), ("家园", "jiayuan"))
_DIGITS = "一二三四五六七八九十百千"
_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
#: Stages of preparation and how many months before the start they are due.
_PREPARATION = (("surveyed", 5), ("designed", 4), ("publicised", 4), ("drawn", 2), ("tendered", 1))
_WORKS = ("[basic]", "[basic, improvement]", "[basic, improvement, upgrade]")
_UTILITIES = (("water", "供水公司"), ("gas", "燃气公司"), ("power", "供电公司"), ("telecom", "通信公司"))
_CAUSES = ("residents", "preparation", "funding", "pipelines", "coordination")
_TEXTS = (
    "个别住户对拆除违建有意见，楼道堆物清理进度慢，正在由社区逐户沟通。",
    "地下管线资料不全，需要与权属单位现场核对后再开挖。",
    "方案公示期间居民提出增设停车位，设计单位正在调整总平面。",
    "配套资金尚未到位，施工单位垫资能力有限。",
)
_NEVER = 10_000
_Row = list[tuple[str, str]]
_Chance = Callable[[], float]


@dataclass(slots=True)
class Project:
    """A made-up project. Months count from January of its plan year; `_NEVER` is never.

    Attributes:
        name, id: what it is called; `id` is the file's name, too.
        cohort: its plan year.
        district, subdistrict: where it is.
        in_plan: whether it is part of the year's plan.
        households, buildings, budget: its size; money in 万元.
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
        planned = 7 if self.completed == _NEVER else self.completed - self.started
        return min(95, 100 * (month - self.started + 1) // (planned + 2))

    def invested(self, month: int) -> int:
        """What has been invested by the end of a month, in 万元."""
        return self.budget * self.physical(month) // 100


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
    suspended = cancelled = _NEVER
    fate = chance()
    if fate < 0.01:
        suspended, completed = started + 2, _NEVER
    elif fate < 0.015:
        cancelled, completed = started + 2, _NEVER
    elif fate < 0.1 and cohort == LAST_YEAR:
        due, started, completed = 9, _NEVER, _NEVER
    if cohort == LAST_YEAR and completed > 11:
        completed = _NEVER
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


def project_text(project: Project, months: int, random: Random) -> str:
    """The file of a project, with a row of progress for each of the first months."""
    chance = random.random
    households, cohort = project.households, project.cohort
    write = _block if project.style == "block" else _flow
    lines = [
        f"id: {project.id}",
        f"name: {project.name}",
        f"cohort: {cohort}",
        f"in_plan: {'true' if project.in_plan else 'false'}",
        f"area: {{district: {project.district}, subdistrict: {project.subdistrict}}}",
        "communities: 1",
        f"buildings: {project.buildings}",
        f"households: {households}",
        f"floor_area: {households * 80 / 10_000:.2f}万平方米",
        f"built_year: {1978 + int(chance() * 22)}",
        f"works: {_WORKS[int(chance() * 3)]}",
        f"budget: {project.budget}万元",
        "lead: {name: 虚构领导, post: 副区长, level: district}",
        "parties:",
        f"  - {{role: designer, name: 虚构设计院{int(chance() * 40)}}}",
        f"  - {{role: contractor, name: 虚构建设公司{int(chance() * 300)}}}",
        f"  - {{role: supervisor, name: 虚构监理公司{int(chance() * 60)}}}",
        "milestones:",
        *write(_milestones(project)),
        "progress:",
        *write(_progress(project, months)),
    ]
    if project.suspended != _NEVER:
        lines += ["suspensions:", f"  - {{from: {_day(cohort, project.suspended, 15)}, reason: 道路拓宽（虚构）}}"]
    if project.cancelled != _NEVER:
        lines.append(f"cancelled: {{on: {_day(cohort, project.cancelled, 15)}, reason: 纳入征收（虚构）}}")
    asked = households - int(chance() * 20)
    lines += [
        "utilities:",
        *write(_utilities(chance)),
        f"survey: {{as_of: {_day(cohort, project.due - 5, 20)}, households: {asked}, agreed: {asked * 9 // 10}}}",
        "governance:",
        f"  owners_committee: {project.name}业主委员会",
        f"  property_manager: 虚构物业公司{int(chance() * 200)}",
        f"  party_branch: {project.name}党支部",
    ]
    issues = int(chance() * 4)
    if issues:
        lines += ["issues:", *_block(_issues(project, issues, chance))]
    lines += [f"tags: [{'demonstration' if chance() < 0.05 else 'ordinary'}]", f"source: {SOURCE}", ""]
    return "\n".join(lines)


def _milestones(project: Project) -> Iterator[_Row]:
    cohort, start = project.cohort, min(project.started, project.due + 2)
    last = _months_until_end(cohort)
    for code, before in _PREPARATION:
        row = [("code", code), ("due", _month(cohort, project.due - before))]
        if project.started != _NEVER or before > 3:
            met = start - before
            row.append(("met", f"../{_last_day(cohort, met)}" if code == "surveyed" else _day(cohort, met, 12)))
        yield row
    for code, due, happened in (
        ("started", project.due, project.started),
        ("completed", project.due + 8, project.completed),
        ("accepted", project.due + 10, project.completed + 2),
    ):
        row = [("code", code), ("due", _last_day(cohort, due))]
        if happened <= last:
            row.append(("met", _day(cohort, happened, 5 + project.households % 20)))
            if code == "started":
                row.append(("basis", "site_entry"))
        yield row


def _progress(project: Project, months: int) -> Iterator[_Row]:
    for month in range(min(months, _months_until_end(project.cohort) + 1)):
        yield [
            ("as_of", _last_day(project.cohort, month)),
            ("invested", f"{project.invested(month)}万元"),
            ("physical", f"{project.physical(month)}%"),
        ]


def _utilities(chance: _Chance) -> Iterator[_Row]:
    for kind, owner in _UTILITIES:
        share = 10 + int(chance() * 90)
        yield [("kind", kind), ("owner", f"虚构{owner}"), ("share", f"{share}万元"), ("status", "agreed")]


def _issues(project: Project, number: int, chance: _Chance) -> Iterator[_Row]:
    for i in range(number):
        opened = min(project.due + i, _months_until_end(project.cohort))
        yield [
            ("id", f"{i + 1}"),
            ("opened", _day(project.cohort, opened, 3)),
            ("cause", _CAUSES[int(chance() * len(_CAUSES))]),
            ("text", _TEXTS[int(chance() * len(_TEXTS))]),
            ("owner", project.subdistrict),
            ("due", _last_day(project.cohort, opened)),
            ("closed", _day(project.cohort, opened, 25) if chance() < 0.8 else "null"),
        ]


def _block(rows: Iterable[_Row]) -> Iterator[str]:
    """Each value on a line of its own."""
    for row in rows:
        sign = "-"
        for key, value in row:
            yield f"  {sign} {key}: {value}"
            sign = " "


def _flow(rows: Iterable[_Row]) -> Iterator[str]:
    """Each row in one line."""
    for row in rows:
        yield f"  - {{{', '.join([f'{key}: {value}' for key, value in row])}}}"


def _months_until_end(cohort: int) -> int:
    """The last month that anything is reported of."""
    return (LAST_YEAR - cohort) * 12 + 11


def _month(cohort: int, month: int) -> str:
    return f"{cohort + month // 12}-{month % 12 + 1:02d}"


def _day(cohort: int, month: int, day: int) -> str:
    return f"{cohort + month // 12}-{month % 12 + 1:02d}-{day:02d}"


def _last_day(cohort: int, month: int) -> str:
    year, month = cohort + month // 12, month % 12
    return f"{year}-{month + 1:02d}-{29 if month == 1 and year % 4 == 0 else _DAYS[month]}"
