"""Questions at a terminal: asked only there, checked at once, asked again, and given up without a trace."""

from __future__ import annotations

import pytest

from conftest import write_book
from edits.terminal import Terminal


def test_a_progress_entry_is_asked_for_field_by_field(desk):
    terminal = Terminal(desk.root, "record")
    terminal.answer("Project (id or name): ", "2022-jai\r")
    terminal.until("mean")
    terminal.answer("Project (id or name): ", "2022-j\t\r")
    terminal.answer("such as 2022-05-31): ", "2022.6.30\r")
    terminal.until("2022-06-30 (return takes it)")
    terminal.answer("such as 2022-05-31) [2022-06-30]: ", "\r")
    terminal.answer("(last: 210万元, 2022-05-31; return if not known): ", "320\r")
    terminal.until("320")
    terminal.answer("return if not known): ", "320 万\r")
    terminal.answer("return if not known) [320万元]: ", "\r")
    terminal.answer("(last: 15%, 2022-03-31; return if not known): ", "120%\r")
    terminal.answer("return if not known): ", "35\r")
    terminal.until("35% (return takes it; - leaves it out)")
    terminal.answer("return if not known) [35%]: ", "-\r")
    terminal.answer("return if none): ", "\r")
    terminal.answer("return if no more): ", "designed\r")
    terminal.until("“designed” is no milestone with its day; write MILESTONE=DATE")
    terminal.answer("return if no more): ", "designed=../2022-02\r")
    terminal.answer("return if no more): ", "\r")
    terminal.answer("Note (may be left out): ", "\r")
    terminal.answer("Source (may be left out): ", "\r")
    assert terminal.end() == 0
    assert "  - {as_of: 2022-06-30, invested: 320万元}\n" in desk.text()
    assert "{code: designed, met: ../2022-02}" in desk.text()


def test_what_cannot_be_true_is_said_at_its_question(desk):
    before = desk.everything()
    terminal = Terminal(desk.root, "record", "2022-jia", language="zh", today="2022-06-30")
    terminal.answer("截至哪天（如 2022-05-31）：", "2022-07-31\r")
    terminal.until("晚于今天（2022-06-30）")
    terminal.answer("截至哪天（如 2022-05-31）：", "2022-06-30\r")
    terminal.answer("累计完成投资（上次 210万元，2022-05-31；不知道就按回车）：", "200万元\r")
    terminal.until("比 2022-05-31 的 210万元 还少")
    terminal.answer("不知道就按回车）：", "320万元\r")
    terminal.answer("形象进度（上次 15%，2022-03-31；不知道就按回车）：", "35%\r")
    terminal.answer("没有就按回车）：", "\r")
    terminal.answer("做到了哪个节点（如 开工=2022-03-28；没有了就按回车）：", "设计=2022年3月1日\r")
    terminal.until("没有“设计”这个节点；是不是想写：方案设计（回车即可；不填就写 -）")
    terminal.answer("[方案设计=2022-03-01]：", "开工=2022-08\r")
    terminal.until("晚于今天（2022-06-30）")
    terminal.answer("没有了就按回车）：", "开工\r")
    terminal.until("看不懂“开工”；写作 节点=日期，如 开工=2022-03-28")
    assert "--met" not in terminal.seen
    assert desk.everything() == before
    terminal.answer("没有了就按回车）：", "开\t2022-03-28\r")
    terminal.answer("没有了就按回车）：", "\r")
    terminal.answer("说明（可不填）：", "\r")
    terminal.answer("出处（可不填）：", "月报\r")
    assert terminal.end() == 0
    assert "{as_of: 2022-06-30, invested: 320万元, physical: 35%, source: 月报}" in desk.text()
    assert "met: 2022-03-28\n" in desk.text()


def test_a_problem_has_no_source_to_ask_for(desk):
    terminal = Terminal(desk.root, "record", "2022-jia", "--source", "letter", "--as-of", "2022-06-01")
    terminal.answer("return if not known): ", "\r")
    terminal.answer("return if not known): ", "\r")
    terminal.answer("return if none): ", "pipes in one trench\r")
    terminal.answer("return if no more): ", "\r")
    terminal.answer("Note (may be left out) [letter]: ", "\r")
    assert terminal.end() == 0
    assert "Source" not in terminal.seen
    told = "opened: 2022-06-01\n    text: pipes in one trench\n    note: letter\n"
    assert told in desk.text()


def test_answers_are_kept_where_somebody_else_wrote_meanwhile(desk):
    terminal = Terminal(desk.root, "record", "2022-jia")
    terminal.answer("such as 2022-05-31): ", "2022-06-30\r")
    terminal.answer("return if not known): ", "320万元\r")
    terminal.answer("return if not known): ", "35%\r")
    terminal.answer("return if none): ", "\r")
    terminal.answer("return if no more): ", "designed=2022-02-20\r")
    terminal.answer("return if no more): ", "\r")
    terminal.answer("Note (may be left out): ", "by phone\r")
    terminal.until("Source (may be left out): ")
    path = desk.root / "projects/2022/2022-jia.yaml"
    path.write_text(path.read_text("utf-8").replace("invested: 210万元", "invested: 330万元"), "utf-8")
    terminal.answer("Source (may be left out): ", "\r")
    terminal.until("Nothing was written. Please look at it and answer again")
    terminal.answer("such as 2022-05-31) [2022-06-30]: ", "\r")
    terminal.answer("(last: 330万元, 2022-05-31; return if not known) [320万元]: ", "340万元\r")
    terminal.answer("return if not known) [35%]: ", "-\r")
    terminal.answer("return if none): ", "\r")
    terminal.answer("return if no more) [designed=2022-02-20]: ", "\r")
    terminal.answer("return if no more): ", "\r")
    terminal.answer("Note (may be left out) [by phone]: ", "\r")
    terminal.answer("Source (may be left out): ", "\r")
    assert terminal.end() == 0
    assert "{as_of: 2022-06-30, invested: 340万元, note: by phone}" in desk.text()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--open", "测试", "--on", "2022-06-01", "--source", "来函"), "--note"),
        (("--close", "1", "--on", "2022-06-01", "--source", "来函"), "--note"),
        (("--suspended", "2022-06-01", "--note", "雨"), "--reason"),
        (("--cancelled", "2022-06-01", "--note", "雨"), "--reason"),
        (("--resumed", "2022-06-01", "--source", "来函"), "oc set"),
        (("--resumed", "2022-06-01", "--note", "雨"), "oc set"),
        (("--met", "designed=2022-02-20", "--as-of", "2022-06-01"), "--as-of"),
    ],
)
def test_nothing_typed_is_lost(desk, words, told):
    before = desk.everything()
    assert told in desk("record", "2022-jia", *words, code=2).stderr
    assert desk.everything() == before


def test_a_new_project_is_asked_for(desk):
    terminal = Terminal(desk.root, "new", "budget=620万元")
    terminal.answer("[2022]: ", "\r")
    terminal.answer("Name of the project: ", "丙新村\r")
    terminal.answer("or district=三元区; may be left out): ", "district=三元区\r")
    terminal.answer("[2022-project-001]: ", "2022-jia\r")
    terminal.until("taken")
    terminal.answer("[2022-project-001]: ", "\r")
    assert terminal.end() == 0
    told = desk.text("projects/2022/2022-project-001.yaml")
    assert told == ("id: 2022-project-001\nname: 丙新村\ncohort: 2022\narea: {district: 三元区}\nbudget: 620万元\n")


@pytest.mark.parametrize("key", ["\x03", "\x04"], ids=["ctrl-c", "end of input"])
def test_who_does_not_want_to_answer_leaves_nothing_behind(desk, key):
    before = desk.everything()
    terminal = Terminal(desk.root, "set", "2022-jia")
    terminal.answer("(FIELD=VALUE): ", "budget=320\r")
    terminal.until("320万元")
    terminal.answer("(FIELD=VALUE): ", key)
    # Python may miss an interrupt that comes the moment before it waits for a line.
    assert terminal.end(key) == 130
    assert "Traceback" not in terminal.seen
    assert desk.everything() == before


BOOK = """
# book.yaml
format: 1
title: 虚构台账
made_up: true
area: {province: 福建省, city: 三明市}
# cohorts/2022.yaml
cohort: 2022
plan:
  - {projects: 3}
# projects/2022/2022-jia.yaml
id: 2022-jia
name: 甲新村
cohort: 2022
area: {district: 三元区, subdistrict: 白沙街道}
"""


def test_an_area_is_agreed_to_before_it_counts(tmp_path):
    root = write_book(tmp_path / "book", BOOK)
    terminal = Terminal(root, "new", "--cohort", "2022", "--name", "乙新村")
    question = "(the book has 三元区白沙街道; may be left out): "
    terminal.answer(question, "三元\r")
    terminal.until("did you mean: 三元区")
    terminal.answer(question, "白沙街道\r")
    terminal.until("Understood as: province 福建省 · city 三明市 · subdistrict or town 白沙街道")
    terminal.until("No district was told. The book has 白沙街道 as 三元区白沙街道")
    terminal.answer("else type it again: ", "福建省三明市三元区列东街道\r")
    terminal.until("district or county 三元区 · subdistrict or town 列东街道")
    terminal.answer("else type it again: ", "\r")
    terminal.answer("[2022-project-001]: ", "\r")
    assert terminal.end() == 0
    told = (root / "projects/2022/2022-project-001.yaml").read_text("utf-8")
    assert "area: {district: 三元区, subdistrict: 列东街道}\n" in told


@pytest.mark.parametrize(
    ("home", "streets", "question"),
    [
        ("province: 福建省", "{}", "接在“福建省”后面写（如 三明市三元区列东街道；可不填）"),
        ("province: 福建省, city: 三明市", "{}", "接在“福建省三明市”后面写（如 三元区列东街道；可不填）"),
        ("province: 福建省, district: 三元区", "{}", "接在“福建省三元区”后面写（如 列东街道；可不填）"),
        (
            "province: 福建省, district: 三元区",
            "{subdistrict: 白沙街道}",
            "接在“福建省三元区”后面写（台账里有 白沙街道；可不填）",
        ),
    ],
)
def test_the_example_of_an_area_is_what_is_left_to_type(tmp_path, home, streets, question):
    book = BOOK.replace("province: 福建省, city: 三明市", home)
    root = write_book(tmp_path / "book", book.replace("{district: 三元区, subdistrict: 白沙街道}", streets))
    terminal = Terminal(root, "new", "--cohort", "2022", "--name", "乙新村", language="zh")
    terminal.answer(question, "\r")
    terminal.answer("[2022-project-001]：", "\r")
    assert terminal.end() == 0


def test_a_district_is_never_guessed(tmp_path):
    root = write_book(tmp_path / "book", BOOK)
    terminal = Terminal(root, "new", "--cohort", "2022", "--name", "乙新村")
    terminal.answer("may be left out): ", "白沙街道\r")
    terminal.answer("else type it again: ", "\r")
    terminal.answer("[2022-project-001]: ", "\r")
    assert terminal.end() == 0
    assert "area: {subdistrict: 白沙街道}\n" in (root / "projects/2022/2022-project-001.yaml").read_text("utf-8")


def test_the_area_of_a_new_book_is_agreed_to(tmp_path):
    terminal = Terminal(tmp_path, "init", "new")
    terminal.answer("may be left out): ", "三明市区\r")
    terminal.until("zone=三明市区")
    terminal.answer("may be left out): ", "福建省三名市\r")
    terminal.until("Understood as: province 福建省 · city 三名市")
    terminal.answer("else type it again: ", "福建省三明市\r")
    terminal.until("Understood as: province 福建省 · city 三明市")
    terminal.answer("else type it again: ", "\r")
    terminal.answer("[2022]: ", "\r")
    terminal.answer("]: ", "\r")
    assert terminal.end() == 0
    assert "area: {province: 福建省, city: 三明市}" in (tmp_path / "new/data/book.yaml").read_text("utf-8")


def test_each_wrong_value_of_a_new_project_is_told_in_a_line(desk):
    words = ("new", "2022-bing", "--cohort", "2022", "--name", "丙新村", "计划投资=450", "户数=abc")
    told = desk(*words, "--lang", "zh", code=2).stderr
    assert told.count("oc: 错误: ") == 2
    assert "450万元 还是 450元" in told
    assert "“abc”不是数目" in told
    assert "2022-bing.yaml" not in told
    assert "|" not in told
    assert not (desk.root / "projects/2022/2022-bing.yaml").exists()


DECLARED = """
# book.yaml
format: 1
title: 虚构台账
made_up: true
# cohorts/2022.yaml
cohort: 2022
plan:
  - {projects: 2}
declared:
  - {as_of: 2022-05-31, invested: 150万元}
# projects/2022/2022-jia.yaml
id: 2022-jia
name: 甲新村
cohort: 2022
milestones: [{code: started, met: 2022-03-01}]
progress:
  - {as_of: 2022-05-31, invested: 80万元}
"""


def test_a_contradiction_in_another_file_is_told_as_one(tmp_path, inside):
    root = write_book(tmp_path / "book", DECLARED)
    words = ("set", "2022-jia", "progress[2022-05-31].invested=200万元")
    done = inside(*words, cwd=root, OC_LANG="zh")
    assert done.returncode == 3
    told = "projects/2022/2022-jia.yaml 本身没有写错，但这样改会和 cohorts/2022.yaml 里上面这一处对不上"
    assert told in done.stderr
    assert "先改它（oc set --file cohorts/2022.yaml 项=值），再改 projects/2022/2022-jia.yaml" in done.stderr
    first = ("set", "--file", "cohorts/2022.yaml", "declared[2022-05-31].invested=250万元")
    assert inside(*first, cwd=root).returncode == 0
    assert inside(*words, cwd=root).returncode == 0
