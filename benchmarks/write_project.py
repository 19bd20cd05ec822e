"""The file of a made-up project, as long as a real one: rows in one line each, or one value a line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from random import Random

from make_project import LAST_YEAR, NEVER, Project

SOURCE = "虚构数据：由 benchmarks/make_book.py 生成，与任何真实项目无关"

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
_Row = list[tuple[str, str]]
_Chance = Callable[[], float]


def money(amount: int) -> str:
    """An amount in 百元 as it is typed."""
    whole, rest = divmod(amount, 100)
    return f"{whole}.{rest:02d}万元" if rest else f"{whole}万元"


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
    if project.suspended != NEVER:
        lines += ["suspensions:", f"  - {{from: {_day(cohort, project.suspended, 15)}, reason: 道路拓宽（虚构）}}"]
    if project.cancelled != NEVER:
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
        if project.started != NEVER or before > 3:
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
            ("invested", money(project.invested(month))),
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
