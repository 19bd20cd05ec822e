"""Areas as the levels that name them, from province to subdistrict; None where a level is not named."""

from __future__ import annotations

from oldcommunity.codelists import AREA_LEVELS

Area = tuple[str | None, ...]

#: The columns of an area, for SELECT lists.
AREA_COLUMNS = ", ".join(AREA_LEVELS)
EVERYWHERE: Area = (None,) * len(AREA_LEVELS)
#: In a scope, at a level: only what does not name that level.
NOT_NAMED = ""


def is_inside(area: Area, other: Area) -> bool:
    """Whether every level that `other` names is the same in `area`: inside it or equal to it.

    `NOT_NAMED` at a level of `other` asks for areas that leave the level out.

    >>> is_inside((None, "三明市", "市区", "三元区", None), (None, "三明市", "市区", None, None))
    True
    """
    for own, name in zip(area, other, strict=True):  # noqa: SIM110 - asked so often that a generator is felt
        if name is not None and name != (own or NOT_NAMED):
            return False
    return True


def lie_apart(one: Area, other: Area) -> bool:
    """Whether two areas certainly share nothing: some level has one name here and another there.

    A zone and a district that names no zone may overlap.
    """
    return any(mine and yours and mine != yours for mine, yours in zip(one, other, strict=True))


def area_condition(area: Area, table: str) -> tuple[list[str], dict[str, str | None]]:
    """The SQL conditions for rows inside an area, and what fills them."""
    named = {level: name for level, name in zip(AREA_LEVELS, area, strict=True) if name is not None}
    return [f"{table}.{level} IS :{level}" for level in named], {
        level: None if name == NOT_NAMED else name for level, name in named.items()
    }


def is_strictly_inside(area: Area, other: Area) -> bool:
    """Whether `area` is inside `other` and names more."""
    named, others = (sum(name is not None for name in names) for names in (area, other))
    return named > others and is_inside(area, other)


def area_name(area: Area) -> str:
    """The names of an area, widest first: `三明市市区三元区`; empty for everywhere."""
    return "".join(name for name in area if name)


def narrowest(area: Area) -> str:
    """The name of the narrowest level; empty for everywhere."""
    return next((name for name in reversed(area) if name), "")


def depth(area: Area) -> int:
    """How far down an area goes: the place of its narrowest level, from 1; 0 for everywhere."""
    return max((i + 1 for i, name in enumerate(area) if name is not None), default=0)
