"""What is written by hand about single projects, over what follows from their rows.

A value replaces the field of that name; a function is given the field as it is and returns the new one. A key
that begins with `#` is a comment above the field (`#` alone: above the file's first line).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Rows = list[dict[str, Any]]


def _with(code: str, **more: Any) -> Callable[[Rows], Rows]:
    """The milestones with more said about one of them."""
    return lambda rows: [row | more if row["code"] == code else row for row in rows]


def _last(**more: Any) -> Callable[[Rows], Rows]:
    """The rows with more said about the last."""
    return lambda rows: [*rows[:-1], rows[-1] | more]


def _first(**more: Any) -> Callable[[Rows], Rows]:
    """The rows with more said about the first."""
    return lambda rows: [rows[0] | more, *rows[1:]]


def _and(*items: dict[str, Any]) -> Callable[[Rows | None], Rows]:
    """The rows with more of them."""
    return lambda rows: [*(rows or []), *items]


def _both(*steps: Callable[[Rows], Rows]) -> Callable[[Rows], Rows]:
    def call(rows: Rows) -> Rows:
        for step in steps:
            rows = step(rows)
        return rows

    return call


EXTRAS: dict[str, dict[str, Any]] = {
    "2021-zhuying-xincun": {
        "tags": ["demonstration"],
        "milestones": _with("started", basis="ceremony", note="全市集中开工仪式，当天实际进场。"),
        "progress": _first(note="入库申报阶段的测绘费，2021年计划下达后并入本项目。"),
        "note": "全市第一个样板小区，竣工后参观较多。",
    },
    "2021-liangku-jiashuyuan": {
        "formerly": ["粮食局宿舍（2019年普查表）"],
        "lead": {"name": "庹某", "post": "省级机关驻点干部", "level": "province"},
    },
    "2021-gujiao-xili": {
        "#milestones": "前期资料随经办人调岗散失，只补到入户调查以后的几项",
        "milestones": _with("surveyed", inferred=True, note="调查表只有汇总页，日期按汇总页落款倒推。"),
    },
    "2021-bowenlu-3hao": {
        "milestones": _with("accepted", note="与6月的联合验收同日，验收意见补了两条整改。"),
        "households": "约230",
    },
    "2021-chuanchang-xincun": {
        "suspensions": [
            {
                "from": "2022-03-10",
                "until": "2022-10-31",
                "reason": "施工单位更换，重新招标期间停工。",
                "source": "望溪区住建局停工报备单（虚构）",
            }
        ],
        "parties": _and({"role": "other", "name": "青榆市特种设备检验所"}),
        "governance": {"owners_committee": "未成立，由社区代管", "residents_group": "居民监督小组，每栋1人"},
        "tags": ["re-tendered"],
        "note": "2021年度拖得最久的项目，市领导每月过问一次。",
    },
    "2021-ouxiangli": {
        "note": "一期，1至8栋。二期见2022年度、三期见2023年度的同名项目，三个项目名称相同、楼栋不同。",
    },
    "2021-mianfang-erchang": {
        "suspensions": [{"from": "2022-09-12", "reason": "厂区南路下穿通道施工，断路至少一年。"}],
        "note": "停工前工程款已付到进度的九成，复工时间要看市政工程。",
    },
    "2021-songtao-xincun": {
        "#progress": "2021年按季度上报，2022年起按月",
        "progress": lambda rows: [r for r in rows if r["as_of"] >= "2022-01" or r["as_of"][5:7] in ("06", "09", "12")],
    },
    "2021-lunan-gongyu": {
        "milestones": _with("substantially_completed", note="只差电梯检测和道路划线。"),
        "parties": _and({"role": "other", "name": "青榆市特种设备检验所"}),
    },
    "2022-zhuying-beili": {
        "tags": ["demonstration"],
        "milestones": _both(
            _with("tendered", contact="区住建局简某、街道城建办苗某，流标或质疑当天报告"),
            _with("started", basis="permit", source="施工许可证（虚构）"),
        ),
    },
    "2022-shiqiaotou-beixiang": {
        "formerly": ["石桥头北巷", "2022-beixiang-8hao"],
        "note": "2022年6月计划调整时并入北巷8号院，楼栋数和户数已含8号院；8号院自己的记录留着备查。",
        "parties": _and({"role": "partner", "name": "青榆城市更新投资公司"}),
        "tags": ["demonstration", "private-capital"],
    },
    "2022-beixiang-8hao": {
        "#": "已并入石桥头北巷片区，不再单独推进；保留这份记录是为了说明去向",
        "cancelled": {
            "on": "2022-06-20",
            "reason": "并入石桥头北巷片区，统一设计施工。",
            "source": "计划调整通知（虚构）",
        },
        "merged_into": "2022-shiqiaotou-beixiang",
    },
    "2022-caiyuanli": {
        "milestones": _with("tendered", note="第一次流标，投标人不足3家；这里是第二次开标的日期。"),
    },
    "2022-lianhuajing": {
        "utilities": [
            {
                "kind": "gas",
                "owner": "青榆燃气公司",
                "share": "36万元",
                "status": "blocked",
                "due": "2023-04",
                "note": "庭院管与古井保护范围重叠，改线方案还在文保部门。",
            },
            {"kind": "power", "owner": "青榆供电所", "share": "22万元", "status": "under_way", "due": "2023-08"},
            {"kind": "sewer", "owner": "市排水管理处", "status": "done"},
        ],
        "exempt": [
            {
                "light": "milestones",
                "from": "2022-10-18",
                "until": "2022-12-06",
                "reason": "古井保护范围的会签期间，节点逾期不计。",
                "source": "市政府专题会议纪要（虚构）",
            },
            {"light": "progress", "from": "2023-03-27", "reason": "等燃气管改线方案，地面以上不能铺开。"},
        ],
        "parties": _and({"role": "utility", "name": "青榆燃气公司"}),
        "tags": ["heritage"],
    },
    "2022-dianjichang-sushe": {
        "utilities": _and(
            {"kind": "heating", "owner": "电机厂动力站", "share": "15万元", "status": "agreed", "due": "2023-09"}
        ),
        "governance": {
            "owners_committee": "筹备组已报街道",
            "property_manager": "原由厂后勤代管，拟移交邻里安物业公司",
            "party_branch": "与社区党支部合建",
            "residents_group": "居民议事会，每月一次",
        },
    },
    "2022-wangjiangli": {
        "cancelled": {
            "on": "2022-11-14",
            "reason": "整体纳入望江里城市更新单元征收范围，不再改造。",
            "source": "市政府专题会议纪要（虚构）",
        },
        "note": "计划没有再调减，统计时留在分母里。",
    },
    "2022-shuyuanjie-5hao": {
        "exempt": [{"light": "start", "until": "2023-09-30", "reason": "两次流标，分管副市长同意重新招标期间不亮灯。"}],
        "note": "2022年12月、2023年3月两次流标，已压缩内容准备第三次招标。",
        "parties": _and({"role": "consultant", "name": "青榆明算造价咨询所"}),
    },
    "2022-ouxiangli": {"note": "二期，9至18栋。"},
    "2022-yanchi-xili": {"tags": ["demonstration"]},
    "2022-yudeng-matou": {
        "#progress": "4月起没有再报，5月底已电话催报",
        "utilities": [
            {"kind": "water", "owner": "青榆水务公司", "share": "58万元", "status": "under_way", "due": "2023-08"},
            {
                "kind": "telecom",
                "owner": "三家通信企业（由市通信办牵头）",
                "share": "30万元",
                "status": "blocked",
                "note": "杆线入地的分摊比例没有谈拢。",
            },
        ],
    },
    "2022-dengtachang": {"progress": _last(source="监理月报第13期（虚构）")},
    "2022-huxin-xincun": {
        "suspensions": [
            {"from": "2022-10-10", "until": "2023-02-28", "reason": "发现化粪池与人防口冲突，改图期间停工。"}
        ],
        "note": "与湖心新村51、52栋是两个项目：那两栋单独立项，先行完成。",
    },
    "2022-huxin-xincun-51-52": {"note": "只有51、52两栋，因屋面漏雨先改。"},
    "2022-mianfang-sanchang": {
        "suspensions": [{"from": "2023-03-10", "reason": "专项债券没有通过，区里决定暂缓，等下一批。"}],
        "formerly": ["棉纺三厂及针织厂生活区"],
        "note": "针织厂宿舍从本项目拆出，列入2023年计划，见2023-zhenzhichang-sushe。",
    },
    "2022-chaping-laojie": {
        "exempt": [{"light": "money", "from": "2023-05-08", "reason": "区级配套到位前，付款慢不计施工单位的责任。"}],
        "progress": _last(note="工程量由监理按月核定；付款慢于进度，区级配套未到。"),
        "tags": ["heritage"],
    },
    "2022-lunan-nancun": {
        "#built_year": "2003年建成，超出2000年底前的范围；批准情况见 waivers.yaml",
    },
    "2022-zhuying-qianfanlou": {
        "note": "计划外，屋面险情应急改造，经区政府同意先开工后补手续。",
        "milestones": _with("started", basis="physical_work"),
    },
    "2022-ouxiang-jiaoshilou": {
        "note": "计划外增加，原产权单位出资一半。",
        "milestones": _with("started", basis="order"),
    },
    "2023-zhuying-nanli": {
        "milestones": _with("started", basis="site_entry", contact="区住建局简某，开工后每周报一次"),
    },
    "2023-gujiao-beili": {
        "milestones": _with("started", basis="reported", inferred=True, note="系统里只有“已开工”，日期按监理进场推定。")
    },
    "2023-banyun-sushe": {
        "#survey": "只问了是否愿意改，没有统计同意数",
        "survey": lambda survey: {key: survey[key] for key in ("as_of", "households")},
    },
    "2023-ouxiangli": {"note": "三期，19至27栋。"},
    "2023-zhenzhichang-sushe": {"split_from": "2022-mianfang-sanchang"},
    "2023-guolinchang-sushe": {"#": "街道刚报上来，只有名称；规模、投资和前期情况待补"},
    "2023-yudeng-6haolou": {"note": "计划外，外墙饰面脱落抢修，与渔灯东苑相邻。"},
    "chengqiangxia-pianqu": {
        "#cohort": "储备项目，列入哪一年还没有定",
        "note": "涉及城墙保护范围，要先做文物影响评估。",
        "tags": ["candidate", "heritage"],
    },
    "jiuyingyuan-sushe": {
        "#cohort": "储备项目，业主与影院的产权还没有理清",
        "tags": ["candidate"],
    },
}
