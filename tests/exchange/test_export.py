"""`oc export`: the monthly table, as whoever fills it in finds it."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
import zipfile

import openpyxl
import pytest

from conftest import write_book


@pytest.fixture
def sheet(call, tmp_path):
    """The sheet of 2022 of an exported workbook."""
    assert call("export", "--as-of", "2022-04", "-o", tmp_path / "a.xlsx").code == 0
    return openpyxl.load_workbook(tmp_path / "a.xlsx")["2022年计划"]


def cell(sheet, row, key):
    keys = {sheet.cell(1, column).value: column for column in range(1, sheet.max_column + 1)}
    return sheet.cell(row, keys[key])


def test_there_is_a_sheet_for_each_plan_year_and_nobody_sees_what_it_held(call, tmp_path):
    done = call("export", "-o", tmp_path / "a.xlsx")
    workbook = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert "灰底为已有情况，改了导入时只列出、不写入" in workbook["2022年计划"]["A3"].value
    assert [(one.title, one.sheet_state) for one in workbook] == [
        ("2021年计划", "visible"),
        ("2022年计划", "visible"),
        ("oc 2021", "veryHidden"),
        ("oc 2022", "veryHidden"),
    ]
    assert "4 个项目" in done.err
    assert not done.out


def test_cells_hold_what_is_known_in_the_unit_of_the_heading(sheet):
    assert cell(sheet, 5, "budget 万元").value == "计划投资\n（万元）"
    told = {sheet.cell(row, 1).value: row for row in range(6, sheet.max_row + 1)}
    row = told["2022-jia"]
    assert cell(sheet, row, "budget 万元").value == 620
    assert cell(sheet, row, "households").value == 1700
    assert cell(sheet, row, "milestones.started.due").value == "2022-03"
    assert cell(sheet, row, "milestones.started.met").value == "2022-03-31以前"
    assert cell(sheet, row, "progress.invested 万元").value == 100
    physical = cell(sheet, row, "progress.physical")
    assert (physical.value, physical.number_format) == (0.2473, "0.00%")
    assert cell(sheet, row, "last.issues").value == "1. 燃气管道迁改滞后"


def test_what_is_not_known_is_empty_and_never_0(sheet):
    row = next(row for row in range(6, sheet.max_row + 1) if sheet.cell(row, 1).value == "2022-yi")
    known = {"id", "name", "area.district", "progress.as_of"}
    for column in range(1, sheet.max_column + 1):
        if sheet.cell(1, column).value not in known:
            assert sheet.cell(row, column).value is None


def test_what_is_known_is_locked_and_what_is_reported_is_open(sheet):
    assert sheet.protection.sheet
    for key in ("id", "name", "area.district", "budget 万元", "milestones.started.due", "last.invested 万元"):
        assert cell(sheet, 6, key).protection.locked, key
    for key in ("progress.invested 万元", "progress.physical", "milestones.completed.met", "issue.text"):
        assert not cell(sheet, 6, key).protection.locked, key
    assert cell(sheet, 6, "id").number_format == "@"
    assert cell(sheet, 6, "milestones.started.met").number_format == "@"
    assert sheet.freeze_panes == "C6"
    assert sheet.row_dimensions[1].hidden
    assert any(rule.type == "list" and "管线协调" in rule.formula1 for rule in sheet.data_validations.dataValidation)


def test_the_same_table_gives_the_same_bytes(call, tmp_path):
    for name in ("a.xlsx", "b.xlsx"):
        call("export", "-o", tmp_path / name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.xlsx") as archive:
        assert {info.date_time[0] for info in archive.infolist()} == {1980}


def test_bytes_do_not_depend_on_another_library(oc, book, tmp_path):
    """lxml, where it is installed, would write the same workbook in other words; so would whoever asks for it."""
    for name in ("True", "False"):
        done = oc("export", "--data", str(book), "-o", str(tmp_path / f"{name}.xlsx"), OPENPYXL_LXML=name)
        assert done.returncode == 0
    assert (tmp_path / "True.xlsx").read_bytes() == (tmp_path / "False.xlsx").read_bytes()


def test_a_text_is_never_a_formula(call, book, tmp_path):
    text = (book / "projects/2022-yi.yaml").read_text("utf-8").replace("乙新村", '=HYPERLINK("//x")')
    (book / "projects/2022-yi.yaml").write_text(text.replace("name: =", "name: '=").replace('")', "\")'"), "utf-8")
    call("export", "-o", tmp_path / "a.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx")["2022年计划"]
    assert "f" not in {one.data_type for row in sheet.iter_rows() for one in row}
    assert "\"'=HYPERLINK" in call("export").out


def test_csv_is_the_same_table_with_a_mark_for_windows(call, tmp_path):
    assert call("export", "--as-of", "2022-04", "-o", tmp_path / "a.csv").code == 0
    data = (tmp_path / "a.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert [(row["项目编号"], row["计划年度"]) for row in rows][:2] == [("2021-jia", "2021"), ("2022-jia", "2022")]
    assert rows[1]["计划投资（万元）"] == "620"
    assert rows[1]["形象进度（%）"] == "24.73%"


def test_json_has_values_as_records_write_them(call):
    told = json.loads(call("export", "--format", "json", "--cohort", "2022", "--as-of", "2022-04").out)
    assert told["format"] == "oldcommunity.export/1"
    assert told["as_of"] == "2022-04-30"
    first = next(one for one in told["projects"] if one["id"] == "2022-jia")
    assert first["budget"] == "620万元"
    assert first["milestones.started.met"] == "../2022-03-31"
    assert first["milestones.completed.met"] is None
    assert set(first) == set(told["columns"])


def test_filters_choose_the_projects(call):
    assert call("export", "--area", "沙县区").out.count("\r\n") == 2
    assert call("export", "--where", "budget>=600万元").out.count("\r\n") == 2


def test_english_headings(call, tmp_path):
    call("export", "--lang", "en", "-o", tmp_path / "a.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx")["Plan 2022"]
    assert cell(sheet, 5, "progress.invested 万元").value == "Cumulative investment\n(万元)"


def test_a_workbook_needs_a_file_and_a_known_format(call, tmp_path):
    assert call("export", "--format", "xlsx").code == 2
    assert call("export", "--format", "ods").code == 2
    assert call("export", "-o", tmp_path / "no/such/folder/a.xlsx").code == 3


@pytest.mark.parametrize("ending", ["xls", "pdf", "et", "oc4ids"])
def test_a_file_that_says_to_be_something_else_is_not_written(call, tmp_path, ending):
    done = call("export", "-o", tmp_path / f"表.{ending}")
    assert done.code == 2
    assert ".xlsx .csv .json" in done.err
    assert not (tmp_path / f"表.{ending}").exists()


def test_without_the_libraries_one_line_says_what_to_type(book, tmp_path):
    (tmp_path / "hidden").mkdir()
    script = "import sys; sys.modules['openpyxl'] = None; from oldcommunity.__main__ import main; sys.exit(main())"
    for words in (["export", "-o", str(tmp_path / "a.xlsx")], ["import", str(tmp_path / "b.xlsx"), "--dry-run"]):
        with zipfile.ZipFile(tmp_path / "b.xlsx", "w") as archive:
            archive.writestr("x", "")
        done = subprocess.run(
            [sys.executable, "-c", script, *words, "--data", str(book)],
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 3
        assert done.stderr.count("\n") == 1
        assert 'pip install "oldcommunity[excel]"' in done.stderr


def test_an_empty_book_has_no_table(tmp_path, call, book):
    for path in book.glob("projects/*.yaml"):
        path.unlink()
    assert call("export", "-o", tmp_path / "a.xlsx").code == 2
    assert not (tmp_path / "a.xlsx").exists()
    write_book(book, "# projects/a.yaml\nid: a\nname: 甲\ncohort: null\n")
    assert call("export", "-o", tmp_path / "a.xlsx").code == 0
    assert openpyxl.load_workbook(tmp_path / "a.xlsx").sheetnames == ["年度不明", "oc 0"]
