"""The inspections: who went where, what was found, what was asked for.

The larger ones are written by hand; safety checks and monthly checks go round the projects under construction, with
now and then something found.
"""

from __future__ import annotations

import datetime as dt
from random import Random
from typing import Any

from making.calendar import day_in, month_number, month_text, working_day
from making.city import DISTRICTS, LAST_DAY, SOURCE, ZONE, district_of
from making.counting import Projects

_JOINT: tuple[dict[str, Any], ...] = (
    {
        "id": "2022-09-21-joint",
        "date": "2022-09-21",
        "kind": "joint",
        "title": "2022年三季度联合督查",
        "participants": ["市政府督查室（带队）", "市住建局", "市财政局", "三个区住建局"],
        "methods": ["实地查看", "查阅资料", "随机入户"],
        "sites": [
            {"name": "船厂新村", "project": "2021-chuanchang-xincun", "note": "停工半年，围挡内积水。"},
            {"name": "石桥头北巷片区", "project": "2022-shiqiaotou-beixiang"},
            {"name": "棉纺二厂生活区", "project": "2021-mianfang-erchang", "note": "厂区南路已断路。"},
            {"name": "茶坪老街片区", "project": "2022-chaping-laojie"},
            {"name": "市民服务中心", "note": "座谈，没有对应的项目。"},
        ],
        "findings": [
            {"id": 1, "text": "船厂新村停工半年，新的施工单位还没有进场。", "cause": "contractor", "project": "2021-chuanchang-xincun", "owner": "望溪区住建局", "due": "2022-10-31", "closed": "2022-10-31", "rectification": "by_deadline"},
            {"id": 2, "text": "北巷片区材料堆放混乱，三处围挡缺失。", "cause": "site_management", "project": "2022-shiqiaotou-beixiang", "site": "石桥头北巷片区", "owner": "望溪市政工程公司", "due": "2022-09-28", "closed": "2022-09-27", "rectification": "immediate"},
            {"id": 3, "text": "区级配套普遍没有按计划到位。", "cause": "funding", "owner": "各区财政局", "due": "2022-12-31", "rectification": "by_deadline", "note": "望溪区到位180万元，其余两区没有。"},
            {"id": 4, "text": "居民对施工时序不了解，公示栏没有更新。", "cause": "residents", "owner": "各街道", "rectification": "long_term"},
        ],
        "requests": [
            {"id": 1, "text": "各区每周报一次停工项目的处置情况。", "answers": [1], "owner": "各区住建局", "due": "2022-10-31", "closed": "2022-11-02"},
            {"id": 2, "text": "市财政局牵头督促区级配套，逐区排出到位时间。", "answers": [3], "owner": "市财政局", "due": "2022-12-31", "note": "已函告两次。"},
            {"id": 3, "text": "每个小区设施工公示栏，每月更新。", "answers": [2, 4], "owner": "各街道", "rectification": "long_term"},
        ],
        "note": "总体评价：进度过半，前期慢、配套少的问题没有根本解决。",
    },
    {
        "id": "2023-05-24-joint",
        "date": "2023-05-24",
        "kind": "joint",
        "title": "2023年上半年联合督查",
        "participants": ["市政府督查室（带队）", "市住建局", "市发改委", "市城管局"],
        "methods": ["实地查看", "交流访谈"],
        "sites": [
            {"name": "渔灯码头片区", "project": "2022-yudeng-matou", "note": "现场只有看护人员。"},
            {"name": "莲花井小区", "project": "2022-lianhuajing"},
            {"name": "竹影南里", "project": "2023-zhuying-nanli"},
            {"name": "麓南公寓", "project": "2021-lunan-gongyu"},
        ],
        "findings": [
            {"id": 1, "text": "码头片区连续两个月没有上报进度，现场基本停摆。", "cause": "contractor", "project": "2022-yudeng-matou", "owner": "砚湖区住建局", "due": "2023-06-15", "rectification": "by_deadline"},
            {"id": 2, "text": "莲花井燃气管改线久拖不决，路面挖开四个月。", "cause": "pipelines", "project": "2022-lianhuajing", "owner": "青榆燃气公司", "due": "2023-06-20", "rectification": "by_deadline"},
            {"id": 3, "text": "2023年项目前期偏慢，多数还没有招标。", "cause": "preparation", "owner": "各区住建局", "due": "2023-07-31", "rectification": "by_deadline"},
        ],
        "requests": [
            {"id": 1, "text": "砚湖区约谈施工单位，十天内恢复施工或者解约。", "answers": [1], "owner": "砚湖区人民政府", "due": "2023-06-05"},
            {"id": 2, "text": "前期手续容缺并联办理，六月底前完成八成项目的招标。", "answers": [3], "owner": "各区住建局", "due": "2023-06-30"},
        ],
    },
    {
        "id": "2022-10-26-unannounced",
        "date": "2022-10-26",
        "kind": "unannounced",
        "title": "老城片区暗访",
        "area": {"zone": ZONE},
        "methods": ["不打招呼", "拍照留证"],
        "sites": [
            {"name": "石桥头北巷片区", "project": "2022-shiqiaotou-beixiang", "note": "上月问题又出现。"},
            {"name": "莲花井小区", "project": "2022-lianhuajing"},
            {"name": "湖心新村", "project": "2022-huxin-xincun"},
        ],
        "findings": [
            {"id": 1, "text": "北巷片区围挡再次缺失，夜间没有警示灯。", "cause": "site_management", "project": "2022-shiqiaotou-beixiang", "owner": "望溪市政工程公司", "due": "2022-10-29", "closed": "2022-11-04", "rectification": "immediate"},
            {"id": 2, "text": "莲花井两处管沟开挖后超过一周没有回填。", "cause": "pipelines", "project": "2022-lianhuajing", "owner": "望溪区住建局", "due": "2022-11-10", "closed": "2022-11-09", "rectification": "by_deadline"},
        ],
    },
    {
        "id": "2023-03-15-unannounced",
        "date": "2023-03-15",
        "kind": "unannounced",
        "title": "复工情况暗访",
        "methods": ["不打招呼"],
        "sites": [
            {"name": "石桥头北巷片区", "project": "2022-shiqiaotou-beixiang"},
            {"name": "麓南北村", "project": "2022-lunan-beicun"},
            {"name": "船厂新村", "project": "2021-chuanchang-xincun"},
        ],
        "findings": [
            {"id": 1, "text": "北巷片区裸土没有覆盖，第三次因现场管理被点名。", "cause": "site_management", "project": "2022-shiqiaotou-beixiang", "owner": "望溪市政工程公司", "due": "2023-03-20", "closed": "2023-03-24", "rectification": "immediate"},
            {"id": 2, "text": "麓南北村水、气两家先后开挖同一条沟。", "cause": "coordination", "project": "2022-lunan-beicun", "owner": "云麓区住建局", "due": "2023-04-15", "closed": "2023-04-11", "rectification": "by_deadline"},
        ],
    },
    {
        "id": "2022-12-14-sampling",
        "date": "2022-12-14",
        "kind": "sampling",
        "title": "已完工项目质量抽检",
        "methods": ["抽样", "实测"],
        "sites": [
            {"name": "藕香里（二期）", "project": "2022-ouxiangli"},
            {"name": "湖心新村51、52栋", "project": "2022-huxin-xincun-51-52"},
            {"name": "茶叶局宿舍", "project": "2022-chayeju-sushe"},
        ],
        "findings": [
            {"id": 1, "text": "藕香里二期4号楼外墙空鼓两处。", "cause": "contractor", "project": "2022-ouxiangli", "owner": "青榆建工集团", "due": "2022-12-31", "closed": "2022-12-28", "rectification": "by_deadline"},
        ],
    },
    {
        "id": "2023-02-22-acceptance",
        "date": "2023-02",
        "kind": "acceptance",
        "title": "竹影北里、鼓角楼花园竣工联合验收",
        "area": {"district": "望溪区"},
        "participants": ["区住建局", "竹影街道、鼓角街道", "业主代表", "设计、施工、监理单位", "水、电、气和通信企业"],
        "sites": [
            {"name": "竹影北里", "project": "2022-zhuying-beili"},
            {"name": "鼓角楼花园", "project": "2022-gujiaolou-huayuan"},
        ],
        "findings": [
            {"id": 1, "text": "竹影北里无障碍坡道坡度偏大。", "cause": "design", "project": "2022-zhuying-beili", "owner": "青榆市城乡规划设计院", "due": "2023-03-15", "closed": "2023-03-10", "rectification": "by_deadline"},
        ],
        "note": "两个小区前后三天验完，验收意见写的是2月。",
    },
)  # fmt: skip
_FOUND = (
    ("site_management", "脚手架通道没有兜网。"),
    ("site_management", "临时用电箱没有上锁。"),
    ("contractor", "特种作业人员证件不全。"),
    ("site_management", "动火作业没有审批单。"),
    ("pipelines", "开挖处没有管线交底记录。"),
)


def inspection_records(projects: Projects) -> list[dict[str, Any]]:
    """All inspections, the oldest first."""
    rounds = [_safety_check(projects, month) for month in _months("2022-07")]
    rounds += [_monthly_check(projects, month) for month in _months("2023-01")]
    found = [record | {"source": SOURCE} for record in (*_JOINT, *rounds)]
    return sorted(found, key=lambda record: str(record["id"]))


def _months(first: str) -> list[str]:
    return [month_text(number) for number in range(month_number(first), month_number(LAST_DAY) + 1)]


def _under_construction(projects: Projects, day: str) -> Projects:
    return [project for project in projects if project.row.has_file and project.state(day) == "under_construction"]


def _safety_check(projects: Projects, month: str) -> dict[str, Any]:
    """A month's safety check: three sites under construction, and what was unsafe there."""
    random = Random(f"safety {month}")
    day = day_in(month, random.randint(7, 20))
    visited = random.sample(_under_construction(projects, str(day)), 3)
    findings = []
    for number, project in enumerate(visited[: random.choice((0, 1, 1, 2))], start=1):
        cause, text = random.choice(_FOUND)
        due = working_day(day + dt.timedelta(random.choice((3, 7, 14))))
        closed = working_day(due + dt.timedelta(random.choice((-2, -1, 0, 4))))
        finding = {"id": number, "text": f"{project.row.name}{text}", "cause": cause, "project": project.row.id}
        finding |= {"owner": f"{DISTRICTS[district_of(project.row.subdistrict)][0]}住建局", "due": str(due)}
        if str(closed) <= LAST_DAY and month != "2023-06":
            finding["closed"] = str(closed)
        findings.append(finding | {"rectification": "immediate" if (due - day).days < 5 else "by_deadline"})
    record: dict[str, Any] = {"id": f"{day}-safety", "date": str(day), "kind": "safety"}
    record["title"] = f"{int(month[5:])}月安全检查"
    record["sites"] = [{"name": project.row.name, "project": project.row.id} for project in visited]
    return record | ({"findings": findings} if findings else {})


def _monthly_check(projects: Projects, month: str) -> dict[str, Any]:
    """A month's check of progress, after which the bulletin is written."""
    random = Random(f"monthly {month}")
    day = day_in(month, 26)
    visited = random.sample(_under_construction(projects, str(day)), 5)
    record: dict[str, Any] = {"id": f"{day}-monthly", "date": str(day), "kind": "monthly"}
    record |= {"title": f"{int(month[5:])}月跟踪检查", "methods": ["查看进度", "核对台账"]}
    record["sites"] = [{"name": project.row.name, "project": project.row.id} for project in visited]
    return record
