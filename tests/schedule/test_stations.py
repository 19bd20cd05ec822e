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

#: No steps of preparation are usual but those on record; the start takes 15 days and the works 150.
ONLY_THESE = (
    "durations: {surveyed: 0, designed: 0, publicised: 0, approved: 0, drawn: 0, finance_reviewed: 0, tendered: 0}"
)


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
        assert self.expected(told) == {"tendered": "2022-06-30", "started": "2022-07-15", "completed": "2022-12-06"}
        # The start takes its usual 15 of the 30 days planned, the works the 144 planned of the 150 usual ones.
        assert [one.pushed for one in told.values()] == [20, 5, 5]

    def test_where_the_plan_leaves_no_slack_what_was_met_late_pushes_by_as_much(self, stations):
        told = stations("code: started, due: 2022-05-01, met: 2022-05-11\ncode: completed, due: 2022-09-01")
        assert self.expected(told) == {"started": None, "completed": "2022-09-11"}
        assert told["completed"].pushed == 10

    @pytest.mark.parametrize(
        ("met", "completed", "pushed"),
        [
            # 2022-03-01 to 2022-10-31 are 244 days and the works usually take 150: 94 days of slack.
            ("2022-04-01", "2022-08-29", 0),
            ("2022-06-03", "2022-10-31", 0),
            ("2022-06-13", "2022-11-10", 10),
        ],
    )
    def test_slack_is_used_up_before_anything_is_pushed(self, stations, met, completed, pushed):
        told = stations(f"code: started, due: 2022-03-01, met: {met}\ncode: completed, due: 2022-10-31")
        assert (self.expected(told)["completed"], told["completed"].pushed) == (completed, pushed)

    def test_a_slip_passes_through_three_steps_and_gets_less_at_each(self, stations):
        told = stations(
            "code: tendered, due: 2022-05-01, met: 2022-06-25\ncode: started, due: 2022-06-01\n"
            "code: completed, due: 2022-11-13\ncode: accepted, due: 2022-12-13"
        )
        # 15 of 31, 150 of 165, 30 of 30 days.
        assert self.expected(told) == {
            "tendered": None,
            "started": "2022-07-10",
            "completed": "2022-12-07",
            "accepted": "2023-01-06",
        }
        assert [one.pushed for one in told.values()] == [0, 39, 24, 24]

    def test_what_was_met_early_pushes_nothing(self, stations):
        told = stations("code: started, due: 2022-05-11, met: 2022-05-01\ncode: completed, due: 2022-09-01")
        assert (self.expected(told)["completed"], told["completed"].pushed) == ("2022-08-22", 0)

    @pytest.mark.parametrize(
        ("met", "rough", "completed"),
        [("2022-04-01", False, "2022-08-29"), ("2022-04", True, "2022-09-27"), ("../2022-04-30", True, "2022-09-27")],
    )
    def test_a_day_that_is_known_roughly_counts_from_its_last_and_is_told_so(self, stations, met, rough, completed):
        told = stations(f"code: started, met: {met}\ncode: completed, due: 2022-10-31")["completed"]
        assert (day_text(told.projected), told.rough) == (completed, rough)

    def test_what_comes_today_at_the_earliest_anyway_is_not_rough(self, stations):
        told = stations("code: designed, met: 2022-01\ncode: started, due: 2022-05-31", settings=ONLY_THESE)["started"]
        assert (day_text(told.projected), told.rough) == ("2022-06-30", False)

    def test_steps_without_dates_share_the_time_planned(self, stations):
        lines = "code: designed, due: 2022-06-20, met: 2022-06-30\ncode: started\ncode: completed, due: 2022-09-18"
        told = stations(
            lines,
            settings="durations: {publicised: 0, approved: 0, drawn: 0, finance_reviewed: 0, "
            "tendered: 0, started: 60, completed: 120}",
        )
        # 180 usual days, 90 planned: 30 and 60.
        assert self.expected(told) == {"designed": None, "started": "2022-07-30", "completed": "2022-09-28"}

    def test_what_the_record_leaves_out_before_an_overdue_start_does_not_keep_it_back(self, stations):
        told = stations(
            "code: designed, due: 2022-01-31, met: 2022-02-10\ncode: started, due: 2022-04-01\n"
            "code: completed, due: 2022-12-01"
        )
        assert self.expected(told) == {"designed": None, "started": "2022-06-30", "completed": "2022-11-27"}
        assert [one.pushed for one in told.values()] == [0, 90, 0]

    def test_steps_that_the_record_leaves_out_take_their_days(self, stations):
        told = stations("code: designed, met: 2022-06-20\ncode: started, due: 2022-12-31")
        # From 2022-06-30 on at the earliest: publicised (7 days from 06-20), then 20 + 30 + 15 + 30 + 15 days.
        assert self.expected(told)["started"] == "2022-10-18"

    def test_a_step_without_usual_days_takes_the_time_planned(self, stations):
        told = stations(
            "code: started, due: 2022-05-01, met: 2022-05-11\ncode: substantially_completed, due: 2022-10-01\n"
            "code: completed, due: 2022-10-31"
        )
        assert [one.pushed for one in told.values()] == [0, 10, 10]

    def test_new_dates_are_not_pushed_by_old_slips(self, stations):
        """The start came 31 days late; then completion was planned anew, 150 days after it."""
        lines = "code: started, due: 2022-03-01, met: 2022-04-01\ncode: completed, due: {}"
        assert stations(lines.format("2022-07-29"))["completed"].pushed == 31
        assert stations(lines.format("2022-08-29"))["completed"].pushed == 0

    def test_where_nothing_is_met_preparation_is_taken_to_be_in_time_for_the_first_date(self, stations):
        told = stations("code: started, due: 2022-07-10\ncode: completed, due: 2022-12-17")
        assert self.expected(told) == {"started": "2022-07-10", "completed": "2022-12-07"}
        assert [one.pushed for one in told.values()] == [0, 0]

    def test_where_nothing_is_met_the_works_cannot_be_completed_today(self, stations):
        told = stations("code: completed, due: 2022-06-01", settings=ONLY_THESE)
        assert self.expected(told) == {"completed": "2022-12-12"}

    def test_a_step_without_a_due_date_takes_its_usual_days(self, stations):
        told = stations("code: started, due: 2022-07-01\ncode: completed", settings="durations: {completed: 100}")
        assert self.expected(told)["completed"] == "2022-10-09"
        assert told["completed"].pushed == 0

    def test_without_any_date_all_steps_count_from_today(self, stations):
        told = stations("code: started\ncode: completed", settings=ONLY_THESE)
        assert self.expected(told) == {"started": "2022-07-15", "completed": "2022-12-12"}
        assert [one.pushed for one in told.values()] == [0, 0]

    def test_what_stands_still_is_expected_on_no_day(self, make_book):
        book = make_book(
            "# book.yaml\nformat: 1\ntitle: 试\n# projects/a.yaml\nid: a\nname: 甲\ncohort: 2022\n"
            "milestones:\n  - {code: started, due: 2022-07-01}\n"
            "suspensions:\n  - {from: 2022-06-01, reason: 征收}\n"
        )
        (found,) = schedules(book, parse_as_of("2022-06-30"))
        assert [one.projected for one in found.stations] == [None]

    def test_a_step_that_is_met_after_one_that_is_not_ends_its_delay(self, stations):
        told = stations(
            "code: approved, due: 2022-03-01\ncode: drawn, due: 2022-04-01, met: 2022-04-01\n"
            "code: started, due: 2022-08-01",
            settings=ONLY_THESE,
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
