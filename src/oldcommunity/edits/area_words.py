"""The area of a new book or project, as somebody types it: by levels, or refused with what could be meant."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from oldcommunity.codelists import AREA_LEVELS
from oldcommunity.errors import UsageError
from oldcommunity.records.area_names import Told, area_told


def read_area(
    words: Sequence[str], home: Mapping[str, str] | None = None, known: Iterable[tuple[str, str]] = ()
) -> dict[str, str]:
    """An area told as `三明市三元区`, `三明市 三元区` or `city=三明市`: its names by level, from the widest on.

    >>> read_area(["福建省", "三明市", "zone=市区"])
    {'province': '福建省', 'city': '三明市', 'zone': '市区'}
    >>> read_area(["福建省三明市三元区"], {"province": "福建省", "city": "三明市"})
    {'district': '三元区'}

    Args:
        words: what was typed.
        home: the area of the book, whose levels are not said again.
        known: levels and names that the book has.

    Raises:
        UsageError: a part shows no level, can be meant in several ways, or lies outside the book's area.
    """
    told = area_told(words)
    known = tuple(known)
    if told.doubt:
        raise _doubt(told, known)
    levels = dict(told.levels)
    for level, name in (home or {}).items():
        if levels.get(level) == name:
            del levels[level]
        elif level in levels and level not in told.named:
            other = levels[level]
            if level != "city" or "district" in levels or ("district", other) not in known:
                raise _elsewhere(level, other, levels, home or {})
            # A city in a book on one city is one of the size of a county, where the book has it as such.
            levels["district"] = levels.pop(level)
    return {level: levels[level] for level in AREA_LEVELS if level in levels}


def _doubt(told: Told, known: Iterable[tuple[str, str]]) -> UsageError:
    """What is not certain in what was typed, and what may be typed instead."""
    if told.doubt == "unknown":
        begun = {name for _, name in known if len(told.part) > 1 and name.startswith(told.part)}
        offer = [" ".join([*told.levels.values(), name]) for name in begun] if len(begun) == 1 else told.offers[:1]
        return UsageError("bad-new-area", given=told.part, known=" ".join(AREA_LEVELS), offer="".join(offer))
    if told.doubt == "either":
        ways = " / ".join(told.offers)
        return UsageError("area-either", given=told.part, ways=ways)
    if told.doubt == "below":
        return UsageError("area-below", given=told.part, offer="".join(told.offers))
    return UsageError("area-again", given=told.part)


def _elsewhere(level: str, name: str, levels: Mapping[str, str], home: Mapping[str, str]) -> UsageError:
    """That an area does not lie in the book's, unless it was typed with its level."""
    ours = "".join(home.values())
    if level == "city" and "district" not in levels:
        return UsageError("area-perhaps-county", given=name, home=ours)
    return UsageError("area-elsewhere", given=name, home=ours, level=level)
