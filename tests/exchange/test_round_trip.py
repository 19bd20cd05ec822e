"""What was exported, filled in and imported again changes what somebody filled in, and nothing else."""

from __future__ import annotations

import difflib

import openpyxl
import pytest


def texts(root):
    """All files of a book."""
    return {path.relative_to(root).as_posix(): path.read_text("utf-8") for path in sorted(root.rglob("*.yaml"))}


def changed(before, after):
    """The lines that were taken out and put in."""
    lines = difflib.ndiff("".join(before.values()).splitlines(), "".join(after.values()).splitlines())
    return [line for line in lines if line[0] in "+-"]


@pytest.fixture
def fill(call, tmp_path):
    """Export, fill cells in (`{(id, key): value}`) and give the workbook."""

    def told(values, *words):
        path = tmp_path / "filled.xlsx"
        assert call("export", "-o", path, *words).code == 0
        workbook = openpyxl.load_workbook(path)
        for sheet in workbook:
            if sheet.sheet_state != "visible":
                continue
            keys = {sheet.cell(1, column).value: column for column in range(1, sheet.max_column + 1)}
            rows = {sheet.cell(row, 1).value: row for row in range(6, sheet.max_row + 1)}
            for (project, key), value in values.items():
                if project in rows:
                    sheet.cell(rows[project], keys[key]).value = value
        workbook.save(path)
        return path

    return told


def test_nothing_filled_in_is_nothing_to_change(call, fill, book):
    before = texts(book)
    done = call("import", fill({}, "--as-of", "2022-05"), "--yes")
    assert done.code == 0
    assert "没有要改的" in done.out
    assert texts(book) == before


def test_exactly_what_was_filled_in_changes(call, fill, book):
    before = texts(book)
    path = fill(
        {
            ("2022-jia", "progress.invested 万元"): 150.5,
            ("2022-jia", "progress.physical"): 0.35,
            ("2022-jia", "milestones.started.met"): "2022年3月20日",
            ("2022-yi", "issue.text"): "管线：与雨水管同槽 # 1",
            ("2022-yi", "issue.cause"): "管线协调",
            ("2022-yi", "issue.due"): "6月底前",
            ("2021-jia", "milestones.completed.met"): "2022-04",
        },
        "--as-of",
        "2022-05",
    )
    done = call("import", path, "--yes")
    assert done.code == 0, done
    assert changed(before, texts(book)) == [
        "+ milestones:",
        "+   - {code: completed, met: 2022-04}",
        "-   - {code: started, due: 2022-03, met: ../2022-03-31}  # 只知道不晚于3月底",
        "+   - {code: started, due: 2022-03, met: 2022-03-20}  # 只知道不晚于3月底",
        "+   - {as_of: 2022-05-31, invested: 150.5万元, physical: 35%}",
        "+ issues:",
        "+   - id: 1",
        "+     opened: 2022-05-31",
        "+     cause: pipelines",
        '+     text: "管线：与雨水管同槽 # 1"',
        "+     due: 2022-06",
    ]
    again = texts(book)
    assert "没有要改的" in call("import", path, "--yes").out
    assert texts(book) == again


def test_a_report_of_that_day_is_corrected_not_repeated(call, fill, book):
    path = fill({("2022-jia", "progress.invested 万元"): 120}, "--as-of", "2022-04")
    assert call("import", path, "--yes").code == 0
    assert "{as_of: 2022-04-30, invested: 120万元, physical: 24.73%}" in texts(book)["projects/2022-jia.yaml"]


def test_another_day_in_the_row_makes_another_report(call, fill, book):
    values = {("2022-jia", "progress.as_of"): "2022-05-20", ("2022-jia", "progress.invested 万元"): 130}
    assert call("import", fill(values, "--as-of", "2022-04"), "--yes").code == 0
    text = texts(book)["projects/2022-jia.yaml"]
    assert "{as_of: 2022-04-30, invested: 100万元, physical: 24.73%}" in text
    # What the row still shows belongs to the new day, too.
    assert "{as_of: 2022-05-20, invested: 130万元, physical: 24.73%}" in text


def test_a_cell_that_was_emptied_is_told_and_deletes_nothing(call, fill, book):
    before = texts(book)
    done = call("import", fill({("2022-jia", "milestones.started.met"): None}), "--yes")
    assert "清空" in done.out
    assert "2022年计划!" in done.out
    assert texts(book) == before


def test_what_the_book_has_learnt_since_is_not_undone(call, fill, book):
    path = fill({("2022-yi", "progress.note"): "已进场"}, "--as-of", "2022-04")
    file = book / "projects/2022-jia.yaml"
    file.write_text(file.read_text("utf-8").replace("100万元", "110万元"), "utf-8")
    assert call("import", path, "--yes").code == 0
    assert "110万元" in file.read_text("utf-8")


def test_a_cell_that_two_have_changed_is_a_problem(call, fill, book):
    path = fill({("2022-jia", "progress.invested 万元"): 120}, "--as-of", "2022-04")
    file = book / "projects/2022-jia.yaml"
    file.write_text(file.read_text("utf-8").replace("100万元", "110万元"), "utf-8")
    before = texts(book)
    done = call("import", path, "--yes")
    assert done.code == 3
    assert "100万元" in done.out
    assert "110万元" in done.out
    assert "120万元" in done.out
    assert texts(book) == before


GREY = {
    ("2022-jia", "households"): 1650,
    ("2022-jia", "milestones.started.due"): "2022-04",
    ("2022-yi", "name"): "乙村",
    ("2022-yi", "budget 万元"): 300,
}


def test_changes_of_grey_cells_are_told_and_not_written(call, fill, book):
    before = texts(book)
    path = fill({**GREY, ("2022-yi", "progress.note"): "已进场"}, "--as-of", "2022-04")
    done = call("import", path, "--yes")
    assert done.code == 0, done
    assert "甲新村：户数 由 1700 改成了 1650" in done.out
    assert "乙新村：计划投资 由 — 改成了 300万元" in done.out
    assert "乙新村：项目名称 由 乙新村 改成了 乙村" in done.out
    assert changed(before, texts(book)) == ["+ progress:", "+   - {as_of: 2022-04-30, note: 已进场}"]
    assert "其余没有要改的" in call("import", path, "--yes").out


def test_changes_of_grey_cells_are_written_where_that_is_asked_for(call, fill, book):
    assert call("import", fill(GREY, "--as-of", "2022-04"), "--locked", "--yes").code == 0
    told = texts(book)
    assert "households: 1650" in told["projects/2022-jia.yaml"]
    assert "due: 2022-04," in told["projects/2022-jia.yaml"]
    assert "name: 乙村" in told["projects/2022-yi.yaml"]
    assert "budget: 300万元" in told["projects/2022-yi.yaml"]


@pytest.mark.parametrize("words", [(), ("--locked",)])
def test_what_the_book_has_learnt_since_of_grey_cells_is_neither_told_nor_undone(call, fill, book, words):
    path = fill({}, "--as-of", "2022-04")
    file = book / "projects/2022-jia.yaml"
    file.write_text(
        file.read_text("utf-8").replace("620万元", "700万元").replace("due: 2022-03", "due: ../2022-03-31"), "utf-8"
    )
    before = texts(book)
    done = call("import", path, "--yes", *words)
    assert "没有要改的：" in done.out
    assert "灰底" not in done.out
    assert texts(book) == before
    assert "没有要改的：" in call("import", fill({}, "--as-of", "2022-04"), "--yes", *words).out


def test_a_cell_that_shows_the_last_report_is_never_read(call, fill, book):
    before = texts(book)
    done = call("import", fill({("2022-jia", "last.invested 万元"): 5}, "--as-of", "2022-05"), "--locked", "--yes")
    assert "上次累计完成投资改成了 5万元，这一栏只供对照" in done.out
    assert texts(book) == before


def test_rows_may_be_sorted_and_sheets_renamed(call, fill, book, tmp_path):
    path = fill({("2022-jia", "progress.invested 万元"): 120}, "--as-of", "2022-04")
    workbook = openpyxl.load_workbook(path)
    sheet = workbook["2022年计划"]
    sheet.title = "报表"
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=6)]
    for number, row in enumerate(reversed(rows), 6):
        for column, value in enumerate(row, 1):
            sheet.cell(number, column).value = value
    workbook.save(path)
    done = call("import", path, "--yes")
    assert done.code == 0
    assert "共 1 项" in done.out


def test_csv_comes_back_too(call, book, tmp_path):
    path = tmp_path / "a.csv"
    call("export", "--as-of", "2022-05", "-o", path)
    assert "没有要改的" in call("import", path, "--dry-run").out
    lines = path.read_text("utf-8-sig").splitlines()
    heading = lines[0].split(",").index("累计完成投资（万元）")
    row = next(i for i, line in enumerate(lines) if line.startswith("2022-yi"))
    parts = lines[row].split(",")
    parts[heading] = "88"
    path.write_bytes("\r\n".join([*lines[:row], ",".join(parts), *lines[row + 1 :]]).encode("gb18030"))
    done = call("import", path, "--yes")
    assert "GBK" in done.out
    assert f"a.csv:{row + 1}:" in done.out
    assert "invested: 88万元" in texts(book)["projects/2022-yi.yaml"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_table_in_either_language_is_read_without_its_keys(call, tmp_path, language):
    path = tmp_path / "a.xlsx"
    call("export", "--lang", language, "--cohort", "2022", "-o", path)
    workbook = openpyxl.load_workbook(path)
    for sheet in workbook:
        if sheet.sheet_state == "visible":
            sheet.delete_rows(1)
            for span in list(sheet.merged_cells.ranges):
                sheet.unmerge_cells(str(span))
        else:
            workbook.remove(sheet)
    workbook.save(path)
    done = call("import", path, "--dry-run", "--lang", "zh")
    assert done.code == 0, done
    assert "没有要改的" in done.out
