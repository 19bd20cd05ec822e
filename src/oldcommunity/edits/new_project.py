"""A project's file, from nothing: where it lies, what it begins with, and an id when none is at hand."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from oldcommunity.edits.changes import Change
from oldcommunity.edits.splicing import changed

#: Where projects lie of which nobody knows the plan year.
_UNDATED = "undated"
_SCHEMA = "schema/project.schema.json"


def new_project(root: Path, project: str, cohort: str | None, changes: Sequence[Change]) -> tuple[str, bytes]:
    """The path and the bytes of a new project's file, proven to be a record.

    Args:
        root: the book's folder; an editor's schema in it or beside it is named in the file's first line.
        project: its id.
        cohort: its plan year as typed; None where it is not known.
        changes: all that the file is to say, from the id on.

    Raises:
        BookError: the changes cannot be made.
        WouldBeWrong: they make no valid record.
    """
    path = path_of(project, cohort)
    return path, changed("project", path, _first_line(root, path), changes)


def path_of(project: str, cohort: str | None) -> str:
    """Where a project's file lies, from the book's folder."""
    return f"projects/{cohort or _UNDATED}/{project}.yaml"


def next_id(known: Iterable[str], cohort: str | None) -> str:
    """An id that nobody has yet: `2022-project-017` after `2022-project-016`."""
    head = f"{cohort}-project-" if cohort else "project-"
    pattern = re.compile(re.escape(head) + r"([0-9]{1,9})", re.ASCII)
    numbers = [int(match[1]) for one in known if (match := pattern.fullmatch(one))]
    return f"{head}{max(numbers, default=0) + 1:03}"


def _first_line(root: Path, path: str) -> bytes:
    """What tells an editor by which schema to check and complete the file; nothing where the book has none."""
    for folder in (root, root.parent):
        schema = folder / _SCHEMA
        if schema.is_file():
            relative = Path(os.path.relpath(schema, (root / path).parent)).as_posix()
            return f"# yaml-language-server: $schema={relative}\n".encode()
    return b""
