"""A book written as text whose wrong lines are marked `# <- OC411`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from checks.examples import marked
from conftest import MakeBook
from oldcommunity.checks import check_book

TODAY = dt.date(2022, 7, 1).toordinal()
Holds = Callable[[str], None]


@pytest.fixture
def holds(make_book: MakeBook) -> Holds:
    """Assert that exactly the marked lines of a book have the marked problems."""

    def compare(text: str) -> None:
        problems = check_book(make_book(text), TODAY)
        assert {(problem.code, problem.at.path, problem.at.line) for problem in problems} == marked(text), problems

    return compare
