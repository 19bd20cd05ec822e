"""What stops a run, in words."""

from __future__ import annotations

from collections.abc import Mapping

from oldcommunity.labels import Labels
from oldcommunity.labels.calling import with_words


def error_text(key: str, params: Mapping[str, str | int], labels: Labels) -> str:
    """The sentence for an error: what may be chosen with the words for it, what the system says in ours.

    >>> error_text("cannot-read", {"path": "a.csv", "reason": "EACCES"}, Labels("zh"))
    '读不了 a.csv：没有权限；检查路径和权限'
    """
    told = dict(params)
    if "known" in told:
        told["known"] = with_words(str(told["known"]), labels)
    if "reason" in told:
        told["reason"] = system_reason(str(told["reason"]), labels)
    return labels.text("errors", key, **told)


def system_reason(reason: str, labels: Labels) -> str:
    """Why the system does not do a thing: the words for its number (`EACCES`), or what it says itself."""
    return str(labels.section("system").get(reason, reason))
