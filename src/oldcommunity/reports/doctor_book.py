"""What `oc doctor` finds of the book: its repository, its files, what editors know of it, and its cache."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path

from oldcommunity.book import Book
from oldcommunity.book.cache import cache_folder
from oldcommunity.book.version import common_folder, git_folder
from oldcommunity.diagnostics import Diagnostic, Params, Severity
from oldcommunity.errors import OldCommunityError
from oldcommunity.reports.doctor_items import Item, State, Surroundings

#: Windows takes paths of 260 characters unless told otherwise; git and editors add some of their own.
_LONGEST = 240


def repository(around: Surroundings, book: Book | None) -> list[Item]:
    """The repository that keeps the book's history."""
    item = _repository(around, book)
    if around.turns_line_ends:
        return [item, Item("line-ends", "turned", State.WARNING)]
    return [item]


def _repository(around: Surroundings, book: Book | None) -> Item:
    if book is None or not around.git:
        return Item("repository", "unknown", State.UNKNOWN)
    folder = git_folder(book.root.resolve())
    if folder is None:
        return Item("repository", "none", State.NEUTRAL)
    path = {"path": str(folder)}
    if around.git_trouble:
        return Item("repository", "refused", State.WARNING, path)
    if (common_folder(folder) / "shallow").exists():
        return Item("repository", "shallow", State.WARNING, path)
    if book.version.commit is None:
        return Item("repository", "empty", State.NEUTRAL, path)
    commit = {**path, "commit": book.version.commit[:12]}
    return Item("repository", "changed" if book.version.dirty else "clean", State.GOOD, commit)


def contents(book: Book | None, failure: OldCommunityError | None, found: list[Diagnostic] | None) -> list[Item]:
    """The book itself, and what is wrong in it."""
    if book is None:
        why: Params = {} if failure is None else {**failure.params, "error": failure.key}
        case = "barred" if failure is None else "none" if failure.key == "no-book" else "closed"
        state = State.PROBLEM if case == "closed" else State.WARNING
        return [Item("book", case, state, why), Item("problems", "unknown", State.UNKNOWN)]
    told: dict[str, str | int] = {
        "path": str(book.root.resolve()),
        "title": book.settings.title or "-",
        "book_format": _format(book),
        "files": len(book.paths()),
    }
    items = [Item("book", "found", State.GOOD, told)]
    if broken := book.left_out():
        listed = ", ".join(broken[:3]) + (" …" if len(broken) > 3 else "")
        items.append(Item("files", "broken", State.PROBLEM, {"count": len(broken), "listed": listed}))
    if found is None:
        return [*items, Item("problems", "unknown", State.UNKNOWN)]
    errors = sum(problem.severity is Severity.ERROR for problem in found)
    counts = {"errors": errors, "warnings": len(found) - errors}
    state = State.PROBLEM if errors else State.WARNING if found else State.GOOD
    return [*items, Item("problems", "some" if found else "none", state, counts)]


def editors(around: Surroundings, book: Book | None) -> list[Item]:
    """What editors know of the fields, and names that a system may not hold."""
    if book is None:
        return []
    name: Params = {"path": around.schema_folder, "count": around.schema_outdated}
    if not around.schema_folder:
        items = [Item("editor", "none", State.NEUTRAL)]
    elif around.schema_outdated:
        items = [Item("editor", "outdated", State.WARNING, name)]
    else:
        items = [Item("editor", "current", State.GOOD, name)]
    longest = max(map(len, book.paths()), default=0) + 1 + len(str(book.root.resolve()))
    if around.windows and longest > _LONGEST:
        items.append(Item("path-length", "long", State.WARNING, {"length": longest}))
    return items


def _format(book: Book) -> str:
    try:
        match = re.search(rb"^format: *(\d+)", book.read("book.yaml").removeprefix(b"\xef\xbb\xbf"), re.MULTILINE)
    except Exception:  # the file is gone or barred: `problems` says so
        return "?"
    return match[1].decode() if match else "?"


def cache(book: Book | None) -> list[Item]:
    """The compiled book and the folder for it."""
    folder = cache_folder()
    if folder is None:
        return [Item("cache", "off", State.NEUTRAL)]
    name = {"path": str(folder)}
    items = []
    if book is None:
        items.append(Item("cache", "unknown", State.UNKNOWN, name))
    else:
        file = next((row[2] for row in book.rows("PRAGMA database_list") if row[1] == "main"), "")
        (contents,) = book.rows("SELECT count(*) FROM main.content")[0]
        if file:
            size = Path(file).stat().st_size // 1024 if Path(file).exists() else 0
            items.append(Item("cache", "usable", State.GOOD, {"path": file, "size": size, "contents": contents}))
        else:
            items.append(Item("cache", "memory", State.WARNING, name))
    return [*items, *_cache_folder(folder)]


def _cache_folder(folder: Path) -> list[Item]:
    """Whether others may look into the folder; there is nothing to say where the system has no such thing."""
    try:
        status = folder.lstat()
    except OSError:
        return []
    if os.name != "posix" or not stat.S_ISDIR(status.st_mode):
        return []
    mode = {"path": str(folder), "mode": f"{stat.S_IMODE(status.st_mode):04o}"}
    if stat.S_IMODE(status.st_mode) & 0o077:
        return [Item("cache-folder", "open", State.WARNING, mode)]
    return [Item("cache-folder", "private", State.GOOD, mode)]
