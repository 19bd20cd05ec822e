"""What a project's record says for each column, as text in the form of the records."""

from __future__ import annotations

from oldcommunity.book.located import Project
from oldcommunity.codelists import AREA_LEVELS
from oldcommunity.dates import day_text, span_text
from oldcommunity.exchange.tables.cell_values import amount_text
from oldcommunity.exchange.tables.columns import FIELDS, SHOWN


def recorded(record: Project, path: str, day: int | None) -> str | None:
    """What a record says for a path; None where it says nothing.

    Args:
        record: the project.
        path: a key of `columns.FIELDS` or `columns.SHOWN`.
        day: the day whose report is asked for; for what was last reported, the day before which.
    """
    first, _, rest = path.partition(".")
    match first:
        case "area":
            return getattr(record.area, rest) if record.area and rest in AREA_LEVELS else None
        case "lead":
            return record.lead.name if record.lead else None
        case "parties":
            return "、".join(party.name for party in record.parties if party.role == rest) or None
        case "milestones":
            code, _, side = rest.partition(".")
            milestone = next((one for one in record.milestones if one.code == code), None)
            span = getattr(milestone, side) if milestone else None
            return span_text(span) if span else None
        case "progress":
            return _reported(record, rest, day)
        case "last":
            return _last(record, rest, day)
        case "issue":
            return None
    value = getattr(record, path)
    if value is None:
        return None
    kind = FIELDS[path]
    return amount_text(value.value, kind) if kind in ("money", "count", "area") else str(value)


def _reported(record: Project, name: str, day: int | None) -> str | None:
    """What was reported as of exactly a day."""
    entry = next((one for one in record.progress if one.as_of == day), None)
    if name == "as_of":
        return day_text(day) if day is not None else None
    value = getattr(entry, name, None) if entry else None
    if value is None:
        return None
    return value if name == "note" else amount_text(value.value, FIELDS[f"progress.{name}"])


def _last(record: Project, name: str, day: int | None) -> str | None:
    """What was last reported before a day: its day, its money, its works; and the problems still open on that day."""
    if name == "issues":
        open_ones = [one for one in record.issues if one.closed is None or (day and one.closed.earliest > day)]
        return "\n".join(f"{one.id}. {one.text}" for one in open_ones if not day or one.opened.earliest <= day) or None
    reports = [one for one in record.progress if day is None or one.as_of < day]
    latest = max(reports, key=lambda one: one.as_of, default=None)
    if latest is None:
        return None
    if name == "as_of":
        return day_text(latest.as_of)
    known = [one for one in reports if getattr(one, name) is not None]
    value = getattr(max(known, key=lambda one: one.as_of), name) if known else None
    return amount_text(value.value, SHOWN[f"last.{name}"]) if value is not None else None
