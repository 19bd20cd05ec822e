"""`oc export --format oc4ids`: what the standard asks of a package, and what the book knows, no more and no less."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT, write_book

BOOK = """
# book.yaml
format: 1
title: 虚构台账
area: {province: 虚构省, city: 青榆市}
# cohorts/2022.yaml
cohort: 2022
plan:
  - {projects: 3}
# documents.yaml
documents:
  - {id: plan-2022, kind: plan, title: 2022年方案, issued: 2022-01-10, cohort: 2022}
  - {id: plan-later, kind: plan, title: 2022年补充方案, issued: 2022-07-10, cohort: 2022}
  - {id: plan-elsewhere, kind: plan, title: 别区方案, issued: 2022-01-10, cohort: 2022, area: {district: 乙区}}
  - {id: award, kind: notice, title: 资金通知, issued: ../2022-04-30}
# funding.yaml
funds:
  - id: bond
    kind: special_bond
    name: 第一批
    scope: {project: 2022-jia}
    events:
      - {status: planned, as_of: 2022-01-01, amount: 300万元}
      - {status: awarded, as_of: 2022-04-30, amount: 200万元, document: award}
      - {status: awarded, as_of: 2022-07-31, amount: 300万元}
      - {status: paid, as_of: 2022-05-31, amount: 50万元}
  - id: whole-year
    kind: city_funds
    scope: {cohort: 2022}
    events: [{status: planned, as_of: 2022-01-01, amount: 900万元}]
# projects/2022-jia.yaml
id: 2022-jia
name: 甲新村
cohort: 2022
area: {zone: 老城片区, district: 甲区}
communities: 1
households: 约1700
floor_area: 3.2万平方米
built_year: 1994
works: [basic, improvement]
tags: [demonstration]
budget: 620.005万元
parties:
  - {role: client, name: 甲区住建局}
  - {role: designer, name: 某设计院}
  - {role: surveyor, name: 某设计院}
utilities:
  - {kind: water, owner: 某水务公司, share: 40万元, status: agreed}
  - {kind: gas, owner: 某燃气公司}
milestones:
  - {code: designed, due: 2022-02, met: 2022-02}
  - {code: approved, due: 2022-03-01}
  - {code: started, due: 2022-03-20, met: 2022-03-18, basis: site_entry, inferred: true}
  - {code: completed, due: 2022-10-31, met: 2022-09-30}
  - {code: accepted, due: 2022-12}
progress:
  - {as_of: 2022-04-30, invested: 100万元, physical: 24.73%}
  - {as_of: 2022-05-31, invested: 150万元}
  - {as_of: 2022-08-31, physical: 90%}
suspensions:
  - {from: 2022-05-10, until: 2022-06-30, reason: 断路施工。}
# projects/2022-yi.yaml
id: 2022-yi
name: 乙新村
cohort: 2022
area: {district: 乙区}
milestones:
  - {code: started, met: 2022-05}
merged_into: 2022-jia
# projects/2022-bing.yaml
id: 2022-bing
name: 丙新村
cohort: 2022
in_plan: false
milestones:
  - {code: surveyed, met: ../2022-01-31}
  - {code: designed, due: 2022-02-28}
  - {code: completed, met: 2022-12-01}
cancelled: {on: 2022-04-01}
# projects/ding.yaml
id: ding
name: 丁新村
cohort:
"""
PROJECT_KEYS = [
    "id",
    "updated",
    "language",
    "identifiers",
    "publicAuthority",
    "title",
    "description",
    "budget",
    "period",
    "locations",
    "status",
    "type",
    "sector",
    "purpose",
    "additionalClassifications",
    "parties",
    "assetLifetime",
    "identificationPeriod",
    "preparationPeriod",
    "implementationPeriod",
    "completionPeriod",
    "maintenancePeriod",
    "decommissioningPeriod",
    "forecasts",
    "metrics",
    "milestones",
    "completion",
    "costMeasurements",
    "transactions",
    "documents",
    "contractingProcesses",
    "relatedProjects",
    "policyAlignment",
    "benefits",
    "social",
    "environment",
    "lobbyingMeetings",
]
#: Closed lists, and open ones to which nothing has been added.
CODES = {
    "status": ["identification", "preparation", "implementation", "completion", "maintenance", "cancelled"],
    "type": ["rehabilitation"],
    "sector": ["socialHousing"],
    "currency": ["CNY"],
    "relationship": ["construction", "rehabilitation", "replacement", "expansion"],
    "milestone.status": ["scheduled", "met", "notMet"],
    "milestone.type": ["preProcurement", "approval", "engagement", "assessment", "delivery", "procurement"],
}
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT(00:00:00|23:59:59)[+-]\d\d:00")
BOOKS = [ROOT / "data", ROOT / "examples/city/data"]
SCHEMA = "OC4IDS_SCHEMA"


@pytest.fixture
def book(tmp_path) -> Path:
    return write_book(tmp_path / "book", BOOK)


@pytest.fixture
def exported(call):
    """The projects of the package by id."""

    def told(day: str = "2022-05-15", *words: str) -> dict[str, Any]:
        done = call("export", "--format", "oc4ids", "--as-of", day, *words)
        assert done.code == 0, done.err
        return {project["id"]: project for project in json.loads(done.out)["projects"]}

    return told


@pytest.fixture
def instead(book):
    """Puts another book in the place of the book."""

    def put(text: str) -> None:
        shutil.rmtree(book)
        write_book(book, text)

    return put


def packages(oc) -> Iterator[dict[str, Any]]:
    for data in BOOKS:
        for day in ("2021-06", "2022-03-31", "2022-05-11", "2023"):
            yield json.loads(oc("export", "--format", "oc4ids", "--as-of", day, "--data", str(data)).stdout)


def walk(node: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Everything in a package, with the keys on the way to it."""
    yield path, node
    if isinstance(node, dict):
        for key, value in node.items():
            yield from walk(value, (*path, key))
    elif isinstance(node, list):
        for item in node:
            yield from walk(item, path)


def test_packages_have_what_the_standard_asks_for(oc):
    for package in packages(oc):
        assert list(package) == ["uri", "publishedDate", "version", "publisher", "projects"]
        assert package["version"] == "0.9"
        assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", package["uri"])
        assert MOMENT.fullmatch(package["publishedDate"])
        assert package["publisher"]["name"]
        ids = [project["id"] for project in package["projects"]]
        assert ids
        assert len(ids) == len(set(ids))
        for project in package["projects"]:
            assert list(project) == [key for key in PROJECT_KEYS if key in project], "in the standard's order"


def test_nothing_is_empty_and_what_is_told_has_its_form(oc):
    for package in packages(oc):
        for path, value in walk(package):
            assert value not in (None, "", [], {}), path
            if path and path[-1] in ("startDate", "endDate", "dueDate", "dateMet", "datePublished", "publishedDate"):
                assert MOMENT.fullmatch(value), path
            if path and path[-1] == "amount" and not isinstance(value, dict):
                assert value > 0, path
            if path[:1] == ("projects",) and isinstance(value, str):
                near = "milestone." if path[1] == "milestones" else ""
                assert value in CODES.get(near + path[-1], [value]), path
            if isinstance(value, list) and value and isinstance(value[0], dict) and "id" in value[0]:
                ids = [json.dumps([item.get("scheme"), item["id"]]) for item in value]
                assert len(ids) == len(set(ids)), path


def test_whoever_is_referred_to_is_among_the_parties(oc):
    for package in packages(oc):
        for project in package["projects"]:
            known = {(party["id"], party["name"]) for party in project.get("parties", [])}
            for path, value in walk(project):
                if path and path[-1] in ("sourceParty", "publicAuthority") and isinstance(value, dict):
                    assert (value["id"], value["name"]) in known


def test_it_is_what_was_known_by_the_day_and_planned_at_all_times(exported):
    jia = exported()["2022-jia"]
    told = {one["id"]: one for one in jia["milestones"]}
    assert told["started"] == {
        "id": "started",
        "title": "开工",
        "type": "delivery",
        "description": "认定依据：进场施工。日期是推断的。",
        "code": "commencement",
        "dueDate": "2022-03-20T23:59:59+08:00",
        "dateMet": "2022-03-18T23:59:59+08:00",
        "status": "met",
    }
    assert (told["completed"]["status"], "dateMet" in told["completed"]) == ("scheduled", False)
    assert jia["status"] == "implementation"
    assert "completion" not in jia
    later = exported("2022-10-01")["2022-jia"]
    assert later["status"] == "completion"
    assert later["completion"] == {"endDate": "2022-09-30T23:59:59+08:00"}


def test_a_date_that_is_not_one_day_is_told_in_words(exported):
    told = {one["id"]: one for one in exported()["2022-jia"]["milestones"]}
    assert told["designed"]["description"] == "达到日期：2022-02。"
    assert told["designed"]["dueDate"] == "2022-02-28T23:59:59+08:00"
    assert (told["designed"]["status"], "dateMet" in told["designed"]) == ("met", False)
    bing = {one["id"]: one for one in exported()["2022-bing"]["milestones"]}
    assert bing["surveyed"]["description"] == "达到日期：2022-01-31以前。"


def test_what_may_have_happened_is_neither_met_nor_missed(exported):
    yi = exported()["2022-yi"]
    (started,) = yi["milestones"]
    assert "status" not in started
    assert "2022-05" in started["description"]
    assert "status" not in yi, "it may be under way"
    assert exported("2022-04-30")["2022-yi"]["status"] == "preparation"
    assert exported("2022-05-31")["2022-yi"]["status"] == "implementation"


def test_a_milestone_is_missed_only_where_nothing_shows_that_it_was_passed(exported):
    jia = {one["id"]: one for one in exported()["2022-jia"]["milestones"]}
    assert "status" not in jia["approved"], "the works have started since"
    bing = {one["id"]: one for one in exported()["2022-bing"]["milestones"]}
    assert bing["designed"]["status"] == "notMet"
    assert "completed" not in bing, "that is later"


def test_what_is_not_known_is_absent(exported):
    ding = exported()["ding"]
    assert set(ding) == {"id", "language", "title", "locations", "type", "sector"}


def test_suspension_and_cancellation_are_told(exported):
    jia = exported()["2022-jia"]
    assert jia["status"] == "implementation"
    assert jia["description"].endswith("2022-05-10起暂缓：断路施工。")
    assert "暂缓" not in exported("2022-07-01")["2022-jia"]["description"]
    assert exported()["2022-bing"]["status"] == "cancelled"
    assert exported()["2022-bing"]["description"] == "已取消。"


def test_a_project_that_was_halted_without_a_start_on_record_has_no_stage(exported, instead):
    instead("# projects/a.yaml\nid: a\nname: 甲\ncohort: 2022\nsuspensions:\n  - {from: 2022-01-01}\n")
    project = exported()["a"]
    assert "status" not in project
    assert project["description"] == "2022-01-01起暂缓。"


def test_sizes_stand_in_the_description_as_precisely_as_they_are_known(exported):
    assert exported()["2022-jia"]["description"].startswith("1个小区，约1700户，建筑面积约32000平方米，1994年建成。")


def test_money_is_exact_and_stations_are_never_added(exported):
    budget = exported()["2022-jia"]["budget"]
    assert budget["amount"] == {"amount": 6200050, "currency": "CNY"}
    groups = {group["id"]: group["budgetBreakdown"] for group in budget["budgetBreakdowns"]}
    assert list(groups) == ["planned", "awarded", "utilities"]
    assert groups["awarded"] == [
        {"id": "bond", "description": "专项债券 第一批", "amount": {"amount": 2000000, "currency": "CNY"}}
    ]
    assert groups["utilities"] == [
        {
            "id": "water-1",
            "description": "供水（已商定）",
            "amount": {"amount": 400000, "currency": "CNY"},
            "sourceParty": {"name": "某水务公司", "id": "某水务公司"},
        }
    ]


def test_progress_is_as_reported_and_the_plan_has_only_its_ends(exported):
    jia = exported("2022-06-30")["2022-jia"]
    told = {metric["id"]: metric["observations"] for metric in jia["metrics"]}
    assert [(one["id"], one["measure"], one["unit"]["id"]) for one in told["physicalProgress"]] == [
        ("2022-04-30", 24.73, "P1")
    ]
    assert [one["value"]["amount"] for one in told["financialProgress"]] == [1000000, 1500000]
    (forecast,) = jia["forecasts"]
    assert [(one["id"], one["measure"]) for one in forecast["observations"]] == [("2022-03-20", 0), ("2022-10-31", 100)]


def test_stages_are_those_of_the_plan(exported):
    jia = exported()["2022-jia"]
    works = {"startDate": "2022-03-20T00:00:00+08:00", "endDate": "2022-10-31T23:59:59+08:00"}
    assert jia["period"] == jia["implementationPeriod"] == works
    assert jia["preparationPeriod"] == {"endDate": "2022-03-01T23:59:59+08:00"}
    assert jia["completionPeriod"] == {
        "startDate": "2022-10-31T00:00:00+08:00",
        "endDate": "2022-12-31T23:59:59+08:00",
    }


def test_an_organization_is_one_party_with_all_its_roles(exported):
    jia = exported()["2022-jia"]
    assert jia["publicAuthority"] == {"name": "甲区住建局", "id": "甲区住建局"}
    assert {party["name"]: party["roles"] for party in jia["parties"]} == {
        "甲区住建局": ["publicAuthority"],
        "某设计院": ["supplier", "designer", "surveyor"],
        "某水务公司": ["funder", "sourceParty"],
    }


def test_papers_are_those_of_its_plan_and_money_that_were_out_by_the_day(exported):
    papers = exported()["2022-jia"]["documents"]
    assert [paper["id"] for paper in papers] == ["plan-2022", "award"]
    assert papers[0]["datePublished"] == "2022-01-10T00:00:00+08:00"
    assert "datePublished" not in papers[1], "it is only known to be out by the day"


def test_place_and_classes(exported):
    jia = exported()["2022-jia"]
    assert jia["locations"] == [
        {
            "id": "1",
            "description": "虚构省青榆市老城片区甲区",
            "address": {"locality": "青榆市甲区", "region": "虚构省"},
        }
    ]
    assert [(one["scheme"], one["id"]) for one in jia["additionalClassifications"]] == [
        ("oldcommunity-plan-year", "2022"),
        ("oldcommunity-works", "basic"),
        ("oldcommunity-works", "improvement"),
        ("oldcommunity-tag", "demonstration"),
    ]
    (bing,) = exported()["2022-bing"]["additionalClassifications"]
    assert bing["description"] == "2022年计划外项目"


def test_a_second_plan_is_told_by_its_name(exported, instead):
    instead("# projects/a.yaml\nid: a\nname: 甲\ncohort: 2022\ntargets: [livelihood, heating]\n")
    told = [one for one in exported()["a"]["additionalClassifications"] if one["scheme"] == "oldcommunity-target"]
    assert [(one["id"], one.get("description")) for one in told] == [("livelihood", "民生实事"), ("heating", None)]


def test_without_a_prefix_ids_are_local_and_one_line_says_so(call):
    done = call("export", "--format", "oc4ids", "--as-of", "2022-05")
    package = json.loads(done.out)
    assert package["publisher"] == {"name": "虚构台账"}
    assert {project["id"] for project in package["projects"]} == {"2022-jia", "2022-yi", "2022-bing", "ding"}
    assert done.err.count("\n") == 1
    assert "oc4ids: prefix" in done.err


def test_with_a_prefix_ids_are_global_and_so_are_those_of_related_projects(book, call, exported):
    settings = book / "book.yaml"
    text = settings.read_text(encoding="utf-8") + "oc4ids: {prefix: oc4ids-a1b2c3, publisher: 某市住建局}\n"
    settings.write_text(text, encoding="utf-8")
    done = call("export", "--format", "oc4ids", "--as-of", "2022-05")
    assert json.loads(done.out)["publisher"] == {"name": "某市住建局"}
    assert not done.err
    yi = exported("2022-05", "--where", "district=乙区")["oc4ids-a1b2c3-2022-yi"]
    assert yi["identifiers"] == [{"id": "2022-yi", "scheme": "oldcommunity"}]
    assert yi["relatedProjects"] == [
        {
            "id": "mergedInto",
            "scheme": "oc4ids",
            "identifier": "oc4ids-a1b2c3-2022-jia",
            "relationship": "rehabilitation",
            "title": "甲新村",
        }
    ]


@pytest.mark.parametrize("prefix", ["a1b2c3", "oc4ids-a1b2", "ocds-a1b2c3", "oc4ids-a1b2c3-d"])
def test_a_prefix_has_the_form_of_registered_ones(call, instead, prefix):
    instead(f"# book.yaml\nformat: 1\ntitle: 虚\noc4ids:\n  prefix: {prefix}\n")
    done = call("validate", "--format", "concise")
    assert done.code == 1
    assert "book.yaml:4:11" in done.out
    assert "OC303" in done.out


def test_made_up_data_says_so_in_every_project(exported, instead):
    instead("# book.yaml\nformat: 1\ntitle: 虚\nmade_up: true\n# projects/a.yaml\nid: a\nname: 甲\ncohort: 2022\n")
    project = exported("2022-05", "--lang", "en")["a"]
    assert project["description"] == "[made-up data]"
    assert project["language"] == "en"


def test_options_choose_the_projects(exported):
    assert list(exported("2022-05", "--area", "甲区")) == ["2022-jia"]
    assert list(exported("2022-05", "--where", "district=乙区")) == ["2022-yi"]
    assert "ding" not in exported("2022-05", "--cohort", "2022")


def test_a_package_without_projects_is_refused(call):
    done = call("export", "--format", "oc4ids", "--where", "district=丙区")
    assert (done.code, done.out) == (2, "")


def test_a_second_file_with_the_same_id_is_left_out_and_told(book, call):
    (book / "projects/copy.yaml").write_text("id: 2022-jia\nname: 甲新村\ncohort: 2022\n", encoding="utf-8")
    done = call("export", "--format", "oc4ids", "--as-of", "2022-05")
    ids = [project["id"] for project in json.loads(done.out)["projects"]]
    assert ids.count("2022-jia") == 1
    assert "copy.yaml" in done.err or "2022-jia.yaml" in done.err


def test_json_stays_the_monthly_table(call, tmp_path):
    assert call("export", "-o", tmp_path / "a.json").code == 0
    assert json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))["format"] == "oldcommunity.export/1"
    assert call("export", "--format", "oc4ids", "-o", tmp_path / "b.json").code == 0
    assert json.loads((tmp_path / "b.json").read_text(encoding="utf-8"))["version"] == "0.9"


def test_the_same_book_and_day_give_the_same_bytes_on_any_day(book):
    def told(**env: str) -> bytes:
        command = [sys.executable, "-m", "oldcommunity", "export", "--format", "oc4ids", "--data", str(book)]
        command += ["--as-of", "2022-05-31"]
        done = subprocess.run(command, capture_output=True, check=True, env={**os.environ, **env})
        return done.stdout

    first = told(PYTHONHASHSEED="1", OC_TODAY="2022-06-01", TZ="UTC", OC_LANG="zh")
    assert first == told(PYTHONHASHSEED="2", OC_TODAY="2025-06-01", TZ="Asia/Tokyo", OC_LANG="zh")
    assert b'"publishedDate": "2022-05-31T23:59:59+08:00"' in first


def test_a_package_that_says_something_else_has_another_uri(call):
    def uri(*words: str) -> str:
        return json.loads(call("export", "--format", "oc4ids", *words).out)["uri"]

    assert len({uri("--as-of", "2022-05"), uri("--as-of", "2022-06"), uri("--as-of", "2022-06", "--area", "甲区")}) == 3


@pytest.mark.skipif(not os.environ.get(SCHEMA), reason=f"{SCHEMA} names no folder with the standard's schema")
def test_packages_hold_by_the_schema_of_the_standard(oc):
    jsonschema = pytest.importorskip("jsonschema")
    referencing = pytest.importorskip("referencing")
    draft = pytest.importorskip("referencing.jsonschema").DRAFT4
    folder = Path(os.environ[SCHEMA])
    schemas = [json.loads((folder / f"{name}-schema.json").read_bytes()) for name in ("project", "project-package")]
    known = [(one["id"], referencing.Resource.from_contents(one, draft)) for one in schemas]
    registry = referencing.Registry().with_resources(known)
    checker = jsonschema.FormatChecker()
    validator = jsonschema.Draft4Validator(schemas[1], registry=registry, format_checker=checker)
    for package in packages(oc):
        assert [error.message for error in validator.iter_errors(package)] == []
