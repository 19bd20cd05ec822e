"""How each kind of printed text fares against a book, by how much it is off, and what it implies."""

from __future__ import annotations

from fractions import Fraction

import pytest

from oldcommunity.figures.prints.prints import prints
from oldcommunity.figures.prints.verdicts import Implied, judge
from oldcommunity.figures.resolve.resolving import Figures

BOOK = """
# cohorts/2022.yaml
cohort: 2022
plan:
  - {projects: 22, households: 12197, floor_area: 53.25万平方米, budget: 1.82亿元}
  - {from: 2022-06-06, projects: 24, households: 12197, budget: 1.82亿元}
declared:
  - as_of: 2022-03-31
    started: {projects: 6, households: 1712}
    invested: 4500万元
    survey: {households: 8638}
    out_of_plan: {started: {projects: 1}}
  - {as_of: 2022-09-30, started: {projects: 24}, completed: {projects: 24}}
# cohorts/2021.yaml
cohort: 2021
plan: [{projects: 78}]
declared: [{as_of: 2022-03-31, started: {projects: 79}}]
# funding.yaml
funds:
  - id: subsidy
    kind: upper_level_subsidy
    scope: {cohort: 2022}
    events: [{status: appropriated, as_of: 2022-03-01, amount: 6000万元}]
# projects/p.yaml
id: p
name: 甲
cohort: 2021
budget: 100万元
milestones: [{code: completed, due: 2022-01-31}, {code: started, met: 2022-01-05}]
progress: [{as_of: 2022-03-01, physical: 35%}]
# published.yaml
figures:
  - {PRINT}
"""
SPRING = "cohort: 2022, as_of: 2022-03-31, "
#: All have started, and nothing is told of what was completed: nothing bounds it.
ALL_STARTED = """
# cohorts/2022.yaml
cohort: 2022
plan: [{projects: 22}]
declared: [{as_of: 2022-03-31, started: {projects: 22}}]
# published.yaml
figures: [{PRINT}]
"""


@pytest.mark.parametrize(
    ("told", "result", "reading"),
    [
        ("figure: start_rate, printed: 22.7%", "reproduced", ""),
        ("figure: started, printed: 5个", "restated", ""),
        ("figure: started, printed: 6个", "by_other_reading", "out_of_plan"),
        ("figure: start_rate, printed: 27.3%", "by_other_reading", "out_of_plan"),
        ("figure: start_rate, printed: 14.0%", "by_other_reading", "households"),
        ("figure: start_rate, unit: households, printed: 14.0%", "reproduced", ""),
        ("figure: start_rate, printed: 超20%", "reproduced", ""),
        ("figure: start_rate, printed: 20%以上", "reproduced", ""),
        ("figure: start_rate, printed: 不足两成", "by_other_reading", "households"),
        ("figure: started, printed: 约1700户", "restated", ""),
        ("figure: started, printed: 1712户", "restated", ""),
        ("figure: started, printed: 22.7%", "reproduced", ""),
        ("figure: started, printed: 全部开工", "not_reproduced", ""),
        ("figure: invested, printed: 4500万元", "restated", ""),
        ("figure: invested, printed: 0.45亿元", "restated", ""),
        ("figure: invested, printed: 4500.3万元", "within_rounding", ""),
        ("figure: invested, printed: 24.7%", "reproduced", ""),
        ("figure: invested, printed: 75.0%, over: {figure: funds_appropriated}", "reproduced", ""),
        ("figure: investment_rate, printed: 75.0%, over: {figure: funds_appropriated}", "reproduced", ""),
        ("figure: investment_rate, printed: 75.0%", "not_reproduced", ""),
        ("figure: survey, printed: 近八成", "reproduced", ""),
        ("figure: survey, printed: 近8成", "reproduced", ""),
        ("figure: survey_rate, printed: 70.8%", "reproduced", ""),
        ("figure: survey_rate, printed: 超75%", "not_reproduced", ""),
        ("figure: planned, printed: 53.25万平方米", "by_other_reading", "floor_area"),
        ("figure: planned, unit: floor_area, printed: 53.25万平方米", "restated", ""),
        ("figure: planned, printed: 1.22万户", "restated", ""),
        ("figure: planned, unit: projects, printed: 22户", "not_reproduced", ""),
        ("figure: planned, printed: 22万元", "not_reproduced", ""),
        ("figure: budget, printed: 1.82亿元", "restated", ""),
        ("figure: completed, printed: 1个", "not_computable", ""),
        ("figure: planned, printed: 全部", "not_computable", ""),
    ],
)
def test_prints_of_spring_2022(told, result, reading, make_book):
    verdict = verdict_on(make_book, SPRING + told)
    assert (verdict.result, verdict.reading) == (result, reading)


@pytest.mark.parametrize(
    ("told", "result", "reading"),
    [
        ("cohort: 2022, as_of: 2022-09-30, figure: started, printed: 全部开工", "reproduced", ""),
        ("cohort: 2022, as_of: 2022-09-30, figure: start_rate, printed: 全部开工", "reproduced", ""),
        ("cohort: 2022, as_of: 2022-09-30, figure: planned, printed: 22个", "by_other_reading", "original"),
        ("cohort: 2021, as_of: 2022-03-31, figure: start_rate, printed: 101.3%", "reproduced", ""),
        ("cohort: 2021, as_of: 2022-03-31, figure: started, printed: 全部开工", "reproduced", ""),
        ("cohort: 2021, as_of: 2022-03-31, figure: overdue, printed: 1个", "reproduced", ""),
        ("cohort: 2021, as_of: 2022-03-31, figure: overdue, printed: 2个", "not_reproduced", ""),
        ("cohort: 2021, as_of: 2022-03-31, figure: physical_progress, printed: 35%", "reproduced", ""),
        ("cohort: 2022, as_of: 2022-03-31, figure: physical_progress, printed: 35%", "not_computable", ""),
    ],
)
def test_prints_of_other_days(told, result, reading, make_book):
    verdict = verdict_on(make_book, told)
    assert (verdict.result, verdict.reading) == (result, reading)


@pytest.mark.parametrize(
    ("told", "off"),
    [
        ("figure: start_rate, unit: projects, printed: 31.8%", Fraction(-91, 1000)),
        ("figure: survey_rate, printed: 超75%", Fraction(8638, 12197) - Fraction(3, 4)),
        ("figure: started, unit: projects, printed: 8个", -3),
        ("figure: invested, printed: 4200万元", 300_000_000),
        ("figure: invested, printed: 4200元", 4500_000_000 - 420_000),
        ("figure: planned, unit: households, printed: 2.2万户", -10_000),
        ("figure: planned, printed: 22万元", None),
    ],
)
def test_what_is_not_reproduced_says_by_how_much(told, off, make_book):
    verdict = verdict_on(make_book, SPRING + told)
    assert (verdict.result, verdict.off) == ("not_reproduced", off)


@pytest.mark.parametrize(
    ("told", "implied"),
    [
        ("figure: completion_rate, printed: 27.3%", Implied("completed", 6, 6, "projects")),
        ("figure: completion_rate, printed: 28.1%", Implied("completed", 7, 6, "projects")),
        ("figure: completion_rate, printed: 70%以上", Implied("completed", 16, None, "projects")),
        ("figure: accepted, printed: 近八成", Implied("accepted", 16, 17, "projects")),
        (
            "figure: start_rate, unit: projects, printed: 110.0%, over: {figure: completed}",
            Implied("completed", 20, 20, "projects"),
        ),
    ],
)
def test_what_cannot_be_computed_says_what_the_print_implies(told, implied, make_book):
    verdict = verdict_on(make_book, SPRING + told, book=ALL_STARTED)
    assert (verdict.result, verdict.implied) == ("not_computable", implied)


def test_a_print_expected_to_be_wrong_is_as_expected_while_it_is(make_book):
    told = SPRING + "figure: started, unit: projects, printed: 8个, expect: not_reproduced"
    assert verdict_on(make_book, told).expected
    assert not verdict_on(make_book, told.replace("8个", "5个")).expected


def test_a_named_project_must_certainly_be_among_those_counted(make_book):
    told = "cohort: 2021, as_of: 2022-03-31, figure: started, printed: 79个, including: [p]"
    assert verdict_on(make_book, told).result == "restated"
    verdict = verdict_on(make_book, told.replace("started", "completed").replace("79个", "全部"))
    assert verdict.result == "not_reproduced"
    assert [project for project, _ in verdict.missing] == ["p"]


#: Two records whose sizes are typed in 万 and so known to 50 m² each.
TYPED_IN_WAN = """
# cohorts/2022.yaml
cohort: 2022
plan: [{projects: 2}]
# projects/a.yaml
id: a
name: 甲
cohort: 2022
floor_area: 3.86万平方米
milestones: [{code: started, met: 2022-01-05}]
# projects/b.yaml
id: b
name: 乙
cohort: 2022
floor_area: 5.00万平方米
milestones: [{code: started, met: 2022-01-05}]
# published.yaml
figures: [{PRINT}]
"""


@pytest.mark.parametrize(
    ("printed", "result"),
    [("8.86万平方米", "reproduced"), ("8.87万平方米", "within_rounding"), ("8.89万平方米", "not_reproduced")],
)
def test_sizes_of_records_round_as_they_were_typed(printed, result, make_book):
    told = SPRING + f"figure: started, unit: floor_area, printed: {printed}"
    assert verdict_on(make_book, told, book=TYPED_IN_WAN).result == result


def verdict_on(make_book, told, book=BOOK):
    book = make_book(book.replace("PRINT", told))
    assert not book.left_out(), book.reading_problems()
    (printed,) = prints(book)
    return judge(Figures(book), printed)
