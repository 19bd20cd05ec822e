"""`oc trend` as its users run it."""

from __future__ import annotations

import csv
import io
import json

import pytest
from wcwidth import wcswidth

from conftest import ROOT, write_book
from oldcommunity.cli.app import run

BOOK = """
# book.yaml
format: 1
title: 虚构区老旧小区改造（虚构数据）
made_up: true
area: {city: 虚构市}
# cohorts/2022.yaml
cohort: 2022
area: {city: 虚构市}
plan:
  - {projects: 3, budget: 900万元}
  - {from: 2022-03-01, projects: 4, budget: 900万元}
# projects/a.yaml
id: a
name: 甲
cohort: 2022
area: {city: 虚构市, district: 东区}
milestones: [{code: started, met: 2022-01-10}, {code: completed, met: 2022-05-20}]
progress: [{as_of: 2022-02-28, invested: 10.5万元}, {as_of: 2022-05-31, invested: 100万元}]
# projects/b.yaml
id: b
name: 乙
cohort: 2022
area: {city: 虚构市, district: 西区}
milestones: [{code: started, met: 2022-03-10}]
# projects/c.yaml
id: c
name: 丙
cohort: 2022
area: {city: 虚构市, district: 西区}
milestones: [{code: designed, met: 2022-01-05}, {code: started, met: 2022-05}]
# projects/d.yaml
id: d
name: 丁
cohort: 2022
area: {city: 虚构市, district: 西区}
targets: [livelihood]
milestones: [{code: designed, met: 2022-01-15}]
"""


@pytest.fixture
def trend(capsys, tmp_path):
    write_book(tmp_path, BOOK)

    def told(*words, book=tmp_path, code=0):
        given = run(["trend", *words, "--data", str(book)])
        done = capsys.readouterr()
        assert given == code, done.err
        return done.err if code else done.out

    return told


def points(text):
    (series,) = json.loads(text)["series"]
    return series["points"]


def test_each_period_is_told_on_its_last_day_and_the_last_on_the_latest(trend):
    told = points(trend("started", "--format", "json"))
    assert [(one["period"], one["as_of"], one["over"]) for one in told] == [
        ("2022-01", "2022-01-31", True),
        ("2022-02", "2022-02-28", True),
        ("2022-03", "2022-03-31", True),
        ("2022-04", "2022-04-30", True),
        ("2022-05", "2022-05-31", True),
    ]
    assert [one["value"] for one in told] == [None, None, 2, 2, 3]
    assert [one["change"] for one in told] == [None, None, None, 0, 1]
    quarters = points(trend("started", "--every", "quarter", "--format", "json"))
    assert [(one["period"], one["as_of"], one["over"]) for one in quarters] == [
        ("2022Q1", "2022-03-31", True),
        ("2022Q2", "2022-05-31", False),
    ]


def test_a_rate_changes_by_percentage_points_of_exact_rates(trend):
    told = points(trend("start_rate", "--from", "2022-03", "--to", "2022-05-31", "--format", "json"))
    assert [(one["percent"], one["change_points"]) for one in told] == [
        ("50.0", None),
        ("50.0", "0.0"),
        ("75.0", "25.0"),
    ]


def test_the_original_plan_stays_the_denominator_where_it_is_asked_for(trend):
    told = points(trend("start_rate", "--from", "2022-05", "--plan", "original", "--format", "json"))
    assert (told[-1]["numerator"], told[-1]["denominator"], told[-1]["percent"]) == (3, 3, "100.0")


def test_a_start_known_to_the_month_is_possible_on_a_day_in_it(trend):
    told = points(trend("started", "--from", "2022-05-10", "--to", "2022-05-10", "--format", "json"))
    assert [(one["value"], one["low"], one["high"], one["over"]) for one in told] == [(2, 2, 3, False)]


def test_parts_stand_in_rows_and_all_that_does_not_fit_is_said(trend):
    page = trend("started", "--by", "district", "--format", "terminal", "--lang", "en")
    assert "东区" in page
    assert "西区" in page
    assert max(map(wcswidth, page.splitlines())) <= 80
    wide = trend("started", "--by", "district", "--to", "2023-06-30", "--format", "terminal", "--lang", "en")
    assert "earlier periods do not fit" in wide


def test_a_target_and_a_year_of_its_own_can_be_asked_for(trend):
    (series,) = json.loads(trend("designed", "--target", "livelihood", "--format", "json"))["series"]
    assert series["target"] == "livelihood"
    assert series["points"][-1]["value"] == 1
    assert "livelihood" in trend("designed", "--target", "nothing", code=2)


@pytest.mark.parametrize(
    "words",
    [("overdue",), ("started", "--every", "week"), ("started", "--by", "works"), ("started", "--plan", "all")],
)
def test_what_cannot_be_told_is_wrong_use(trend, words):
    assert trend(*words, code=2).count("\n") == 1


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("figure", ["start_rate", "completed", "invested"])
def test_eighty_columns(trend, language, figure):
    page = trend(figure, "--format", "terminal", "--lang", language, book=ROOT / "data")
    assert max(map(wcswidth, page.splitlines())) <= 80


def test_the_shipped_book_month_by_month(trend):
    text = trend("开工率", "--cohort", "2022", "--format", "csv", book=ROOT / "data")
    rows = list(csv.DictReader(io.StringIO(text)))
    told = [(row["as_of"], row["value"], row["high"], row["rests_on"], row["inferred"]) for row in rows]
    assert told == [
        ("2022-03-31", "27.3", "27.3", "declared", "1"),
        ("2022-04-30", "27.3", "27.3", "declared", "1"),
        ("2022-05-11", "27.3", "27.3", "identity", "0"),
    ]
