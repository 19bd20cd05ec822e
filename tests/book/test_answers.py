"""Answers that took long are kept in the compiled book, for as long as they are true."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest

from conftest import write_book
from oldcommunity.book import book as module
from oldcommunity.book import cache, open_book

QUESTION = "SELECT count(*) FROM the_project WHERE cohort = :cohort"


@pytest.fixture(autouse=True)
def _all_are_worth_keeping(monkeypatch):
    monkeypatch.setattr(module, "_WORTH_KEEPING", -1.0)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_book(tmp_path / "book", "# projects/a.yaml\nid: a\nname: 甲\ncohort: 2022\n")


def ask(root: Path, condition: str = "") -> int:
    book = open_book(root)
    if condition:
        book.narrow(condition)
    try:
        return book.remembered(QUESTION, cohort=2022)[0][0]
    finally:
        book.close()


def kept() -> list[tuple[int, str]]:
    (file,) = Path(os.environ["OC_CACHE"]).glob("*.sqlite")
    with sqlite3.connect(file) as db:
        found = db.execute("SELECT generation, rows FROM answer WHERE rows <> '[]' ORDER BY rows").fetchall()
    db.close()
    return found


def asked(root: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    """How often the question itself is put to the records."""
    put: list[str] = []
    rows = module.Book.rows
    monkeypatch.setattr(module.Book, "rows", lambda self, sql, *a, **k: put.append(sql) or rows(self, sql, *a, **k))
    ask(root)
    monkeypatch.setattr(module.Book, "rows", rows)
    return put.count(QUESTION)


def test_a_question_is_put_once(root, monkeypatch):
    assert asked(root, monkeypatch) == 1
    assert asked(root, monkeypatch) == 0
    assert [rows for _, rows in kept()] == ["[[1]]"]


def test_a_change_makes_it_be_put_again_and_the_old_answer_goes(root):
    ask(root)
    (root / "projects/b.yaml").write_text("id: b\nname: 乙\ncohort: 2022\n", encoding="utf-8")
    assert ask(root) == 2
    assert [rows for _, rows in kept()] == ["[[2]]"]
    (root / "projects/b.yaml").unlink()
    assert ask(root) == 1


def test_a_narrowed_book_has_answers_of_its_own(root):
    assert ask(root) == 1
    assert ask(root, "p.id = 'other'") == 0
    assert ask(root) == 1
    assert len(kept()) == 2


def test_somebody_else_at_the_compiled_book_does_not_hold_it_up(root):
    book = open_book(root)
    (file,) = Path(os.environ["OC_CACHE"]).glob("*.sqlite")
    lock = cache._lock(file.with_suffix(".lock"))
    assert lock is not None
    assert book.remembered(QUESTION, cohort=2022) == [(1,)]
    book.close()
    os.close(lock)
    assert kept() == []
    assert ask(root) == 1


def test_somebody_else_who_reads_it_does_not_hold_it_up(root, monkeypatch):
    monkeypatch.setattr(cache, "_LOCK_SECONDS", 0.01)
    ask(root)
    reader, book = open_book(root), open_book(root)
    question = "SELECT max(cohort) FROM the_project"
    assert book.remembered(question) == [(2022,)]
    book.close()
    assert reader.remembered(QUESTION, cohort=2022) == [(1,)]
    reader.close()
    assert len(kept()) == 1
    assert ask(root) == 1
