"""What `oc verify` notices in a paper, and what it lets pass."""

from __future__ import annotations

import json
import re
import subprocess

import pytest

from conftest import write_book

SMALL = """
# cohorts/a.yaml
cohort: 2022
plan:
  - {projects: 2}
# projects/a.yaml
id: a
name: 甲
cohort: 2022
milestones: [{code: started, met: 2022-04-01}]
# projects/b.yaml
id: b
name: 乙
cohort: 2022
milestones: [{code: started, met: 2022-06-01}]
# funding.yaml
funds:
  - id: x
    kind: city_funds
    scope: {cohort: 2022}
    events: [{status: received, as_of: 2022-05-01, amount: 100万元}]
"""


@pytest.fixture
def issued(paper, tmp_path):
    file = tmp_path / "paper.md"
    file.write_text(paper("inspection", "--as-of", "2022-05-11"), encoding="utf-8")
    return file


@pytest.fixture
def changed(issued, call):
    """Change the paper by hand, and verify it."""

    def told(*changes):
        text = issued.read_text(encoding="utf-8")
        for was, becomes in changes:
            assert was in text
            text = text.replace(was, becomes, 1)
        issued.write_text(text, encoding="utf-8")
        done = call("verify", issued, "--format", "json")
        return done.code, json.loads(done.out)

    return told


def test_words_may_be_changed(changed):
    code, found = changed(
        ("等33个项目已完工", "等项目目前已有33个完工"),
        ("现将有关情况报告如下。", "特此报告。"),
        ("## 三、工作成效", "## 三、成效与亮点\n\n总体进展平稳。"),
    )
    assert (code, found["failures"]) == (0, [])


@pytest.mark.parametrize(
    ("was", "becomes", "printed", "now"),
    [
        ("等33个项目", "等34个项目", "33个", "34个"),
        ("等8个项目", "等18个项目", "8个", "18个"),
        ("投资3.69亿元", "投资3.96亿元", "3.69亿元", "3.96亿元"),
        ("等6个项目", "等七个项目", "6个", "七个"),
        ("开工率27.3%", "开工率37.3%", "27.3%", "37.3%"),
        ("居民12197户", "居民1219户", "12197户", "1219户"),
    ],
)
def test_a_number_may_not(changed, was, becomes, printed, now):
    code, found = changed((was, becomes))
    assert code == 1
    (failure,) = found["failures"]
    assert (failure["kind"], failure["printed"]) == ("edited", printed)
    assert failure["now"].startswith(now)


def test_a_number_that_is_struck_out_is_missed(changed):
    code, found = changed(("麒麟新村1个项目", "麒麟新村项目"))
    assert code == 1
    assert [one["printed"] for one in found["failures"]] == ["1个"]


def test_a_sentence_may_be_taken_out_with_its_numbers(changed, issued):
    text = issued.read_text(encoding="utf-8")
    start = text.index("资金方面")
    code, found = changed((text[start : text.index("\n\n", start) + 2], ""))
    assert (code, found["failures"], found["taken_out"]) == (0, [], 1)


def test_line_ends_and_a_mark_at_the_beginning_do_not_matter(issued, call):
    data = issued.read_bytes().replace(b"\n", b"\r\n")
    issued.write_bytes(b"\xef\xbb\xbf" + data)
    assert call("verify", issued).code == 0


def test_what_is_no_paper_is_refused_with_one_line(call, tmp_path):
    for name, data in (("a.md", "# 标题\n".encode()), ("b.md", b"\xff\xfe"), ("c.md", b"<!-- oc:paper/1\n{\n-->\n")):
        file = tmp_path / name
        file.write_bytes(data)
        done = call("verify", file)
        assert (done.code, done.out, done.err.count("\n")) == (3, "", 1)
    assert call("verify", tmp_path / "nowhere.md").code == 3


def test_a_damaged_stamp_never_ends_in_a_traceback(issued, call):
    whole = issued.read_text(encoding="utf-8")
    start = whole.index("<!-- oc:paper/1")
    for spoilt in (
        "[]",
        '{"paper":1}',
        '{"paper":"../x","language":"zh","as_of":"2022-05-11"}',
        '{"as_of":"x"}',
        "[1,2,3]",
    ):
        issued.write_text(f"{whole[:start]}<!-- oc:paper/1\n{spoilt}\n-->\n", encoding="utf-8")
        done = call("verify", issued)
        assert done.code in (2, 3), spoilt
        assert "Traceback" not in done.err


def test_a_project_that_is_gone_fails_without_a_place(call, paper, copy):
    file = copy.parent / "bulletin.md"
    late = copy / "projects/2021/2021-dujuan-xincun.yaml"
    file.write_text(paper("bulletin", "--as-of", "2022-09-30", data=copy), encoding="utf-8")
    assert "| 杜鹃新村 | 黄 | 完工逾期61天 |" in file.read_text(encoding="utf-8")
    late.write_text(late.read_text(encoding="utf-8").replace(", due: 2022-07", ", due: 2022-12"), encoding="utf-8")
    done = call("verify", file, "--data", copy, "--format", "json")
    assert done.code == 1
    kinds = {one["kind"] for one in json.loads(done.out)["failures"]}
    assert "gone" in kinds
    assert "changed" in kinds


@pytest.fixture
def committed(copy):
    """The book in a repository of its own."""
    for words in (["init", "-q"], ["add", "."], ["commit", "-qm", "1"]):
        subprocess.run(
            ["git", "-c", "user.name=a", "-c", "user.email=a@b", *words],
            cwd=copy.parent,
            check=True,
            capture_output=True,
        )
    return copy


def change(path, was, becomes):
    text = path.read_text(encoding="utf-8")
    assert was in text
    path.write_text(text.replace(was, becomes, 1), encoding="utf-8")


def failures(call, file, data, *words):
    return json.loads(call("verify", file, "--data", data, "--format", "json", *words).out)["failures"]


def test_the_record_that_changed_a_number_is_named(call, paper, tmp_path, committed):
    file = tmp_path / "paper.md"
    file.write_text(paper("bulletin", "--as-of", "2022-05-11", data=committed), encoding="utf-8")
    change(committed / "cohorts/2022.yaml", "invested: 4500万元", "invested: 4600万元")
    change(committed / "cohorts/2021.yaml", "completed: {projects: 33}", "completed: {projects: 32}")
    found = {one["key"].split(" as_of")[0]: one for one in failures(call, file, committed)}
    invested = found["invested cohort=2022 area=三明市市区 unit=money"]
    assert [(one["records"], one["amount"]) for one in invested["changed_by"]] == [([], "+100万元")]
    assert invested["changed_by"][0]["place"].startswith("cohorts/2022.yaml:")
    completed = found["completed cohort=2021 area=三明市市区 unit=projects"]
    assert [one["amount"] for one in completed["changed_by"]] == ["−1个"]
    told = call("verify", file, "--data", committed, "--all").out
    assert re.search(r"改动的记录：合计数或计划数 \+100万元（\S*cohorts/2022\.yaml:", told)


def test_a_project_that_changed_a_number_is_named_with_its_place(call, paper, tmp_path):
    book = write_book(tmp_path / "city/data", SMALL)
    for words in (["init", "-q"], ["add", "."], ["commit", "-qm", "1"]):
        subprocess.run(
            ["git", "-c", "user.name=a", "-c", "user.email=a@b", *words], cwd=book, check=True, capture_output=True
        )
    file = tmp_path / "paper.md"
    file.write_text(paper("bulletin", "--as-of", "2022-05-11", data=book), encoding="utf-8")
    change(book / "projects/b.yaml", "2022-06-01", "2022-05-01")
    change(book / "funding.yaml", "100万元", "90万元")
    started = next(one for one in failures(call, file, book) if one["key"].startswith("under_construction "))
    assert [(one["records"], one["amount"]) for one in started["changed_by"]] == [(["b"], "+1个")]
    assert started["changed_by"][0]["place"].startswith("projects/b.yaml:4:")
    assert re.search(r"改动的记录：乙 \+1个（\S*projects/b\.yaml:4）", call("verify", file, "--data", book).out)


def test_where_the_commit_is_not_at_hand_nothing_is_named(call, paper, tmp_path, committed):
    file = tmp_path / "paper.md"
    text = paper("bulletin", "--as-of", "2022-05-11", data=committed)
    commit = json.loads(text.partition("<!-- oc:paper/1\n")[2].splitlines()[0])["revision"]
    file.write_text(text.replace(commit, "0" * 40), encoding="utf-8")
    change(committed / "cohorts/2022.yaml", "invested: 4500万元", "invested: 4600万元")
    found = failures(call, file, committed)
    assert found
    assert all(one["changed_by"] == [] for one in found)


def test_a_paper_is_held_against_a_revision(call, paper, tmp_path, committed):
    copy = committed
    file = tmp_path / "paper.md"
    file.write_text(paper("inspection", "--as-of", "2022-05-11", data=copy), encoding="utf-8")
    path = copy / "cohorts/2021.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("projects: 33", "projects: 34"), encoding="utf-8")
    assert call("verify", file, "--data", copy, "--rev", "HEAD").code == 0
    done = call("verify", file, "--data", copy)
    assert done.code == 1
    assert "oc compare 2022-05-11@" in done.out


def changed_record(issued, call, copy, file, was, becomes):
    path = copy / file
    text = path.read_text(encoding="utf-8")
    assert was in text
    path.write_text(text.replace(was, becomes, 1), encoding="utf-8")
    done = call("verify", issued, "--data", copy, "--format", "json")
    return done.code, json.loads(done.out)["failures"]


TWICE = """
# cohorts/a.yaml
cohort: 2022
plan:
  - {projects: 9}
declared:
  - as_of: 2022-03-31
    started: {projects: 6}
  - as_of: 2022-05-11
    started: {projects: 6}
"""


def test_a_number_that_is_the_same_but_of_an_earlier_day_no_longer_holds(paper, call, tmp_path):
    write_book(tmp_path / "data", TWICE)
    file = tmp_path / "paper.md"
    file.write_text(paper("inspection", "--as-of", "2022-05-11", data=tmp_path / "data"), encoding="utf-8")
    changes = ("cohorts/a.yaml", "  - as_of: 2022-05-11\n    started: {projects: 6}\n", "")
    code, failures = changed_record(file, call, tmp_path / "data", *changes)
    assert code == 1
    assert (failures[0]["printed"], failures[0]["now"]) == ("6个", "6个 (2022-03-31)")


def test_a_number_of_a_numbered_note_is_found_below_another_number(paper, tmp_path, call, copy):
    file = tmp_path / "paper.md"
    file.write_text(paper("monthly", "--as-of", "2022-05-11", "--lang", "en"), encoding="utf-8")
    changes = ("projects/2022/2022-wusi-xincun.yaml", "cohort: 2022", "cohort: 2023")
    code, failures = changed_record(file, call, copy, *changes)
    assert code == 1
    assert ("3", "2") in [(one["printed"], one["now"]) for one in failures]
