"""What each figure is: how it is counted, what is divided by what, and what is left out."""

from oldcommunity.codelists import FUND_STATUSES, MILESTONES
from oldcommunity.labels.zh.codes import TEXTS as CODES

_PLAN = "同一年度、区域、目标、单位的计划数"
_COUNTED = "建档项目与计划数相同且个个清楚时，只按项目算；否则取最近一次上报总数，加此后逐个项目的变化。"
_UNDATED = "计划外、年度不明、计划区域以外的项目不计入任何合计。没有任何日期的项目是“不明”，不是“没有”。"

_MILESTONES = {code: CODES[f"milestones.{code}"] for code in MILESTONES}
_STATUSES = {code: CODES[f"fund_statuses.{code}"] for code in FUND_STATUSES}

TEXTS = {
    **{
        f"{code}.method": f"累计数：项目从“{title}”那天起计入，以后一直计入。{_COUNTED}"
        for code, title in _MILESTONES.items()
    },
    **{f"{code}.numerator": f"到这天已“{title}”的计划内项目" for code, title in _MILESTONES.items()},
    **{f"{code}.denominator": "无" for code in MILESTONES},
    **{
        f"{code}.exclusions": f"应完成日期不是事实。后面的节点已完成而本节点没有记录的，只算可能。{_UNDATED}"
        for code in MILESTONES
    },
    "started.method": f"累计数：项目从开工那天起计入，以后暂缓、取消、完工都仍计入。开工以后的节点即可说明已开工。{_COUNTED}",
    "started.exclusions": f"应开工日期不算开工。暂缓或取消而没有开工记录的，可能开过工，只放宽区间。{_UNDATED}",
    "completed.method": f"累计数：项目从完工那天起计入；竣工验收、移交、结算都说明已完工，基本完工不算。{_COUNTED}",
    "completed.exclusions": f"基本完工不是完工。{_UNDATED}",
    "planned.method": "这天现行的最后一版完整计划；否则取各批次最后一版之和；否则在下级区域齐全时取其和；既无计划也无上报总数时，按建档项目计。",
    "planned.numerator": "现行计划写明的数",
    "planned.denominator": "无",
    "planned.exclusions": "以后才生效的和已被取代的版本；计划外项目。现行计划没有写的单位是不明，不算 0。取消的项目在计划调整之前仍在计划内。",
    "budget.method": "这天现行计划的计划投资，取法与计划数相同。",
    "budget.numerator": "现行计划的计划投资",
    "budget.denominator": "无",
    "budget.exclusions": "以后才生效的和已被取代的版本。现行计划没有写计划投资的，是不明，不算 0。",
    "in_preparation.method": f"互斥状态：有记录，但没有开工、暂缓或取消。上报时可按正在办理什么分别写。{_COUNTED}",
    "in_preparation.numerator": "这天处于前期的计划内项目",
    "in_preparation.denominator": "无",
    "in_preparation.exclusions": f"开工前暂缓或取消的项目。{_UNDATED}",
    "under_construction.method": f"互斥状态：已开工，没有暂缓、取消或完工。{_COUNTED}",
    "under_construction.numerator": "这天在建的计划内项目",
    "under_construction.denominator": "无",
    "under_construction.exclusions": f"开工以后又完工、暂缓或取消的项目。{_UNDATED}",
    "suspended.method": f"互斥状态：这天在暂缓期内，含最后一天。{_COUNTED}",
    "suspended.numerator": "这天处于暂缓的计划内项目",
    "suspended.denominator": "无",
    "suspended.exclusions": f"已结束的暂缓；虽曾暂缓而已完工或取消的项目。{_UNDATED}",
    "cancelled.method": f"互斥状态：到这天已取消，没有完工。{_COUNTED}",
    "cancelled.numerator": "到这天已取消的计划内项目",
    "cancelled.denominator": "无",
    "cancelled.exclusions": f"计划调整时减去而没有取消的项目。{_UNDATED}",
    "start_rate.method": "同一范围、同一天、同一单位的两个数，印出时才相除，四舍五入到一位小数，超过 100% 照写。合计的比率是 Σ ÷ Σ，从不取比率的平均。",
    "start_rate.numerator": "开工数",
    "start_rate.denominator": _PLAN,
    "start_rate.exclusions": "计划外的开工。暂缓和取消的项目在计划调整之前仍留在分母里。",
    "completion_rate.method": "同一范围、同一天、同一单位的两个数，印出时才相除，四舍五入到一位小数。合计的比率是 Σ ÷ Σ，从不取比率的平均。",
    "completion_rate.numerator": "完工数",
    "completion_rate.denominator": _PLAN,
    "completion_rate.exclusions": "计划外的完工；基本完工。暂缓和取消的项目仍留在分母里。",
    "invested.method": "累计完成投资。建档项目齐全且都有数时，取各项目最新数之和；否则取最近一次上报总数，加当时已有数的项目此后新增的部分。",
    "invested.numerator": "到这天累计完成的投资",
    "invested.denominator": "无",
    "invested.exclusions": "计划外项目。总数上报之后才第一次有数的项目：总数里可能已经含有。",
    "investment_rate.method": "同一范围、同一天的完成投资与计划投资，印出时才相除。",
    "investment_rate.numerator": "完成投资",
    "investment_rate.denominator": "现行计划投资",
    "investment_rate.exclusions": "到位或支付的资金：那是资金，不是投资。没有计划投资就没有比率。",
    "physical_progress.method": "各项目最新上报的形象进度，按计划投资加权：Σ 进度 × 计划投资 ÷ Σ 计划投资。",
    "physical_progress.numerator": "两样都有数的项目的 Σ 进度 × 计划投资",
    "physical_progress.denominator": "同一批项目的 Σ 计划投资",
    "physical_progress.exclusions": "没有进度或没有计划投资的项目，以及计划外项目。从不由节点或投资推算。",
    "survey.method": "累计入户调查户数。建档项目齐全且都有数时按项目算；否则取最近一次上报总数，加此后新增的部分。",
    "survey.numerator": "到这天已调查的户数",
    "survey.denominator": "无",
    "survey.exclusions": "计划外项目。同意改造的户数是另一个数。",
    "survey_rate.method": "已调查户数与计划户数之比，不论其他数字按什么单位计。",
    "survey_rate.numerator": "入户调查户数",
    "survey_rate.denominator": "计划户数",
    "survey_rate.exclusions": "没有计划户数就没有比率。",
    **{
        f"funds_{code}.method": f"到这天每笔资金在“{title}”状态的最新数，各从头累计；只在同一口径、同一来源内相加。"
        for code, title in _STATUSES.items()
    },
    **{f"funds_{code}.numerator": f"同一口径、同一来源、状态为“{title}”的资金" for code, title in _STATUSES.items()},
    **{f"funds_{code}.denominator": "无" for code in FUND_STATUSES},
    **{
        f"funds_{code}.exclusions": "其他状态、来源、口径的资金：可能是同一笔钱，从不相加。已被更新的数取代的数。"
        for code in FUND_STATUSES
    },
    "bulletins.method": "到这天已发出的在册通报；一条可以写明含几期。",
    "bulletins.numerator": "到这天已发出的通报",
    "bulletins.denominator": "无",
    "bulletins.exclusions": "通知、函件等其他文件；其他区域的通报。一份都没有在册时是不明，不是 0。",
    "sites_inspected.method": "到这天在册督查去过的点；每去一次计一次。",
    "sites_inspected.numerator": "到这天督查去过的点",
    "sites_inspected.denominator": "无",
    "sites_inspected.exclusions": "其他区域的督查。一次都没有在册时是不明，不是 0。",
    "overdue.method": "最后应完成日已过、没有确定完成的节点。",
    "overdue.numerator": "过了应完成日的节点",
    "overdue.denominator": "无",
    "overdue.exclusions": "后面节点可以说明已完成的；取消或暂缓中的项目的。没有应完成日期就谈不上逾期：灯是不明，不是绿。",
}
