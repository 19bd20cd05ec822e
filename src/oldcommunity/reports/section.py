"""A part of a project's page that stands apart: a list of its record, or of what the book says for all."""

from __future__ import annotations

from dataclasses import dataclass

from oldcommunity.reports.facts import Fact


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a record: the key of its field, and the facts of each item."""

    field: str
    items: tuple[tuple[Fact, ...], ...]

    @property
    def many(self) -> bool:
        """Whether it is a list in the record."""
        return self.field not in ("Project.lead", "Project.governance")
