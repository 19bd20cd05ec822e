"""What must hold in every book, against a second, slower reading of the rules that shares no code with the first."""

from __future__ import annotations

import datetime as dt
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import write_book
from oldcommunity.book.book import _fill
from oldcommunity.book.cache import memory_store
from oldcommunity.codelists import STATES
from oldcommunity.figures.resolve.resolving import Figures
from oldcommunity.figures.scope.nodes import Node

FIRST = dt.date(2022, 1, 1)
EVENTS = ("started", "completed", "handed_over", "cancelled", "designed")
HOME = (None,) * 5

days = st.integers(0, 120)
#: A date as a clerk may know it: a day, or that day or before it.
dates = st.tuples(days, st.booleans())
projects = st.lists(
    st.fixed_dictionaries(
        {
            "events": st.dictionaries(st.sampled_from(EVENTS), dates, max_size=3),
            "households": st.none() | st.integers(1, 500),
        }
    ),
    max_size=6,
)
declarations = st.dictionaries(days, st.integers(0, 9), max_size=3)


def text_of(date):
    day, open_start = date
    return ("../" if open_start else "") + (FIRST + dt.timedelta(day)).isoformat()


def book_text(found, plan, declared):
    text = "\n# cohorts/2022.yaml\ncohort: 2022\n"
    text += "" if plan is None else f"plan: [{{projects: {plan}}}]\n"
    if declared:
        text += "declared:\n" + "".join(
            f"  - {{as_of: {text_of((day, False))}, started: {{projects: {count}}}}}\n"
            for day, count in declared.items()
        )
    for i, project in enumerate(found):
        text += f"\n# projects/p{i}.yaml\nid: p{i}\nname: 项目{i}\ncohort: 2022\n"
        if project["households"]:
            text += f"households: {project['households']}\n"
        met = {code: date for code, date in project["events"].items() if code != "cancelled"}
        if met:
            text += "milestones:\n" + "".join(
                f"  - {{code: {code}, met: {text_of(date)}}}\n" for code, date in met.items()
            )
        if "cancelled" in project["events"]:
            text += f"cancelled: {{on: {text_of(project['events']['cancelled'])}}}\n"
    return text


def opened(text):
    with tempfile.TemporaryDirectory() as folder:
        return Figures(_fill(memory_store(), write_book(Path(folder), text), None, verify=False))


def ordinal(day):
    return (FIRST + dt.timedelta(day)).toordinal()


def started_bounds(project):
    """Earliest and latest day of the start, whether the record has any fact, and whether it may have started unseen."""
    spans = [
        (-1 if open_start else day, day)
        for code, (day, open_start) in project["events"].items()
        if code in ("started", "completed", "handed_over")
    ]
    low = min((low for low, _ in spans), default=None)
    high = min((high for _, high in spans), default=None)
    return low, high, bool(project["events"]), not spans and "cancelled" in project["events"]


def reference_started(found, plan, declared, day):
    """Rules 1, 4, 5, 7 and 8 for starts by project, in the plainest words."""
    yes = maybe = no = undated = 0
    for project in found:
        low, high, dated, halted = started_bounds(project)
        if high is not None and high <= day:
            yes += 1
        elif not dated or halted or (low is not None and low <= day):
            maybe += 1
        else:
            no += 1
        undated += not dated
    known = {then: count for then, count in declared.items() if then <= day}
    planned = plan if plan is not None else (None if declared else len(found) or None)
    complete = planned is not None and planned == len(found) and bool(found)
    later = [count for then, count in sorted(declared.items()) if then > day] if planned is not None else []
    most = None if planned is None else max(min([planned - no, *later[:1]]), yes)
    if complete and not maybe:
        return yes, yes, yes
    if known:
        then = max(known)
        gained = 0
        for project in found:
            low, high, _, _ = started_bounds(project)
            gained += low is not None and low > then and high <= day
        value = known[then] + gained
        if then == day:
            return value, value, value
        return value, value, None if most is None else max(most, value)
    if complete:
        return (None if undated else yes), yes, yes + maybe
    return None, yes, most


@settings(max_examples=150, deadline=None)
@given(projects, st.none() | st.integers(0, 8), declarations, days)
def test_starts_come_out_as_a_plain_reading_of_the_rules_says(found, plan, declared, day):
    value = opened(book_text(found, plan, declared)).value("started", Node(2022, HOME), "projects", ordinal(day))
    assert (value.value, value.low, value.high) == reference_started(found, plan, declared, day)


@settings(max_examples=80, deadline=None)
@given(projects, days)
def test_the_exclusive_states_of_complete_records_add_up_to_the_plan(found, day):
    figures = opened(book_text(found, None, {}))
    values = [figures.value(state, Node(2022, HOME), "projects", ordinal(day)) for state in STATES]
    assert sum(value.low for value in values) <= len(found)
    if all(value.exact for value in values):
        assert sum(value.value for value in values) == len(found)


@settings(max_examples=80, deadline=None)
@given(projects, days, days)
def test_what_is_certain_never_falls_with_time(found, one, other):
    figures = opened(book_text(found, None, {}))
    early, late = (
        figures.value("completed", Node(2022, HOME), "projects", ordinal(day)) for day in sorted((one, other))
    )
    assert early.low <= late.low


@settings(max_examples=60, deadline=None)
@given(projects.filter(bool), days, st.randoms())
def test_the_order_of_files_does_not_matter(found, day, random):
    shuffled = list(found)
    random.shuffle(shuffled)

    def told(records):
        figures = opened(book_text(records, None, {}))
        return [
            (value.value, value.low, value.high)
            for unit in ("projects", "households")
            for key in ("planned", "started", "completed")
            for value in [figures.value(key, Node(2022, HOME), unit, ordinal(day))]
        ]

    assert told(found) == told(shuffled)
