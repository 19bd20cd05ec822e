"""The papers that the offices issued: plans, mechanisms, notices, and the bulletins, numbered."""

from __future__ import annotations

from typing import Any

from making.city import CITY, DISTRICTS, PROVINCE, SOURCE, ZONE

_CITY = {"province": PROVINCE, "city": CITY}
_OFFICE = "青榆市城镇老旧小区改造工作领导小组办公室"
_BUREAU = "青榆市住房和城乡建设局"

#: Year of the file: id, kind, title, and whatever else is known.
_PAPERS: dict[int, tuple[tuple[str, str, str, dict[str, Any]], ...]] = {
    2021: (
        ("2021-work-plan", "plan", "青榆市2021年城镇老旧小区改造工作方案", {"number": "青榆改造办〔2021〕2号", "issuer": _OFFICE, "issued": "2021-02-26", "cohort": 2021, "area": _CITY}),
        ("2021-leaders-notice", "notice", "关于实行老旧小区改造项目领导挂包的通知", {"issuer": _OFFICE, "issued": "2021-03", "area": _CITY}),
        ("2021-bulletins", "bulletin", "2021年老旧小区改造进度通报", {"issuer": _OFFICE, "issued": "../2021-12-31", "count": 4, "cohort": 2021, "area": _CITY, "note": "共4期，没有逐份登记。"}),
        ("2021-summary", "report", "青榆市2021年老旧小区改造工作总结", {"issuer": _BUREAU, "issued": "2022-01-17", "cohort": 2021, "area": _CITY}),
        ("2021-approval-list", "approval", "2021年改造项目可行性研究报告批复", {"issuer": "各区发展和改革局", "issued": "2021", "count": 20, "note": "一个项目一份，只登记总数。"}),
    ),
    2022: (
        ("2022-work-plan", "plan", "青榆市2022年城镇老旧小区改造工作方案", {"number": "青榆改造办〔2022〕1号", "issuer": _OFFICE, "issued": "2022-01-28", "cohort": 2022, "area": _CITY, "note": "原列22个项目。"}),
        ("2022-pipelines-mechanism", "mechanism", "老旧小区管线改造联合排期机制", {"issuer": _OFFICE, "issued": "2022-03-18", "area": _CITY, "note": "供水、供气、供电、通信同沟同期，每周排一次。"}),
        ("2022-livelihood-list", "list", "2022年为民办实事项目清单", {"issuer": "青榆市人民政府办公室", "issued": "2022-02-11", "cohort": 2022, "area": _CITY}),
        ("2022-plan-change", "notice", "关于调整2022年老旧小区改造计划的通知", {"number": "青榆改造办〔2022〕9号", "issuer": _OFFICE, "issued": "2022-06-20", "cohort": 2022, "area": _CITY}),
        ("2022-old-town-letter", "letter", "关于商请明确古井保护范围内管线施工要求的函", {"issuer": "望溪区住房和城乡建设局", "issued": "2022-10-19", "area": {"zone": ZONE}}),
        ("2022-long-term-mechanism", "mechanism", "改造后小区长效管理办法（试行）", {"issuer": _BUREAU, "issued": "2022-09", "area": _CITY}),
        ("2022-satisfaction", "other", "2022年已完工小区居民满意度问卷", {"issuer": _BUREAU, "issued": "2023-01-09", "cohort": 2022, "area": _CITY, "note": "回收312份，满意率另见通报。"}),
    ),
    2023: (
        ("2023-work-plan", "plan", "青榆市2023年城镇老旧小区改造工作方案", {"number": "青榆改造办〔2023〕1号", "issuer": _OFFICE, "issued": "2023-02-03", "cohort": 2023, "area": _CITY}),
        ("2023-livelihood-list", "list", "2023年为民办实事项目清单", {"issuer": "青榆市人民政府办公室", "issued": "2023-02-20", "cohort": 2023, "area": _CITY}),
        ("2023-yunlu-notice", "notice", "关于加快云麓区项目前期工作的通知", {"issuer": "云麓区人民政府办公室", "issued": "2023-04-24", "cohort": 2023, "area": {"district": DISTRICTS["yunlu"][0]}}),
        ("2023-half-year-report", "report", "青榆市2023年上半年老旧小区改造情况报告", {"issuer": _BUREAU, "issued": "2023-06-30", "area": _CITY, "note": "三个年度一起写，数字见 published/2023.yaml。"}),
    ),
}  # fmt: skip
#: When each bulletin of a year came out.
_BULLETINS = {
    2022: ("2022-03-11", "2022-04-29", "2022-06-17", "2022-08-05", "2022-10-14", "2022-12-09"),
    2023: ("2023-02-17", "2023-04-14", "2023-06-16"),
}


def document_files() -> dict[str, dict[str, Any]]:
    """The files of documents, a year each."""
    return {
        f"{year}.yaml": {"documents": [_document(*paper) for paper in papers] + _bulletins(year)}
        for year, papers in _PAPERS.items()
    }


def _document(name: str, kind: str, title: str, more: dict[str, Any]) -> dict[str, Any]:
    return {"id": name, "kind": kind, "title": title, **more, "source": SOURCE}


def _bulletins(year: int) -> list[dict[str, Any]]:
    """The year's bulletins, numbered from one."""
    return [
        _document(
            f"{year}-bulletin-{number}",
            "bulletin",
            f"老旧小区改造进度通报（{year}年第{number}期）",
            {"number": f"第{number}期", "issuer": _OFFICE, "issued": day, "area": _CITY},
        )
        for number, day in enumerate(_BULLETINS.get(year, ()), start=1)
    ]
