"""Which commit the files on disk stand on, and whether they differ from it; git is asked only when either moved."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from oldcommunity.errors import BookError


@dataclass(frozen=True, slots=True)
class Version:
    """What the book stands on.

    Attributes:
        commit: its hash; None outside git, or before the first commit.
        dirty: whether the book's files differ from the commit; None where the commit itself was read.
    """

    commit: str | None
    dirty: bool | None


def git_folder(root: Path) -> Path | None:
    """The `.git` of the working tree that holds a folder; None outside git."""
    for folder in (root, *root.parents):
        git = folder / ".git"
        if git.is_dir():
            return git
        if git.is_file():
            with contextlib.suppress(OSError, UnicodeDecodeError):
                return (folder / git.read_text(encoding="utf-8").removeprefix("gitdir:").strip()).resolve()
    return None


def common_folder(git: Path) -> Path:
    """What all working trees of a repository share."""
    return git.parent.parent if git.parent.name == "worktrees" else git


def worktree_version(db: sqlite3.Connection, root: Path, tree: int) -> Version:
    """The version of the files on disk, remembered as long as neither they nor the branch move."""
    git = git_folder(root)
    if git is None:
        return Version(None, None)
    (generation,) = db.execute("SELECT generation FROM tree WHERE id = ?", (tree,)).fetchone()
    seen = json.dumps([_head_text(git), generation])
    row = db.execute("SELECT value FROM meta WHERE key = ?", (f"version:{tree}",)).fetchone()
    if row:
        before, commit, dirty = json.loads(row[0])
        if before == seen:
            return Version(commit, dirty)
    version = _ask(root)
    if not db.in_transaction:
        db.execute("BEGIN IMMEDIATE")
    remembered = json.dumps([seen, version.commit, version.dirty])
    db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (f"version:{tree}", remembered))
    return version


def _ask(root: Path) -> Version:
    from oldcommunity.source.git import Repository  # noqa: PLC0415 - starts processes; most runs do without

    try:
        repository = Repository.of(root)
        head = repository.head() if repository else None
        if repository is None or head is None:
            return Version(None, None)
        return Version(head, repository.dirty(repository.prefix(root)))
    except BookError:
        return Version(None, None)


def _head_text(git: Path) -> str:
    """What tells that the branch moved: the text of HEAD and of the ref it names."""
    told = ""
    with contextlib.suppress(OSError, UnicodeDecodeError):
        told = (git / "HEAD").read_text(encoding="utf-8").strip()
        name = told.removeprefix("ref: ")
        for folder in (git, common_folder(git)):
            with contextlib.suppress(OSError):
                return f"{told} {(folder / name).read_text(encoding='utf-8').strip()}"
        packed = common_folder(git) / "packed-refs"
        return f"{told} {packed.stat().st_mtime_ns}"
    return told
