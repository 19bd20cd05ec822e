"""An area level by level, for whoever has just typed it in one piece."""

from __future__ import annotations

from collections.abc import Mapping

from oldcommunity.labels import Labels
from oldcommunity.views.problems.signs import safe


def levels_text(levels: Mapping[str, str], labels: Labels) -> str:
    """Each name with its level.

    >>> levels_text({"city": "三明市", "district": "三元区"}, Labels("zh"))
    '市 三明市 · 县（市、区） 三元区'
    """
    named = labels.section("codes")
    return " · ".join(f"{named[f'area_levels.{level}']} {safe(name)}" for level, name in levels.items())
