"""Places in a file as people name them, and what is said of those that are not there."""

from __future__ import annotations

import re

import pytest

from edits.conftest import BOOK
from oldcommunity.edits.changes import Append, Drop, Put
from oldcommunity.edits.fields import value_problem
from oldcommunity.edits.paths import change_of, find_path, path_name
from oldcommunity.errors import UsageError
from oldcommunity.source.document import load_document


def said(path):
    text = re.split(r"^# [\w./-]+\.yaml$", BOOK.partition(f"# {path}\n")[2], maxsplit=1, flags=re.MULTILINE)[0]
    return load_document(text.encode()).data


PROJECT = said("projects/2022/2022-jia.yaml")
FUNDS = said("funding.yaml")


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("households=412", Put(("households",), "412")),
        (" area.district =三元区", Put(("area", "district"), "三元区")),
        ("milestones[started].met=2022-03-28", Put(("milestones", 1, "met"), "2022-03-28")),
        ("milestones[#3].due=2022-11", Put(("milestones", 2, "due"), "2022-11")),
        ("progress[2022-05].invested=1元", Put(("progress", 1, "invested"), "1元")),
        ("issues[1].closed=2022-05-01", Put(("issues", 0, "closed"), "2022-05-01")),
        ("note=a=b[c]", Put(("note",), "a=b[c]")),
        ("cohort=null", Put(("cohort",), None)),
        ("source=", Drop(("source",))),
        ("milestones[designed]=", Drop(("milestones", 0))),
        ("targets=livelihood,ministry", Put(("targets",), ["livelihood", "ministry"])),
        ("formerly=甲,乙", Put(("formerly",), ["甲,乙"])),
        ("tags+=demonstration", Append(("tags",), "demonstration")),
        ("milestones[tendered].due=2022-03", Append(("milestones",), {"code": "tendered", "due": "2022-03"}, 1)),
        ("progress[2022-04].note=x", Append(("progress",), {"as_of": "2022-04", "note": "x"}, 1)),
        ("utilities[water].owner=水司", Append(("utilities",), {"kind": "water", "owner": "水司"}, 0)),
        ("户数=412", Put(("households",), "412")),
        ("户数 = 413 ", Put(("households",), "413")),
    ],
)
def test_an_assignment_is_a_change(text, change):
    called = {("Project", "户数"): "households"}
    assert change_of("project", PROJECT, text, lambda model, word: called.get((model, word))) == change


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("funds[central].events[received].amount", ("funds", 0, "events", 2, "amount")),
        ("funds[central].events[awarded,2022-05-01]", ("funds", 0, "events", 1)),
        ("funds[central].events[awarded, amount=500万元].as_of", ("funds", 0, "events", 0, "as_of")),
    ],
)
def test_an_item_may_be_named_by_several_of_its_words(text, path):
    assert find_path("funding", FUNDS, text) == path


@pytest.mark.parametrize(
    ("kind", "data", "text", "key", "told"),
    [
        ("project", PROJECT, "households", "bad-assignment", {}),
        ("project", PROJECT, "=412", "bad-assignment", {}),
        ("project", PROJECT, "houshold=412", "unknown-field", {"offer": "households"}),
        ("project", PROJECT, "area=三元区", "needs-key", {"given": "area"}),
        ("project", PROJECT, "milestones=x", "needs-item", {"names": "code"}),
        ("project", PROJECT, "milestones.met=x", "needs-item", {"names": "code"}),
        ("project", PROJECT, "name.first=x", "no-keys-inside", {"place": "name"}),
        ("project", PROJECT, "area[1]=x", "not-a-list", {"given": "area"}),
        ("project", PROJECT, "name+=x", "not-a-list", {"given": "name"}),
        ("project", PROJECT, "milestones+=x", "not-of-words", {"given": "milestones"}),
        ("project", PROJECT, "milestones[start].met=x", "no-such-code", {"offer": "started"}),
        ("project", PROJECT, "issues[7].note=x", "unknown-item", {"known": "1"}),
        ("project", PROJECT, "area..district=x", "bad-path", {}),
        ("project", PROJECT, "milestones[tendered]=x", "bad-path", {}),
        ("funding", FUNDS, "funds[central].events[awarded].amount=1元", "several-items", {"given": "awarded"}),
    ],
)
def test_a_place_that_is_not_there_is_told_with_those_that_are(kind, data, text, key, told):
    with pytest.raises(UsageError) as refused:
        change_of(kind, data, text)
    assert refused.value.key == key
    assert refused.value.params.items() >= told.items()


def test_a_path_is_named_so_that_it_can_be_typed():
    for kind, data, path in [
        ("project", PROJECT, ("milestones", 1, "met")),
        ("project", PROJECT, ("progress", 1)),
        ("funding", FUNDS, ("funds", 0, "events", 0, "amount")),
        ("funding", FUNDS, ("funds", 0, "events", 2)),
    ]:
        assert find_path(kind, data, path_name(kind, data, path)) == path
    assert path_name("funding", FUNDS, ("funds", 0, "events", 0)) == "funds[central].events[awarded,2022-03-01]"
    assert path_name("project", PROJECT, ("progress", 5, "note")) == "progress[#6].note"


def test_a_value_is_held_against_its_field_alone():
    problem = value_problem("project", ("progress", 0, "invested"), "320")
    assert problem is not None
    assert problem.code == "OC307"
    assert value_problem("project", ("progress", 3, "invested"), "320万元") is None
    assert value_problem("project", ("progress", 0, "physical"), "120%").code == "OC316"
