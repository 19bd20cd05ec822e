"""What a clerk met in the first hour: words, years, papers and files, as they are typed and told."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import write_book
from damaged.book import BOOK, JIA


@pytest.fixture
def run(tmp_path: Path):
    write_book(tmp_path / "data", BOOK)

    def go(*words: str, cwd: Path = tmp_path) -> subprocess.CompletedProcess[str]:
        env = os.environ | {"OC_TODAY": "2022-07-01", "OC_LANG": "zh", "PYTHONUTF8": "1"}
        env["XDG_CACHE_HOME"] = str(tmp_path / "cache")
        return subprocess.run(
            [sys.executable, "-m", "oldcommunity", *words],
            cwd=cwd,
            env=env,
            capture_output=True,
            encoding="utf-8",
            stdin=subprocess.DEVNULL,
            check=False,
        )

    return go


def test_a_year_may_be_told_with_its_word(run, tmp_path):
    assert run("list", "--cohort", "2022年").stdout == run("list", "--cohort", "2022").stdout != ""
    assert run("list", "--cohort", "年").returncode == 2
    done = run("new", "2022-bing", "--name", "丙新村", "--cohort", "2022年")
    assert done.returncode == 0, done.stderr
    assert "cohort: 2022\n" in next((tmp_path / "data").rglob("2022-bing.yaml")).read_text(encoding="utf-8")


@pytest.mark.parametrize(("word", "code"), [("月报", "monthly"), ("督查报告", "inspection"), ("通报", "bulletin")])
def test_a_paper_goes_by_its_name_in_words(run, word, code):
    done = run("report", word, "--as-of", "2022-05-31", "--cohort", "2022")
    assert (done.returncode, done.stdout) == (
        0,
        run("report", code, "--as-of", "2022-05-31", "--cohort", "2022").stdout,
    )


def test_the_papers_there_are_are_told_with_their_words(run):
    done = run("report", "周报")
    assert done.returncode == 2
    assert all(
        name in done.stderr
        for name in ("monthly（月报）", "inspection（督查报告）", "bulletin（通报）", "project（项目）")
    )


def test_a_project_without_a_book_has_none_to_go_to(run, tmp_path):
    empty = tmp_path / "empty"
    empty.mkdir()
    (tmp_path / "data").rename(tmp_path / "elsewhere")
    done = run("new", cwd=empty)
    assert done.returncode == 3
    assert "book.yaml" in done.stderr
    assert "--cohort" not in done.stderr


def test_the_file_that_has_an_id_first_is_told_as_it_is_typed(run, tmp_path):
    jia = tmp_path / "data" / JIA
    jia.with_name("2022-jia-2.yaml").write_bytes(jia.read_bytes())
    for form in ("full", "concise"):
        assert "data/projects/2022-jia.yaml 里" in run("validate", "--format", form).stdout


def test_a_file_that_cannot_be_written_is_told_as_it_is_typed(run, tmp_path):
    jia = tmp_path / "data" / JIA
    if os.geteuid() == 0:
        pytest.skip("nothing keeps root from writing")
    jia.parent.chmod(0o500)
    try:
        assert f"写不了 data/{JIA}" in run("set", "2022-jia", "buildings=13").stderr
    finally:
        jia.parent.chmod(0o700)


def test_what_time_brings_to_other_projects_is_no_news(run, tmp_path):
    book = tmp_path / "stale"
    write_book(
        book,
        """# book.yaml
format: 1
title: 虚构台账
made_up: true
# projects/a.yaml
id: a
name: 甲小区
cohort: 2022
milestones: [{code: started, met: 2022-03-15}]
# projects/b.yaml
id: b
name: 乙小区
cohort: 2022
milestones: [{code: started, met: 2022-03-16}]
""",
    )
    done = run("record", "b", "--as-of", "2022-06-30", "--physical", "20%", "--data", str(book))
    assert done.returncode == 0, done.stderr
    assert "OC441" in run("validate", "--data", str(book)).stdout
    assert "OC441" not in done.stderr


def test_a_number_of_a_paper_is_called_in_words(run, tmp_path):
    paper = tmp_path / "paper.md"
    assert run("report", "月报", "--as-of", "2022-05-31", "--cohort", "2022", "-o", str(paper)).returncode == 0
    jia = tmp_path / "data" / JIA
    jia.write_text(jia.read_text(encoding="utf-8").replace(", met: 2022-03-18", ""), encoding="utf-8")
    done = run("verify", str(paper), "--all")
    assert done.returncode == 1, done.stdout
    assert all(told in done.stdout for told in ("2022 年计划", "截至 2022-05-31"))
    assert not any(key in done.stdout for key in ("cohort=", "unit=", "as_of=", "area="))
    assert not any(told in done.stdout for told in (" projects/", "：projects/"))
