"""A small made-up book with something of everything, and `oc` run on it without a process of its own."""

from __future__ import annotations

import os

import pytest
from wcwidth import wcswidth

from oldcommunity.cli.app import run

#: Four projects of one year; `2022-jia` has one of everything that a record can hold.
BOOK = """
# book.yaml
format: 1
title: 虚构台账
made_up: true
area: {province: 福建省, city: 三明市}
# cohorts/2022.yaml
cohort: 2022
area: {zone: 市区}
plan:
  - {projects: 3, budget: 3000万元}
# projects/2022-jia.yaml
id: 2022-jia
name: 甲新村
cohort: 2022
targets: [livelihood]
area: {zone: 市区, district: 三元区, subdistrict: 列东街道}
communities: 1
buildings: 12
households: 约1700
floor_area: 3.2万平方米
built_year: 1994
works: [basic, improvement]
budget: 620万元
lead: {name: 张三, post: 副市长, level: city}
parties:
  - {role: contractor, name: 甲建设公司}
milestones:
  - {code: surveyed, due: 2022-01-15, met: 2022-01-20}
  - {code: designed, due: 2022-02, met: 2022-02-25}
  - {code: started, due: 2022-03-20, met: ../2022-03-31, basis: site_entry, inferred: true}
  - {code: completed, due: 2022-05-31}
progress:
  - {as_of: 2022-03-31, invested: 120万元, physical: 15%}
  - {as_of: 2022-04-30, invested: 210.55万元, physical: 24.73%, note: 开挖管线}
  - {as_of: 2022-08-31, invested: 600万元, physical: 90%}
utilities:
  - {kind: water, owner: 自来水公司, share: 40万元, status: agreed, due: 2022-09}
survey: {as_of: 2022-01-20, households: 380, agreed: 361}
governance: {owners_committee: 筹备中}
issues:
  - {id: 1, opened: 2022-04-02, cause: pipelines, text: 燃气与雨水管同槽, owner: 燃气公司, due: 2022-04-30}
  - {id: 2, opened: 2022-04-05, text: 围挡破损, due: 2022-04-30, closed: 2022-04-09}
tags: [demonstration]
formerly: [甲新村一期]
note: 说明
source: 虚构
# projects/2022-yi.yaml
id: 2022-yi-chongguixincun-erqi-gongcheng
name: 乙新村及周边老旧小区改造提升工程二期
cohort: 2022
in_plan: false
area: {zone: 市区, district: 三元区, subdistrict: 城关街道}
households: 400
budget: 1200.5万元
milestones:
  - {code: started, due: 2022-02-20, met: 2022-07}
  - {code: accepted, due: 2022-03-31}
# projects/2022-bing.yaml
id: 2022-bing
name: 丙新村
cohort: 2022
area: {district: 沙县区}
milestones:
  - {code: started, met: 2022-02-01}
suspensions:
  - {from: 2022-03-01, until: 2022-04-01, reason: 疫情}
  - {from: 2022-05, reason: 道路施工}
# projects/2022-ding.yaml
id: 2022-ding
name: 丁新村
cohort: 2022
area: {zone: 市区}
milestones:
  - {code: completed, due: 2022-06-30, met: 2022-06-10}
# funding.yaml
funds:
  - id: central
    kind: central_subsidy
    name: 中央补助
    scope: {cohort: 2022, area: {zone: 市区}}
    events:
      - {status: awarded, as_of: 2022-03-01, amount: 500万元}
      - {status: awarded, as_of: 2022-05-01, amount: 700万元}
      - {status: received, as_of: 2022-05-15, amount: 400万元}
      - {status: paid, as_of: 2022-06-15, amount: 115万元}
  - id: central-more
    kind: central_subsidy
    scope: {cohort: 2022, area: {zone: 市区}}
    events:
      - {status: awarded, as_of: 2022-07, amount: 100万元}
      - {status: received, as_of: 2022-05-15, amount: 60万元}
  - id: bond
    kind: special_bond
    scope: {cohort: 2022, area: {zone: 市区}}
    events:
      - {status: applied, as_of: 2022-03-01, amount: 2000万元}
  - id: residents
    kind: residents
    scope: {project: 2022-jia}
    events:
      - {status: received, as_of: 2022-03-01, amount: 20万元}
  - id: elsewhere
    kind: special_bond
    scope: {year: 2022, area: {district: 沙县区}}
    events:
      - {status: applied, as_of: ../2022-03-01, amount: 300万元, inferred: true}
# inspections/2022-05-11.yaml
id: 2022-05-11
date: 2022-05-11
kind: joint
title: 联合督查
sites:
  - {name: 甲新村, project: 2022-jia, note: 现场整洁}
findings:
  - {id: 1, text: 围挡不整, project: 2022-jia, cause: site_management, due: 2022-05-31, closed: 2022-06-02}
# published.yaml
figures:
  - figure: started
    unit: projects
    cohort: 2022
    area: {zone: 市区}
    as_of: 2022-06-30
    printed: 3个
    including: [2022-jia]
"""
FORMATS = ("terminal", "plain", "markdown", "csv", "json")


class Run:
    """`oc` in this process, on one book.

    Attributes:
        data: the book's folder.
    """

    def __init__(self, data: os.PathLike[str] | str, capsys: pytest.CaptureFixture[str]) -> None:
        self.data = data
        self._capsys = capsys

    def __call__(self, *words: str, code: int = 0) -> str:
        """What is printed: the result, or the message where the exit code says that there is none."""
        assert run([*words, "--data", str(self.data)]) == code
        out, err = self._capsys.readouterr()
        assert (err if code == 0 else out) == ""
        return out if code == 0 else err


def widest(text: str) -> int:
    """The display width of the widest line."""
    return max(wcswidth(line) for line in text.splitlines())
