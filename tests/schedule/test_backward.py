"""Planning backwards: each step by the day that leaves the next its usual time; written without touching the rest."""

from __future__ import annotations

import json

import pytest

from conftest import write_book
from oldcommunity.dates import day_text, parse_as_of
from oldcommunity.figures.schedule.backward import planned_backwards
from oldcommunity.figures.schedule.projects import schedules

USUAL = (
    "durations: {surveyed: 0, publicised: 0, approved: 0, finance_reviewed: 0, drawn: 20, tendered: 30, completed: 100}"
)
BOOK = f"""
# book.yaml
format: 1
title: 虚构台账
made_up: true
{USUAL}
# projects/a.yaml
id: a
name: 甲新村
cohort: 2022
milestones:
  # 设计先做完
  - {{code: designed, due: 2022-02-10, met: 2022-02-20}}
  - {{code: completed, due: 2022-12-31, contact: 李四}}
note: 说明   # 不动
# projects/b.yaml
id: b
name: 乙新村
cohort: 2022
milestones:
  - {{code: completed, met: 2022-02-01}}
"""


@pytest.fixture
def plan(make_book):
    """The steps of project `a`, by milestone."""

    def of(finish, day="2022-03-01", book=BOOK):
        opened = make_book(book)
        (found,) = schedules(opened, parse_as_of(day), "p.id = 'a'")
        steps = planned_backwards(found.stations, opened.settings.durations, parse_as_of(finish), parse_as_of(day))
        return {step.code: step for step in steps}

    return of


def test_each_step_leaves_the_next_its_usual_days(plan):
    steps = plan("2022-12-31")
    assert {code: step.due and day_text(step.due) for code, step in steps.items()} == {
        "designed": None,
        "drawn": "2022-08-08",
        "tendered": "2022-09-07",
        "started": "2022-09-22",
        "completed": "2022-12-31",
    }
    assert steps["designed"].met is not None
    assert not any(step.past or step.short for step in steps.values())


def test_what_is_past_and_too_short_is_told(plan):
    steps = plan("2022-06-30")
    assert {code for code, step in steps.items() if step.past} == {"drawn"}
    # 20 + 30 + 15 + 100 days from 2022-02-20, when the design was made.
    assert day_text(steps["completed"].earliest) == "2022-08-04"
    assert {step.short for step in steps.values() if step.due} == {35}


def test_no_step_is_possible_before_the_day_of_planning(plan):
    assert day_text(plan("2022-12-31", "2022-07-01")["drawn"].earliest) == "2022-07-01"
    assert day_text(plan("2022-12-31", "2022-07-01")["tendered"].earliest) == "2022-07-31"


def test_what_comes_before_the_last_that_is_met_is_not_planned(plan):
    met = BOOK.replace("  - {code: completed, due", "  - {code: tendered, met: 2022-02-28}\n  - {code: completed, due")
    steps = plan("2022-12-31", book=met)
    assert [code for code, step in steps.items() if step.due] == ["started", "completed"]
    assert steps["drawn"].met is steps["drawn"].due is None


def test_what_is_recorded_after_completion_follows_it(plan):
    more = BOOK.replace("contact: 李四}", "contact: 李四}\n  - {code: accepted, due: 2022-01-01}")
    steps = plan("2022-12-31", book=more)
    assert day_text(steps["accepted"].due) == "2023-01-30"
    assert "settled" not in steps


@pytest.mark.parametrize("day", ["2022-03-01", "2022-07-01", "2023-02-01"])
@pytest.mark.parametrize(
    "milestones",
    [
        "",
        "  - {code: completed, due: 2022-12-31}",
        "  - {code: started, due: 2022-06-01}\n  - {code: completed, due: 2022-12-31}",
        "  - {code: designed, due: 2022-02-10, met: 2022-02}\n  - {code: completed, due: 2022-05-31}",
        (
            "  - {code: tendered, due: 2022-01-10, met: 2022-02-20}\n  - {code: started, due: 2022-02-01}\n"
            "  - {code: completed, due: 2022-08-31}\n  - {code: accepted, due: 2022-09-10}"
        ),
    ],
)
def test_the_page_of_a_project_tells_the_same_earliest_days(make_book, milestones, day):
    listed = f"milestones:\n{milestones}\n" if milestones else ""
    book = make_book(f"# book.yaml\nformat: 1\ntitle: 试\n# projects/a.yaml\nid: a\nname: 甲\ncohort: 2022\n{listed}")
    (found,) = schedules(book, parse_as_of(day))
    steps = planned_backwards(found.stations, book.settings.durations, parse_as_of("2022-10-31"), parse_as_of(day))
    planned = {step.code: (step.earliest, step.rough) for step in steps if step.due is not None}
    told = {one.code: (one.projected, one.rough) for one in found.stations if one.is_open}
    assert told == {code: planned[code] for code in told}


class TestWriting:
    """The dates go into the files by the shortest way."""

    ASKED = ("schedule", "--backward", "2022-12-20", "--cohort", "2022", "--lang", "en")

    def test_only_the_dates_change(self, oc, tmp_path):
        folder = write_book(tmp_path, BOOK)
        before = {path.name: path.read_text(encoding="utf-8") for path in folder.rglob("*.yaml")}
        done = oc(*self.ASKED, "--write", cwd=folder)
        assert (done.returncode, done.stdout) == (0, "Files written: 1.\n"), done.stderr
        after = {path.name: path.read_text(encoding="utf-8") for path in folder.rglob("*.yaml")}
        assert after["b.yaml"] == before["b.yaml"]
        added = "".join(
            f"  - {{code: {code}, due: {day}}}\n"
            for code, day in (("drawn", "2022-07-28"), ("tendered", "2022-08-27"), ("started", "2022-09-11"))
        )
        wanted = before["a.yaml"].replace("2022-12-31", "2022-12-20")
        assert after["a.yaml"] == wanted.replace("  - {code: completed", added + "  - {code: completed")
        again = oc(*self.ASKED, "--write", cwd=folder)
        assert again.stdout == "The book says so already; nothing to write.\n"
        assert oc("validate", cwd=folder).returncode == 0

    def test_what_was_late_before_pushes_the_new_dates_no_more(self, oc, tmp_path):
        folder = write_book(tmp_path, BOOK)
        asked = ("schedule", "a", "--format", "json", "--as-of", "2022-03-01")
        # 20 + 30 + 15 + 100 days after 2022-02-20, when the design was made: no day later, and none to spare.
        assert (
            oc("schedule", "a", "--backward", "2022-08-04", "--as-of", "2022-03-01", "--write", cwd=folder).returncode
            == 0
        )
        (told,) = json.loads(oc(*asked, cwd=folder).stdout)["projects"]
        assert told["expected_completion"] == "2022-08-04"
        assert [one["pushed"] for one in told["milestones"]] == [0, 0, 0, 0, 0]

    def test_a_dry_run_writes_nothing(self, oc, tmp_path):
        folder = write_book(tmp_path, BOOK)
        before = (folder / "projects/a.yaml").read_bytes()
        done = oc(*self.ASKED, "--dry-run", cwd=folder)
        assert done.returncode == 0
        assert "+++ b/projects/a.yaml" in done.stdout
        assert "+  - {code: completed, due: 2022-12-20, contact: 李四}" in done.stdout
        assert (folder / "projects/a.yaml").read_bytes() == before

    @pytest.mark.parametrize("words", [("--write",), ("--dry-run",)])
    def test_a_project_that_cannot_be_read_is_not_passed_over(self, oc, tmp_path, words):
        folder = write_book(tmp_path, BOOK)
        (folder / "projects/c.yaml").write_bytes(b"id: c\nname: '\ncohort: 2022\n")
        before = {path: path.read_bytes() for path in folder.rglob("*.yaml")}
        refused = oc(*self.ASKED, *words, cwd=folder)
        assert (refused.returncode, refused.stdout) == (3, "")
        assert "projects/c.yaml cannot be read" in refused.stderr
        assert {path: path.read_bytes() for path in folder.rglob("*.yaml")} == before
        one = oc("schedule", "a", "--backward", "2022-12-20", *words, cwd=folder, OC_LANG="en")
        assert one.returncode == 0, one.stderr

    @pytest.mark.parametrize("of", [("--cohort", "2022"), ("a",)])
    def test_without_the_durations_of_the_settings_nothing_is_planned(self, oc, tmp_path, of):
        folder = write_book(tmp_path, BOOK)
        (folder / "book.yaml").write_bytes(b"title: '\n")
        before = {path: path.read_bytes() for path in folder.rglob("*.yaml")}
        refused = oc("schedule", "--backward", "2022-12-20", *of, "--write", cwd=folder, OC_LANG="en")
        assert (refused.returncode, refused.stdout) == (3, "")
        assert "book.yaml cannot be read" in refused.stderr
        assert {path: path.read_bytes() for path in folder.rglob("*.yaml")} == before

    def test_lists_in_brackets_and_projects_without_milestones_are_written_too(self, oc, tmp_path):
        text = BOOK.replace("milestones:\n  - {code: completed, met: 2022-02-01}", "milestones: []")
        folder = write_book(tmp_path, text + "# projects/c.yaml\nid: c\nname: 丙\ncohort: 2022\n")
        assert oc(*self.ASKED, "--write", cwd=folder).stdout == "Files written: 3.\n"
        assert "nothing to write" in oc(*self.ASKED, "--write", cwd=folder).stdout
        assert oc("validate", cwd=folder).returncode == 0


@pytest.mark.parametrize(
    ("setting", "line"),
    [
        ("lights: {yellow: 40}", "red"),
        ("lights: {red: 101}", "red"),
        ("lights: {yellow: -1}", "yellow"),
        ("lights: {overdue_red_days: -5}", "overdue_red_days"),
        ("durations: {started: -1}", "started"),
        ("durations: {started: 4000}", "started"),
        ("lights: {dimensions: [speed]}", "speed"),
    ],
)
def test_limits_that_nothing_could_meet_are_refused(oc, tmp_path, setting, line):
    folder = write_book(tmp_path, f"# book.yaml\nformat: 1\ntitle: 试\n{setting}\n")
    done = oc("validate", "--lang", "en", cwd=folder)
    assert done.returncode == 1
    assert line in done.stdout + done.stderr
