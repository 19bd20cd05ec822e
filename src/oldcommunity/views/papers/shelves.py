"""Which templates there are, and where each of them lies."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from oldcommunity.codelists import LANGUAGES
from oldcommunity.labels import Labels
from oldcommunity.views.page import Column, Heading, Line, Page, Table

_NAME = re.compile(r"([a-z0-9][a-z0-9-]*)\.([a-z]{2})\.md\.j2")
_ABOUT = re.compile(r"\A\s*\{#-?\s*(.*?)(?:\n|-?#\})", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Template:
    """A paper that can be made.

    Attributes:
        name: its name.
        languages: the languages in which there is a template.
        paths: the template of each language.
    """

    name: str
    languages: tuple[str, ...]
    paths: tuple[Path, ...]


def templates_in(folders: tuple[Path, ...]) -> tuple[Template, ...]:
    """The papers of some folders by name; what an earlier folder has comes before what a later one has."""
    found: dict[str, dict[str, Path]] = {}
    for folder in folders:
        for path in sorted(folder.glob("*.md.j2")) if folder.is_dir() else ():
            match = _NAME.fullmatch(path.name)
            if match and match[2] in LANGUAGES and path.is_file() and not path.is_symlink():
                found.setdefault(match[1], {}).setdefault(match[2], path)
    told = []
    for name, paths in sorted(found.items()):
        languages = tuple(one for one in LANGUAGES if one in paths)
        told.append(Template(name, languages, tuple(paths[one] for one in languages)))
    return tuple(told)


def about(path: Path) -> str:
    """What a template says of itself in its first comment."""
    match = _ABOUT.match(path.read_text(encoding="utf-8-sig", errors="replace")[:2000])
    return match[1].strip() if match else ""


def shelves_page(templates: tuple[Template, ...], folders: tuple[Path, ...], labels: Labels) -> Page:
    """The papers that can be made, for readers."""
    say = labels.text
    columns = tuple(Column(say("report_page", key)) for key in ("name", "about", "languages", "from"))
    rows = []
    for one in templates:
        at = one.languages.index(labels.language) if labels.language in one.languages else 0
        path = one.paths[at]
        own = path.parent == folders[0] and len(folders) > 1
        where = say("report_page", "own", path=path.name) if own else say("report_page", "shipped")
        rows.append((one.name, about(path), " ".join(one.languages), where))
    more = say("report_page", "list-more", folder=folders[0].name, language=labels.language)
    blocks = (Heading(say("report_page", "list-title"), 1), Table(columns, tuple(rows)), Line(more, "note"))
    return Page(blocks)
