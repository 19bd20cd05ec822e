"""The foot of every page: as of when, from which version of the book, with which filters."""

from __future__ import annotations

from oldcommunity.dates import day_text
from oldcommunity.labels import Labels
from oldcommunity.reports.context import Context

#: As many characters of a commit as people read; JSON has them all.
_SHORT = 8


def foot_lines(context: Context, labels: Labels, *, paper: bool = False) -> tuple[str, ...]:
    """What a page says about itself, or a paper in its own words; without a filter, one line."""
    say = labels.text
    told = [say("foot", "as-of", day=day_text(context.day)), _version(context, labels, paper=paper)]
    lines = [say("foot", "between").join(told)]
    if context.filters:
        lines.append(say("foot", "filters", filters=say("foot", "between").join(context.filters)))
    if context.left_out:
        files = ", ".join(context.left_out[:3]) + (" …" if len(context.left_out) > 3 else "")
        lines.append(say("foot", "left-out", count=len(context.left_out), files=files))
    return tuple(lines)


def _version(context: Context, labels: Labels, *, paper: bool) -> str:
    """The version in short; `+` marks files that differ from it."""
    if context.commit is None:
        return labels.text("foot", "no-revision")
    short = context.commit[:_SHORT]
    key = "dirty" if context.dirty else "revision"
    return labels.text("foot", f"paper-{key}" if paper else key, commit=short)
