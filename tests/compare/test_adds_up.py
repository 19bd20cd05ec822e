"""Contributions add up exactly to every difference, between any two states of random books."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from compare.states import EVERY, compared, compared_revisions
from oldcommunity.figures.compare.comparing import point
from oldcommunity.figures.values import Rate, Value
from oldcommunity.reports.comparison import FIGURES

FIRST = dt.date(2022, 1, 1)
EVENTS = ("designed", "started", "completed", "accepted", "handed_over")

days = st.integers(0, 90)
dates = st.tuples(days, st.booleans())
projects = st.fixed_dictionaries(
    {
        "events": st.dictionaries(st.sampled_from(EVENTS), dates, max_size=3),
        "cancelled": st.none() | dates,
        "suspended": st.none() | dates,
        "households": st.none() | st.integers(1, 500),
        "budget": st.none() | st.integers(1, 90),
        "progress": st.dictionaries(days, st.integers(0, 90), max_size=2),
        "survey": st.none() | st.tuples(days, st.integers(1, 500)),
        "in_plan": st.sampled_from((True, True, True, False)),
        "cohort": st.sampled_from((2022, 2022, 2022, 2021)),
        "district": st.sampled_from((None, "东区", "西区")),
    }
)
counts = st.dictionaries(
    st.sampled_from(("started", "completed", "under_construction")), st.integers(0, 9), min_size=1, max_size=2
)
cohorts = st.fixed_dictionaries(
    {
        "areas": st.none() | st.integers(1, 2),
        "plan": st.dictionaries(
            st.none() | days, st.tuples(st.integers(0, 9), st.none() | st.integers(1, 99)), max_size=2
        ),
        "declared": st.dictionaries(days, counts, max_size=2),
        "invested": st.none() | st.tuples(days, st.integers(0, 99)),
    }
)
books = st.fixed_dictionaries(
    {
        "projects": st.dictionaries(st.sampled_from("abcdefgh"), projects, max_size=6),
        "cohorts": st.dictionaries(st.sampled_from((None, "东区", "西区")), cohorts, max_size=3),
        "funds": st.dictionaries(st.sampled_from("xyz"), st.tuples(dates, st.integers(1, 99)), max_size=3),
        "moved": st.booleans(),
    }
)


def text_of(date):
    day, open_start = date if isinstance(date, tuple) else (date, False)
    return ("../" if open_start else "") + (FIRST + dt.timedelta(day)).isoformat()


def ordinal(day):
    return (FIRST + dt.timedelta(day)).toordinal()


def project_text(name, told, folder="projects", more=""):
    text = f"\n# {folder}/{name}.yaml\nid: {name}\nname: 项目{name}\ncohort: {told['cohort']}\n{more}"
    text += "" if told["in_plan"] else "in_plan: false\n"
    text += f"area: {{district: {told['district']}}}\n" if told["district"] else ""
    text += f"households: {told['households']}\n" if told["households"] else ""
    text += f"budget: {told['budget']}万元\n" if told["budget"] else ""
    if told["events"]:
        listed = (f"  - {{code: {code}, met: {text_of(date)}}}\n" for code, date in told["events"].items())
        text += "milestones:\n" + "".join(listed)
    if told["progress"]:
        listed = (
            f"  - {{as_of: {text_of(day)}, invested: {told['progress'][day]}万元}}\n"
            for day in sorted(told["progress"])
        )
        text += "progress:\n" + "".join(listed)
    if told["survey"]:
        text += f"survey: {{as_of: {text_of(told['survey'][0])}, households: {told['survey'][1]}}}\n"
    text += f"cancelled: {{on: {text_of(told['cancelled'])}}}\n" if told["cancelled"] else ""
    text += f"suspensions: [{{from: {text_of(told['suspended'])}}}]\n" if told["suspended"] else ""
    return text


def cohort_text(district, told):
    text = f"\n# cohorts/{district or 'all'}.yaml\ncohort: 2022\n"
    text += f"area: {{district: {district}}}\n" if district else ""
    text += f"areas: {told['areas']}\n" if told["areas"] else ""
    if told["plan"]:
        text += "plan:\n"
        for start, (number, budget) in told["plan"].items():
            begins = "" if start is None else f"from: {text_of(start)}, "
            text += f"  - {{{begins}projects: {number}" + (f", budget: {budget}万元" if budget else "") + "}\n"
    entries = [
        f"  - {{as_of: {text_of(day)}, " + ", ".join(f"{key}: {{projects: {n}}}" for key, n in numbers.items()) + "}\n"
        for day, numbers in told["declared"].items()
    ]
    if told["invested"]:
        entries.append(f"  - {{as_of: {text_of(told['invested'][0])}, invested: {told['invested'][1]}万元}}\n")
    return text + ("declared:\n" + "".join(entries) if entries else "")


def book_text(book):
    folder = "projects/2022" if book["moved"] else "projects"
    text = "".join(project_text(name, told, folder) for name, told in book["projects"].items())
    text += "".join(cohort_text(district, told) for district, told in book["cohorts"].items())
    if book["funds"]:
        text += "\n# funding.yaml\nfunds:\n"
        for name, (date, amount) in book["funds"].items():
            text += f"  - id: {name}\n    kind: city_funds\n    scope: {{cohort: 2022}}\n    events:\n"
            text += f"      - {{status: received, as_of: {text_of(date)}, amount: {amount}万元}}\n"
    return text


def figures_of(report):
    return [told for node in report.nodes for told in node.figures] + list(report.funds)


def check_sums(report):
    for told in figures_of(report):
        for part in told.parts:
            assert sum((share.amount for share in part.shares), Fraction(0)) == part.difference
        if told.parts:
            assert sum((part.difference for part in told.parts), Fraction(0)) == told.difference
        if isinstance(told.before, Value) and told.difference is not None:
            assert told.difference == point(told.after) - point(told.before)
        if isinstance(told.before, Rate) and told.difference is not None:
            assert told.difference == told.after.ratio.value - told.before.ratio.value


def whole(told):
    """What is told for the whole among the contributions to a figure."""
    return [share for part in told.parts for share in part.shares if not share.records]


@settings(max_examples=30, deadline=None)
@given(books, days, days, st.sampled_from((None, "projects", "households")))
def test_one_book_on_two_days(book, one, other, unit):
    text = book_text(book)
    report = compared((text, ordinal(one)), (text, ordinal(other)), unit=unit)
    check_sums(report)
    assert {share.kind for told in figures_of(report) for part in told.parts for share in part.shares} <= {
        "progress",
        "declared",
        "replanned",
    }


@settings(max_examples=20, deadline=None)
@given(books, books, days, days, st.sampled_from((None, "projects", "households")))
def test_two_books_on_two_days(one, other, early, late, unit):
    before, after = (book_text(one), ordinal(early)), (book_text(other), ordinal(late))
    report = compared(before, after, EVERY, unit)
    check_sums(report)
    back = compared(after, before, unit=unit)
    there = {
        (node.node, told.figure): told for node in report.nodes for told in node.figures if node.unit == "projects"
    }
    for node in back.nodes:
        for told in node.figures:
            forth = there.get((node.node, told.figure))
            if forth and node.unit == "projects":
                assert forth.difference == (None if told.difference is None else -told.difference)


@settings(max_examples=25, deadline=None)
@given(
    st.dictionaries(st.sampled_from("abcdef"), projects, max_size=6),
    st.dictionaries(st.sampled_from("abcdef"), projects, max_size=6),
    days,
    days,
)
def test_where_there_are_records_alone_each_difference_is_theirs(one, other, early, late):
    """Nothing is told for the whole, so nothing is left that is not itemised."""
    texts = ["".join(project_text(name, told) for name, told in found.items()) for found in (one, other)]
    for before, after in ((texts[0], texts[1]), (texts[1], texts[1])):
        report = compared((before, ordinal(early)), (after, ordinal(late)))
        check_sums(report)
        assert not [share for told in figures_of(report) for share in whole(told)]


@settings(max_examples=15, deadline=None)
@given(books, days)
def test_files_that_were_moved_or_given_other_ids_make_no_difference(book, day):
    renamed = "".join(
        project_text(f"new-{name}", told, "projects/elsewhere", f"formerly: [{name}]\n")
        for name, told in book["projects"].items()
    )
    after = book_text({**book, "projects": {}}) + renamed
    for before, then in ((book_text(book), after), (after, book_text(book))):
        report = compared((before, ordinal(day)), (then, ordinal(day)), FIGURES)
        assert not any(told.changed for told in figures_of(report))


@settings(max_examples=15, deadline=None)
@given(books, days, st.data())
def test_projects_that_were_split_or_merged_account_for_what_they_were(book, day, data):
    """What contributes names those before and after; nobody else is said to be new or removed."""
    names = sorted(book["projects"])
    parted = data.draw(st.lists(st.sampled_from(names), unique=True)) if names else []
    text = book_text({**book, "projects": {name: book["projects"][name] for name in names if name not in parted}})
    for name in parted:
        told = book["projects"][name]
        text += project_text(f"{name}-1", told, more=f"split_from: {name}\n")
        text += project_text(f"{name}-2", told, more=f"split_from: {name}\n")
    for before, after in ((book_text(book), text), (text, book_text(book))):
        report = compared((before, ordinal(day)), (after, ordinal(day)))
        check_sums(report)
        kinds = {share.kind for told in figures_of(report) for part in told.parts for share in part.shares}
        assert not kinds & {"new", "removed"}


@settings(max_examples=6, deadline=None)
@given(books, books, days, days)
def test_revisions_differ_as_the_books_in_them_do(one, other, early, late):
    """The way through git and the compiled book on disk changes nothing."""
    texts = [book_text(one), book_text({**other, "moved": not one["moved"]})]
    states = [(texts[0], ordinal(early)), (texts[1], ordinal(late))]
    plain, committed = compared(*states), compared_revisions(*states)
    check_sums(committed)
    assert committed.nodes == plain.nodes
    assert committed.funds == plain.funds
