"""Each light has its rule: green is only what is known to be on time."""

from __future__ import annotations

from fractions import Fraction

import pytest

from oldcommunity.codelists import LIGHT_DIMENSIONS
from oldcommunity.dates import parse_as_of
from oldcommunity.figures.schedule.projects import schedules

STARTED = "- {code: started, due: 2022-03-20, met: 2022-03-20}"
#: Half of the time between start and completion is over on 2022-06-28.
PLAN = f"{STARTED}\n  - {{code: completed, due: 2022-10-06}}"


@pytest.fixture
def light(make_book):
    """A light of the one project whose fields are given, as of a day."""

    def of(fields, day, dimension=None, settings=""):
        book = make_book(
            f"# book.yaml\nformat: 1\ntitle: 试\n{settings}\n# projects/a.yaml\nid: a\nname: 甲\ncohort: 2022\n{fields}"
        )
        (found,) = schedules(book, parse_as_of(day))
        return found if dimension is None else found.lights[LIGHT_DIMENSIONS.index(dimension)]

    return of


def milestones(text):
    return f"milestones:\n  {text}\n"


def reported(day, physical="50%", invested="100万元"):
    return f"progress:\n  - {{as_of: {day}, physical: {physical}, invested: {invested}}}\n"


DUE = milestones("- {code: surveyed, met: 2022-01-05}\n  - {code: started, due: 2022-03-20}")


@pytest.mark.parametrize(
    ("day", "colour", "days"),
    [
        ("2022-03-19", "green", -1),
        ("2022-03-20", "green", 0),
        ("2022-03-21", "yellow", 1),
        ("2022-06-18", "yellow", 90),
        ("2022-06-19", "red", 91),
    ],
)
def test_a_start_is_late_from_the_day_after_it_was_due(light, day, colour, days):
    told = light(DUE, day, "start")
    assert (told.colour, told.days, told.code) == (colour, days, "started")


def test_the_book_says_how_many_days_turn_a_light(light):
    settings = "lights: {overdue_yellow_days: 10, overdue_red_days: 20}"
    for day, colour, reason in (
        ("2022-03-30", "green", "grace"),
        ("2022-03-31", "yellow", "overdue"),
        ("2022-04-09", "yellow", "overdue"),
        ("2022-04-10", "red", "overdue"),
    ):
        told = light(DUE, day, "start", settings)
        assert (told.colour, told.reason) == (colour, reason), day


def test_what_is_due_in_a_month_is_due_on_its_last_day(light):
    fields = milestones("- {code: started, due: 2022-02}")
    assert light(fields, "2022-02-28", "start").colour == "green"
    assert light(fields, "2022-03-01", "start").colour == "yellow"


def test_the_other_milestones_have_a_light_of_their_own(light):
    fields = milestones(f"- {{code: drawn, due: 2022-02-01}}\n  {PLAN}\n  - {{code: accepted, due: 2022-11-01}}")
    assert light(fields, "2022-06-28", "milestones").reason == "ahead"
    told = light(fields, "2022-10-16", "milestones")
    assert (told.colour, told.code, told.days, told.more) == ("yellow", "completed", 10, 0)
    told = light(fields, "2022-11-11", "milestones")
    assert (told.code, told.days, told.more) == ("completed", 36, 1)


@pytest.mark.parametrize(
    ("physical", "points", "percent"),
    [
        ("60%", "green", "green"),
        ("50%", "green", "green"),
        ("41%", "green", "yellow"),
        ("40%", "yellow", "yellow"),
        ("35%", "yellow", "yellow"),
        ("20%", "yellow", "red"),
        ("19%", "red", "red"),
    ],
)
def test_progress_is_measured_against_the_time_schedule(light, physical, points, percent):
    fields = milestones(PLAN) + reported("2022-06-28", physical)
    told = light(fields, "2022-06-28", "progress")
    assert (told.planned, told.colour) == (Fraction(1, 2), points)
    settings = "lights: {formula: percent, yellow: 10, red: 50}"
    assert light(fields, "2022-06-28", "progress", settings).colour == percent


def test_a_report_is_judged_by_its_own_day(light):
    fields = milestones(PLAN) + reported("2022-05-09", "25%")
    assert light(fields, "2022-06-28", "progress").colour == "green"


def test_an_old_report_proves_no_green_but_still_shows_what_was_late(light):
    fields = milestones(PLAN) + reported("2022-04-09", "10%")
    assert light(fields, "2022-06-08", "progress").reason == "on-time"
    told = light(fields, "2022-06-09", "progress")
    assert (told.colour, told.reason) == ("unknown", "stale")
    late = milestones(PLAN) + reported("2022-05-29", "0%")
    assert light(late, "2022-09-30", "progress").colour == "red"
    enough = milestones(PLAN) + reported("2022-04-09", "80%")
    assert light(enough, "2022-06-28", "progress").colour == "green"


@pytest.mark.parametrize(
    ("fields", "day", "dimension", "reason"),
    [
        ("", "2022-06-28", "start", "no-due"),
        ("", "2022-06-28", "milestones", "no-due"),
        ("", "2022-06-28", "progress", "no-plan"),
        (milestones(STARTED), "2022-06-28", "progress", "no-plan"),
        (milestones("- {code: completed, due: 2022-10-06}"), "2022-06-28", "progress", "no-plan"),
        (milestones(PLAN), "2022-06-28", "progress", "no-report"),
        (milestones(PLAN), "2022-06-28", "money", "no-report"),
        (milestones(PLAN) + reported("2022-06-28"), "2022-06-28", "money", "no-budget"),
        # A start "on or before" a day: nobody knows how long the works have been going on.
        (
            milestones("- {code: started, met: ../2022-06-20}\n  - {code: completed, due: 2022-10-06}"),
            "2022-06-20",
            "progress",
            "no-plan",
        ),
    ],
)
def test_what_is_not_known_is_never_green(light, fields, day, dimension, reason):
    told = light(fields, day, dimension)
    assert (told.colour, told.reason) == ("unknown", reason)


def test_money_is_measured_against_the_budget(light):
    fields = "budget: 300万元\n" + milestones(PLAN) + reported("2022-06-28")
    told = light(fields, "2022-06-28", "money")
    assert (told.colour, told.actual) == ("yellow", Fraction(1, 3))


def test_works_that_have_certainly_not_started_are_known_to_be_nothing(light):
    fields = milestones(
        "- {code: surveyed, met: 2022-01-05}\n  - {code: started, due: 2022-03-20}\n"
        "  - {code: completed, due: 2022-10-06}"
    )
    told = light(fields, "2022-06-28", "progress")
    assert (told.colour, told.actual) == ("red", 0)
    assert light(fields, "2022-06-28", "money").reason == "no-report"
    perhaps = fields.replace("due: 2022-03-20", "due: 2022-03-20, met: 2022-06")
    assert light(perhaps, "2022-06-28", "progress").reason == "no-report"


def test_a_start_known_roughly_is_doubtful_where_it_matters(light):
    fields = milestones("- {code: started, met: 2022-03}\n  - {code: completed, due: 2022-10-06}")
    told = light(fields + reported("2022-06-28", "42%"), "2022-06-28", "progress")
    assert (told.colour, told.doubtful) == ("yellow", True)
    assert not light(fields + reported("2022-06-28", "60%"), "2022-06-28", "progress").doubtful


def test_a_milestone_that_may_be_met_is_doubtful(light):
    found = light(milestones("- {code: started, due: 2022-03-20, met: 2022-04}"), "2022-04-10")
    assert (found.lights[0].colour, found.lights[0].doubtful) == ("yellow", True)
    assert not light(milestones("- {code: started, due: 2022-03-20}"), "2022-04-10").lights[0].doubtful


EXEMPT = "exempt:\n  - {light: start, from: 2022-04-01, until: 2022-05-31, reason: 文物勘探}\n"


@pytest.mark.parametrize(
    ("day", "colour", "but_for"),
    [
        ("2022-03-31", "yellow", ""),
        ("2022-04-01", "exempt", "yellow"),
        ("2022-05-31", "exempt", "yellow"),
        ("2022-06-01", "yellow", ""),
    ],
)
def test_a_good_reason_holds_from_one_day_until_another(light, day, colour, but_for):
    told = light(DUE + EXEMPT, day, "start")
    assert (told.colour, told.but_for) == (colour, but_for)
    assert told.text == ("文物勘探" if but_for else "")


def test_a_good_reason_makes_nothing_green_and_concerns_one_light(light):
    found = light(DUE + EXEMPT, "2022-05-01")
    assert found.light == "exempt"
    assert light(DUE + EXEMPT, "2022-03-01", "start").colour == "green"
    other = DUE + "exempt:\n  - {light: money, reason: 债券未发}\n"
    assert light(other, "2022-05-01", "start").colour == "yellow"


def test_what_is_suspended_by_decision_is_told_apart_from_what_is_exempt(light):
    fields = (
        milestones(PLAN) + "suspensions:\n  - {from: 2022-07-01, reason: 道路拓宽}\n" + reported("2022-06-28", "1%")
    )
    assert light(fields, "2022-06-30").light == "red"
    found = light(fields, "2022-11-01")
    assert {(one.dimension, one.colour, one.text) for one in found.lights[1:3]} == {
        ("milestones", "suspended", "道路拓宽"),
        ("progress", "suspended", "道路拓宽"),
    }
    assert found.light == "suspended"
    assert found.stations[1].state == "halted"
    assert found.stations[1].projected is None


def test_what_is_given_up_has_no_lights(light):
    found = light(DUE + "cancelled: {on: 2022-05-01}\n", "2022-06-28")
    assert {one.colour for one in found.lights} == {"none"} == {found.light}
    assert light(DUE + "cancelled: {on: 2022-05-01}\n", "2022-04-30").light == "yellow"


def test_what_is_completed_is_done_and_what_comes_after_can_be_late(light):
    fields = milestones(PLAN.replace("due: 2022-10-06", "due: 2022-10-06, met: 2022-10-20"))
    assert light(fields, "2022-12-01").light == "done"
    fields += "  - {code: accepted, due: 2022-11-01}\n"
    found = light(fields, "2022-12-01")
    assert [one.colour for one in found.lights] == ["done", "yellow", "done", "done"]


def test_the_worst_light_counts_among_those_that_the_book_names(light):
    assert light(DUE, "2022-03-25").light == "yellow"
    assert light(DUE, "2022-03-01").light == "unknown"
    assert light(DUE, "2022-03-01", settings="lights: {dimensions: [start]}").light == "green"
    assert light(DUE, "2022-03-25", settings="lights: {dimensions: [progress, money]}").light == "unknown"
    assert light(DUE, "2022-03-25", settings="lights:\n  dimensions:").light == "yellow"


@pytest.mark.parametrize(
    ("utility", "reason"),
    [
        ("status: blocked", "blocked"),
        ("status: scheduled, due: 2022-06-01", "overdue"),
        ("due: 2022-11", "after-completion"),
        ("status: agreed, due: 2022-08", None),
        ("status: done, due: 2022-11", None),
        ("status: agreed", None),
    ],
)
def test_pipes_and_cables_that_stand_in_the_way_are_told(light, utility, reason):
    fields = milestones(PLAN) + f"utilities:\n  - {{kind: gas, owner: 燃气公司, {utility}}}\n"
    found = light(fields, "2022-06-28")
    assert [(one.kind, one.reason) for one in found.hindrances] == ([("gas", reason)] if reason else [])
