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
    terminal.until("2022-06-30")
    terminal.answer("such as 2022-05-31): ", "2022-06-30\r")
    terminal.answer("return if not known): ", "320\r")
    terminal.until("320")
    terminal.answer("return if not known): ", "320万元\r")
    terminal.answer("return if not known): ", "120%\r")
    terminal.answer("return if not known): ", "\r")
    terminal.answer("return if none): ", "\r")
    terminal.answer("return if no more): ", "designed\r")
    terminal.answer("return if no more): ", "designed=../2022-02\r")
    terminal.answer("return if no more): ", "\r")
    terminal.answer("Note (may be left out): ", "\r")
    terminal.answer("Source (may be left out): ", "\r")
    assert terminal.end() == 0
    assert "  - {as_of: 2022-06-30, invested: 320万元}\n" in desk.text()
    assert "{code: designed, met: ../2022-02}" in desk.text()


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
