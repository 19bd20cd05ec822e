"""How `oc` is set up here: what it runs on, how it speaks, what it found, and what of that is not as it should be."""

from __future__ import annotations

import os
import platform
import re
import stat
import sys
from dataclasses import dataclass, field
from enum import StrEnum
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from oldcommunity import __version__
from oldcommunity.book import Book
from oldcommunity.book.cache import cache_folder
from oldcommunity.book.version import common_folder, git_folder
from oldcommunity.diagnostics import Diagnostic, Params, Severity
from oldcommunity.errors import OldCommunityError
from oldcommunity.shipped import shipped

_LIBRARIES = ("PyYAML", "pydantic", "typer", "rich", "tabulate")
#: From this version on typer takes three times as long to start.
_SLOW_TYPER = (0, 29)


class State(StrEnum):
    """How good what was found is."""

    GOOD = "good"
    NEUTRAL = "neutral"
    WARNING = "warning"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that was looked at.

    Attributes:
        subject: what it is (`git`).
        case: how it was found to be (`missing`); with the subject it chooses the words.
        state: how good that is.
        params: what the words are filled with.
    """

    subject: str
    case: str
    state: State
    params: Params = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What only the shell knows.

    Attributes:
        encoding: of standard output.
        is_terminal: whether standard output is one.
        width: of the lines.
        colour: whether colours are used.
        language: in which `oc` answers.
        language_from: what decided it: an option, a variable, `book` or `default`.
        git: git's own word for its version; empty where there is no git.
        git_trouble: why git cannot be asked about the book, as an error's key; empty where it can.
    """

    encoding: str
    is_terminal: bool
    width: int
    colour: bool
    language: str
    language_from: str
    git: str
    git_trouble: str


def doctor_report(
    around: Surroundings, book: Book | None, failure: OldCommunityError | None, found: list[Diagnostic] | None
) -> tuple[Item, ...]:
    """Everything worth knowing about the set-up.

    Args:
        around: what the shell knows.
        book: the open book; None where there is none.
        failure: why there is none, where `oc` has a sentence for it.
        found: the book's problems; None where they could not be told.
    """
    items = [*_program(), *_speech(around), _git(around), _repository(around, book), *_book(book, failure, found)]
    return (*items, *_cache(book), _sample(), _variables())


def _program() -> list[Item]:
    where = str(Path(__file__).parent.parent)
    items = [
        Item("oc", "found", State.GOOD, {"version": __version__, "path": where}),
        Item("python", "found", State.GOOD, {"version": platform.python_version(), "path": sys.executable or "-"}),
    ]
    missing = [name for name in _LIBRARIES if not _version(name)]
    listed = ", ".join(f"{name} {_version(name)}" for name in _LIBRARIES if name not in missing)
    if missing:
        items.append(Item("libraries", "missing", State.WARNING, {"listed": ", ".join(missing)}))
    elif tuple(map(int, re.findall(r"\d+", _version("typer"))[:2])) >= _SLOW_TYPER:
        items.append(Item("libraries", "slow", State.WARNING, {"listed": listed}))
    else:
        items.append(Item("libraries", "found", State.GOOD, {"listed": listed}))
    has_libyaml = not missing and find_spec("yaml._yaml") is not None
    found = "found" if has_libyaml else "missing"
    return [*items, Item("libyaml", found, State.GOOD if has_libyaml else State.WARNING)]


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _speech(around: Surroundings) -> list[Item]:
    name = {"encoding": around.encoding}
    if around.encoding.lower().replace("-", "") == "utf8":
        encoding = Item("encoding", "utf-8", State.GOOD, name)
    elif around.encoding.lower().startswith(("gb", "cp936", "936")):
        encoding = Item("encoding", "gbk", State.NEUTRAL, name)
    else:
        encoding = Item("encoding", "narrow", State.WARNING, name)
    language = {"language": around.language, "origin": around.language_from}
    case = around.language_from if around.language_from in ("book", "default") else "told"
    screen = Item("terminal", "pipe", State.NEUTRAL, {"width": around.width})
    if around.is_terminal:
        screen = Item("terminal", "colour" if around.colour else "plain", State.GOOD, {"width": around.width})
    return [encoding, Item("language", case, State.GOOD, language), screen]


def _git(around: Surroundings) -> Item:
    if around.git:
        return Item("git", "found", State.GOOD, {"version": around.git})
    return Item("git", "missing", State.WARNING)


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


def _book(book: Book | None, failure: OldCommunityError | None, found: list[Diagnostic] | None) -> list[Item]:
    if book is None:
        why: Params = {} if failure is None else {**failure.params, "error": failure.key}
        case = "barred" if failure is None else "none" if failure.key == "no-book" else "closed"
        return [Item("book", case, State.WARNING, why), Item("problems", "unknown", State.UNKNOWN)]
    told: dict[str, str | int] = {
        "path": str(book.root.resolve()),
        "title": book.settings.title or "-",
        "book_format": _format(book),
        "files": len(book.paths()),
    }
    item = Item("book", "found", State.GOOD, told)
    if found is None:
        return [item, Item("problems", "unknown", State.UNKNOWN)]
    errors = sum(problem.severity is Severity.ERROR for problem in found)
    counts = {"errors": errors, "warnings": len(found) - errors}
    return [item, Item("problems", "some" if found else "none", State.WARNING if found else State.GOOD, counts)]


def _format(book: Book) -> str:
    try:
        match = re.search(rb"^format: *(\d+)", book.read("book.yaml").removeprefix(b"\xef\xbb\xbf"), re.MULTILINE)
    except Exception:  # the file is gone or barred: `problems` says so
        return "?"
    return match[1].decode() if match else "?"


def _cache(book: Book | None) -> list[Item]:
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


def _sample() -> Item:
    return Item("sample", "found", State.NEUTRAL, {"path": str(shipped("data"))})


def _variables() -> Item:
    told = sorted(name for name in os.environ if name.startswith("OC_"))
    if not told:
        return Item("variables", "none", State.GOOD)
    listed = {"listed": ", ".join(f"{name}={os.environ[name]}" for name in told)}
    if "OC_TODAY" in told:
        return Item("variables", "today", State.WARNING, listed)
    return Item("variables", "some", State.NEUTRAL, listed)
