"""A file's tree becomes a record or problems in words, whatever it holds."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from oldcommunity.labels import Labels
from oldcommunity.records import MODELS, FieldProblem, read_record
from oldcommunity.rules import RULES
from records.shapes import tree

PROJECT = {"id": "2022-a", "name": "崇桂新村", "cohort": "2022"}
FUND = {"id": "a", "kind": "other"}
BOOK = {"format": "1", "title": "台账"}

#: For every rule about one field, a file that breaks it: kind, tree, and the path of the problem.
EXAMPLES: dict[str, list[tuple[str, dict[str, Any], tuple[str | int, ...]]]] = {
    "OC301": [
        ("project", {"id": "2022-a", "name": "崇桂新村"}, ("cohort",)),
        ("project", PROJECT | {"name": None}, ("name",)),
        ("project", PROJECT | {"tags": ["a", None]}, ("tags", 1)),
        ("project", PROJECT | {"milestones": [{"due": "2022"}]}, ("milestones", 0, "code")),
    ],
    "OC302": [
        ("project", PROJECT | {"budjet": "620万元"}, ("budjet",)),
        ("cohort", {"cohort": "2022", "plan": [{"from_": "2022"}]}, ("plan", 0, "from_")),
    ],
    "OC303": [
        ("project", PROJECT | {"milestones": [{"code": "strated"}]}, ("milestones", 0, "code")),
        ("book", BOOK | {"as_of": "yesterday"}, ("as_of",)),
    ],
    "OC304": [
        ("project", PROJECT | {"progress": [{"as_of": "../2022-03"}]}, ("progress", 0, "as_of")),
        ("project", PROJECT | {"cancelled": {"on": "2022.5"}}, ("cancelled", "on")),
    ],
    "OC305": [("project", PROJECT | {"cancelled": {"on": "2022-02-30"}}, ("cancelled", "on"))],
    "OC306": [
        ("project", PROJECT | {"households": "412户"}, ("households",)),
        ("cohort", {"cohort": "2022", "areas": "1.0"}, ("areas",)),
    ],
    "OC307": [("project", PROJECT | {"budget": "620"}, ("budget",))],
    "OC308": [("project", PROJECT | {"budget": "620万"}, ("budget",))],
    "OC309": [("project", PROJECT | {"floor_area": "3200"}, ("floor_area",))],
    "OC310": [
        (
            "project",
            PROJECT | {"progress": [{"as_of": "2022", "physical": "35"}]},
            ("progress", 0, "physical"),
        )
    ],
    "OC311": [("project", PROJECT | {"targets": ["livelihood", "民生"]}, ("targets", 1))],
    "OC312": [
        ("project", PROJECT | {"name": " 崇桂新村"}, ("name",)),
        ("project", PROJECT | {"households": ["412"]}, ("households",)),
        ("project", PROJECT | {"note": {"a": "b"}}, ("note",)),
    ],
    "OC313": [("project", PROJECT | {"milestones": {"code": "started"}}, ("milestones",))],
    "OC314": [
        ("project", PROJECT | {"area": "三元区"}, ("area",)),
        ("project", PROJECT | {"milestones": ["started"]}, ("milestones", 0)),
        ("book", BOOK | {"thresholds": None}, ("thresholds",)),
    ],
    "OC315": [("project", PROJECT | {"in_plan": "是"}, ("in_plan",))],
    "OC316": [
        ("project", PROJECT | {"cancelled": {"on": "0022-05-01"}}, ("cancelled", "on")),
        ("book", BOOK | {"utc_offset": "800"}, ("utc_offset",)),
    ],
    "OC317": [("project", PROJECT | {"cohort": "2022年"}, ("cohort",))],
    "OC318": [
        (
            "published",
            {"figures": [{"figure": "started", "cohort": "2022", "as_of": "2022", "printed": "若干"}]},
            ("figures", 0, "printed"),
        )
    ],
    "OC319": [
        (
            "project",
            PROJECT | {"suspensions": [{"from": "2022-05", "until": "2022-04"}]},
            ("suspensions", 0, "until"),
        ),
        (
            "project",
            PROJECT | {"issues": [{"id": "1", "text": "x", "opened": "2022", "closed": "2021"}]},
            ("issues", 0, "closed"),
        ),
    ],
    "OC320": [
        ("funding", {"funds": [FUND | {"scope": {}}]}, ("funds", 0, "scope")),
        ("funding", {"funds": [FUND | {"scope": {"cohort": "2022", "year": "2022"}}]}, ("funds", 0, "scope")),
        (
            "published",
            {"figures": [{"figure": "funds_paid", "cohort": "2022", "as_of": "2022", "printed": "1元"}]},
            ("figures", 0),
        ),
        ("published", {"figures": [{"figure": "started", "as_of": "2022", "printed": "6"}]}, ("figures", 0)),
    ],
    "OC321": [("book", BOOK | {"format": "2"}, ("format",)), ("book", BOOK | {"format": "0"}, ("format",))],
    "OC323": [
        ("project", PROJECT | {"budget": "不明"}, ("budget",)),
        ("project", PROJECT | {"milestones": [{"code": "started", "met": "待定"}]}, ("milestones", 0, "met")),
    ],
    "OC322": [
        (
            "project",
            PROJECT | {"milestones": [{"code": "started"}, {"code": "started"}]},
            ("milestones", 1, "code"),
        ),
        (
            "cohort",
            {"cohort": "2022", "plan": [{"batch": "1"}, {"from": "2022-06"}, {"batch": "1"}]},
            ("plan", 2, "from"),
        ),
        ("project", PROJECT | {"works": ["basic", "improvement", "basic"]}, ("works", 2)),
        ("project", PROJECT | {"targets": ["livelihood", "livelihood"]}, ("targets", 1)),
        ("project", PROJECT | {"tags": ["a", "a"]}, ("tags", 1)),
        ("book", BOOK | {"lights": {"dimensions": ["money", "money"]}}, ("lights", "dimensions", 1)),
    ],
}


def in_words(problem: FieldProblem) -> list[str]:
    words = [Labels(language).problem(problem.code) for language in ("zh", "en")]
    return [part.format_map({"key": "", **problem.params}) for word in words for part in word]


def test_every_rule_about_a_field_has_an_example():
    assert EXAMPLES.keys() == {code for code in RULES if code[2] == "3"}


@pytest.mark.parametrize("code", EXAMPLES)
def test_the_example_breaks_its_rule_and_no_other(code):
    for kind, data, loc in EXAMPLES[code]:
        record, problems = read_record(kind, data)
        assert record is None
        assert [(problem.code, problem.loc) for problem in problems] == [(code, loc)]
        assert problems[0].params["field"] == next(key for key in reversed(loc) if isinstance(key, str))
        assert all(in_words(problems[0]))


@pytest.mark.parametrize("code", EXAMPLES)
def test_a_problem_always_says_the_same_kind_of_things(code):
    params = [read_record(kind, data)[1][0].params for kind, data, _ in EXAMPLES[code]]
    assert len({frozenset(names) for names in params}) == 1


@pytest.mark.parametrize(
    ("data", "offer"),
    [
        ({"budjet": "620万元"}, "budget"),
        ({"house_holds": "412"}, "households"),
        ({"Floor-Area": "3.2万平方米"}, "floor_area"),
        ({"milestone": []}, "milestones"),
        ({"milestones": [{"code": "strated"}]}, "started"),
        ({"milestones": [{"code": "Hand over"}]}, "handed_over"),
        ({"milestones": [{"code": "started", "meet": "2022"}]}, "met"),
        ({"works": ["basics"]}, "basic"),
        ({"utilities": [{"kind": "electricity"}]}, ""),
        ({"户数": "412"}, ""),
    ],
)
def test_did_you_mean(data, offer):
    _, (problem,) = read_record("project", PROJECT | data)
    assert problem.params["offer"] == offer
    assert not offer or offer in str(problem.params["known"]).split()


def test_known_keys_are_those_of_the_place():
    data = {"cohort": "2022", "declared": [{"as_of": "2022", "towards": {"completed": {}}}]}
    _, (problem,) = read_record("cohort", data)
    assert str(problem.params["known"]).split()[-1] == "started"
    _, (problem,) = read_record("cohort", {"cohort": "2022", "plan": [{"form": "2022"}]})
    assert problem.params["offer"] == "from"


def test_all_problems_are_told_at_once():
    data = PROJECT | {"budget": "620", "households": "412户", "x": "y", "milestones": [{}, {"code": "z"}]}
    _, problems = read_record("project", data)
    assert sorted(problem.code for problem in problems) == ["OC301", "OC302", "OC303", "OC306", "OC307"]


def test_a_list_may_be_left_blank():
    record, problems = read_record("project", PROJECT | {"milestones": None, "tags": [], "area": None})
    assert (record is not None, problems) == (True, [])


@pytest.mark.parametrize("kind", MODELS)
@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_any_tree_is_a_record_or_problems_in_words(kind, data):
    record, problems = read_record(kind, data.draw(tree(MODELS[kind])))
    assert (record is None) == bool(problems)
    for problem in problems:
        assert problem.code in RULES
        assert all(in_words(problem))
