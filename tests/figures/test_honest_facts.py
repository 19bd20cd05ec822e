"""What a slip of the hand must not turn into a wrong number: copied files, works without a start, what came last."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import write_book
from oldcommunity.book import Book, open_book
from oldcommunity.dates import day_text, parse_as_of

MakeBook = Callable[[str], Book]

TODAY = parse_as_of("2022-07-01")
A = "id: a\nname: 甲\ncohort: 2022\nmilestones: [{code: started, met: 2022-03-10}]\n"


@pytest.fixture
def make(tmp_path: Path) -> MakeBook:
    return lambda text: open_book(write_book(tmp_path, text))


def test_a_copied_file_counts_once_and_is_told(make: MakeBook) -> None:
    book = make(f"# projects/a.yaml\n{A}# projects/a-copy.yaml\n{A}# projects/zz.yaml\n{A.replace('甲', '乙')}")
    assert book.rows("SELECT path FROM the_project") == [("projects/a.yaml",)]
    assert book.rows("SELECT count(*) FROM the_milestone") == [(1,)]
    assert book.left_out() == ("projects/a-copy.yaml", "projects/zz.yaml")
    book.narrow("p.cohort = 2022")
    assert book.rows("SELECT path FROM the_project") == [("projects/a.yaml",)]
    book.close()


@pytest.mark.parametrize(
    ("more", "latest"),
    [
        ("issues: [{id: 1, opened: 2022-06-02, text: 积水}]", "2022-06-02"),
        ("issues: [{id: 1, opened: 2022-04-02, text: 积水, closed: 2022-06-09}]", "2022-06-09"),
        ("suspensions: [{from: 2022-04-01, until: 2022-06-20}]", "2022-06-20"),
        ("suspensions: [{from: 2022-04-01, until: 2022-09-30}]", "2022-04-01"),
    ],
)
def test_the_latest_day_is_that_of_all_that_was_recorded(make: MakeBook, more: str, latest: str) -> None:
    book = make(f"# projects/a.yaml\n{A}{more}\n")
    assert day_text(book.latest_day(TODAY)) == latest
    book.close()
