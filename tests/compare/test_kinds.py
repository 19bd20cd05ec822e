"""Why each record contributes what it does, in small books."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest

from compare.states import compared
from oldcommunity.codelists import LANGUAGES
from oldcommunity.diagnostics import Location
from oldcommunity.figures.compare.comparing import KINDS
from oldcommunity.labels import Labels

PLAN = """
# cohorts/2022.yaml
cohort: 2022
plan: [{projects: 4, households: 900}]
"""


def told(report, figure, cohort=2022):
    return next(
        found for node in report.nodes if node.node.cohort == cohort for found in node.figures if found.figure == figure
    )


def shares(found):
    """Each contribution as its step, its kind, who it is, and how much."""
    return [
        (part.kind, share.kind, "+".join(record.id for record in share.records), share.amount)
        for part in found.parts
        for share in part.shares
    ]


def record(name, more="", met="2022-03-10"):
    text = f"\n# projects/{name}.yaml\nid: {name}\nname: 项目{name}\ncohort: 2022\n"
    return f"{text}milestones: [{{code: started, met: {met}}}]\n{more}"


def test_a_declaration_takes_in_what_may_have_happened_before_it():
    """A start of which only the latest day is known is among those declared, and makes no difference when it shows."""
    text = PLAN + "declared: [{as_of: 2022-03-31, started: {projects: 2}}]\n" + record("a", met="../2022-05-11")
    report = compared((text, "2022-03-31"), (text, "2022-05-11"))
    assert shares(told(report, "started")) == []
    text += record("b", met="2022-04-20")
    report = compared((text, "2022-03-31"), (text, "2022-05-11"))
    assert shares(told(report, "started")) == [("progress", "progress", "b", 1)]


def test_what_is_declared_later_is_told_apart_from_what_records_show():
    text = (
        PLAN + "declared: [{as_of: 2022-03-31, started: {projects: 1}}, {as_of: 2022-05-31, started: {projects: 4}}]\n"
    )
    text += record("a", met="2022-04-20")
    report = compared((text, "2022-03-31"), (text, "2022-05-31"))
    assert shares(told(report, "started")) == [("progress", "progress", "a", 1), ("progress", "declared", "", 2)]
    (part,) = told(report, "started").parts
    assert part.shares[0].at == Location("projects/a.yaml", 4, 35, 45)
    assert part.shares[1].at.path == "cohorts/2022.yaml"


def test_a_correction_a_new_record_and_a_removed_one():
    before = record("a", met="2022-06-10") + record("b")
    after = record("a", met="2022-03-20") + record("c")
    report = compared((before, "2022-03-31"), (after, "2022-03-31"))
    assert sorted(shares(told(report, "started"))) == [
        ("correction", "correction", "a", 1),
        ("correction", "new", "c", 1),
        ("correction", "removed", "b", -1),
    ]
    assert [kind for _, kind, *_ in shares(told(report, "planned"))] == ["new", "removed"]


@pytest.mark.parametrize("more", ["in_plan: false\n", "targets: [x]\n"])
def test_a_record_that_leaves_the_scope_is_re_scoped(more):
    before, after = record("a") + record("b"), record("a", more) + record("b")
    found = told(compared((before, "2022-03-31"), (after, "2022-03-31")), "started")
    assert shares(found) == ([("correction", "rescoped", "a", -1)] if "in_plan" in more else [])


def test_a_record_that_goes_to_another_year_is_re_scoped_in_both():
    before = record("a") + record("b")
    report = compared((before, "2022-03-31"), (before.replace("cohort: 2022", "cohort: 2021", 1), "2022-03-31"))
    assert shares(told(report, "started", 2021)) == [("correction", "rescoped", "a", 1)]
    assert shares(told(report, "started", 2022)) == [("correction", "rescoped", "a", -1)]


def test_a_plan_that_changes_is_a_line_of_its_own():
    before, after = PLAN, PLAN.replace("projects: 4", "projects: 5")
    report = compared((before, "2022-03-31"), (after, "2022-03-31"))
    assert shares(told(report, "planned")) == [("correction", "replanned", "", 1)]
    versions = PLAN.replace("900}", "900}, {from: 2022-06-06, projects: 3}")
    report = compared((versions, "2022-03-31"), (versions, "2022-06-30"))
    assert shares(told(report, "planned")) == [("progress", "replanned", "", -1)]


def test_a_record_that_changes_its_own_plan_is_re_planned():
    before, after = record("a", "budget: 100万元\n"), record("a", "budget: 120万元\n")
    found = told(compared((before, "2022-03-31"), (after, "2022-03-31")), "budget")
    assert shares(found) == [("correction", "replan", "a", 20_000_000)]


def test_split_and_merged_projects_name_what_they_were():
    before = record("a", "households: 100\n")
    after = record("a-1", "households: 60\nsplit_from: a\n") + record("a-2", "households: 50\nsplit_from: a\n")
    report = compared((before, "2022-03-31"), (after, "2022-03-31"), unit="households")
    assert shares(told(report, "started")) == [("correction", "rescoped", "a-1+a-2", 10)]
    ((share,),) = [part.shares for part in told(report, "started").parts]
    assert [was.id for was in share.formerly] == ["a"]
    merged = compared((after, "2022-03-31"), (record("m", "formerly: [项目a-1, a-2]\nhouseholds: 110\n"), "2022-03-31"))
    assert shares(told(merged, "started")) == [("correction", "rescoped", "m", -1)]


def test_a_rate_is_attributed_in_exact_fractions():
    """Δn of a is 1, and Δd of the plan is 2: (1 - 1/4 * 0) / 6 and (0 - 1/4 * 2) / 6."""
    before = PLAN + "declared: [{as_of: 2022-03-31, started: {projects: 1}}]\n" + record("a", met="2022-04-20")
    before = before.replace("900}", "900}, {from: 2022-04-30, projects: 6}")
    found = told(compared((before, "2022-03-31"), (before, "2022-05-31")), "start_rate")
    assert found.difference == Fraction(2, 6) - Fraction(1, 4)
    assert shares(found) == [
        ("progress", "progress", "a", Fraction(1, 6)),
        ("progress", "replanned", "", Fraction(-1, 12)),
    ]


def test_over_nothing_there_are_counts_only():
    before = PLAN.replace("projects: 4", "projects: 0") + record("a", met="2022-06-10")
    after = PLAN + record("a")
    report = compared((before, "2022-03-31"), (after, "2022-03-31"), unit="projects")
    assert told(report, "start_rate").difference is None
    assert told(report, "start_rate").parts == ()
    assert shares(told(report, "started")) == [("correction", "correction", "a", 1)]


def test_what_was_not_known_is_not_called_nothing():
    text = PLAN + "declared: [{as_of: 2022-05-11, invested: 100万元}]\n"
    found = told(compared((text, "2022-03-31"), (text, "2022-05-11")), "invested")
    assert found.before.value is None
    assert not found.known
    assert shares(found) == [("progress", "declared", "", 100_000_000)]
    assert told(compared((text, "2022-03-30"), (text, "2022-03-31")), "invested").difference is None


def test_only_a_range_may_change():
    text = PLAN + "declared: [{as_of: 2022-03-31, started: {projects: 2}}]\n"
    found = told(compared((text, "2022-03-31"), (text, "2022-04-30")), "started")
    assert (found.difference, found.changed, found.range_changed, shares(found)) == (0, True, True, [])


def test_money_reported_by_records_is_theirs():
    text = PLAN + "declared: [{as_of: 2022-03-31, invested: 100万元}]\n"
    text += record("a", "progress: [{as_of: 2022-03-31, invested: 30万元}, {as_of: 2022-04-30, invested: 50万元}]\n")
    found = told(compared((text, "2022-03-31"), (text, "2022-05-11")), "invested")
    assert shares(found) == [("progress", "progress", "a", 20_000_000)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_contribution_has_a_word(language):
    words = Labels(language).section("compare_page")
    assert {key.removeprefix("kind.") for key in words if key.startswith("kind.")} == set(KINDS)


def test_a_state_changes_on_the_day_of_the_fact_that_ends_or_begins_it():
    """A suspension that ended, and works completed before they were accepted; the other way round it is the same."""
    text = PLAN + record("a", "suspensions: [{from: 2022-04-10, until: 2022-08-28}]\n")
    text += "\n# projects/b.yaml\nid: b\nname: 乙\ncohort: 2022\nmilestones:\n"
    text += "  - {code: started, met: 2022-03-10}\n  - {code: completed, met: 2022-07-20}\n"
    text += "  - {code: accepted, met: 2022-09-04}\n"
    for days in (("2022-06-30", "2022-12-31"), ("2022-12-31", "2022-06-30")):
        report = compared(*((text, day) for day in days))
        told_of = {
            (figure, share.records[0].id): (share.day, share.at.line)
            for figure in ("suspended", "under_construction", "completed", "accepted")
            for part in told(report, figure).parts
            for share in part.shares
        }
        resumed, completed = (dt.date(2022, 8, 28).toordinal(), 5), (dt.date(2022, 7, 20).toordinal(), 6)
        assert told_of == {
            ("suspended", "a"): resumed,
            ("under_construction", "a"): resumed,
            ("under_construction", "b"): completed,
            ("completed", "b"): completed,
            ("accepted", "b"): (dt.date(2022, 9, 4).toordinal(), 7),
        }


def test_a_project_that_leaves_preparation_and_is_completed_left_it_by_its_start():
    text = PLAN + "\n# projects/b.yaml\nid: b\nname: 乙\ncohort: 2022\nmilestones:\n"
    text += "  - {code: designed, met: 2022-03-01}\n  - {code: started, met: 2022-05-10}\n"
    text += "  - {code: completed, met: 2022-07-20}\n"
    report = compared((text, "2022-04-01"), (text, "2022-12-31"))
    days = {figure: told(report, figure).parts[0].shares[0].day for figure in ("in_preparation", "completed")}
    assert days == {
        "in_preparation": dt.date(2022, 5, 10).toordinal(),
        "completed": dt.date(2022, 7, 20).toordinal(),
    }


def test_a_cancelled_project_that_the_plan_drops_is_taken_from_the_figures_on_that_day():
    text = "# cohorts/2022.yaml\ncohort: 2022\nplan: [{projects: 2}, {from: 2022-06-01, projects: 1}]\n"
    text += record("a") + record("b", "cancelled: {on: 2022-05-20}\n")
    report = compared((text, "2022-05-31"), (text, "2022-06-01"))
    assert shares(told(report, "started")) == [("progress", "progress", "b", -1)]
    assert shares(told(report, "cancelled")) == [("progress", "progress", "b", -1)]
