"""The money of the city: every kind of it, by whom it is for, and how far it had come by when.

A fund is a line below; its events are written `status day amount`, amounts in 万元 and counted from the beginning.
"""

from __future__ import annotations

from typing import Any

from making.city import CITY, DISTRICTS, PROVINCE, SOURCE, ZONE

_CITY = {"province": PROVINCE, "city": CITY}


def _in(word: str) -> dict[str, str]:
    return {"district": DISTRICTS[word][0]}


#: Year of the file: id, kind, name, scope, events, and what else is known.
_Fund = tuple[str, str, str, dict[str, Any], tuple[str, ...], dict[str, str]]
_FUNDS: dict[int, tuple[_Fund, ...]] = {
    2021: (
        ("2021-central-subsidy", "central_subsidy", "中央财政补助", {"cohort": 2021}, ("applied 2020-11-20 3400万元", "awarded 2021-04-15 2950万元", "appropriated 2021-05-28 2950万元", "received 2021-07-09 2950万元", "paid 2022-12-31 2911.6万元"), {"holder": "市财政局"}),
        ("2021-provincial-subsidy", "provincial_subsidy", "省级补助", {"cohort": 2021}, ("appropriated 2021-06-30 680万元", "received 2021-08-06 680万元", "paid 2022-12-31 655万元"), {}),
        ("2021-wangxi-general-bond", "general_bond", "", {"cohort": 2021, "area": _in("wangxi")}, ("awarded 2021-07-20 1200万元", "received 2021-09-03 1200万元", "paid 2023-06-30 1085万元"), {}),
        ("2021-utilities", "utilities", "水电气和通信企业出资", {"cohort": 2021}, ("planned 2021-03-31 760万元", "paid ../2022-12-31 694万元"), {"note": "各企业自报，没有逐笔核对。"}),
        ("2021-stock-funds", "stock_funds", "往年结余的维修资金", {"year": 2021}, ("appropriated 2021-10 215万元",), {"note": "用在哪些项目没有分开列。"}),
    ),
    2022: (
        ("2022-central-subsidy", "central_subsidy", "中央财政补助", {"cohort": 2022}, ("applied 2021-11-19 4200万元", "awarded 2022-04-22 3610万元", "appropriated 2022-05-30 3610万元", "received 2022-07-15 3610万元", "paid 2022-12-31 2140万元", "paid 2023-06-30 3020.5万元"), {"holder": "市财政局"}),
        ("2022-central-investment", "central_investment", "中央预算内投资", {"cohort": 2022}, ("applied 2022-01-14 3000万元", "awarded 2022-03-25 1180万元 第一批", "awarded 2022-08-12 2020万元 第二批", "appropriated 2022-06-10 1180万元 第一批", "appropriated 2022-10-20 2020万元 第二批", "received 2022-12-30 2020万元", "paid 2023-06-30 1466万元"), {"note": "金额都是累计数：第二批一栏已含第一批。"}),
        ("2022-provincial-subsidy", "provincial_subsidy", "省级补助", {"cohort": 2022}, ("awarded 2022-06-17 790万元", "appropriated 2022-07-29 790万元", "received 2022-09-16 790万元", "paid 2023-03-31 512万元"), {}),
        ("2022-city-funds", "city_funds", "市级配套", {"cohort": 2022}, ("planned 2022-01-31 600万元", "appropriated 2022-09-30 400万元", "paid 2022-12-31 400万元"), {}),
        ("2022-wangxi-district-funds", "district_funds", "望溪区配套", {"cohort": 2022, "area": _in("wangxi")}, ("planned 2022-02-28 520万元", "appropriated 2022-11-30 180万元", "paid 2023-06-30 180万元"), {}),
        ("2022-yanhu-special-bond", "special_bond", "砚湖区专项债券", {"year": 2022, "area": _in("yanhu")}, ("applied 2022-02-18 8600万元", "awarded 2022-06-24 3200万元", "received 2022-08-05 3200万元", "paid 2023-06-30 2268万元"), {"note": "打包项目，含停车场和菜市场，不能都算作小区改造的钱。"}),
        ("2022-yunlu-special-bond", "special_bond", "云麓区专项债券", {"year": 2022, "area": _in("yunlu")}, ("applied 2022-09-09 2400万元",), {"note": "申报后没有下文。"}),
        ("2022-residents", "residents", "居民出资", {"cohort": 2022}, ("planned 2022-03-31 240万元", "received 2023-06-30 163.28万元"), {"note": "主要是加装电梯和入户管，按栋收取。"}),
        ("2022-utilities", "utilities", "水电气和通信企业出资", {"cohort": 2022}, ("planned 2022-04-30 980万元", "paid 2022-12-31 410万元", "paid 2023-06-30 655万元"), {}),
        ("2022-jiaoshilou-owner", "original_owner", "藕香教师楼原产权单位出资", {"project": "2022-ouxiang-jiaoshilou"}, ("awarded 2022-08-30 63万元", "received 2022-10-14 63万元", "paid 2023-04-28 60.4万元"), {"holder": "砚湖区教育局"}),
        ("2022-beixiang-private", "private_capital", "北巷片区社会资本", {"project": "2022-shiqiaotou-beixiang"}, ("planned 2022-05-31 300万元", "received 2022-12-15 120万元"), {"note": "以片区停车位十年收益抵补。"}),
        ("2022-livelihood-award", "upper_level_subsidy", "民生实事以奖代补", {"cohort": 2022, "target": "livelihood"}, ("awarded 2022-12-20 150万元", "received 2023-02-24 150万元"), {"note": "来文只写上级奖补，没有分中央、省级。"}),
        ("2022-old-town-facade", "other", "老城片区风貌整治资金", {"year": 2022, "area": {"zone": ZONE}}, ("appropriated 2022-10-31 260万元", "paid 2022-12-31 97.5万元"), {}),
    ),
    2023: (
        ("2023-central-subsidy", "central_subsidy", "中央财政补助", {"cohort": 2023}, ("applied 2022-11-25 3300万元", "awarded 2023-04-21 2480万元", "appropriated 2023-05-31 2480万元", "received 2023-06-26 1200万元"), {"holder": "市财政局"}),
        ("2023-central-investment", "central_investment", "中央预算内投资", {"cohort": 2023}, ("applied 2023-01-13 2600万元", "awarded 2023-04-07 960万元 第一批"), {}),
        ("2023-provincial-subsidy", "provincial_subsidy", "省级补助", {"cohort": 2023}, ("planned 2023-02-28 500万元",), {}),
        ("2023-yanhu-special-bond", "special_bond", "砚湖区专项债券", {"year": 2023, "area": _in("yanhu")}, ("applied 2023-02-17 5000万元",), {"note": "含棉纺三厂片区，第一次评审没有通过。"}),
        ("2023-lift-treasury-bond", "treasury_bond", "电梯更新超长期国债", {"year": 2023, "area": _CITY}, ("applied 2023-06-15 840万元",), {"note": "按市级口径打包申报，户数和台数还在核。"}),
        ("2023-city-funds", "city_funds", "市级配套", {"cohort": 2023}, ("planned 2023-01-31 450万元", "appropriated 2023-05-15 200万元"), {}),
    ),
}  # fmt: skip
#: By which paper the money was told; only some are known.
_PAPERS = {
    ("2021-central-subsidy", "appropriated"): "虚财建〔2021〕41号",
    ("2022-central-subsidy", "appropriated"): "虚财建〔2022〕36号",
    ("2022-central-investment", "awarded"): "虚发改投资〔2022〕88号",
    ("2022-provincial-subsidy", "appropriated"): "虚财建〔2022〕59号",
    ("2023-central-subsidy", "appropriated"): "虚财建〔2023〕33号",
}
#: What is not taken from a paper but worked out, or has a source of its own.
_MORE = {
    ("2022-city-funds", "planned"): {"note": "按计划投资的4%估列。", "inferred": True},
    ("2022-residents", "received"): {"source": "各街道收款台账汇总（虚构）"},
}


def fund_files() -> dict[str, dict[str, Any]]:
    """The files of funds, a year each."""
    return {f"{year}.yaml": {"funds": [_fund(*fund) for fund in funds]} for year, funds in _FUNDS.items()}


def _fund(
    name: str, kind: str, title: str, scope: dict[str, Any], events: tuple[str, ...], more: dict[str, str]
) -> dict[str, Any]:
    record: dict[str, Any] = {"id": name, "kind": kind}
    if title:
        record["name"] = title
    if "holder" in more:
        record["holder"] = more["holder"]
    record |= {"scope": scope, "events": [_event(name, *event.split()) for event in events]}
    return record | ({"note": more["note"]} if "note" in more else {}) | {"source": SOURCE}


def _event(fund: str, status: str, day: str, amount: str, batch: str = "") -> dict[str, Any]:
    event: dict[str, Any] = {"status": status, "as_of": day, "amount": amount}
    if batch:
        event["batch"] = batch
    if (fund, status) in _PAPERS and batch != "第二批":
        event["document"] = _PAPERS[fund, status]
    return event | _MORE.get((fund, status), {})


def amount_of(fund: str, status: str, day: str) -> str:
    """How much of a fund had reached a status by a day, as it was typed."""
    told = next(events for funds in _FUNDS.values() for name, _, _, _, events, _ in funds if name == fund)
    steps = [step.split()[:3] for step in told]
    return max((at, amount) for its, at, amount in steps if its == status and at.removeprefix("../") <= day)[1]
