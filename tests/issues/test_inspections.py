"""`oc issues --inspections`: where inspectors went, and how much of what is under construction that was."""

from __future__ import annotations

import csv
import io

import pytest


@pytest.fixture
def asked(told):
    def ask(*words, as_of="2022-06-15"):
        return told("--inspections", *words, as_of=as_of)

    return ask


def shares(answer):
    return {one["cohort"]: one for one in answer["coverage"]}


def test_the_visits_of_the_month_so_far(asked):
    answer = asked()
    assert (answer["from"], answer["as_of"], answer["check"]) == ("2022-06-01", "2022-06-15", "safety")
    assert [visit["inspection"] for visit in answer["visits"]] == ["2022-06-08"]
    assert [site["project"] for site in answer["visits"][0]["sites"]] == ["a", None]
    assert answer["visits"][0]["findings"] == 3
    assert [visit["inspection"] for visit in asked("--days", "36")["visits"]] == ["2022-06-08", "2022-05-11"]
    assert [visit["inspection"] for visit in asked("--days", "35")["visits"]] == ["2022-06-08"]


def test_coverage_is_visited_over_under_construction_of_those_on_record(asked):
    told = shares(asked())[2022]
    assert [(site["project"], site["certainly_under_construction"], site["visited"]) for site in told["worksites"]] == [
        ("a", True, "yes"),
        ("b", True, "no"),
        ("c", False, "no"),
    ]
    rate = told["of_recorded"]
    # c may have started: it is in the denominator's range only.
    assert (rate["numerator"], rate["denominator"], rate["percent"], rate["low"]) == (1, 2, "50.0", "33.3")


def test_projects_that_are_only_declared_make_it_a_range(run, asked):
    told = shares(asked("--check", "any", as_of="2022-05-31"))[2022]
    assert told["unrecorded"]["value"] == 3
    rate = told["of_all"]
    # One of two on record; of the other three at most one, for one site that was visited names no project.
    assert (rate["numerator"], rate["denominator"], rate["low"], rate["high"]) == (1, 5, "20.0", "40.0")
    text = run("issues", "--inspections", "--check", "any", "--plain", "--as-of", "2022-05-31")
    assert "覆盖率 50.0%; 含未建档的 20.0–40.0%" in text


def test_how_many_are_only_declared_is_itself_a_range_once_time_has_passed(run, asked):
    told = shares(asked(as_of="2022-06-30"))[2022]
    # Of the three that were declared a month ago, any may have been finished since.
    assert (told["unrecorded"]["low"], told["unrecorded"]["high"]) == (0, 3)
    rate = told["of_all"]
    assert (rate["percent"], rate["low"], rate["high"]) == (None, "16.7", "66.7")
    assert "含未建档的 16.7–66.7%" in run("issues", "--inspections", "--plain", "--as-of", "2022-06-30")


def test_without_any_such_inspection_on_record_there_is_no_share(run, asked):
    told = shares(asked(as_of="2022-05-31"))[2022]
    assert (told["of_recorded"]["numerator"], told["of_recorded"]["percent"]) == (None, None)
    assert told["of_recorded"]["reason"] == "no-numerator"
    text = run("issues", "--inspections", "--plain", "--as-of", "2022-05-31")
    assert "没有“安全检查”的记录" in text
    assert "0.0%" not in text


def test_other_kinds_count_when_they_are_asked_for(asked):
    assert shares(asked("--check", "joint", as_of="2022-05-31"))[2022]["of_recorded"]["percent"] == "50.0"
    assert shares(asked("--check", "any", as_of="2022-05-31"))[2022]["of_recorded"]["percent"] == "50.0"


def test_those_not_visited_are_listed_with_the_last_visit_of_any_kind(run):
    text = run("issues", "--inspections", "--plain", "--as-of", "2022-05-31")
    assert "甲新村 a: 上次 2022-05-11 联合督查；挂包：张三；projects/a.yaml:1" in text
    assert "乙新村 b: 没有去过的记录；projects/b.yaml:1" in text


def test_bulletins_and_sites_from_the_beginning(asked):
    answer = asked()
    assert (answer["bulletins"]["value"], answer["sites_inspected"]["value"]) == (4, 4)
    assert [(one["id"], one["issued"], one["count"]) for one in answer["issued"]] == [
        ("b2", "../2022-06-05", 3),
        ("b1", "2022-05-10", 1),
    ]


@pytest.mark.parametrize(
    ("words", "found"), [(("--cohort", "2022"), "abc"), (("--area", "三元区"), "a"), (("--where", "lead=张三"), "a")]
)
def test_filters(asked, words, found):
    answer = asked(*words)
    assert "".join(site["project"] for one in answer["coverage"] for site in one["worksites"]) == found


def test_csv_has_a_line_for_each_worksite(run):
    text = run("issues", "--inspections", "--format", "csv", "--as-of", "2022-06-15")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [(row["project"], row["visited"], row["inspection"]) for row in rows] == [
        ("a", "yes", "2022-06-08"),
        ("b", "no", ""),
        ("c", "no", ""),
    ]


def test_the_shipped_book(shipped):
    text = shipped("issues", "--inspections", "--plain", "--check", "any")
    assert "杜鹃新村、沪明花园、永兴花园、列西片区、城关步行街" in text
    assert "2021: 已查到 1; 在建（建档） 3; 覆盖率 33.3%; 含未建档的 12.5–50.0%" in text
