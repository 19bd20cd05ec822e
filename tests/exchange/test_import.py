"""`oc import` of other people's tables: what it reads, what it asks, and that it writes all or nothing."""

from __future__ import annotations

import datetime as dt
import io

import openpyxl
import pytest

HEAD = ["项目名称", "县区", "总投资（万元）", "累计完成投资（万元）", "形象进度"]
TITLE = ["三元区老旧小区改造进度表（截至2022年5月31日）"]


def texts(root):
    """All files of a book."""
    return {path.relative_to(root).as_posix(): path.read_text("utf-8") for path in sorted(root.rglob("*.yaml"))}


def test_a_table_is_read_row_by_row(call, table, book):
    path = table(TITLE, HEAD, ["乙新村", "三元区", 820, 120, 0.35], ["丙新村", "沙县区", 300, "1,234.5", "外墙施工"])
    workbook = openpyxl.load_workbook(path)
    workbook.active["E3"].number_format = "0%"
    workbook.save(path)
    done = call("import", path, "--yes")
    assert done.code == 0, done
    assert "budget: 820万元" in texts(book)["projects/2022-yi.yaml"]
    assert "as_of: 2022-05-31, invested: 120万元, physical: 35%" in " ".join(
        line.strip("- ") for line in texts(book)["projects/2022-yi.yaml"].replace("\n    ", ", ").splitlines()
    )
    assert "note: 外墙施工" in texts(book)["projects/2022-bing.yaml"]
    assert "Sheet1!E4：“外墙施工”不是百分比，记作本期进展" in done.out
    assert "没有要改的" in call("import", path, "--yes").out


def test_titles_headings_of_three_rows_sums_and_signatures(call, table):
    path = table(
        TITLE,
        ["填报单位：三元区住建局", None, None, None, "单位：万元"],
        ["序号", "县区", "项目名称", "投资", None, "时间", None],
        [None, None, None, "计划总投资", "累计完成", "开工", None],
        [None, None, None, None, None, "计划", "实际"],
        ["1", "2", "3", "4", "5", "6", "7"],
        [1, "三元区", "乙新村", 820, 120, "2022.3", dt.date(2022, 3, 31)],
        ["小计", None, None, 820, 120],
        [2, "沙县区", "丙新村", 300, 80, None, None],
        ["合计", None, None, 1120, 210],
        ["填表人：张三　审核人：李四"],
        merged=("A1:G1", "A3:A5", "B3:B5", "C3:C5", "D3:E3", "D4:D5", "E4:E5", "F3:G3", "F4:G4"),
    )
    done = call("import", path, "--dry-run")
    assert done.code == 0, done
    assert "2 个项目，另有 2 行合计" in done.out
    assert "计划投资: 原来 —; 改为 820万元; 单元格 Sheet1!D7" in done.out
    assert "计划开工日期: 原来 —; 改为 2022-03; 单元格 Sheet1!F7" in done.out
    assert "实际开工日期: 原来 —; 改为 2022-03-31; 单元格 Sheet1!G7" in done.out
    assert "Sheet1!E10：合计写的是 210万元，2 行相加是 200万元" in done.out
    assert "Sheet1!D10" not in done.out


def test_a_cell_that_cannot_be_read_stops_everything(call, table, book):
    before = texts(book)
    rows = [["乙新村", None, 820, 120, "35%"], ["丙新村", None, "=1+1", None, 0.5]]
    done = call("import", table(TITLE, HEAD, *rows), "--yes")
    assert done.code == 3
    assert "Sheet1!C4：是公式（=1+1）" in done.out
    assert "Sheet1!E4：0.5 可能是 50%，也可能是 0.5%" in done.out
    assert "有 2 处读不了，没有写入" in done.err
    assert texts(book) == before


def test_what_would_make_the_book_wrong_is_not_written(call, table, book):
    before = texts(book)
    path = table(HEAD, ["乙新村", None, None, 10, None])
    done = call("import", path, "--as-of", "2022-12", "--yes")
    assert done.code == 3
    assert "OC412" in done.err
    assert texts(book) == before
    assert call("import", path, "--as-of", "2022-12", "--dry-run").code == 3


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (["乙新屯"], "没有名称为“乙新屯”的项目；相近的有：乙新村（2022-yi）"),
        (["甲新村"], "不止一个：甲新村（2021-jia）、甲新村（2022-jia）"),
        (["乙新村", "沙县区"], "年度或县区与台账不符"),
        ([None, "沙县区", 5], "没有项目编号也没有名称"),
    ],
)
def test_a_row_of_no_one_project_is_a_problem(call, table, row, told):
    done = call("import", table(HEAD, row), "--as-of", "2022-05", "--dry-run")
    assert done.code == 3
    assert told in done.out


def test_a_plan_year_tells_projects_of_one_name_apart(call, table):
    path = table(HEAD, ["甲 新村", None, 700])
    assert call("import", path, "--cohort", "2021", "--dry-run").code == 0
    assert call("import", table(["计划年度", *HEAD], [2022, "甲新村", None, 700]), "--dry-run").code == 0


def test_the_same_project_twice_is_a_problem(call, table):
    done = call("import", table(HEAD, ["乙新村", None, 1], ["乙新村", None, 2]), "--dry-run")
    assert "出现了两次，前一次在 Sheet1!A2" in done.out


def test_reports_need_a_day(call, table):
    path = table(HEAD, ["乙新村", None, None, 10])
    assert "加上 --as-of" in call("import", path, "--dry-run").out
    assert "（2022-05-31）: 原来 —; 改为 10万元" in call("import", path, "--as-of", "2022-05", "--dry-run").out


def test_money_of_a_month_is_added_only_to_a_known_month_before(call, table):
    head = ["项目名称", "本月完成投资（万元）"]
    path = table(head, ["甲新村", 20])
    done = call("import", path, "--cohort", "2022", "--as-of", "2022-05", "--dry-run")
    assert "改为 120万元" in done.out
    assert "本月数 20万元 加上截至 2022-04-30 的 100万元，累计 120万元" in done.out
    done = call("import", path, "--cohort", "2022", "--as-of", "2022-06", "--dry-run")
    assert done.code == 3
    assert "没有截至 2022-05-31 的累计数" in done.out


def test_a_problem_that_is_open_already_is_not_opened_again(call, table):
    path = table(["项目名称", "存在问题"], ["甲新村", "燃气管道迁改滞后"], ["丙新村", "无"])
    done = call("import", path, "--cohort", "2022", "--as-of", "2022-05", "--dry-run")
    assert "没有要改的" in done.out


def test_merged_districts_reach_down_and_merged_amounts_do_not(call, table):
    rows = [["乙新村", "三元区", 820], ["甲新村", None, None]]
    path = table(["项目名称", "县区", "总投资（万元）"], *rows, merged=("B2:B3", "C2:C3"))
    done = call("import", path, "--cohort", "2022", "--dry-run")
    assert done.out.count("合并单元格跨了几行") == 2


def test_columns_that_are_not_understood_are_listed_and_can_be_mapped(call, table, tmp_path, book):
    path = table(["项目名称", "开工时间", "责任单位", "开工率"], ["乙新村", "2022年3月", "市住建局", "50%"])
    done = call("import", path, "--dry-run")
    assert done.code == 0
    assert "Sheet1!B1 开工时间: 这个表头可能有几种意思，可能是 计划开工日期 milestones.started.due" in done.out
    assert "Sheet1!D1 开工率: 是算出来的数" in done.out
    map_path = tmp_path / "map.yaml"
    assert call("import", path, "--write-map", map_path).code == 0
    text = map_path.read_text("utf-8")
    assert (
        "'开工时间': skip  # 也许是 milestones.started.due 计划开工日期 / milestones.started.met 实际开工日期" in text
    )
    map_path.write_text(text.replace("'开工时间': skip", "'开工时间': milestones.started.met"), "utf-8")
    assert call("import", path, "--map", map_path, "--yes").code == 0
    assert "met: 2022-03" in texts(book)["projects/2022-yi.yaml"]
    assert call("import", path, "--write-map", map_path).code == 2


def test_a_map_is_data_and_its_mistakes_have_places(call, table, tmp_path):
    path = tmp_path / "map.yaml"
    path.write_text("项目名称: name\n总投资: budgett 万元\n开工: milestones.started\n", "utf-8")
    done = call("import", table(["项目名称"], ["乙新村"]), "--map", path, "--dry-run")
    assert done.code == 2
    assert f"{path.as_posix()}:2:6: 没有“budgett 万元”这个栏目；可以写 budget" in done.err
    assert f"{path.as_posix()}:3:5: " in done.err
    path.write_text("总投资: !!python/object:os.system budget\n", "utf-8")
    done = call("import", table(["项目名称"], ["乙新村"]), "--map", path, "--dry-run")
    assert done.code == 2
    assert f"{path.as_posix()}:1:" in done.err


def test_new_projects_are_made_where_that_is_asked_for(call, table, book):
    head = ["项目编号", "项目名称", "计划年度", "县区", "户数（户）"]
    path = table(head, ["2022-ding", "丁新村", 2022, "三元区", 200], ["2022-yi", "乙新村", 2022, None, 90])
    assert call("import", path, "--dry-run").code == 3
    done = call("import", path, "--new", "--yes")
    assert done.code == 0, done
    assert "丁新村（2022-ding，新项目）" in done.out
    text = texts(book)["projects/2022/2022-ding.yaml"]
    assert text.startswith("id: 2022-ding\nname: 丁新村\ncohort: 2022\n")
    assert "households: 200" in text
    assert call("validate").code == 0
    done = call("import", table(["项目名称", "户数"], ["戊新村", 5]), "--new", "--dry-run")
    assert "须有项目名称和计划年度；表里没有年度的，加 --cohort" in done.out


def test_new_projects_without_ids_get_the_next_ones(call, table, book):
    (book / "projects/2024-project-007.yaml").write_text("id: 2024-project-007\nname: 戊村\ncohort: 2024\n", "utf-8")
    path = table(
        ["小区名称", "县区", "户数"], ["己小区", "三元区", 5], ["庚小区", "三元区", 6], ["己小区", "沙县区", 7]
    )
    done = call("import", path, "--new", "--cohort", "2024", "--yes")
    assert done.code == 0, done
    assert "“己小区”没有项目编号，编为 2024-project-008" in done.out
    assert "庚小区（2024-project-009，新项目）" in done.out
    assert "households: 7" in texts(book)["projects/2024/2024-project-010.yaml"]
    assert "没有要改的" in call("import", path, "--new", "--cohort", "2024", "--yes").out
    twice = table(["小区名称", "户数"], ["辛小区", 5], ["辛小区", 6])
    assert "出现了两次" in call("import", twice, "--new", "--cohort", "2024", "--dry-run").out


def test_where_nothing_is_near_nothing_is_said_of_it(call, table):
    done = call("import", table(HEAD, ["XYZ"]), "--dry-run")
    assert "没有名称为“XYZ”的项目；确是新项目的，加 --new\n" in done.out
    done = call("import", table(["项目编号", "户数"], ["?", 5]), "--dry-run")
    assert "没有编号“?”\n" in done.out


@pytest.mark.parametrize("given", ["2022年3月", "2022", dt.date(2022, 3, 20), "2022-03-31以前"])
def test_a_vaguer_date_does_not_replace_a_closer_one(call, table, book, given):
    file = book / "projects/2022-jia.yaml"
    text = file.read_text("utf-8").replace("2022-03, met: ../2022-03-31", "2022-03-20, met: 2022-03-20")
    file.write_text(text, "utf-8")
    head = ["项目编号", "计划开工时间", "实际开工时间"]
    done = call("import", table(head, ["2022-jia", given if given != "2022-03-31以前" else None, given]), "--yes")
    assert done.code == 0, done
    assert file.read_text("utf-8") == text
    if not isinstance(given, dt.date):
        assert "Sheet1!C2：实际开工日期填的是" in done.out
        assert "台账里已有更准的 2022-03-20，没有改动" in done.out


def test_a_closer_date_replaces_a_vaguer_one(call, table, book):
    assert call("import", table(["项目编号", "实际开工时间"], ["2022-jia", "2022年3月"]), "--yes").code == 0
    assert "met: 2022-03}" in texts(book)["projects/2022-jia.yaml"]
    assert call("import", table(["项目编号", "实际开工时间"], ["2022-jia", "2022年3月5日"]), "--yes").code == 0
    assert "met: 2022-03-05}" in texts(book)["projects/2022-jia.yaml"]


def test_the_places_of_a_text_file_are_told_as_editors_and_as_spreadsheets_have_them(call, tmp_path):
    path = tmp_path / "街道七月.csv"
    path.write_text("项目编号,开工时间,总投资（万元）\n2022-yi,,260万\n", "utf-8")
    done = call("import", path, "--dry-run")
    assert "街道七月.csv:2:10 (C2)：看不懂“260万”；如果是 260万元，就这样写" in done.out
    assert "街道七月.csv:1:6 (B1) 开工时间" in done.out


def test_a_file_is_looked_for_before_anybody_is_asked(call, tmp_path):
    done = call("import", tmp_path / "nosuch.xlsx")
    assert done.code == 2
    assert "没有文件" in done.err


def test_a_table_may_lie_in_the_folder_of_the_book(call, book):
    (book / "七月.csv").write_text("项目编号,户数\n2022-yi,260\n", "utf-8")
    assert call("import", book / "七月.csv", "--yes").code == 0
    assert "households: 260" in texts(book)["projects/2022-yi.yaml"]


def test_a_known_count_is_not_replaced_by_about_as_many(call, table):
    done = call("import", table(["项目编号", "户数"], ["2022-jia", "约1700户"]), "--dry-run")
    assert "没有要改的" in done.out


def test_a_map_takes_our_own_headings_and_lists_them(call, table, tmp_path, book):
    path = table(["项目名称", "开工时间", "钱"], ["乙新村", "2022年3月", 1.2])
    columns = tmp_path / "map.yaml"
    assert call("import", path, "--write-map", columns).code == 0
    assert "#   milestones.started.met  实际开工日期\n" in columns.read_text("utf-8")
    columns.write_text("项目名称: 项目名称\n开工时间: 实际开工日期\n钱: 计划投资 亿元\n", "utf-8")
    assert call("import", path, "--map", columns, "--yes").code == 0
    text = texts(book)["projects/2022-yi.yaml"]
    assert "met: 2022-03" in text
    assert "budget: 12000万元" in text or "budget: 1.2亿元" in text
    columns.write_text("开工时间: 实际开日\n钱: 户数 亿元\n项目名称: budget 平方米\n", "utf-8")
    done = call("import", path, "--map", columns, "--dry-run")
    assert done.code == 2
    assert [line.split(":")[-3] for line in done.err.splitlines()[:3]] == ["1", "2", "3"]
    assert "可以写的栏目：项目编号 / 项目名称" in done.err
    assert "实际开工日期 / " in done.err


UNKNOWN = [["工程", "投", "开工"], ["乙新村", 1.2, "2022年3月"], ["丙新村", 3, "2022年4月"]]


def test_a_map_is_written_though_no_heading_is_known(call, table, tmp_path, book):
    path = table(["三元区情况表"], *UNKNOWN, merged=("A1:C1",))
    done = call("import", path, "--dry-run")
    assert done.code == 3
    assert "--write-map" in done.err
    columns = tmp_path / "map.yaml"
    assert call("import", path, "--write-map", columns).code == 0
    text = columns.read_text("utf-8")
    entries = [line.partition("  #")[0] for line in text.splitlines() if line and not line.startswith("#")]
    assert entries == ["'工程': skip", "'投': skip", "'开工': skip"]
    text = text.replace("'工程': skip", "'工程': name").replace("'投': skip", "'投': budget 亿元")
    columns.write_text(text.replace("'开工': skip", "'开工': milestones.started.met"), "utf-8")
    assert call("import", path, "--map", columns, "--yes").code == 0
    assert "met: 2022-03" in texts(book)["projects/2022-yi.yaml"]
    assert "budget: " in texts(book)["projects/2022-bing.yaml"]


def test_headings_of_two_rows_are_mapped_together(call, table, tmp_path, book):
    path = table(
        ["三元区情况表", None, None, "单位：亿元"],
        ["工程", "投", None, "开工"],
        [None, "定", "已", None],
        ["乙新村", 1.2, 0.5, "2022年3月"],
        merged=("A2:A3", "B2:C2", "D2:D3"),
    )
    columns = tmp_path / "map.yaml"
    assert call("import", path, "--write-map", columns).code == 0
    text = columns.read_text("utf-8")
    for heading, field in (("工程", "name"), ("投/定", "budget"), ("开工", "milestones.started.met")):
        assert f"'{heading}': skip" in text
        text = text.replace(f"'{heading}': skip", f"'{heading}': {field}")
    columns.write_text(text, "utf-8")
    done = call("import", path, "--map", columns, "--dry-run")
    assert done.code == 0
    assert "1.2亿元" in done.out


def test_a_text_file_of_unknown_headings_is_mapped_too(call, tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("三元区,,单位：万元,\n工程,投,开工,注释\n乙新村,820万元,2022-03,好\n丙新村,好,好,好\n", "utf-8")
    done = call("import", path, "--write-map", "-")
    assert done.code == 0
    assert "\n'工程': skip  #" in done.out
    assert "'乙新村'" not in done.out


def test_a_map_of_several_tables_or_of_none_is_not_written(call, table, tmp_path):
    path = table(*UNKNOWN)
    workbook = openpyxl.load_workbook(path)
    workbook.copy_worksheet(workbook.active).title = "上月"
    workbook.save(path)
    done = call("import", path, "--write-map", "-")
    assert done.code == 2
    assert "Sheet1、上月" in done.err
    assert call("import", path, "--sheet", "上月", "--write-map", "-").code == 0
    done = call("import", table([1, 2], [3, 4]), "--write-map", "-")
    assert done.code == 3
    assert "像表头的行" in done.err


def test_without_a_terminal_somebody_has_to_say_yes(call, table, book):
    before = texts(book)
    path = table(HEAD, ["乙新村", None, 820])
    done = call("import", path)
    assert done.code == 2
    assert "--dry-run" in done.err
    assert call("import", path, "--dry-run").code == 0
    assert texts(book) == before
    assert call("import", path, "--dry-run", "--yes").code == 2


def test_several_tables_are_chosen_from(call, table, book):
    path = table(HEAD, ["乙新村", None, 820])
    workbook = openpyxl.load_workbook(path)
    other = workbook.copy_worksheet(workbook.active)
    other.title = "上月"
    workbook.create_sheet("说明")["A1"] = "填表说明"
    workbook.save(path)
    done = call("import", path, "--dry-run")
    assert done.code == 2
    assert "Sheet1、上月" in done.err
    assert call("import", path, "--sheet", "上月", "--dry-run").code == 0
    assert call("import", path, "--sheet", "本月", "--dry-run").code == 2


def test_texts_of_cells_do_not_act_on_the_terminal(call, table):
    done = call("import", table(["项目名称", "=1\x0a[red]"], ["乙\u202e村", 1]), "--dry-run")
    assert "\u202e" not in done.out + done.err


def test_a_book_that_cannot_be_read_whole_is_not_written_to(call, table, book):
    (book / "projects/2022-bad.yaml").write_text("id: [", "utf-8")
    done = call("import", table(HEAD, ["乙新村", None, 820]), "--yes")
    assert done.code == 3
    assert "2022-bad.yaml" in done.err


@pytest.mark.parametrize(
    ("answer", "written"), [("y\n", True), ("是\n", True), ("\n", False), ("n\n", False), ("", False)]
)
def test_at_a_terminal_it_asks_and_no_is_the_usual_answer(call, table, book, monkeypatch, answer, written):
    before = texts(book)
    monkeypatch.setattr("oldcommunity.cli.import_tables._somebody_is_there", lambda: True)
    monkeypatch.setattr("sys.stdin", io.StringIO(answer))
    done = call("import", table(HEAD, ["乙新村", None, 820]))
    assert done.code == 0
    assert "写入这些改动吗？[y/N]" in done.out
    assert (texts(book) != before) is written


def test_a_file_that_changes_meanwhile_is_not_overwritten(call, table, book, monkeypatch):
    file = book / "projects/2022-yi.yaml"

    class Answer(io.StringIO):
        def readline(self, *args):
            file.write_text(file.read_text("utf-8") + "households: 7\n", "utf-8")
            return "y\n"

    monkeypatch.setattr("oldcommunity.cli.import_tables._somebody_is_there", lambda: True)
    monkeypatch.setattr("sys.stdin", Answer())
    done = call("import", table(HEAD, ["乙新村", None, 820]))
    assert done.code == 3
    assert "households: 7" in file.read_text("utf-8")
    assert "budget" not in file.read_text("utf-8")


def test_all_or_nothing_when_a_later_project_would_be_wrong(call, table, book):
    before = texts(book)
    rows = [["乙新村", "2022-03-01", 5], ["丙新村", "2032-03-01", 5]]
    done = call("import", table(["项目名称", "实际开工时间", "户数"], *rows), "--yes")
    assert done.code == 3
    assert "OC412" in done.err
    assert texts(book) == before


def test_the_cell_behind_what_would_be_wrong_is_told(call, table, book):
    """A value out of its range, and one that contradicts the book: both with their cells, the table's own first."""
    before = texts(book)
    done = call("import", table(HEAD, ["乙新村", None, None, 10, "1200%"]), "--as-of", "2022-05", "--dry-run")
    assert done.code == 3
    assert "Sheet1!E2：“physical（形象进度）”的“1200”超出范围" in done.out
    path = table(HEAD, ["甲新村", "三元区", None, 50, None], ["乙新村", None, 1, None, None])
    done = call("import", path, "--as-of", "2022-05", "--cohort", "2022", "--yes")
    assert done.code == 3
    assert done.err.startswith("Sheet1!D2：导入后 ")
    assert "projects/2022-jia.yaml会不对：OC413" in "".join(done.err.split())
    assert texts(book) == before


def test_a_sheet_that_is_not_read_is_told(call, book, tmp_path):
    """Beside sheets of ours: one that lost its hidden row, and one without projects."""
    path = tmp_path / "x.xlsx"
    assert call("export", "--as-of", "2022-05", "-o", path).code == 0
    workbook = openpyxl.load_workbook(path)
    besides = workbook.create_sheet("三元区")
    for row in (HEAD, ["乙新村", "三元区", 820, 120, None]):
        besides.append(row)
    workbook.create_sheet("说明")["A1"] = "本表由街道填报"
    workbook.create_sheet("空表")
    workbook.save(path)
    done = call("import", path, "--dry-run")
    assert done.code == 0, done
    assert "三元区：这张表没有读" in done.out
    assert "说明：这张表里找不到项目表的表头" in done.out
    assert "空表" not in done.out
    assert "820万元" in call("import", path, "--dry-run", "--sheet", "三元区", "--as-of", "2022-05").out
