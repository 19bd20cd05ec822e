"""Each cell is read as what it is, or refused with what to write instead; nothing is guessed."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from oldcommunity.exchange.tables.cell_dates import Unclear
from oldcommunity.exchange.tables.cell_values import is_empty, read_cell
from oldcommunity.exchange.tables.cells import Cell

DAY = dt.date(2022, 5, 1)


def number(text, shows=""):
    return Cell("A1", Decimal(text), shows=shows)


def text(given):
    return Cell("A1", given)


@pytest.mark.parametrize(
    ("cell", "kind", "unit", "read"),
    [
        (number("620"), "money", "万元", "620万元"),
        (number("1234.5"), "money", "万元", "1234.5万元"),
        (number("1.82"), "money", "亿元", "1.82亿元"),
        (number("3500000"), "money", "元", "350万元"),
        (text("1,234.5"), "money", "万元", "1234.5万元"),
        (text("１，２００"), "money", "万元", "1200万元"),
        (text("0.12亿元"), "money", "万元", "1200万元"),
        (text("¥500万元"), "money", "", "500万元"),
        (number("412"), "count", "", "412"),
        (text("412户"), "count", "", "412"),
        (text("1.2万户"), "count", "", "12000"),
        (text("约250户"), "count", "", "约250"),
        (text("约250"), "count", "", "约250"),
        (number("1.2"), "count", "万", "12000"),
        (number("32000"), "area", "平方米", "32000平方米"),
        (number("3.2"), "area", "万平方米", "32000平方米"),
        (text("3.2万㎡"), "area", "", "32000平方米"),
        (text("35%"), "percent", "", "35%"),
        (text("３５％"), "percent", "", "35%"),
        (number("0.35", "percent"), "percent", "", "35%"),
        (number("0.2473", "percent"), "percent", "", "24.73%"),
        (number("1", "percent"), "percent", "", "100%"),
        (number("35"), "percent", "%", "35%"),
        (number("35"), "percent", "", "35%"),
        (number("1"), "percent", "%", "1%"),
        (number("0"), "percent", "", "0%"),
        (Cell("A1", DAY), "met", "", "2022-05-01"),
        (Cell("A1", DAY, shows="month"), "met", "", "2022-05"),
        (Cell("A1", DAY, shows="year"), "met", "", "2022"),
        (text("2022年5月20日"), "met", "", "2022-05-20"),
        (text("2022年5月"), "met", "", "2022-05"),
        (text("2022.5"), "met", "", "2022-05"),
        (text("2022.10"), "met", "", "2022-10"),
        (text("2022.5.20"), "met", "", "2022-05-20"),
        (text("2022/5/20"), "met", "", "2022-05-20"),
        (text("20220520"), "met", "", "2022-05-20"),
        (text("202205"), "met", "", "2022-05"),
        (text("2022-05-11以前"), "met", "", "../2022-05-11"),
        (text("by 2022-05-11"), "met", "", "../2022-05-11"),
        (text("2022年5月底前"), "met", "", "../2022-05-31"),
        (text("2022年5月底前"), "due", "", "2022-05"),
        (text("2022年底前"), "due", "", "2022"),
        (text("5月底前"), "due", "", "2022-05"),
        (text("5月20日前"), "due", "", "2022-05-20"),
        (number("2022.5"), "met", "", "2022-05"),
        (number("2022.12"), "met", "", "2022-12"),
        (number("2022"), "met", "", "2022"),
        (number("20220520"), "met", "", "2022-05-20"),
        (text("2022-05"), "day", "", "2022-05-31"),
        (number("1994"), "year", "", "1994"),
        (text("1994年"), "year", "", "1994"),
        (text("管线协调"), "cause", "", "pipelines"),
        (text("pipelines"), "cause", "", "pipelines"),
        (text(" 外墙 \n  施工 "), "text", "", "外墙\n施工"),
    ],
    ids=str,
)
def test_a_cell_is_read(cell, kind, unit, read):
    assert read_cell(cell, kind, unit, year=2022).text == read


@pytest.mark.parametrize(
    ("cell", "kind", "unit", "key"),
    [
        (number("2022.1"), "met", "", "month-or-october"),
        (number("44701"), "met", "", "date-serial"),
        (number("21.04"), "met", "", "date-form"),
        (text("21.04"), "met", "", "short-year"),
        (text("5月"), "met", "", "no-year"),
        (text("2022-02-30"), "met", "", "no-such-day"),
        (text("2022年5月上旬"), "met", "", "date-form"),
        (text("2022.3-2022.5"), "met", "", "date-form"),
        (text("2022年底前"), "count", "", "count-form"),
        (number("620"), "money", "", "money-unit"),
        (text("620万"), "money", "万元", "form-offer"),
        (text("约600"), "money", "万元", "money-form"),
        (text("1,23"), "money", "万元", "money-form"),
        (number("-5"), "money", "万元", "negative"),
        (number("0.0000001"), "money", "万元", "too-fine"),
        (number("3.2"), "area", "", "area-unit"),
        (number("1.5"), "count", "", "part-of-one"),
        (number("0.35"), "percent", "", "share-or-percent"),
        (number("0.35"), "percent", "%", "share-or-percent"),
        (number("1"), "percent", "", "share-or-percent"),
        (text("完成80%"), "percent", "", "percent-form"),
        (number("0.123456", "percent"), "percent", "", "too-fine"),
        (Cell("A1", DAY), "count", "", "count-form"),
        (Cell("A1", True), "money", "万元", "money-form"),
        (Cell("A1", "=1+1", "formula"), "money", "万元", "formula"),
        (Cell("A1", "#REF!", "error"), "text", "", "cell-error"),
        (text("90年代"), "year", "", "year-form"),
        (text("管道"), "cause", "", "not-in-list"),
        (text("a\u202eb"), "text", "", "text-character"),
    ],
    ids=str,
)
def test_a_cell_that_may_mean_two_things_is_refused(cell, kind, unit, key):
    with pytest.raises(Unclear) as found:
        read_cell(cell, kind, unit, year=2022)
    assert found.value.key == key


@pytest.mark.parametrize("given", ["", " ", "/", "无", "—", "-", "暂无"])
def test_a_stroke_says_nothing(given):
    assert is_empty(text(given))


def test_nought_says_something():
    assert not is_empty(number("0"))
