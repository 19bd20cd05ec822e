"""Signs that mark, while a template is filled, what was printed through the recorder and what came from data.

They are code points that no text may hold (Unicode's noncharacters, which the reader of the book refuses), and none
of them is left in the finished paper.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from oldcommunity.reports.paper import Quoted
from oldcommunity.views.as_markdown import escaped

_NUMBER, _INSIDE, _DATA, _END = "\ufdd0", "\ufdd1", "\ufdd3", "\ufdd2"
_SIGNS = re.compile("[\ufdd0-\ufdef]")
_MARKED = re.compile(f"{_NUMBER}(\\d+){_INSIDE}|{_DATA}|{_END}")


@dataclass(frozen=True, slots=True)
class Printed:
    """A number as it was printed.

    Attributes:
        quoted: which number.
        text: how it was printed.
    """

    quoted: Quoted
    text: str

    @property
    def older(self) -> str:
        """The earlier days that the number goes back to, whether they are printed beside it or not; mostly empty."""
        return self.quoted.older.name if self.quoted.older else ""


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a recorded number stands in a finished text, in characters."""

    printed: Printed
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Marked:
    """A finished text, and what stands where in it.

    Attributes:
        text: the text without signs.
        marks: the recorded numbers, in order.
        data: the stretches that came from data, in order.
    """

    text: str
    marks: tuple[Mark, ...]
    data: tuple[tuple[int, int], ...]


class Recorder:
    """Notes every number that a template prints, and writes it with its sign."""

    def __init__(self) -> None:
        self._printed: list[Printed] = []

    def write(self, quoted: Quoted, text: str) -> Markup:
        """A number in its form, noted."""
        self._printed.append(Printed(quoted, text))
        return Markup(f"{_NUMBER}{len(self._printed) - 1}{_INSIDE}{_SIGNS.sub('', text)}{_END}")  # noqa: S704

    def quoted(self) -> list[Quoted]:
        """The numbers printed so far, in order."""
        return [one.quoted for one in self._printed]

    def read(self, text: str) -> Marked:
        """The finished text of what a template came to."""
        parts: list[str] = []
        marks: list[Mark] = []
        data: list[tuple[int, int]] = []
        opened: list[tuple[int, int]] = []
        at = last = 0
        for match in _MARKED.finditer(text):
            parts.append(text[last : match.start()])
            at += match.start() - last
            last = match.end()
            if match[0] != _END:
                opened.append((at, int(match[1]) if match[1] else -1))
            elif opened:
                start, number = opened.pop()
                if number < 0:
                    data.append((start, at))
                else:
                    marks.append(Mark(self._printed[number], start, at))
        parts.append(text[last:])
        return Marked("".join(parts), tuple(sorted(marks, key=lambda mark: mark.start)), tuple(sorted(data)))


class Data(str):
    """A text from the book: whatever it holds, it renders as itself."""

    __slots__: ClassVar[tuple[str, ...]] = ()

    def __new__(cls, text: str) -> Data:
        """The text without signs of ours."""
        return super().__new__(cls, _SIGNS.sub("\ufffd", text))

    def __html__(self) -> str:
        """What a template prints for it."""
        text = escaped(self)
        before, behind = (" " if text and edge.isspace() else "" for edge in (self[:1], self[-1:]))
        return f"{_DATA}{before}{text or ' ' * bool(self)}{behind}{_END}"


def visible(text: str) -> str:
    """A text with the signs taken out."""
    return _MARKED.sub("", text)
