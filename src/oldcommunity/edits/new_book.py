"""What a new book consists of: its own files, and those that editors and git want beside them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from string import Template

from oldcommunity.edits.written import House, inline, scalar
from oldcommunity.errors import UsageError
from oldcommunity.records import read_record
from oldcommunity.shipped import shipped
from oldcommunity.source.discover import walk
from oldcommunity.source.document import load_document

#: Files for editors and git that every book gets, and the templates they are copied from.
_BESIDE = {
    ".gitattributes": "gitattributes",
    ".gitignore": "gitignore",
    ".editorconfig": "editorconfig",
    ".pre-commit-config.yaml": "pre-commit-config.yaml",
    ".vscode/settings.json": "vscode-settings.json",
    ".vscode/extensions.json": "vscode-extensions.json",
}
#: Where each hosting service looks for its checks.
CI = {"github": ".github/workflows/oc.yml", "gitlab": ".gitlab-ci.yml", "gitee": ".workflow/oc.yml"}
EXAMPLE = "examples/city"


@dataclass(frozen=True, slots=True)
class NewBook:
    """What somebody who begins a book has to say.

    Attributes:
        title: the book's title.
        area: names by level, from the widest on; empty where it was not told.
        cohort: the first plan year.
        language: in which the book is kept.
    """

    title: str
    area: Mapping[str, str]
    cohort: int
    language: str


def new_files(book: NewBook) -> dict[str, bytes]:
    """The files of a book without projects, by path from its folder; `book.yaml` is the last.

    Raises:
        UsageError: the title or a name cannot stand in a book.
    """
    house = House()
    area = f"area: {inline(dict(book.area), house)}" if book.area else ""
    words = {"title": scalar(book.title, house), "year": str(book.cohort), "area": area}
    cohort = f"data/cohorts/{book.cohort}.yaml"
    files = {
        f"data/projects/{book.cohort}/README.md": _filled(f"{book.language}/projects.md", words),
        cohort: _filled(f"{book.language}/cohort.yaml", words),
        "data/book.yaml": _filled(f"{book.language}/book.yaml", words),
    }
    _prove("book", files["data/book.yaml"], book.title)
    _prove("cohort", files[cohort], str(book.cohort))
    return files


def files_beside(title: str, language: str, ci: str | None) -> dict[str, bytes]:
    """The files for people, editors, git and, where asked for, the checks of a hosting service.

    Raises:
        UsageError: there are no checks for such a service.
    """
    files = {path: _template(f"book/common/{name}") for path, name in _BESIDE.items()}
    files["README.md"] = _filled(f"{language}/README.md", {"title": title})
    if ci is not None:
        if ci not in CI:
            raise UsageError("unknown-choice", given=ci, known=" ".join(CI))
        files[CI[ci]] = _template(f"ci/{ci}.yml")
    return files


def example_files() -> dict[str, bytes]:
    """The files of the made-up city, by path from the folder that gets them; `book.yaml` is the last.

    Raises:
        LookupError: this installation came without it.
    """
    root = shipped(EXAMPLE)
    data = root if (root / "book.yaml").exists() else root / "data"
    paths = [f"{folder.path}/{name}".lstrip("/") for folder in walk(data) for name, _ in folder.files]
    paths.sort(key=lambda path: path == "book.yaml")
    return {f"data/{path}": (data / path).read_bytes() for path in paths}


def settings_in(files: Mapping[str, bytes]) -> Mapping[str, object]:
    """What the `book.yaml` among files says."""
    return load_document(files["data/book.yaml"]).data or {}


def _template(name: str) -> bytes:
    return (shipped("templates") / name).read_bytes().replace(b"\r\n", b"\n")


def _filled(name: str, words: Mapping[str, str]) -> bytes:
    return Template(_template(f"book/{name}").decode("utf-8")).substitute(words).rstrip("\n").encode("utf-8") + b"\n"


def _prove(kind: str, data: bytes, told: str) -> None:
    """Hold what is to be written against what books are read with."""
    document = load_document(data)
    if document.findings or document.data is None or read_record(kind, document.data)[1]:
        raise UsageError("bad-new-text", given=told)
