"""Due dates of a project's milestones, put into its file."""

from __future__ import annotations

from collections.abc import Mapping

from oldcommunity.codelists import MILESTONES
from oldcommunity.edits.changes import Append, Change, Put
from oldcommunity.edits.splicing import changed, said


def with_due_dates(path: str, data: bytes | None, due: Mapping[str, str]) -> bytes:
    """The bytes of a project's file in which milestones are due on other days; those that are missing are added.

    Args:
        path: the file's path, for messages.
        data: its bytes.
        due: the due date of each milestone, as it is typed.

    Raises:
        BookError: the file cannot be read or changed.
    """
    codes = [str(one.get("code")) for one in said(path, data).get("milestones") or [] if isinstance(one, dict)]
    changes: list[Change] = []
    for code in sorted(due, key=MILESTONES.index):
        if code in codes:
            changes.append(Put(("milestones", codes.index(code), "due"), due[code]))
            continue
        # Where it comes in the usual order; what is written in another order stays so.
        rank = MILESTONES.index(code)
        later = (i for i, other in enumerate(codes) if other in MILESTONES and MILESTONES.index(other) > rank)
        at = next(later, len(codes))
        changes.append(Append(("milestones",), {"code": code, "due": due[code]}, before=at))
        codes.insert(at, code)
    return changed("project", path, data, changes)
