"""What `oc verify` notices in a paper, and what it lets pass."""

from __future__ import annotations

import json

import pytest


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
        ("已完工33个", "目前已有33个完工"),
        ("现将有关情况报告如下。", "特此报告。"),
        ("## 三、工作成效", "## 三、成效与亮点\n\n总体进展平稳。"),
    )
    assert (code, found["failures"]) == (0, [])


@pytest.mark.parametrize(
    ("was", "becomes", "printed", "now"),
    [
        ("已完工33个", "已完工34个", "33个", "34个"),
        ("在建8个", "在建18个", "8个", "18个"),
        ("投资3.69亿元", "投资3.96亿元", "3.69亿元", "3.96亿元"),
        ("已开工6个", "已开工七个", "6个", "七个"),
        ("开工率27.3%", "开工率37.3%", "27.3%", "37.3%"),
        ("户数12197户", "户数1219户", "12197户", "1219户"),
    ],
)
def test_a_number_may_not(changed, was, becomes, printed, now):
    code, found = changed((was, becomes))
    assert code == 1
    (failure,) = found["failures"]
    assert (failure["kind"], failure["printed"]) == ("edited", printed)
    assert failure["now"].startswith(now)


def test_a_number_that_is_struck_out_is_missed(changed):
    code, found = changed(("暂缓1个", "暂缓"))
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
    assert "杜鹃新村 | 完工" in file.read_text(encoding="utf-8")
    late.write_text(late.read_text(encoding="utf-8").replace(", due: 2022-07", ", due: 2022-12"), encoding="utf-8")
    done = call("verify", file, "--data", copy, "--format", "json")
    assert done.code == 1
    kinds = {one["kind"] for one in json.loads(done.out)["failures"]}
    assert "gone" in kinds
    assert "changed" in kinds


def test_a_paper_is_held_against_a_revision(call, paper, tmp_path, copy):
    import subprocess

    def git(*words):
        subprocess.run(
            ["git", "-c", "user.name=a", "-c", "user.email=a@b", *words],
            cwd=copy.parent,
            check=True,
            capture_output=True,
        )

    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "1")
    file = tmp_path / "paper.md"
    file.write_text(paper("inspection", "--as-of", "2022-05-11", data=copy), encoding="utf-8")
    path = copy / "cohorts/2021.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("projects: 33", "projects: 34"), encoding="utf-8")
    assert call("verify", file, "--data", copy, "--rev", "HEAD").code == 0
    done = call("verify", file, "--data", copy)
    assert done.code == 1
    assert "oc compare 2022-05-11@" in done.out
