"""What happened, as changes to the file that tells of it: progress, milestones, suspensions, problems solved."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from oldcommunity.codelists import MILESTONES
from oldcommunity.dates import day_text, parse_span
from oldcommunity.edits.batch import Edit
from oldcommunity.edits.changes import Append, Change, Drop, Path, Put, value_at
from oldcommunity.edits.splicing import changed, said
from oldcommunity.errors import FormError, UsageError
from oldcommunity.records.fields import nearest
from oldcommunity.source.names import kind_of

_NUMBERED = re.compile(r"(?:(?P<list>findings|requests)\[)?(?P<number>\d+)\]?")


@dataclass(frozen=True, slots=True)
class Happened:
    """What somebody has to record; texts as they are typed, dates and amounts among them.

    Attributes:
        as_of: the day up to which progress is counted.
        on: the day on which a problem was found or solved.
        progress: the fields of the progress entry besides its day.
        met: the days of milestones, by code.
        suspended: since when the works stand still.
        resumed: when they went on.
        cancelled: when the project was given up.
        reason: why it was suspended or cancelled.
        solved: numbers of problems; of an inspection also `requests[11]`.
        problem: a new problem's fields besides its number and the day on which it was found.
        remarks: note and source of all this.
    """

    as_of: str | None = None
    on: str | None = None
    progress: Mapping[str, str] = field(default_factory=dict)
    met: Mapping[str, str] = field(default_factory=dict)
    suspended: str | None = None
    resumed: str | None = None
    cancelled: str | None = None
    reason: str | None = None
    solved: tuple[str, ...] = ()
    problem: Mapping[str, str] = field(default_factory=dict)
    remarks: Mapping[str, str] = field(default_factory=dict)


def recorded(path: str, old: bytes | None, told: Happened) -> Edit:
    """The file that tells of a project or an inspection, with what happened written into it.

    Args:
        path: the file, from the book's root.
        old: its bytes.
        told: what happened.

    Raises:
        UsageError: there is no such problem, or nothing that could be resumed.
    """
    kind = kind_of(path) or ""
    changes = inspection_changes if kind == "inspection" else project_changes
    return Edit(path, old, changed(kind, path, old, list(changes(said(path, old), told))))


def project_changes(data: Any, told: Happened) -> Iterator[Change]:
    """The changes to a project's file; an entry of the same day, code or beginning is brought up to date.

    Args:
        data: what the file says.
        told: what happened.

    Raises:
        UsageError: there is no such problem, or nothing that could be resumed.
    """
    remarks = told.remarks
    if told.as_of is not None and told.progress:
        yield from _entry(data, told.as_of, {**told.progress, **remarks})
    rows = _items(data, "milestones")
    codes = [str(row.get("code")) for row in rows]
    for code in sorted(told.met, key=MILESTONES.index):
        yield from _milestone(rows, codes, code, {"met": told.met[code], **remarks})
    if told.suspended is not None:
        said = ({"reason": told.reason} if told.reason else {}) | _only(remarks, "source")
        starts = [row.get("from") for row in _items(data, "suspensions")]
        if told.suspended in starts:
            yield from _put(("suspensions", starts.index(told.suspended)), said)
        else:
            yield Append(("suspensions",), {"from": told.suspended, **said})
    if told.resumed is not None:
        yield Put(("suspensions", _open_suspension(data), "until"), _day_before(told.resumed))
    if told.cancelled is not None:
        said = {"on": told.cancelled} | ({"reason": told.reason} if told.reason else {}) | _only(remarks, "source")
        yield from _put(("cancelled",), said)
    for number in told.solved:
        yield from _put((*_numbered(data, ("issues",), number), *()), {"closed": told.on} | _only(remarks, "note"))
    if told.problem:
        new = {"id": _next(data, ("issues",)), "opened": told.on, **told.problem, **_only(remarks, "note")}
        yield Append(("issues",), {key: new[key] for key in _ISSUE if new.get(key) is not None})


def inspection_changes(data: Any, told: Happened) -> Iterator[Change]:
    """The changes to an inspection's file: findings and requests that are done with, a finding more.

    Raises:
        UsageError: there is no such finding or request, or one of each has that number.
    """
    for number in told.solved:
        path = _numbered(data, ("findings", "requests"), number)
        yield from _put(path, {"closed": told.on} | _only(told.remarks, "note"))
    if told.problem:
        new = {"id": _next(data, ("findings", "requests")), **told.problem, **_only(told.remarks, "note")}
        yield Append(("findings",), {key: new[key] for key in _FINDING if new.get(key) is not None})


_ISSUE = ("id", "opened", "cause", "text", "owner", "due", "note")
_FINDING = ("id", "text", "cause", "owner", "due", "note")


def _day_before(text: str) -> str:
    """The last day of a suspension after which the works went on; of a month or a year it is not known closer."""
    span = parse_span(text)
    if span.latest != span.earliest and not text.startswith("../"):
        return text
    before = day_text(span.latest - 1)
    return f"../{before}" if text.startswith("../") else before


def _entry(data: Any, as_of: str, said: Mapping[str, str]) -> Iterator[Change]:
    """A progress entry: the one of that day, else a new one, among the others by day."""
    day = parse_span(as_of).latest
    days = [_day(row.get("as_of")) for row in _items(data, "progress")]
    if day in days:
        yield from _put(("progress", days.index(day)), said)
        return
    known = [one for one in days if one is not None]
    in_order = known == sorted(known)
    later = next((i for i, one in enumerate(days) if one is not None and one > day), None) if in_order else None
    yield Append(("progress",), {"as_of": as_of, **said}, before=later)


def _milestone(rows: list[Any], codes: list[str], code: str, said: Mapping[str, str]) -> Iterator[Change]:
    """A milestone that is met; one that was only inferred is not so any more."""
    if code in codes:
        at = codes.index(code)
        yield from _put(("milestones", at), said)
        if at < len(rows) and rows[at].get("inferred") == "true" and rows[at].get("met") != said["met"]:
            yield Drop(("milestones", at, "inferred"))
        return
    rank = MILESTONES.index(code)
    later = (i for i, other in enumerate(codes) if other in MILESTONES and MILESTONES.index(other) > rank)
    at = next(later, len(codes))
    yield Append(("milestones",), {"code": code, **said}, before=at)
    codes.insert(at, code)
    rows.insert(at, {"code": code})


def _put(path: Path, said: Mapping[str, Any]) -> Iterator[Change]:
    for key, value in said.items():
        if value is not None:
            yield Put((*path, key), value)


def _only(remarks: Mapping[str, str], key: str) -> dict[str, str]:
    return {key: remarks[key]} if key in remarks else {}


def _items(data: Any, name: str) -> list[Any]:
    found, _ = value_at(data, (name,))
    return [row if isinstance(row, dict) else {} for row in found] if isinstance(found, list) else []


def _day(text: Any) -> int | None:
    try:
        return parse_span(str(text)).latest
    except FormError:
        return None


def _open_suspension(data: Any) -> int:
    rows = _items(data, "suspensions")
    for i in range(len(rows) - 1, -1, -1):
        if rows[i].get("until") is None:
            return i
    raise UsageError("not-suspended")


def _next(data: Any, names: tuple[str, ...]) -> str:
    numbers = [str(row.get("id")) for name in names[:1] for row in _items(data, name)]
    return str(max((int(number) for number in numbers if number.isascii() and number.isdigit()), default=0) + 1)


def _numbered(data: Any, names: tuple[str, ...], given: str) -> Path:
    """The item with a number in one of several lists."""
    match = _NUMBERED.fullmatch(given)
    wanted = names if match is None or match["list"] is None else tuple(n for n in names if n == match["list"])
    found: list[Path] = []
    known = []
    for name in wanted:
        for i, row in enumerate(_items(data, name)):
            number = str(row.get("id"))
            known.append(number if len(wanted) == 1 else f"{name}[{number}]")
            if match is not None and number == match["number"]:
                found.append((name, i))
    place = "|".join(names)
    if len(found) > 1:
        raise UsageError("several-items", given=given, place=place, known=" ".join(f"{p[0]}[{given}]" for p in found))
    if not found:
        raise UsageError(
            "unknown-item", given=given, place=place, offer=nearest(given, tuple(known)), known=" ".join(known) or "–"
        )
    return found[0]
