"""The problems of single projects (问题清单), written by hand: opened, cause, text, owner, due, closed, how soon, note."""

from __future__ import annotations

from typing import Any

_Issue = tuple[str, str, str, str, str, str, str, str]

_ISSUES: dict[str, tuple[_Issue, ...]] = {
    "2021-zhuying-xincun": (
        ("2021-05-18", "residents", "3栋一楼两户不同意拆除自搭的厨房，管沟绕不开。", "竹影街道", "2021-06-15", "2021-06-11", "by_deadline", "社区书记上门四次，改为异地补一间储物间。"),
        ("2021-08-09", "site_management", "夜间浇筑没有提前告知，居民连续投诉。", "青榆建工集团", "2021-08-12", "2021-08-10", "immediate", ""),
    ),
    "2021-gujiao-dongli": (
        ("2021-09-27", "pipelines", "弱电管沟已回填，通信企业要求重新开挖。", "市通信办", "2021-10-20", "2021-11-02", "by_deadline", "重复开挖的费用由通信企业承担。"),
    ),
    "2021-ouxiangli": (
        ("2021-11-15", "epidemic", "小区实行封闭管理，工人进不了场。", "藕香街道", "", "2021-12-03", "", "封控解除后复工。"),
    ),
    "2021-chuanchang-xincun": (
        ("2022-03-08", "contractor", "施工单位资金链断裂，工人陆续离场。", "望溪区住建局", "2022-06-30", "2022-10-31", "by_deadline", "解除合同后重新招标，11月起由新单位接手。"),
        ("2023-02-21", "funding", "原施工单位的结算有争议，新合同进度款被压着付不出去。", "望溪区财政局", "2023-04-30", "", "by_deadline", "第三方审价还没有出结果。"),
        ("2023-05-16", "site_management", "材料堆放占用消防通道。", "望溪市政工程公司", "2023-05-19", "2023-05-17", "immediate", ""),
    ),
    "2021-mianfang-erchang": (
        ("2022-09-05", "road_works", "厂区南路断路施工，大型机械进不来，雨污水没有出口。", "市城建项目中心", "", "", "long_term", "等下穿通道通车。"),
    ),
    "2021-lunan-gongyu": (
        ("2022-08-22", "design", "原设计漏了地下室排水，返工一次。", "云麓建筑设计事务所", "2022-09-30", "2022-10-12", "by_deadline", ""),
        ("2023-04-10", "coordination", "加装电梯的检测排不上队，影响竣工。", "云麓区市场监管局", "2023-06-15", "", "by_deadline", ""),
    ),
    "2022-zhuying-beili": (
        ("2022-06-14", "pipelines", "燃气管位与化粪池冲突，图纸与现场对不上。", "青榆燃气公司", "2022-07-10", "2022-07-08", "by_deadline", ""),
    ),
    "2022-shiqiaotou-beixiang": (
        ("2022-07-11", "residents", "北巷8号院并入后，居民要求按原方案保留围墙。", "石桥头街道", "2022-08-15", "2022-08-29", "by_deadline", "夜谈会后改为矮墙加绿篱。"),
        ("2022-11-24", "funding", "区级配套没有按进度到位，已垫付三个月。", "望溪区财政局", "2022-12-31", "2023-02-17", "by_deadline", ""),
        ("2023-03-20", "pipelines", "供水总表井占用车位，位置争执不下。", "青榆水务公司", "2023-05-15", "", "by_deadline", "已开两次协调会。"),
        ("2023-06-19", "site_management", "围挡破损，裸土没有覆盖。", "望溪市政工程公司", "2023-07-05", "", "immediate", ""),
    ),
    "2022-caiyuanli": (
        ("2022-05-06", "preparation", "首次招标流标，开工推迟两个月。", "望溪区住建局", "2022-06-10", "2022-06-02", "by_deadline", ""),
    ),
    "2022-lianhuajing": (
        ("2022-10-18", "coordination", "古井保护范围内的开挖要文保部门同意，会签三周没有回复。", "望溪区文旅局", "2022-11-10", "2022-12-06", "by_deadline", ""),
        ("2023-03-27", "pipelines", "庭院燃气管改线方案没有定，影响路面恢复。", "青榆燃气公司", "2023-04-30", "", "by_deadline", ""),
    ),
    "2022-dianjichang-sushe": (
        ("2022-12-05", "residents", "供热管改造期间部分住户要求先装临时采暖。", "竹影街道", "2022-12-20", "2022-12-16", "immediate", ""),
        ("2023-05-29", "contractor", "劳务班组更换，主管沟停了12天。", "麓峰建设公司", "2023-07-10", "", "by_deadline", ""),
    ),
    "2022-shuyuanjie-5hao": (
        ("2022-12-12", "preparation", "两次流标，控制价偏低，没有单位愿意投。", "望溪区住建局", "2023-02-28", "", "by_deadline", "已压缩改造内容，拟三次招标。"),
        ("2023-03-06", "other", "院内一处房屋正在析产诉讼，楼道改造没人签字。", "鼓角街道", "", "", "long_term", ""),
    ),
    "2022-yanchi-xili": (
        ("2022-09-08", "epidemic", "周边划为中风险区，停工9天。", "砚池街道", "", "2022-09-20", "", ""),
    ),
    "2022-yudeng-matou": (
        ("2023-02-13", "pipelines", "杆线入地的分摊比例谈不拢，已影响两条巷道回填。", "市通信办", "2023-03-31", "", "by_deadline", "通信企业答复要报省公司。"),
        ("2023-04-17", "contractor", "现场只剩看护人员，进度没有上报。", "砚湖第二建筑公司", "2023-05-10", "", "by_deadline", ""),
    ),
    "2022-dengtachang": (
        ("2022-11-07", "site_management", "脚手架连墙件缺失。", "青榆建工集团", "2022-11-09", "2022-11-08", "immediate", "停工一天整改，复查合格。"),
    ),
    "2022-huxin-xincun": (
        ("2022-10-08", "design", "化粪池与人防口冲突，要改图。", "青榆市城乡规划设计院", "2022-11-30", "2023-02-20", "by_deadline", "改图和人防部门审批共用四个多月。"),
    ),
    "2022-mianfang-sanchang": (
        ("2023-03-09", "funding", "专项债券没有通过，资金缺口七成。", "砚湖区财政局", "", "", "long_term", "已列入下一批申报。"),
    ),
    "2022-songtao-xiyuan": (
        ("2023-04-25", "residents", "屋顶太阳能热水器的拆装补偿标准不一。", "松涛街道", "2023-05-20", "2023-05-18", "by_deadline", ""),
    ),
    "2022-chaping-laojie": (
        ("2022-11-29", "road_works", "老街石板路同期大修，两家施工单位互相占道。", "云麓区交通局", "2022-12-31", "2023-01-13", "by_deadline", ""),
        ("2023-05-08", "funding", "区级配套只到三成。", "云麓区财政局", "2023-06-20", "", "by_deadline", ""),
    ),
    "2022-lunan-beicun": (
        ("2023-01-09", "coordination", "水、电、气三家进场时间没有对齐，同一条沟挖了两次。", "云麓区住建局", "2023-02-15", "2023-03-02", "by_deadline", "改为每周五联合排期。"),
    ),
    "2023-shiqiaotou-nanxiang": (
        ("2023-06-12", "preparation", "中标公示期有一家投诉。", "望溪区住建局", "2023-07-15", "", "by_deadline", ""),
    ),
    "2023-huxin-beiyuan": (
        ("2023-05-22", "residents", "同意率只有六成多，东侧三栋反对加装电梯。", "砚池街道", "2023-06-30", "", "by_deadline", ""),
    ),
    "2023-zaochuanchang": (
        ("2023-05-11", "design", "老图纸找不到，结构检测要重做。", "虚构省筑友设计院", "2023-06-10", "2023-06-21", "by_deadline", ""),
    ),
}  # fmt: skip


def issues_of(project: str) -> list[dict[str, Any]]:
    """The problems of a project, numbered in the order in which they came up."""
    found = []
    for number, issue in enumerate(_ISSUES.get(project, ()), start=1):
        opened, cause, text, owner, due, closed, rectification, note = issue
        row = {"id": number, "opened": opened, "cause": cause, "text": text, "owner": owner, "due": due}
        row |= {"closed": closed, "rectification": rectification, "note": note}
        found.append({key: value for key, value in row.items() if value})
    return found
