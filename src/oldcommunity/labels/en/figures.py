"""Titles of the figures that can be asked for."""

from oldcommunity.codelists import FUND_STATUSES, MILESTONES, STATES
from oldcommunity.labels.en.codes import TEXTS as CODES

TEXTS = {
    "planned": "planned",
    "budget": "planned investment",
    **{code: CODES[f"milestones.{code}"] for code in MILESTONES},
    **{code: CODES[f"states.{code}"] for code in STATES if code not in MILESTONES},
    "start_rate": "start rate",
    "completion_rate": "completion rate",
    "invested": "invested",
    "investment_rate": "investment rate",
    "physical_progress": "physical progress",
    "survey": "surveyed",
    "survey_rate": "survey rate",
    **{f"funds_{code}": f"funds {CODES[f'fund_statuses.{code}']}" for code in FUND_STATUSES},
    "bulletins": "bulletins issued",
    "sites_inspected": "sites inspected",
    "overdue": "overdue milestones",
}
