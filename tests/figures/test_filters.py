"""Conditions on projects and areas by name: every key with every operator, and what is refused."""

from __future__ import annotations

import json

import pytest

from conftest import write_book
from oldcommunity.cli.app import run
from oldcommunity.dates import parse_as_of
from oldcommunity.errors import UsageError
from oldcommunity.figures.resolve.resolving import Figures
from oldcommunity.figures.scope.filters import KEYS, find_area, restrict
from oldcommunity.figures.scope.nodes import Node

BOOK = """
# book.yaml
format: 1
title: 试验台账
area: {city: 三明市}
# cohorts/2022.yaml
cohort: 2022
area: {zone: 市区}
plan:
  - {projects: 42}
declared:
  - {as_of: 2022-05-11, started: {projects: 30}}
# projects/a.yaml
id: a
name: 甲's 新村
cohort: 2022
targets: [livelihood, other]
area: {zone: 市区, district: 三元区, subdistrict: 列东街道}
communities: 1
buildings: 12
households: 400
floor_area: 3万平方米
built_year: 1999
works: [basic, upgrade]
budget: 500万元
lead: {name: 张三}
milestones:
  - {code: started, met: 2022-03-20}
  - {code: completed, due: 2022-04-30}
utilities:
  - {kind: water}
  - {kind: gas}
governance:
  owners_committee: 甲新村业主委员会
  property_manager: 甲物业
  party_branch: 已成立
  residents_group: 监督小组
tags: [demonstration]
# projects/b.yaml
id: b
name: 乙新村
cohort: 2021
in_plan: false
area: {zone: 市区, district: 三元区}
communities: 2
buildings: 11
households: 399
floor_area: 29999平方米
built_year: 2000
works: [improvement]
budget: 499.99万元
lead: {name: 李四}
milestones:
  - {code: completed, due: 2022-04-30, met: 2022-03-20}
utilities:
  - {kind: water}
governance: {owners_committee: 筹备中}
tags: [demo]
# projects/c.yaml
id: c
name: 丙新村
cohort: null
area: {district: 沙县区}
# funding.yaml
funds:
  - id: all
    kind: city_funds
    scope: {cohort: 2022, area: {zone: 市区}}
    events: [{status: awarded, as_of: 2022-01-01, amount: 1万元}]
  - id: one
    kind: city_funds
    scope: {project: a}
    events: [{status: awarded, as_of: 2022-01-01, amount: 1万元}]
# published.yaml
figures:
  - {figure: started, cohort: 2022, area: {zone: 市区}, as_of: 2022-05-11, printed: 30个}
"""
DAY = parse_as_of("2022-05-11")


def shown(make_book, *where):
    book = make_book(BOOK)
    restrict(book, list(where), DAY)
    return "".join(project for (project,) in book.rows("SELECT id FROM the_project ORDER BY id"))


CASES = [
    ("id=a", "a"),
    ("id!=a", "bc"),
    ("id=", ""),
    ("name=甲's 新村", "a"),
    ("name!=甲's 新村", "bc"),
    ("cohort=2022", "a"),
    ("cohort!=2022", "bc"),
    ("cohort<2022", "b"),
    ("cohort>=2022", "a"),
    ("cohort=", "c"),
    ("cohort!=", "ab"),
    ("state=under_construction", "a"),
    ("state=completed", "b"),
    ("state=unknown", "c"),
    ("state=", "c"),
    ("state!=completed", "ac"),
    ("province=", "abc"),
    ("city=三明市", "abc"),
    ("city!=三明市", ""),
    ("zone=市区", "ab"),
    ("zone=", "c"),
    ("zone!=市区", "c"),
    ("district=三元区", "ab"),
    ("subdistrict=列东街道", "a"),
    ("subdistrict!=", "a"),
    ("overdue=true", "a"),
    ("overdue!=true", "bc"),
    ("overdue=false", "b"),
    ("overdue=", "c"),
    ("utility=water", "ab"),
    ("utility=gas", "a"),
    ("utility!=gas", "bc"),
    ("utility=", "c"),
    ("owners_committee=业主委员会", "a"),
    ("owners_committee!=业主委员会", "bc"),
    ("owners_committee=", "c"),
    ("owners_committee!=", "ab"),
    ("property_manager=甲物业", "a"),
    ("party_branch=", "bc"),
    ("residents_group=监督", "a"),
    ("built_year=1999", "a"),
    ("built_year<2000", "a"),
    ("built_year>=2000", "b"),
    ("built_year=", "c"),
    ("communities=2", "b"),
    ("communities<2", "a"),
    ("buildings>=12", "a"),
    ("buildings!=12", "bc"),
    ("households>=400", "a"),
    ("households<400", "b"),
    ("households>400", ""),
    ("households<=400", "ab"),
    ("households = 400", "a"),
    ("floor_area<3万平方米", "b"),
    ("floor_area>=30000平方米", "a"),
    ("budget>=500万元", "a"),
    ("budget<0.05亿元", "b"),
    ("budget=5000000元", "a"),
    ("budget=", "c"),
    ("target=livelihood", "a"),
    ("target!=livelihood", "bc"),
    ("target=", "bc"),
    ("tag=demo", "b"),
    ("tag=demonstration", "a"),
    ("tag=demo%", ""),
    ("tag!=", "ab"),
    ("work=basic", "a"),
    ("work!=basic", "bc"),
    ("work=", "c"),
    ("lead=张三", "a"),
    ("lead=", "c"),
    ("in_plan=true", "ac"),
    ("in_plan=false", "b"),
    ("in_plan!=true", "b"),
]


@pytest.mark.parametrize(("where", "ids"), CASES)
def test_conditions(make_book, where, ids):
    assert shown(make_book, where) == ids


def test_every_key_is_tried():
    assert {where.replace("!", "=").split("=")[0].split("<")[0].split(">")[0].strip() for where, _ in CASES} == set(
        KEYS
    )


def test_conditions_are_and_ed(make_book):
    assert shown(make_book, "district=三元区", "budget<500万元") == "b"
    assert shown(make_book, "district=三元区", "cohort=") == ""


@pytest.mark.parametrize("value", ["' OR 1 --", "'); DROP TABLE project; --", "%", "\x00", "\udcff", '"', "{0}"])
def test_a_value_is_never_sql(make_book, value):
    assert shown(make_book, f"name={value}") == ""
    assert shown(make_book, f"tag={value}") == ""
    assert shown(make_book, f"name!={value}") == "abc"


def test_figures_then_come_from_the_filtered_records_alone(make_book):
    book = make_book(BOOK)
    before = Figures(book)
    node = next(node for node in before.nodes.tops() if node.cohort == 2022)
    assert before.value("planned", node, "projects", DAY).value == 42
    restrict(book, ["district=三元区"], DAY)
    after = Figures(book)
    assert not after.nodes.files
    home = Node(2022, after.nodes.home)
    assert (
        after.value("planned", home, "projects", DAY).value,
        after.value("started", home, "projects", DAY).value,
    ) == (
        1,
        1,
    )
    for view in ("plan", "declared", "published"):
        assert book.rows(f"SELECT 1 FROM the_{view}") == []
    assert book.rows("SELECT id FROM the_fund") == [("one",)]


@pytest.mark.parametrize(
    ("where", "key", "told"),
    [
        ("colour=red", "bad-where", "households"),
        ("households", "bad-where", "households"),
        ("=3", "bad-where", "id"),
        ("households>>400", "bad-where-value", "400"),
        ("", "bad-where", "id"),
        ("households>=many", "bad-where-value", "400"),
        ("households<=many", "bad-where-value", "400"),
        ("households<", "bad-where-value", "400"),
        ("budget>=500", "bad-where-value", "500万元"),
        ("floor_area<3", "bad-where-value", "平方米"),
        ("cohort=22", "bad-where-value", "2022"),
        ("state=started", "bad-where-value", "under_construction"),
        ("in_plan=yes", "bad-where-value", "true"),
        ("work=roof", "bad-where-value", "basic"),
        ("name<甲", "bad-where-order", "budget"),
        ("state>=completed", "bad-where-order", "households"),
    ],
)
def test_what_is_no_condition(make_book, where, key, told):
    with pytest.raises(UsageError) as caught:
        shown(make_book, where)
    assert caught.value.key == key
    assert caught.value.params["given"] == where
    assert told in str(caught.value.params["known"])


@pytest.mark.parametrize(
    ("language", "words", "said"),
    [
        ("zh", ("--where", "colour=red"), "看不懂筛选条件“colour=red”"),
        ("en", ("--where", "colour=red"), "“colour=red” is no condition"),
        ("zh", ("--where", "budget>=500"), "500万元"),
        ("en", ("--where", "name<a"), "is no number"),
        ("zh", ("--area", "火星"), "三元区"),
        ("en", ("--area", "火星"), "三元区"),
    ],
)
def test_messages(tmp_path, capsys, language, words, said):
    data = write_book(tmp_path, BOOK)
    assert run(["list", *words, "--lang", language, "--data", str(data)]) == 2
    out, err = capsys.readouterr()
    assert said in err
    assert out == ""


def area(make_book, text, book=BOOK):
    found = make_book(book)
    return find_area(found, Figures(found), text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("三明市", (None, "三明市", None, None, None)),
        ("市区", (None, None, "市区", None, None)),
        ("三元区", (None, None, None, "三元区", None)),
        ("三明市三元区", (None, "三明市", None, "三元区", None)),
        ("三明市市区三元区", (None, "三明市", "市区", "三元区", None)),
        ("district=三元区", (None, None, None, "三元区", None)),
        ("district = 沙县区", (None, None, None, "沙县区", None)),
        ("列东街道", (None, None, None, None, "列东街道")),
        ("三元区列东街道", (None, None, None, "三元区", "列东街道")),
    ],
)
def test_areas(make_book, text, expected):
    assert area(make_book, text) == expected


@pytest.mark.parametrize("text", ["三元", "zone=三元区", "沙县区三元区", "", "village=三元区", "district="])
def test_unknown_areas(make_book, text):
    with pytest.raises(UsageError) as caught:
        area(make_book, text)
    assert caught.value.key == "unknown-area"
    assert "三元区" in str(caught.value.params["known"])


TWO_CITIES = """
# projects/a.yaml
id: a
name: 甲
cohort: 2022
area: {city: 三明市, district: 城关区}
# projects/b.yaml
id: b
name: 乙
cohort: 2022
area: {city: 福州市, district: 城关区, subdistrict: 东街}
# projects/c.yaml
id: c
name: 丙
cohort: 2022
area: {city: 福州市, zone: 市区, district: 台江区}
# projects/d.yaml
id: d
name: 丁
cohort: 2022
area: {district: 台江区}
# projects/e.yaml
id: e
name: 戊
cohort: 2022
area: {zone: 东街}
"""


def test_one_name_for_several_areas(make_book):
    with pytest.raises(UsageError) as caught:
        area(make_book, "城关区", TWO_CITIES)
    assert (caught.value.key, caught.value.params["known"]) == ("ambiguous-area", "三明市城关区 福州市城关区")
    assert area(make_book, "福州市城关区", TWO_CITIES) == (None, "福州市", None, "城关区", None)


def test_one_name_at_two_levels(make_book):
    with pytest.raises(UsageError) as caught:
        area(make_book, "东街", TWO_CITIES)
    assert caught.value.key == "ambiguous-area"
    assert area(make_book, "zone=东街", TWO_CITIES) == (None, None, "东街", None, None)


def test_wider_levels_that_some_records_leave_out(make_book):
    assert area(make_book, "台江区", TWO_CITIES) == (None, None, None, "台江区", None)


def test_years_and_areas_are_those_of_the_whole_book(tmp_path, capsys):
    data = write_book(tmp_path, BOOK)
    words = ["list", "--where", "lead=王五", "--cohort", "2022", "--area", "沙县区", "--format", "json"]
    assert run([*words, "--data", str(data)]) == 0
    assert json.loads(capsys.readouterr().out)["projects"] == []
