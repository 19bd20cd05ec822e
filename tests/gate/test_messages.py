"""What a clerk is told first is the cause, all of it, and true."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import write_book
from damaged.book import BOOK


def told(inside, root: Path, *words: str) -> list[str]:
    done = inside("validate", "--format", "concise", "--lang", "en", *words, cwd=root)
    return [" ".join(line.split()[:3]) for line in done.stdout.splitlines()]


@pytest.mark.parametrize(
    ("line", "columns"),
    [
        ("area: {zone：市区，district： 三元区}", [12, 15, 24]),
        ("area: ｛zone: 市区, district：三元区｝", [7, 26, 30]),
        ("area: {zone: “市区”，district: “三元区”}", [14, 17, 18, 29, 33]),
        ("works: 【basic，improvement、enhancement】", [8, 14, 26, 38]),
        ("lead: {name: 张三，李四, post：局长}", [25]),
        ("note: 见【附件，一】：说明", []),
        ("lead: {name: “张三”同志, post: 局长}", []),
    ],
)
def test_all_full_width_signs_of_a_line_are_told_in_one_run(inside, tmp_path: Path, line: str, columns: list[int]):
    write_book(tmp_path, f"# projects/a.yaml\nid: a\nname: 甲\ncohort: 2022\n{line}\n")
    assert told(inside, tmp_path, "--select", "OC203") == [
        f"projects/a.yaml:4:{column}: error OC203" for column in columns
    ]


@pytest.mark.parametrize("word", ["不明", "待定", "暂无", "N/A", "—", "/", '"-"', "无"])
@pytest.mark.parametrize("field", ["households", "budget", "floor_area", "built_year"])
def test_what_is_unknown_is_left_out(inside, tmp_path: Path, field: str, word: str):
    write_book(tmp_path, f"# projects/a.yaml\nid: a\nname: 甲\ncohort: 2022\n{field}: {word}\n")
    done = inside("validate", "--lang", "en", cwd=tmp_path)
    assert "error OC323 unknown-written" in done.stdout
    assert f"leave “{field}” out" in done.stdout
    assert "write:" not in done.stdout


@pytest.mark.parametrize("word", ["待定", "无", "N/A"])
def test_such_a_word_is_a_text_like_any_other(inside, tmp_path: Path, word: str):
    write_book(tmp_path, f"# projects/a.yaml\nid: a\nname: 甲\ncohort: 2022\nnote: {word}\n")
    assert told(inside, tmp_path) == []


def test_a_copied_file_is_told_of_before_all_else_and_alone(inside, tmp_path: Path):
    write_book(tmp_path, BOOK)
    file = tmp_path / "projects/2022-jia.yaml"
    (tmp_path / "projects/2022-ding.yaml").write_bytes(file.read_bytes())
    assert told(inside, tmp_path) == ["projects/2022-ding.yaml:1:5: error OC402"]
    done = inside("validate", "--lang", "en", cwd=tmp_path)
    assert "projects/2022-jia.yaml" in done.stdout.splitlines()[0] + done.stdout.splitlines()[1]
    assert "such as 2022-jia-2" in " ".join(done.stdout.replace("|", "").split())


def test_what_rests_on_another_year_is_told_all_the_same(inside, tmp_path: Path):
    write_book(tmp_path, BOOK.replace("invested: 210万元\n    source", "invested: 100万元\n    source"))
    old = "id: 2019-wu\nname: 戊\ncohort: 2019\n"
    for name in ("2019-wu", "2019-copy"):
        (tmp_path / f"projects/{name}.yaml").write_text(old, encoding="utf-8")
    assert told(inside, tmp_path, "--select", "OC402,OC422") == [
        "cohorts/2022.yaml:10:15: error OC422",
        "projects/2019-copy.yaml:1:5: error OC402",
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
@pytest.mark.parametrize("asked", ["甲新村", "2022-jia"])
def test_a_project_whose_file_is_broken_is_not_said_to_be_unknown(inside, tmp_path: Path, asked: str, encoding: str):
    write_book(tmp_path, BOOK)
    file = tmp_path / "projects/2022-jia.yaml"
    file.write_bytes(file.read_text("utf-8").replace("budget: 620万元", "budget：620万元").encode(encoding))
    done = inside("show", asked, "--lang", "en", cwd=tmp_path)
    assert done.returncode == 3
    assert "oc validate projects/2022-jia.yaml" in done.stderr
    other = inside("show", "庚新村", "--lang", "en", cwd=tmp_path)
    assert (other.returncode, "庚新村" in other.stderr) == (2, True)


def test_a_line_in_gbk_is_shown_as_it_was_typed(inside, tmp_path: Path):
    write_book(tmp_path, "")
    (tmp_path / "projects").mkdir()
    text = "id: a\nname: 崇桂新村（一期）\ncohort: 2022\n"
    (tmp_path / "projects/a.yaml").write_bytes(text.encode("gb18030"))
    done = inside("validate", cwd=tmp_path)
    assert " 2 | name: 崇桂新村（一期）\n   |       ^^\n" in done.stdout


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("cohort: 2022\nmilestones: [{code: started, met: 2017-01-01}]\n", []),
        ("cohort: 2022\nmilestones:\n  - {code: started, met: 2012-01-01}\n", [5]),
        ("cohort: 2022\nmilestones:\n  - {code: started, due: 2024-03-01, met: 2014-03-01}\n", [5]),
        ("cohort: 2022\nprogress:\n  - {as_of: 2002-03-31, physical: 10%}\n", [5]),
        ("cohort: 2042\n", [3]),
        ("cohort: 2042\nmilestones:\n  - {code: started, due: 2042-03-01}\n", [3]),
    ],
)
def test_years_far_off_are_told_once(inside, tmp_path: Path, text: str, lines: list[int]):
    write_book(tmp_path, f"# projects/a.yaml\nid: a\nname: 甲\n{text}")
    found = told(inside, tmp_path, "--select", "OC435")
    assert [int(line.split(":")[1]) for line in found] == lines


def test_a_plan_year_far_from_all_others_is_told(inside, tmp_path: Path):
    years = {"a": 2020, "b": 2021, "c": 2022, "d": 2002}
    text = "".join(
        f"# projects/{name}.yaml\nid: {name}\nname: {name}\ncohort: {year}\n" for name, year in years.items()
    )
    write_book(tmp_path, text)
    assert told(inside, tmp_path) == ["projects/d.yaml:3:9: warning OC435"]


@pytest.mark.parametrize("nothing", ["", "~", "null", "Null", "NULL"])
def test_nothing_is_nothing_however_yaml_lets_it_be_written(inside, tmp_path: Path, nothing: str):
    write_book(tmp_path, f"# projects/a.yaml\nid: a\nname: {nothing}\ncohort: 2022\nhouseholds: {nothing}\n")
    assert told(inside, tmp_path) == ["projects/a.yaml:2:1: error OC301"]
    write_book(tmp_path, f'# projects/a.yaml\nid: a\nname: "{nothing or "nULL"}"\ncohort: 2022\n')
    assert told(inside, tmp_path) == []


@pytest.mark.parametrize(
    ("kind", "text", "place"),
    [
        ("projects/a", "works: [basic, improvement, basic]", "4:29"),
        ("projects/a", "targets: [livelihood, livelihood]", "4:23"),
        ("projects/a", "tags:\n  - a\n  - b\n  - a", "7:5"),
        ("book", "lights: {dimensions: [money, money]}", "4:30"),
        ("inspections/b", "requests: [{id: 1, text: x, answers: [1, 1]}]", "4:42"),
    ],
)
def test_a_word_that_a_list_has_twice_is_told(inside, tmp_path: Path, kind: str, text: str, place: str):
    heads = {
        "projects/a": "id: a\nname: 甲\ncohort: 2022\n",
        "book": "format: 1\ntitle: 虚构\nmade_up: true\n",
        "inspections/b": "id: b\ndate: 2022-05-11\nkind: joint\n",
    }
    write_book(tmp_path, f"# {kind}.yaml\n{heads[kind]}{text}\n")
    assert told(inside, tmp_path) == [f"{kind}.yaml:{place}: error OC322"]
    assert "delete item " in inside("validate", "--lang", "en", cwd=tmp_path).stdout
    # One of them may have been meant to be another.
    before = (tmp_path / f"{kind}.yaml").read_bytes()
    inside("fix", cwd=tmp_path)
    assert (tmp_path / f"{kind}.yaml").read_bytes() == before


@pytest.mark.parametrize(
    ("file", "advice"),
    [
        ("waivers.yaml\nwaivers:\n  - {code: OC434, path: x, reason: '', until: 2022-12-31}", "it cannot be blank"),
        ("projects/a.yaml\nid: a\nname: ''\ncohort: 2022", "it cannot be blank"),
        ("projects/a.yaml\nid: a\nname: 甲\ncohort: 2022\nnote: ''", "leave “note” out"),
        ("projects/a.yaml\nid: a\nname: 甲\ncohort: 2022\nformerly: ['']", "delete this item of the list"),
        ("projects/a.yaml\nid: a\nname: 甲\ncohort: 待定", "write cohort: null"),
        ("projects/a.yaml\nid: a\nname: 甲\ncohort: 2022\nsurvey: {as_of: 待定}", "leave out the whole item"),
        ("projects/a.yaml\nid: a\nname: 甲\ncohort: 2022\nworks: [待定]", "delete this item of the list"),
        ("projects/a.yaml\nid: a\nname: 甲\ncohort: 2022\nhouseholds: 待定", "leave “households” out"),
    ],
)
def test_nobody_is_told_to_leave_out_what_has_to_be_there(inside, tmp_path: Path, file: str, advice: str):
    write_book(tmp_path, f"# {file}\n")
    done = inside("validate", "--lang", "en", cwd=tmp_path)
    text = " ".join(done.stdout.replace("|", " ").replace("→", " ").split())
    assert advice in text
    others = {"it cannot be blank", "leave “", "write cohort: null", "leave out the", "delete this item"}
    assert not [one for one in others if one in text and not advice.startswith(one)]
