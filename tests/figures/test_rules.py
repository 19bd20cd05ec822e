"""The ten resolution rules, each on a book of its own, and the worked cases of the design."""

from __future__ import annotations

from fractions import Fraction

import pytest

from oldcommunity.dates import parse_as_of
from oldcommunity.figures.prints.prints import prints
from oldcommunity.figures.prints.verdicts import judge
from oldcommunity.figures.resolve.resolving import Figures
from oldcommunity.figures.scope.nodes import Node

HOME = (None, None, None, None, None)
ZONE = (None, None, "市区", None, None)


def figures(make_book, text, title="试验台账"):
    return Figures(make_book(text))


def resolve(found, figure, day, *, cohort=2022, unit="projects", area=HOME, target=None, plan="current"):
    return found.value(figure, Node(cohort, area, target), unit, parse_as_of(day), plan)


def span(value):
    return value.value, value.low, value.high


PROJECT = """
# projects/{id}.yaml
id: {id}
name: {id}
cohort: 2022
"""


def project(name, *lines):
    return PROJECT.format(id=name) + "".join(f"{line}\n" for line in lines)


def started(name, met):
    return project(name, "milestones:", f"  - {{code: started, met: {met}}}")


class TestFacts:
    """Rule 1."""

    BOOK = (
        started("a", "2022-03-10")
        + started("b", "../2022-03-31")
        + started("c", "2022-04")
        + project("d", "milestones:", "  - {code: completed, met: 2022-03-01}")
        + project("e", "milestones:", "  - {code: designed, met: 2022-03-01}")
        + project("f", "milestones:", "  - {code: started, due: 2022-03-01}")
    )

    @pytest.mark.parametrize(
        ("day", "low", "high"),
        [
            ("2022-02-28", 0, 2),  # b may have, f is not known; a, c, d and e certainly have not
            ("2022-03-10", 2, 4),  # a and d have
            ("2022-03-31", 3, 4),  # b has
            ("2022-04-15", 3, 5),  # c may have
            ("2022-04-30", 4, 5),
        ],
    )
    def test_a_milestone_is_met_when_its_latest_day_has_come(self, make_book, day, low, high):
        value = resolve(figures(make_book, self.BOOK), "started", day)
        assert (value.low, value.high) == (low, high)

    def test_without_any_dated_fact_nothing_is_known(self, make_book):
        value = resolve(
            figures(make_book, project("f", "milestones:", "  - {code: started, due: 2022-03-01}")),
            "started",
            "2022-05-01",
        )
        assert span(value) == (None, 0, 1)

    def test_a_later_milestone_implies_the_start(self, make_book):
        book = project("d", "milestones:", "  - {code: handed_over, met: 2022-03-01}")
        found = figures(make_book, book)
        assert span(resolve(found, "started", "2022-03-01")) == (1, 1, 1)
        assert span(resolve(found, "completed", "2022-03-01")) == (1, 1, 1)

    def test_a_halted_project_without_a_start_may_have_started(self, make_book):
        book = project("d", "suspensions:", "  - {from: 2022-03-01}")
        found = figures(make_book, book)
        assert span(resolve(found, "started", "2022-03-01")) == (0, 0, 1)
        assert span(resolve(found, "suspended", "2022-03-01")) == (1, 1, 1)

    def test_the_last_day_of_a_suspension_still_belongs_to_it(self, make_book):
        found = figures(make_book, project("d", "suspensions:", "  - {from: 2022-03-01, until: 2022-03-31}"))
        assert [resolve(found, "suspended", day).value for day in ("2022-02-28", "2022-03-31", "2022-04-01")] == [
            0,
            1,
            0,
        ]

    def test_a_cancelled_project_stays_planned_and_is_in_no_other_state(self, make_book):
        found = figures(
            make_book, project("d", "milestones: [{code: started, met: 2022-01-01}]", "cancelled: {on: 2022-03-01}")
        )
        assert resolve(found, "planned", "2022-04-01").value == 1
        assert resolve(found, "cancelled", "2022-04-01").value == 1
        assert resolve(found, "under_construction", "2022-04-01").value == 0
        assert resolve(found, "started", "2022-04-01").value == 1


class TestScope:
    """Rule 2."""

    BOOK = """
# cohorts/zone.yaml
cohort: 2022
area: {zone: 市区}
plan: [{projects: 2}]
# projects/in.yaml
id: in
name: 内
cohort: 2022
area: {zone: 市区, district: 三元区}
milestones: [{code: started, met: 2022-01-01}]
# projects/out.yaml
id: out
name: 外
cohort: 2022
area: {zone: 郊区}
milestones: [{code: started, met: 2022-01-01}]
# projects/extra.yaml
id: extra
name: 计划外
cohort: 2022
in_plan: false
area: {zone: 市区}
milestones: [{code: started, met: 2022-01-01}]
# projects/undated.yaml
id: undated
name: 年度不明
cohort:
area: {zone: 市区}
milestones: [{code: started, met: 2022-01-01}]
"""

    def test_only_in_plan_records_of_the_year_inside_the_area_count(self, make_book):
        value = resolve(figures(make_book, self.BOOK), "started", "2022-06-30", area=ZONE)
        assert (value.low, value.records) == (1, 1)

    def test_out_of_plan_projects_are_counted_apart(self, make_book):
        found = figures(make_book, self.BOOK)
        assert found.out_of_plan("started", Node(2022, ZONE), "projects", parse_as_of("2022-06-30")) == 1

    def test_a_target_has_a_file_and_projects_of_its_own(self, make_book):
        book = (
            (
                "\n# cohorts/all.yaml\ncohort: 2022\nplan: [{projects: 9}]\n"
                "# cohorts/livelihood.yaml\ncohort: 2022\ntarget: livelihood\nplan: [{projects: 1}]\n"
            )
            + project("a", "targets: [livelihood]", "milestones: [{code: started, met: 2022-01-01}]")
            + started("b", "2022-01-01")
        )
        found = figures(make_book, book)
        value = resolve(found, "started", "2022-06-30", target="livelihood")
        assert (value.value, value.basis, value.records) == (1, "records", 1)
        assert resolve(found, "started", "2022-06-30").low == 2


class TestPlanned:
    """Rule 3."""

    def plan(self, make_book, *parts, more=""):
        lines = "".join(f"  - {part}\n" for part in parts)
        return figures(make_book, f"\n# cohorts/2022.yaml\ncohort: 2022\n{more}plan:\n{lines}")

    def test_the_last_whole_version_in_force_stands_alone(self, make_book):
        found = self.plan(make_book, "{projects: 9, households: 4865}", "{from: 2022-06-06, projects: 8}")
        assert resolve(found, "planned", "2022-06-05").value == 9
        assert resolve(found, "planned", "2022-06-06").value == 8
        assert resolve(found, "planned", "2022-06-05", unit="households").value == 4865
        assert resolve(found, "planned", "2022-06-06", unit="households").value is None
        assert resolve(found, "planned", "2022-06-06", plan="original").value == 9

    def test_batches_add_up_each_in_its_last_version(self, make_book):
        found = self.plan(
            make_book,
            "{batch: 一, from: 2022-01-01, projects: 5}",
            "{batch: 二, from: 2022-03-01, projects: 4}",
            "{batch: 一, from: 2022-04-01, projects: 6}",
        )
        assert [resolve(found, "planned", day).value for day in ("2022-02-01", "2022-03-01", "2022-04-01")] == [
            5,
            9,
            10,
        ]

    def test_a_batch_that_leaves_a_unit_out_makes_the_sum_unknown(self, make_book):
        found = self.plan(make_book, "{batch: 一, projects: 5, buildings: 9}", "{batch: 二, projects: 4}")
        assert resolve(found, "planned", "2022-06-01", unit="buildings").value is None

    def test_children_add_up_only_if_all_are_there(self, make_book):
        book = "\n# cohorts/city.yaml\ncohort: 2022\narea: {city: 甲市}\nareas: 2\n"
        for district, count in (("东区", 3), ("西区", 4)):
            where = f"area: {{city: 甲市, district: {district}}}"
            book += f"# cohorts/{count}.yaml\ncohort: 2022\n{where}\nplan: [{{projects: {count}}}]\n"
        city = (None, "甲市", None, None, None)
        assert resolve(figures(make_book, book), "planned", "2022-06-01", area=city).value == 7
        partial = resolve(figures(make_book, book.replace("areas: 2", "areas: 3")), "planned", "2022-06-01", area=city)
        assert (partial.value, partial.low) == (None, 7)

    def test_without_plan_and_declaration_the_records_are_the_plan(self, make_book):
        value = resolve(figures(make_book, started("a", "2022-01-01")), "planned", "2022-06-01")
        assert (value.value, value.basis) == (1, "records")

    def test_a_declaration_without_a_plan_leaves_it_unknown(self, make_book):
        book = "\n# cohorts/2022.yaml\ncohort: 2022\ndeclared: [{as_of: 2022-05-11, started: {projects: 6}}]\n"
        assert resolve(figures(make_book, book), "planned", "2022-06-01").value is None


PLAN = "\n# cohorts/2022.yaml\ncohort: 2022\nplan: [{{projects: {plan}}}]\n{more}"


class TestRecordsAndDeclarations:
    """Rules 4, 5, 7 and 8."""

    def test_records_win_when_there_are_as_many_as_planned(self, make_book):
        more = "declared: [{as_of: 2022-05-11, started: {projects: 1}}]\n"
        book = (
            PLAN.format(plan=2, more=more)
            + started("a", "2022-01-01")
            + project("b", "milestones: [{code: designed, met: 2022-01-01}]")
        )
        value = resolve(figures(make_book, book), "started", "2022-05-11")
        assert (span(value), value.basis) == ((1, 1, 1), "records")

    def test_a_record_that_does_not_know_the_unit_does_not_win(self, make_book):
        book = PLAN.format(plan=1, more="") + started("a", "2022-01-01")
        assert resolve(figures(make_book, book), "started", "2022-05-11", unit="households").value is None

    def test_the_newest_declaration_that_gives_the_figure_is_in_force(self, make_book):
        more = (
            "declared:\n  - {as_of: 2022-05-11, started: {projects: 6}}\n"
            "  - {as_of: 2022-06-11, completed: {projects: 1}}\n  - {as_of: 2022-04-11, started: {projects: 4}}\n"
        )
        found = figures(make_book, PLAN.format(plan=22, more=more))
        assert resolve(found, "started", "2022-06-30").since == parse_as_of("2022-05-11")
        assert resolve(found, "started", "2022-05-10").value == 4
        assert resolve(found, "started", "2022-04-10").value is None

    def test_preparation_is_the_sum_of_its_stages(self, make_book):
        more = "declared:\n  - as_of: 2022-05-11\n    towards: {drawn: {projects: 10}, designed: {projects: 6}}\n"
        assert resolve(figures(make_book, PLAN.format(plan=22, more=more)), "in_preparation", "2022-05-11").value == 16

    def test_states_that_close_the_plan_make_the_others_nothing(self, make_book):
        more = "declared: [{as_of: 2022-05-11, under_construction: {projects: 6}, in_preparation: {projects: 16}}]\n"
        found = figures(make_book, PLAN.format(plan=22, more=more))
        assert [resolve(found, key, "2022-05-11").value for key in ("completed", "suspended", "cancelled")] == [0, 0, 0]
        found = figures(make_book, PLAN.format(plan=23, more=more))
        assert [resolve(found, key, "2022-05-11").value for key in ("completed", "suspended", "cancelled")] == [
            None
        ] * 3

    def test_money_adds_only_projects_known_on_the_day_of_the_declaration(self, make_book):
        more = "declared: [{as_of: 2022-03-31, invested: 1000万元}]\n"
        book = (
            PLAN.format(plan=22, more=more)
            + project(
                "a",
                "progress:",
                "  - {as_of: 2022-03-31, invested: 100万元}",
                "  - {as_of: 2022-04-30, invested: 150万元}",
            )
            + project("b", "progress:", "  - {as_of: 2022-04-30, invested: 999万元}")
        )
        value = resolve(figures(make_book, book), "invested", "2022-04-30")
        assert (value.value, value.high, value.basis) == (105_000_0000 * 1, None, "carried")

    def test_a_late_entry_from_before_the_declaration_changes_nothing(self, make_book):
        more = "declared: [{as_of: 2022-05-11, started: {projects: 6}}]\n"
        book = PLAN.format(plan=22, more=more)
        before = resolve(figures(make_book, book), "started", "2022-06-30").value
        after = resolve(figures(make_book, book + started("a", "2022-03-10")), "started", "2022-06-30").value
        assert before == after == 6

    def test_an_imprecise_start_that_may_lie_before_the_declaration_adds_nothing(self, make_book):
        more = "declared: [{as_of: 2022-05-11, started: {projects: 6}}]\n"
        value = resolve(
            figures(make_book, PLAN.format(plan=22, more=more) + started("a", "../2022-06-18")), "started", "2022-06-30"
        )
        assert span(value) == (6, 6, 22)


class TestAreas:
    """Rule 6."""

    def book(self, *, areas=2, east="2022-06-30", west="2022-06-30"):
        book = (
            f"\n# cohorts/city.yaml\ncohort: 2022\narea: {{city: 甲市}}\nareas: {areas}\nplan: [{{projects: 10}}]\n"
            "declared: [{as_of: 2022-05-31, started: {projects: 4}}]\n"
        )
        for name, district, day, count in (("e", "东区", east, 3), ("w", "西区", west, 2)):
            book += (
                f"# cohorts/{name}.yaml\ncohort: 2022\narea: {{city: 甲市, district: {district}}}\n"
                f"plan: [{{projects: 5}}]\n"
                f"declared: [{{as_of: {day}, started: {{projects: {count}}}}}]\n"
            )
        return book

    CITY = (None, "甲市", None, None, None)

    def test_all_children_newer_than_the_parent_win(self, make_book):
        value = resolve(figures(make_book, self.book()), "started", "2022-06-30", area=self.CITY)
        assert (value.value, value.basis) == (5, "areas")

    @pytest.mark.parametrize("change", [{"areas": 3}, {"east": "2022-05-31"}])
    def test_else_the_parents_own_declaration_stands(self, make_book, change):
        value = resolve(figures(make_book, self.book(**change)), "started", "2022-06-30", area=self.CITY)
        assert (value.value, value.basis) == (4, "declared")

    def test_a_node_is_never_counted_with_its_descendants(self, make_book):
        found = figures(make_book, self.book())
        assert [node.area for node in found.nodes.tops()] == [self.CITY]


class TestRates:
    """Rule 9."""

    def test_a_rate_may_exceed_the_whole(self, make_book):
        more = "declared: [{as_of: 2022-05-11, started: {projects: 25}}]\n"
        found = figures(make_book, PLAN.format(plan=22, more=more))
        assert found.rate("start_rate", Node(2022), "projects", parse_as_of("2022-05-11")).ratio.percent() == "113.6"

    def test_there_is_no_rate_of_nothing(self, make_book):
        found = figures(make_book, PLAN.format(plan=0, more=""))
        rate = found.rate("start_rate", Node(2022), "projects", parse_as_of("2022-05-11"))
        assert (rate.ratio, rate.reason) == (None, "nothing-planned")


class TestShippedBook:
    """The worked cases of the design."""

    AREA = (None, "三明市", "市区", None, None)

    def test_2021(self, shipped):
        found = Figures(shipped)
        day = "2022-05-11"
        wanted = {"completed": 33, "under_construction": 8, "suspended": 1, "in_preparation": 0, "cancelled": 0}
        assert {key: resolve(found, key, day, cohort=2021, area=self.AREA).value for key in wanted} == wanted
        started = resolve(found, "started", day, cohort=2021, area=self.AREA)
        assert (started.low, started.high) == (41, 42)
        rate = found.rate("completion_rate", Node(2021, self.AREA), "projects", parse_as_of(day))
        assert rate.ratio.percent() == "78.6"

    def test_2022(self, shipped):
        found = Figures(shipped)
        node = Node(2022, self.AREA)
        assert found.rate("investment_rate", node, "projects", parse_as_of("2022-05-11")).ratio.percent() == "24.7"
        rate = found.rate("start_rate", node, "projects", parse_as_of("2022-03-31"))
        assert (rate.ratio.percent(), rate.ratio.numerator, rate.ratio.denominator, rate.inferred) == (
            "27.3",
            6,
            22,
            True,
        )

    def test_one_of_the_sixteen_starts(self, make_book):
        from conftest import ROOT

        files = {
            path.relative_to(ROOT / "data").as_posix(): path.read_text(encoding="utf-8")
            for path in (ROOT / "data").rglob("*.yaml")
        }
        name = "projects/2022/2022-jiangbin-xincun.yaml"
        files[name] = files[name].replace("milestones:\n", "milestones:\n  - {code: started, met: 2022-06-18}\n")
        found = Figures(make_book("".join(f"\n# {path}\n{text}" for path, text in files.items())))
        day = "2022-06-30"
        assert resolve(found, "under_construction", day, area=self.AREA).value == 7
        assert resolve(found, "in_preparation", day, area=self.AREA).value == 15
        assert span(resolve(found, "started", day, area=self.AREA)) == (7, 7, 20)
        rate = found.rate("start_rate", Node(2022, self.AREA), "projects", parse_as_of(day))
        assert (rate.ratio.percent(), rate.high) == ("31.8", Fraction(20, 22))


def test_a_declared_total_that_includes_projects_outside_the_plan_is_told_without_them(make_book):
    more = (
        "declared:\n  - as_of: 2022-05-11\n    started: {projects: 113}\n    out_of_plan: {started: {projects: 5}}\n"
        "# published.yaml\nfigures: [{figure: started, cohort: 2022, as_of: 2022-05-11, printed: 113个}]\n"
    )
    found = figures(make_book, PLAN.format(plan=110, more=more))
    assert resolve(found, "started", "2022-05-11").value == 108
    assert found.out_of_plan("started", Node(2022), "projects", parse_as_of("2022-05-11")) == 5
    (verdict,) = (judge(found, one) for one in prints(found.book))
    assert (verdict.result, verdict.reading) == ("by_other_reading", "out_of_plan")
