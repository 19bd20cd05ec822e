"""What the pages of a whole city look like: every project in full, and much that stands side by side."""

from __future__ import annotations

import json
import re

import pytest
from wcwidth import wcswidth

from cli.made_up import Run
from conftest import ROOT

CITY = ROOT / "examples/city/data"
AS_OF = ("--as-of", "2023-06-30")
_SIGNS = re.compile(r"\x1b\[[0-9;]*m")


@pytest.fixture
def city(capsys, monkeypatch):
    """Run `oc` on the example city; on a terminal of so many columns, where `COLUMNS` says so."""
    monkeypatch.setenv("COLUMNS", "80")
    return Run(CITY, capsys)


def lines(text):
    return _SIGNS.sub("", text).splitlines()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_project_can_be_shown(city, language):
    listed = json.loads(city("list", "--format", "json", *AS_OF))["projects"]
    assert len(listed) == 62
    for one in listed:
        assert one["name"] in city("show", one["id"], "--format", "terminal", "--lang", language, *AS_OF)


def test_subtotals_are_of_the_plan_that_they_stand_in(city):
    """A second plan of the year has subtotals of its own in the same districts."""
    report = json.loads(city("status", "--by", "subdistrict", "--cohort", "2022", "--format", "json", *AS_OF))
    annual, second = report["rollups"]
    assert (annual["target"], second["target"]) == (None, "livelihood")
    for rollup in (annual, second):
        parts, told = 0, {}
        for row in rollup["rows"]:
            planned = next(cell["value"] for cell in row["cells"] if cell["figure"] == "planned")
            if row["kind"] == "part":
                parts += planned
            elif row["kind"] == "subtotal":
                told[row["name"]], parts = (planned, parts), 0
        assert len(told) == 3
        assert all(subtotal == added for subtotal, added in told.values()), told


@pytest.mark.parametrize(
    "words",
    [
        ("status",),
        ("status", "--by", "district"),
        ("status", "--by", "target"),
        ("trend", "started", "--target", "livelihood"),
        ("explain", "started", "--target", "livelihood"),
        ("compare", "2022-12-31", "2023-06-30"),
    ],
)
def test_a_second_plan_is_called_by_its_name(city, words):
    pages = {language: city(*words, "--cohort", "2022", "--lang", language) for language in ("zh", "en")}
    assert "民生实事" in pages["zh"]
    assert "livelihood projects" in pages["en"]
    assert not any(re.search("· livelihood$|^livelihood:", page, re.MULTILINE) for page in pages.values())


def test_on_a_terminal_a_dozen_lines_of_money_are_told_and_elsewhere_all(city):
    page = lines(city("status", "--format", "terminal", "--lang", "en", *AS_OF))
    begin, end = page.index("Money (different scopes and stations, never added)"), page.index("Besides")
    assert sum(bool(re.match("  [a-z]", line)) for line in page[begin:end]) == 12
    assert "12 more: oc funding" in page[begin:end]
    plain = city("status", "--format", "plain", "--lang", "en", *AS_OF)
    funds = json.loads(city("status", "--format", "json", *AS_OF))["funds"]
    assert "more: oc funding" not in plain
    told = plain[plain.index("Money (") : plain.index("\nBesides")]
    assert len(re.findall("¥", told)) == len(funds)


def test_a_year_is_listed_district_by_district_whatever_zones_cut_across(city):
    listed = json.loads(city("list", "--format", "json", *AS_OF))["projects"]
    blocks = {}
    for one in listed:
        found = blocks.setdefault(one["cohort"], [])
        if found[-1:] != [one["district"]]:
            found.append(one["district"])
    assert all(len(found) == len(set(found)) for found in blocks.values()), blocks


@pytest.mark.parametrize("language", ["zh", "en"])
def test_places_are_never_parted(city, language):
    page = lines(city("explain", "start_rate", "--cohort", "2022", "--format", "terminal", "--lang", language, *AS_OF))
    assert all(re.search(r"\.yaml:\d+:\d+$", line) for line in page if ".yaml" in line and "cohorts/" not in line)
    assert not any(re.match(r"[\s\d:]*$", line) and line.strip() for line in page)
    assert max(map(wcswidth, page)) <= 80


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("columns", ["80", "120"])
def test_prints_stand_in_tables_of_one_kind_without_empty_columns(city, monkeypatch, language, columns):
    monkeypatch.setenv("COLUMNS", columns)
    page = lines(city("published", "--format", "terminal", "--lang", language, *AS_OF, code=0))
    assert max(map(wcswidth, page)) <= int(columns)
    days = [i for i, line in enumerate(page) if re.match("(As of|截至) [0-9-]+$", line)]
    assert len(days) == 5
    place = {"zh": "材料中的位置", "en": "Place in the paper"}[language]
    tables = ["\n".join(page[i:j]) for i, j in zip(days, [*days[1:], len(page)], strict=True)]
    assert all("────" in table for table in tables)
    assert [place in table for table in tables] == [True, False, False, True, True]


def test_a_trend_can_be_followed_until_a_day(city):
    told = [
        json.loads(city("trend", "started", "--cohort", "2023", option, "2023-04", "--format", "json"))
        for option in ("--to", "--as-of")
    ]
    assert told[0] == told[1]
    assert told[0]["as_of"] == "2023-04-30"


def test_each_plan_is_followed_from_its_own_first_fact(city):
    series = json.loads(city("trend", "started", "--format", "json", *AS_OF))["series"]
    assert [one["points"][0]["as_of"][:4] for one in series] == ["2020", "2021", "2022"]
