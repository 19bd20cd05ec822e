"""`oc issues`: what has to be solved, how it stands on a day, and how it is counted."""

from __future__ import annotations

import csv
import io

import pytest

from cli.made_up import FORMATS, widest
from oldcommunity.reports.issues import BYS


def key(one):
    return f"{one['inspection'] or one['project']}-{one['number']}-{one['kind'][0]}"


def texts(told):
    return {one["text"]: one for one in told["issues"]}


def test_overdue_come_first_and_what_has_no_due_date_stands_apart(told):
    found = [(one["text"], one["lateness"], one["days_over"]) for one in told()["issues"]]
    assert found == [
        ("燃气与雨水管同槽", "overdue", 46),
        ("图纸不对", "overdue", 26),
        ("甲新村围挡又不整", "overdue", 5),
        ("有人不让拆棚", "due", None),
        ("找钱", "due", None),
        ("缺钱", "no_due_date", None),
        ("巷口积水", "no_due_date", None),
        ("都缺钱", "no_due_date", None),
        ("理顺", "no_due_date", None),
        ("再说", "no_due_date", None),
        ("巷口又积水", "no_due_date", None),
        ("其他", "no_due_date", None),
        ("还不一定", "no_due_date", None),
    ]


def test_counts_add_up(told):
    total = told()["total"]
    assert total == {
        "open": 11,
        "doubtful": 2,
        "overdue": 2,
        "perhaps_overdue": 1,
        "due": 2,
        "no_due_date": 8,
        "closed": 2,
    }
    assert total["open"] + total["doubtful"] == sum(
        total[name] for name in ("overdue", "perhaps_overdue", "due", "no_due_date")
    )
    assert len(told("--all")["issues"]) == 15


@pytest.mark.parametrize(
    ("day", "state", "lateness", "over"),
    [
        ("2022-05-04", "perhaps_closed", "due", None),
        ("2022-05-20", "perhaps_closed", "due", None),
        ("2022-05-21", "perhaps_closed", "overdue", 1),
        ("2022-06-29", "perhaps_closed", "overdue", 40),
        ("2022-06-30", "closed", None, None),
    ],
)
def test_a_closing_date_that_spans_the_day_closes_nothing_for_certain(told, day, state, lateness, over):
    one = texts(told("--all", as_of=day))["图纸不对"]
    assert (one["state"], one["lateness"], one["days_over"]) == (state, lateness, over)


def test_what_may_not_have_been_found_yet_is_not_certain(told):
    assert "还不一定" not in texts(told(as_of="2022-05-31"))
    assert texts(told(as_of="2022-06-01"))["还不一定"]["certainly_found"] is False
    assert texts(told(as_of="2022-06-30"))["还不一定"]["certainly_found"] is True


@pytest.mark.parametrize(("day", "lateness"), [("2022-06-30", "due"), ("2022-07-01", "overdue")])
def test_a_month_is_over_on_its_last_day(told, day, lateness):
    assert texts(told(as_of=day))["有人不让拆棚"]["lateness"] == lateness


def test_days_taken_are_a_range_where_dates_are(told):
    found = texts(told("--all", as_of="2022-06-30"))
    assert found["围挡破损"]["days_taken"] == {"low": 34, "high": 34}
    assert found["围挡破损"]["days_late"] == {"low": 9, "high": 9}
    assert found["图纸不对"]["days_taken"] == {"low": 0, "high": 57}
    assert found["图纸不对"]["days_late"] == {"low": 0, "high": 41}
    assert found["有人不让拆棚"]["days_taken"] == {"low": 60, "high": None}
    assert found["甲新村围挡不整"]["days_late"] is None


@pytest.mark.parametrize(
    ("words", "number"),
    [
        (("--kind", "request"), 3),
        (("--kind", "issue"), 5),
        (("--owner", "甲公司"), 1),
        (("--owner", "公司"), 2),
        (("--owner", ""), 7),
        (("--cause", "funding"), 4),
        (("--cause", ""), 1),
        (("--overdue",), 3),
        (("--overdue", "--owner", "甲公司"), 1),
        (("--cohort", "2022"), 7),
        (("--area", "三元区"), 7),
        (("--area", "梅列区"), 0),
        (("--where", "lead=张三"), 7),
        (("--where", "lead="), 0),
    ],
)
def test_filters(told, words, number):
    assert len(told(*words)["issues"]) == number


def test_a_finding_at_a_site_is_about_its_project(told):
    one = texts(told("--all"))["甲新村围挡不整"]
    assert (one["project"], one["name"], one["cohort"], one["district"]) == ("a", "甲新村", 2022, "三元区")
    lane = texts(told())["巷口积水"]
    assert (lane["project"], lane["site"], lane["zone"]) == (None, "无名巷", "市区")


def test_what_names_no_project_belongs_to_no_plan_year_and_is_told_of(run, told):
    assert told("--cohort", "2022")["without_project"] == 6
    assert "另有 6 条" in run("issues", "--cohort", "2022", "--plain", "--as-of", "2022-06-15")
    assert told()["without_project"] == 0


def test_the_causes_of_a_request_are_those_of_what_it_answers(told):
    found = texts(told())
    assert found["找钱"]["causes"] == ["funding"]
    assert found["理顺"]["causes"] == ["funding", "site_management"]
    assert found["再说"]["causes"] == []


@pytest.mark.parametrize("by", BYS)
def test_groups_add_up_to_the_total(told, by):
    answer = told("--by", by)
    assert answer["groups"]
    for name, number in answer["total"].items():
        assert sum(group[name] for group in answer["groups"]) == number
    named = [group for group in answer["groups"] if not group["special"]]
    assert all(group["key"] is not None for group in named)


@pytest.mark.parametrize(
    ("by", "special"),
    [
        ("owner", {"not_filled_in"}),
        ("cause", {"several", "not_filled_in"}),
        ("district", {"not_filled_in"}),
        ("project", {"no_project"}),
        ("inspection", {"no_inspection"}),
        ("rectification", {"not_filled_in"}),
        ("cohort", {"no_project"}),
    ],
)
def test_what_is_not_filled_in_has_a_row_of_its_own_at_the_end(told, by, special):
    groups = told("--by", by)["groups"]
    assert {group["special"] for group in groups} - {None} == special
    assert [bool(group["special"]) for group in groups] == sorted(bool(group["special"]) for group in groups)


def test_the_most_overdue_owner_comes_first(told):
    assert [group["key"] for group in told("--by", "owner")["groups"]][:2] == ["燃气公司", "甲公司"]


def test_the_same_cause_found_again_at_the_same_place(run, told):
    found = [
        (repeat["cause"], [(one["inspection"], one["before"]) for one in repeat["findings"]])
        for repeat in told()["repeats"]
    ]
    assert found == [
        ("site_management", [("2022-05-11", None), ("2022-06-08", "closed")]),
        ("site_management", [("2022-05-11", None), ("2022-06-08", "open")]),
    ]
    assert told(as_of="2022-06-07")["repeats"] == []
    assert told("--kind", "issue")["repeats"] == []
    assert "再次发现，前一次已经销号" in run("issues", "--plain", "--as-of", "2022-06-15")


def test_every_row_has_its_line(run):
    text = run("issues", "--all", "--format", "csv", "--as-of", "2022-06-15")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert len(rows) == 15
    for row in rows:
        assert row["text"] in (run.data / row["path"]).read_text("utf-8").splitlines()[int(row["line"]) - 1]


def test_of_the_shipped_book_nobody_can_say_what_is_overdue(shipped):
    text = shipped("issues", "--plain")
    assert "未销号 20 条：逾期 0 条，未到期 0 条，没有填期限 20 条" in text
    assert "不等于没有逾期" in text
    assert "inspections/2022-05-11.yaml:22" in text


def test_nothing_to_solve(run):
    assert "没有符合条件的问题" in run("issues", "--kind", "finding", "--plain", "--as-of", "2021-01-01")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--by", "colour"), "owner cause district"),
        (("--kind", "x"), "issue（项目问题） finding（督查发现） request（督查要求）"),
        (("--cause", "x"), "residents"),
        (("--owner", "无此单位"), "财政局"),
        (("--inspections", "--by", "owner"), "--by"),
        (("--check", "safety"), "--inspections"),
        (("--days", "0", "--inspections"), "--days"),
        (("--inspections", "--check", "x"), "safety"),
    ],
)
def test_wrong_use_says_what_to_type(run, words, said):
    assert said in run("issues", *words, code=2)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("words", [(), ("--all",), ("--by", "cause"), ("--inspections",)])
def test_eighty_columns(run, language, words):
    text = run("issues", "--lang", language, "--format", "terminal", "--as-of", "2022-06-15", *words)
    assert widest(text) <= 80
    assert "甲新村" in text or "--by" in words


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("words", [(), ("--by", "owner"), ("--inspections",)])
def test_every_format(run, form, words):
    assert run("issues", "--format", form, "--lang", "en", *words)
