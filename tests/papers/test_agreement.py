"""Papers state what the commands state: lights, problems, money."""

from __future__ import annotations

import json

import pytest

from conftest import ROOT, write_book
from papers.conftest import body

CITY = ROOT / "examples/city/data"
DAY = "2023-06-30"


def numbers(text):
    stamp = text.partition("<!-- oc:paper/1\n")[2].partition("\n-->")[0].splitlines()
    return dict(tuple(json.loads(line)[:2]) for line in stamp[1:])


@pytest.fixture
def told(call):
    def asked(*words):
        done = call(*words, "--data", CITY, "--as-of", DAY, "--format", "json")
        return json.loads(done.out)

    return asked


@pytest.mark.parametrize("name", ["bulletin", "monthly", "inspection"])
def test_lights_are_those_of_the_schedule(paper, told, name):
    stated = numbers(paper(name, "--as-of", DAY, data=CITY))
    for group in told("schedule", "--by", "cohort")["groups"]:
        scope = f"count records cohort={group['label']} area=虚构省青榆市"
        for light, count in group["lights"].items():
            if count and group["label"]:
                assert stated[f"{scope} light={light}"] == f"{count}个"


def test_red_projects_are_told_with_reason_and_who_answers(paper, told):
    text = body(paper("bulletin", "--as-of", DAY, data=CITY))
    red = [one for one in told("schedule")["projects"] if one["light"] == "red" and one["in_plan"]]
    assert red
    for one in red:
        row = next(line for line in text.splitlines() if line.startswith(f"| {one['name']} |"))
        cells = [cell.strip() for cell in row.strip("|").split("|")]
        assert cells[1] == "红"
        assert "逾期" in cells[2] or "滞后" in cells[2]
        assert cells[-1] == one["lead"]


def test_problems_are_those_of_the_list(paper, told):
    counts = told("issues")["total"]
    stated = numbers(paper("monthly", "--as-of", DAY, data=CITY))
    assert stated["count open_issues possible=False"] == f"{counts['open']}项"
    assert stated["count open_issues possible=False overdue=True"] == f"{counts['overdue']}项"
    assert stated["count open_issues possible=False due=None"] == f"{counts['no_due_date']}项"
    assert stated["count found_again"] == f"{len(told('issues')['repeats'])}项"


def test_money_is_that_of_funding(paper, told):
    stated = numbers(paper("monthly", "--as-of", DAY, data=CITY))
    scopes = [one for one in told("funding")["scopes"] if one["cohort"] and not one["target"]]
    asked = 0
    for scope in scopes:
        name = f"cohort={scope['cohort']} area=虚构省青榆市 as_of={DAY}"
        if scope["area"] != "虚构省青榆市":
            continue
        for share in scope["shares"]:
            key = f"funds_share.{share['status']}/{share['over']} {name}"
            if key in stated:
                asked += 1
                assert share["low"] in stated[key]
    assert asked >= 4


DOUBTFUL = """
# cohorts/a.yaml
cohort: 2022
plan:
  - {projects: 1}
# projects/a.yaml
id: a
name: 甲
cohort: 2022
issues:
  - {id: 1, opened: 2022-01-05, text: 一, due: 2022-02-01, closed: ../2022-09-01}
  - {id: 2, opened: 2022-01-05, text: 二, due: 2022-02-01}
"""


def test_what_may_be_closed_is_counted_apart(paper, tmp_path):
    write_book(tmp_path / "data", DOUBTFUL)
    text = body(paper("bulletin", "--as-of", "2022-05-11", data=tmp_path / "data"))
    assert "未销号的问题和督查要求共1项（项目问题1项），其中已逾期1项" in text
    assert "另有1项问题的日期只知大致时间" in text or "另有1项" in text
