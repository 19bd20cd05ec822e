"""How much: the counts of one project, plan or declaration, in all units, and where it lies."""

from __future__ import annotations

from oldcommunity.records.fields import Count, FloorArea, Record, Text


class Area(Record):
    """An administrative or planning area, named from the widest level to the narrowest that is known."""

    province: Text | None = None
    city: Text | None = None
    zone: Text | None = None
    district: Text | None = None
    subdistrict: Text | None = None


class Counts(Record):
    """A number of projects, told in one unit or several."""

    projects: Count | None = None
    communities: Count | None = None
    buildings: Count | None = None
    households: Count | None = None
    floor_area: FloorArea | None = None


class Survey(Record):
    """How many households were asked, and how many agreed."""

    households: Count | None = None
    agreed: Count | None = None
