"""What a table would change in the book, and what is to be told of its cells, as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from oldcommunity.exchange.tables.editing import Edit
from oldcommunity.exchange.tables.matching import Known

#: What our own sheet held when it was written: by project and path.
Base = Mapping[tuple[str, str], str]


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to tell about a cell: a key of the page's words, and what they are filled with."""

    key: str
    at: str
    params: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Change:
    """A field of a project that a cell gives another value: `old` is None where nothing was known.

    `day` is the day of the report that the value belongs to, where it belongs to one.
    """

    path: str
    old: str | None
    new: str
    at: str
    day: str = ""


@dataclass(frozen=True, slots=True)
class Proposed:
    """All that changes in one project, the edits that its file needs, and the bytes that these are made for.

    `old` is None for a project that is to be made.
    """

    project: Known
    changes: tuple[Change, ...]
    edits: tuple[Edit, ...]
    old: bytes | None


@dataclass
class Proposal:
    """What a table comes to.

    Attributes:
        projects: those that something changes in, in the order of the table.
        rows: how many rows with projects were read.
        problems: what keeps the table from being imported.
        doubts: what does not keep it from that, and ought to be looked at.
        held: changes of locked cells of our own sheet, which are told and not written.
        readings: how cells were read that could be written more plainly.
    """

    projects: list[Proposed] = field(default_factory=list)
    rows: int = 0
    problems: list[Remark] = field(default_factory=list)
    doubts: list[Remark] = field(default_factory=list)
    held: list[Remark] = field(default_factory=list)
    readings: list[Remark] = field(default_factory=list)
