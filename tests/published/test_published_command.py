"""`oc published` as its users see it: the page, the data formats, the exit code, and freezing a figure."""

from __future__ import annotations

import csv
import json
import shutil

import pytest

from conftest import ROOT
from oldcommunity.edits.proving import new_errors
from oldcommunity.views.wrapping import width_of

FREEZE = ("published", "--add", "start_rate", "--cohort", "2022", "--as-of", "2022-05-11")


@pytest.fixture
def book(tmp_path):
    root = tmp_path / "data"
    shutil.copytree(ROOT / "data", root)
    return root


def change(book, path, old, new):
    file = book / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_all_prints_of_the_shipped_book_are_told_and_none_fails(oc):
    done = oc("published", "--lang", "en")
    assert (done.returncode, done.stderr) == (0, "")
    assert "18 published figures: 5 reproduced, 13 restated. All of them fare as expected." in done.stdout
    line = "2022 start rate: Printed 27.3%; Now 6 ÷ 22 projects = 27.3%; Verdict reproduced*; "
    assert line + "Place in the paper 四、存在问题（二）" in done.stdout.splitlines()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_line_is_wider_than_the_screen(oc, lang, book):
    change(book, "cohorts/2022.yaml", "projects: 22", "projects: 23")
    done = oc("published", "--lang", lang, "--format", "terminal", "--data", str(book))
    assert done.returncode == 1
    assert max(map(width_of, done.stdout.splitlines())) <= 80


def test_what_does_not_follow_is_told_with_how_far_off_and_what_would_explain_it(oc, book):
    change(book, "cohorts/2022.yaml", "started: {projects: 6}", "started: {projects: 7}")
    done = oc("published", "--failing", "--lang", "en", "--data", str(book))
    assert done.returncode == 1
    assert "2022 start rate 27.3%, as of 2022-03-31  published.yaml:130:14" in done.stdout
    assert "The book gives 7 ÷ 22 projects = 31.8%: 4.5 percentage points more than printed." in done.stdout
    assert "cohorts/2022.yaml:12:25: 7 → 6 (one digit)" in done.stdout
    assert "12197户" not in done.stdout


def test_what_cannot_be_computed_says_what_the_print_implies(oc, book):
    change(book, "cohorts/2022.yaml", "2022-03-31", "2022-04-30")
    done = oc("published", "--failing", "--lang", "en", "--data", str(book))
    assert done.returncode == 1
    assert "With 22 projects planned, the print implies 6 projects started." in done.stdout
    assert "cohorts/2022.yaml:11:12: 2022-04-30 → by 2022-03-31 (date)" in done.stdout


def test_the_year_and_the_day_narrow_what_is_told(oc):
    told = json.loads(oc("published", "--cohort", "2021", "--format", "json").stdout)
    assert {figure["cohort"] for figure in told["figures"]} == {2021}
    told = json.loads(oc("published", "--as-of", "2022-04", "--format", "json").stdout)
    assert [figure["printed"] for figure in told["figures"]] == ["27.3%"]
    assert told["results"] == {"reproduced": 1}


def test_json_is_an_interface(oc, book):
    change(book, "cohorts/2022.yaml", "4500万元", "4500元")
    told = json.loads(oc("published", "--failing", "--format", "json", "--data", str(book)).stdout)
    assert (told["format"], told["unexpected"], told["unread"]) == ("oldcommunity.published/1", 1, [])
    (figure,) = told["figures"]
    assert " ".join(figure) == (
        "figure unit cohort year target area kind project as_of printed where expect result reading expected "
        "inferred now off implied missing place suspects"
    )
    assert (figure["result"], figure["off"], figure["now"]["value"]) == ("not_reproduced", "-45000000.00", "4500.00")
    assert figure["suspects"][0] == {
        "kind": "scale",
        "now": "4500元",
        "then": "4500万元",
        "about": None,
        "place": {"path": "cohorts/2022.yaml", "line": 19, "column": 15},
    }


def test_csv_has_a_line_for_each_print(oc, tmp_path):
    oc("published", "-o", str(tmp_path / "x.csv"))
    rows = list(csv.DictReader((tmp_path / "x.csv").read_text("utf-8-sig").splitlines()))
    assert len(rows) == 18
    rate = next(row for row in rows if row["printed"] == "27.3%")
    assert (rate["numerator"], rate["denominator"], rate["now"], rate["result"]) == ("6", "22", "27.3", "reproduced")


def test_prints_that_cannot_be_read_are_not_passed_over(oc, book):
    change(book, "published.yaml", "printed: 27.3%", "printed: 二十七")
    done = oc("published", "--lang", "en", "--data", str(book))
    assert done.returncode == 1
    assert "Not judged, because they cannot be read: the figures in published.yaml." in done.stdout


def test_freezing_shows_then_writes_then_finds_it_there(oc, book):
    old = (book / "published.yaml").read_bytes()
    shown = oc(*FREEZE, "--dry-run", "--data", str(book))
    assert (shown.returncode, (book / "published.yaml").read_bytes()) == (0, old)
    added = [line[1:] for line in shown.stdout.splitlines() if line.startswith("+") and not line.startswith("+++")]
    for _ in range(2):
        done = oc(*FREEZE, "--data", str(book))
        assert (done.returncode, done.stderr) == (0, "")
        assert (book / "published.yaml").read_bytes() == old + "".join(f"{line}\n" for line in added).encode()
    assert added[-1] == "    printed: 27.3%"
    assert oc("published", "--data", str(book)).returncode == 0
    assert oc("validate", "--strict", "--data", str(book)).returncode == 0


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        (("开工", "--cohort", "2022"), None),
        (("survey_rate", "--cohort", "2022"), "70.8%"),
        (("investment_rate", "--cohort", "2022"), "24.7%"),
        (("start_rate", "--cohort", "2022", "--place", "第一节: “开工” #1"), "27.3%"),
        (("completion_rate", "--cohort", "2021"), "78.6%"),
        (("funds_awarded", "--cohort", "2022", "--kind", "upper_level_subsidy"), "6600万元"),
        (("overdue", "--cohort", "2022"), "0个"),
        (("bulletins", "--source", "简报"), "4期"),
    ],
)
def test_what_is_frozen_is_reproduced_at_once(oc, book, words, printed):
    done = oc("published", "--add", *words, "--data", str(book))
    assert done.returncode == 0, done.stderr
    if printed:
        told = json.loads(oc("published", "--format", "json", "--data", str(book)).stdout)
        last = max(told["figures"], key=lambda figure: figure["place"]["line"])
        assert (last["printed"], last["expected"]) == (printed, True)


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--add", "start"), 2, "no figure"),
        (("--add", "started"), 2, "--cohort"),
        (("--add", "funds_awarded", "--cohort", "2022"), 2, "--kind"),
        (("--add", "funds_awarded", "--cohort", "2022", "--kind", "gold"), 2, "gold"),
        (("--add", "started", "--cohort", "2022", "--as-of", "2022-06-30"), 2, "not known exactly"),
        (("--add", "accepted", "--cohort", "2022"), 2, "does not say"),
        (("--add", "started", "--cohort", "2022", "--rev", "HEAD"), 2, "--rev"),
        (("--add", "started", "--cohort", "2022", "--area", "三元区"), 2, "does not say"),
        (("--place", "x"), 2, "--add"),
        (("--dry-run",), 2, "--add"),
    ],
)
def test_what_cannot_be_frozen_is_refused_in_one_line(oc, book, words, code, said):
    before = (book / "published.yaml").read_bytes()
    done = oc("published", *words, "--lang", "en", "--data", str(book))
    assert (done.returncode, done.stdout) == (code, "")
    assert said in done.stderr.splitlines()[0]
    assert (book / "published.yaml").read_bytes() == before


def test_nothing_is_frozen_from_a_book_of_which_a_part_is_missing(oc, book):
    (book / "projects/2022/2022-wusi-xincun.yaml").write_text("id: [", encoding="utf-8")
    done = oc(*FREEZE, "--data", str(book), "--lang", "en")
    assert done.returncode == 3
    assert "2022-wusi-xincun.yaml cannot be read" in done.stderr


def test_what_a_change_would_break_is_known_before_it_is_made(shipped):
    old = shipped.read("published.yaml")
    assert new_errors(shipped, {"published.yaml": old + b"\n"}, 738400) == []
    wrong = old.replace("printed: 33个".encode(), "printed: 34个".encode())
    assert [problem.code for problem in new_errors(shipped, {"published.yaml": wrong}, 738400)] == ["OC451"]
    assert shipped.read("published.yaml") == old
