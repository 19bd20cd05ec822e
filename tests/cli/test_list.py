"""`oc list`: which projects, in which order, with what of each, in every format."""

from __future__ import annotations

import csv
import io
import json

import pytest

from cli.made_up import BOOK, FORMATS, Run, widest
from conftest import ROOT, write_book
from oldcommunity.labels import Labels
from oldcommunity.reports.context import Context
from oldcommunity.views.foot import foot_lines

LATER = ("--as-of", "2022-07-15")


@pytest.fixture
def made_up(tmp_path, capsys):
    return Run(write_book(tmp_path, BOOK), capsys)


@pytest.fixture
def shipped(capsys):
    return Run(ROOT / "data", capsys)


def projects(text):
    return {one["id"]: one for one in json.loads(text)["projects"]}


def test_all_projects_of_the_source_by_year_area_and_id(shipped):
    report = json.loads(shipped("list", "--format", "json"))
    ids = [one["id"] for one in report["projects"]]
    assert (report["format"], report["count"], report["as_of"]) == ("oldcommunity.list/1", 16, "2022-05-11")
    assert ids[0] == "2021-dujuan-xincun"
    assert ids[7] == "2022-chonggui-xincun"
    assert [one["cohort"] for one in report["projects"]] == [2021] * 7 + [2022] * 6 + [None] * 3
    assert {one["state"] for one in report["projects"][-3:]} == {"unknown"}


def test_what_is_known_of_each(made_up):
    found = projects(made_up("list", "--format", "json", *LATER))
    jia = found["2022-jia"]
    assert (jia["started"], jia["started_possible"], jia["completed"]) == ("../2022-03-31", False, None)
    assert (jia["invested"], jia["invested_as_of"], jia["physical_percent"]) == ("2105500.00", "2022-04-30", "24.73")
    assert [(late["milestone"], late["days"]) for late in jia["overdue"]] == [("completed", 45)]
    assert found["2022-ding"]["state"] == "completed"
    assert found["2022-bing"]["state"] == "suspended"
    assert (jia["province"], jia["district"]) == ("福建省", "三元区")


def test_what_may_have_happened_is_marked(made_up):
    found = projects(made_up("list", "--format", "json", *LATER))["2022-yi-chongguixincun-erqi-gongcheng"]
    assert (found["state"], found["possible_state"]) == ("in_preparation", "under_construction")
    assert (found["started"], found["started_possible"]) == ("2022-07", True)
    assert [late["possibly_met"] for late in found["overdue"]] == [True, False]
    assert "2022-07?" in made_up("list", "--plain", *LATER)


def test_nothing_of_the_future_is_told(made_up):
    found = projects(made_up("list", "--format", "json", "--as-of", "2022-01-31"))
    assert found["2022-jia"]["started"] == "../2022-03-31"
    assert found["2022-jia"]["started_possible"] is True
    assert found["2022-jia"]["invested"] is None
    assert (found["2022-ding"]["state"], found["2022-ding"]["completed"]) == ("in_preparation", None)


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        (("--cohort", "2021", "--where", "state=suspended"), ["2021-qilin-xincun"]),
        (("--area", "三元区"), ["chengguan-buxingjie", "liexi-pianqu", "yongxing-huayuan"]),
        (("--cohort", "2022", "--area", "三元区"), []),
        (("--where", "cohort=2022", "--where", "name=崇桂新村"), ["2022-chonggui-xincun"]),
        (("--where", "state=cancelled", "--cohort", "2022", "--area", "市区"), []),
    ],
)
def test_filters(shipped, words, ids):
    text = shipped("list", "--format", "json", *words)
    assert list(projects(text)) == ids
    assert len(json.loads(text)["filters"]) == len(words) // 2


def test_csv_has_keys_as_headings_and_a_line_for_each(made_up):
    rows = list(csv.DictReader(io.StringIO(made_up("list", "--format", "csv", *LATER), newline="")))
    jia = next(row for row in rows if row["id"] == "2022-jia")
    assert len(rows) == 4
    assert (jia["households"], jia["floor_area"], jia["budget"]) == ("1700", "32000.00", "6200000.00")
    assert (jia["overdue_milestone"], jia["overdue_days"], jia["overdue_count"]) == ("completed", "45", "1")
    assert (jia["path"], jia["line"], jia["in_plan"]) == ("projects/2022-jia.yaml", "1", "1")
    assert None not in jia
    assert None not in jia.values()


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("form", FORMATS)
def test_every_format_names_every_project(made_up, form, language):
    text = "".join(made_up("list", "--lang", language, "--format", form, *LATER).split())
    for name in ("2022-jia", "2022-bing", "2022-ding"):
        assert name in text
    if form != "terminal":
        assert "2022-yi-chongguixincun-erqi-gongcheng" in text


@pytest.mark.parametrize("language", ["zh", "en"])
def test_eighty_columns(made_up, shipped, language):
    words = ("list", "--lang", language, "--format", "terminal")
    assert widest(made_up(*words, *LATER)) <= 80
    assert widest(shipped(*words)) <= 80


def test_ids_stay_whole_where_there_is_room(shipped, monkeypatch):
    text = shipped("list", "--format", "terminal")
    assert "2022-chonggui-xincun" in text
    monkeypatch.setenv("COLUMNS", "120")
    (line,) = (line for line in shipped("list", "--format", "terminal").splitlines() if "chonggui" in line)
    assert "崇桂新村" in line


def test_a_limit_says_how_many_are_not_shown(shipped, monkeypatch):
    monkeypatch.setattr("oldcommunity.cli.list_projects._SHOWN", 4)
    assert "还有 12 个项目没有列出" in shipped("list", "--format", "terminal")
    assert "没有列出" not in shipped("list", "--format", "terminal", "--all")
    assert "没有列出" not in shipped("list", "--plain")
    assert "还有 13 个" in shipped("list", "--plain", "--limit", "3")
    assert len(projects(shipped("list", "--format", "json", "--limit", "3"))) == 16
    shipped("list", "--limit", "0", code=2)


def test_the_foot_says_what_it_is_about(made_up):
    text = made_up("list", "--plain", "--where", "households>=500")
    assert "共 1 个项目" in text
    assert "households>=500" in text
    assert "截至 2022-06-15" in text
    assert "虚构" in text.splitlines()[0]


def test_nothing_found_is_no_error(made_up):
    assert "共 0 个项目" in made_up("list", "--plain", "--where", "name=没有")
    assert projects(made_up("list", "--format", "json", "--where", "name=没有")) == {}


def test_a_name_cannot_become_markup_or_a_formula(tmp_path, capsys):
    book = "\n# projects/a.yaml\nid: a\nname: '=1+1 [red] | <b>'\ncohort: 2022\n"
    made_up = Run(write_book(tmp_path, book), capsys)
    assert "'=1+1" in made_up("list", "--format", "csv")
    assert "\\| \\<b\\>" in made_up("list", "--format", "markdown")
    assert "[red]" in made_up("list", "--format", "terminal")


@pytest.mark.parametrize(
    ("commit", "dirty", "said"),
    [
        ("2626d78ed530ed7957cff65ac97d39ee5b642564", True, "2626d78e+"),
        ("2626d78ed530ed7957cff65ac97d39ee5b642564", False, "2626d78e"),
        ("2626d78ed530ed7957cff65ac97d39ee5b642564", None, "2626d78e"),
        (None, None, "版本"),
    ],
)
def test_the_foot_names_the_version(commit, dirty, said):
    context = Context("台账", False, (), 738_000, commit, dirty, (), ())
    (line,) = foot_lines(context, Labels("zh"))
    assert said in line
    assert ("+" in line) is bool(dirty)
