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


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A stretch of one line of one file of the book; `path` is relative to the book's root, with `/`."""

    path: str
    line: int = 1
    column: int = 1
    end_column: int = 1


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
