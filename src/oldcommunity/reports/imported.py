"""What a table would change in the book, for the page that asks whether it shall."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from oldcommunity.exchange.tables.importing import Imported
from oldcommunity.exchange.tables.proposal import Change, Remark

#: So many cells that were read alike are told of each way of reading.
_EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class Alike:
    """Cells of which the same is to be told: the first few, and how many more there are."""

    key: str
    shown: tuple[Remark, ...]
    more: int


@dataclass(frozen=True, slots=True)
class ChangedProject:
    """A project that a table changes: its name, id and file, and what changes."""

    name: str
    id: str
    path: str
    new: bool
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class ReadTable:
    """A table that was read: its sheet, the path and heading of each column that is used, and its rows."""

    sheet: str
    columns: tuple[tuple[str, str, str], ...]
    rows: int
    sums: int


@dataclass(frozen=True, slots=True)
class UnreadColumn:
    """A column that nothing is read from: where, its heading, why, and what it may be for."""

    at: str
    heading: str
    why: str
    offers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What is told before anything is written.

    Attributes:
        name: the file.
        tables: the tables in it.
        unread: columns that nothing is read from.
        projects: the projects that change.
        rows: how many rows of projects were read.
        problems: what keeps the table from being imported, all of it.
        doubts: what ought to be looked at.
        held: changes of locked cells, which are not written.
        readings: how cells were read, those that were read alike together.
    """

    name: str
    tables: tuple[ReadTable, ...]
    unread: tuple[UnreadColumn, ...]
    projects: tuple[ChangedProject, ...]
    rows: int
    problems: tuple[Remark, ...]
    doubts: tuple[Remark, ...]
    held: tuple[Remark, ...]
    readings: tuple[Alike, ...]

    @property
    def changes(self) -> int:
        """How many fields change."""
        return sum(len(project.changes) for project in self.projects)


def import_report(found: Imported) -> ImportReport:
    """What is told of a file before anything of it is written."""
    proposal = found.proposal
    return ImportReport(
        name=found.name,
        tables=tuple(
            ReadTable(
                table.grid.name,
                tuple((one.heading.text, one.target.path, one.target.unit) for one in table.columns if one.target),
                len(table.rows),
                len(table.sums),
            )
            for table in found.tables
        ),
        unread=tuple(UnreadColumn(one.at, one.heading, one.why, one.offers) for one in found.unread),
        projects=tuple(
            ChangedProject(one.project.name, one.project.id, one.project.path, one.old is None, one.changes)
            for one in proposal.projects
        ),
        rows=proposal.rows,
        problems=tuple(proposal.problems),
        doubts=tuple(proposal.doubts),
        held=tuple(proposal.held),
        readings=tuple(_alike(proposal.readings)),
    )


def _alike(remarks: Sequence[Remark]) -> list[Alike]:
    groups: dict[str, list[Remark]] = {}
    for remark in remarks:
        groups.setdefault(remark.key, []).append(remark)
    return [
        Alike(key, tuple(found[:_EXAMPLES]), max(len(found) - _EXAMPLES, 0)) for key, found in sorted(groups.items())
    ]


# What views may know of cells.
__all__ = ["Alike", "Change", "ChangedProject", "ImportReport", "ReadTable", "Remark", "import_report"]
