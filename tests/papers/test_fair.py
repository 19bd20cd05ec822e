"""A paper tells ranges, plans told for a total, inferred numbers, ranks and sums as far as the book knows them."""

from __future__ import annotations

import re

import pytest

from conftest import ROOT, write_book
from papers.conftest import body

CITY = ROOT / "examples/city/data"
CITY_DAY = "2023-05-31"
DAY = "2022-05-11"
HEAD = "# book.yaml\nformat: 1\ntitle: 甲市老旧小区改造台账\narea: {city: 甲市}\nmade_up: true\n"
YEAR = "# cohorts/2022.yaml\ncohort: 2022\narea: {city: 甲市}\nplan: [{projects: 9}]\n"


@pytest.fixture
def city(paper):
    """A paper of the example city."""

    def told(name, language="zh"):
        return body(paper(name, "--as-of", CITY_DAY, "--lang", language, data=CITY))

    return told


class TestDatesToldForATotal:
    """The source says of all 8 under construction by when they are to be completed; 3 of them have a record."""

    @pytest.mark.parametrize(
        ("language", "due"),
        [
            ("zh", "8个项目在建，计划2022年7月底前完工；"),
            ("en", "apart from those suspended, are to be completed by the end of July 2022."),
        ],
    )
    def test_the_date_is_that_of_all(self, paper, language, due):
        text = body(paper("inspection", "--as-of", DAY, "--lang", language))
        assert due in text
        assert "已建档的3个" not in text

    def test_a_record_with_another_date_is_told_apart(self, paper, copy):
        project = next(path for path in (copy / "projects/2021").glob("*.yaml") if "2022-07" in path.read_text("utf-8"))
        project.write_text(project.read_text("utf-8").replace("due: 2022-07", "due: 2022-09"), encoding="utf-8")
        text = body(paper("inspection", "--as-of", DAY, data=copy))
        assert "8个项目在建，计划2022年7月底前完工，其中已建档的1个计划2022年9月底前完工；" in text

    def test_once_the_day_has_passed_it_was_the_plan(self, paper):
        text = body(paper("inspection", "--as-of", "2022-08-31"))
        assert "原计划2022年7月底前完工" in text

    @pytest.mark.parametrize(
        ("language", "line"),
        [("zh", r"计划完工: 其余的 2022-07（2022-05-11 上报"), ("en", r"completed due: the rest 2022-07 \(as told on")],
    )
    def test_status_tells_it_and_finds_nothing_overdue_by_it(self, call, language, line):
        words = ("status", "--data", ROOT / "data", "--cohort", 2021, "--as-of", "2022-08-31", "--lang", language)
        assert re.search(line, call(*words).out)
        before = ("status", "--data", ROOT / "data", "--cohort", 2021, "--as-of", "2022-05-10", "--lang", language)
        assert not re.search(line, call(*before).out)

    def test_where_nothing_is_left_to_do_no_date_is_told(self, call, tmp_path):
        told = "declared:\n  - {as_of: 2022-05-11, completed: {projects: 9}, due: {completed: 2022-07}}\n"
        write_book(tmp_path / "data", HEAD + YEAR + told)
        assert "2022-07" not in call("status", "--data", tmp_path / "data", "--as-of", DAY).out

    def test_the_newest_declaration_that_tells_one_holds(self, call, tmp_path):
        told = (
            "declared:\n"
            "  - {as_of: 2022-03-31, under_construction: {projects: 3}, due: {completed: 2022-07}}\n"
            "  - {as_of: 2022-04-30, under_construction: {projects: 3}, due: {completed: 2022-09}}\n"
            "  - {as_of: 2022-05-11, under_construction: {projects: 4}}\n"
        )
        write_book(tmp_path / "data", HEAD + YEAR + told)
        out = call("status", "--data", tmp_path / "data", "--as-of", DAY).out
        assert "2022-09（2022-04-30 上报" in out
        assert "2022-07" not in out


class TestRanges:
    def test_what_records_leave_open_is_a_range_in_text_and_table(self, city):
        for name in ("monthly", "bulletin"):
            text = city(name)
            assert "已开工5至6个（开工率27.8%至33.3%，据2023年3月31日的1个和此后记录得出）" in text
            assert "已完工不超过1个（完工率不超过5.6%）" in text
            assert "处于前期12至13个" in text
        table = city("monthly").partition("**表3")[2].partition("##")[0]
        assert "| 开工 | 5至6个（注） | 3至4个（注） |" in table
        assert "| 开工率 | 27.8%至33.3%（注） |" in table
        assert "| 完工 | 不超过1个 |" in table

    def test_in_english_too(self, city):
        text = city("bulletin", "en")
        assert re.search(r"5 to 6 projects \(from [^)]*\) had started \(27\.8% to 33\.3%\)", text)

    @pytest.mark.parametrize("name", ["monthly", "bulletin", "inspection"])
    def test_no_two_brackets_follow_each_other(self, city, name):
        assert "）（" not in city(name).partition("附")[0].replace("）（注）", "")

    def test_the_states_in_a_table_add_up_to_the_plan(self, city):
        table = city("monthly").partition("**表2")[2].partition("## ")[0]
        told = [int(n) for n in re.findall(r"^\| (?:完工|在建|前期|暂缓|取消) \| (\d+)个 ", table, re.MULTILINE)]
        assert sum(told) == 23


class TestChanges:
    def test_what_records_added_to_the_same_total_is_told(self, city):
        text = city("monthly")
        assert "| 完成投资 | 9585万元（注） | 9522万元（注） | 增加63万元（有记录的） |" in text
        assert "up ¥630,000 (on record)" in city("monthly", "en")

    def test_totals_told_anew_in_between_have_no_such_change(self, paper, tmp_path):
        told = (
            "declared:\n"
            "  - {as_of: 2022-03-31, started: {projects: 3}}\n"
            "  - {as_of: 2022-05-15, started: {projects: 5}}\n"
        )
        write_book(tmp_path / "data", HEAD + YEAR + told)
        text = body(paper("monthly", "--as-of", "2022-05-31", data=tmp_path / "data"))
        assert "（有记录的）" not in text
        assert re.search(r"^\| 开工 \| 5个（注） \| 3个（注） \| — \|$", text, re.MULTILINE)

    def test_where_records_add_nothing_no_standstill_is_claimed(self, paper, tmp_path):
        told = "declared:\n  - {as_of: 2022-03-31, started: {projects: 3}}\n"
        write_book(tmp_path / "data", HEAD + YEAR + told)
        text = body(paper("monthly", "--as-of", "2022-05-31", data=tmp_path / "data"))
        assert re.search(r"^\| 开工 \| 3个（注） \| 3个（注） \| — \|$", text, re.MULTILINE)


class TestAreas:
    def test_a_range_has_a_rank_where_all_others_lie_above(self, city):
        for name in ("monthly", "bulletin"):
            text = city(name)
            assert "| 3 | 云麓区 | 5个 | 不超过1个 | 不超过20.0% |" in text
            assert "2023年项目开工率，望溪区居首（42.9%），云麓区居末（不超过20.0%）。" in text

    def test_parts_that_add_up_have_a_total(self, city):
        assert "| — | 合计 | 20个 | 20个 | 100.0% | 16个 | 80.0% |" in city("bulletin")
        assert "| — | Total | 20 | 20 | 100.0% | 16 | 80.0% |" in city("bulletin", "en")

    def test_parts_that_do_not_have_none(self, paper, tmp_path):
        parts = "".join(
            f"# cohorts/{name}.yaml\ncohort: 2022\narea: {{city: 甲市, district: {name}}}\nplan: [{{projects: 3}}]\n"
            "declared: [{as_of: 2022-05-11, started: {projects: 1}}]\n"
            for name in ("东区", "西区")
        )
        write_book(tmp_path / "data", HEAD + YEAR + parts)
        text = body(paper("bulletin", "--as-of", DAY, data=tmp_path / "data"))
        assert "东区" in text
        assert "合计" not in text

    def test_the_title_names_the_part_that_all_plans_lie_in(self, paper):
        for name in ("inspection", "bulletin", "monthly"):
            assert "三明市市区老旧小区改造" in paper(name, "--as-of", DAY).splitlines()[0]
        assert "三明市老旧小区改造" in paper("inspection", "--as-of", DAY, "--area", "三明市").splitlines()[0]

    def test_plans_of_several_parts_leave_the_title(self, paper, copy):
        file = copy / "cohorts/2021.yaml"
        file.write_text(file.read_text("utf-8").replace("{zone: 市区}", "{zone: 新区}"), encoding="utf-8")
        assert "三明市老旧小区改造" in paper("inspection", "--as-of", DAY, data=copy).splitlines()[0]


class TestMoney:
    def test_what_the_tables_leave_out_is_counted_and_listed(self, city):
        text = city("monthly")
        assert "登记的资金10笔，口径不同，未并入以上各表。" in text
        for row in (
            "| 望溪区2021年项目 | 一般债券 | 获批1200万元、到位1200万元 |",
            "| 砚湖区2023年 | 专项债券 | 申报5000万元 |",
            "| 藕香教师楼项目 | 原产权单位出资 |",
        ):
            assert row in text

    def test_of_nothing_left_out_nothing_is_said(self, paper, tmp_path):
        fund = "# funding.yaml\nfunds:\n  - {id: a, kind: other, scope: {cohort: 2022}, events: [{status: awarded, "
        write_book(tmp_path / "data", HEAD + YEAR + fund + "as_of: 2022-05-01, amount: 10万元}]}\n")
        text = body(paper("monthly", "--as-of", DAY, data=tmp_path / "data"))
        assert "10万元" in text
        assert "口径不同" not in text


class TestProblems:
    def test_what_comes_again_is_told_apart_and_vague_causes_last(self, city):
        text = city("monthly")
        assert "\n\n另，历次督查中同一点位同一症结反复出现（含已销号）的有3项：" in text
        assert "部门协调1项、其他原因1项、涉及多个症结1项。" in text

    @pytest.mark.parametrize("name", ["bulletin", "inspection"])
    def test_only_projects_of_a_plan_year_are_asked_for_reports(self, city, name):
        (asked,) = re.findall(r"^\d+\. 缺少计划日期或进度上报的项目.*", city(name), re.MULTILINE)
        assert asked.endswith("：果林场宿舍。")


class TestNotes:
    def test_a_paper_without_lights_has_no_notes_on_them(self, paper):
        text = body(paper("inspection", "--as-of", DAY))
        assert "红黄绿灯" not in text
        assert "物业管理" not in text.partition("小区治理组织")[2]

    def test_one_with_lights_has(self, city):
        assert "逾期和红黄绿灯只就已建档的项目判定" in city("inspection")

    @pytest.mark.parametrize(("language", "told"), [("zh", "据推断，2022年项目"), ("en", "(inferred:")])
    def test_an_inferred_survey_is_told_as_inferred(self, paper, language, told):
        assert told in body(paper("inspection", "--as-of", DAY, "--lang", language))


@pytest.mark.parametrize(
    ("language", "said"),
    [("zh", "没有单独的计划数，按已建档的项目计"), ("en", "nothing was planned apart for")],
)
@pytest.mark.parametrize("planned", [False, True], ids=["of records", "planned apart"])
def test_areas_of_which_only_the_records_are_counted_are_named(paper, tmp_path, language, said, planned):
    """Else nine planned projects would stand above a table that adds up to one, without a word."""
    text = HEAD + YEAR
    text += "# projects/a.yaml\nid: a\nname: 甲新村\ncohort: 2022\narea: {district: 东区}\n"
    text += "milestones: [{code: started, met: 2022-03-01}]\n"
    text += "# projects/b.yaml\nid: b\nname: 乙新村\ncohort: 2022\narea: {district: 西区}\n"
    if planned:
        for name in ("东区", "西区"):
            text += f"# cohorts/{name}.yaml\ncohort: 2022\narea: {{city: 甲市, district: {name}}}\n"
            text += "plan: [{projects: 4}]\n"
    told = paper("bulletin", "--as-of", DAY, "--lang", language, data=write_book(tmp_path / "book", text))
    assert (said in told) is not planned
