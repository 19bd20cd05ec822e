"""Totals against the plan, the records, each other, other areas; and money on its way."""

from __future__ import annotations

import pytest

from checks.conftest import Holds

#: What one cohort file says after `cohort: 2022`, with the lines that are wrong.
COHORTS = {
    "two states need not be all": """
plan: [{projects: 22}]
declared:
  - as_of: 2022-05-11
    under_construction: {projects: 6}
    towards: {drawn: {projects: 15}}
""",
    "but not more than planned": """
plan: [{projects: 22}]
declared:
  - as_of: 2022-05-11
    under_construction: {projects: 6} # <- OC421
    towards: {drawn: {projects: 17}}
""",
    "three states are": """
plan: [{projects: 22}]
declared:
  - as_of: 2022-05-11
    in_preparation: {projects: 14} # <- OC421
    under_construction: {projects: 6}
    completed: {projects: 1}
""",
    "in every unit": """
plan: [{projects: 22, households: 12197}]
declared:
  - as_of: 2022-05-11
    in_preparation: {projects: 15, households: 8000} # <- OC421
    under_construction: {projects: 6, households: 3000}
    completed: {projects: 1, households: 1198}
""",
    "rounded households": """
plan: [{households: 12197}]
declared:
  - as_of: 2022-05-11
    in_preparation: {households: 0.8万}
    under_construction: {households: 0.4万}
    completed: {households: 200}
""",
    "more than planned, as out of plan": """
plan: [{projects: 108}]
declared:
  - as_of: 2022-05-11
    under_construction: {projects: 100}
    completed: {projects: 13}
    started: {projects: 113}
    out_of_plan: {started: {projects: 5}}
""",
    "out of plan is counted once": """
plan: [{projects: 108}]
declared:
  - as_of: 2022-05-11
    in_preparation: {projects: 0}
    under_construction: {projects: 100}
    completed: {projects: 13}
    out_of_plan: {completed: {projects: 5}}
  - as_of: 2022-06-11
    in_preparation: {projects: 0}
    under_construction: {projects: 100} # <- OC427
    completed: {projects: 14}
    out_of_plan: {completed: {projects: 5}}
""",
    "a year overfulfilled": """
plan: [{projects: 22, households: 12000}]
declared:
  - as_of: 2022-05-11
    registered: {projects: 26} # <- OC427
    started: {projects: 25, households: 12100}
    completed: {projects: 6}
""",
    "in preparation there cannot be more than planned": """
plan: [{projects: 22}]
declared:
  - as_of: 2022-05-11
    in_preparation: {projects: 12} # <- OC421
    under_construction: {projects: 11}
""",
    "what is out of plan is no fall": """
plan: [{projects: 22}]
declared:
  - as_of: 2022-05-11
    started: {projects: 22}
    out_of_plan: {started: {projects: 2}}
  - {as_of: 2022-06-11, started: {projects: 20}}
""",
    "inside the plan it falls": """
plan: [{projects: 22}]
declared:
  - {as_of: 2022-05-11, started: {projects: 20}}
  - as_of: 2022-06-11
    started: {projects: 21} # <- OC424
    out_of_plan: {started: {projects: 2}}
""",
    "out of plan, told of another stage": """
plan: [{projects: 22}]
declared:
  - {as_of: 2022-05-11, started: {projects: 20}, out_of_plan: {completed: {projects: 2}}}
  - {as_of: 2022-06-11, started: {projects: 18}}
""",
    "how many agreed is no figure": """
plan: [{projects: 22, households: 12000}]
declared:
  - {as_of: 2022-05-11, survey: {households: 8638, agreed: 8000}}
  - {as_of: 2022-06-11, survey: {agreed: 8200}}
""",
    "the plan of that day": """
plan:
  - {projects: 22}
  - {from: 2022-06-01, projects: 21}
declared:
  - {as_of: 2022-05-11, in_preparation: {projects: 16}, under_construction: {projects: 6}, completed: {projects: 0}}
  - {as_of: 2022-06-11, in_preparation: {projects: 15}, under_construction: {projects: 6}, completed: {projects: 0}}
""",
    "more completed than started": """
declared:
  - as_of: 2022-05-11
    started: {projects: 6}
    completed: {projects: 7} # <- OC421
""",
    "more accepted than completed": """
declared:
  - {as_of: 2022-05-11, completed: {projects: 6}, accepted: {projects: 7}} # <- OC421
""",
    "suspended projects have started too": """
declared:
  - {as_of: 2022-05-11, started: {projects: 9}, under_construction: {projects: 6}, completed: {projects: 2}}
""",
    "states may fall": """
declared:
  - {as_of: 2022-05-11, under_construction: {projects: 6}}
  - {as_of: 2022-06-11, under_construction: {projects: 3}}
""",
    "milestones, money and surveys fall": """
plan: [{projects: 22}]
declared:
  - as_of: 2022-06-11
    started: {projects: 5} # <- OC424
    invested: 4400万元 # <- OC424
    survey:
      households: 8600 # <- OC424
  - {as_of: 2022-05-11, started: {projects: 6}, invested: 4500万元, survey: {households: 8638}}
""",
    "started falls by identity": """
plan: [{projects: 22}]
declared:
  - {as_of: 2022-03-31, started: {projects: 7}}
  - as_of: 2022-05-11
    under_construction: {projects: 6} # <- OC424
    towards: {drawn: {projects: 16}}
""",
    "a smaller plan may take them along": """
plan:
  - {projects: 22}
  - {from: 2022-06-01, projects: 21}
declared:
  - {as_of: 2022-05-11, started: {projects: 6}}
  - {as_of: 2022-06-11, started: {projects: 5}}
""",
    "a number told twice": """
declared:
  - {as_of: 2022-05-11, invested: 4500万元, started: {projects: 6}}
  - {as_of: 2022-05-11, invested: 0.45亿元, completed: {projects: 1}}
  - as_of: 2022-05-11
    started: {projects: 7} # <- OC426
""",
    "a plan of batches": """
plan:
  - {batch: 一, projects: 12, households: 5000, budget: 9000元} # <- OC431
  - {batch: 二, projects: 10, households: 5000, floor_area: 50万平方米}
declared:
  - {as_of: 2022-05-11, in_preparation: {projects: 16}, under_construction: {projects: 6}, completed: {projects: 0}}
""",
    "a floor area of the plan": """
plan:
  - {households: 5000, floor_area: 50平方米} # <- OC432
""",
    "money declared beyond the budget": """
plan: [{budget: 1.82亿元}]
declared:
  - {as_of: 2022-05-11, invested: 45亿元} # <- OC431
""",
}


@pytest.mark.parametrize("body", COHORTS.values(), ids=COHORTS)
def test_one_cohort(body: str, holds: Holds) -> None:
    holds(f"# cohorts/2022.yaml\ncohort: 2022\n{body.lstrip()}")


_STARTED = """
# projects/{name}.yaml
id: {name}
name: 小区{name}
cohort: 2022
milestones: [{{code: started, met: {met}}}]
{more}"""


def _with_records(cohort: str, a: str = "", b: str = "") -> str:
    """A cohort file, and two projects that have started: one on 04-15, one by 05-11."""
    first = _STARTED.format(name="a", met="2022-04-15", more=a)
    return f"# cohorts/2022.yaml\ncohort: 2022\n{cohort.lstrip()}{first}" + _STARTED.format(
        name="b", met="../2022-05-11", more=b
    )


RECORDS = {
    "what may have been by then is among the declared": """
plan: [{projects: 22}]
declared:
  - {as_of: 2022-03-31, started: {projects: 6}}
  - {as_of: 2022-05-11, started: {projects: 7}}
""",
    "what has certainly come is on top of them": """
plan: [{projects: 22}]
declared:
  - {as_of: 2022-03-31, started: {projects: 6}}
  - {as_of: 2022-05-11, started: {projects: 6}} # <- OC422
""",
    "a state told too small": """
plan: [{projects: 22}]
declared:
  - {as_of: 2022-05-11, under_construction: {projects: 1}} # <- OC422
""",
    "room for those not on record": """
plan: [{projects: 3}]
declared:
  - {as_of: 2022-05-11, completed: {projects: 1}}
""",
    "no room for more": """
plan: [{projects: 3}]
declared:
  - {as_of: 2022-05-11, completed: {projects: 2}} # <- OC422
""",
    "room for those out of plan": """
plan: [{projects: 3}]
declared:
  - {as_of: 2022-05-11, completed: {projects: 2}, out_of_plan: {completed: {projects: 1}}}
""",
    "a state that is 0 by identity": """
plan: [{projects: 22}]
declared:
  - {as_of: 2022-05-11, completed: {projects: 22}} # <- OC422
""",
    "more records than planned": """
plan:
  - {projects: 1} # <- OC422
""",
    "of those told, some lie outside the plan": """
plan: [{projects: 3}]
declared:
  - as_of: 2022-05-11
    started: {projects: 3} # <- OC422
    out_of_plan: {started: {projects: 2}}
""",
    "what is out of plan does not grow the rest": """
plan: [{projects: 22}]
declared:
  - {as_of: 2022-03-31, started: {projects: 8}, out_of_plan: {started: {projects: 2}}}
  - {as_of: 2022-05-11, started: {projects: 7}}
""",
    "all on record": """
plan: [{projects: 2}]
declared:
  - {as_of: 2022-03-31, started: {projects: 0}}
  - {as_of: 2022-05-11, started: {projects: 2}}
  - {as_of: 2022-06-11, started: {projects: 3}} # <- OC423
""",
}


@pytest.mark.parametrize("cohort", RECORDS.values(), ids=RECORDS)
def test_records_and_totals(cohort: str, holds: Holds) -> None:
    holds(_with_records(cohort))


_MONEY = "progress: [{{as_of: 2022-05-11, invested: {}}}, {{as_of: 2022-06-11, invested: {}}}]\n"
AMOUNTS = {
    "records round like the total": (
        "plan: [{projects: 22}]\ndeclared: [{as_of: 2022-05-11, invested: 0.02亿元}]\n",
        ("100万元", "100万元"),
        ("140万元", "150万元"),
    ),
    "records report more": (
        "plan: [{projects: 22}]\ndeclared:\n  - {as_of: 2022-05-11, invested: 230万元} # <- OC422\n",
        ("100万元", "100万元"),
        ("140万元", "150万元"),
    ),
    "records gain more": (
        (
            "plan: [{projects: 22}]\ndeclared:\n  - {as_of: 2022-05-11, invested: 500万元}\n"
            "  - {as_of: 2022-06-11, invested: 550万元} # <- OC422\n"
        ),
        ("100万元", "130万元"),
        ("100万元", "150万元"),
    ),
    "a project that first reports may have been among the rest": (
        (
            "plan: [{projects: 22}]\ndeclared:\n  - {as_of: 2022-04-11, invested: 500万元}\n"
            "  - {as_of: 2022-05-11, invested: 500万元}\n"
        ),
        ("100万元", "130万元"),
        ("100万元", "150万元"),
    ),
    "all report, and come to something else": (
        "plan: [{projects: 2}]\ndeclared:\n  - {as_of: 2022-05-11, invested: 250万元} # <- OC423\n",
        ("100万元", "130万元"),
        ("100万元", "150万元"),
    ),
}


@pytest.mark.parametrize(("cohort", "a", "b"), AMOUNTS.values(), ids=AMOUNTS)
def test_money_and_totals(cohort: str, a: tuple[str, str], b: tuple[str, str], holds: Holds) -> None:
    holds(_with_records(cohort, a=_MONEY.format(*a), b=_MONEY.format(*b)))


_SIZES = "plan: [{projects: 2}]\ndeclared:\n  - {as_of: 2022-05-11, started: {projects: 2, floor_area: %s}}%s\n"


@pytest.mark.parametrize(
    ("told", "mark"),
    [("8.87万平方米", ""), ("88614平方米", ""), ("8.89万平方米", " # <- OC423"), ("8.84万平方米", " # <- OC423")],
)
def test_typed_sizes_round_in_records_as_in_totals(told: str, mark: str, holds: Holds) -> None:
    """3.86 and 5万 with 14 m²: 88614 m² may be 88564 to 88664, and 8.87万 88650 to 88750."""
    holds(_with_records(_SIZES % (told, mark), a="floor_area: 3.86万平方米\n", b="floor_area: 50014平方米\n"))


def test_a_cancelled_project_leaves_with_a_plan_version(holds: Holds) -> None:
    cancelled = "cancelled: {on: 2022-06-01}\n"
    holds(_with_records("plan: [{projects: 2}, {from: 2022-06-02, projects: 1}]\n", b=cancelled))


def test_the_records_behind_a_problem_are_named(make_book) -> None:  # type: ignore[no-untyped-def]
    from checks.conftest import TODAY
    from oldcommunity.checks import check_book

    (problem,) = check_book(make_book(_with_records(RECORDS["a state told too small"])), TODAY)
    assert problem.params["bound"] == "≥ 2"
    assert [(place.path, place.line, place.column) for place in problem.related] == [
        ("projects/a.yaml", 4, 35),
        ("projects/b.yaml", 4, 35),
    ]


_AREAS = """
# cohorts/city.yaml
cohort: 2022
area: {city: 三明市}
%s
# cohorts/a.yaml
cohort: 2022
area: {city: 三明市, district: 三元区}
plan: [{projects: 13, budget: 1.21亿元}]
declared: [{as_of: 2022-05-11, started: {projects: 4}, under_construction: {projects: 4}}]
# cohorts/b.yaml
cohort: 2022
area: {city: 三明市, district: 沙县区}
plan: [{projects: 9, budget: 0.61亿元}]
declared: [{as_of: 2022-05-11, started: {projects: 2}, under_construction: {projects: 2}}]
"""
AREAS = {
    "some areas leave a rest": "plan: [{projects: 30}]",
    "some areas exceed": "plan:\n  - {projects: 21} # <- OC425",
    "all areas, rounded": "areas: 2\nplan: [{projects: 22, budget: 1.83亿元}]",
    "all areas, more than rounding": "areas: 2\nplan:\n  - {projects: 22, budget: 1.9亿元} # <- OC425",
    "one area is missing": "areas: 3\nplan: [{projects: 23}]",
    "too many started in the areas": "declared:\n  - {as_of: 2022-05-11, started: {projects: 5}} # <- OC425",
    "too few started in all areas": (
        "areas: 2\nplan: [{projects: 22}]\ndeclared:\n  - {as_of: 2022-05-11, started: {projects: 7}} # <- OC425"
    ),
    "started later in the areas": "declared:\n  - {as_of: 2022-04-11, started: {projects: 5}}",
    "started earlier in the areas": "declared:\n  - {as_of: 2022-06-11, started: {projects: 5}} # <- OC425",
    "states of another day are not held against it": (
        "areas: 2\nplan: [{projects: 22}]\ndeclared:\n  - {as_of: 2022-06-11, under_construction: {projects: 3}}"
    ),
}


@pytest.mark.parametrize("city", AREAS.values(), ids=AREAS)
def test_areas(city: str, holds: Holds) -> None:
    holds(_AREAS % city)


def test_areas_that_may_overlap_are_not_added(holds: Holds) -> None:
    holds("""
# cohorts/city.yaml
cohort: 2022
area: {city: 三明市}
plan: [{projects: 22}]
# cohorts/a.yaml
cohort: 2022
area: {city: 三明市, zone: 市区}
plan: [{projects: 20}]
# cohorts/b.yaml
cohort: 2022
area: {city: 三明市, district: 三元区}
plan: [{projects: 13}]
""")


_FUND = "# funding.yaml\nfunds:\n  - id: x\n    kind: other\n    scope: {year: 2022}\n    events:\n"
FUNDS = {
    "each station less than the one before": """
      - {status: awarded, as_of: ../2022-05-11, amount: 4000万元}
      - {status: appropriated, as_of: ../2022-05-11, amount: 4000万元}
      - {status: received, as_of: 2022-05-11, amount: 3000万元}
      - {status: paid, as_of: 2022-05-11, amount: 3000万元}
      - {status: paid, as_of: 2022-06-11, amount: 4000万元}
""",
    "rounding": """
      - {status: received, as_of: 2022-05-11, amount: 0.3亿元}
      - {status: paid, as_of: 2022-05-11, amount: 3400万元}
""",
    "over a station that is not told": """
      - {status: awarded, as_of: ../2022-05-11, amount: 3000万元}
      - {status: paid, as_of: 2022-05-11, amount: 3400万元} # <- OC433
""",
    "later reports bound earlier ones": """
      - {status: received, as_of: 2022-06-30, amount: 3000万元}
      - {status: paid, as_of: 2022-05, amount: 3400万元} # <- OC433
""",
    "what was applied for may be more or less": """
      - {status: planned, as_of: 2022-05-11, amount: 3000万元}
      - {status: applied, as_of: 2022-05-11, amount: 8000万元}
      - {status: awarded, as_of: 2022-05-11, amount: 9000万元}
""",
    "a status that falls": """
      - {status: paid, as_of: 2022-05, amount: 3400万元}
      - {status: paid, as_of: 2022-06-01, amount: 3300万元} # <- OC413
""",
    "dates that overlap have no order": """
      - {status: paid, as_of: 2022-05, amount: 3400万元}
      - {status: paid, as_of: ../2022-06-01, amount: 3300万元}
""",
    "a status told twice": """
      - {status: paid, as_of: 2022-05, amount: 3400万元}
      - {status: paid, as_of: 2022-05, amount: 3300万元} # <- OC426
""",
}


@pytest.mark.parametrize("events", FUNDS.values(), ids=FUNDS)
def test_funds(events: str, holds: Holds) -> None:
    holds(_FUND + events.lstrip("\n"))


def test_a_plan_has_room_for_sizes_that_round(holds: Holds) -> None:
    """3.86 and 5.01万 m² may be 88600 m², which the plan holds; 5.02万 cannot."""
    for size, mark in (("5.01", ""), ("5.02", " # <- OC422")):
        plan = f"plan:\n  - {{projects: 2, floor_area: 88600平方米}}{mark}\n"
        holds(_with_records(plan, a="floor_area: 3.86万平方米\n", b=f"floor_area: {size}万平方米\n"))
