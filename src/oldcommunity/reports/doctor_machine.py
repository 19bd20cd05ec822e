"""What `oc doctor` finds of the machine: program, libraries, language, terminal, git, completion, variables."""

from __future__ import annotations

import os
import platform
import re
import sys
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from oldcommunity import __version__
from oldcommunity.reports.doctor_items import Item, State, Surroundings
from oldcommunity.shipped import shipped

_LIBRARIES = ("PyYAML", "pydantic", "typer", "rich", "tabulate")
#: What spreadsheets and Word documents need besides.
_EXTRAS = ("openpyxl", "defusedxml", "python-docx")
#: From this version on typer takes three times as long to start.
_SLOW_TYPER = (0, 29)


def program() -> list[Item]:
    """`oc` itself and what it runs on."""
    where = str(Path(__file__).parent.parent)
    items = [
        Item("oc", "found", State.GOOD, {"version": __version__, "path": where}),
        Item("python", "found", State.GOOD, {"version": platform.python_version(), "path": sys.executable or "-"}),
    ]
    missing = [name for name in _LIBRARIES if not _version(name)]
    listed = ", ".join(f"{name} {_version(name)}" for name in _LIBRARIES if name not in missing)
    if missing:
        items.append(Item("libraries", "missing", State.PROBLEM, {"listed": ", ".join(missing)}))
    elif broken := _broken():
        items.append(Item("libraries", "broken", State.PROBLEM, {"listed": broken}))
    elif tuple(map(int, re.findall(r"\d+", _version("typer"))[:2])) >= _SLOW_TYPER:
        items.append(Item("libraries", "slow", State.WARNING, {"listed": listed}))
    else:
        items.append(Item("libraries", "found", State.GOOD, {"listed": listed}))
    has_libyaml = not missing and find_spec("yaml._yaml") is not None
    found = "found" if has_libyaml else "missing"
    items.append(Item("libyaml", found, State.GOOD if has_libyaml else State.PROBLEM))
    return [*items, _extras()]


def _extras() -> Item:
    """Libraries that only some commands need."""
    missing = [name for name in _EXTRAS if not _version(name)]
    if missing:
        return Item("extras", "missing", State.NEUTRAL, {"listed": ", ".join(missing)})
    return Item("extras", "found", State.GOOD, {"listed": ", ".join(f"{name} {_version(name)}" for name in _EXTRAS)})


def _broken() -> str:
    """The first library that is installed and cannot be loaded, with why; empty where all can."""
    for name in ("yaml", *_LIBRARIES[1:]):
        try:
            import_module(name)
        except ImportError as error:
            return f"{name} ({error})"
    return ""


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def speech(around: Surroundings) -> list[Item]:
    """How `oc` speaks: encoding, language, terminal, completion."""
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
    return [encoding, Item("language", case, State.GOOD, language), screen, _completion(around)]


def _completion(around: Surroundings) -> Item:
    if around.completion:
        return Item("completion", "found", State.GOOD, {"path": around.completion})
    if around.shell:
        return Item("completion", "none", State.NEUTRAL, {"shell": around.shell})
    return Item("completion", "unknown", State.NEUTRAL)


def git(around: Surroundings) -> Item:
    """The program git."""
    if around.git:
        return Item("git", "found", State.GOOD, {"version": around.git})
    return Item("git", "missing", State.WARNING)


def sample() -> Item:
    """The book that ships with the program."""
    return Item("sample", "found", State.NEUTRAL, {"path": str(shipped("data"))})


def variables() -> Item:
    """Environment variables that change what `oc` answers."""
    told = sorted(name for name in os.environ if name.startswith("OC_"))
    if not told:
        return Item("variables", "none", State.GOOD)
    listed = {"listed": ", ".join(f"{name}={os.environ[name]}" for name in told)}
    if "OC_TODAY" in told:
        return Item("variables", "today", State.WARNING, listed)
    return Item("variables", "some", State.NEUTRAL, listed)
