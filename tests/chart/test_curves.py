"""Rates by month: what is only known to be no less is not drawn as if it were known."""

from __future__ import annotations

import re

import pytest

from oldcommunity.figures.scope.nodes import Node
from oldcommunity.figures.values import Value, rate_of
from oldcommunity.labels import Labels
from oldcommunity.reports.context import Context
from oldcommunity.reports.trend import Point, Series, TrendReport
from oldcommunity.views.chart.curves import curves

#: How strokes above a line begin.
STROKE = re.compile(r'<line [^>]*stroke-width="0.25"')
HOLLOW = re.compile(r'<circle [^>]*fill="#ffffff"')
WORDS = {"zh": ("不少于这么多", "可能的范围"), "en": ("at least so much", "what is possible")}


def value(low, high=None):
    """So much is certain, and at most so much possible; None: nobody knows how much."""
    return Value(low, low, high, "projects", "records")


@pytest.fixture
def drawing():
    """A drawing of one plan year of 100 projects, month by month, from the counts of each."""

    def of(*counts, language="en"):
        points = [
            Point(f"2022-{i + 1:02d}", 738_156 + 31 * i, True, rate_of(value(*count), value(100, 100)), None)
            for i, count in enumerate(counts)
        ]
        context = Context("虚构台账", True, (), 738_400, None, None, (), ())
        series = Series(Node(2022), None, "projects", None, tuple(points))
        report = TrendReport(context, "completion_rate", "month", "cohort", "current", (series,))
        return curves(report, "rates", Labels(language))

    return of


def test_what_is_known_is_a_plain_line(drawing):
    drawn = drawing((10, 10), (20, 20), (30, 30))
    assert not STROKE.search(drawn)
    assert not HOLLOW.search(drawn)
    assert not any(word in drawn for word in WORDS["en"])


@pytest.mark.parametrize("language", ["zh", "en"])
def test_at_least_so_much_is_open_upward_and_said_in_words(drawing, language):
    drawn = drawing((10, 10), (20, None), (30, None), (40, 40), language=language)
    # Two of its own, and two of the line that explains them.
    assert len(HOLLOW.findall(drawn)) == 4
    assert len(STROKE.findall(drawn)) > 10
    assert WORDS[language][0] in drawn
    # Its own line is thin; before and after it the line is whole.
    assert [len(path.split("L")) for path in re.findall(r'<path d="([^"]+)"[^>]*stroke-width="0.3"', drawn)] == [2, 2]
    (plain,) = re.findall(r'<path d="([^"]+)"[^>]*stroke-width="0.7"', drawn)
    assert (plain.count("M"), plain.count("L")) == (2, 2)


def test_a_single_month_is_open_upward_too(drawing):
    drawn = drawing((10, 10), (20, None), (30, 30))
    # Its own stroke and circle; a drawing of one month alone has them as well.
    assert len(HOLLOW.findall(drawn)) == len(HOLLOW.findall(drawing((20, None)))) == 3


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_is_possible_is_a_pale_bar_and_said_in_words(drawing, language):
    drawn = drawing((10, 10), (20, 45), language=language)
    assert WORDS[language][1] in drawn
    assert WORDS[language][0] not in drawn
    assert not STROKE.search(drawn)
