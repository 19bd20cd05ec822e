"""A paper from its template: the text with its numbers, the footnotes, the foot and the stamp."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from oldcommunity import __version__
from oldcommunity.dates import day_text
from oldcommunity.labels import Labels
from oldcommunity.reports.context import Context
from oldcommunity.reports.paper import Figures, Node, Quoted
from oldcommunity.reports.paper_records import Records
from oldcommunity.views.as_markdown import escaped
from oldcommunity.views.foot import foot_lines
from oldcommunity.views.papers.marks import Mark, Marked
from oldcommunity.views.papers.stamp import Issued, Stamp, digest, stamp_text
from oldcommunity.views.papers.templating import Shelf, fill
from oldcommunity.views.papers.tidying import tidy
from oldcommunity.views.papers.vocabulary import Vocabulary

#: Of the lines that a number rests on, a footnote names so many.
_PLACES = 6
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Paper:
    """A finished paper.

    Attributes:
        stamp: how it was made.
        text: its Markdown, foot and stamp included.
        marks: where its numbers stand in the text.
        typed: numbers that stand in the template itself, so that nothing vouches for them: line and number.
    """

    stamp: Stamp
    text: str
    marks: tuple[Mark, ...]
    typed: tuple[tuple[int, str], ...]


def render_paper(
    figures: Figures,
    context: Context,
    nodes: Iterable[Node],
    records: Records,
    labels: Labels,
    stamp: Stamp,
    folders: tuple[Path, ...],
    kept: Path | None = None,
) -> Paper:
    """Make a paper.

    Args:
        figures: the figures of the book.
        context: of which book, as of when.
        nodes: the plan years and areas that it is about.
        records: the single records that it is about.
        labels: the words of its language.
        stamp: what is asked for; what only the rendering knows is filled in.
        folders: where templates lie, the office's own first.
        kept: where translated templates are kept; None for nowhere.

    Raises:
        BookError: the template is wrong or not there.
        UsageError: the template needs what was not given.
    """
    shelf = Shelf(folders)
    words = Vocabulary(figures, records, nodes, labels, project=stamp.project, issue=stamp.issue)
    filled = fill(shelf, f"{stamp.paper}.{stamp.language}.md.j2", words.names(), kept)
    body = words.recorder.read(tidy(filled, labels.language))
    typed = tuple(_typed(body))
    stamp = replace(
        stamp,
        as_of=day_text(context.day),
        template=shelf.digest,
        revision=context.commit,
        dirty=context.dirty,
        tool=__version__,
    )
    notes = ""
    if stamp.trace:
        body, notes = _traced(body, labels)
    foot = [escaped(line) for line in (*foot_lines(context, labels, paper=True), _made(stamp, labels))]
    text = "\n\n".join([body.text.rstrip("\n"), *([notes] if notes else []), "---", *foot])
    numbers = [
        Issued(mark.printed.quoted.key, mark.printed.text, mark.start, mark.printed.older) for mark in body.marks
    ]
    stamp = replace(stamp, body=digest(text))
    return Paper(stamp, f"{text}\n\n{stamp_text(stamp, numbers)}", body.marks, typed)


def _made(stamp: Stamp, labels: Labels) -> str:
    return labels.text("report_page", "made", name=stamp.paper, tool=stamp.tool)


def _traced(body: Marked, labels: Labels) -> tuple[Marked, str]:
    """The text with the number of a footnote after each figure, and the footnotes."""
    numbers: dict[str, int] = {}
    quoted: dict[str, Quoted] = {}
    parts: list[str] = []
    marks: list[Mark] = []
    last = shift = 0
    for mark in body.marks:
        key = mark.printed.quoted.key
        number = numbers.setdefault(key, len(numbers) + 1)
        quoted.setdefault(key, mark.printed.quoted)
        sign = f"[^{number}]"
        parts += [body.text[last : mark.end], sign]
        marks.append(Mark(mark.printed, mark.start + shift, mark.end + shift))
        last, shift = mark.end, shift + len(sign)
    text = "".join([*parts, body.text[last:]])
    notes = (f"[^{numbers[key]}]: {_note(one, labels)}" for key, one in quoted.items())
    return Marked(text, tuple(marks), ()), "\n".join(notes)


def _note(quoted: Quoted, labels: Labels) -> str:
    """What a number is, and the lines that it rests on."""
    leaves = list(dict.fromkeys(escaped(f"{at.path}:{at.line}") for at in quoted.leaves()))
    name = "`" + " ".join(quoted.key.replace("`", "'").split()) + "`"
    comma = labels.text("report_page", "between-places")
    if not leaves:
        return labels.text("report_page", "rests-on-nothing", number=name)
    if len(leaves) <= _PLACES:
        return labels.text("report_page", "rests-on", number=name, places=comma.join(leaves))
    places = comma.join(leaves[:_PLACES])
    return labels.text("report_page", "rests-on-many", number=name, places=places, count=len(leaves))


def _typed(body: Marked) -> Iterable[tuple[int, str]]:
    """Digits that neither a figure nor the book's own texts have brought in, headings apart."""
    covered = [(mark.start, mark.end) for mark in body.marks] + list(body.data)
    text = list(body.text)
    for start, end in covered:
        text[start:end] = " " * (end - start)
    for match in _DIGITS.finditer("".join(text)):
        begin = body.text.rfind("\n", 0, match.start()) + 1
        before = body.text[begin : match.start()]
        counts_items = not before.strip() and body.text[match.end() :].startswith(". ")
        if not before.startswith("#") and not counts_items:
            yield body.text.count("\n", 0, match.start()) + 1, match[0]
