"""Who takes part: officials by surname only, companies that do not exist, and how communities look after themselves."""

from __future__ import annotations

from random import Random
from typing import Any

from making.calendar import month_end, month_number
from making.city import DISTRICTS, district_of
from making.fates import Project

#: Surnames for officials; in the manner of public papers nobody has a given name.
_SURNAMES = "简乐游佘苗明鲍祁柯鄢冼燕"
_COMPANIES = {
    "designer": ("青榆市城乡规划设计院", "云麓建筑设计事务所", "虚构省筑友设计院"),
    "surveyor": ("青榆市勘察测绘队",),
    "contractor": ("青榆建工集团", "望溪市政工程公司", "砚湖第二建筑公司", "麓峰建设公司", "青榆园林工程公司"),
    "supervisor": ("青榆正衡监理公司", "虚构省同信监理公司"),
    "consultant": ("青榆明算造价咨询所",),
    "partner": ("青榆城市更新投资公司",),
    "property_manager": ("邻里安物业公司", "榆荫物业服务站"),
    "other": ("青榆市特种设备检验所",),
}
_OWNERS = {
    "water": "青榆水务公司",
    "gas": "青榆燃气公司",
    "power": "青榆供电所",
    "telecom": "三家通信企业（由市通信办牵头）",
    "sewer": "市排水管理处",
    "heating": "电机厂动力站",
}


def lead_of(project: Project) -> dict[str, str] | None:
    """The official answerable for a project: the larger the project, the higher."""
    row, random = project.row, Random(f"lead {project.row.id}")
    district, subdistrict = DISTRICTS[district_of(row.subdistrict)][0], f"{row.subdistrict}街道"
    name = random.choice(_SURNAMES) + "某"
    if row.budget > 1200:
        return {"name": name, "post": "副市长", "level": "city"}
    if row.budget > 500:
        post = random.choice(("副区长", "住建局局长", "政协副主席"))
        return {"name": name, "post": f"{district}{post}", "level": "district"}
    if row.budget > 180:
        post = random.choice(("办事处主任", "党工委书记"))
        return {"name": name, "post": f"{subdistrict}{post}", "level": "subdistrict"}
    return {"name": name, "post": "社区书记", "level": "community"}


def parties_of(project: Project) -> list[dict[str, str]]:
    """The parties that a project has by the stage that it has come to."""
    random = Random(f"parties {project.row.id}")
    client = f"{DISTRICTS[district_of(project.row.subdistrict)][0]}住房和城乡建设局"
    found = [{"role": "client", "name": client}]
    roles = []
    if "designed" in project.met:
        roles.append("designer")
    if "drawn" in project.met and project.row.budget > 700:
        roles.append("surveyor")
    if "finance_reviewed" in project.met and project.row.budget > 600:
        roles.append("consultant")
    if "tendered" in project.met:
        roles += ["contractor", "supervisor"]
    if "handed_over" in project.met:
        roles.append("property_manager")
    return found + [{"role": role, "name": random.choice(_COMPANIES[role])} for role in roles]


def utilities_of(project: Project) -> list[dict[str, Any]]:
    """The pipes and cables to be renewed, each as far as the project itself has come."""
    random = Random(f"utilities {project.row.id}")
    kinds = random.sample(("water", "gas", "power", "telecom", "sewer"), random.randint(2, 4))
    found = []
    for kind in (kind for kind in _OWNERS if kind in kinds):
        row: dict[str, Any] = {"kind": kind, "owner": _OWNERS[kind]}
        if kind != "sewer" or random.random() < 0.3:
            row["share"] = f"{max(3, project.row.budget * random.randint(2, 7) // 100)}万元"
        row["status"] = _utility_status(project, random)
        if row["status"] in ("scheduled", "under_way") and project.row.done:
            row["due"] = month_end(month_number(project.row.done) - random.randint(1, 3))[:7]
        found.append(row)
    return found


def _utility_status(project: Project, random: Random) -> str:
    if "completed" in project.met:
        return "done"
    if "started" in project.met:
        return random.choice(("scheduled", "under_way", "under_way", "done"))
    return random.choice(("asked", "agreed") if "designed" in project.met else ("asked",))


def governance_of(project: Project) -> dict[str, str] | None:
    """Who looks after the community: little before the works, more once they are handed over."""
    random = Random(f"governance {project.row.id}")
    found = {}
    if "handed_over" in project.met:
        found["owners_committee"] = random.choice(("已成立，5人", "已成立，7人", "换届中"))
        found["property_manager"] = random.choice(("邻里安物业公司，每平方米0.5元", "榆荫物业服务站代管", "业主自管"))
    if "completed" in project.met:
        found["party_branch"] = random.choice(("已成立小区党支部", "与社区党支部合建"))
    if "started" in project.met and random.random() < 0.7:
        found["residents_group"] = random.choice(("居民监督小组，每栋1人", "居民自管会", "居民议事会，每月一次"))
    return found or None
