"""What is due soon is the same list in the monthly report and in `oc schedule --due`."""

from __future__ import annotations

import json

import pytest

from conftest import write_book
from papers.conftest import body

BOOK = """
# book.yaml
format: 1
title: 虚构台账
made_up: true
area: {city: 虚构市}
# projects/2022-hong.yaml
id: 2022-hong
name: 红星小区
cohort: 2022
area: {district: 甲区}
milestones:
  - {code: completed, due: 2022-07-20}
issues:
  - {id: 1, opened: 2022-04-02, text: 拆除违章, owner: 城管局, due: 2022-06-26}
# projects/2021-lao.yaml
id: 2021-lao
name: 老街
cohort: 2021
area: {district: 乙区}
# inspections/2022-05-11-joint.yaml
id: 2022-05-11-joint
date: 2022-05-11
kind: joint
findings:
  - {id: 1, text: 现场没有人, project: 2022-hong, due: 2022-06-30}
  - {id: 2, text: 围挡破损, project: 2021-lao, due: 2022-07-01}
  - {id: 3, text: 已经逾期, project: 2022-hong, due: 2022-05-31}
  - {id: 4, text: 已经销号, project: 2022-hong, due: 2022-06-20, closed: 2022-06-01}
requests:
  - {id: 1, text: 抓紧施工, owner: 住建局, due: 2022-06-25}
"""
DAY = ("--as-of", "2022-06-10")


@pytest.fixture
def data(tmp_path):
    return write_book(tmp_path, BOOK)


def rows(text):
    """The table of what is due soon, without its heading."""
    after = text.partition("到期事项**" if "到期事项**" in text else "Due soon**")[2].strip().splitlines()
    table = after[2 : next((i for i, line in enumerate(after) if not line.startswith("|")), len(after))]
    return [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in table]


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (
            "zh",
            [
                ("2022年6月25日前", "—", "督查要求：抓紧施工", "住建局"),
                ("2022年6月26日前", "红星小区", "整改：拆除违章", "城管局"),
                ("2022年6月底前", "红星小区", "督查问题整改：现场没有人", "未填"),
                ("2022年7月1日前", "老街", "督查问题整改：围挡破损", "未填"),
                ("2022年7月20日前", "红星小区", "完工", "未填"),
            ],
        ),
        (
            "en",
            [
                ("by 25 June 2022", "—", "inspection request: 抓紧施工", "住建局"),
                ("by 26 June 2022", "红星小区", "problem: 拆除违章", "城管局"),
                ("by the end of June 2022", "红星小区", "inspection finding: 现场没有人", "nobody named"),
                ("by 1 July 2022", "老街", "inspection finding: 围挡破损", "nobody named"),
                ("by 20 July 2022", "红星小区", "completion", "nobody named"),
            ],
        ),
    ],
)
def test_what_inspections_found_and_asked_for_is_due_with_the_rest(paper, data, language, told):
    assert rows(body(paper("monthly", *DAY, "--lang", language, data=data))) == told


@pytest.mark.parametrize("asked", [(), ("--cohort", "2022"), ("--area", "甲区"), ("--area", "乙区")])
def test_the_paper_lists_what_the_command_lists(call, paper, data, asked):
    done = call("schedule", "--due", 51, *DAY, *asked, "--format", "json", "--data", data)
    items = json.loads(done.out)["due"]["items"]
    told = rows(body(paper("monthly", *DAY, *asked, data=data)))
    assert [what.partition("：")[2] for _, _, what, _ in told if "：" in what] == [
        one["text"] for one in items if one["text"]
    ]
    assert len(told) == len(items) > 0
