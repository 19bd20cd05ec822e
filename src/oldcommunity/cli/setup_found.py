"""What `oc doctor` looks for outside the book: completion scripts, schemas for editors, line ends in git."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from oldcommunity.errors import BookError, OldCommunityError

if TYPE_CHECKING:
    from oldcommunity.book import Book

#: Where a shell reads its completions, by its name; the script itself, or a line that runs it.
_PLACES = {
    "bash": (
        ".local/share/bash-completion/completions/oc",
        ".bash_completion",
        ".bash_completion.d/oc",
        ".bashrc",
        ".bash_profile",
    ),
    "zsh": (".zfunc/_oc", ".zshrc", ".zprofile"),
    "fish": (".config/fish/completions/oc.fish", ".config/fish/config.fish"),
}
_SIGNS = (b"oc --complete", b'"$1" --complete', b"--complete zsh", b"oc completion")


def shell_name() -> str:
    """The shell that `oc` was most likely called from; empty where the system does not say."""
    name = Path(os.environ.get("SHELL", "")).stem
    if name in _PLACES:
        return name
    return "powershell" if "PSMODULEPATH" in map(str.upper, os.environ) else ""


def completion_file(shell: str) -> str:
    """The file that makes a shell complete the words of `oc`; empty where none was found."""
    try:
        home = Path.home()
    except RuntimeError:
        return ""
    for place in _PLACES.get(shell, ()):
        try:
            text = (home / place).read_bytes()
        except OSError:
            continue
        if any(sign in text for sign in _SIGNS):
            return str(home / place)
    return ""


def schemas_found(book: Book | None) -> tuple[str, int]:
    """The folder of schemas that belongs to a book, and how many of them are not this program's."""
    if book is None:
        return "", 0
    from oldcommunity.exchange.editors.schema_files import language_of, outdated, schema_files

    for folder in (book.root / "schema", book.root.resolve().parent / "schema"):
        if language := language_of(folder):
            return str(folder), len(outdated(folder, schema_files(language)))
    return "", 0


def turns_line_ends(book: Book | None) -> bool:
    """Whether git gives the book's files other line ends than they were committed with."""
    if book is None:
        return False
    from oldcommunity.source.git import Repository

    try:
        repository = Repository.require(book.root)
        return repository.turns_line_ends(f"{repository.prefix(book.root)}book.yaml")
    except (OldCommunityError, ValueError):
        return False


def broken_library(error: BaseException) -> OldCommunityError | None:
    """What stops a run where a library is there and cannot be loaded; None where the error is about something else."""
    if not isinstance(error, ImportError) or (error.name or "").startswith("oldcommunity"):
        return None
    return BookError("broken-library", detail=str(error))
