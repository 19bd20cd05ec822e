"""`oc set`, `oc record` and `oc new` as people use them."""

from __future__ import annotations

import errno
import os
import stat

import pytest

from edits.conftest import JIA
from oldcommunity.edits import writing
from oldcommunity.labels import Labels
from oldcommunity.source.document import load_document


class TestSet:
    """Another value, and nothing else touched."""

    def test_values_are_put_and_told(self, desk):
        before = desk.text()
        done = desk("set", "2022-jia", "households=412", "area.zone=市区", "milestones[completed].due=2022-11")
        assert done.stderr == ""
        assert done.stdout.splitlines() == [
            "projects/2022/2022-jia.yaml:4: area.zone: 市区 (new)",
            "projects/2022/2022-jia.yaml:5: households: 412 (new)",
            "projects/2022/2022-jia.yaml:12: milestones[completed].due: 2022-10-31 → 2022-11",
        ]
        assert desk.unlike(before) == [
            "area: {zone: 市区, district: 三元区}",
            "households: 412",
            "  - {code: completed, due: 2022-11}",
            "- area: {district: 三元区}",
            "-   - {code: completed, due: 2022-10-31}",
        ]
        assert desk("set", "2022-jia", "households=412").stdout.startswith("It is so already")

    def test_a_project_goes_by_its_name_and_a_field_by_its_heading(self, desk):
        desk("set", "甲新村", "户数=412", "area.district=沙县区")
        assert "households: 412\n" in desk.text()
        desk("set", "甲新村", "Households=413")
        assert "households: 413\n" in desk.text()

    def test_a_word_stands_in_a_list_once(self, desk):
        desk("set", "2022-yi", "works=basic,basic")
        desk("set", "2022-yi", "works+=upgrade", "works+=提升类")
        assert "works: [basic, upgrade]\n" in desk.text("projects/2022/2022-yi.yaml")
        before = desk.everything()
        assert desk("set", "2022-yi", "works+=basic").stdout.startswith("It is so already")
        assert desk.everything() == before

    @pytest.mark.parametrize(
        ("words", "place"),
        [
            (("households=412", "户数=413"), "households"),
            (("milestones[settled].due=2023", "milestones[结算].due=2024"), "milestones[settled].due"),
            (("note=甲", "note="), "note"),
        ],
    )
    def test_one_place_takes_one_value(self, desk, words, place):
        done = desk("set", "2022-jia", *words, code=2)
        assert f"{place} is given two values" in done.stderr
        done = desk("new", "2022-ding", "--name", "丁", "--cohort", "2022", *words, code=2)
        assert "is given two values" in done.stderr or place == "note"

    def test_a_code_that_there_is_not_is_told_with_those_that_there_are(self, desk):
        said = desk("set", "2022-jia", "milestones[begun].met=2022", code=2).stderr
        assert "it has: designed started completed; it may have: registered " in said

    def test_a_dry_run_shows_a_patch_and_writes_nothing(self, desk):
        before = desk.everything()
        done = desk("set", "2022-jia", "name=甲小区", "--dry-run")
        assert "-name: 甲新村\n+name: 甲小区\n" in done.stdout
        assert desk.everything() == before

    def test_other_files_of_the_book(self, desk):
        desk("set", "--file", "funding.yaml", "funds[central].events[received].amount=450万元")
        assert "{status: received, as_of: 2022-05-15, amount: 450万元}" in desk.text("funding.yaml")
        done = desk("set", "--file", "README.md", "x=1", code=2)
        assert "README.md" in done.stderr

    @pytest.mark.parametrize(
        ("words", "code", "said"),
        [
            (("2022-jia", "budget=320"), 2, "OC307"),
            (("2022-jia", "colour=red"), 2, "no field “colour”"),
            (("2022-jia", "houshold=1"), 2, "households"),
            (("2022-jai", "households=1"), 2, "2022-jia"),
            (("households=1",), 2, "project's id"),
            (("2022-jia",), 2, "FIELD=VALUE"),
            ((), 2, "PROJECT"),
            (("2022-jia", "progress[2022-05].invested=100万元"), 3, "OC413"),
            (("2022-jia", "id=2022-yi"), 3, "OC40"),
            (("2022-jia", "note=甲\x1b[31m"), 3, "OC105"),
        ],
    )
    def test_what_cannot_be_is_refused_with_its_reason(self, desk, words, code, said):
        before = desk.everything()
        done = desk("set", *words, code=code)
        assert said in done.stderr
        assert "\x1b" not in done.stderr
        assert (done.stdout, desk.everything()) == ("", before)

    def test_the_line_that_would_be_wrong_is_shown_as_it_would_be(self, desk):
        done = desk("set", "2022-jia", "progress[2022-05].invested=100万元", code=3)
        assert "  - {as_of: 2022-05, invested: 100万元}" in done.stderr
        assert "projects/2022/2022-jia.yaml:15:32: error OC413" in done.stderr

    def test_a_warning_is_told_and_written_nevertheless(self, desk):
        done = desk("set", "2022-yi", "households=10", "budget=9亿元")
        assert "warning OC431" in done.stderr
        assert "budget: 9亿元" in desk.text("projects/2022/2022-yi.yaml")

    def test_a_file_that_cannot_be_read_is_left_alone(self, desk):
        (desk.root / JIA).write_text("id: 2022-jia\nname: [\n", encoding="utf-8")
        done = desk("set", "2022-jia", "households=1", code=3)
        assert "oc validate" in done.stderr


class TestRecord:
    """What happened, written where it belongs."""

    def test_a_new_entry_stands_among_the_others_by_day(self, desk):
        before = desk.text()
        done = desk("record", "2022-jia", "--as-of", "2022-04-30", "--invested", "150万元", "--physical", "20%")
        assert done.stdout.startswith("projects/2022/2022-jia.yaml:15: progress[2022-04-30]: as_of: 2022-04-30,")
        assert desk.unlike(before) == ["  - {as_of: 2022-04-30, invested: 150万元, physical: 20%}"]
        assert [entry["as_of"] for entry in _said(desk)["progress"]] == ["2022-03-31", "2022-04-30", "2022-05"]

    def test_an_entry_of_the_same_day_is_brought_up_to_date(self, desk):
        done = desk("record", "甲新村", "--as-of", "2022-05-31", "--invested", "320万元", "--source", "周报")
        assert done.stdout.splitlines() == [
            "projects/2022/2022-jia.yaml:15: progress[2022-05].invested: 210万元 → 320万元",
            "projects/2022/2022-jia.yaml:15: progress[2022-05].source: 周报 (new)",
        ]

    def test_less_than_before_is_refused_with_the_sentence_of_the_check(self, desk):
        before = desk.everything()
        done = desk("record", "2022-jia", "--as-of", "2022-06-30", "--invested", "200万元", code=3)
        assert "OC413" in done.stderr
        assert "200万元" in done.stderr
        assert desk.everything() == before

    def test_a_milestone_that_is_met_is_not_inferred_any_more(self, desk):
        desk("record", "2022-jia", "--met", "started=2022-03-28", "--met", "tendered=2022-03", "--note", "开工报告")
        tendered, started = _said(desk)["milestones"][1:3]
        assert tendered == {"code": "tendered", "met": "2022-03", "note": "开工报告"}
        assert started == {"code": "started", "due": "2022-03-20", "met": "2022-03-28", "note": "开工报告"}

    def test_standing_still_and_going_on(self, desk):
        desk("record", "2022-jia", "--suspended", "2022-06-01", "--reason", "雨季")
        desk("record", "2022-jia", "--resumed", "2022-06-15")
        assert _said(desk)["suspensions"] == [{"from": "2022-06-01", "until": "2022-06-14", "reason": "雨季"}]
        assert "nothing is suspended" in desk("record", "2022-jia", "--resumed", "2022-06-20", code=2).stderr

    def test_a_project_that_is_given_up(self, desk):
        desk("record", "2022-yi", "--cancelled", "2022-06-01", "--reason", "拆迁")
        assert "cancelled: {on: 2022-06-01, reason: 拆迁}\n" in desk.text("projects/2022/2022-yi.yaml")

    def test_problems_are_opened_and_closed_by_number(self, desk):
        words = ("--open", "燃气, 雨水管同槽", "--owner", "燃气公司", "--due", "2022-06-30", "--cause", "pipelines")
        desk("record", "2022-jia", *words, "--on", "2022-06-02")
        desk("record", "2022-jia", "--close", "1", "--as-of", "2022-06-10", "--note", "已修")
        first, second = _said(desk)["issues"]
        assert (first["closed"], first["note"]) == ("2022-06-10", "已修")
        assert list(second.items())[:4] == [
            ("id", "2"), ("opened", "2022-06-02"), ("cause", "pipelines"), ("text", "燃气, 雨水管同槽"),
        ]  # fmt: skip
        assert "1 2" in desk("record", "2022-jia", "--close", "3", "--on", "2022-06-10", code=2).stderr

    def test_findings_and_requests_of_an_inspection(self, desk):
        path = "inspections/2022-05-11.yaml"
        before = desk.text(path)
        desk("record", "--inspection", "2022-05-11", "--close", "12", "--on", "2022-06-30")
        assert desk.unlike(before, path) == [
            "  - {id: 12, text: 挂图作战, closed: 2022-06-30}", "-   - {id: 12, text: 挂图作战}",
        ]  # fmt: skip
        done = desk("record", "--inspection", "2022-05-11", "--close", "1", "--on", "2022-06-30", code=2)
        assert "findings[1] requests[1]" in done.stderr
        desk("record", "--inspection", "2022-05-11", "--close", "findings[1]", "--on", "2022-06-30")
        assert "{id: 1, text: 围挡不整, closed: 2022-06-30}" in desk.text(path)
        desk("record", "--inspection", "2022-05-11", "--open", "堆料占道", "--on", "2022-05-11")
        assert "  - {id: 2, text: 堆料占道}\n" in desk.text(path)

    def test_today_is_a_day_like_others(self, desk):
        desk("record", "2022-jia", "--as-of", "today", "--physical", "40%")
        assert _said(desk)["progress"][-1] == {"as_of": "2022-07-01", "physical": "40%"}

    @pytest.mark.parametrize(
        ("words", "said"),
        [
            (("2022-jia",), "--invested"),
            (("2022-jia", "--invested", "1元"), "--as-of"),
            (("2022-jia", "--close", "1"), "--on"),
            (("2022-jia", "--as-of", "2022.5.31", "--invested", "1元"), "2022-05-31"),
            (("2022-jia", "--as-of", "2022-06", "--invested", "320"), "--invested"),
            (("2022-jia", "--as-of", "2022-06", "--physical", "120%"), "--physical"),
            (("2022-jia", "--met", "started"), "CODE=DATE"),
            (("2022-jia", "--met", "drawn=2022-01", "--met", "drawn=2022-02"), "--met drawn is given two values"),
            (("2022-jia", "--met", "begun=2022-03"), "begun"),
            (("2022-jia", "--met", "started=soon"), "soon"),
            (("2022-jia", "--reason", "雨"), "--suspended"),
            (("2022-jia", "--owner", "x", "--close", "1", "--on", "2022"), "--open"),
            (("2022-jia", "--inspection", "2022-05-11", "--close", "1"), "2022-jia"),
            (("--inspection", "2022-05-11", "--invested", "1元", "--as-of", "2022"), "--invested"),
            (("--inspection", "2022", "--close", "1", "--on", "2022"), "2022-05-11"),
            ((), "PROJECT"),
        ],
    )
    def test_what_is_missing_or_does_not_fit_is_named(self, desk, words, said):
        before = desk.everything()
        done = desk("record", *words, code=2)
        assert said in done.stderr
        assert len(done.stderr.splitlines()) <= 2
        assert desk.everything() == before


class TestNew:
    """The file of a project."""

    def test_it_lies_where_it_belongs_in_the_order_of_the_model(self, desk):
        words = (
            "--name",
            "丙新村",
            "--cohort",
            "2022",
            "--area",
            "district=三元区",
            "budget=620万元",
            "households=412",
        )
        done = desk("new", "2022-bing", *words)
        assert desk.text("projects/2022/2022-bing.yaml") == (
            "id: 2022-bing\nname: 丙新村\ncohort: 2022\narea: {district: 三元区}\nhouseholds: 412\nbudget: 620万元\n"
        )
        assert done.stdout.splitlines()[1] == "projects/2022/2022-bing.yaml:2: name: 丙新村 (new)"

    def test_a_year_that_nobody_knows(self, desk):
        desk("new", "ding", "--name", "丁新村", "--cohort", "null")
        assert desk.text("projects/undated/ding.yaml") == "id: ding\nname: 丁新村\ncohort: null\n"

    @pytest.mark.parametrize("beside", [True, False])
    def test_its_first_line_leads_an_editor_to_the_schema(self, desk, beside):
        folder = (desk.root.parent if beside else desk.root) / "schema"
        folder.mkdir()
        (folder / "project.schema.json").write_text("{}")
        desk("new", "2022-bing", "--name", "丙新村", "--cohort", "2022")
        steps = "../" * (3 if beside else 2)
        first, second = desk.text("projects/2022/2022-bing.yaml").splitlines()[:2]
        assert first == f"# yaml-language-server: $schema={steps}schema/project.schema.json"
        assert second == "id: 2022-bing"

    def test_the_same_name_in_the_same_year_is_pointed_out(self, desk):
        done = desk("new", "2022-jia-2", "--name", "甲新村", "--cohort", "2022")
        assert "2022-jia (projects/2022/2022-jia.yaml)" in done.stderr
        assert (desk.root / "projects/2022/2022-jia-2.yaml").exists()

    @pytest.mark.parametrize(
        ("words", "code", "said"),
        [
            (("2022-jia", "--name", "x", "--cohort", "2022"), 2, "taken"),
            (("2022_甲", "--name", "x", "--cohort", "2022"), 2, "2022_甲"),
            (("../x", "--name", "x", "--cohort", "2022"), 2, "../x"),
            (("2022-x", "--name", " ", "--cohort", "2022"), 2, "--name"),
            (("2022-x", "--name", "x", "--cohort", "明年"), 2, "--cohort"),
            (("2022-x", "--name", "x"), 2, "--cohort"),
            (("2022-x", "--cohort", "2022"), 2, "--name"),
            (("--name", "x", "--cohort", "2022"), 2, "ID"),
            (("2022-x", "--name", "x", "--cohort", "2022", "budget=1"), 2, "has no unit"),
            (("2022-x", "--name", "x", "--cohort", "2022", "--area", "street=甲"), 2, "street"),
            (("2022-lost", "--name", "x", "--cohort", "2022"), 3, "2022-lost.yaml"),
        ],
    )
    def test_what_cannot_be_begun_is_refused(self, desk, words, code, said):
        (desk.root / "projects/2022/2022-lost.yaml").write_text("id: 2022-found\nname: 戊\ncohort: 2022\n", "utf-8")
        before = desk.everything()
        assert said in desk("new", *words, code=code).stderr
        assert desk.everything() == before


COMMANDS = [
    ("set", "2022-jia", "households=412"),
    ("record", "2022-jia", "--as-of", "2022-06-30", "--invested", "320万元"),
    ("new", "2022-bing", "--name", "丙", "--cohort", "2022"),
]


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: words[0])
class TestTheDisk:
    """What the system refuses is told in a line, and all files stay as they were."""

    @pytest.mark.parametrize("call", ["fsync", "fdopen", "open"])
    @pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES])
    def test_a_disk_that_takes_nothing(self, desk, words, call, number, monkeypatch):
        real = getattr(os, call)

        def fail(*arguments, **named):
            if call == "open" and not arguments[1] & os.O_CREAT:
                return real(*arguments, **named)
            raise OSError(number, os.strerror(number))

        before = desk.everything()
        monkeypatch.setattr(writing.os, call, fail)
        done = desk(*words, code=3)
        monkeypatch.undo()
        assert Labels("en").text("system", errno.errorcode[number]) in done.stderr
        assert (done.stdout, len(done.stderr.splitlines())) == ("", 1)
        assert desk.everything() == before

    @pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="nothing is read-only to the superuser")
    def test_a_folder_that_may_not_be_written(self, desk, words):
        folder = desk.root / "projects/2022"
        folder.chmod(0o500)
        try:
            assert "projects/2022" in desk(*words, code=3).stderr
        finally:
            folder.chmod(0o700)

    def test_the_mode_stays(self, desk, words):
        if words[0] != "new":
            (desk.root / JIA).chmod(0o640)
            desk(*words)
            assert stat.S_IMODE((desk.root / JIA).stat().st_mode) == 0o640


def _said(desk):
    return load_document(desk.text().encode()).data
