"""Many days asked about together come out as each asked about alone."""

from __future__ import annotations

import datetime as dt
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import write_book
from oldcommunity.book.book import _fill
from oldcommunity.book.cache import memory_store
from oldcommunity.codelists import AREA_LEVELS
from oldcommunity.figures.resolve.resolving import Figures
from oldcommunity.figures.resolve.series import figures_on
from oldcommunity.figures.scope.nodes import Node

FIRST = dt.date(2022, 1, 1)
EVERYWHERE = (None,) * len(AREA_LEVELS)
FIGURES = (
    "planned",
    "budget",
    "designed",
    "started",
    "completed",
    "accepted",
    "in_preparation",
    "under_construction",
    "suspended",
    "cancelled",
    "invested",
    "survey",
)

day_numbers = st.integers(0, 200)
dates = st.one_of(
    day_numbers.map(lambda day: (FIRST + dt.timedelta(day)).isoformat()),
    day_numbers.map(lambda day: f"../{(FIRST + dt.timedelta(day)).isoformat()}"),
    st.integers(1, 7).map(lambda month: f"2022-{month:02d}"),
)
projects = st.lists(
    st.fixed_dictionaries(
        {
            "district": st.sampled_from([None, "东区", "西区"]),
            "in_plan": st.booleans(),
            "targeted": st.booleans(),
            "households": st.none() | st.integers(1, 500),
            "met": st.dictionaries(
                st.sampled_from(["designed", "started", "completed", "accepted"]), dates, max_size=3
            ),
            "halted": st.none() | st.tuples(dates, st.none() | dates),
            "cancelled": st.none() | dates,
            "invested": st.dictionaries(day_numbers, st.integers(0, 900), max_size=4),
            "survey": st.none() | st.tuples(day_numbers, st.integers(0, 99)),
        }
    ),
    max_size=6,
)
declared = st.dictionaries(day_numbers, st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=2)


def iso(day):
    return (FIRST + dt.timedelta(day)).isoformat()


def project_text(i, one):
    lines = [f"\n# projects/p{i}.yaml", f"id: p{i}", f"name: 项目{i}", "cohort: 2022", "budget: 1000万元"]
    lines += [f"area: {{district: {one['district']}}}"] if one["district"] else []
    lines += ["in_plan: false"] if not one["in_plan"] else []
    lines += ["targets: [livelihood]"] if one["targeted"] else []
    lines += [f"households: {one['households']}"] if one["households"] else []
    lines += ["milestones:"] if one["met"] else []
    lines += [f"  - {{code: {code}, met: {date}}}" for code, date in one["met"].items()]
    if one["halted"]:
        since, until = one["halted"]
        lines.append(f"suspensions: [{{from: {since}{f', until: {until}' if until else ''}}}]")
    lines += [f"cancelled: {{on: {one['cancelled']}}}"] if one["cancelled"] else []
    lines += ["progress:"] if one["invested"] else []
    lines += [f"  - {{as_of: {iso(day)}, invested: {amount}万元}}" for day, amount in sorted(one["invested"].items())]
    if one["survey"]:
        lines.append(f"survey: {{as_of: {iso(one['survey'][0])}, households: {one['survey'][1]}}}")
    return "\n".join(lines) + "\n"


def book_text(found, plan, totals):
    text = "\n# cohorts/2022.yaml\ncohort: 2022\n"
    text += "" if plan is None else f"plan: [{{projects: {plan}, budget: 9000万元}}]\n"
    text += "declared:\n" if totals else ""
    for day, (started, invested) in totals.items():
        text += f"  - {{as_of: {iso(day)}, started: {{projects: {started}}}, invested: {invested}00万元}}\n"
    return text + "".join(project_text(i, one) for i, one in enumerate(found))


@settings(max_examples=40, deadline=None)
@given(projects, st.none() | st.integers(0, 8), declared, st.sets(day_numbers, min_size=1, max_size=8))
def test_asking_about_many_days_together_changes_no_figure(found, plan, totals, asked):
    with tempfile.TemporaryDirectory() as folder:
        book = _fill(memory_store(), write_book(Path(folder), book_text(found, plan, totals)), None, verify=False)
        days = sorted(FIRST.toordinal() + day for day in asked)
        east = (*EVERYWHERE[:3], "东区", None)
        nodes = [Node(2022), Node(2022, east), Node(2022, EVERYWHERE, "livelihood")]
        alone, together = Figures(book), figures_on(book, days, [east])
        for node in nodes:
            for figure in FIGURES:
                for unit in ("projects", "households"):
                    for day in days:
                        expected = alone.value(figure, node, unit, day)
                        assert together.value(figure, node, unit, day) == expected, (figure, node, unit, day)
        book.close()


@pytest.mark.parametrize("figure", ["started", "invested"])
def test_records_are_gone_through_once_for_all_days(make_book, monkeypatch, figure):
    text = "\n# cohorts/2022.yaml\ncohort: 2022\nplan: [{projects: 40}]\n"
    for i in range(30):
        text += f"\n# projects/p{i}.yaml\nid: p{i}\nname: 项目{i}\ncohort: 2022\n"
        text += "milestones: [{code: started, met: 2022-03-10}]\nprogress: [{as_of: 2022-03-31, invested: 9万元}]\n"
    book = make_book(text)
    days = [FIRST.toordinal() + 30 * n for n in range(1, 25)]
    together = figures_on(book, days)
    asked = []
    plain_rows = book.rows
    monkeypatch.setattr(book, "rows", lambda sql, *a, **k: (asked.append(sql), plain_rows(sql, *a, **k))[1])
    values = [together.value(figure, Node(2022), "projects", day) for day in days]
    assert values[0].low is None or values[0].low == 0
    assert values[-1].low == (30 if figure == "started" else 30 * 9_000_000)
    assert sum("FROM the_project p" in sql for sql in asked) <= 3
