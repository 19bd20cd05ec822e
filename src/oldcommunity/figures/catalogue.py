"""What each figure is: how it is counted and, for a rate, what it is a share of."""

from __future__ import annotations

from dataclasses import dataclass

from oldcommunity.codelists import FIGURES, FUND_STATUSES, MILESTONES, STATES


@dataclass(frozen=True, slots=True)
class Definition:
    """A figure.

    Attributes:
        key: as in `codelists.FIGURES`.
        kind: `plan`, `milestone` (cumulative), `state` (exclusive), `money`, `survey`, `rate`, `physical`,
            `funds`, `papers` or `overdue`.
        numerator: for a rate, the figure that is divided.
        denominator: for a rate, the figure that divides.
    """

    key: str
    kind: str
    numerator: str = ""
    denominator: str = ""

    @property
    def cumulative(self) -> bool:
        """Whether the figure can only grow while its plan stays."""
        return self.kind in ("milestone", "money", "survey")


_RATES = {
    "start_rate": ("started", "planned"),
    "completion_rate": ("completed", "planned"),
    "investment_rate": ("invested", "budget"),
    "survey_rate": ("survey", "planned"),
}
_KINDS = {
    "planned": "plan",
    "budget": "plan",
    **dict.fromkeys(STATES, "state"),
    **dict.fromkeys(MILESTONES, "milestone"),
    "invested": "money",
    "survey": "survey",
    **dict.fromkeys(_RATES, "rate"),
    "physical_progress": "physical",
    **{f"funds_{status}": "funds" for status in FUND_STATUSES},
    "bulletins": "papers",
    "sites_inspected": "papers",
    "overdue": "overdue",
}

#: Every figure by its key.
CATALOGUE = {key: Definition(key, _KINDS[key], *_RATES.get(key, ())) for key in FIGURES}
