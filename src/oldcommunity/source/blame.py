"""What git tells of who last touched a line, read from `git blame --line-porcelain`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from oldcommunity.source.names import printable


class Touch(NamedTuple):
    """Who last touched a line: the commit, its author, and the day where it was written."""

    commit: str
    author: str
    day: int


def touches(told: bytes) -> Iterator[tuple[int, Touch]]:
    """Each line that a commit holds: a head with commit and line numbers, what is told of it, the line after a tab."""
    head: list[bytes] = []
    about: dict[bytes, bytes] = {}
    for row in told.split(b"\n"):
        key, _, rest = row.partition(b" ")
        if row.startswith(b"\t"):
            if head[0].strip(b"0"):
                yield int(head[2]), Touch(head[0].decode(), _author(about), _day(about))
            head, about = [], {}
        elif not head:
            head = row.split(b" ")
        else:
            about[key] = rest


def _author(about: dict[bytes, bytes]) -> str:
    return printable(about[b"author"].decode("utf-8", "replace"))


def _day(about: dict[bytes, bytes]) -> int:
    zone = about[b"author-tz"]
    ahead = timedelta(hours=int(zone[1:3]), minutes=int(zone[3:5]))
    moment = datetime.fromtimestamp(int(about[b"author-time"]), UTC)
    return (moment - ahead if zone[:1] == b"-" else moment + ahead).toordinal()
