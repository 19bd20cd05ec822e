"""What a name inside a book means: the kind of its file, litter that editors leave, or a name to change."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from oldcommunity.diagnostics import Diagnostic, Location
from oldcommunity.rules import diagnose
from oldcommunity.source.text import code_point, refused_character

_KINDS = {
    "book.yaml": "book",
    "funding.yaml": "funding",
    "documents.yaml": "documents",
    "published.yaml": "published",
    "waivers.yaml": "waivers",
}
_FOLDERS = {
    "projects": "project",
    "cohorts": "cohort",
    "funding": "funding",
    "inspections": "inspection",
    "documents": "documents",
    "published": "published",
}
#: Never read and never reported: what editors, systems and people leave beside the data. Names with a leading
#: dot are (`.git`, `.DS_Store`, `._x`, `.x.swp`, `.#x`, our own `.NAME.oc-…`); so are these.
_LITTER = re.compile(
    r"""\..*                                    # dotfiles, temporary files of ours and others
    | .*~ | ~\$.* | \#.*\# | 4913               # Emacs, vim, Office
    | .*\.(?:swp|swo|tmp|bak|orig|rej|lock)     # leftovers
    | .*\.(?:md|txt|rst) (?<!\.yaml\.txt) (?<!\.yml\.txt)   # notes for people
    | Thumbs\.db | desktop\.ini | Icon\r | __pycache__ | LICENSE""",
    re.VERBOSE | re.IGNORECASE,
)
_ALMOST = re.compile(r"(?P<stem>.+?)(?:\.ya?ml)(?:\.txt)?", re.IGNORECASE)
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?", re.IGNORECASE)
_NOT_ON_WINDOWS = re.compile(r'[<>:"\\|?*]|[. ]$')


def kind_of(path: str) -> str | None:
    """What a file of the book holds, by its path from the book's root; None where the book reads none.

    >>> kind_of("projects/2022/2022-chonggui-xincun.yaml"), kind_of("funding.yaml"), kind_of("notes.yaml")
    ('project', 'funding', None)
    """
    if not path.endswith(".yaml"):
        return None
    folder, slash, _ = path.partition("/")
    return _FOLDERS.get(folder) if slash else _KINDS.get(path)


def is_litter(folder: str, name: str) -> bool:
    """Whether an entry is on the list of what a book may hold without being read."""
    if _LITTER.fullmatch(name):
        return True
    return (folder == "schema" and name.endswith(".json")) or (not folder and name == "templates")


def unread(path: str) -> Diagnostic:
    """The problem of a file that the book does not read: OC501 with a name that it would, or OC506."""
    name = path.rpartition("/")[2]
    if name.endswith(".yaml"):
        return diagnose("OC506", Location(path))
    match = _ALMOST.fullmatch(name)
    return diagnose("OC501", Location(path), {"offer": f"{match['stem']}.yaml" if match else ""})


def printable(path: str) -> str:
    """A path as it may be printed: what is no character, or none to be seen, by its number."""
    text = path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return "".join(c if not refused_character(c, "\t\n") else f"\\u{{{ord(c):x}}}" for c in text)


def unusable_name(folder: str, name: str) -> Diagnostic | None:
    """The problem of a name that is no text or holds what does not show; such a file is not read."""
    at = Location(printable(folder + name))
    try:
        name.encode()
    except UnicodeEncodeError:
        return diagnose("OC505", at, {"reason": "undecodable", "sign": ""})
    character = refused_character(name, "\t\n")
    if character is None:
        return None
    return diagnose("OC505", at, {"reason": "character", "sign": code_point(character)})


def awkward_names(folder: str, names: Iterable[str]) -> Iterator[Diagnostic]:
    """Names that other systems cannot hold, and names that are one to them."""
    seen: dict[str, str] = {}
    for name in names:
        at = Location(folder + name)
        if _RESERVED.fullmatch(name):
            yield diagnose("OC505", at, {"reason": "reserved", "sign": name.partition(".")[0]})
        elif match := _NOT_ON_WINDOWS.search(name):
            yield diagnose("OC505", at, {"reason": "windows", "sign": match[0]})
        alike = unicodedata.normalize("NFC", name).casefold()
        first = seen.setdefault(alike, name)
        if first != name:
            params = {"reason": "collision", "sign": first}
            yield diagnose("OC505", at, params, Location(folder + first))
