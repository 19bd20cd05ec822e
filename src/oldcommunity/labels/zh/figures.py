"""Titles of the figures that can be asked for."""

from oldcommunity.codelists import FUND_STATUSES, MILESTONES, STATES
from oldcommunity.labels.zh.codes import TEXTS as CODES

TEXTS = {
    "planned": "计划",
    "budget": "计划投资",
    **{code: CODES[f"milestones.{code}"] for code in MILESTONES},
    **{code: CODES[f"states.{code}"] for code in STATES if code not in MILESTONES},
    "start_rate": "开工率",
    "completion_rate": "完工率",
    "invested": "完成投资",
    "investment_rate": "投资完成率",
    "physical_progress": "形象进度",
    "survey": "入户调查户数",
    "survey_rate": "入户调查率",
    **{f"funds_{code}": f"资金·{CODES[f'fund_statuses.{code}']}" for code in FUND_STATUSES},
    "bulletins": "通报期数",
    "sites_inspected": "督查点",
    "overdue": "逾期节点",
}
