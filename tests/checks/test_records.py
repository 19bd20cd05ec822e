"""Single records against themselves and each other: names, dates, states, progress."""

from __future__ import annotations

import pytest

from checks.conftest import Holds

_HEAD = "id: a\nname: 甲小区\ncohort: 2022\n"

#: What one project says, with the lines that are wrong.
PROJECTS = {
    "the same day is in order": """
milestones:
  - {code: started, met: 2022-06-01}
  - {code: completed, met: 2022-06-01}
  - {code: accepted, met: 2022-06-01}
""",
    "a month may hold both": """
milestones:
  - {code: started, met: 2022-06-30}
  - {code: completed, met: 2022-06}
""",
    "on or before may be any time": """
milestones:
  - {code: started, met: ../2022-06-30}
  - {code: completed, met: 2022-05-01}
""",
    "a month that is over comes before": """
milestones:
  - {code: started, met: 2022-06}
  - {code: completed, met: 2022-05} # <- OC411
""",
    "preparation has no order": """
milestones:
  - {code: tendered, met: 2022-06-01}
  - {code: started, met: 2022-05-01}
  - {code: approved, met: 2022-06-20}
""",
    "due dates have the same order": """
milestones:
  - {code: started, due: 2022-09-01}
  - {code: completed, due: 2022-08} # <- OC411
""",
    "a late completion is late, not impossible": """
milestones:
  - {code: started, met: 2022-06-30}
  - {code: completed, due: 2022-06-01}
""",
    "one report for each milestone": """
milestones:
  - {code: started, met: 2022-06-20}
  - {code: substantially_completed, met: 2022-05-20} # <- OC411
  - {code: completed, met: 2022-05-10} # <- OC411
  - {code: accepted, met: 2022-06-21}
""",
    "settlement before acceptance is odd, not impossible": """
milestones:
  - {code: completed, met: 2022-05-10}
  - {code: settled, met: 2022-05-20}
  - {code: accepted, met: 2022-05-30}
""",
    "a month that has begun may be true": """
milestones:
  - {code: started, met: 2022-07}
""",
    "nothing has happened tomorrow": """
milestones:
  - {code: started, met: 2022-07-02} # <- OC412
survey:
  as_of: 2022-07-31 # <- OC412
  households: 3
suspensions:
  - from: 2022-08 # <- OC412
    until: 2022-09
progress:
  - as_of: 2022-07-02 # <- OC412
    physical: 10%
""",
    "a cancellation has happened": """
cancelled:
  on: 2023 # <- OC412
""",
    "money falls": """
milestones: [{code: started, met: 2022-04-01}]
progress:
  - {as_of: 2022-04-30, invested: 100万元}
  - {as_of: 2022-05-31, invested: 90万元} # <- OC413
  - {as_of: 2022-06-30, invested: 95万元}
""",
    "an entry without money is passed over": """
milestones: [{code: started, met: 2022-04-01}]
progress:
  - {as_of: 2022-04-30, invested: 100万元}
  - {as_of: 2022-05-31, physical: 10%}
  - {as_of: 2022-06-30, invested: 90万元} # <- OC413
""",
    "the order of the lines does not matter": """
milestones: [{code: started, met: 2022-04-01}]
progress:
  - {as_of: 2022-06-30, invested: 110万元}
  - {as_of: 2022-05-31, invested: 100万元}
""",
    "rounding is no fall": """
milestones: [{code: started, met: 2022-04-01}]
progress:
  - {as_of: 2022-04-30, invested: 1.2亿元, physical: 35.4%}
  - {as_of: 2022-05-31, invested: 11960万元, physical: 35%}
""",
    "more than rounding is": """
milestones: [{code: started, met: 2022-04-01}]
progress:
  - {as_of: 2022-04-30, invested: 1.2亿元, physical: 36%}
  - as_of: 2022-05-31
    invested: 11000万元 # <- OC413
    physical: 34% # <- OC413
""",
    "the day on which it stops and the day on which it goes on": """
milestones:
  - {code: started, met: 2022-03-01}
  - {code: completed, met: 2022-05-31}
suspensions:
  - {from: 2022-03-01, until: 2022-05-31}
""",
    "completed while it stood still": """
milestones:
  - {code: started, met: 2022-02-01}
  - {code: completed, met: 2022-04} # <- OC414
  - {code: accepted, met: 2022-05-01}
suspensions:
  - {from: 2022-03-01, until: 2022-05-31}
""",
    "perhaps before it stood still": """
milestones:
  - {code: completed, met: ../2022-04-30}
suspensions:
  - {from: 2022-03-01, until: 2022-05-31}
""",
    "papers go on while nothing is built": """
milestones:
  - {code: designed, met: 2022-04-10}
suspensions:
  - {from: 2022-03-01, until: 2022-05-31}
""",
    "built after it was cancelled": """
milestones:
  - {code: started, met: 2022-06-10} # <- OC414
cancelled: {on: 2022-05-01}
""",
    "cancelled after it was completed": """
milestones:
  - {code: completed, met: 2022-04-30}
cancelled:
  on: 2022-05-01 # <- OC414
""",
    "suspended after it was completed": """
milestones:
  - {code: completed, met: 2022-04-30}
  - {code: accepted, met: 2022-05-30}
suspensions:
  - {from: 2022-05-01, until: 2022-05-15} # <- OC414
""",
    "two suspensions at one time": """
suspensions:
  - {from: 2022-03-01, until: 2022-05-31}
  - {from: 2022-04-01, until: 2022-06-30} # <- OC414
""",
    "one suspension after the other": """
suspensions:
  - {from: 2022-03-01, until: 2022-04-30}
  - {from: 2022-04-30}
""",
    "an open suspension goes on": """
suspensions:
  - {from: 2022-03-01}
  - {from: 2022-06-01} # <- OC414
""",
    "suspensions of which nobody knows when they began": """
suspensions:
  - {from: ../2022-05-11, until: 2022-05}
  - {from: ../2022-06-30}
""",
    "a start on the day of the report": """
milestones: [{code: started, met: 2022-04-30}]
progress: [{as_of: 2022-04-30, physical: 1%}]
""",
    "a start after the report, reported once": """
milestones: [{code: started, met: 2022-06}]
progress:
  - {as_of: 2022-04-30, physical: 1%} # <- OC415
  - {as_of: 2022-05-31, physical: 2%}
""",
    "money before the start is no progress": """
milestones: [{code: designed, met: 2022-04-30}]
progress: [{as_of: 2022-04-30, invested: 12万元, physical: 0%}]
""",
    "settled and handed over, never completed": """
milestones:
  - {code: completed, due: 2022-04-01}
  - {code: settled, met: 2022-05-30}
  - {code: handed_over, met: 2022-05-20} # <- OC416
""",
    "completed, never started": """
milestones: [{code: completed, met: 2022-05-20}]
""",
    "bounds of money are inside": """
households: 100
budget: 3000万元
milestones: [{code: started, met: 2022-06-01}]
progress: [{as_of: 2022-06-30, invested: 9000元}]
""",
    "more than three times the budget": """
budget: 620万元
milestones: [{code: started, met: 2022-06-01}]
progress:
  - as_of: 2022-06-30
    invested: 1861万元 # <- OC431
""",
    "three times the budget, and too much for each household": """
households: 10
budget: 300万元
milestones: [{code: started, met: 2022-06-01}]
progress:
  - as_of: 2022-06-30
    invested: 301万元 # <- OC431
""",
    "no households, no money for each": """
households: 0
budget: 620万元
floor_area: 3.2万平方米
""",
    "a floor for a palace": """
households: 100
floor_area: 5.1万平方米 # <- OC432
""",
    "built in the last year": "built_year: 2000\n",
}


@pytest.mark.parametrize("body", PROJECTS.values(), ids=PROJECTS)
def test_one_project(body: str, holds: Holds) -> None:
    holds(f"# projects/a.yaml\n{_HEAD}{body.lstrip()}")


BOOKS = {
    "dates told for a whole plan year have the same order": """
# cohorts/2022.yaml
cohort: 2022
plan: [{projects: 9}]
declared:
  - as_of: 2022-05-11
    due:
      started: 2022-09
      completed: 2022-07 # <- OC411
  - as_of: 2022-05-12
    due: {completed: 2022-07}
""",
    "dates told for a whole plan year were told by today": """
# cohorts/2022.yaml
cohort: 2022
plan: [{projects: 9}]
declared:
  - as_of: 2099-05-11 # <- OC412
    due: {completed: 2099-07}
""",
    "an id in capitals is another file name": """
# projects/A.yaml
id: a # <- OC401
name: 甲小区
cohort: 2022
""",
    "an inspection is called by its id": """
# inspections/2022-05.yaml
id: 2022-05-11 # <- OC401
date: 2022-05-11
kind: joint
""",
    "a copied file is the second one": """
# projects/1-copy.yaml
id: 2-first # <- OC402
name: 甲小区
cohort: 2022
# projects/2-first.yaml
id: 2-first
name: 甲小区
cohort: 2022
""",
    "funds and documents of two files": """
# funding/a.yaml
funds: [{id: x, kind: other, scope: {year: 2022}}]
# funding/b.yaml
funds:
  - id: x # <- OC402
    kind: other
    scope: {year: 2022}
# documents.yaml
documents: [{id: x, kind: notice, title: 通知}]
""",
    "the same name in two years, areas or sizes": """
# projects/a.yaml
id: a
name: 五四新村
cohort: 2020
area: {district: 三元区}
# projects/b.yaml
id: b
name: 五四新村
cohort: 2022
area: {district: 三元区}
# projects/c.yaml
id: c
name: 五四新村
cohort: 2022
area: {district: 沙县区}
# projects/d.yaml
id: d
name: 五四新村
cohort: 2022
area: {district: 三元区}
buildings: 3
""",
    "the area of the book is the area of its records": """
# book.yaml
format: 1
title: 试验台账
area: {city: 三明市}
# projects/a.yaml
id: a
name: 五四新村
cohort: null
area: {city: 三明市}
# projects/b.yaml
id: b
name: 五四新村 # <- OC403
cohort: null
# cohorts/a.yaml
cohort: 2022
area: {city: 三明市}
# cohorts/b.yaml
cohort: 2022 # <- OC404
""",
    "a project whose file is broken is not missing": """
# projects/a.yaml
id: a
name: 甲小区
cohort: 二〇二二 # <- OC317
# projects/b.yaml
id: b
name: 乙小区
cohort: 2022
split_from: a
merged_into: nowhere # <- OC405
""",
    "a finding that an inspection does not have": """
# inspections/2022-05-11.yaml
id: 2022-05-11
date: 2022-05-11
kind: joint
findings: [{id: 1, text: 前期慢}]
requests:
  - id: 1
    text: 加快
    answers:
      - 1
      - 2 # <- OC405
""",
    "facts of all kinds of files": """
# cohorts/2022.yaml
cohort: 2022
plan: [{from: 2023-01-01, projects: 2}]
declared:
  - as_of: 2022-07 # <- OC412
    started: {projects: 1}
# funding.yaml
funds:
  - id: x
    kind: other
    scope: {year: 2022}
    events:
      - status: awarded
        as_of: 2022-08 # <- OC412
        amount: 3万元
# inspections/i.yaml
id: i
date: 2022-07-02 # <- OC412
kind: joint
# documents.yaml
documents:
  - id: d
    kind: notice
    title: 通知
    issued: 2023 # <- OC412
# published.yaml
figures:
  - figure: bulletins
    as_of: 2022-07-31 # <- OC412
    printed: 3期
    expect: not_reproduced
""",
    "silent for sixty days is not yet stale": """
# projects/a.yaml
id: a
name: 甲小区
cohort: 2022
milestones: [{code: started, met: 2022-05-01}]
# projects/b.yaml
id: b
name: 乙小区
cohort: 2022
milestones: [{code: started, met: 2022-06-30}]
""",
    "silent for sixty-one days is": """
# book.yaml
format: 1
title: 试验台账
thresholds: {stale_days: 59}
# projects/a.yaml
id: a
name: 甲小区
cohort: 2022
milestones:
  - {code: started, met: 2022-05-01} # <- OC441
# projects/b.yaml
id: b
name: 乙小区
cohort: 2022
milestones: [{code: designed, met: 2022-01-01}, {code: started, due: 2022-04-01}]
# projects/c.yaml
id: c
name: 丙小区
cohort: 2022
milestones: [{code: started, met: 2022-01-01}]
suspensions: [{from: 2022-02-01}]
# projects/d.yaml
id: d
name: 丁小区
cohort: 2022
milestones: [{code: started, met: 2022-01-01}, {code: completed, met: ../2022-01-05}]
# inspections/i.yaml
id: i
date: 2022-06-30
kind: joint
""",
    "two books of one content": """
# projects/east/a.yaml
id: a
name: 甲小区
cohort: 2022
built_year: 2001 # <- OC434
# projects/west/a.yaml
id: a # <- OC402
name: 甲小区
cohort: 2022
built_year: 2001
""",
}


@pytest.mark.parametrize("text", BOOKS.values(), ids=BOOKS)
def test_several_files(text: str, holds: Holds) -> None:
    holds(text)


def test_a_misspelt_reference_is_offered_the_nearest_id(make_book) -> None:  # type: ignore[no-untyped-def]
    from checks.conftest import TODAY
    from oldcommunity.checks import check_book

    text = "# projects/2022-wusi-xincun.yaml\nid: 2022-wusi-xincun\nname: 五四新村\ncohort: 2022\n"
    text += "# projects/b.yaml\nid: b\nname: 乙小区\ncohort: 2022\nsplit_from: 2022-wusi-xincum\n"
    (problem,) = check_book(make_book(text), TODAY)
    assert problem.params["offer"] == "2022-wusi-xincun"
