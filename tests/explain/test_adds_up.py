"""What an explanation lists adds up to the figure exactly, in random books, for every figure, unit and grouping."""

from __future__ import annotations

import datetime as dt
import re
import tempfile
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import ROOT, write_book
from oldcommunity.book.book import _fill
from oldcommunity.book.cache import memory_store
from oldcommunity.codelists import FIGURES, UNITS
from oldcommunity.dates import parse_as_of
from oldcommunity.figures.catalogue import CATALOGUE
from oldcommunity.figures.explain.explaining import Asked, explain
from oldcommunity.figures.funds import fund_amounts, matching
from oldcommunity.figures.resolve.physical import physical_progress
from oldcommunity.figures.resolve.resolving import Figures
from oldcommunity.figures.schedule import overdue
from oldcommunity.figures.scope.areas import EVERYWHERE
from oldcommunity.figures.scope.nodes import Node

FIRST = dt.date(2022, 1, 1)
#: The books on the page of the rules.
RULES = [
    text
    for text in re.findall(
        r"^```yaml\n(.*?)^```$", (ROOT / "docs/resolution.md").read_text("utf-8"), re.MULTILINE | re.DOTALL
    )
    if "\n#> " in text
]
DISTRICTS = ("东区", "西区", "南区")
days = st.integers(0, 120)


def iso(day):
    return (FIRST + dt.timedelta(day)).isoformat()


def dated():
    """A date as a clerk may know it: a day, that day or before it, or a month."""
    return st.one_of(days.map(iso), days.map(lambda day: f"../{iso(day)}"), days.map(lambda day: iso(day)[:7]))


def optional(**parts):
    return st.fixed_dictionaries({}, optional=parts)


counts = st.fixed_dictionaries({"projects": st.integers(0, 5)}, optional={"households": st.integers(0, 900)})
amounts = st.integers(0, 5000).map(lambda wan: f"{wan}万元")
projects = st.lists(
    optional(
        area=st.sampled_from(DISTRICTS).map(lambda name: f"{{district: {name}}}"),
        in_plan=st.just("false"),
        targets=st.just("[livelihood]"),
        households=st.integers(1, 500),
        buildings=st.integers(1, 9),
        budget=amounts,
        milestones=st.dictionaries(
            st.sampled_from(("designed", "started", "completed", "accepted", "handed_over")),
            st.tuples(st.none() | dated(), st.none() | days.map(iso)).filter(any),
            max_size=3,
        ),
        progress=st.dictionaries(
            days, optional(invested=amounts, physical=st.integers(0, 100)).filter(bool), max_size=3
        ),
        survey=st.tuples(days, st.integers(0, 400)),
        cancelled=dated(),
        suspended=dated(),
        no_year=st.just(True),
    ),
    max_size=6,
)
versions = st.lists(
    st.fixed_dictionaries(
        {"projects": st.integers(0, 9)},
        optional={
            "batch": st.sampled_from("一二"),
            "from": days.map(iso),
            "buildings": st.integers(0, 90),
            "households": st.integers(0, 900),
            "budget": amounts,
        },
    ),
    max_size=3,
    unique_by=lambda version: (version.get("batch"), version.get("from")),
)
stages = {"under_construction": counts, "completed": counts, "in_preparation": counts}
others = {
    "started": counts,
    "accepted": counts,
    "suspended": counts,
    "cancelled": counts,
    "towards": st.dictionaries(st.sampled_from(("drawn", "designed", "tendered")), counts, min_size=1),
    "out_of_plan": optional(started=counts, completed=counts).filter(bool),
    "invested": amounts,
    "survey": st.integers(0, 800).map(lambda number: {"households": number}),
    "inferred": st.just("true"),
}
told_of = {**stages, **others}


def entry(*needed):
    """A declaration that tells some things for certain, and perhaps others."""
    rest = {key: told for key, told in told_of.items() if key not in needed}
    return st.fixed_dictionaries({key: told_of[key] for key in needed}, optional=rest)


entries = st.one_of(
    entry("started", "completed", "invested"),
    entry(*stages),
    entry().filter(lambda told: told.keys() - {"out_of_plan", "inferred"}),
)
declarations = st.lists(st.tuples(days, entries), max_size=3, unique_by=lambda one: one[0])
later = st.lists(
    st.tuples(st.integers(110, 120), entry("started", "completed", "invested")),
    min_size=1,
    max_size=2,
    unique_by=lambda one: one[0],
)
cohorts = st.fixed_dictionaries({"plan": versions, "declared": declarations})
#: Areas that report after the whole did: their sum replaces its total.
late_parts = st.fixed_dictionaries({"plan": versions, "declared": later})
books = st.fixed_dictionaries(
    {
        "projects": projects,
        "whole": st.none() | cohorts,
        "areas": st.sampled_from((0, 0, 1, None)),
        "children": st.dictionaries(st.sampled_from(DISTRICTS), cohorts, max_size=3)
        | st.dictionaries(st.sampled_from(DISTRICTS), late_parts, min_size=1, max_size=2),
        "target": st.none() | cohorts,
        "funds": st.lists(
            st.tuples(
                st.sampled_from(("central_subsidy", "special_bond")),
                st.sampled_from(("{cohort: 2022}", "{year: 2022}", "{project: p0}")),
                st.lists(st.tuples(st.sampled_from(("awarded", "paid")), dated(), amounts), min_size=1, max_size=3),
            ),
            max_size=3,
        ),
        "bulletins": st.lists(st.tuples(dated(), st.none() | st.integers(1, 4)), max_size=3),
        "inspections": st.lists(st.tuples(dated(), st.integers(1, 3)), max_size=2),
    }
)


def flow(told):
    if isinstance(told, dict):
        return "{" + ", ".join(f"{key}: {flow(part)}" for key, part in told.items()) + "}"
    return str(told)


def cohort_text(name, told, *lines):
    text = f"\n# cohorts/{name}.yaml\ncohort: 2022\n" + "".join(f"{line}\n" for line in lines)
    if told["plan"]:
        text += "plan:\n" + "".join(f"  - {flow(version)}\n" for version in told["plan"])
    if told["declared"]:
        text += "declared:\n" + "".join(
            f"  - {flow({'as_of': iso(day), **entry})}\n" for day, entry in told["declared"]
        )
    return text


def project_text(i, told):
    lines = [f"id: p{i}", f"name: 项目{i}", "cohort:" if "no_year" in told else "cohort: 2022"]
    lines += [
        f"{key}: {told[key]}"
        for key in ("area", "in_plan", "targets", "households", "buildings", "budget")
        if key in told
    ]
    if told.get("milestones"):
        lines.append("milestones:")
        for code, (met, due) in told["milestones"].items():
            parts = {"code": code} | ({"met": met} if met else {}) | ({"due": due} if due else {})
            lines.append(f"  - {flow(parts)}")
    if told.get("progress"):
        lines.append("progress:")
        for day, report in sorted(told["progress"].items()):
            physical = {"physical": f"{report['physical']}%"} if "physical" in report else {}
            lines.append(f"  - {flow({'as_of': iso(day), **report, **physical})}")
    if "survey" in told:
        lines.append(f"survey: {{as_of: {iso(told['survey'][0])}, households: {told['survey'][1]}}}")
    if "cancelled" in told:
        lines.append(f"cancelled: {{on: {told['cancelled']}}}")
    if "suspended" in told:
        lines.append(f"suspensions: [{{from: {told['suspended']}}}]")
    return f"\n# projects/p{i}.yaml\n" + "".join(f"{line}\n" for line in lines)


def book_text(told):
    text = "".join(project_text(i, one) for i, one in enumerate(told["projects"]))
    if told["whole"] is not None:
        # None missing: all areas have a file.
        missing = told["areas"]
        areas = [] if missing is None or not told["children"] else [f"areas: {len(told['children']) + missing}"]
        text += cohort_text("whole", told["whole"], *areas)
    for i, (district, part) in enumerate(told["children"].items()):
        text += cohort_text(f"part{i}", part, f"area: {{district: {district}}}")
    if told["target"] is not None:
        text += cohort_text("target", told["target"], "target: livelihood")
    if told["funds"]:
        text += "\n# funding.yaml\nfunds:\n"
        for i, (kind, scope, events) in enumerate(told["funds"]):
            text += f"  - id: f{i}\n    kind: {kind}\n    scope: {scope}\n    events:\n"
            text += "".join(
                f"      - {{as_of: {day}, status: {status}, amount: {amount}}}\n" for status, day, amount in events
            )
    if told["bulletins"]:
        text += "\n# documents.yaml\ndocuments:\n"
        for i, (day, count) in enumerate(told["bulletins"]):
            more = "" if count is None else f", count: {count}"
            text += f"  - {{id: d{i}, kind: bulletin, title: 通报{i}, issued: {day}{more}}}\n"
    for i, (day, sites) in enumerate(told["inspections"]):
        text += f"\n# inspections/i{i}.yaml\nid: i{i}\nkind: joint\ndate: {day}\nsites:\n" + "".join(
            f"  - {{name: 某处{j}}}\n" for j in range(sites)
        )
    return text


def opened(text):
    with tempfile.TemporaryDirectory() as folder:
        return Figures(_fill(memory_store(), write_book(Path(folder), text), None, verify=False))


def assert_adds_up(account):
    """The lines of an account and of those inside it come to the value, and what widens them to its bounds."""
    value, total = account.value, account.total
    assert sum(leaf.amount for leaf in account.leaves()) == total, account
    assert sum(line.amount for line in account.lines) + sum(area.total for area in account.areas) == total, account
    assert total in (value.value, value.low) or (value.low is None and total == 0), account
    if value.value is None and value.low is None and value.unit != "money":
        assert not list(account.leaves()), account
    assert total - sum(one.down for one in account.widens) == (value.low or 0), account
    ups = [one.up for one in account.widens]
    if value.high is not None or value.low is not None:
        assert (None if None in ups else total + sum(ups)) == value.high, account
    for leaf in account.leaves():
        assert leaf.at is not None, leaf
    for area in account.areas:
        assert_adds_up(area)


def assert_declared_apart(account):
    """Known records and the rest come to the declared total."""
    if account.itemised:
        declared = [line for line in account.lines if line.kind in ("term", "sum")]
        assert sum(line.amount for line in account.itemised) == sum(line.amount for line in declared), account
    for area in account.areas:
        assert_declared_apart(area)


@settings(max_examples=40, deadline=None)
@given(
    books,
    days | st.integers(100, 160),
    st.sampled_from((*UNITS, None)),
    st.sampled_from(("current", "original")),
    st.sampled_from((None, EVERYWHERE, *((None, None, None, name, None) for name in DISTRICTS))),
)
def test_the_lines_come_to_the_figure_exactly(told, day, unit, plan, area):
    figures = opened(book_text(told))
    assert figures.book.reading_problems() == []
    on = (FIRST + dt.timedelta(day)).toordinal()
    for figure in FIGURES:
        for explained in explain(figures, figure, on, Asked(area=area, unit=unit, plan=plan)):
            for account in explained.accounts:
                assert_adds_up(account)
                assert_declared_apart(account)
            assert_is_the_figure(figures, explained, unit, on, plan)


@pytest.mark.parametrize("number", range(len(RULES)))
def test_so_do_the_examples_of_the_rules(make_book, number):
    figures = Figures(make_book("\n" + re.sub(r"^#> .*\n", "", RULES[number], flags=re.MULTILINE)))
    for day in sorted(set(re.findall(r" as of (\S+):", RULES[number]))) or ["2022-05-11"]:
        for figure in FIGURES:
            for explained in explain(figures, figure, parse_as_of(day), Asked()):
                for account in explained.accounts:
                    assert_adds_up(account)
                    assert_declared_apart(account)
                assert_is_the_figure(figures, explained, None, parse_as_of(day), "current")


def assert_is_the_figure(figures, explained, unit, day, plan):
    """What is explained is what the figure comes to elsewhere."""
    figure, value = explained.figure, explained.value
    node = Node(explained.scope.cohort or 0, explained.scope.area, explained.scope.target)
    unit = unit or figures.unit(node, day)
    match CATALOGUE[figure].kind:
        case "physical":
            assert (value.ratio and value.ratio.value) == physical_progress(figures.book, node, day).share
        case "overdue":
            assert value.value == len(overdue(figures.book, node, day))
        case "rate":
            assert value == figures.rate(figure, node, unit, day, plan)
            assert [account.value for account in explained.accounts] == [value.numerator, value.denominator]
        case "funds":
            found = matching(fund_amounts(figures.book, day), figure[6:], explained.kind, explained.scope)
            assert value.value == (sum(one.amount for one in found) if found else None)
        case "papers":
            pass
        case _:
            assert value == figures.value(figure, node, unit, day, plan)
    if explained.exact is not None:
        top, bottom = (account.total for account in explained.accounts)
        assert explained.exact == Fraction(100 * top, bottom)
        assert abs(explained.rounding) <= Fraction(1, 20)
