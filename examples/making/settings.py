"""The book itself, and what is accepted in it although it is improbable."""

from __future__ import annotations

from typing import Any

from making.city import CITY, DISTRICTS, PROVINCE, SOURCE

BOOK: dict[str, Any] = {
    "format": 1,
    "title": f"{CITY}老旧小区改造台账（虚构示例）",
    "language": "zh",
    "area": {"province": PROVINCE, "city": CITY},
    "utc_offset": 8,
    "as_of": "latest",
    "made_up": True,
    "thresholds": {
        "#": "在建项目两个月没有消息就催；其余界限按本市往年造价估的",
        "stale_days": 60,
        "household_money_low": "2000元",
        "household_money_high": "8万元",
        "household_area_low": "30平方米",
        "household_area_high": "200平方米",
    },
    "lights": {
        "#": "按年初考核办法：落后序时进度10个百分点黄灯、30个百分点红灯；节点逾期三个月红灯",
        "formula": "points",
        "yellow": 10,
        "red": 30,
        "overdue_yellow_days": 0,
        "overdue_red_days": 90,
        "dimensions": ["start", "milestones", "progress", "money"],
    },
    "durations": {
        "#": "倒排工期用的常用天数，按前两年的平均数取整；入库、征求意见不单独排",
        "registered": 0,
        "consulted": 0,
        "surveyed": 20,
        "designed": 40,
        "publicised": 10,
        "approved": 20,
        "drawn": 35,
        "finance_reviewed": 20,
        "tendered": 30,
        "started": 15,
        "substantially_completed": 190,
        "completed": 25,
        "accepted": 45,
        "handed_over": 30,
        "settled": 90,
    },
    "oc4ids": {
        "#": "按 OC4IDS 标准公开数据用的；前缀是占位的，没有登记",
        "prefix": "oc4ids-xxxxxx",
        "publisher": f"{CITY}住房和城乡建设局（虚构）",
    },
    "fonts": {
        "#": "Word 材料用的字体，按本单位电脑上有的写",
        "body": "仿宋_GB2312",
        "heading1": "黑体",
        "heading2": "楷体_GB2312",
        "title": "方正小标宋简体",
        "latin": "Times New Roman",
    },
    "teams": [
        {
            "level": "city",
            "name": "市老旧小区改造专班",
            "head": "乐某（副市长）",
            "members": ["市住建局", "市发改委", "市财政局", "市城管局", "市通信办"],
            "document": "青榆改造办〔2021〕2号",
            "source": SOURCE,
        },
        *(
            {
                "level": "district",
                "name": f"{district}改造专班",
                "area": {"district": district},
                "head": f"{head}某（副区长）",
                "members": [f"{district}住建局", f"{district}财政局", "各街道"],
            }
            for (district, _), head in zip(DISTRICTS.values(), "苗祁冼", strict=True)
        ),
        {
            "level": "subdistrict",
            "name": "石桥头街道改造工作组",
            "area": {"district": "望溪区", "subdistrict": "石桥头街道"},
            "head": "燕某（办事处主任）",
            "note": "其他街道由城建办兼办，没有单设。",
        },
    ],
    "note": "全部内容都是虚构的：城市、小区、单位、人员、数字和文件都不存在，只用来演示台账怎样写、程序怎样算。",
    "source": SOURCE,
}
#: A made-up book has to stay free of warnings; a real waiver would run for some months only.
_FOR_EVER = "2099-12-31"
WAIVERS: dict[str, Any] = {
    "waivers": [
        {
            "code": "OC434",
            "path": "projects/2022/2022-lunan-nancun.yaml",
            "reason": "2003年建成，因管网与北村相连，市政府同意与北村一并改造（虚构）。",
            "until": _FOR_EVER,
        },
        {
            "code": "OC437",
            "path": "projects/2022/2022-huxin-xincun-51-52.yaml",
            "reason": "施工中发现地下管沟塌陷，增加的2万元由区级预备费列支，计划投资没有调整（虚构）。",
            "until": _FOR_EVER,
        },
        {
            "code": "OC441",
            "path": "projects/2022/2022-yudeng-matou.yaml",
            "reason": "施工单位停摆，联合督查已在盯办，进度恢复前不再逐月提醒（虚构）。",
            "until": _FOR_EVER,
        },
    ]
}
