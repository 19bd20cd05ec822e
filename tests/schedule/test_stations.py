"""Slips are as exact as their dates, delays push what comes after, and the figure `overdue` says the same."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from conftest import ROOT
from oldcommunity.book import open_book
from oldcommunity.dates import day_text, parse_as_of
from oldcommunity.figures.schedule import overdue_where
from oldcommunity.figures.schedule.projects import schedules
from oldcommunity.figures.schedule.upcoming import all_due


@pytest.fixture
def stations(make_book):
    """The milestones of a project by their codes."""

    def of(text, day="2022-06-30", settings=""):
        lines = "".join(f"  - {{{line}}}\n" for line in text.split("\n"))
        book = make_book(
            f"# book.yaml\nformat: 1\ntitle: 试\n{settings}\n"
            f"# projects/a.yaml\nid: a\nname: 甲\ncohort: 2022\nmilestones:\n{lines}"
        )
        (found,) = schedules(book, parse_as_of(day))
        return {one.code: one for one in found.stations}

    return of


@pytest.mark.parametrize(
    ("dates", "state", "low", "high"),
    [
        ("due: 2022-03-20, met: 2022-03-25", "met", 5, 5),
        ("due: 2022-03-20, met: 2022-03-10", "met", -10, -10),
        ("due: 2022-03-20, met: 2022-03", "met", -19, 11),
        ("due: 2022-03, met: 2022-04-02", "met", 2, 2),
        ("due: 2022-03-20, met: ../2022-03-31", "met", None, 11),
        ("due: 2022-06-20", "overdue", 10, None),
        ("due: 2022-06-20, met: 2022-07-05", "overdue", 10, None),
        ("due: 2022-06-20, met: 2022", "overdue", -170, 194),
        ("due: 2022-06-30", "ahead", None, None),
        ("met: 2022-06-30", "met", None, None),
        ("contact: 某人", "open", None, None),
    ],
)
def test_a_slip_is_as_exact_as_its_dates(stations, dates, state, low, high):
    (one,) = stations(f"code: started, {dates}").values()
    assert (one.state, one.slip_low, one.slip_high) == (state, low, high)


def test_what_a_later_milestone_implies_is_passed(stations):
    told = stations("code: drawn, due: 2022-02-01\ncode: started, met: 2022-03-01")
    assert told["drawn"].state == "passed"
    assert stations("code: surveyed, due: 2022-02-01\ncode: drawn, met: 2022-03-01")["surveyed"].state == "overdue"


class TestPushes:
    """From finish to start, in the usual order."""

    def expected(self, told):
        return {code: one.projected and day_text(one.projected) for code, one in told.items()}

    def test_what_is_overdue_comes_today_at_the_earliest_and_pushes_the_rest(self, stations):
        told = stations(
            "code: tendered, due: 2022-06-10\ncode: started, due: 2022-07-10\ncode: completed, due: 2022-12-01"
        )
        assert self.expected(told) == {"tendered": "2022-06-30", "started": "2022-07-30", "completed": "2022-12-21"}
        assert [one.pushed for one in told.values()] == [20, 20, 20]

    def test_what_was_met_late_pushes_by_as_much(self, stations):
        told = stations("code: started, due: 2022-05-01, met: 2022-05-11\ncode: completed, due: 2022-09-01")
        assert self.expected(told) == {"started": None, "completed": "2022-09-11"}

    def test_what_was_met_early_brings_nothing_forward(self, stations):
        told = stations("code: started, due: 2022-05-11, met: 2022-05-01\ncode: completed, due: 2022-09-01")
        assert (self.expected(told)["completed"], told["completed"].pushed) == ("2022-09-01", 0)

    def test_a_step_without_a_due_date_takes_its_usual_days(self, stations):
        told = stations("code: started, due: 2022-07-01\ncode: completed", settings="durations: {completed: 100}")
        assert self.expected(told)["completed"] == "2022-10-09"
        assert told["completed"].pushed == 0

    def test_nothing_is_expected_where_nothing_is_planned(self, stations):
        assert self.expected(stations("code: started\ncode: completed")) == {"started": None, "completed": None}

    def test_a_step_that_is_met_after_one_that_is_not_ends_its_delay(self, stations):
        told = stations(
            "code: approved, due: 2022-03-01\ncode: drawn, due: 2022-04-01, met: 2022-04-01\n"
            "code: started, due: 2022-08-01"
        )
        assert (told["approved"].pushed, told["started"].pushed) == (121, 0)


@pytest.fixture(scope="module")
def city(tmp_path_factory):
    """A made-up city."""
    sys.path.insert(0, str(ROOT / "benchmarks"))
    try:
        from make_book import make_book as write_city
    finally:
        sys.path.pop(0)
    folder: Path = tmp_path_factory.mktemp("city")
    write_city(folder, 120, months=36)
    return folder


@pytest.mark.parametrize("day", ["2019-06-30", "2021-11-30", "2024-02-29", "2024-09-30", "2025-06-30"])
def test_the_figure_says_the_same(city, day):
    book = open_book(city)
    told = schedules(book, parse_as_of(day))
    late = {(one.project, one.code, one.days) for one in overdue_where(book, parse_as_of(day), "TRUE")}
    due = all_due(book, parse_as_of(day))
    book.close()
    assert {(p.id, one.code, one.days) for p in told for one in p.stations if one.state == "overdue"} == late
    assert {(one.project, one.code, -one.days) for one in due if one.kind == "milestone" and one.days < 0} == late
    assert not {p.id for p in told if p.light in ("green", "done")} & {project for project, _, _ in late}
    ahead = {(p.id, s.code) for p in told for s in p.stations if s.state == "ahead"}
    halted = {p.id for p in told if p.state in ("suspended", "cancelled")}
    found = {(one.project, one.code) for one in due if one.kind == "milestone" and one.days >= 0}
    assert found == {(project, code) for project, code in ahead if project not in halted}
    order = [("red", "yellow", "exempt", "suspended", "unknown", "green", "done", "none").index(p.light) for p in told]
    assert order == sorted(order)
