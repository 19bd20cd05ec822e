"""From a paper's Markdown to its document."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

from oldcommunity.views.papers.document import (
    Block,
    Break,
    Document,
    Heading,
    Inline,
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

_NOTE = re.compile(r"^\[\^(\d+)\]: (.*)$", re.MULTILINE)
#: A footnote's number in the text. A text of the book that looks like one is escaped, so that the two are told apart
#: before escapes are undone; no text holds the sign that stands for it from then on.
_WRITTEN = re.compile(r"(?<!\\)\[\^(\d+)\]")
_REFERENCE = re.compile("\ufdd4(\\d+)\ufdd5")
#: A comment of the template's own: the paragraphs that follow it are who issues the paper, and when.
_SIGNED = ("<!-- 落款 -->", "<!-- signature -->", "<!-- signed -->")


def parse(markdown: str, language: str) -> Document:
    """The document that a paper's Markdown means; comments in it are no part of it."""
    reader = MarkdownIt("commonmark", {"html": True}).enable("table").disable("reference")
    notes = {int(number): text for number, text in _NOTE.findall(markdown)}
    tokens = reader.parse(_WRITTEN.sub("\ufdd4\\1\ufdd5", _NOTE.sub("", markdown)))
    blocks = _Blocks(tokens).read(len(tokens))
    blocks = tuple(_addressed(blocks)) if language == "zh" else blocks
    footnotes = {number: _inlines(reader.parseInline(text)[0]) for number, text in notes.items()}
    title = next((plain(one.inlines) for one in blocks if isinstance(one, Heading)), "")
    return Document(title, language, blocks, footnotes)


def _addressed(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """The blocks, with the paragraph that says whom the paper is for: one before all sections that ends in a colon."""
    before = True
    for block in blocks:
        before = before and not (isinstance(block, Heading) and block.level > 1)
        if before and isinstance(block, Paragraph) and plain(block.inlines).endswith("："):
            yield Paragraph(block.inlines, flush=True)
        else:
            yield block


class _Blocks:
    """Reads blocks from a list of tokens, from left to right."""

    def __init__(self, tokens: list[Token]) -> None:
        self._tokens = tokens
        self._at = 0

    def read(self, end: int) -> tuple[Block, ...]:
        """The blocks up to a token."""
        found: list[Block] = []
        while self._at < end:
            token = self._tokens[self._at]
            block = self._one(token)
            if block is not None:
                found.append(block)
        return tuple(found)

    def _one(self, token: Token) -> Block | None:
        end = self._closing()
        first, self._at = self._at, self._at + 1
        match token.type:
            case "html_block" if token.content.strip() in _SIGNED:
                return Signed(tuple(self._paragraphs()))
            case "heading_open":
                block: Block | None = Heading(_inlines(self._tokens[first + 1]), int(token.tag[1:]))
            case "paragraph_open":
                block = Paragraph(_inlines(self._tokens[first + 1]))
            case "bullet_list_open" | "ordered_list_open":
                start = int(token.attrs.get("start", 1)) if token.type == "ordered_list_open" else None
                return Items(tuple(self._items(end)), start)
            case "blockquote_open":
                block = Quotation(self.read(end))
            case "table_open":
                block = _table(self._tokens[first : end + 1])
            case "hr":
                block = Rule()
            case "fence" | "code_block":
                block = Paragraph((Text(token.content.rstrip("\n"), code=True),))
            case _:
                block = None
        self._at = end + 1
        return block

    def _paragraphs(self) -> Iterator[Inlines]:
        while self._at < len(self._tokens) and self._tokens[self._at].type == "paragraph_open":
            yield _inlines(self._tokens[self._at + 1])
            self._at = self._closing() + 1

    def _items(self, end: int) -> Iterator[tuple[Block, ...]]:
        while self._at < end:
            close = self._closing()
            self._at += 1
            yield self.read(close)
            self._at = close + 1
        self._at = end + 1

    def _closing(self) -> int:
        """The token that closes the one at hand."""
        depth = 0
        for i in range(self._at, len(self._tokens)):
            depth += self._tokens[i].nesting
            if depth == 0:
                return i
        return len(self._tokens) - 1


def _table(tokens: list[Token]) -> Table:
    rows: list[list[Inlines]] = []
    right = set()
    for i, token in enumerate(tokens):
        if token.type == "tr_open":
            rows.append([])
        elif token.type in ("th_open", "td_open"):
            if "right" in str(token.attrs.get("style", "")):
                right.add(len(rows[-1]))
            rows[-1].append(_inlines(tokens[i + 1]))
    return Table(tuple(rows[0]), tuple(tuple(row) for row in rows[1:]), frozenset(right))


def _inlines(token: Token) -> Inlines:
    found: list[Inline] = []
    bold = italic = 0
    for child in token.children or []:
        match child.type:
            case "strong_open" | "strong_close":
                bold += child.nesting
            case "em_open" | "em_close":
                italic += child.nesting
            case "text" | "html_inline" | "text_special":
                found += _texts(child.content, bold=bool(bold), italic=bool(italic))
            case "code_inline":
                found.append(Text(child.content, code=True))
            case "softbreak":
                found.append(Text(" ", bool(bold), bool(italic)))
            case "hardbreak":
                found.append(Break())
            case _:
                pass
    return tuple(_joined(found))


def _texts(text: str, *, bold: bool, italic: bool) -> Iterator[Inline]:
    """Text, and the footnotes that are referred to in it."""
    last = 0
    for match in _REFERENCE.finditer(text):
        if match.start() > last:
            yield Text(text[last : match.start()], bold, italic)
        yield NoteRef(int(match[1]))
        last = match.end()
    if last < len(text):
        yield Text(text[last:], bold, italic)


def _joined(found: list[Inline]) -> Iterator[Inline]:
    """Neighbouring texts of one style as one."""
    held: Text | None = None
    for one in found:
        if isinstance(one, Text) and held and (one.bold, one.italic, one.code) == (held.bold, held.italic, held.code):
            held = Text(held.text + one.text, held.bold, held.italic, held.code)
            continue
        if held:
            yield held
            held = None
        if isinstance(one, Text):
            held = one
        else:
            yield one
    if held:
        yield held
