"""`oc funding`: what is added and what is not, rates with both amounts, batches, and the shares of utilities."""

from __future__ import annotations

import csv
import io
import json

import pytest

from cli.made_up import FORMATS, Run, widest
from conftest import write_book
from funding.made_up import BOOK

DAY = ("--as-of", "2022-06-30")


@pytest.fixture
def run(tmp_path, capsys):
    return Run(write_book(tmp_path, BOOK), capsys)


@pytest.fixture
def told(run):
    def ask(*words, as_of="2022-06-30"):
        return json.loads(run("funding", "--format", "json", "--as-of", as_of, *words))

    return ask


def totals(scope):
    return {total["status"]: (total["amount"], total["high"]) for total in scope["totals"]}


def shares(scope):
    return {(one["status"], one["over"]): one for one in scope["shares"]}


def test_kinds_are_added_at_one_status_of_one_scope(told):
    plan = told()["scopes"][0]
    assert totals(plan) == {
        "awarded": ("5000000.00", "5000000.00"),
        "appropriated": ("4000000.00", "4000000.00"),
        "received": ("4600000.00", "4600000.00"),
        "paid": ("1050000.00", "1050000.00"),
    }


def test_a_status_without_amounts_is_absent(told, run):
    assert "applied" not in totals(told()["scopes"][0])
    assert "planned" not in totals(told()["scopes"][0])
    assert "万元 0" not in run("funding", "--plain", *DAY)


def test_a_kind_that_may_contain_another_is_not_added_to_it(told, run):
    second = next(scope for scope in told()["scopes"] if scope["target"] == "livelihood")
    (total,) = second["totals"]
    assert (total["amount"], total["high"], total["mix"]) == (None, None, [])
    assert total["may_contain"] == [{"kind": "upper_level_subsidy", "contained": "provincial_subsidy"}]
    assert second["shares"] == []
    text = run("funding", "--plain", *DAY)
    assert "可能已经包含" in text
    assert "86万元" not in text


@pytest.mark.parametrize("form", FORMATS)
def test_scopes_are_never_added(run, form):
    text = run("funding", "--format", form, *DAY)
    # 500 + 66, + 20, + 86, + 150: any sum of awarded or received money over scopes.
    for total in ("566万", "586万", "610万", "5660000", "5860000", "6100000"):
        assert total not in text


def test_the_mix_is_of_one_status_and_adds_up(told):
    mixes = {total["status"]: total["mix"] for total in told()["scopes"][0]["totals"]}
    assert [(part["kind"], part["percent"]) for part in mixes["awarded"]] == [
        ("central_subsidy", "80.0"),
        ("city_funds", "20.0"),
    ]
    assert mixes["appropriated"] == []
    for parts in mixes.values():
        assert sum(float(part["numerator"]) for part in parts) in (0, *(float(part["denominator"]) for part in parts))


def test_money_in_place_is_received_over_the_planned_investment_of_the_same_scope(told):
    found = shares(told()["scopes"][0])["received", "budget"]
    assert (found["numerator"], found["denominator"], found["percent"]) == ("4600000.00", "10000000.00", "46.0")
    # What residents brought is not on record as received: it may be more.
    assert (found["low"], found["high"], found["unknown_funds"]) == ("46.0", None, ["residents"])


def test_money_paid_names_what_it_is_of(told):
    found = shares(told()["scopes"][0])
    of_received = found["paid", "received"]
    assert (of_received["numerator"], of_received["denominator"]) == ("1000000.00", "4600000.00")
    # Of the city's 60 nobody said how much was paid: none to all of it. The residents' 5 were never received.
    assert (of_received["low"], of_received["high"]) == ("21.7", "34.8")
    assert (of_received["unknown_funds"], of_received["left_out_funds"]) == (["city"], ["residents"])
    assert found["paid", "appropriated"]["percent"] == "25.0"


def test_more_than_a_hundred_percent_is_not_cut_off(told, run):
    own = next(scope for scope in told()["scopes"] if scope["project"] == "a")
    (share,) = own["sources"][0]["shares"]
    assert (share["percent"], share["gap"], own["budget"]["value"]) == ("150.0", "-500000.00", "1000000.00")
    assert "150万元 ÷ 100万元 = 150.0%" in run("funding", "--plain", *DAY)


def test_no_rate_where_no_plan_is_for_the_scope(told):
    elsewhere = next(scope for scope in told()["scopes"] if scope["year"])
    assert elsewhere["budget"] is None
    assert elsewhere["shares"] == elsewhere["sources"][0]["shares"] == []


def test_batches_and_documents(told, run):
    events = told("--detail")["scopes"][0]["events"]
    found = [
        (one["status"], one["batch"], one["document"], one["document_title"], one["in_force"]) for one in events[:3]
    ]
    assert found == [
        ("awarded", "第一批", None, None, False),
        ("awarded", "第二批", "notice", "下达通知", True),
        ("appropriated", None, "财建〔2022〕1号", None, True),
    ]
    text = run("funding", "--detail", "--plain", *DAY)
    assert "第二批、下达通知" in text
    assert "已由后来的累计数代替" in text
    assert "第一批" not in run("funding", "--plain", *DAY)


def test_dates_are_told_as_they_were_typed(told, run):
    city = told()["scopes"][0]["sources"][1]["statuses"][0]["funds"][0]
    assert (city["as_of"], city["earliest"], city["latest"]) == ("../2022-03-31", None, "2022-03-31")
    assert "获批，不晚于 2022-03-31" in run("funding", "--plain", *DAY)


@pytest.mark.parametrize(
    ("words", "scopes"),
    [
        (("--scope", "cohort"), 2),
        (("--scope", "year"), 1),
        (("--scope", "project"), 1),
        (("--project", "a"), 1),
        (("--project", "甲新村"), 1),
        (("--project", "b"), 0),
        (("--kind", "special_bond"), 1),
        (("--status", "paid"), 1),
    ],
)
def test_filters(told, words, scopes):
    assert len(told(*words)["scopes"]) == scopes


def test_a_filter_by_kind_has_no_total_and_one_by_status_only_its_own(told):
    (only,) = told("--kind", "city_funds")["scopes"]
    assert (only["totals"], only["shares"]) == ([], [])
    (paid,) = told("--status", "paid")["scopes"]
    assert {source["kind"] for source in paid["sources"]} == {"central_subsidy", "residents"}
    assert {one["status"] for one in paid["shares"]} == {"paid"}


def test_shares_of_utilities_by_plan_year_with_how_many_are_unknown(told):
    found = {(one["cohort"], one["kind"]): (one["amount"], one["unknown"]) for one in told()["utilities"]}
    assert found == {
        (2021, "water"): ("90000.00", 0),
        (2022, "water"): ("425000.00", 1),
        (2022, "gas"): (None, 1),
        (2022, "sewer"): (None, 1),
    }


@pytest.mark.parametrize(
    ("words", "items"),
    [((), 6), (("--project", "b"), 2), (("--cohort", "2021"), 1), (("--area", "三元区"), 3), (("--status", "paid"), 0)],
)
def test_utilities_of_a_part(told, words, items):
    assert sum(len(one["shares"]) for one in told(*words)["utilities"]) == items


def test_what_is_missing_is_missing_from_all_sources_together(run):
    """One source of several need not pay for the whole plan: beside its share no gap is told."""
    text = run("funding", "--plain", *DAY, "--cohort", "2022")
    part = text[text.index("到位率") :]
    lines = part[: part.index("支付率")].splitlines()[1:]
    assert len(lines) > 2
    assert "还差" in lines[0]
    assert not [line for line in lines[1:] if "还差" in line]


def test_each_share_of_a_utility_has_its_line(run):
    text = run("funding", "--detail", "--plain", *DAY)
    assert "甲新村 · 供水: 自来水公司，出资 40万元，已商定　projects/a.yaml:7" in text
    assert "甲新村 · 燃气: 燃气公司，出资 不明，对接情况未填　projects/a.yaml:8" in text


def test_csv_tells_events_with_their_papers(run):
    def rows(*words):
        return list(csv.DictReader(io.StringIO(run("funding", "--format", "csv", *DAY, *words), newline="")))

    assert len(rows("--detail")) == len(rows()) + 1
    assert {row["in_force"] for row in rows()} == {"1"}
    assert [row["batch"] for row in rows("--detail")][:2] == ["第一批", "第二批"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--kind", "x"), "special_bond"),
        (("--status", "x"), "received"),
        (("--scope", "x"), "cohort（计划年度） year（自然年） project（项目编号）"),
        (("--project", "zz"), "zz"),
    ],
)
def test_wrong_use_says_what_to_type(run, words, said):
    assert said in run("funding", *words, code=2)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("words", [(), ("--detail",)])
def test_eighty_columns(run, language, words):
    assert widest(run("funding", "--lang", language, "--format", "terminal", *DAY, *words)) <= 80
