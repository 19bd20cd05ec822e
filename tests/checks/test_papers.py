"""Printed figures, and waivers."""

from __future__ import annotations

import datetime as dt

import pytest

from checks.conftest import TODAY, Holds
from conftest import MakeBook
from oldcommunity.checks import check_book

_COHORT = """
# cohorts/2022.yaml
cohort: 2022
plan:
  - {projects: 22, households: 12197, budget: 1.82亿元}
  - {from: 2022-05-01, projects: 24, households: 12197, budget: 1.82亿元}
declared:
  - {as_of: 2022-03-31, started: {projects: 6}}
  - {as_of: 2022-05-11, started: {projects: 9}, invested: 4500万元}
# published.yaml
figures:
"""

PRINTS = {
    "by the plan of the day": "  - {figure: start_rate, cohort: 2022, as_of: 2022-03-31, printed: 27.3%}",
    "by the first plan": "  - {figure: planned, cohort: 2022, as_of: 2022-05-11, printed: 22个}",
    "by another unit, which the paper does not name": (
        "  - {figure: planned, cohort: 2022, as_of: 2022-05-11, printed: 12197户}"
    ),
    "by another unit, which the paper excludes": (
        "  - {figure: planned, unit: projects, cohort: 2022, as_of: 2022-05-11, printed: 12197户} # <- OC451"
    ),
    "in words": "  - {figure: start_rate, cohort: 2022, as_of: 2022-05-11, printed: 近四成}",
    "in words that do not fit": (
        "  - {figure: start_rate, cohort: 2022, as_of: 2022-05-11, printed: 70%以上} # <- OC451"
    ),
    "within what was typed": "  - {figure: budget, cohort: 2022, as_of: 2022-05-11, printed: 1.8亿元}",
    "one digit more than was typed": "  - {figure: budget, cohort: 2022, as_of: 2022-05-11, printed: 1.823亿元}",
    "the next number of the same precision": (
        "  - {figure: budget, cohort: 2022, as_of: 2022-05-11, printed: 1.83亿元} # <- OC451"
    ),
    "the number before of the same precision": (
        "  - {figure: budget, cohort: 2022, as_of: 2022-05-11, printed: 1.81亿元} # <- OC451"
    ),
    "nothing is known of it": "  - {figure: completed, cohort: 2022, as_of: 2022-05-11, printed: 1个} # <- OC453",
    "known not to be computable": (
        "  - {figure: completed, cohort: 2022, as_of: 2022-05-11, printed: 1个, expect: not_reproduced}"
    ),
    "a project of nowhere": (
        "  - {figure: started, cohort: 2022, as_of: 2022-05-11, printed: 9个, including: [nowhere]} # <- OC405"
    ),
}


@pytest.mark.parametrize("figure", PRINTS.values(), ids=PRINTS)
def test_prints(figure: str, holds: Holds) -> None:
    holds(_COHORT + figure + "\n")


def test_what_the_book_gives_is_told(make_book: MakeBook) -> None:
    text = _COHORT + "  - {figure: start_rate, cohort: 2022, as_of: 2022-05-11, printed: 45%}\n"
    (problem,) = check_book(make_book(text), TODAY)
    assert problem.params == {
        "figure": "start_rate",
        "printed": "45%",
        "date": "2022-05-11",
        "value": "9/24 = 37.5%",
    }
    assert [(place.path, place.line) for place in problem.related] == [
        ("cohorts/2022.yaml", 7),
        ("cohorts/2022.yaml", 4),
    ]


def test_nothing_is_judged_by_files_that_could_not_be_read(holds: Holds) -> None:
    holds("""
# cohorts/2022.yaml
cohort: 2022
plan: [{projects: 二十二}] # <- OC306
# funding.yaml
funds:
  - {id: x, kind: other, scope: {year: 2022}, events: [{status: paid, as_of: 2022-05-11, amount: 3万元}]}
# published.yaml
figures:
  - {figure: planned, cohort: 2022, as_of: 2022-05-11, printed: 22个}
  - {figure: funds_paid, kind: other, year: 2022, as_of: 2022-05-11, printed: 4万元} # <- OC451
""")


_LATE = """
# projects/a.yaml
id: a
name: 甲小区
cohort: 2022
built_year: 2004{0}
households: 10
floor_area: 5.1万平方米 # <- OC432
# waivers.yaml
waivers:
  - code: {1}
    path: {2}
    reason: 市政府批准
    until: {3}
"""


@pytest.mark.parametrize(
    ("mark", "code", "path", "until"),
    [
        ("", "OC434", "projects/a.yaml", "2022-07-01"),
        (" # <- OC434", "OC434", "projects/a.yaml", "2022-06-30 # <- OC461"),
        (" # <- OC434", "OC434 # <- OC462", "projects/b.yaml", "2022-07-01"),
        (" # <- OC434", "OC433 # <- OC462", "projects/a.yaml", "2022-07-01"),
        (" # <- OC434", "OC999 # <- OC462", "projects/a.yaml", "2022-06-30"),
    ],
    ids=["on its last day", "run out", "another file", "another code", "no such code"],
)
def test_waivers(mark: str, code: str, path: str, until: str, holds: Holds) -> None:
    holds(_LATE.format(mark, code, path, until))


def test_a_file_that_cannot_be_read_cannot_be_waived(holds: Holds) -> None:
    holds("""
# projects/a.yaml
id: a
name: 甲小区
cohort: 二〇二二 # <- OC317
# waivers.yaml
waivers:
  - code: OC317 # <- OC462
    path: projects/a.yaml
    reason: 以后再改
    until: 2022-12-31
""")


def test_problems_come_by_place_and_the_same_each_time(make_book: MakeBook) -> None:
    book = make_book(_LATE.format("", "OC462", "waivers.yaml", "2022-07-01"))
    problems = check_book(book, TODAY)
    assert [problem.code for problem in problems] == ["OC434", "OC432", "OC462"]
    assert problems == check_book(book, TODAY)


def test_the_shipped_book_has_no_problem(shipped) -> None:  # type: ignore[no-untyped-def]
    for day in (dt.date(2022, 5, 11), dt.date(2022, 7, 1), dt.date(2026, 1, 1)):
        assert check_book(shipped, day.toordinal()) == []
