"""A column map: what other people's headings stand for, `{heading: field path}`, read strictly and with places."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from oldcommunity.diagnostics import Diagnostic, Location
from oldcommunity.errors import BookError, UsageError, system_error
from oldcommunity.exchange.tables.columns import FIELDS, SKIP, Target, parse_target
from oldcommunity.exchange.tables.headings import plain, read_heading, unit_of
from oldcommunity.exchange.tables.layout import Column
from oldcommunity.rules import located
from oldcommunity.source.document import load_document
from oldcommunity.source.places import key_place, value_place


@dataclass(frozen=True, slots=True)
class BadEntry:
    """An entry of a map that names no field: its place, its text, and the nearest paths."""

    at: Location
    given: str
    offers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """A map, or what is wrong with it.

    Attributes:
        targets: what each heading stands for, by the heading without spaces.
        findings: what keeps the file from being read.
        bad: entries that name no field.
    """

    targets: Mapping[str, Target]
    findings: tuple[Diagnostic, ...] = ()
    bad: tuple[BadEntry, ...] = ()


def read_map(path: Path) -> ColumnMap:
    """The map in a file.

    Raises:
        UsageError: there is no such file.
        BookError: it cannot be opened.
    """
    if not path.is_file():
        raise UsageError("no-such-file", path=str(path))
    try:
        data = path.read_bytes()
    except OSError as error:
        raise BookError("cannot-read", path=path.name, reason=system_error(error)) from None
    name = path.as_posix()
    document = load_document(data)
    if document.data is None:
        return ColumnMap({}, tuple(located(finding, name) for finding in document.findings))
    targets: dict[str, Target] = {}
    bad: list[BadEntry] = []
    for heading, value in document.data.items():
        target = _target(value) if isinstance(value, str) else None
        if target is None:
            where = key_place if value is None else value_place
            place = where(document.places, (heading,))
            given = value if isinstance(value, str) else ""
            near = difflib.get_close_matches(given.partition(" ")[0], [*FIELDS, SKIP], n=3, cutoff=0.5)
            bad.append(BadEntry(Location(name, *place.stretch()), given or str(heading), tuple(near)))
        else:
            targets[plain(str(heading))] = target
    return ColumnMap(targets, (), tuple(bad))


def _target(text: str) -> Target | None:
    """What a value of a map names: a path, or one of our own headings (`实际开工日期`, `计划投资 亿元`)."""
    if target := parse_target(text):
        return target
    target = read_heading([text], {}).target
    # A unit that the field cannot have would be lost without a word.
    return target if target and target.unit == unit_of(text) else None


def map_text(columns: tuple[Column, ...], perhaps: str, about: str, name: Callable[[str], str]) -> str:
    """A map for a table's headings, to be completed: what is understood as it is, the rest as `skip`.

    Args:
        columns: the table's columns.
        perhaps: a word before the fields that a heading may be for.
        about: what is told of the map above it; the fields that there are follow it.
        name: what a field is called.
    """
    lines = [f"# {about}\n", *(f"#   {path}  {name(path)}\n" for path in FIELDS), "\n"]
    for column in columns:
        heading = column.heading
        if heading.why == "serial":
            continue
        key = heading.target.key if heading.target is not None else SKIP
        offers = " / ".join(f"{path} {name(path)}" for path in heading.offers if path != SKIP)
        comment = f"  # {perhaps} {offers}" if heading.target is None and offers else ""
        quoted = heading.text.replace("'", "''")
        lines.append(f"'{quoted}': {key}{comment}\n")
    return "".join(lines)
