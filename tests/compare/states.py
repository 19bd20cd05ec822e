"""Two versions of a book, written as texts, and what is compared of them."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

from conftest import write_book
from oldcommunity.book import Book, open_book
from oldcommunity.book.book import _fill
from oldcommunity.book.cache import memory_store
from oldcommunity.dates import parse_as_of
from oldcommunity.figures.catalogue import CATALOGUE
from oldcommunity.reports.comparison import COMPARABLE, FIGURES, Comparison, Scope, comparison, look

EVERY = tuple(key for key, definition in CATALOGUE.items() if definition.kind in COMPARABLE)


def compared(
    before: tuple[str, int | str],
    after: tuple[str, int | str],
    figures: tuple[str, ...] = FIGURES,
    unit: str | None = None,
) -> Comparison:
    """Compare two states, each the text of a book and a day."""
    scope = Scope(figures, unit=unit)
    with tempfile.TemporaryDirectory() as folder:
        sides, books = [], []
        for i, (text, day) in enumerate((before, after)):
            books.append(_opener(write_book(Path(folder) / str(i), text)))
            sides.append(look(books[-1](), day if isinstance(day, int) else parse_as_of(day), scope, None))
        return comparison(sides, books, scope, versions=before[0] != after[0])


def compared_revisions(before: tuple[str, int], after: tuple[str, int]) -> Comparison:
    """Compare two states that are two commits of one repository, by way of one compiled book."""
    scope = Scope(FIGURES)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        git(root, "init", "-q")
        sides, books = [], []
        for text, day in (before, after):
            for path in root.rglob("*.yaml"):
                path.unlink()
            books.append(partial(open_book, write_book(root, text), commit(root)))
            with closing(books[-1]()) as book:
                sides.append(look(book, day, scope, None))
        return comparison(sides, books, scope, versions=before[0] != after[0])


def git(root: Path, *words: str) -> str:
    """Run git on a repository, whatever this machine's settings are."""
    who = {"GIT_AUTHOR_NAME": "x", "GIT_AUTHOR_EMAIL": "x@x", "GIT_COMMITTER_NAME": "x", "GIT_COMMITTER_EMAIL": "x@x"}
    clean = {"GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull}
    done = subprocess.run(
        ["git", "-C", str(root), *words], env=os.environ | who | clean, check=True, capture_output=True
    )
    return done.stdout.decode().strip()


def commit(root: Path) -> str:
    """Commit all files, and give the hash."""
    git(root, "add", "-A")
    git(root, "commit", "-q", "--allow-empty", "-m", "x")
    return git(root, "rev-parse", "HEAD")


def _opener(root: Path) -> Callable[[], Book]:
    return lambda: _fill(memory_store(), root, None, verify=False)
