"""`oc funding`: money by scope, kind and status, and nothing added that is not the same money."""

from __future__ import annotations

import csv
import io
import json

import pytest

from cli.made_up import BOOK, FORMATS, Run, widest
from conftest import ROOT, write_book


@pytest.fixture
def made_up(tmp_path, capsys):
    return Run(write_book(tmp_path, BOOK), capsys)


@pytest.fixture
def shipped(capsys):
    return Run(ROOT / "data", capsys)


def scopes(run, *words):
    return json.loads(run("funding", "--format", "json", *words))["scopes"]


def amounts(scope):
    return {
        (source["kind"], one["status"]): (one["amount"], one["high"])
        for source in scope["sources"]
        for one in source["statuses"]
    }


def test_the_three_scopes_of_the_source_are_never_added(shipped):
    found = scopes(shipped)
    assert [(scope["cohort"], scope["year"], scope["area"]) for scope in found] == [
        (2022, None, "三明市市区"),
        (None, 2022, "三明市"),
        (None, 2022, "三明市三元区"),
    ]
    assert [amounts(scope) for scope in found] == [
        {("upper_level_subsidy", "awarded"): ("66000000.00", "66000000.00")},
        {("upper_level_subsidy", "awarded"): ("181000000.00", "181000000.00")},
        {("special_bond", "applied"): ("80000000.00", "80000000.00")},
    ]
    for form in FORMATS:
        text = shipped("funding", "--format", form)
        # 0.66 + 1.81, + 0.8: any of the three, and any two of them.
        for total in ("2.47", "3.27", "1.46", "2.61", "247000000", "327000000", "146000000", "261000000"):
            assert total not in text, form
    assert "不相加" in shipped("funding", "--plain")
    assert "not added" in shipped("funding", "--plain", "--lang", "en")


def test_shares_only_where_a_plan_is_for_exactly_the_scope(shipped):
    first, second, third = scopes(shipped)
    (share,) = first["sources"][0]["shares"]
    assert (share["status"], share["over"], share["percent"]) == ("awarded", "budget", "36.3")
    assert (share["numerator"], share["denominator"], share["gap"]) == ("66000000.00", "182000000.00", "116000000.00")
    assert first["budget"]["value"] == "182000000.00"
    for scope in (second, third):
        assert scope["budget"] is None
        assert scope["sources"][0]["shares"] == []
    assert "1.82亿元" not in shipped("funding", "--plain", "--area", "三元区")


def test_sums_within_one_kind_status_and_scope(made_up):
    first, *others = scopes(made_up, "--as-of", "2022-06-30")
    assert amounts(first) == {
        ("central_subsidy", "awarded"): ("7000000.00", "7000000.00"),
        ("central_subsidy", "received"): ("4600000.00", "4600000.00"),
        ("central_subsidy", "paid"): ("1150000.00", "1150000.00"),
        ("special_bond", "applied"): ("20000000.00", "20000000.00"),
    }
    shares = {(one["status"], one["over"]): one["percent"] for one in first["sources"][0]["shares"]}
    assert shares == {("awarded", "budget"): "23.3", ("received", "budget"): "15.3", ("paid", "received"): "25.0"}
    assert [scope["project"] for scope in others] == [None, "2022-jia"]
    assert others[1]["name"] == "甲新村"


def test_what_may_have_come(made_up):
    first = scopes(made_up, "--as-of", "2022-07-10")[0]
    assert amounts(first)["central_subsidy", "awarded"] == ("7000000.00", "8000000.00")
    assert "700万元–800万元" in made_up("funding", "--plain", "--as-of", "2022-07-10")


def test_as_of_a_day(made_up):
    assert amounts(scopes(made_up, "--as-of", "2022-04-01")[0]) == {
        ("central_subsidy", "awarded"): ("5000000.00", "5000000.00"),
        ("special_bond", "applied"): ("20000000.00", "20000000.00"),
    }
    (elsewhere,) = scopes(made_up, "--as-of", "2022-01-01")
    assert amounts(elsewhere) == {("special_bond", "applied"): (None, "3000000.00")}
    assert "不明（至多 300万元）" in made_up("funding", "--plain", "--as-of", "2022-01-01")


def test_no_money(shipped):
    assert scopes(shipped, "--cohort", "2021") == []
    assert "没有符合条件的资金" in shipped("funding", "--plain", "--cohort", "2021")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("--cohort", "2022"), [2022, "2022-jia"]),
        (("--area", "沙县区"), ["沙县区"]),
        (("--area", "三元区"), ["2022-jia"]),
        (("--area", "市区"), [2022, "2022-jia"]),
    ],
)
def test_filters(made_up, words, expected):
    found = scopes(made_up, *words)
    assert [scope["cohort"] or scope["project"] or scope["area"][-3:] for scope in found] == expected


def test_each_amount_has_its_date_and_place(made_up):
    rows = list(csv.DictReader(io.StringIO(made_up("funding", "--format", "csv"), newline="")))
    lines = (made_up.data / "funding.yaml").read_text("utf-8").splitlines()
    assert len(rows) == 7
    for row in rows:
        wan = int(float(row["high"])) // 10_000
        assert f"amount: {wan}万元" in lines[int(row["line"]) - 1]
        assert row["as_of"] in lines[int(row["line"]) - 1]
    (inferred,) = (row for row in rows if row["inferred"] == "1")
    assert (inferred["year"], inferred["district"], inferred["status"]) == ("2022", "沙县区", "applied")
    assert "funding.yaml:" in made_up("funding", "--plain")


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("day", ["2022-06-30", "2022-07-10"])
def test_eighty_columns_and_nothing_cut_off(made_up, shipped, language, day):
    text = made_up("funding", "--lang", language, "--format", "terminal", "--as-of", day)
    assert widest(text) <= 80
    assert widest(shipped("funding", "--lang", language, "--format", "terminal")) <= 80
    for amount in {"zh": ("115万元", "2000万元"), "en": ("¥1.15 million", "¥20 million")}[language]:
        assert text.count(amount) >= 2


@pytest.mark.parametrize("form", FORMATS)
def test_every_format(made_up, form):
    text = made_up("funding", "--format", form, "--lang", "en")
    assert "funding.yaml" in text
