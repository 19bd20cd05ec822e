"""A province's table of 14 cities, of which nothing but totals is known. Made up."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from wcwidth import wcswidth

BOOK = Path(__file__).parent / "books/province"


def rows_of(report):
    (rollup,) = report["rollups"]
    return rollup["rows"]


def cell(row, figure, plan="current"):
    (found,) = (one for one in row["cells"] if (one["figure"], one["plan"]) == (figure, plan))
    return found


def test_all_that_was_printed_follows_from_the_book(ask, status):
    ask("validate", BOOK, "--strict")
    published = status(BOOK)["published"]
    assert (published["figures"], published["hold"], published["unexpected"]) == (32, 32, [])
    assert published["restated"] == 2


def test_the_totals_row_is_held_against_the_cities_exactly(status):
    report = status(BOOK, "--by", "city")
    rows = rows_of(report)
    assert [row["kind"] for row in rows] == ["part"] * 14 + ["sum", "whole", "rest"]
    added, whole, rest = rows[-3:]
    assert (cell(added, "budget")["value"], cell(whole, "budget")["value"]) == ("3851039200.00", "3851039500.00")
    assert [(one["figure"], one["value"]) for one in rest["cells"]] == [("budget", "300.00")]
    assert report["rollups"][0]["rest_is_rounding"]
    assert cell(added, "start_rate")["numerator"] == sum(cell(row, "started")["value"] for row in rows[:14])
    assert cell(added, "start_rate")["denominator"] == sum(cell(row, "planned")["value"] for row in rows[:14])


def test_a_difference_beyond_rounding_is_a_problem_with_both_numbers(ask, tmp_path):
    book = changed(tmp_path, "2021.yaml", "385103.95万元", "385104.92万元")
    found = ask("validate", book, "--lang", "en", code=1)["problems"]
    (problem,) = (one for one in found if one["code"] == "OC425")
    assert "385104.92" in problem["message"]
    assert "385103.92" in problem["message"]


def changed(tmp_path, name, before, after):
    book = shutil.copytree(BOOK, tmp_path / "book")
    file = book / "cohorts" / name
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after), encoding="utf-8")
    return book


def test_a_city_that_is_missing_is_a_residual_of_the_declared_whole(status, tmp_path):
    book = shutil.copytree(BOOK, tmp_path / "book")
    (book / "cohorts/2021-02.yaml").unlink()
    (rollup,) = status(book, "--by", "city")["rollups"]
    assert (rollup["areas_present"], rollup["areas"]) == (13, 14)
    rest = rollup["rows"][-1]
    assert (rest["kind"], cell(rest, "planned")["value"], cell(rest, "started")["value"]) == ("rest", 168, 124)
    page = status(book, "--by", "city", "--lang", "en", form="plain")
    assert "13 of 14 areas in the book" in page


def test_without_a_declared_whole_thirteen_of_fourteen_are_a_lower_bound(status, tmp_path):
    book = shutil.copytree(BOOK, tmp_path / "book")
    (book / "cohorts/2021-02.yaml").unlink()
    (book / "cohorts/2021.yaml").write_text("cohort: 2021\nareas: 14\n", encoding="utf-8")
    (book / "published.yaml").unlink()
    rows = rows_of(status(book, "--by", "city"))
    whole = next(row for row in rows if row["kind"] == "whole")
    added = next(row for row in rows if row["kind"] == "sum")
    assert (cell(whole, "planned")["value"], cell(whole, "planned")["low"], cell(whole, "planned")["high"]) == (
        None,
        2845,
        None,
    )
    assert cell(whole, "start_rate")["percent"] is None
    assert cell(added, "planned")["value"] == 2845
    shutil.copy(BOOK / "cohorts/2021-02.yaml", book / "cohorts")
    rows = rows_of(status(book, "--by", "city"))
    assert (rows[-1]["kind"], cell(rows[-1], "planned")["value"], cell(rows[-1], "started")["value"]) == (
        "whole",
        3013,
        2464,
    )
    assert cell(rows[-1], "start_rate")["percent"] == "81.8"


def test_equal_cities_share_a_rank_and_the_next_is_passed_over(status):
    report = status(BOOK, "--by", "city", "--rank", "start_rate")
    ranks = [row["rank"] for row in rows_of(report) if row["kind"] == "part"]
    assert ranks == [1, 1, 1, *range(4, 15)]
    rates = [float(cell(row, "start_rate")["percent"]) for row in rows_of(report) if row["kind"] == "part"]
    assert rates == sorted(rates, reverse=True)


def test_all_started_is_said_only_when_asked_and_never_instead_of_the_rate(status):
    words = ("--by", "city", "--lang", "zh")
    assert "全部开工" not in status(BOOK, *words, form="plain")
    asked = status(BOOK, *words, "--cap-label", form="plain")
    assert asked.count("全部开工") == 3
    assert asked.count("100.0% 全部开工") == 3


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("words", [(), ("--rank", "investment_rate"), ("--unit", "all"), ("--plan", "all")])
def test_eighty_columns(status, language, words):
    page = status(BOOK, "--by", "city", "--lang", language, *words, form="terminal")
    assert max(map(wcswidth, page.splitlines())) <= 80


@pytest.mark.parametrize(
    "words", [("--rank", "start_rate"), ("--by", "city", "--rank", "bulletins"), ("--plan", "first")]
)
def test_what_makes_no_sense_is_wrong_use(status, words):
    assert status(BOOK, *words, form="plain", code=2) == ""
