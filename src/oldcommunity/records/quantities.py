"""How much: the counts of one project, plan or declaration, in all units, and where it lies."""

from __future__ import annotations

import re

from oldcommunity.records.fields import Count, FloorArea, Record, Text

#: The level of an area by the end of its name; the first that fits.
LEVEL_BY_END = {
    "province": ("省", "自治区", "特别行政区", "北京市", "上海市", "天津市", "重庆市", "兵团"),
    "zone": ("市区", "片区"),
    "subdistrict": ("街道", "乡", "镇"),
    "district": ("区", "县", "旗"),
    "city": ("市", "自治州", "盟", "地区"),
}
_BETWEEN = r"\s、，,/·"
#: Names that stand without anything between them.
_JOINED = re.compile(rf"[^{_BETWEEN}]+?(?:省|自治区|市区|市|县(?!区)|区|旗|街道|(?:乡|镇)(?![^{_BETWEEN}]))")


def area_offer(text: str) -> str:
    """An area told by bare names, with the levels that their ends show; empty where one of them shows none.

    >>> area_offer("福建省 三明市"), area_offer("三元区"), area_offer("三明")
    ('{province: 福建省, city: 三明市}', '{district: 三元区}', '')
    >>> area_offer("三明市三元区列东街道")
    '{city: 三明市, district: 三元区, subdistrict: 列东街道}'
    """
    names = _JOINED.findall(text)
    if not names or "".join(names) != re.sub(f"[{_BETWEEN}]+", "", text):
        return ""
    told: dict[str, str] = {}
    for name in names:
        level = next(level for level, ends in LEVEL_BY_END.items() if name.endswith(ends))
        # A city inside a city is one of the size of a county.
        level = "district" if level == "city" and "city" in told else level
        if level in told:
            return ""
        told[level] = name
    return "{" + ", ".join(f"{level}: {name}" for level, name in told.items()) + "}"


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
