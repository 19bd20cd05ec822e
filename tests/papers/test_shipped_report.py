"""The inspection report of the shipped book states what its source states, and notices when a record changes."""

from __future__ import annotations

import json
import re
from decimal import Decimal

import pytest

from papers.conftest import body

#: The figures of the source's first section, from the book itself: the key of each, and how a paper may print it.
STATED = [
    ("planned cohort=2021", "projects", "42个"),
    ("completed cohort=2021", "projects", "33个"),
    ("invested cohort=2021", "money", "3.69亿元"),
    ("suspended cohort=2021", "projects", "1个"),
    ("under_construction cohort=2021", "projects", "8个"),
    ("planned cohort=2022", "projects", "22个"),
    ("planned cohort=2022", "households", "12197户"),
    ("planned cohort=2022", "buildings", "330栋"),
    ("budget cohort=2022", "money", "1.82亿元"),
    ("funds_awarded kind=upper_level_subsidy cohort=2022", "", "6600万元"),
    # All that have started are under construction: the number is that of the line that says so.
    ("under_construction cohort=2022", "projects", "6个"),
    ("start_rate cohort=2022", "projects", "27.3%"),
    ("towards.drawn cohort=2022", "projects", "16个"),
    ("invested cohort=2022", "money", "4500万元"),
]
NAMES = [
    *("沪明花园", "联运小区", "兴润小区", "杜鹃新村", "高岩新村", "龙腾小区", "麒麟新村"),
    *("崇桂新村", "列西新村", "五四新村", "江滨新村", "红岩新村", "林校小区"),
]


def numbers(text):
    stamp = text.partition("<!-- oc:paper/1\n")[2].partition("\n-->")[0].splitlines()
    return [tuple(json.loads(line)[:2]) for line in stamp[1:]]


def situation(text):
    return re.search(r"^## 一、基本情况\n(.*?)^## 二", text, re.MULTILINE | re.DOTALL)[1]


@pytest.fixture
def report(paper):
    return paper("inspection", "--as-of", "2022-05-11")


def test_the_situation_states_every_figure_of_the_source(report):
    section = situation(report)
    told = numbers(report)
    for key, unit, printed in STATED:
        assert printed in section
        found = [text for name, text in told if name.startswith(f"{key} ") and (not unit or f"unit={unit}" in name)]
        assert found, key
        assert set(found) == {printed}


def test_the_situation_names_what_the_source_names(report):
    section = situation(report)
    assert [name for name in NAMES if name not in section] == []
    assert "高岩路拓宽" in section
    assert "2022年7月底前" in section
    assert "施工图编制" in section


def test_the_situation_states_nothing_else(report):
    """Besides the source's figures there are only rates of them; the date of completion is told of all 8."""
    known = {printed for _, _, printed in STATED}
    rates = {"78.6%": Decimal(33) / 42, "27.3%": Decimal(6) / 22, "24.7%": Decimal(4500) / 18200}
    for printed, share in rates.items():
        assert Decimal(printed[:-1]) == round(share * 100, 1)
    section = situation(report)
    told = re.findall(r"(?<![\d年月])\d+(?:\.\d+)?(?:个|户|栋|亿元|万元|%)", section)
    assert set(told) - known - set(rates) == set()
    assert "8个项目在建，计划2022年7月底前完工" in section


def test_it_holds(report, call, tmp_path):
    file = tmp_path / "report.md"
    file.write_text(report, encoding="utf-8")
    done = call("verify", file)
    assert (done.code, done.err) == (0, "")


@pytest.mark.parametrize(
    ("file", "was", "becomes", "printed", "now"),
    [
        ("cohorts/2021.yaml", "projects: 42", "projects: 43", "42个", "43个"),
        ("cohorts/2021.yaml", "completed: {projects: 33}", "completed: {projects: 32}", "33个", "32个"),
        ("cohorts/2021.yaml", "under_construction: {projects: 8}", "under_construction: {projects: 7}", "8个", "7个"),
        ("cohorts/2021.yaml", "invested: 3.69亿元", "invested: 3.7亿元", "3.69亿元", "3.7亿元"),
        ("cohorts/2022.yaml", "under_construction: {projects: 6}", "under_construction: {projects: 7}", "6个", "7个"),
        ("cohorts/2022.yaml", "households: 12197", "households: 12198", "12197户", "12198户"),
        ("cohorts/2022.yaml", "buildings: 330", "buildings: 331", "330栋", "331栋"),
        ("cohorts/2022.yaml", "budget: 1.82亿元", "budget: 1.83亿元", "1.82亿元", "1.83亿元"),
        ("cohorts/2022.yaml", "invested: 4500万元", "invested: 4600万元", "4500万元", "4600万元"),
        ("funding.yaml", "amount: 0.66亿元", "amount: 0.67亿元", "6600万元", "6700万元"),
        ("documents.yaml", "count: 4", "count: 5", "4期", "5期"),
        ("cohorts/2022.yaml", "survey: {households: 8638}", "survey: {households: 8639}", "8638户", "8639户"),
    ],
)
def test_it_fails_at_the_number_that_a_changed_record_changes(report, call, copy, file, was, becomes, printed, now):
    path = copy / file
    text = path.read_text(encoding="utf-8")
    assert was in text
    path.write_text(text.replace(was, becomes, 1), encoding="utf-8")
    issued = copy.parent / "report.md"
    issued.write_text(report, encoding="utf-8")
    done = call("verify", issued, "--data", copy, "--format", "json")
    assert done.code == 1
    first = json.loads(done.out)["failures"][0]
    assert (first["kind"], first["printed"], first["now"]) == ("changed", printed, now)
    line = report.splitlines()[first["line"] - 1]
    assert line[first["column"] - 1 :].startswith(printed)
    assert any(place.startswith(f"{file}:") for place in first["places"])
    assert f"{issued}:{first['line']}:{first['column']}: " in call("verify", issued, "--data", copy).out


def test_nothing_is_stated_that_the_book_does_not_know(report):
    text = body(report)
    assert "2021年改造项目的计划投资台账未载" in text
    assert "None" not in text
    assert "不明" not in text
