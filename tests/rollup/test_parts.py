"""Parts of an area never overlap, and second plans stand beside the first."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import write_book
from oldcommunity.book.book import _fill
from oldcommunity.book.cache import memory_store
from oldcommunity.figures.resolve.resolving import Figures
from oldcommunity.figures.scope.nodes import Node
from oldcommunity.reports.parts import parts_of

NAMES = {
    "province": [None, "甲省", "乙省"],
    "city": [None, "一市", "二市"],
    "zone": [None, "市区"],
    "district": [None, "东区", "西区"],
    "subdistrict": [None, "一街道"],
}
areas = st.fixed_dictionaries({level: st.sampled_from(names) for level, names in NAMES.items()})


@settings(max_examples=60, deadline=None)
@given(st.lists(areas, min_size=1, max_size=6), st.sampled_from(list(NAMES)))
def test_each_record_lies_in_exactly_one_part(found, by):
    text = ""
    for i, area in enumerate(found):
        named = ", ".join(f"{level}: {name}" for level, name in area.items() if name)
        text += f"\n# projects/p{i}.yaml\nid: p{i}\nname: 项目{i}\ncohort: 2022\narea: {{{named}}}\n"
    with tempfile.TemporaryDirectory() as folder:
        book = _fill(memory_store(), write_book(Path(folder), text), None, verify=False)
        figures = Figures(book)
        parts = parts_of(figures, Node(2022), by)
        counted = [figures.value("planned", part.node, "projects", 738000).value for part in parts]
        assert len({part.label for part in parts}) == len(parts)
        assert sum(counted) == len(found)
        book.close()


BOOK = """
# cohorts/2022.yaml
cohort: 2022
area: {city: 甲市}
plan:
  - {projects: 9, households: 4865}
  - {from: 2022-06-06, projects: 8, households: 4268}
declared: [{as_of: 2022-06-30, started: {projects: 4, households: 2134}}]
# cohorts/2022-livelihood.yaml
cohort: 2022
area: {city: 甲市}
target: livelihood
plan: [{projects: 5}]
declared: [{as_of: 2022-06-30, started: {projects: 4}}]
"""


def test_rates_on_the_original_and_on_the_adjusted_plan_side_by_side(status, tmp_path):
    write_book(tmp_path, BOOK)
    annual = status(tmp_path, "--plan", "all")["cohorts"][0]
    rates = [
        (one["plan"], one["start_rate"]["denominator"], one["start_rate"]["percent"]) for one in annual["readings"]
    ]
    assert rates == [("original", 9, "44.4"), ("current", 8, "50.0")]
    page = status(tmp_path, "--plan", "all", form="plain")
    assert "开工率·原 44.4%; 开工率·现 50.0%" in page


def test_the_same_rate_by_every_unit(status, tmp_path):
    write_book(tmp_path, BOOK)
    annual = status(tmp_path, "--unit", "all")["cohorts"][0]
    rates = {one["unit"]: one["start_rate"]["percent"] for one in annual["readings"]}
    assert (rates["projects"], rates["households"], rates["buildings"]) == ("50.0", "50.0", None)


def test_second_plans_stand_beside_the_first_and_are_not_added(status, tmp_path):
    write_book(tmp_path, BOOK)
    (rollup,) = status(tmp_path, "--by", "target")["rollups"]
    assert [(row["kind"], row["name"]) for row in rollup["rows"]] == [("part", ""), ("part", "livelihood")]
    page = status(tmp_path, "--by", "target", form="plain")
    assert "年度计划: 计划 8; 开工 4" in page
    assert "民生实事: 计划 5; 开工 4" in page


CITIES = "\n# cohorts/2021.yaml\ncohort: 2021\nareas: 2\n" + "".join(
    f"""
# cohorts/{city}.yaml
cohort: 2021
area: {{province: 甲省, city: {city}市}}
areas: 2
# cohorts/{city}-east.yaml
cohort: 2021
area: {{province: 甲省, city: {city}市, district: 城区}}
plan: [{{projects: {plan}}}]
declared: [{{as_of: 2021-06-30, started: {{projects: {started}}}}}]
# cohorts/{city}-west.yaml
cohort: 2021
area: {{province: 甲省, city: {city}市, district: {city}县}}
plan: [{{projects: 10}}]
declared: [{{as_of: 2021-06-30, started: {{projects: 5}}}}]
"""
    for city, plan, started in (("东", 30, 10), ("西", 90, 80))
)


def test_districts_of_one_name_in_two_cities_stay_two_and_each_city_has_its_subtotal(status, tmp_path):
    write_book(tmp_path, CITIES)
    (rollup,) = status(tmp_path, "--by", "district", "--as-of", "2021-06-30")["rollups"]
    rows = {(row["kind"], row["name"]): {one["figure"]: one for one in row["cells"]} for row in rollup["rows"]}
    assert rows["part", "东市城区"]["planned"]["value"] == 30
    assert rows["part", "西市城区"]["planned"]["value"] == 90
    east, west, whole = rows["subtotal", "东市"], rows["subtotal", "西市"], rows["whole", ""]
    assert (east["start_rate"]["numerator"], east["start_rate"]["denominator"]) == (15, 40)
    assert (west["start_rate"]["numerator"], west["start_rate"]["denominator"]) == (85, 100)
    assert (whole["start_rate"]["numerator"], whole["start_rate"]["denominator"]) == (100, 140)
    assert whole["start_rate"]["percent"] == "71.4"


def test_what_stands_behind_each_figure_is_in_the_json(status, tmp_path):
    write_book(tmp_path, BOOK)
    for told in status(tmp_path)["cohorts"]:
        assert told["coverage"].keys() == {"records", "planned_projects", "areas_present", "areas", "itemised"}
        for value in told["figures"].values():
            assert {"value", "low", "high", "rests_on", "since", "itemised", "records"} <= value.keys()
    annual = status(tmp_path)["cohorts"][0]
    assert (annual["coverage"]["records"], annual["coverage"]["planned_projects"]) == (0, 8)
    assert annual["figures"]["completed"] | {"places": []} == {
        "value": None,
        "unit": "projects",
        "low": 0,
        "high": 4,
        "rests_on": "none",
        "since": None,
        "inferred": False,
        "itemised": 0,
        "records": 0,
        "places": [],
    }


def test_areas_that_may_overlap_are_never_added(make_book):
    book = make_book(
        """
# cohorts/city.yaml
cohort: 2022
area: {city: 甲市}
areas: 2
# cohorts/zone.yaml
cohort: 2022
area: {city: 甲市, zone: 市区}
plan: [{projects: 10}]
# cohorts/district.yaml
cohort: 2022
area: {city: 甲市, district: 东区}
plan: [{projects: 5}]
"""
    )
    planned = Figures(book).planned(Node(2022, (None, "甲市", None, None, None)), "projects", 738306)
    assert (planned.value, planned.high) == (None, None)
    assert planned.low in (0, 10)
