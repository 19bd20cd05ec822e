"""What clerks write where they do not know."""

from __future__ import annotations

#: An empty cell of a table becomes the half of these.
# fmt: off
_UNKNOWN = frozenset((
    "不明", "不详", "不清楚", "未知", "未定", "待定", "待补", "待补充", "待查", "待核",
    "待核实", "待报", "待填", "待确认", "暂无", "暂缺", "缺", "无", "空", "没有",
    "-", "--", "---", "—", "——", "－", "/", "//", "\\", "?", "？",
    "??", "？？", "…", "……", ".", "n/a", "na", "nil", "none",
    "null", "tbd", "todo", "unknown",
))
# fmt: on


def means_unknown(text: str) -> bool:
    """Whether a text stands for something that is not known.

    >>> means_unknown("待定"), means_unknown(" N/A"), means_unknown("12户")
    (True, True, False)
    """
    return text.strip().lower() in _UNKNOWN
