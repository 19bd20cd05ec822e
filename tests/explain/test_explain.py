"""`oc explain` from outside: where each part stands, what was left out, and how it is asked for."""

from __future__ import annotations

import json
import re
import subprocess

import pytest

from conftest import ROOT, write_book
from oldcommunity.codelists import FIGURES
from oldcommunity.labels import Labels

BOOK = """
# cohorts/city.yaml
cohort: 2022
area: {city: 甲市}
areas: 2
plan:
  - {projects: 8}
  - {from: 2022-04-01, projects: 9, households: 900}
# cohorts/east.yaml
cohort: 2022
area: {city: 甲市, district: 东区}
plan: [{projects: 5}]
declared:
  - {as_of: 2022-03-31, started: {projects: 2}}
  - {as_of: 2022-05-31, started: {projects: 3}}
# cohorts/west.yaml
cohort: 2022
area: {city: 甲市, district: 西区}
plan: [{projects: 4}]
declared: [{as_of: 2022-05-31, under_construction: {projects: 1}, completed: {projects: 1}, suspended: {projects: 1}}]
# projects/a.yaml
id: a
name: 甲小区
cohort: 2022
area: {city: 甲市, district: 东区}
milestones: [{code: started, met: 2022-03-10}]
# projects/b.yaml
id: b
name: 乙小区
cohort: 2022
area: {city: 甲市, district: 东区}
milestones: [{code: started, met: 2022-06-10}]
# projects/c.yaml
id: c
name: 丙小区
cohort: 2022
in_plan: false
area: {city: 甲市, district: 东区}
milestones: [{code: started, met: 2022-03-10}]
# projects/d.yaml
id: d
name: 丁小区
cohort:
area: {city: 甲市, district: 东区}
# projects/e.yaml
id: e
name: 戊小区
cohort: 2022
area: {city: 甲市, district: 东区}
milestones: [{code: designed, met: 2022-03-10}]
cancelled: {on: 2022-05-01}
"""


@pytest.fixture
def told(oc, tmp_path):
    root = write_book(tmp_path / "book", BOOK)

    def ask(*words):
        done = oc("explain", *words, "--format", "json", cwd=root)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return ask


def accounts(told):
    (one,) = told["explanations"]
    return one["accounts"]


def test_child_areas_are_nested_each_with_its_own_rule(told):
    started, planned = accounts(told("开工率", "--as-of", "2022-06-30"))
    assert (started["why"], started["total"], planned["total"]) == ("areas", 5 + 1, 9)
    east, west = started["areas"]
    assert (east["why"], west["why"]) == ("carried", "identity")
    assert [(line["kind"], line["amount"], line["as_of"]) for line in east["lines"]] == [
        ("term", 3, "2022-05-31"),
        ("gained", 1, "2022-06-10"),
    ]
    assert [(line["key"], line["amount"]) for line in west["lines"]] == [("under_construction", 1), ("completed", 1)]
    assert {one["kind"]: (one["down"], one["up"]) for one in west["widens"]}["halted"] == (0, 1)


def test_a_declared_total_and_its_known_records_stand_apart(told):
    (east,) = accounts(told("started", "--as-of", "2022-05-31", "--area", "东区"))
    assert [(line["kind"], line["key"], line["amount"]) for line in east["itemised"]] == [
        ("record", "a", 1),
        ("record", "e", 1),  # cancelled: it may have been among those that had started
        ("remainder", None, 1),
    ]
    assert [line["certain"] for line in east["itemised"]] == [True, False, True]


def test_what_was_left_out_has_its_reason_and_its_place(told):
    (east,) = accounts(told("started", "--as-of", "2022-05-31", "--area", "东区"))
    assert {(one["reason"], one["key"]) for one in east["left_out"]} == {
        ("older-declaration", "started"),
        ("out-of-plan", "c"),
        ("not-reached", "b"),
        ("year-unknown", "d"),
    }
    assert {one["place"]["path"] for one in east["left_out"]} >= {"projects/c.yaml", "cohorts/east.yaml"}
    (east,) = accounts(told("completed", "--as-of", "2022-05-31", "--area", "东区"))
    assert ("cancelled", "e") in {(one["reason"], one["key"]) for one in east["left_out"]}


def test_every_place_is_where_the_number_is_typed(told, tmp_path):
    (planned,) = accounts(told("planned", "--as-of", "2022-05-31"))
    (line,) = planned["lines"]
    text = (tmp_path / "book" / line["place"]["path"]).read_text("utf-8").splitlines()[line["place"]["line"] - 1]
    assert text[line["place"]["column"] - 1 :].startswith("9")
    assert (line["as_of"], [one["reason"] for one in planned["left_out"]]) == ("2022-04-01", ["other-version"])


def test_the_original_plan(told):
    (planned,) = accounts(told("planned", "--plan", "original"))
    assert planned["total"] == 8


def test_the_first_quarter_fits_a_screen(oc):
    for language, rate in (("zh", "6 ÷ 22个 = 27.3%"), ("en", "6 ÷ 22 projects = 27.3%")):
        done = oc(
            *("explain", "start_rate", "--cohort", "2022", "--as-of", "2022-03-31", "--lang", language),
            FORCE_COLOR="1",
        )
        lines = done.stdout.splitlines()
        assert len(lines) < 24
        assert rate in done.stdout
        assert "+0.027273" in done.stdout
        for place in ("cohorts/2022.yaml:12:25", "cohorts/2022.yaml:4:15", "2022-chonggui-xincun.yaml:7:10"):
            assert place in done.stdout


def test_what_files_say_of_their_own_numbers_stands_with_them(oc, tmp_path):
    write_book(
        tmp_path,
        BOOK.replace(
            "declared:\n  - {as_of: 2022-03-31, started: {projects: 2}}",
            "declared:\n  - as_of: 2022-03-31\n    started: {projects: 2}\n    inferred: true\n"
            "    note: 按一季度的比率推断。\n    source: 月报第三期",
        ),
    )
    asked = ("explain", "started", "--cohort", "2022", "--area", "东区", "--as-of", "2022-03-31", "--lang", "en")
    screen = oc(*asked, "--data", str(tmp_path), FORCE_COLOR="1").stdout
    assert "cohorts/east.yaml:6 按一季度的比率推断。" in screen, "why it was inferred is never cut"
    assert "月报第三期" not in screen
    assert "Source: 月报第三期" in oc(*asked, "--data", str(tmp_path), "--all", FORCE_COLOR="1").stdout
    (remark,) = json.loads(oc(*asked, "--data", str(tmp_path), "--format", "json").stdout)["remarks"]
    assert remark["place"] == {"path": "cohorts/east.yaml", "line": 6, "column": 25}
    assert (remark["note"], remark["source"]) == ("按一季度的比率推断。", "月报第三期")


@pytest.mark.parametrize("form", ["plain", "markdown", "json"])
@pytest.mark.parametrize("figure", FIGURES)
def test_every_figure_of_the_shipped_book_can_be_asked_for(figure, form, capsys, monkeypatch):
    from oldcommunity.cli.app import run

    monkeypatch.chdir(ROOT)
    for language in ("zh", "en"):
        assert run(["explain", Labels(language).text("figures", figure), "--format", form, "--lang", language]) == 0
        assert capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("strt_rate",), "start_rate"),
        (("started", "--kind", "special_bond"), "--kind"),
        (("started", "--plan", "last"), "current original"),
        (("started", "--unit", "rooms"), "households"),
    ],
)
def test_wrong_use_says_what_there_is(oc, words, message):
    done = oc("explain", *words)
    assert done.returncode == 2
    assert message in done.stderr


def test_a_long_list_is_cut_on_a_terminal_only(oc, tmp_path):
    text = "".join(
        f"\n# projects/p{i:02}.yaml\nid: p{i:02}\nname: 小区{i}\ncohort: 2022\n"
        "milestones: [{code: started, met: 2022-01-01}]\n"
        for i in range(20)
    )
    root = write_book(tmp_path / "book", text)
    cut = oc("explain", "started", cwd=root, FORCE_COLOR="1").stdout
    assert "还有 8 行" in cut
    assert "p19.yaml" not in cut
    for words in (("--all",), ("--format", "json"), ("--plain",)):
        assert "p19.yaml" in oc("explain", "started", *words, cwd=root, FORCE_COLOR="1").stdout


class TestBlame:
    def git(self, root, *words):
        who = ("-c", "user.name=李四", "-c", "user.email=l@example.org", "-c", "commit.gpgsign=false")
        when = {"GIT_AUTHOR_DATE": "2022-06-01T23:30:00+0800", "GIT_COMMITTER_DATE": "2022-06-01T23:30:00+0800"}
        subprocess.run(["git", *who, *words], cwd=root, check=True, capture_output=True, env={**_path(), **when})

    def test_who_last_touched_each_line(self, oc, tmp_path):
        root = write_book(tmp_path / "book", BOOK)
        self.git(root, "init", "-q")
        self.git(root, "add", ".")
        self.git(root, "commit", "-q", "-m", "x")
        words = ("explain", "planned", "--area", "东区", "--blame", "--format", "json")
        (line,) = accounts(json.loads(oc(*words, cwd=root).stdout))[0]["lines"]
        assert (line["touched"]["author"], line["touched"]["on"]) == ("李四", "2022-06-01")
        assert re.fullmatch("[0-9a-f]{40}", line["touched"]["commit"])
        plan = root / "cohorts/east.yaml"
        plan.write_text(plan.read_text("utf-8").replace("projects: 5", "projects: 6"), "utf-8")
        (line,) = accounts(json.loads(oc(*words, cwd=root).stdout))[0]["lines"]
        assert (line["amount"], line["touched"]) == (6, None)
        (line,) = accounts(json.loads(oc(*words, "--rev", "HEAD", cwd=root).stdout))[0]["lines"]
        assert (line["amount"], line["touched"]["author"]) == (5, "李四")

    def test_programs_named_in_the_repository_are_not_run(self, oc, tmp_path):
        root = write_book(tmp_path / "book", BOOK)
        self.git(root, "init", "-q")
        (root / ".gitattributes").write_text("*.yaml diff=trap filter=trap\n", "utf-8")
        self.git(root, "add", ".")
        self.git(root, "commit", "-q", "-m", "x")
        trap = f"touch {tmp_path}/sprung; cat"
        for key in ("diff.trap.textconv", "diff.trap.command", "filter.trap.clean", "filter.trap.smudge"):
            self.git(root, "config", key, trap)
        (root / "cohorts/east.yaml").write_text((root / "cohorts/east.yaml").read_text("utf-8") + "note: x\n", "utf-8")
        done = oc("explain", "planned", "--blame", cwd=root)
        assert done.returncode == 0
        assert "李四" in done.stdout
        assert not (tmp_path / "sprung").exists()

    def test_without_history_it_says_so(self, oc, tmp_path):
        root = write_book(tmp_path / "book", BOOK)
        done = oc("explain", "planned", "--blame", cwd=root, GIT_CEILING_DIRECTORIES=str(tmp_path))
        assert done.returncode == 3
        assert "--blame" in done.stderr


def _path():
    import os

    return {"PATH": os.environ["PATH"], "HOME": "/nonexistent"}
