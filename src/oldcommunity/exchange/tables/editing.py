"""From new values of a project to the edits of its file: which key is put, which list gets an item."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from oldcommunity.book.located import Project
from oldcommunity.dates import day_text
from oldcommunity.exchange.tables.cell_dates import Unclear


@dataclass(frozen=True, slots=True)
class Edit:
    """A value at a path of the file's data; with `adds`, one more item of the list there."""

    path: tuple[str | int, ...]
    value: Any
    adds: bool = False


def edits_of(record: Project, values: Mapping[str, str], day: int | None) -> list[Edit]:
    """The edits that give a record new values.

    Args:
        record: the project as it is.
        values: the new values by path.
        day: the day of reports and of problems found.

    Raises:
        Unclear: a value has no single place to go to.
    """
    edits: list[Edit] = []
    added: dict[str, dict[str, str]] = {}
    for path, text in values.items():
        first, *rest = path.split(".")
        match first:
            case "milestones":
                code, side = rest
                i = next((i for i, one in enumerate(record.milestones) if one.code == code), None)
                if i is None:
                    added.setdefault(code, {"code": code})[side] = text
                else:
                    edits.append(Edit(("milestones", i, side), text))
            case "parties":
                same = [i for i, one in enumerate(record.parties) if one.role == rest[0]]
                if len(same) > 1:
                    raise Unclear("several-parties", path=path, given=text)
                item = {"role": rest[0], "name": text}
                edits.append(Edit(("parties", same[0], "name"), text) if same else Edit(("parties",), item, adds=True))
            case "progress" | "issue":
                continue
            case _:
                edits.append(Edit((first, *rest), text))
    edits += [Edit(("milestones",), item, adds=True) for item in added.values()]
    return [*edits, *_progress(record, values, day), *_issue(record, values, day)]


def _progress(record: Project, values: Mapping[str, str], day: int | None) -> list[Edit]:
    names = [name for name in ("invested", "physical", "note") if f"progress.{name}" in values]
    told = {name: values[f"progress.{name}"] for name in names}
    if not told or day is None:
        return []
    i = next((i for i, entry in enumerate(record.progress) if entry.as_of == day), None)
    if i is None:
        return [Edit(("progress",), {"as_of": day_text(day), **told}, adds=True)]
    return [Edit(("progress", i, name), text) for name, text in told.items()]


def _issue(record: Project, values: Mapping[str, str], day: int | None) -> list[Edit]:
    if "issue.text" not in values or day is None:
        return []
    item = {"id": str(max((issue.id for issue in record.issues), default=0) + 1), "opened": day_text(day)}
    item |= {name: values[f"issue.{name}"] for name in ("cause", "text", "owner", "due") if f"issue.{name}" in values}
    return [Edit(("issues",), item, adds=True)]
