"""A ministry's table by province: communities, households in 万户 to two decimals, and a rate of each. Made up."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from wcwidth import wcswidth

from oldcommunity.book import open_book
from oldcommunity.figures.prints.prints import prints
from oldcommunity.figures.prints.verdicts import judge
from oldcommunity.figures.resolve.resolving import Figures

BOOK = Path(__file__).parent / "books/ministry"


def test_every_printed_rate_fares_as_expected(ask, status):
    ask("validate", BOOK, "--strict")
    published = status(BOOK)["published"]
    assert (published["figures"], published["hold"], published["unexpected"]) == (46, 45, [])


def test_a_rate_of_rounded_households_holds_within_their_rounding():
    book = open_book(BOOK)
    figures = Figures(book)
    verdicts = [judge(figures, printed) for printed in prints(book)]
    book.close()
    by_unit = {
        unit: Counter(verdict.result for verdict in verdicts if verdict.print.unit == unit)
        for unit in ("communities", "households")
    }
    assert by_unit["communities"] == {"reproduced": 21, "not_reproduced": 1, "within_rounding": 1}
    assert set(by_unit["households"]) <= {"reproduced", "within_rounding"}
    assert sum(by_unit["households"].values()) == 23


def test_the_totals_are_held_against_the_provinces(status):
    (rollup,) = status(BOOK, "--by", "province", "--unit", "all")["rollups"]
    assert (rollup["areas_present"], rollup["areas"], rollup["rest_is_rounding"]) == (22, 22, True)
    rest = rollup["rows"][-1]
    assert [(one["figure"], one["counted_in"], one["value"]) for one in rest["cells"]] == [
        ("planned", "communities", 11),
        ("started", "communities", -18),
        ("started", "households", -100),
    ]


def test_both_rates_stand_side_by_side_and_more_than_all_stays_more(status):
    (rollup,) = status(BOOK, "--by", "province", "--unit", "all", "--rank", "start_rate")["rollups"]
    first = rollup["rows"][0]
    rates = {one["counted_in"]: one["percent"] for one in first["cells"] if one["figure"] == "start_rate"}
    assert (first["name"], first["rank"]) == ("午省", 1)
    assert (rates["communities"], rates["households"]) == ("120.0", "123.0")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_eighty_columns(status, language):
    words = ("--by", "province", "--unit", "all", "--rank", "start_rate")
    page = status(BOOK, "--lang", language, *words, form="terminal")
    assert max(map(wcswidth, page.splitlines())) <= 80
