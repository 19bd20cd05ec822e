"""`oc show`: everything about one project, in the order of its dates, with the place of each fact."""

from __future__ import annotations

import csv
import io
import json
import subprocess

import pytest

from cli.made_up import BOOK, FORMATS, Run, widest
from conftest import ROOT, write_book

LATER = ("--as-of", "2022-07-15")


@pytest.fixture
def made_up(tmp_path, capsys):
    return Run(write_book(tmp_path, BOOK), capsys)


@pytest.fixture
def shipped(capsys):
    return Run(ROOT / "data", capsys)


def told(run, project, *words):
    return json.loads(run("show", project, "--format", "json", *words))


def line_of(run, path, text):
    lines = (run.data / path).read_text("utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if text in line)


def test_the_record_in_full(made_up):
    report = told(made_up, "2022-jia", *LATER)
    project = report["project"]
    assert (report["format"], report["as_of"]) == ("oldcommunity.show/1", "2022-07-15")
    assert project["place"] == {"path": "projects/2022-jia.yaml", "line": 1, "column": 5}
    assert (project["state"], project["because"]["code"]) == ("under_construction", "started")
    assert project["budget"] == "6200000.00"
    assert project["lead"] == {"name": "张三", "post": "副市长", "level": "city"}
    assert project["parties"] == [{"role": "contractor", "name": "甲建设公司"}]
    assert project["governance"] == {"owners_committee": "筹备中"}
    assert [issue["id"] for issue in project["issues"]] == [1]
    assert (project["note"], project["source"]) == ("说明", "虚构")
    rate = report["investment_rate"]
    assert (rate["numerator"], rate["denominator"], rate["percent"]) == ("2105500.00", "6200000.00", "34.0")
    assert [(one["figure"], one["result"]) for one in report["published"]] == [("started", "not_computable")]
    assert [(one["status"], one["amount"]) for one in report["funds"]] == [("received", "200000.00")]


def test_the_timeline_is_in_order_and_each_entry_has_its_place(made_up):
    report = told(made_up, "2022-jia", *LATER)
    entries = report["timeline"]
    assert [entry["latest"] for entry in entries] == sorted(entry["latest"] for entry in entries)
    kinds = [entry["kind"] for entry in entries]
    assert kinds == [
        "met",
        "surveyed",
        "met",
        "fund",
        "met",
        "progress",
        "issue",
        "issue",
        "issue_closed",
        "progress",
        "inspection",
        "finding",
        "due",
        "finding_closed",
        "utility_due",
    ]
    for kind, path, text in (
        ("inspection", "inspections/2022-05-11.yaml", "现场整洁"),
        ("finding", "inspections/2022-05-11.yaml", "围挡不整"),
        ("fund", "funding.yaml", "20万元"),
        ("due", "projects/2022-jia.yaml", "code: completed"),
        ("surveyed", "projects/2022-jia.yaml", "survey:"),
    ):
        place = next(entry["place"] for entry in entries if entry["kind"] == kind)
        assert (place["path"], place["line"]) == (path, line_of(made_up, path, text)), kind


def test_slips(made_up):
    entries = told(made_up, "2022-jia", *LATER)["timeline"]
    slips = {entry["code"]: entry["slip_days"] for entry in entries if entry["kind"] == "met"}
    assert slips == {
        "surveyed": {"low": 5, "high": 5},
        "designed": {"low": -3, "high": -3},
        "started": {"low": None, "high": 11},
    }
    (due,) = (entry for entry in entries if entry["kind"] == "due")
    assert (due["code"], due["overdue_days"]) == ("completed", 45)
    closed = next(entry for entry in entries if entry["kind"] == "finding_closed")
    assert closed["slip_days"] == {"low": 2, "high": 2}
    page = made_up("show", "2022-jia", "--plain", *LATER)
    assert "晚 5 天" in page
    assert "提前 3 天" in page
    assert "至多晚 11 天" in page
    assert "已逾期 45 天" in page


def test_what_may_have_happened(made_up):
    report = told(made_up, "2022-yi-chongguixincun-erqi-gongcheng", *LATER)
    assert (report["project"]["state"], report["project"]["possible_state"]) == ("in_preparation", "under_construction")
    started = [entry for entry in report["timeline"] if entry["code"] == "started"]
    assert [(entry["kind"], entry["possible"]) for entry in started] == [("due", False), ("met", True)]
    assert started[1]["slip_days"] == {"low": 131, "high": 161}


def test_nothing_of_the_future_but_what_is_due(made_up):
    entries = told(made_up, "2022-jia", "--as-of", "2022-02-01")["timeline"]
    assert [(entry["kind"], entry["code"], entry["possible"]) for entry in entries] == [
        ("met", "surveyed", False),
        ("surveyed", None, False),
        ("due", "designed", False),
        ("due", "started", False),
        ("met", "started", True),
        ("due", "completed", False),
        ("utility_due", "water", False),
    ]


@pytest.mark.parametrize(
    ("day", "state", "reason"),
    [
        ("2022-01-31", "in_preparation", None),
        ("2022-02-15", "under_construction", "started"),
        ("2022-03-15", "suspended", "suspended"),
        ("2022-04-15", "under_construction", "started"),
        ("2022-06-15", "suspended", "suspended"),
    ],
)
def test_the_state_and_what_it_rests_on(made_up, day, state, reason):
    project = told(made_up, "2022-bing", "--as-of", day)["project"]
    because = project["because"]
    assert project["state"] == state
    assert (because and (because["code"] or because["kind"])) == reason


def test_a_record_with_almost_nothing_has_no_empty_sections(shipped):
    text = shipped("show", "yongxing-huayuan", "--plain")
    assert "项目记录里没有带日期的情况" in text
    assert "计划年度: （未填）" in text
    headings = text.split("\n\n")
    assert all(len(part.splitlines()) > 1 for part in headings[:-1])
    assert "参建单位" not in text
    project = told(shipped, "liexi-pianqu")["project"]
    assert "parties" not in project
    assert project["because"] is None


def test_every_shipped_project_can_be_shown(shipped):
    for project in json.loads(shipped("list", "--format", "json"))["projects"]:
        for language in ("zh", "en"):
            text = shipped("show", project["id"], "--lang", language, "--format", "terminal")
            assert project["id"] in text
            assert widest(text) <= 80


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("form", FORMATS)
def test_every_format(made_up, form, language):
    text = made_up("show", "2022-jia", "--lang", language, "--format", form, *LATER)
    assert "燃气与雨水管同槽" in "".join(text.split())
    assert "2022-jia.yaml" in text
    if form == "terminal":
        assert widest(text) <= 80


def test_csv_is_the_timeline(made_up):
    rows = list(csv.DictReader(io.StringIO(made_up("show", "2022-jia", "--format", "csv", *LATER), newline="")))
    started = next(row for row in rows if row["code"] == "started")
    assert (started["date"], started["earliest"], started["slip_days_high"]) == ("../2022-03-31", "", "11")
    assert started["told"] == "due=2022-03-20; basis=site_entry; inferred=true"


def test_by_name(shipped):
    assert told(shipped, "麒麟新村")["project"]["id"] == "2021-qilin-xincun"


@pytest.mark.parametrize(("given", "offer"), [("崇桂", "2022-chonggui-xincun"), ("2021-qilin-xinchun", "2021-qilin")])
def test_an_unknown_project_offers_the_nearest(shipped, given, offer):
    message = shipped("show", given, code=2)
    assert given in message
    assert offer in message


def test_an_unknown_project_unlike_any(shipped):
    assert "zzzz" in shipped("show", "zzzz", "--lang", "en", code=2)


def test_several_of_one_name(tmp_path, capsys):
    book = "".join(f"\n# projects/{one}.yaml\nid: {one}\nname: 五四新村\ncohort: 2020\n" for one in ("a", "b"))
    message = Run(write_book(tmp_path, book), capsys)("show", "五四新村", code=2)
    assert "a b" in message


def test_a_project_that_cannot_be_read(tmp_path, capsys):
    run = Run(write_book(tmp_path, "\n# projects/a.yaml\nid: a\nname: 甲\ncohort: 20222\n"), capsys)
    assert "projects/a.yaml" in run("show", "a", code=3)


def test_as_it_was_in_a_revision(tmp_path, capsys):
    run = Run(write_book(tmp_path, BOOK), capsys)
    for words in (("init", "-q"), ("add", "."), ("-c", "user.name=t", "-c", "user.email=t@t", "commit", "-qm", "1")):
        subprocess.run(["git", *words], cwd=tmp_path, check=True)
    file = tmp_path / "projects/2022-ding.yaml"
    file.write_text(file.read_text("utf-8").replace("2022-06-10", "2022-06-30"), "utf-8")
    days = [told(run, "2022-ding", *LATER, *words)["timeline"][0]["date"] for words in ((), ("--rev", "HEAD"))]
    assert days == ["2022-06-30", "2022-06-10"]
