"""`oc schedule` from outside: pages, charts, data, calendars, and what it refuses."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest
from wcwidth import wcswidth

from conftest import write_book
from oldcommunity.cli.app import run

BOOK = """
# book.yaml
format: 1
title: 虚构台账
made_up: true
area: {city: 虚构市}
# projects/2022-hong.yaml
id: 2022-hong
name: 红星小区及周边老旧小区改造提升工程（含背街小巷整治）
cohort: 2022
area: {district: 甲区}
budget: 500万元
lead: {name: 张三}
milestones:
  - {code: designed, due: 2022-01-31, met: 2022-02-10}
  - {code: started, due: 2022-02-01}
  - {code: completed, due: 2022-07-20}
utilities:
  - {kind: gas, owner: 燃气公司, status: blocked, due: 2022-06-20}
issues:
  - {id: 1, opened: 2022-04-02, text: "拆违,清运;[red]受阻[/red]", owner: 城管局, due: 2022-06-25}
  - {id: 2, opened: 2022-04-02, text: 已了, due: 2022-06-25, closed: 2022-05-01}
# projects/2022-lv.yaml
id: 2022-lv
name: 绿地新村
cohort: 2022
area: {district: 乙区}
budget: 100万元
milestones:
  - {code: started, due: 2022-05-01, met: 2022-04-20}
  - {code: completed, due: 2022-10-31}
progress:
  - {as_of: 2022-06-10, physical: 60%, invested: 60万元}
# projects/2022-mian.yaml
id: 2022-mian
name: 免责小区
cohort: 2022
in_plan: false
area: {district: 乙区}
milestones:
  - {code: started, due: 2022-05}
exempt:
  - {light: start, reason: 文物勘探未结束}
# projects/2021-wan.yaml
id: 2021-wan
name: 完工新村
cohort: 2021
milestones:
  - {code: started, met: 2021-05}
  - {code: completed, due: 2021-12-31, met: 2022-01-15}
utilities:
  - {kind: water, status: agreed, due: 2022-06-20}
"""
INSPECTION = """
# book.yaml
format: 1
title: 虚构台账
made_up: true
area: {city: 虚构市}
# inspections/2022-05-11-joint.yaml
id: 2022-05-11-joint
date: 2022-05-11
kind: joint
findings:
  - {id: 1, text: 现场没有人, project: 2022-hong, due: 2022-06-30}
  - {id: 2, text: 已经逾期, project: 2022-lv, due: 2022-05-31}
  - {id: 3, text: 已销号, project: 2022-lv, due: 2022-06-20, closed: 2022-06-01}
  - {id: 4, text: 没有期限, project: 2022-lv}
requests:
  - {id: 1, text: 抓紧, due: 2022-06-25}
"""
ASKED = ("--as-of", "2022-06-10")


@pytest.fixture
def folder(tmp_path):
    return write_book(tmp_path, BOOK)


@pytest.fixture
def schedule(folder, capsys):
    """What `oc schedule` prints, or says where the exit code tells that it prints nothing."""

    def call(*words, code=0):
        assert run(["schedule", *words, *ASKED, "--data", str(folder)]) == code, capsys.readouterr()
        out, err = capsys.readouterr()
        assert (err if not code else out) == ""
        return out if not code else err

    return call


class TestPages:
    def test_the_latest_come_first_and_each_light_is_a_word(self, schedule):
        told = json.loads(schedule("--format", "json"))
        assert [(one["id"], one["light"]) for one in told["projects"]] == [
            ("2022-hong", "red"),
            ("2022-mian", "exempt"),
            ("2022-lv", "green"),
            ("2021-wan", "done"),
        ]
        page = schedule("--format", "terminal")
        for word in ("红", "免责", "绿", "完"):
            assert word in page
        assert "计划内 3 个项目：红 1 · 绿 1 · 完 1；另有计划外 1 个" in page

    def test_colours_only_repeat_the_words(self, schedule, monkeypatch):
        plain = schedule("--format", "terminal")
        monkeypatch.delenv("NO_COLOR")
        monkeypatch.setenv("FORCE_COLOR", "1")
        coloured = schedule("--format", "terminal")
        assert re.search("\x1b\\[31m红", coloured)
        assert re.search("\x1b\\[32m绿", coloured)
        bare = re.sub("\x1b\\[[0-9;]*m", "", coloured)
        assert [line.rstrip() for line in bare.splitlines()] == plain.splitlines()

    def test_a_light_can_be_asked_for_and_all_are_counted(self, schedule):
        told = json.loads(schedule("--format", "json", "--light", "red"))
        assert [one["id"] for one in told["projects"]] == ["2022-hong"]
        assert told["counts"]["lights"]["green"] == 1
        assert "红灯的 1 个" in schedule("--light", "red")

    def test_by_group_with_a_row_for_what_is_not_filled_in(self, schedule):
        rows = list(csv.DictReader(io.StringIO(schedule("--by", "district", "--format", "csv"))))
        assert [(row["district"], row["projects"], row["red"], row["out_of_plan"]) for row in rows] == [
            ("乙区", "1", "0", "1"),
            ("甲区", "1", "1", "0"),
            ("", "1", "0", "0"),
        ]
        assert "（未填）" in schedule("--by", "lead")

    def test_one_project_milestone_by_milestone(self, schedule):
        page = schedule("2022-hong", "--format", "terminal")
        assert "开工逾期129天" in page
        assert "晚10天" in page
        assert "2022-11-07（推后110天）" in page
        assert "燃气（燃气公司）受阻" in page
        assert "免责：文物勘探未结束（否则为黄灯：开工逾期10天）" in schedule("免责小区")

    def test_what_is_due_in_the_next_days(self, schedule):
        told = json.loads(schedule("--due", "15", "--format", "json"))["due"]
        assert [(one["kind"], one["code"], one["days"]) for one in told["items"]] == [
            ("utility", "gas", 10),
            ("issue", "1", 15),
        ]
        assert told["overdue"] == 2
        assert len(json.loads(schedule("--due", "40", "--format", "json"))["due"]["items"]) == 3
        assert "另有 2 项已经逾期" in schedule("--due", "15")
        assert "[red]受阻[/red]" in schedule("--due", "15")

    def test_what_inspections_found_and_asked_for_is_due_like_problems(self, folder, schedule):
        write_book(folder, INSPECTION)
        told = json.loads(schedule("--due", "20", "--format", "json"))["due"]
        assert [(one["kind"], one["id"], one["code"], one["days"]) for one in told["items"]] == [
            ("utility", "2022-hong", "gas", 10),
            ("request", None, "2022-05-11-joint-1", 15),
            ("issue", "2022-hong", "1", 15),
            ("finding", "2022-hong", "2022-05-11-joint-1", 20),
        ]
        page = schedule("--due", "20")
        assert "督查发现 2022-05-11-joint-1：现场没有人" in page
        assert "问题和督查事项 1 项，看 oc issues --overdue" in page
        feed = schedule("--format", "ics")
        assert "UID:2022-hong.finding.2022-05-11-joint-1@oldcommunity" in feed
        assert "SUMMARY:虚构市：督查要求 2022-05-11-joint-1 到期" in feed
        assert "已销号" not in feed
        own = json.loads(schedule("2022-hong", "--due", "20", "--format", "json"))["due"]["items"]
        assert [one["kind"] for one in own] == ["utility", "issue", "finding"]
        assert "request" not in schedule("--due", "20", "--format", "csv", "--cohort", "2022")

    def test_the_rule_of_lights_says_what_it_is_a_share_of(self, folder, schedule):
        assert "落后序时进度 10 个百分点起黄、超过 30 红" in schedule()
        write_book(folder, "# book.yaml\nformat: 1\ntitle: 虚构台账\nlights: {formula: percent, yellow: 20, red: 50}\n")
        assert "落后应完成的 20% 起黄、超过 50% 红" in schedule()

    @pytest.mark.parametrize("language", ["zh", "en"])
    @pytest.mark.parametrize("width", [60, 80, 120])
    @pytest.mark.parametrize(
        "words", [(), ("2022-hong",), ("--by", "district"), ("--due", "60"), ("--gantt",), ("--gantt", "--limit", "1")]
    )
    def test_a_page_fits_its_screen(self, schedule, monkeypatch, words, width, language):
        monkeypatch.setenv("COLUMNS", str(width))
        page = schedule(*words, "--format", "terminal", "--lang", language)
        assert max(wcswidth(line) for line in page.splitlines()) <= width

    @pytest.mark.parametrize("form", ["terminal", "plain", "markdown", "json", "csv", "ics"])
    def test_the_same_book_gives_the_same_bytes_whatever_day_it_is(self, schedule, monkeypatch, form):
        first = schedule("--format", form)
        monkeypatch.setenv("OC_TODAY", "2031-01-01")
        assert schedule("--format", form) == first


class TestChart:
    def test_the_fact_ends_at_the_day_asked_about(self, schedule):
        lines = schedule("--gantt").splitlines()
        today = next(line for line in lines if "│" in line).index("│")
        rows = [line for line in lines if "│" in line[20:] and "2022-06-10" not in line]
        places = {wcswidth(line[: line.index("│")]) for line in rows}
        assert len(places) == 1
        assert places == {today}
        below = next(line for i, line in enumerate(lines) if "绿地新村" in lines[i - 1])
        assert below.rstrip().endswith("█│")

    def test_a_console_without_these_signs_gets_plain_ones(self, oc, folder):
        for encoding in ("gbk", "ascii"):
            done = oc("schedule", "--gantt", "--data", str(folder), *ASKED, "--lang", "en", PYTHONIOENCODING=encoding)
            assert done.returncode == 0
            assert "#|" in done.stdout
            assert not set(done.stdout) & set("█─┬│▓")

    def test_nothing_dated_is_said_and_not_drawn(self, tmp_path, capsys):
        book = write_book(tmp_path / "x", "# projects/a.yaml\nid: a\nname: 甲\ncohort: 2022\n")
        assert run(["schedule", "--gantt", "--data", str(book)]) == 0
        assert "画不出图" in capsys.readouterr().out


def unfolded(text):
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    return text.replace("\r\n ", "").split("\r\n")


class TestCalendar:
    """RFC 5545."""

    def test_every_due_date_is_an_event(self, schedule):
        lines = unfolded(schedule("--format", "ics"))
        assert (lines[0], lines[-2]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
        assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == 6
        uids = [line for line in lines if line.startswith("UID:")]
        assert len(set(uids)) == 6
        assert "UID:2022-hong.milestone.started@oldcommunity" in uids
        assert {line for line in lines if line.startswith("DTSTAMP")} == {"DTSTAMP:20220610T000000Z"}
        assert "DTSTART;VALUE=DATE:20220720" in lines
        assert "DTEND;VALUE=DATE:20220721" in lines
        assert "SUMMARY:免责小区：开工（期限 2022-05）" in lines

    def test_texts_are_escaped(self, schedule):
        (told,) = (line for line in unfolded(schedule("--format", "ics")) if "拆违" in line)
        assert "拆违\\,清运\\;[red]受阻[/red]\\n责任单位：城管局" in told

    def test_it_can_be_narrowed_and_goes_by_the_name_of_the_file(self, schedule, tmp_path):
        assert schedule("--format", "ics", "--due", "15").count("BEGIN:VEVENT") == 2
        assert schedule("--format", "ics", "2022-lv").count("BEGIN:VEVENT") == 1
        assert schedule("-o", str(tmp_path / "due.ics")) == ""
        assert (tmp_path / "due.ics").read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--by", "colour"), "cohort"),
        (("--light", "blue"), "exempt"),
        (("--by", "district", "--gantt"), "--gantt"),
        (("--due", "3", "--light", "red"), "--due"),
        (("--gantt", "--format", "csv"), "--gantt"),
        (("--format", "ics", "--by", "district"), "ics"),
        (("2022-lv", "--by", "district"), "--by"),
        (("--write",), "--backward"),
        (("--dry-run",), "--backward"),
        (("--backward", "2022-10-31"), "--cohort"),
        (("--backward", "31.10.2022", "2022-lv"), "2022-10-31"),
        (("--backward", "2022-10-31", "2022-lv", "--write", "--rev", "HEAD"), "--rev"),
        (("--backward", "2022-10-31", "2022-lv", "--write", "--format", "json"), "--format"),
        (("nobody",), "oc list"),
        (("--due", "-1"), "--due"),
    ],
)
def test_wrong_use_says_what_to_type(schedule, words, said):
    assert said in schedule(*words, code=2)


def test_an_empty_book_has_nothing_to_show(tmp_path, capsys):
    book = write_book(tmp_path / "x", "# book.yaml\nformat: 1\ntitle: 空\n")
    for words in ((), ("--gantt",), ("--due", "30"), ("--by", "district"), ("--format", "json"), ("--format", "ics")):
        assert run(["schedule", *words, "--data", str(book)]) == 0, capsys.readouterr()
