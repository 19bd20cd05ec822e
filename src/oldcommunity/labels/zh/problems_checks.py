"""Words for what cannot all be true at once, by the problem's code."""

from oldcommunity.labels import Problem

TEXTS: dict[str, Problem] = {
    "OC401": Problem(
        "文件名与编号不一致",
        "编号是“{id}”，文件名却是“{file}”",
        "复制来的文件要换一个新编号；否则把文件改名为 {id}.yaml，已有同名文件时不要覆盖（编号一经使用不再更改）",
    ),
    "OC402": Problem(
        "编号重复",
        "编号“{id}”在 {first} 里已经用了",
        "复制来的新项目：把这里的 id（项目和督查连同文件名）换成新编号，如 {id}-2；同一件事录了两遍的：删掉一份",
    ),
    "OC403": Problem(
        "疑似同一项目",
        "“{name}”与项目“{other}”的年度、区域、楼栋数和名称都相同",
        "录了两遍的删掉一份；确是两个项目（如分期实施）的，在名称里写明，或在 waivers.yaml 说明",
    ),
    "OC404": Problem(
        "年度文件重复",
        "{cohort} 年度同一区域、同一任务的计划在 {first} 里已经有了",
        "两个文件并成一个，计划调整写成 plan 的新版本；区域或任务不同的，写明 area 或 target",
    ),
    "OC405": Problem(
        "找不到所指的记录",
        "这里写的“{id}”在台账里找不到（{kind}）",
        "核对编号：项目的编号就是它的文件名，问题（finding）的编号在同一份督查记录的 findings 里",
    ),
    "OC406": Problem(
        "不在任何计划区域内",
        "项目“{id}”不在 {cohort} 年度任何一个计划的区域内，汇总数里不会有它",
        "核对项目的 area，写法与年度文件一致；确属另一区域的，为该区域建年度文件",
    ),
    "OC407": Problem(
        "年度与文件夹不一致",
        "项目“{id}”写的是 {cohort} 年度，文件却放在 {folder} 文件夹里",
        "核对 cohort；年度没有写错的，把文件移到 {cohort} 文件夹",
    ),
    "OC408": Problem(
        "年度没有计划文件",
        "{cohort} 年度有 {count} 个项目（如“{id}”），台账里却没有 {cohort} 年度的计划，算不出它的各项比率；有计划的年度：{known}",
        "为这一年建 cohorts/{cohort}.yaml，第一行写 cohort: {cohort}，再写 plan；年度写错的，改项目的 cohort",
    ),
    "OC408.slip": Problem(
        "年度没有计划文件",
        "{cohort} 年度有 {count} 个项目（如“{id}”），台账里却没有 {cohort} 年度的计划；有计划的年度：{known}，像是写错了",
        "改成 cohort: {offer}；确是 {cohort} 年度的，建 cohorts/{cohort}.yaml，第一行写 cohort: {cohort}",
    ),
    "OC406.differs": Problem(
        "不在任何计划区域内",
        "项目“{id}”不在 {cohort} 年度任何一个计划的区域内，汇总数里不会有它：计划的区域是 {plan}，这里写的是 {area}",
        "确在计划区域内的，改项目的 area；确属另一区域的，为该区域建年度文件",
    ),
    "OC411": Problem(
        "节点先后颠倒",
        "“{later}”的日期 {date} 早于“{earlier}”的 {before}（{kind}）",
        "核对两个日期；先开工，后完工，再验收、移交、结算，实际和计划的日期都不能倒过来",
    ),
    "OC412": Problem(
        "日期在将来",
        "日期 {date} 晚于今天（{today}），事情还没有发生",
        "核对日期；计划的日期写进 due，当月没过完的写到日",
    ),
    "OC413": Problem(
        "累计数变小",
        "“{figure}”{date} 累计 {value}，比 {before_date} 的 {before} 还少",
        "这里填从头累计的数，不填当月数；核对两处，确属核减的在 waivers.yaml 说明",
    ),
    "OC414": Problem(
        "状态互相矛盾",
        "“{fact}”（{date}）与“{other}”（{other_date}）不能同时成立",
        "核对两个日期；暂缓后已经恢复施工的，给暂缓补上 until；又恢复实施的，删去取消",
    ),
    "OC415": Problem(
        "有进度而没有开工",
        "{date} 形象进度已到 {value}，却没有在此之前开工的记录",
        "补上 started 节点；只知道不晚于某天开工的，写 met: ../{date}",
    ),
    "OC416": Problem(
        "缺少完工记录",
        "已有“{later}”（{date}），却没有完工的记录",
        "补上 completed 节点；只知道不晚于某天完工的，写 met: ../2022-05-11 这样的日期",
    ),
    "OC417": Problem(
        "完工以后进度不满",
        "{completed} 已经完工，{date} 上报的形象进度却是 {value}",
        "核对完工日期和进度；主体完成、尚有收尾的，用 substantially_completed 节点",
    ),
    "OC421": Problem(
        "各状态与计划对不上",
        "{parts}，合计 {total}，而“{against}”是 {expected}",
        "核对各数：前期、在建、完工、暂缓、取消合计应等于计划；计划外的写进 out_of_plan；"
        "计划调整的，在 plan 加一个版本",
    ),
    "OC422": Problem(
        "汇总数与项目记录对不上",
        "“{figure}”{date} 的汇总数是 {value}，而按已有的项目记录应为 {bound}",
        "核对汇总数和所列项目记录的日期、数额；计划外的项目写 in_plan: false",
    ),
    "OC423": Problem(
        "汇总数与全部项目记录不符",
        "“{figure}”{date} 的汇总数是 {value}，而全部项目都已入账，合计 {bound}",
        "核对汇总数和各项目的记录，改正写错的一处",
    ),
    "OC424": Problem(
        "汇总数变小",
        "“{figure}”{date} 是 {value}，比 {before_date} 的 {before} 还少，计划却没有调整",
        "累计数只增不减，核对两处；有项目调出计划的，在 plan 加一个版本",
    ),
    "OC425": Problem(
        "分区与合计对不上",
        "“{figure}”{date} 合计 {value}，而所辖 {parts} 个区域相加是 {sum}",
        "核对各区域的数；还有区域没有文件的，更正 areas",
    ),
    "OC426": Problem(
        "同一数字前后不一",
        "“{figure}”{date} 这里是 {value}，另一处是 {other}",
        "同一天的同一个数只能有一个，改正写错的一处",
    ),
    "OC427": Problem(
        "汇总数超过计划",
        "{parts}，合计 {total}，超过“{against}”的 {expected}",
        "确属超额完成的不用改；其中计划外的写进 out_of_plan，计划增加了的在 plan 加一个版本，写错的改正",
    ),
    "OC431": Problem(
        "金额可疑",
        "“{figure}”{value}，而“{other}”是 {base}，两者不相称",
        "核对单位，看是否多写或少写了“万”；确实如此的，在 waivers.yaml 说明",
    ),
    "OC432": Problem(
        "面积可疑",
        "“{figure}”{value}，而“{other}”是 {base}，每户面积不合常理",
        "核对单位，看是否多写或少写了“万”；确实如此的，在 waivers.yaml 说明",
    ),
    "OC433": Problem(
        "资金阶段倒挂",
        "“{figure}”{value}（{date}）多于“{other}”{base}（{base_date}）",
        "拨付不能多于到位，到位不能多于下达，下达不能多于获批；核对两处，都填从头累计的数",
    ),
    "OC436": Problem(
        "同意的比问的多",
        "同意 {agreed} 户，多于已调查的 {households} 户",
        "核对两个数：households 是累计已入户调查的户数，agreed 是其中同意改造的户数",
    ),
    "OC434": Problem(
        "建成年份较晚",
        "建成于 {year} 年，改造对象一般是 {limit} 年底以前建成的",
        "核对年份；经批准纳入的，在 waivers.yaml 说明",
    ),
    "OC435": Problem(
        "年份相差太远",
        "{given} 与 {other} 相差五年以上",
        "核对年份，看是不是写错了一位；确实如此的，在 waivers.yaml 说明",
    ),
    "OC437": Problem(
        "投资超过计划投资",
        "{date} 累计完成投资 {value}，超过计划投资 {budget}",
        "核对两个数，看是否多写了一位；确属超支的，调整 budget，或在 waivers.yaml 说明",
    ),
    "OC441": Problem(
        "长期没有进度",
        "在建项目自 {date} 起没有任何进展记录，到 {latest} 已有 {days} 天（期限 {limit} 天）",
        "补报进度；停工的写进 suspensions，已完工的补上 completed",
    ),
    "OC451": Problem(
        "公布的数字推不出来",
        "公布的“{figure}”{printed}（{date}），按台账是 {value}",
        "核对公布的数字和它所依据的记录；材料本身印错的，写 expect: not_reproduced",
    ),
    "OC452": Problem(
        "点名的项目不在其中",
        "材料把“{id}”算在“{figure}”{printed} 之内，它的记录却不能证明这一点（{date}）",
        "核对该项目的节点和日期；不该点名的，从 including 里删去",
    ),
    "OC453": Problem(
        "公布的数字无从核对",
        "公布的“{figure}”{printed}（{date}），台账里的数不够，算不出来",
        "在年度文件的 declared 里补上当天的数，由推算得来的写 inferred: true；无从补起的，写 expect: not_reproduced",
    ),
    "OC454": Problem(
        "又推得出来了",
        "公布的“{figure}”{printed}（{date}）标明推不出来，现在却推得出来",
        "数据没有改错的话，删去 expect 这一行",
    ),
    "OC461": Problem(
        "豁免已经到期",
        "{file} 的 {code} 豁免到 {date} 为止，问题仍在",
        "问题已解决的删去这一条；还要豁免的，在 reason 写明理由，把 until 改成新的日期，写作 until: 2023-12-31",
    ),
    "OC462": Problem(
        "豁免没有用处",
        "{file} 没有 {code} 这个问题，豁免用不上",
        "删去这一条；写错的改正：path 从台账文件夹写起，如 projects/2022/2022-chonggui-xincun.yaml；只有 OC4 开头的问题可以豁免",
    ),
}
