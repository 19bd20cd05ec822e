"""The city, its districts and their subdistricts: all names are invented."""

from __future__ import annotations

PROVINCE = "虚构省"
CITY = "青榆市"
#: What every file says of itself.
SOURCE = "虚构示例，不对应任何真实的城市、小区、单位和个人"
#: The last day on which anything was reported.
LAST_DAY = "2023-06-30"

#: A planning zone that crosses districts, and the subdistricts that lie in it.
ZONE = "老城片区"
_IN_ZONE = ("石桥头", "鼓角", "砚池")
#: Districts by the word in the names of their files, each with its subdistricts.
DISTRICTS = {
    "wangxi": ("望溪区", ("竹影", "石桥头", "鼓角")),
    "yanhu": ("砚湖区", ("砚池", "藕香", "渔灯")),
    "yunlu": ("云麓区", ("松涛", "茶坪", "麓南")),
}


def district_of(subdistrict: str) -> str:
    """The word of the district in which a subdistrict lies."""
    return next(word for word, (_, inside) in DISTRICTS.items() if subdistrict in inside)


def area_of(subdistrict: str) -> dict[str, str]:
    """The area of a project as its record has it."""
    zone = {"zone": ZONE} if subdistrict in _IN_ZONE else {}
    return {**zone, "district": DISTRICTS[district_of(subdistrict)][0], "subdistrict": f"{subdistrict}街道"}
