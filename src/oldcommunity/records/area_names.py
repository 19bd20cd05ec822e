"""Areas told in one piece, `福建省三明市三元区白沙街道`: the name of each level, or what is not certain about them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from oldcommunity.codelists import AREA_LEVELS

#: The level of an area by the end of its name; the first that fits.
_LEVEL_BY_END = (
    ("province", ("省", "自治区", "特别行政区", "北京市", "上海市", "天津市", "重庆市", "兵团")),
    ("zone", ("市区", "片区")),
    ("subdistrict", ("街道", "乡", "镇", "苏木")),
    ("", ("社区", "小区")),
    ("city", ("自治州", "盟", "地区", "市")),
    ("district", ("区", "县", "旗")),
)
#: Levels from the widest on; an area of the office's own (`zone`) lies among them as the office likes.
_ORDER = ("province", "city", "district", "subdistrict")
#: What lies inside a street, and is no level of an area.
_BELOW = ("社区", "小区", "村", "居委会")
#: Names of districts in one city and of a part of the town in another.
_EITHER = frozenset({"城区", "老城区", "主城区", "中心城区"})
_BETWEEN = re.compile(r"[\s、，,/·・]+")
#: No area's name in full has more signs.
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Told:
    """What a text says of an area.

    Attributes:
        levels: the names by level, from the widest on, as far as they were understood.
        doubt: why not all of it is certain: `unknown` (a part that shows no level), `again` (a level told twice),
            `either` (a part with several readings), `below` (what lies inside a street); empty where all is.
        part: the part that is meant.
        offers: what may be written instead.
        named: the levels that were named as such, `district=永安市`.
    """

    levels: Mapping[str, str]
    doubt: str = ""
    part: str = ""
    offers: tuple[str, ...] = ()
    named: frozenset[str] = field(default=frozenset())


class _Split(NamedTuple):
    """Names that stand without anything between them; `cost` counts the ends of levels left inside names."""

    cost: int
    names: tuple[tuple[str, str], ...]


def area_told(texts: Sequence[str]) -> Told:
    """What is said of an area by names in one piece or several, or as `city=三明市`.

    >>> area_told(["福建省三明市三元区白沙街道"]).levels
    {'province': '福建省', 'city': '三明市', 'district': '三元区', 'subdistrict': '白沙街道'}
    >>> area_told(["北京市　朝阳区/三里屯街道"]).levels
    {'province': '北京市', 'district': '朝阳区', 'subdistrict': '三里屯街道'}
    >>> told = area_told(["三明市区"])
    >>> told.doubt, told.offers
    ('either', ('三明市 市区', 'zone=三明市区', 'district=三明市区'))
    """
    levels: dict[str, str] = {}
    named: set[str] = set()
    for word in [word for text in texts for word in _BETWEEN.split(text) if word]:
        level, equals, name = word.replace("＝", "=").partition("=")
        if equals:
            if level not in AREA_LEVELS or not name:
                return Told(_sorted(levels), "unknown", word)
            if level in levels:
                return Told(_sorted(levels), "again", word)
            levels[level] = name
            named.add(level)
            continue
        doubt = _take(word, levels)
        if doubt is not None:
            return doubt
    return Told(_sorted(levels), named=frozenset(named))


def area_offer(text: str) -> str:
    """An area told by bare names, as it is written in a file; empty where that is not certain.

    >>> area_offer("福建省 三明市"), area_offer("三元区"), area_offer("三明")
    ('{province: 福建省, city: 三明市}', '{district: 三元区}', '')
    """
    told = area_told([text]) if "=" not in text else Told({}, "unknown")
    return "" if told.doubt or not told.levels else "{" + ", ".join(f"{a}: {b}" for a, b in told.levels.items()) + "}"


def _take(word: str, levels: dict[str, str]) -> Told | None:
    """Add the names of a word to the levels; else say what is not certain about it."""
    if len(word) > _LONGEST:
        return Told(_sorted(levels), "unknown", word)
    found = _splits(word, levels)
    if len(found) == 1:
        for level, name in found[0].names:
            several = _readings(level, name, levels)
            if several or level in levels or name in levels.values():
                told = dict(levels)
                offers = tuple(" ".join(filter(None, (" ".join(told.values()), one))) for one in several)
                return Told(_sorted(levels), "either" if several else "again", name, offers)
            levels[level] = name
        return None
    if found:
        offers = tuple(" ".join(name for _, name in one.names) for one in found)
        return Told(_sorted(levels), "either", word, offers)
    for end in range(len(word) - 1, 1, -1):
        before = _splits(word[:end], levels)
        if len(before) == 1:
            levels.update(before[0].names)
            return _not_understood(word[end:], levels)
    if _level_of(word, levels) in levels:
        return Told(_sorted(levels), "again", word)
    return _not_understood(word, levels)


def _not_understood(part: str, levels: Mapping[str, str]) -> Told:
    """What to say of a part that shows no level, after others that do."""
    inside = "subdistrict" in levels or part.endswith(_BELOW)
    wider = tuple(_sorted(levels).values())
    offer = wider if inside else (*wider, _in_full(part, levels))
    return Told(_sorted(levels), "below" if inside else "unknown", part, (" ".join(offer),) if all(offer) else ())


def _readings(level: str, name: str, levels: Mapping[str, str]) -> tuple[str, ...]:
    """The ways in which a name may be meant, if there are several."""
    if level == "zone" and name.endswith("市区") and name != "市区":
        town = () if "city" in levels else (f"{name[:-1]} 市区",)
        either = (f"zone={name}", f"district={name}")
        return (*town, *(either if town else reversed(either)))
    if name in _EITHER:
        return f"district={name}", f"zone={name}"
    return (f"{level}={name}",) if _hides_another(name) else ()


def _in_full(part: str, levels: Mapping[str, str]) -> str:
    """A short name without its end, with the one that the next level has most often; empty for anything longer."""
    narrowest = [level for level in _ORDER if level in levels][-1:]
    end = {"province": "市", "city": "区", "district": "街道"}.get("".join(narrowest), "")
    return part + end if end and len(part) <= 3 else ""


def _hides_another(name: str) -> bool:
    """Whether a name could be two in an order that areas are not told in: `三元区三明市`."""
    return any(_level_of(name[:at], ()) and _level_of(name[at:], ()) for at in range(2, len(name) - 1))


def _splits(word: str, levels: Mapping[str, str]) -> list[_Split]:
    """The best ways to part a word into names from wide to narrow; one that leaves fewer ends inside is better."""
    ways: list[dict[tuple[str, ...], list[_Split]]] = [{} for _ in range(len(word) + 1)]
    ways[0][tuple(levels)] = [_Split(0, ())]
    for start in range(len(word)):
        for seen, before in ways[start].items():
            inside = 0
            for end in range(start + 2, len(word) + 1):
                name = word[start:end]
                level = _level_of(name, seen)
                if level and _may_follow(level, seen, alone=start == 0 and end == len(word)):
                    found = [_Split(one.cost + inside, (*one.names, (level, name))) for one in before]
                    known = ways[end].setdefault((*seen, level), [])
                    known += found
                    least = min(one.cost for one in known)
                    known[:] = [one for one in known if one.cost == least][:2]
                inside += bool(level)
    whole = [one for several in ways[-1].values() for one in several]
    least = min((one.cost for one in whole), default=0)
    return [one for one in whole if one.cost == least][:2]


def _may_follow(level: str, seen: Sequence[str], *, alone: bool) -> bool:
    """Whether a level comes after others; what stands alone as a word may be told in any order."""
    if level in seen:
        return False
    if alone or level == "zone":
        return True
    return all(one == "zone" or _ORDER.index(one) < _ORDER.index(level) for one in seen)


def _level_of(name: str, seen: Sequence[str] | Mapping[str, str]) -> str:
    """The level that a name's end shows; empty where it shows none."""
    # 沙县区… is 沙县区 and not 沙县 with something after it, 东乡族自治县 is not in 东乡.
    if name.startswith(("区", "族")):
        return ""
    for level, ends in _LEVEL_BY_END:
        end = next((end for end in ends if name.endswith(end)), "")
        # No city and no province has a name of one sign; 北京市 and 市区 are their own ends.
        least = 2 if end in ("市", "省") else 0 if level in ("province", "zone") else 1
        if end and len(name) >= len(end) + least:
            # A city inside a city is one of the size of a county.
            inner = level == "city" and "city" in seen and not {"district", "subdistrict"} & set(seen)
            return "district" if inner else level
    return ""


def _sorted(levels: Mapping[str, str]) -> dict[str, str]:
    return {level: levels[level] for level in AREA_LEVELS if level in levels}
