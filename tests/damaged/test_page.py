"""Of every kind of damage the first thing that is told is where it was done, and says what to type."""

from __future__ import annotations

import pytest

from conftest import write_book
from damaged.book import BOOK
from damaged.kinds import KINDS, Kind
from damaged.page import PAGE, damaged, render
from oldcommunity.book import open_book
from oldcommunity.checks import check_book
from oldcommunity.cli.app import run
from oldcommunity.codelists import LANGUAGES
from oldcommunity.dates import parse_as_of

_EACH = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.en)


def test_there_are_a_hundred_and_no_two_alike() -> None:
    assert len(KINDS) >= 100
    for names in ([kind.zh for kind in KINDS], [kind.en for kind in KINDS]):
        assert len(set(names)) == len(names)


def test_without_damage_there_is_no_problem(tmp_path) -> None:
    book = open_book(write_book(tmp_path, BOOK))
    assert check_book(book, parse_as_of("2022-07-01")) == []
    book.close()


@_EACH
def test_the_first_message_is_at_the_damage_and_says_what_to_do(kind: Kind, tmp_path) -> None:
    done = damaged(kind, tmp_path)
    first = done.report.problems[0].told
    assert (first.at.path, first.at.line) == (kind.path, done.line)
    for language in LANGUAGES:
        message, advice = done.first(language)
        assert message.startswith(f"{kind.path}:{done.line}:")
        assert advice


@pytest.mark.parametrize("kind", KINDS[::20], ids=lambda kind: kind.en)
def test_the_command_says_the_same(kind: Kind, tmp_path, capsys, monkeypatch) -> None:
    done = damaged(kind, tmp_path)
    monkeypatch.chdir(tmp_path)
    for language in LANGUAGES:
        capsys.readouterr()
        run(["validate", "--format", "concise", "--lang", language])
        assert capsys.readouterr().out.splitlines()[0] == done.first(language)[0]


def test_the_page_is_current(tmp_path) -> None:
    assert PAGE.read_text(encoding="utf-8") == render(tmp_path), "run: python tests/damaged/page.py"
