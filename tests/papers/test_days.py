"""A day that stands beside a number is true for the whole number, or the paper says what of it is older."""

from __future__ import annotations

import re

import pytest

from conftest import write_book
from papers.conftest import body

CARRIED = """
# book.yaml
format: 1
title: 甲市老旧小区改造台账
area: {city: 甲市}
made_up: true
# cohorts/city.yaml
cohort: 2023
area: {city: 甲市}
areas: 2
plan:
  - {projects: 9, budget: 3000万元}
# cohorts/east.yaml
cohort: 2023
area: {city: 甲市, district: 东区}
plan:
  - {projects: 5, budget: 2000万元}
declared:
  - as_of: 2023-05-31
    under_construction: {projects: 2}
    towards: {drawn: {projects: 3}}
    invested: 520万元
# cohorts/west.yaml
cohort: 2023
area: {city: 甲市, district: 西区}
plan:
  - {projects: 4, budget: 1000万元}
declared:
  - as_of: 2023-06-30
    under_construction: {projects: 4}
    invested: 300万元
# projects/new.yaml
id: new
name: 新村
cohort: 2023
area: {city: 甲市, district: 东区}
milestones:
  - {code: drawn, met: 2023-05-01}
  - {code: started, met: 2023-06-10}
progress:
  - {as_of: 2023-05-31, invested: 100万元}
  - {as_of: 2023-06-20, invested: 360万元}
"""
DAY = "2023-06-30"


@pytest.fixture
def told(paper, tmp_path):
    write_book(tmp_path / "data", CARRIED)

    def text(name, language, *words, day=DAY):
        return body(paper(name, "--lang", language, "--as-of", day, *words, data=tmp_path / "data"))

    return text


@pytest.mark.parametrize("name", ["inspection", "bulletin", "monthly"])
@pytest.mark.parametrize(
    ("language", "carried", "stale"),
    [
        ("zh", "780万元（据2023年5月31日的520万元和此后记录得出）", "780万元（2023年5月31日数）"),
        ("en", "¥7.8 million (from ¥5.2 million as of 31 May 2023 and later records)", "¥7.8 million (as of"),
    ],
)
def test_a_total_with_later_records_is_not_told_for_the_day_of_the_total(told, name, language, carried, stale):
    text = told(name, language, "--area", "东区")
    assert carried in text
    assert stale not in text


@pytest.mark.parametrize(
    ("language", "mixed"),
    [
        ("zh", "1080万元（其中780万元据2023年5月31日数和此后记录得出）"),
        ("en", "¥10.8 million (of which ¥7.8 million from what was told as of 31 May 2023 and later records)"),
    ],
)
def test_of_areas_told_for_different_days_the_older_part_is_named(told, language, mixed):
    assert mixed in told("bulletin", language)


@pytest.mark.parametrize(
    ("language", "day", "share"),
    [
        ("zh", "520万元（2023年5月31日数）", "其中520万元为2023年5月31日数"),
        ("en", "¥5.2 million (as of 31 May 2023)", "of which ¥5.2 million as of 31 May 2023"),
    ],
)
def test_a_total_to_which_nothing_was_added_keeps_its_day(paper, tmp_path, language, day, share):
    write_book(tmp_path / "data", CARRIED.partition("# projects/")[0])
    words = ("bulletin", "--lang", language, "--as-of", DAY)
    assert day in body(paper(*words, "--area", "东区", data=tmp_path / "data"))
    assert share in body(paper(*words, data=tmp_path / "data"))


def test_areas_told_for_several_earlier_days_give_the_first_and_the_last(paper, tmp_path):
    write_book(tmp_path / "data", CARRIED.partition("# projects/")[0])
    text = body(paper("bulletin", "--as-of", "2023-07-31", data=tmp_path / "data"))
    assert "820万元（2023年5月31日至2023年6月30日数）" in text


@pytest.mark.parametrize(
    ("language", "mark", "note"),
    [
        ("zh", "（注） |", "东区开工3至5个（据2023年5月31日的2个和此后记录得出）"),
        ("en", " (note) |", "东区 started 3 to 5 projects (from 2 projects as of 31 May 2023 and later records)"),
    ],
)
def test_in_a_table_a_mark_leads_to_the_day(told, language, mark, note):
    table, _, notes = told("bulletin", language).partition("## 附" if language == "zh" else "## Annex")
    assert mark in table
    assert note in notes


def test_a_range_that_was_told_stays_one(paper):
    """Of 2021 it was told that 41 or 42 had started: later on this is neither 41 nor a matter of that day alone."""
    text = body(paper("bulletin", "--as-of", "2022-06-30"))
    assert re.search(r"已开工41至42个（[^）]*）.*（均为2022年5月11日数）", text)
    assert not re.search(r"开工41个", text)
