"""Figures as the city's papers printed them, most of them counted here as their authors would have."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from making.city import CITY, DISTRICTS, PROVINCE
from making.counting import Projects, hundred_millions, invested, met, of_year, percent, sizes, surveyed
from making.documents import document_files
from making.fates import STAGES, STATES
from making.funds import amount_of
from making.inspections import inspection_records

_AREA = {"province": PROVINCE, "city": CITY}
_SUMMARY = "2021年老旧小区改造工作总结（虚构）"
_BULLETIN = "2022年第6期进度通报（虚构）"
_REPORT = "2023年上半年老旧小区改造情况报告（虚构）"
_HALF = "2023-06-30"


def published_files(projects: Projects) -> dict[str, dict[str, Any]]:
    """The files of printed figures, a year of papers each."""
    return {
        "2022.yaml": {"figures": [*_summary_of_2021(projects), *_bulletin_of_2022(projects)]},
        "2023.yaml": {"figures": [*_report(projects), *_funnel(projects), *_funds(), *_besides(projects)]},
    }


def _figure(figure: str, day: str, printed: str, paper: str, **more: Any) -> dict[str, Any]:
    record = {"figure": figure, **{key: more.pop(key) for key in _FIRST if key in more}}
    return record | {"as_of": day, "printed": printed, **more, "source": paper}


_FIRST = ("unit", "cohort", "year", "target", "area", "kind", "project")


def _summary_of_2021(projects: Projects) -> list[dict[str, Any]]:
    """The summary of a year: words, and rates in round numbers."""
    year, day = of_year(projects, 2021), "2021-12-31"
    done = [project.row.id for project in met(year, "completed", day) if project.row.has_file]
    return [
        _figure("planned", day, f"{len(year)}个", _SUMMARY, unit="projects", cohort=2021, place="一、总体情况"),
        _figure("started", day, "全部开工", _SUMMARY, cohort=2021, place="一、总体情况"),
        _figure("completed", day, f"{len(met(year, 'completed', day))}个", _SUMMARY, unit="projects", cohort=2021, including=done[:3], place="一、总体情况"),
        _figure("invested", day, hundred_millions(invested(year, day)), _SUMMARY, cohort=2021, place="二、资金"),
        _figure("investment_rate", day, "超五成", _SUMMARY, cohort=2021, place="二、资金"),
        _figure("completion_rate", "2022-12-31", "近八成", _BULLETIN, cohort=2021, place="附：跨年项目"),
    ]  # fmt: skip


def _bulletin_of_2022(projects: Projects) -> list[dict[str, Any]]:
    """A bulletin: rates to one decimal, by project and by household, for the city and a district."""
    year, yanhu = of_year(projects, 2022), of_year(projects, 2022, "yanhu")
    livelihood = of_year(projects, 2022, target="livelihood")
    day, quarter = "2022-12-31", "2022-03-31"
    started, outside = met(year, "started", day), met(of_year(projects, 2022, in_plan=False), "started", day)
    houses = sizes(started, "households")["households"]
    return [
        _figure("start_rate", quarter, percent(len(met(year, "started", quarter)), 22), "2022年第2期进度通报（虚构）", cohort=2022, note="按调整前的22个项目算。"),
        _figure("start_rate", "2022-09-30", percent(len(met(year, "started", "2022-09-30")), 22), "2022年第5期进度通报（虚构）", unit="projects", cohort=2022, note="计划已调整为23个，通报仍按22个算。"),
        _figure("planned", day, f"{len(year)}个", _BULLETIN, unit="projects", cohort=2022),
        _figure("planned", day, f"{sizes(year, 'households')['households']}户", _BULLETIN, unit="households", cohort=2022),
        _figure("planned", day, f"{sizes(year, 'buildings')['buildings']}栋", _BULLETIN, unit="buildings", cohort=2022),
        _figure("planned", day, f"{sizes(year, 'floor_area')['floor_area']}", _BULLETIN, unit="floor_area", cohort=2022),
        _figure("planned", day, f"{sizes(year, 'communities')['communities']}个", _BULLETIN, unit="communities", cohort=2022),
        _figure("budget", day, hundred_millions(sum(project.row.budget for project in year)), _BULLETIN, cohort=2022),
        _figure("started", day, f"{len(started) + len(outside)}个", _BULLETIN, unit="projects", cohort=2022, note="含计划外2个，通报没有说明。"),
        _figure("start_rate", day, percent(houses, sizes(year, "households")["households"]), _BULLETIN, cohort=2022, note="实际是按户数算的，通报没有写单位。"),
        _figure("start_rate", day, percent(len(met(yanhu, "started", day)), len(yanhu)), _BULLETIN, unit="projects", cohort=2022, area={"district": DISTRICTS["yanhu"][0]}),
        _figure("completed", day, f"{len(met(livelihood, 'completed', day))}个", _BULLETIN, cohort=2022, target="livelihood"),
        _figure("completion_rate", day, percent(len(met(year, "completed", day)), len(started)), _BULLETIN, cohort=2022, over={"figure": "started", "unit": "projects"}, note="以开工数为分母。"),
        _figure("invested", day, "超6000万元", _BULLETIN, cohort=2022),
        _figure("completion_rate", day, "31.8%", _BULLETIN, cohort=2022, expect="not_reproduced", note="第6期印错：分子误用了含主体完工的7个，分母又用了调整前的22个；次年第1期已更正。"),
        _figure("completion_rate", day, percent(len(met(year, "completed", day)), len(year)), "2023年第1期进度通报（虚构）", unit="projects", cohort=2022, expect="reproduced", note="更正后的数。"),
    ]  # fmt: skip


def _report(projects: Projects) -> list[dict[str, Any]]:
    """The half-year report: three years side by side."""
    years = {year: of_year(projects, year) for year in (2021, 2022, 2023)}
    found = []
    for cohort, year in years.items():
        done = percent(len(met(year, "completed", _HALF)), len(year))
        found.append(_figure("completion_rate", _HALF, done, _REPORT, cohort=cohort, place="一、总体进度"))
        found.append(
            _figure(
                "invested", _HALF, hundred_millions(invested(year, _HALF)), _REPORT, cohort=cohort, place="一、总体进度"
            )
        )
    for state in STATES[:-1]:
        here = [project for project in years[2022] if project.state(_HALF) == state]
        names = {"including": [here[0].row.id]} if state in ("suspended", "cancelled") else {}
        found.append(_figure(state, _HALF, f"{len(here)}个", _REPORT, cohort=2022, **names, place="二、2022年项目"))
    asked = surveyed(years[2023], _HALF)["households"]
    houses = sizes(years[2023], "households")["households"]
    found += [
        _figure("physical_progress", _HALF, _physical(years[2022]), _REPORT, cohort=2022, place="二、2022年项目", note="按计划投资加权。"),
        _figure("investment_rate", _HALF, percent(invested(years[2022], _HALF), sum(p.row.budget for p in years[2022])), _REPORT, cohort=2022, place="二、2022年项目"),
        _figure("survey", _HALF, f"{asked}户", _REPORT, cohort=2023, place="三、2023年项目"),
        _figure("survey_rate", _HALF, percent(asked, houses), _REPORT, cohort=2023, place="三、2023年项目"),
        _figure("invested", _HALF, f"{invested(of_year(projects, 2023, target='livelihood'), _HALF)}万元", _REPORT, cohort=2023, target="livelihood", place="三、2023年项目"),
        _figure("start_rate", _HALF, "三成以上", _REPORT, cohort=2023, place="三、2023年项目"),
        _figure("overdue", _HALF, f"{_overdue(years[2022])}项", _REPORT, cohort=2022, place="四、存在问题", note="逾期未完成的节点数，一个项目可能有几项。"),
    ]  # fmt: skip
    return found


def _physical(projects: Projects) -> str:
    """Progress of the works weighted by budget, of those that report it."""
    told = [(project.row.budget, project.reported(_HALF).physical) for project in projects if project.reports]
    share = Fraction(sum(budget * done for budget, done in told), sum(budget for budget, _ in told))
    return percent(share.numerator, share.denominator * 100)


def _overdue(projects: Projects) -> int:
    """Milestones that were due and are not met, of projects that go on."""
    going = [project for project in projects if project.state(_HALF) not in ("cancelled", "suspended", "completed")]
    late = [due for project in going for code, due in project.due.items() if code not in project.met and due < _HALF]
    done = [project for project in projects if project.state(_HALF) == "completed"]
    return len(late) + len(
        [due for project in done for code, due in project.due.items() if code not in project.met and due < _HALF]
    )


def _funnel(projects: Projects) -> list[dict[str, Any]]:
    """The table at the end of the report: how many of the year's projects had passed each station."""
    year = of_year(projects, 2022)
    return [
        _figure(code, _HALF, f"{len(met(year, code, _HALF))}个", _REPORT, unit="projects", cohort=2022, place="附表1")
        for code in STAGES
    ]


def _funds() -> list[dict[str, Any]]:
    """Money by kind and status, as the report has it."""
    told = (
        ("planned", "provincial_subsidy", "2023-provincial-subsidy", {"cohort": 2023}),
        ("applied", "special_bond", "2023-yanhu-special-bond", {"year": 2023, "area": {"district": DISTRICTS["yanhu"][0]}}),
        ("awarded", "central_subsidy", "2023-central-subsidy", {"cohort": 2023}),
        ("appropriated", "central_subsidy", "2023-central-subsidy", {"cohort": 2023}),
        ("received", "central_investment", "2022-central-investment", {"cohort": 2022}),
        ("paid", "original_owner", "2022-jiaoshilou-owner", {"project": "2022-ouxiang-jiaoshilou"}),
    )  # fmt: skip
    found = [
        _figure(f"funds_{status}", _HALF, amount_of(fund, status, _HALF), _REPORT, kind=kind, **scope, place="附表2")
        for status, kind, fund, scope in told
    ]
    share = _figure(
        "funds_received", _HALF, "48.4%", _REPORT, kind="central_subsidy", cohort=2023,
        over={"figure": "funds_appropriated"}, place="附表2", note="到位率以已下达为分母。",
    )  # fmt: skip
    return [*found, share]


def _besides(projects: Projects) -> list[dict[str, Any]]:
    """Bulletins issued, and sites inspected, each counted at every visit."""
    papers = [paper for file in document_files().values() for paper in file["documents"] if paper["kind"] == "bulletin"]
    issued = sum(paper.get("count", 1) for paper in papers)
    sites = sum(len(record["sites"]) for record in inspection_records(projects))
    return [
        _figure("bulletins", _HALF, f"{issued}期", _REPORT, area=_AREA, place="五、督查", note="三年合计。"),
        _figure(
            "sites_inspected", _HALF, f"{sites}处", _REPORT, area=_AREA, place="五、督查", note="同一处去几次算几处。"
        ),
    ]
