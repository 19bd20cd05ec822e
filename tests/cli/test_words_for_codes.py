"""What people call things in Chinese is understood, and what may be chosen is told with the words for it."""

from __future__ import annotations

import errno

import pytest

from oldcommunity.cli.codes import code_of, conditions
from oldcommunity.codelists import CAUSES, LIGHTS, MILESTONES
from oldcommunity.errors import UsageError
from oldcommunity.labels import Labels
from oldcommunity.labels.calling import title_of, with_words
from oldcommunity.labels.telling import error_text
from oldcommunity.records.reading import read_record
from oldcommunity.source.document import load_document
from oldcommunity.views.problems.signs import Screen
from oldcommunity.views.problems.words import remedy, sentence

ZH = Labels("zh")


@pytest.mark.parametrize(
    ("word", "known", "code"),
    [("居民阻挠", CAUSES, "residents"), ("红", LIGHTS, "red"), ("开工", MILESTONES, "started")],
)
def test_the_word_for_a_code_will_do(word, known, code):
    assert code_of(word, known) == code


def test_an_unknown_word_is_answered_with_codes_and_words():
    with pytest.raises(UsageError) as refused:
        code_of("管线", CAUSES)
    text = error_text(refused.value.key, refused.value.params, ZH)
    assert "residents（居民阻挠） " in text
    assert "pipelines（管线协调）" in text


def test_conditions_in_chinese():
    assert conditions(["户数>300", "状态=在建", "区域=市区", "计划内=否"]) == [
        "households>300",
        "state=under_construction",
        "zone=市区",
        "in_plan=false",
    ]


def test_what_is_no_list_of_codes_stays_as_it_is():
    assert with_words("2021 2022", ZH) == "2021 2022"
    assert with_words("2022-other 2022-done", ZH) == "2022-other 2022-done"


def test_a_key_is_called_as_it_is_where_it_stands():
    assert title_of("as_of", ZH, "Progress") == "截止日期"
    assert title_of("as_of", ZH, "Book") == "默认截止日"


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("number", [errno.ENOENT, errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOSPC, errno.EISDIR])
def test_what_the_system_says_is_said_in_our_words(language, number):
    told = error_text("cannot-write", {"path": "a", "reason": errno.errorcode[number]}, Labels(language))
    assert errno.errorcode[number] not in told


def test_an_area_without_levels_is_offered_with_them():
    _, (problem,) = read_record("project", {"id": "a", "name": "甲", "cohort": "2022", "area": "福建省 三明市"})
    assert problem.params["offer"] == "{province: 福建省, city: 三明市}"
    assert "district（县（市、区））" in remedy(problem.code, problem.params, ZH, Screen())


def test_a_range_is_told_and_an_empty_date_asked_for():
    data = {"id": "a", "name": "甲", "cohort": "2022", "progress": [{"as_of": "2022-05", "physical": "155%"}]}
    _, (problem,) = read_record("project", data)
    assert "0 至 100" in sentence(problem.code, problem.params, ZH, Screen())
    data["progress"] = [{"as_of": "", "physical": "15%"}]
    _, (problem,) = read_record("project", data)
    assert sentence(problem.code, problem.params, ZH, Screen()) == "“as_of（截止日期）”要填日期，如 2024-05-31"


@pytest.mark.parametrize(
    ("text", "reason", "told"),
    [
        ("m:\n  - {code: a, met: 1}\n  {code: b, due: 2}\n", "no-dash", ("offer", "- {code: b, due: 2}")),
        ("id: a\nname: b\n  households: 1\n", "too-far", ("spaces", 2)),
        ("area:\n\tcity: a\n", "indent", ("spaces", 2)),
        ("p:\n    - as_of: 1\n\tphysical: 2\n", "indent", ("spaces", 6)),
        ("area:\n    city: a\n\tzone: b\n", "indent", ("spaces", 4)),
    ],
)
def test_a_line_that_is_not_aligned_is_told_how_far_it_goes(text, reason, told):
    (finding,) = load_document(text.encode()).findings
    assert finding.params["reason"] == reason
    assert finding.params[told[0]] == told[1]
