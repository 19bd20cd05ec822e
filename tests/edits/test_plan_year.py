"""Plan years for which a book has no plan, and years that are none: told at once, with what may have been meant."""

from __future__ import annotations

import pytest

from edits.terminal import Terminal
from oldcommunity.checks.unplanned_year import near_year


def _new(desk, project, year, code=0):
    return desk("new", project, "--name", project, "--cohort", year, code=code).stderr


def test_a_year_without_a_plan_is_told_as_soon_as_it_is_typed(desk):
    assert "OC408" in _new(desk, "2023-a", "2023")
    told = _new(desk, "2023-b", "2023")
    assert "The book has no plan for 2023 (it has: 2022)." in told
    assert "cohorts/2023.yaml" in told
    assert "did you mean 2022?" in _new(desk, "2032-a", "2032") + _new(desk, "2032-b", "2032")
    assert _new(desk, "2022-a", "2022") == ""


def test_a_year_that_is_none_is_refused_with_the_one_that_was_meant(desk):
    assert "2022" in _new(desk, "2202-a", "2202", code=2).replace("2202", "")
    # Digits in another order are offered, and never put right unasked.
    desk.root.joinpath("projects/2022/2022-yi.yaml").write_text("id: 2022-yi\nname: 乙新村\ncohort: 2202\n", "utf-8")
    assert "2022" in desk("validate", code=1).stdout.partition("OC317")[2]
    desk("fix")
    assert "cohort: 2202" in desk.text("projects/2022/2022-yi.yaml")


def test_the_question_tells_it_before_the_next_one(desk):
    desk("new", "2032-a", "--name", "a", "--cohort", "2032")
    terminal = Terminal(desk.root, "new")
    terminal.answer("[2022]: ", "2032\r")
    terminal.until("did you mean 2022?")
    terminal.until("Name of the project: ")
    assert terminal.end("\x03") == 130


@pytest.mark.parametrize(
    ("year", "planned", "near"),
    [
        (2032, [2021, 2022], 2022),
        (2012, [2021, 2022], 2021),
        (2023, [2021, 2022], None),
        (2025, [2021, 2022], 2022),
        (1994, [2021, 2022], None),
        (2032, [], None),
    ],
)
def test_a_near_year_is_one_typed_alike(year, planned, near):
    assert near_year(year, planned) == near
