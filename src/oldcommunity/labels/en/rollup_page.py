"""The tables of `oc status` by area, by target and side by side."""

from oldcommunity.labels.en.units import TEXTS as UNITS

TEXTS = {
    "rank": "rank",
    "plan": "plan",
    "annual": "annual plan",
    "cohort": "{cohort} {area} {target}",
    "subtotal": "of {name}",
    "sum": "sum of rows",
    "rest": "all less sum",
    "ranked": "; ranked by {figure}, highest first, equal ones share a rank",
    "areas": "; {present} of {areas:area|areas} in the book",
    "never-added": "; a project may count for several targets: rows are not added",
    "rest-told": "; what the whole has more or less than the rows together is in the last row",
    "rest-rounding": "; what the whole has more or less than the rows together is within the rounding of what was typed",
    "by-unit": "{unit} {figure}",
    "plan-original": "{figure}, original",
    "plan-current": "{figure}, current",
    "projects": UNITS["projects"],
    "communities": UNITS["communities"],
    "buildings": UNITS["buildings"],
    "households": UNITS["households"],
    "floor_area": "m²",
    "all-start_rate": " all started",
    "all-completion_rate": " all completed",
    "all-investment_rate": " all spent",
    "all-survey_rate": " all asked",
}
