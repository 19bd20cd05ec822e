"""Headings as offices write them."""

from __future__ import annotations

import pytest

from oldcommunity.codelists import LANGUAGES
from oldcommunity.exchange.tables.columns import FIELDS, Target
from oldcommunity.exchange.tables.headings import plain, read_heading
from oldcommunity.labels import Labels
from oldcommunity.labels.columns import column_heading


@pytest.mark.parametrize(
    ("parts", "key"),
    [
        (["项目名称"], "name"),
        (["项目（小区）名称"], "name"),
        (["县（市、区）"], "area.district"),
        (["县区"], "area.district"),
        (["街道（乡镇）"], "area.subdistrict"),
        (["总投资（万元）"], "budget 万元"),
        (["计划总投资\n(亿元)"], "budget 亿元"),
        (["累计完成投资（万元）"], "progress.invested 万元"),
        (["本月完成投资"], "progress.period"),
        (["投资（万元）", "累计完成"], "progress.invested 万元"),
        (["投资（万元）", "计划"], "budget 万元"),
        (["投资（万元）", "累计完成投资"], "progress.invested 万元"),
        (["改造规模", "户数（户）"], "households"),
        (["改造规模", "建筑面积（万㎡）"], "floor_area 万平方米"),
        (["已完工", "户数"], None),
        (["计划开工时间"], "milestones.started.due"),
        (["实际开工日期"], "milestones.started.met"),
        (["开工时间", "计划"], "milestones.started.due"),
        (["计划时间", "竣工"], "milestones.completed.due"),
        (["竣工时间（实际）"], "milestones.completed.met"),
        (["实际竣工验收时间"], "milestones.accepted.met"),
        (["开竣工时间", "计划完工时间"], "milestones.completed.due"),
        (["开、竣工时间", "实际开工"], "milestones.started.met"),
        (["计划开竣工时间", "开工时间"], "milestones.started.due"),
        (["开竣工时间", "计划", "完工"], "milestones.completed.due"),
        (["开竣工时间", "开工时间"], None),
        (["一期", "计划完工时间"], None),
        (["开工时间"], None),
        (["形象进度"], "progress.status"),
        (["形象进度（%）"], "progress.physical %"),
        (["存在问题"], "issue.text"),
        (["施工单位"], "parties.contractor"),
        (["责任单位"], None),
        (["投资完成率"], None),
        (["本年度完成投资（万元）"], None),
        (["序号"], None),
        (["栋 数（栋）"], "buildings"),
    ],
    ids=lambda told: "/".join(told) if isinstance(told, list) else str(told),
)
def test_a_heading_means_one_field_or_none(parts, key):
    target = read_heading(parts, {}).target
    assert (target.key if target else None) == key


@pytest.mark.parametrize(
    ("heading", "why", "offer"),
    [
        ("开工时间", "open", "milestones.started.met"),
        ("责任单位", "open", "issue.owner"),
        ("完成投资", "open", "progress.period"),
        ("开工率", "computed", None),
        ("今年以来完成投资", "year-to-date", None),
        ("序号", "serial", None),
        ("累计完成投资情况", "unknown", "progress.invested"),
        ("风马牛", "unknown", None),
    ],
)
def test_what_is_not_understood_is_told_why(heading, why, offer):
    found = read_heading([heading], {})
    assert found.target is None
    assert found.why == why
    assert offer is None or offer in found.offers


def test_a_heading_under_one_that_is_not_known_is_told_what_it_may_be():
    assert read_heading(["一期", "计划完工时间"], {}).offers == ("milestones.completed.due",)
    assert "milestones.started.met" in read_heading(["一期", "开工时间"], {}).offers
    assert read_heading(["开竣工时间", "开工时间"], {}).why == "open"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", FIELDS)
def test_our_own_headings_are_understood(path, language):
    target = read_heading([column_heading(path, Labels(language))], {}).target
    assert target is not None
    assert target.path == path


def test_a_map_comes_before_what_is_known():
    named = {plain("总投资"): Target("skip"), plain("开工时间"): Target("milestones.started.met")}
    assert read_heading(["总投资"], named).why == "mapped"
    assert read_heading(["开工 时间"], named).target == Target("milestones.started.met")
