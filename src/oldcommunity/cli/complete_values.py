"""The values that an option or an argument takes, for completion: codes from the lists, names from the book."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from itertools import pairwise
from pathlib import Path

from oldcommunity import codelists
from oldcommunity.labels import Labels
from oldcommunity.shipped import shipped

_CHOICES = {
    "lang": codelists.LANGUAGES,
    "as_of": ("latest", "today"),
    "every": ("month", "quarter"),
    "ci": ("github", "gitlab", "gitee"),
    "shell": ("bash", "zsh", "fish", "powershell"),
    "plan": ("current", "original"),
}
#: The codelist that a parameter takes a code of.
_LISTS = {
    "kind": "fund_kinds",
    "status": "fund_statuses",
    "cause": "causes",
    "light": "lights",
    "check": "inspection_kinds",
}
_FIGURES = frozenset(("figure", "rank", "add"))
#: A book may hold a hundred thousand projects; nobody reads that many lines.
_MOST = 500


def values(command: str, parameter: str, words: Sequence[str], labels: Labels) -> Iterator[tuple[str, str]]:
    """What may be given for a parameter, with a word about each; nothing where that is a file or free text.

    Args:
        command: the command's name.
        parameter: the parameter's name.
        words: the whole line before the cursor: it may say which book is meant.
        labels: the words.
    """
    if parameter in _FIGURES:
        yield from ((code, labels.text("figures", code)) for code in codelists.FIGURES)
    elif parameter == "unit":
        yield from ((code, labels.text("units", code)) for code in codelists.UNITS)
    elif parameter == "by":
        grouping = ("cohort", "target") if command == "status" else ("cohort",)
        yield from ((code, "") for code in (*grouping, *codelists.AREA_LEVELS))
    elif parameter == "form":
        yield from ((form, "") for form in _formats(command))
    elif (command, parameter) == ("schema", "kind"):
        kinds = {key: text for key, text in labels.section("init_page").items() if key.startswith("kind.")}
        yield from ((key.removeprefix("kind."), text) for key, text in kinds.items())
    elif parameter == "changes":
        fields = labels.section("fields").items()
        yield from ((f"{key[8:]}=", words.title) for key, words in fields if key.startswith("Project."))
    elif parameter == "met":
        yield from ((f"{code}=", labels.text("codes", f"milestones.{code}")) for code in codelists.MILESTONES)
    elif parameter in _LISTS:
        name = _LISTS[parameter]
        yield from ((code, labels.text("codes", f"{name}.{code}")) for code in getattr(codelists, name.upper()))
    elif parameter in ("code", "select", "ignore"):
        from oldcommunity.rules import RULES

        yield from ((code, labels.problem(code).title) for code in RULES)
    elif parameter in _CHOICES:
        yield from ((code, "") for code in _CHOICES[parameter])
    elif parameter in _IN_BOOK:
        yield from ((value, "") for value in _IN_BOOK[parameter](words))


def _formats(command: str) -> tuple[str, ...]:
    from oldcommunity.cli.app import COMMANDS
    from oldcommunity.cli.output import FORMATS

    told: tuple[str, ...] = getattr(import_module(COMMANDS[command]), "FORMATS", FORMATS)
    return told


def _root(words: Sequence[str]) -> Path:
    from oldcommunity.cli.options import book_root

    told = [after for option, after in pairwise(words) if option == "--data"]
    return book_root(told[-1] if told else None)


def _projects(words: Sequence[str]) -> list[str]:
    """Ids by the names of the files, without opening the book."""
    return sorted(path.stem for path in (_root(words) / "projects").rglob("[0-9a-z]*.yaml"))[:_MOST]


def _inspections(words: Sequence[str]) -> list[str]:
    """Ids by the names of the files."""
    return sorted(path.stem for path in (_root(words) / "inspections").rglob("[0-9a-z]*.yaml"))[:_MOST]


def _cohorts(words: Sequence[str]) -> list[str]:
    """Years by the names of folders and files."""
    root = _root(words)
    names = [path.name[:4] for folder in ("cohorts", "projects") for path in (root / folder).glob("[12]*")]
    return sorted({name for name in names if name.isascii() and name.isdigit() and len(name) == 4})


def _areas(words: Sequence[str]) -> list[str]:
    from oldcommunity.book import open_book

    book = open_book(_root(words))
    try:
        told = [
            name
            for table in ("project", "cohort")
            for level in codelists.AREA_LEVELS
            for (name,) in book.rows(f"SELECT DISTINCT {level} FROM the_{table} WHERE {level} IS NOT NULL")
        ]
    finally:
        book.close()
    return sorted(set(told))


def _papers(words: Sequence[str]) -> list[str]:  # noqa: ARG001 - as the others
    """The papers that ship with the program."""
    names = (path.name.partition(".")[0] for path in shipped("templates").glob("[!_]*.j2"))
    return sorted(set(names))


_IN_BOOK: dict[str, Callable[[Sequence[str]], list[str]]] = {
    "project": _projects,
    "inspection": _inspections,
    "cohort": _cohorts,
    "year": _cohorts,
    "name": _papers,
    "area": _areas,
}
