"""The plans of the years and the totals declared for them: city, districts, and the second plan.

To declare another total or another day, add it to the function of its year; the numbers are counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from making.city import DISTRICTS, SOURCE
from making.counting import (
    Projects,
    hundred_millions,
    invested,
    met,
    of_year,
    sizes,
    stages,
    states,
    surveyed,
    towards,
)
from making.fates import STAGES, STATES

_UNITS = ("projects", "communities", "buildings", "households", "floor_area")
#: What came and went when the plan of 2022 was changed in the middle of the year.
PLAN_CHANGE = "2022-06-20"
_TAKEN_IN = ("2022-lunan-nancun", "2022-dianjichang-sushe")

#: By when the last project of 2023 is to have reached each milestone.
DUE_2023 = (
    *("2023-04", "2023-05", "2023-07", "2023-08", "2023-09", "2023-10", "2023-11", "2023-12", "2024-01"),
    *("2024-03", "2024-08", "2024-09", "2024-11", "2024-12", "2025-06"),
)


def cohort_files(projects: Projects) -> Iterator[tuple[str, dict[str, Any]]]:
    """The cohort files by their names."""
    yield "2021.yaml", _city_2021(projects)
    yield "2022.yaml", _city_2022(projects)
    yield "2023.yaml", _city_2023(projects)
    for year in (2021, 2022, 2023):
        for word, (district, _) in DISTRICTS.items():
            yield f"{year}-{word}.yaml", _district(of_year(projects, year, word), year, word, district)
    for year in (2022, 2023):
        yield f"{year}-livelihood.yaml", _livelihood(of_year(projects, year, target="livelihood"), year)


def budget(projects: Projects) -> str:
    """What was planned to be invested, exactly."""
    return f"{sum(project.row.budget for project in projects)}万元"


def _plan(projects: Projects, *units: str, **more: Any) -> dict[str, Any]:
    return {**sizes(projects, *units or _UNITS), "budget": budget(projects), **more}


def _total(projects: Projects, day: str, *, also: tuple[str, ...] = (), **more: Any) -> dict[str, Any]:
    """The totals of a day as most reports tell them: started, the states, money."""
    told = {"as_of": day, "started": sizes(met(projects, "started", day)), **states(projects, day, also=also)}
    return {**told, "invested": f"{invested(projects, day)}万元", **more}


def _city_2021(projects: Projects) -> dict[str, Any]:
    """The oldest year: a few projects are only in its totals."""
    year = of_year(projects, 2021)
    loose = "含未单列的5个项目，只有各区报来的合计。"
    return {
        "cohort": 2021,
        "areas": len(DISTRICTS),
        "plan": [_plan(year, document="青榆改造办〔2021〕2号", source=SOURCE)],
        "declared": [
            {"as_of": "2021-06-30", "started": sizes(met(year, "started", "2021-06-30")), "source": SOURCE},
            _total(year, "2021-12-31", document="2021年工作总结", source=SOURCE),
            _total(year, "2022-06-30", source=SOURCE),
            _total(year, "2022-12-31", note=loose, source=SOURCE),
            _total(year, "2023-06-30", note=loose, source=SOURCE),
        ],
        "note": "20个项目中有15个建了单独的记录；其余5个规模小、已基本完成，没有补录。",
        "source": SOURCE,
    }


def _city_2022(projects: Projects) -> dict[str, Any]:
    """The year in full swing, its plan changed in June; two projects were started outside it."""
    year, outside = of_year(projects, 2022), of_year(projects, 2022, in_plan=False)
    merged = [project for project in outside if project.row.id == "2022-beixiang-8hao"]
    before = [project for project in year if project.row.id not in _TAKEN_IN]
    beside = [project for project in outside if project not in merged]
    # The community that was merged counted as a project of its own; its houses are among those of the other.
    first = _plan(before, document="青榆改造办〔2022〕1号", source=SOURCE)
    first["projects"] += len(merged)
    day = "2023-06-30"
    funnel = {
        "as_of": day,
        **stages(year + beside, day),
        **{state: told for state, told in states(year, day).items() if state != "completed"},
        "out_of_plan": stages(beside, day),
        "invested": f"{invested(year, day)}万元",
        "survey": surveyed(year, day),
        "document": "2023年第3期通报附表",
        "note": "各节点是截至当日已通过的个数，所报合计含计划外2个，已单列；前期、在建、暂缓、取消是当日状态，只算计划内。",
        "source": SOURCE,
    }
    return {
        "cohort": 2022,
        "areas": len(DISTRICTS),
        "plan": [
            first,
            {
                "from": PLAN_CHANGE,
                **_plan(year),
                "document": "青榆改造办〔2022〕9号",
                "note": "增补电机厂宿舍、麓南南村2个，北巷8号院并入石桥头北巷片区。",
                "source": SOURCE,
            },
        ],
        "declared": [
            {
                "as_of": "2022-03-31",
                "started": sizes(met(year, "started", "2022-03-31")),
                "inferred": True,
                "note": "一季度只报了开工率9.1%，个数由22个项目反推。",
                "source": SOURCE,
            },
            _total(year, "2022-06-30", source=SOURCE),
            _total(year, "2022-09-30", source=SOURCE),
            _with_outside(year, beside, "2022-12-31"),
            _with_outside(year, beside, "2023-03-31"),
            funnel,
        ],
        "source": SOURCE,
    }


def _with_outside(year: Projects, beside: Projects, day: str) -> dict[str, Any]:
    """The totals of a day as a bulletin tells them: with what was started outside the plan."""
    codes = ("started", "completed")
    return {
        "as_of": day,
        **stages(year + beside, day, codes),
        "out_of_plan": stages(beside, day, codes),
        "invested": f"{invested(year, day)}万元",
        "note": "所据通报的开工、完工合计含计划外2个，这里已单列，计划内的数不含；完成投资只算计划内。",
        "source": SOURCE,
    }


def _city_2023(projects: Projects) -> dict[str, Any]:
    """The year in preparation: who works towards what."""
    year, outside = of_year(projects, 2023), of_year(projects, 2023, in_plan=False)
    day = "2023-06-30"
    everything = year + outside
    table = {
        **stages(everything, day, STAGES[:10]),
        **states(everything, day, also=("completed",)),
    }
    table.pop("in_preparation")
    return {
        "cohort": 2023,
        "areas": len(DISTRICTS),
        "plan": [_plan(year, document="青榆改造办〔2023〕1号", source=SOURCE)],
        "declared": [
            {
                "as_of": "2023-03-31",
                "started": sizes(met(year, "started", "2023-03-31")),
                "towards": towards(year, "2023-03-31"),
                "due": dict(zip(STAGES, DUE_2023, strict=True)),
                "survey": surveyed(year, "2023-03-31"),
                "source": SOURCE,
            },
            {
                "as_of": day,
                **table,
                "towards": towards(year, day),
                "out_of_plan": {
                    **{code: sizes(met(outside, code, day)) for code in STAGES},
                    **{state: sizes([p for p in outside if p.state(day) == state]) for state in STATES[:-1]},
                },
                "invested": f"{invested(year, day)}万元",
                "survey": surveyed(year, day),
                "note": "所报各节点和在建数含计划外1个（渔灯6号楼），已单列；前期按下一个要完成的节点分列。",
                "source": SOURCE,
            },
        ],
        "source": SOURCE,
    }


def _district(projects: Projects, year: int, word: str, district: str) -> dict[str, Any]:
    """A district's own plan and its totals: fewer, and with no more detail than the district reports."""
    record: dict[str, Any] = {"cohort": year, "area": {"district": district}}
    plan = [_plan(projects, "projects", "buildings", "households", source=SOURCE)]
    if (year, word) == (2021, "yunlu"):
        # Its plan came in two batches.
        parts = (projects[:3], projects[3:])
        plan = [
            _plan(part, "projects", "buildings", "households", source=SOURCE) | {"batch": f"第{number}批"}
            for number, part in zip("一二", parts, strict=True)
        ]
        plan = [{"batch": part.pop("batch"), **part} for part in plan]
    record["plan"] = plan
    days = {2021: ("2021-12-31", "2022-12-31", "2023-06-30"), 2022: ("2022-12-31", "2023-06-30"), 2023: ("2023-06-30",)}
    record["declared"] = [_total(projects, day, source=SOURCE) for day in days[year]]
    if year == 2022:
        started = met(projects, "started", "2023-06-30")
        record["declared"][-1]["started"] = sizes(started, "projects", "households")
        record["declared"][-1]["completed"] = sizes(met(projects, "completed", "2023-06-30"), "projects", "households")
    if (year, word) == (2021, "yanhu"):
        # The only district that reported what it had finished by size, for the provincial table.
        record["declared"][-1]["completed"] = sizes(met(projects, "completed", "2023-06-30"), *_UNITS)
    return record | {"source": SOURCE}


def _livelihood(projects: Projects, year: int) -> dict[str, Any]:
    """The second plan of a year: the projects that the city promised its residents."""
    day = f"{year}-12-31" if year == 2022 else "2023-06-30"
    done = sizes(met(projects, "completed", day))
    return {
        "cohort": year,
        "target": "livelihood",
        "plan": [_plan(projects, "projects", "households", document=f"{year}年为民办实事清单", source=SOURCE)],
        "declared": [
            {
                "as_of": day,
                "started": sizes(met(projects, "started", day)),
                "completed": done,
                "invested": hundred_millions(invested(projects, day)),
                "source": SOURCE,
            }
        ],
        "note": "民生实事是年度计划的一部分，不是另外的项目。",
        "source": SOURCE,
    }
