"""What the columns of a table of projects can hold, by the path of the field that each fills.

`budget`, `milestones.started.met`, `progress.invested`: a path, and behind it, where amounts are bare numbers, the
unit that they are in (`budget 万元`). The office's own sheet carries these keys in a hidden row; a column map names
them for other people's headings.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from oldcommunity.codelists import AREA_LEVELS, MILESTONES, PARTY_ROLES

#: What a cell of each path is read as.
FIELDS: dict[str, str] = {
    "id": "id",
    "name": "text",
    "cohort": "year",
    **{f"area.{level}": "text" for level in AREA_LEVELS},
    "communities": "count",
    "buildings": "count",
    "households": "count",
    "floor_area": "area",
    "built_year": "year",
    "budget": "money",
    "lead.name": "text",
    **{f"parties.{role}": "text" for role in PARTY_ROLES},
    **{f"milestones.{code}.{side}": side for code in MILESTONES for side in ("due", "met")},
    "progress.as_of": "day",
    "progress.invested": "money",
    "progress.period": "money",
    "progress.physical": "percent",
    "progress.status": "status",
    "progress.note": "text",
    "issue.text": "text",
    "issue.cause": "cause",
    "issue.owner": "text",
    "issue.due": "due",
    "note": "text",
}
#: What our own sheet shows to whoever fills it in, and what is never read back.
SHOWN = {
    "last.as_of": "day",
    "last.invested": "money",
    "last.physical": "percent",
    "last.issues": "text",
}
#: What of these the monthly table leaves to be filled in; its other cells are locked.
_REPORTED = re.compile(r"progress\.|issue\.|milestones\.[a-z_]+\.met$")
#: A column that is looked at no further.
SKIP = "skip"

#: How many of the smallest unit each unit of a kind is worth; the names are also those that headings may carry.
UNITS: dict[str, dict[str, int]] = {
    "money": {"元": 100, "万元": 1_000_000, "亿元": 10_000_000_000},
    "count": {"": 1, "万": 10_000},
    "area": {"平方米": 100, "万平方米": 1_000_000},
    "percent": {"%": 100},
    "status": {"%": 100},
}
#: Signs that count things and say nothing of the size of a number.
COUNTERS = ("户", "个", "栋", "幢", "座", "项", "处", "套", "家", "人", "年", "天")


@dataclass(frozen=True, slots=True)
class Target:
    """What a column fills.

    Attributes:
        path: a key of `FIELDS` or `SHOWN`, or `skip`.
        unit: the unit of its bare numbers; empty where nothing states one.
    """

    path: str
    unit: str = ""

    @property
    def kind(self) -> str:
        """What its cells are read as."""
        return FIELDS.get(self.path) or SHOWN.get(self.path) or SKIP

    @property
    def key(self) -> str:
        """The path with its unit, as a map or a hidden row tells it."""
        return f"{self.path} {self.unit}".strip()


def is_reported(path: str) -> bool:
    """Whether the monthly table leaves the cells of a path to be filled in.

    >>> is_reported("milestones.started.met"), is_reported("milestones.started.due"), is_reported("households")
    (True, False, False)
    """
    return _REPORTED.match(path) is not None


def parse_target(text: str) -> Target | None:
    """The target that a key of a map or of a hidden row names; None where it names none.

    >>> parse_target("budget 万元"), parse_target("budget 平方米")
    (Target(path='budget', unit='万元'), None)
    """
    path, _, unit = text.strip().partition(" ")
    target = Target(path, unit.strip())
    known = path in FIELDS or path in SHOWN or path == SKIP
    return target if known and (not target.unit or target.unit in UNITS.get(target.kind, ())) else None
