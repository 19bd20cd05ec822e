"""Footnotes of a Word file: a part of its own, which python-docx does not know."""

from __future__ import annotations

from typing import Any

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart

from oldcommunity.views.papers.word.elements import field, node, paragraph, run, text_node

_REFERENCE = "FootnoteReference"
#: The line above the footnotes of a page, and above those that go on from the page before.
_SEPARATORS = {-1: "separator", 0: "continuationSeparator"}


class Notes:
    """The footnotes of one document, in the order in which they are first referred to.

    A program counts footnotes itself. Where a paper refers to one again, a field repeats the number that it has.
    """

    def __init__(self, *, chinese: bool) -> None:
        self._chinese = chinese
        self._ids: dict[int, int] = {}

    def reference(self, number: int) -> list[Any]:
        """The elements that refer to a footnote, by its number in the paper."""
        if number in self._ids:
            return [field(rf"NOTEREF {_bookmark(number)} \f \h", str(self._ids[number]), _REFERENCE, chinese=False)]
        at = self._ids[number] = len(self._ids) + 1
        told = run(node("footnoteReference", id=at), style=_REFERENCE, chinese=False)
        return [node("bookmarkStart", id=at, name=_bookmark(number)), told, node("bookmarkEnd", id=at)]

    def write(self, document: Any, texts: dict[int, list[Any]]) -> None:
        """Add the footnotes to a document of the python-docx kind.

        Args:
            document: the document.
            texts: by the number in the paper, the runs of each footnote.
        """
        part = document.part
        told = [
            node("footnote", paragraph("FootnoteText", run(node(sign), chinese=False)), type=sign, id=at)
            for at, sign in _SEPARATORS.items()
        ]
        for number, at in self._ids.items():
            sign = run(node("footnoteRef"), style=_REFERENCE, chinese=False)
            space = run(text_node(" "), chinese=self._chinese)
            told.append(node("footnote", paragraph("FootnoteText", sign, space, *texts.get(number, ())), id=at))
        name = PackURI("/word/footnotes.xml")
        made = XmlPart(name, CONTENT_TYPE.WML_FOOTNOTES, node("footnotes", *told), part.package)
        part.relate_to(made, RELATIONSHIP_TYPE.FOOTNOTES)

    def __bool__(self) -> bool:
        return bool(self._ids)


def separators() -> Any:
    """What the settings have to say of the lines above footnotes."""
    return node("footnotePr", *(node("footnote", id=at) for at in _SEPARATORS))


def _bookmark(number: int) -> str:
    return f"_RefNote{number}"
