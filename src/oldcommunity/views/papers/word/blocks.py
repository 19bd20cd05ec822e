"""The blocks of a paper as paragraphs and tables of a Word file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from unicodedata import east_asian_width

from oldcommunity.views.papers.document import (
    Block,
    Break,
    Heading,
    Inlines,
    Items,
    NoteRef,
    Paragraph,
    Quotation,
    Rule,
    Signed,
    Table,
    Text,
    plain,
)
from oldcommunity.views.papers.word.elements import node, run, text_node
from oldcommunity.views.papers.word.notes import Notes
from oldcommunity.views.papers.word.standard import TEXT_WIDTH, Standard
from oldcommunity.views.papers.word.styles import indent
from oldcommunity.views.papers.word.tables import table_element

_HEADINGS = {1: "Title", 2: "Heading1", 3: "Heading2", 4: "Heading3"}


class Writer:
    """Writes blocks, one after the other; below a line across the page stands the foot.

    Attributes:
        notes: the footnotes that have been referred to.
    """

    def __init__(self, standard: Standard) -> None:
        self._standard = standard
        self._chinese = standard.language == "zh"
        self.notes = Notes(chinese=self._chinese)

    def body(self, blocks: tuple[Block, ...]) -> Iterator[Any]:
        """The elements of a paper."""
        style, annexed = "BodyText", False
        for before, block, following in zip((None, *blocks[:-1]), blocks, (*blocks[1:], None), strict=True):
            if isinstance(block, Rule):
                style = "PageFoot"
            if isinstance(block, Paragraph) and (isinstance(following, Table | Items) or block.flush):
                shown = "Addressee" if block.flush else style
                yield self._paragraph(shown, self.runs(block.inlines), keep=not block.flush)
            elif isinstance(block, Heading) and isinstance(before, Signed):
                # What stands below who has issued the paper is an annex, on a page of its own.
                annexed = self._chinese and isinstance(following, Heading)
                shown = "AnnexMark" if annexed else _HEADINGS[block.level]
                yield self._paragraph(shown, self.runs(block.inlines), new_page=True)
            elif annexed and isinstance(block, Heading):
                yield self._paragraph("AnnexTitle", self.runs(block.inlines))
                annexed = False
            else:
                yield from self._block(block, style)

    def runs(self, inlines: Inlines, size: int | None = None) -> list[Any]:
        """The elements of a text.

        Args:
            inlines: the text.
            size: of its letters, in half points; None for that of the paragraph's style.
        """
        made = []
        for one in inlines:
            match one:
                case Text(text, bold, italic):
                    for i, line in enumerate(text.split("\n")):
                        told = [node("br")] if i else []
                        told += [text_node(line)] if line else []
                        if told:
                            made.append(run(*told, bold=bold, italic=italic, size=size, chinese=self._chinese))
                case Break():
                    made.append(run(node("br"), chinese=self._chinese))
                case NoteRef(number):
                    made += self.notes.reference(number)
        return made

    def _block(self, block: Block, style: str, depth: int = 0) -> Iterator[Any]:
        match block:
            case Heading(inlines, level):
                yield self._paragraph(_HEADINGS.get(level, "Heading4"), self._heading(inlines, level))
            case Paragraph(inlines):
                yield self._paragraph(style, self.runs(inlines), depth)
            case Items():
                yield from self._items(block, depth)
            case Table():
                yield table_element(block, self._standard, self.runs)
                # Without a paragraph between them two tables become one.
                yield self._paragraph("TableGap", [])
            case Quotation(blocks):
                for part in blocks:
                    yield from self._block(part, "Quote", depth + isinstance(part, Items))
            case Signed(lines):
                yield from self._signed(lines)
            case Rule():
                line = node("top", val="single", sz=4, space=1, color="auto")
                room = node("spacing", before=240, line=120, lineRule="exact")
                yield node("p", node("pPr", node("pStyle", val="PageFoot"), node("pBdr", line), room))

    def _heading(self, inlines: Inlines, level: int) -> list[Any]:
        """A heading; a title that is longer than its line is broken before what it adds in brackets."""
        before, bracket, behind = plain(inlines).rpartition("（")
        look = self._standard.looks["Title"]
        longer = _characters(plain(inlines)) * look.size * 10 > TEXT_WIDTH
        if level == 1 and self._chinese and before and behind.endswith("）") and longer:
            return self.runs((Text(before), Break(), Text(bracket + behind)))
        return self.runs(inlines)

    def _signed(self, lines: tuple[Inlines, ...]) -> Iterator[Any]:
        """Lines at the right, the shorter ones centred on the longest; the first below an empty line, all on a page."""
        look = self._standard.looks["Signature"]
        widths = [_characters(plain(line)) for line in lines]
        for i, line in enumerate(lines):
            right = look.right + (max(widths) - widths[i]) / 2
            told: dict[str, str | int] = {"right": indent(look, right, self._standard)}
            if self._standard.grid:
                told["rightChars"] = round(right * 100)
            looks = [
                node("pStyle", val="Signature"),
                node("keepNext") if i + 1 < len(lines) else None,
                node("spacing", before=look.line or 0) if i == 0 else None,
                node("ind", **told),
            ]
            yield node("p", node("pPr", *looks), *self.runs(line))

    def _items(self, items: Items, depth: int) -> Iterator[Any]:
        for i, item in enumerate(items.items):
            sign = self._sign(None if items.start is None else items.start + i, depth)
            if not item or not isinstance(item[0], Paragraph):
                item = (Paragraph(()), *item)
            for n, part in enumerate(item):
                if n == 0 and isinstance(part, Paragraph):
                    runs = [run(*sign, chinese=self._chinese), *self.runs(part.inlines)]
                    yield self._paragraph("ListParagraph", runs, depth)
                else:
                    # Where the first paragraph of an item hangs, the others stand below its text.
                    further = isinstance(part, Items) or not self._chinese
                    yield from self._block(part, "BodyText", depth + further)

    def _sign(self, number: int | None, depth: int) -> list[Any]:
        """What an item begins with: `1．` and `（1）` or a dash in Chinese, `1.` or a dot in English."""
        if self._chinese:
            told = "——" if number is None else f"（{number}）" if depth else f"{number}．"
            return [text_node(told)]
        return [text_node("•" if number is None else f"{number}."), node("tab")]

    def _paragraph(
        self, style: str, runs: list[Any], depth: int = 0, *, keep: bool = False, new_page: bool = False
    ) -> Any:
        look = self._standard.looks[style]
        place = None
        if depth:
            characters = look.left + 2 * depth
            told: dict[str, str | int] = {"left": indent(look, characters, self._standard)}
            if self._standard.grid:
                told["leftChars"] = round(characters * 100)
            place = node("ind", **told)
        kept, broken = node("keepNext") if keep else None, node("pageBreakBefore") if new_page else None
        return node("p", node("pPr", node("pStyle", val=style), kept, broken, place), *runs)


def _characters(text: str) -> float:
    """How wide a text is, in Chinese characters."""
    return sum(1 if east_asian_width(sign) in "WFA" else 0.5 for sign in text)
