"""Changing a file: it says exactly what was wanted, and all else stands byte for byte as it stood."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from edits.manners import CODES, FIELDS, MONEY, PERCENTS, TEXTS, files
from oldcommunity.edits.changes import Append, Drop, Put, applied
from oldcommunity.edits.proving import WouldBeWrong
from oldcommunity.edits.splicing import changed
from oldcommunity.errors import BookError
from oldcommunity.source.document import load_document
from oldcommunity.source.places import value_place

often = settings(max_examples=100, deadline=None)


def after(data, *changes):
    return changed("project", "projects/a.yaml", data, changes)


def said(data):
    return load_document(data).data


def is_put_into(old, new):
    """Whether the new bytes are the old ones with one stretch put in."""
    head = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), len(old))
    return any(new[:i] + new[len(new) - (len(old) - i) :] == old for i in range(head + 1))


def comments(data):
    return sorted(re.findall(r"# (?:说明|旁注)", data.decode()))


def scalars(value, path=()):
    """The paths of all texts."""
    if isinstance(value, str):
        yield path
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, one in inner:
        yield from scalars(one, (*path, step))


@given(files())
@often
def test_the_files_of_these_tests_are_read_as_meant(file):
    data, text = file
    read = said(text)
    assert read is not None, load_document(text).findings
    assert {key: value or None for key, value in read.items()} == {key: value or None for key, value in data.items()}


@given(files(), st.data())
@often
def test_a_text_put_over_another_touches_nothing_outside_of_it(file, data):
    told, old = file
    told = said(old)
    paths = [path for path in scalars(told) if path[-1] in ("name", "note", "source", "text", "zone", "owner")]
    path = data.draw(st.sampled_from(paths))
    new = after(old, Put(path, data.draw(TEXTS)))
    place = value_place(load_document(old).places, path)
    text, other = (load_document(one).text for one in (old, new))
    lines = text.split("\n")
    starts = [sum(len(line) + 1 for line in lines[:number]) for number in (place.line - 1, place.end_line - 1)]
    start, end = starts[0] + place.column - 1, starts[1] + place.end_column - 1
    assert other[:start] == text[:start]
    if text[start] not in "|>" and "\n" not in other[start : len(other) - len(text) + end]:
        assert other.endswith(text[end:])
    assert comments(new) == comments(old)
    assert new.startswith(b"\xef\xbb\xbf") == old.startswith(b"\xef\xbb\xbf")


@given(files(), st.data())
@often
def test_what_is_put_is_what_is_said(file, data):
    told, old = file
    told = said(old)
    changes = []
    for _ in range(data.draw(st.integers(1, 4))):
        key = data.draw(st.sampled_from(sorted(FIELDS)))
        changes.append(
            data.draw(st.one_of(FIELDS[key].map(lambda value, key=key: Put((key,), value)), st.just(Drop((key,)))))
        )
    wanted = told
    for change in changes:
        wanted = applied(wanted, change)
    new = after(old, *changes)
    assert said(new) == wanted
    assert (b"\r\n" in new) == (b"\r\n" in old) or b"\n" not in old
    assert new.count(b"\n") - new.count(b"\r\n") in (0, new.count(b"\n"))


@given(files(), st.data())
@often
def test_a_new_key_is_one_stretch_more_and_goes_without_a_trace(file, data):
    _, old = file
    told = said(old)
    key = data.draw(st.sampled_from(sorted(set(FIELDS) - told.keys()) or ["buildings"]))
    value = data.draw(FIELDS[key].filter(lambda value: len(value) > 0)) if key in FIELDS else "12"
    new = after(old, Put((key,), value))
    assert is_put_into(old, new)
    assert after(new, Drop((key,))) == old


@given(files("milestones", "issues"), st.sampled_from(["milestones", "issues"]), TEXTS)
@often
def test_a_key_of_an_item_is_one_stretch_more_and_goes_without_a_trace(file, name, text):
    _, old = file
    told = said(old)
    key = "contact" if name == "milestones" else "note"
    new = after(old, Put((name, len(told[name]) - 1, key), text))
    assert is_put_into(old, new)
    assert after(new, Drop((name, len(told[name]) - 1, key))) == old


@given(files(), MONEY, PERCENTS, st.one_of(st.none(), TEXTS))
@often
def test_an_item_more_is_one_stretch_more_and_goes_without_a_trace(file, invested, physical, note):
    _, old = file
    told = said(old)
    item = {"as_of": "2023-01-31", "invested": invested, "physical": physical} | ({"note": note} if note else {})
    new = after(old, Append(("progress",), item))
    assert said(new)["progress"] == [*(told.get("progress") or []), item]
    assert comments(new) == comments(old)
    if told.get("progress"):
        assert is_put_into(old, new)
        assert after(new, Drop(("progress", len(told["progress"])))) == old


@given(files("milestones"), st.data())
@often
def test_an_item_is_put_before_another(file, data):
    _, old = file
    entries = said(old)["milestones"]
    left = sorted(set(CODES) - {entry["code"] for entry in entries})
    at = data.draw(st.integers(0, len(entries)))
    new = after(old, Append(("milestones",), {"code": left[0], "due": "2022"}, before=at))
    assert said(new)["milestones"] == [*entries[:at], {"code": left[0], "due": "2022"}, *entries[at:]]
    assert is_put_into(old, new)
    assert comments(new) == comments(old)


@given(files(), st.data())
@often
def test_what_is_so_already_changes_nothing(file, data):
    _, old = file
    told = said(old)
    key = data.draw(st.sampled_from(sorted(told)))
    assert after(old, Put((key,), told[key])) == old


@given(files(), st.data())
@often
def test_two_changes_may_be_made_in_either_order(file, data):
    _, old = file
    told = said(old)
    paths = [path for path in scalars(told) if path[-1] in ("name", "note", "source", "text", "zone")]
    one, other = data.draw(st.sampled_from(paths)), data.draw(st.sampled_from(paths))
    assume(one != other)
    first, second = Put(one, data.draw(TEXTS)), Put(other, data.draw(TEXTS))
    together = after(old, first, second)
    assert together == after(old, second, first)
    # The first may change which quotes most of the file has, and so those of the second.
    assert said(after(after(old, first), second)) == said(together)


@given(files(), st.data())
@often
def test_a_value_put_back_brings_the_old_data_back(file, data):
    _, old = file
    told = said(old)
    path = data.draw(
        st.sampled_from([path for path in scalars(told) if path[-1] in ("name", "note", "source", "text")])
    )
    value = told
    for step in path:
        value = value[step]
    assert said(after(after(old, Put(path, data.draw(TEXTS))), Put(path, value))) == told


@given(files("issues"))
@often
def test_an_item_taken_out_takes_nothing_of_the_others_with_it(file):
    _, old = file
    entries = said(old)["issues"]
    for i in range(len(entries)) if len(entries) > 1 else ():
        new = after(old, Drop(("issues", i)))
        assert said(new)["issues"] == entries[:i] + entries[i + 1 :]
        assert is_put_into(new, old)


EMPTY = [
    "progress: []\n",
    "progress:\n",
    "progress: null\n",
    "progress: ~  # 还没有\n",
    "progress: []   # 每月\n",
    "progress: # 每月\n",
    "progress: [ ]\n",
    "",
    "progress: []",
    "progress:",
]
HEAD = "id: 2022-jia\nname: 甲\ncohort: 2022\n"


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("empty", EMPTY)
def test_a_list_that_holds_nothing_gets_its_first_item_on_a_line_of_its_own(empty, ends):
    old = (HEAD + empty).replace("\n", ends).encode()
    new = after(old, Append(("progress",), {"as_of": "2022-03-31", "invested": "320万元"})).decode()
    assert f"{ends}  - {{as_of: 2022-03-31, invested: 320万元}}" in new
    assert new.startswith(HEAD.replace("\n", ends) + "progress:")
    assert ("#" in new) == ("#" in empty)
    assert new.endswith("\n") == (not empty or empty.endswith("\n"))


def test_a_new_key_stands_where_its_model_has_it():
    new = after((HEAD + "milestones: []\nsource: 虚构\n").encode(), Put(("households",), "412"), Put(("note",), "注"))
    assert new.decode() == HEAD + "households: 412\nmilestones: []\nnote: 注\nsource: 虚构\n"


def test_comments_stay_with_what_they_stand_above_or_are_set_in_below():
    text = (
        HEAD
        + "issues:\n  # 一\n  - id: 1\n    opened: 2022\n    text: 甲\n      # 甲的事\n  # 尚待补录\n# 其他\ntags: []\n"
    )
    new = after(text.encode(), Append(("issues",), {"id": "2", "opened": "2022-05", "text": "乙"})).decode()
    item = "  - id: 2\n    opened: 2022-05\n    text: 乙\n"
    assert new == text.replace("  # 尚待补录\n", item + "  # 尚待补录\n")


def test_items_imitate_their_neighbours():
    flow = HEAD + "progress:\n-   { as_of: 2022-03-31, physical: 15% }\n"
    new = after(flow.encode(), Append(("progress",), {"as_of": "2022-04-30", "note": "甲, 乙"})).decode()
    assert new == flow + '-   { as_of: 2022-04-30, note: "甲, 乙" }\n'
    block = HEAD + "progress:\n  - as_of: 2022-03-31\n    physical: 15%\n\n  - as_of: 2022-04-30\n"
    new = after(block.encode(), Append(("progress",), {"as_of": "2022-05-31", "physical": "20%"})).decode()
    assert new == block + "\n  - as_of: 2022-05-31\n    physical: 20%\n"
    lines = HEAD + "progress: [\n  {as_of: 2022-03-31},\n  {as_of: 2022-04-30},\n]\n"
    new = after(lines.encode(), Append(("progress",), {"as_of": "2022-05-31"})).decode()
    assert new == lines.replace("04-30},\n", "04-30},\n  {as_of: 2022-05-31},\n")


def test_quotes_stay_and_come_only_where_they_are_needed():
    text = 'id: \'2022-jia\'\nname: "甲"\ncohort: "2022"\nnote: 注\n'
    new = after(text.encode(), Put(("name",), "乙"), Put(("id",), "2022-yi"), Put(("note",), "甲: 乙"))
    assert new.decode() == 'id: \'2022-yi\'\nname: "乙"\ncohort: "2022"\nnote: "甲: 乙"\n'


def test_a_whole_block_taken_back_goes_with_what_is_said_in_it():
    text = HEAD + "survey: # 入户\n  # 首轮\n  as_of: 2022-01-20\n  households: 380 # 户\n  # 完\n# 其他\ntags: []\n"
    new = after(text.encode(), Put(("survey",), None)).decode()
    assert new == HEAD + "survey: null # 入户\n# 其他\ntags: []\n"


def test_mappings_on_the_way_are_made():
    new = after(HEAD.encode(), Put(("area", "district"), "三元区"), Put(("cancelled", "on"), "2022-05"))
    assert new.decode() == HEAD + "area: {district: 三元区}\ncancelled: {on: 2022-05}\n"


@pytest.mark.parametrize(
    ("text", "change", "key"),
    [
        (HEAD + "progress: [\n", Put(("name",), "乙"), "unread-file"),
        (HEAD + "name: 乙\n", Put(("name",), "丙"), "unread-file"),
        (HEAD, Put(("name", "first"), "乙"), "no-place"),
        (HEAD, Put(("progress", 0, "invested"), "1元"), "no-place"),
        (HEAD, Append(("name",), "乙"), "no-place"),
        ("name: 甲\n", Drop(("name",)), "no-place"),
        (HEAD, Put(("budget",), "320"), "would-be-wrong"),
        (HEAD, Put(("colour",), "red"), "would-be-wrong"),
        (HEAD, Drop(("id",)), "would-be-wrong"),
        (HEAD, Put(("note",), "甲\u202e乙"), "would-be-wrong"),
        (HEAD, Put(("note",), "甲\x1b[2J"), "would-be-wrong"),
        ("? note\n: a\n" + HEAD, Drop(("note",)), "cannot-change"),
    ],
)
def test_what_cannot_be_done_without_harm_is_refused(text, change, key):
    with pytest.raises(BookError) as refused:
        after(text.encode(), change)
    assert refused.value.key == key


def test_a_record_that_is_wrong_already_may_be_mended_step_by_step():
    old = (HEAD + "budget: 320\nhouseholds: 4x\n").encode()
    new = after(old, Put(("budget",), "320万元"))
    assert new == old.replace(b"320\n", "320万元\n".encode())
    with pytest.raises(WouldBeWrong) as refused:
        after(old, Put(("buildings",), "4y"))
    assert [problem.at.line for problem in refused.value.problems] == [4]


ITEM = {"figure": "started", "cohort": "2022", "as_of": "2022-03-31", "printed": "6个"}
FIRST = "{figure: planned, cohort: 2021, as_of: 2022-05-11, printed: 42个}"
LISTS = {
    "no file": None,
    "empty": "",
    "comments": "# 印出的数字\n",
    "no items": "figures:\n",
    "one in flow": f"figures:\n  - {FIRST}\n",
    "no line end": f"figures:\n  - {FIRST}",
    "not set in": f"figures:\n- {FIRST}\n",
    "two, apart": f"figures:\n  - {FIRST}\n\n  - {FIRST}\n",
    "comment at the end": f"figures:\n  - {FIRST}\n# 完\n",
    "empty lines at the end": f"figures:\n  - {FIRST}\n\n\n",
    "end of the document": f"---\nfigures:\n  - {FIRST}\n...\n",
    "flow": f"figures: [{FIRST}]  # 一行\n# 完\n",
    "flow over lines": f"figures: [\n  {FIRST},\n]\n",
    "all in flow": f"{{figures: [{FIRST}]}}\n",
    "block text at the end": "figures:\n  - figure: planned\n    cohort: 2021\n    as_of: 2022-05-11\n"
    "    printed: 42个\n    note: |+\n      一\n      二\n\n",
}


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("name", LISTS)
def test_a_file_of_items_gets_one_more_and_nothing_else(name, bom, ends):
    text = LISTS[name]
    old = None if text is None else bom + text.replace("\n", ends).encode()
    new = changed("published", "published.yaml", old, [Append(("figures",), ITEM)])
    before = (said(old) if old else None) or {}
    assert said(new) == {"figures": [*(before.get("figures") or []), ITEM]}
    assert is_put_into(old or b"", new)


def test_items_of_several_lines_in_a_file_of_nothing_else_stand_apart():
    text = "funds:\n  - id: a\n    kind: other\n    scope: {year: 2022}\n"
    item = {"id": "b", "kind": "other", "scope": {"year": "2022"}}
    new = changed("funding", "funding.yaml", text.encode(), [Append(("funds",), item)]).decode()
    assert new == text + "\n" + text.partition("\n")[2].replace("id: a", "id: b")
