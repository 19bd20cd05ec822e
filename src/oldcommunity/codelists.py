"""The codes that records may use. Words for them, zh and en, are in `labels`.

Where the Open Contracting for Infrastructure Data Standard has a word, it is used; the categories of
money are those of the offices' own tables.
"""

from __future__ import annotations

#: What happens to a project, in the usual order; the order is partial (approval may run beside consultation).
MILESTONES = (
    "registered",
    "consulted",
    "surveyed",
    "designed",
    "publicised",
    "approved",
    "drawn",
    "finance_reviewed",
    "tendered",
    "started",
    "substantially_completed",
    "completed",
    "accepted",
    "handed_over",
    "settled",
)

#: Milestones that cannot be met before the works have started.
AFTER_START = MILESTONES[MILESTONES.index("started") + 1 :]
#: Milestones that cannot be met before the works are done.
AFTER_COMPLETION = MILESTONES[MILESTONES.index("completed") + 1 :]

#: What a project is, at any day exactly one of these.
STATES = ("in_preparation", "under_construction", "suspended", "cancelled", "completed")

#: In what a plan and a figure may count, the default first.
UNITS = ("projects", "communities", "buildings", "households", "floor_area")

#: Administrative and planning areas, from the widest to the narrowest.
AREA_LEVELS = ("province", "city", "zone", "district", "subdistrict")

WORKS = ("basic", "improvement", "upgrade")
START_BASES = ("site_entry", "permit", "order", "ceremony", "physical_work", "reported")
LEAD_LEVELS = ("province", "city", "district", "subdistrict", "community")
PARTY_ROLES = (
    "client",
    "designer",
    "surveyor",
    "contractor",
    "supervisor",
    "consultant",
    "utility",
    "partner",
    "property_manager",
    "other",
)
UTILITIES = ("water", "gas", "power", "telecom", "sewer", "heating")
UTILITY_STATUSES = ("asked", "agreed", "scheduled", "under_way", "done", "blocked")
CAUSES = (
    "residents",
    "preparation",
    "funding",
    "pipelines",
    "site_management",
    "coordination",
    "design",
    "contractor",
    "road_works",
    "epidemic",
    "other",
)
#: What a project's warning lights watch.
LIGHT_DIMENSIONS = ("start", "milestones", "progress", "money")
#: How far reported progress is behind: in percentage points of the whole, or as a share of what should be done.
LIGHT_FORMULAS = ("points", "percent")
#: What a warning light shows, the worst first.
LIGHTS = ("red", "yellow", "exempt", "suspended", "unknown", "green", "done", "none")
RECTIFICATIONS = ("immediate", "by_deadline", "long_term")

FUND_KINDS = (
    "upper_level_subsidy",
    "central_subsidy",
    "central_investment",
    "provincial_subsidy",
    "city_funds",
    "district_funds",
    "special_bond",
    "general_bond",
    "treasury_bond",
    "utilities",
    "residents",
    "private_capital",
    "original_owner",
    "stock_funds",
    "other",
)
#: The stations of money, in order. Amounts at different stations are never added.
FUND_STATUSES = ("planned", "applied", "awarded", "appropriated", "received", "paid")

DOCUMENT_KINDS = ("plan", "mechanism", "notice", "letter", "bulletin", "approval", "report", "list", "other")
INSPECTION_KINDS = ("joint", "monthly", "unannounced", "sampling", "safety", "acceptance")
EXPECTATIONS = ("reproduced", "not_reproduced")
LANGUAGES = ("zh", "en")

#: Every figure that can be asked for. Definitions: `figures.catalogue`.
FIGURES = (
    "planned",
    "budget",
    *MILESTONES,
    *(state for state in STATES if state != "completed"),
    "start_rate",
    "completion_rate",
    "invested",
    "investment_rate",
    "physical_progress",
    "survey",
    "survey_rate",
    *(f"funds_{status}" for status in FUND_STATUSES),
    "bulletins",
    "sites_inspected",
    "overdue",
)
