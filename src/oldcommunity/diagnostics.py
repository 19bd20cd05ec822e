"""Problems as values: a stable code, a severity, a place in a file, and what the sentence needs to know.

Nothing here knows any language or terminal: `labels` holds the words, `views` the layout. Lines and columns
count from 1, columns in code points (what editors show); `end_column` is exclusive.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

#: What a sentence may be filled with. Texts stand as the user typed them.
Params = Mapping[str, str | int]


class Severity(StrEnum):
    """How much a problem weighs: an error cannot be true, a warning is improbable, info is worth knowing."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


def pack(line: int, column: int, end_column: int) -> int:
    """A place inside a file as one integer that sorts like it and fits a database column.

    >>> unpack(pack(14, 5, 12))
    (14, 5, 12)
    """
    return line << 32 | min(column, 0xFFFF) << 16 | min(end_column, 0xFFFF)


def unpack(place: int) -> tuple[int, int, int]:
    """Line, column and end column of a packed place."""
    return place >> 32, place >> 16 & 0xFFFF, place & 0xFFFF


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A stretch of one line of one file of the book; `path` is relative to the book's root, with `/`."""

    path: str
    line: int = 1
    column: int = 1
    end_column: int = 1

    @classmethod
    def of(cls, path: str, place: int) -> Location:
        """The location of a packed place in a file."""
        return cls(path, *unpack(place))


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem inside one file's content, wherever that content lies: a diagnostic without its path."""

    code: str
    line: int
    column: int
    end_column: int
    params: Params = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One problem, complete when made.

    Attributes:
        code: stable, listed in `rules.RULES`.
        severity: from the rule, unless the book's circumstances lower it.
        at: the primary place.
        params: what the sentence and the remedy are filled with.
        related: other places that take part (the first of two equal ids, the declaration that disagrees).
    """

    code: str
    severity: Severity
    at: Location
    params: Params = field(default_factory=dict)
    related: tuple[Location, ...] = ()

    def sort_key(self) -> tuple[Location, str, str]:
        """By place, then code: every run prints alike."""
        return (self.at, self.code, repr(sorted(self.params.items())))
