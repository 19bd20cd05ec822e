"""A record as its file tells it in full, with the place of everything in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar, cast

from oldcommunity.diagnostics import Location
from oldcommunity.errors import BookError
from oldcommunity.records import read_record
from oldcommunity.records.papers import Inspection, InspectionFinding
from oldcommunity.records.project import Issue, Project
from oldcommunity.source.document import load_document
from oldcommunity.source.places import Places, value_place

RecordT = TypeVar("RecordT")


@dataclass(frozen=True, slots=True)
class Located(Generic[RecordT]):
    """A record and where it stands.

    Attributes:
        record: what the file says.
        path: the file.
        places: the places in it.
    """

    record: RecordT
    path: str
    places: Places

    def at(self, *steps: str | int) -> Location:
        """Where the value at a path into the record stands: `at("milestones", 0, "met")`."""
        return Location(self.path, *value_place(self.places, steps).stretch())


def locate(kind: str, path: str, data: bytes) -> Located[RecordT]:
    """The record in a file's bytes.

    Raises:
        BookError: the bytes hold no such record; they changed since the book was opened.
    """
    document = load_document(data)
    record = None if document.data is None else read_record(kind, document.data)[0]
    if record is None:
        raise BookError("changed-meanwhile", path=path)
    return Located(cast("RecordT", record), path, document.places)


# What the layers to the right may know of records: the shapes of those that they are shown in full.
__all__ = ["Inspection", "InspectionFinding", "Issue", "Located", "Project", "locate"]
