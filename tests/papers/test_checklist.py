"""What a Chinese office asks of a paper that it signs: parts, punctuation, titles of tables, and who has to act."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from conftest import ROOT, write_book
from papers.conftest import body

CITY = ROOT / "examples/city/data"
BOOKS = [
    (ROOT / "data", "2022-05-11"),
    (ROOT / "data", "2022-09-30"),
    (CITY, "2021-06-30"),
    (CITY, "2022-06-30"),
    (CITY, "2023-06-30"),
]
NAMES = ("inspection", "bulletin", "monthly")
_HALF = re.compile(r"[\u4e00-\u9fff”》）][,;:!?]|[,;:!?][\u4e00-\u9fff“《（]")


@pytest.fixture(params=[(name, *book) for name in NAMES for book in BOOKS], ids=lambda one: f"{one[0]}-{one[2]}")
def text(request, paper):
    name, data, day = request.param
    return body(paper(name, "--as-of", day, data=data))


def test_punctuation_is_chinese_and_nothing_is_doubled(text):
    # What comes from the book is not ours to punctuate: sources stand only behind the remarks.
    for line in text.splitlines():
        assert not _HALF.search(line), line
        assert not re.search(r"  |[，。；、：]{2}|（）|“”|[，、；]。|None|不明。", line), line


def test_every_table_has_a_numbered_title(text):
    blocks = text.split("\n\n")
    titles = [before for before, block in pairwise(blocks) if block.startswith("|")]
    assert len(titles) == sum(block.startswith("|") for block in blocks)
    assert [re.match(r"\*\*表(\d+)　\S", title)[1] for title in titles] == [str(n + 1) for n in range(len(titles))]


def test_every_table_is_one(text):
    assert not re.search(r"^(?!\|).*\|---|\\\|", text, re.MULTILINE)


def test_headings_are_counted_and_none_is_empty(text):
    found = re.findall(r"^(#{2,3}) (\S+?)[、）]?(\S*)\n\n(\S*)", text, re.MULTILINE)
    assert found
    top = [line for line in text.splitlines() if re.match(r"## [一二三四五六七八九]、", line)]
    assert [line[3] for line in top] == list("一二三四五六七八九")[: len(top)]
    # Below a heading stands text, or the first of its own.
    for here, below in re.findall(r"^(#+) .*\n\n(.*)", text, re.MULTILINE):
        assert not re.match(rf"#{{1,{len(here)}}} ", below), below


@pytest.mark.parametrize(("data", "day"), BOOKS)
def test_an_inspection_report_has_its_parts_in_order(paper, data, day):
    text = body(paper("inspection", "--as-of", day, data=data))
    assert re.match(r"# 关于\S+工作的督查报告\n", text)
    parts = [
        "现将",
        "、基本情况",
        "、主要措施",
        "、下步工作建议",
        "特此报告。",
        "附件：数据说明",
        "（印发单位）",
        "（印发日期）",
        "## 附件\n\n### 数据说明",
    ]
    places = [text.index(part) for part in parts]
    assert places == sorted(places)


def test_a_bulletin_addresses_those_concerned_and_asks_of_them(paper):
    text = body(paper("bulletin", "--as-of", "2023-06-30", "--issue", "5", data=CITY))
    assert "\n\n第5期\n\n各有关单位：\n\n现将截至2023年6月30日的" in text
    asked = text.partition("、有关要求")[2]
    assert "柯某挂包的渔灯码头片区" in asked
    assert "青榆燃气公司（2项）" in asked


def test_a_monthly_report_is_of_its_month_and_has_lines_to_sign(paper):
    text = body(paper("monthly", "--as-of", "2023-06-30", data=CITY))
    assert "月报（2023年6月）\n" in text
    assert "填报单位（盖章）：" in text
    assert "2023年7月31日前到期的事项有" in text


REQUESTS = """
# book.yaml
format: 1
title: 甲市改造台账
area: {city: 甲市}
# inspections/v.yaml
id: v
date: 2022-05-10
kind: joint
participants: [市督查室, 市住建局]
findings:
  - {id: 1, text: 围挡破损。, owner: 甲公司, due: 2022-05-31}
  - {id: 2, text: 台账不全。, closed: 2022-05-12}
requests:
  - {id: 1, text: 修好围挡。, owner: 甲公司, due: 2022-05-31}
  - {id: 2, text: 补齐台账。}
"""


def test_findings_and_requests_name_who_and_by_when(paper, tmp_path):
    write_book(tmp_path / "data", REQUESTS)
    text = body(paper("inspection", "--as-of", "2022-05-20", data=tmp_path / "data"))
    assert "2022年5月10日，市督查室、市住建局组成督查组，开展联合督查，查看点位台账未载。" in text
    assert "一是围挡破损（责任单位：甲公司，整改期限：2022年5月31日）。" in text
    assert "二是台账不全（已于2022年5月12日整改到位）。" in text
    assert "提出以下2项工作建议：\n\n1. 修好围挡（责任单位：甲公司，整改期限：2022年5月31日）。\n2. 补齐台账。" in text
    assert "工作建议中有1项没有明确责任单位" in text
    assert "工作建议中有1项没有明确完成时限" in text


PLAN = "# book.yaml\nformat: 1\narea: {city: 甲市}\n# cohorts/a.yaml\ncohort: 2022\nplan:\n  - {projects: 3}\n"


@pytest.mark.parametrize(
    ("declared", "told"),
    [
        ("started: {projects: 0}", "尚无项目开工"),
        ("under_construction: {projects: 3}", "3个项目已开工（开工率100.0%）；尚无项目完工"),
        ("completed: {projects: 3}", "3个项目已完工（完工率100.0%）"),
        (
            "completed: {projects: 1}\n    under_construction: {projects: 1}\n    towards: {drawn: {projects: 1}}",
            "累计开工2个项目（开工率66.7%）；1个项目已完工（完工率33.3%）；1个项目在建；1个项目处于前期，正推进施工图编制",
        ),
    ],
)
def test_none_one_and_many_read_well(paper, tmp_path, declared, told):
    write_book(tmp_path / "data", f"{PLAN}declared:\n  - as_of: 2022-05-11\n    {declared}\n")
    text = body(paper("inspection", "--as-of", "2022-05-11", data=tmp_path / "data"))
    assert f"截至2022年5月11日，{told}。" in text


def test_numbers_last_told_for_one_earlier_day_say_so_once(paper, tmp_path):
    more = "declared:\n  - as_of: 2022-05-11\n    completed: {projects: 1}\n    under_construction: {projects: 2}\n"
    write_book(tmp_path / "data", PLAN + more)
    text = body(paper("bulletin", "--as-of", "2022-06-30", data=tmp_path / "data"))
    sentence = next(line for line in text.splitlines() if "截至2022年6月30日，" in line)
    assert sentence.count("2022年5月11日数") == 1


def test_places_that_are_equal_share_the_first_and_the_last_rank(paper, tmp_path):
    plan = "cohort: 2022\narea: {{city: S, district: {0}}}\nplan:\n  - projects: 4\ndeclared:\n"
    book = "# cohorts/S.yaml\ncohort: 2022\narea: {city: S}\nareas: 4\nplan:\n  - projects: 16\n"
    for name, started in (("甲", 4), ("乙", 4), ("丙", 1), ("丁", 1)):
        told = f"  - as_of: 2022-05-11\n    started: {{projects: {started}}}\n"
        book += f"# cohorts/{name}.yaml\n{plan.format(name)}{told}"
    write_book(tmp_path / "data", book)
    text = body(paper("bulletin", "--as-of", "2022-05-11", data=tmp_path / "data"))
    assert re.search("[甲乙]、[甲乙]并列居首（100.0%），[丙丁]、[丙丁]并列居末（25.0%）。", text)
    assert re.findall(r"^\| (\d) \| [甲乙丙丁] ", text, re.MULTILINE) == ["1", "1", "3", "3"]


def test_what_has_no_date_is_not_told_as_a_result_before_anything_is_finished(paper):
    text = body(paper("inspection", "--as-of", "2021-03-31", data=CITY))
    assert "小区治理" not in text
    assert "挂包领导、工作专班、示范项目台账没有记日期" in text


def test_overdue_is_not_told_as_none_where_nothing_has_a_date(paper):
    """None of the twenty open matters of the shipped book has a due date."""
    text = body(paper("monthly", "--as-of", "2022-05-11"))
    assert re.search(r"^\| 未填 \| 19项 \| — \|$", text, re.MULTILINE)


def test_a_project_that_has_not_started_is_not_told_to_have_reported_nothing(paper):
    text = body(paper("project", "--project", "书院街5号院", "--as-of", "2023-06-30", data=CITY))
    assert "应完成100.0%，尚未开工" in text
    assert "实际完成0.0%" not in text


def test_a_paper_about_an_area_is_called_after_it(paper):
    text = body(paper("bulletin", "--as-of", "2023-06-30", "--area", "望溪区", data=CITY))
    assert text.startswith("# 关于望溪区老旧小区改造进展情况的通报\n")
    text = body(paper("inspection", "--as-of", "2023-06-30", "--area", "望溪区", data=CITY))
    assert "云麓区项目前期" not in text
    assert "船厂新村1个项目在建，已过计划完工日期。" in text


TWO = """
# book.yaml
format: 1
title: 甲市改造台账
area: {city: 甲市}
# cohorts/e.yaml
cohort: 2022
area: {city: 甲市, district: 东区}
plan:
  - {projects: 3}
# cohorts/w.yaml
cohort: 2022
area: {city: 甲市, district: 西区}
plan:
  - {projects: 4}
"""


def test_two_plans_of_one_year_are_told_apart(paper, tmp_path):
    write_book(tmp_path / "data", TWO)
    text = body(paper("inspection", data=tmp_path / "data"))
    assert "（一）东区2022年改造项目" in text
    assert "（二）西区2022年改造项目" in text
    assert "西区2022年项目的累计完成投资台账未载" in text


def test_nothing_to_explain_has_no_heading(paper, tmp_path):
    book = (
        "# projects/a.yaml\nid: a\nname: 新村\ncohort: 2022\nbuildings: 2\nbudget: 1万元\n"
        "lead: {name: 张某, post: 区长}\nmilestones:\n  - {code: completed, due: 2022-03-31, met: 2022-03-20}\n"
        "progress:\n  - {as_of: 2022-03-31, invested: 1万元, physical: 100%}\n"
    )
    write_book(tmp_path / "data", book)
    text = body(paper("project", "--project", "a", "--as-of", "2022-05-11", data=tmp_path / "data"))
    assert "附：数据说明" not in text
    assert "挂包领导为区长张某。" in text
