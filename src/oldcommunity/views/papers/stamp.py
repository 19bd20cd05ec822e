"""What a paper carries of its making: a comment at its end, from which it can be made again and verified."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import asdict, dataclass, fields
from typing import NamedTuple

_BEGIN = "<!-- oc:paper/1"
_END = "-->"
_WHOLE = re.compile(rf"^{re.escape(_BEGIN)}\n(.*?)^{re.escape(_END)}[ \t]*$", re.MULTILINE | re.DOTALL)
_NEWER = re.compile(r"^<!-- oc:paper/\d+$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Stamp:
    """How a paper was made.

    Attributes:
        paper: the name of the template.
        language: `zh` or `en`.
        as_of: the day, `2022-05-11`.
        cohort, area, project, issue: what was asked for, as typed.
        trace: it has footnotes.
        template: the digest of the template's sources.
        revision: the commit of the book; None outside git.
        dirty: the files differed from it.
        tool: the version of `oc`.
        body: the digest of the paper's text, by which it is seen whether anybody has changed it.
    """

    paper: str
    language: str
    as_of: str
    cohort: str | None = None
    area: str | None = None
    project: str | None = None
    issue: int | None = None
    trace: bool = False
    template: str = ""
    revision: str | None = None
    dirty: bool | None = None
    tool: str = ""
    body: str = ""


class Issued(NamedTuple):
    """A number that a paper was issued with.

    Attributes:
        key: which number.
        printed: how it was printed.
        at: its first character in the paper; -1 where the paper has been changed by hand since.
        older: the earlier days that it went back to (`Older.name`); empty where it was true as of the paper's day.
    """

    key: str
    printed: str
    at: int = -1
    older: str = ""


class NoStampError(ValueError):
    """A text has no stamp that can be read.

    Attributes:
        key: the error's key: `paper-no-stamp`, `paper-newer-stamp` or `paper-bad-stamp`.
    """

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


def stamp_text(stamp: Stamp, numbers: list[Issued]) -> str:
    """The comment: how the paper was made, then each of its numbers with its key, one a line."""
    told = {name: value for name, value in asdict(stamp).items() if value not in (None, False, "")}
    lines = [_json(told), *(_json(number if number.older else number[:3]) for number in numbers)]
    return "\n".join([_BEGIN, *lines, _END]) + "\n"


def read_stamp(text: str) -> tuple[Stamp, list[Issued], str]:
    """The stamp of a paper, its numbers with their keys, and the paper before the stamp.

    Raises:
        NoStampError: there is none, or not one that this program can read.
    """
    found = list(_WHOLE.finditer(text))
    if not found:
        raise NoStampError("paper-newer-stamp" if _NEWER.search(text) else "paper-no-stamp")
    whole = found[-1]
    try:
        first, *rest = (json.loads(line) for line in whole[1].splitlines() if line.strip())
        known = {field.name for field in fields(Stamp)}
        stamp = Stamp(**{name: value for name, value in first.items() if name in known})
        untouched = stamp.body == digest(text[: whole.start()])
        numbers = [_issued(*number, untouched=untouched) for number in rest]
    except (ValueError, TypeError, AttributeError):
        raise NoStampError("paper-bad-stamp") from None
    if not all(isinstance(one, str) for one in (stamp.paper, stamp.language, stamp.as_of)):
        raise NoStampError("paper-bad-stamp")
    return stamp, numbers, text[: whole.start()]


def digest(text: str) -> str:
    """What tells the text of a paper from another; how it ends does not matter."""
    return hashlib.sha256(text.rstrip().encode()).hexdigest()[:16]


def _issued(key: str, printed: str, at: int = -1, older: str = "", *, untouched: bool) -> Issued:
    return Issued(str(key), str(printed), int(at) if untouched else -1, str(older))


def _json(value: object) -> str:
    """JSON in which nothing ends the comment."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("--", "-\\u002d")
