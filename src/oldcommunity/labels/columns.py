"""What the columns of tables of projects are called, by the path of the field that each fills."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from oldcommunity.labels import Labels


def column_heading(path: str, labels: Labels) -> str:
    """The heading of a column, with the unit of its numbers.

    >>> from oldcommunity.labels import Labels
    >>> column_heading("budget", Labels("zh")), column_heading("milestones.started.met", Labels("zh"))
    ('计划投资（万元）', '实际开工日期')
    """
    first, _, rest = path.partition(".")
    if first == "milestones":
        code, _, side = rest.partition(".")
        return labels.text("export_page", f"column.{side}", milestone=labels.text("codes", f"milestones.{code}"))
    if first == "parties":
        return labels.text("codes", f"party_roles.{rest}")
    if first == "area":
        return labels.text("codes", f"area_levels.{rest}")
    return labels.text("export_page", f"column.{path}")


def column_name(path: str, labels: Labels) -> str:
    """The same without the unit, for sentences.

    >>> from oldcommunity.labels import Labels
    >>> column_name("budget", Labels("zh"))
    '计划投资'
    """
    heading = column_heading(path, labels)
    return heading if path.startswith("area.") else re.sub(r" ?[（(][^（()）]*[）)]$", "", heading)
