"""The styles of a Word file: each says its fonts itself, so that neither a theme nor a program's defaults enter."""

from __future__ import annotations

from typing import Any

from oldcommunity.labels import Labels
from oldcommunity.views.papers.word.elements import node
from oldcommunity.views.papers.word.fonts import Fonts
from oldcommunity.views.papers.word.standard import CHARACTER_SPACING, PITCH, Look, Standard

#: Names that Word knows and shows in its own language.
_BUILT_IN = {
    "Normal": "Normal",
    "BodyText": "Body Text",
    "Title": "Title",
    "Heading1": "heading 1",
    "Heading2": "heading 2",
    "Heading3": "heading 3",
    "Heading4": "heading 4",
    "ListParagraph": "List Paragraph",
    "Quote": "Quote",
    "Signature": "Signature",
    "FootnoteText": "footnote text",
    "Footer": "footer",
}
_BORDERS = ("top", "left", "bottom", "right", "insideH", "insideV")


def write_styles(styles: Any, standard: Standard, fonts: Fonts, labels: Labels) -> None:
    """Put the styles of a standard in place of all that are there.

    Args:
        styles: the `w:styles` element.
        standard: the looks.
        fonts: the fonts.
        labels: the names of styles that Word does not have.
    """
    for child in list(styles):
        styles.remove(child)
    language = node("lang", val="en-US", eastAsia="zh-CN", bidi="ar-SA")
    defaults = node("rPr", _fonts(standard.looks["Normal"], fonts), language)
    styles.append(node("docDefaults", node("rPrDefault", defaults), node("pPrDefault")))
    for key, look in standard.looks.items():
        styles.append(_paragraph_style(key, look, standard, fonts, labels))
    styles.append(
        node(
            "style",
            node("name", val="Default Paragraph Font"),
            node("semiHidden"),
            type="character",
            default=1,
            styleId="DefaultParagraphFont",
        )
    )
    styles.append(
        node(
            "style",
            node("name", val="footnote reference"),
            node("rPr", node("vertAlign", val="superscript")),
            type="character",
            styleId="FootnoteReference",
        )
    )
    styles.append(_table_style("TableNormal", "Normal Table", bordered=False))
    styles.append(_table_style("TableGrid", "Table Grid", bordered=True))


def _paragraph_style(key: str, look: Look, standard: Standard, fonts: Fonts, labels: Labels) -> Any:
    name = _BUILT_IN.get(key)
    marks: dict[str, str | int] = {"default": 1} if key == "Normal" else {}
    marks |= {} if name else {"customStyle": 1}
    heading = look.level is not None or key == "Title"
    following = "BodyText" if heading else None
    return node(
        "style",
        node("name", val=name or labels.text("word_page", f"style.{key}")),
        None if key == "Normal" else node("basedOn", val="Normal"),
        node("next", val=following) if following else None,
        node("qFormat"),
        _paragraph_looks(look, standard),
        _text_looks(look, standard, fonts),
        type="paragraph",
        **marks,
        styleId=key,
    )


def _paragraph_looks(look: Look, standard: Standard) -> Any:
    told: list[Any] = []
    if look.level is not None:
        told += [node("keepNext"), node("keepLines")]
    # A page of an official document has its 22 lines also where one line of a paragraph is left alone.
    told.append(node("widowControl", val=int(not standard.grid)))
    # LibreOffice takes the opposite of what this says, and now and then loses a mark that hangs over the edge of a
    # line; Word, whose own habit this is, loses none.
    told.append(node("overflowPunct", val=1))
    # A grid would set letters that are larger than its own on every second line.
    if look.line != PITCH or look.size > standard.looks["Normal"].size:
        told.append(node("snapToGrid", val=0))
    lines: dict[str, str | int] = {"line": look.line or look.times, "lineRule": "exact" if look.line else "auto"}
    told.append(node("spacing", before=look.before, after=look.after, **lines))
    told.append(_indent(look, standard))
    told.append(node("jc", val=look.align))
    if look.level is not None:
        told.append(node("outlineLvl", val=look.level))
    return node("pPr", *told)


def _indent(look: Look, standard: Standard) -> Any:
    """In characters, which follow the size, and in twips for programs that know no characters."""
    told: dict[str, str | int] = {}
    further = ("hanging", look.hanging) if look.hanging else ("firstLine", look.first)
    for name, characters in (("left", look.left), ("right", look.right), further):
        if standard.grid:
            told[f"{name}Chars"] = round(characters * 100)
        told[name] = indent(look, characters, standard)
    return node("ind", **told)


def indent(look: Look, characters: float, standard: Standard) -> int:
    """How far so many characters reach in a look, in twips."""
    return round(characters * (look.size * 10 + (CHARACTER_SPACING if standard.grid else 0)))


def _text_looks(look: Look, standard: Standard, fonts: Fonts) -> Any:
    told = [_fonts(look, fonts)]
    told += [node("b", val=int(look.bold)), node("bCs", val=int(look.bold))]
    told += [node("i", val=int(look.italic)), node("iCs", val=int(look.italic))]
    if standard.grid:
        told.append(node("spacing", val=CHARACTER_SPACING))
    told += [node("kern", val=0), node("sz", val=look.size), node("szCs", val=look.size)]
    return node("rPr", *told)


def _fonts(look: Look, fonts: Fonts) -> Any:
    latin = fonts.latin_in(look.font)
    return node("rFonts", ascii=latin, eastAsia=fonts.named(look.font), hAnsi=latin, cs=latin)


def _table_style(key: str, name: str, *, bordered: bool) -> Any:
    sides = (("top", 0), ("left", 100), ("bottom", 0), ("right", 100))
    lines = node("tblBorders", *(node(side, val="single", sz=4, space=0, color="auto") for side in _BORDERS))
    margins = node("tblCellMar", *(node(side, w=width, type="dxa") for side, width in sides))
    marks: dict[str, str | int] = {} if bordered else {"default": 1}
    return node(
        "style",
        node("name", val=name),
        node("basedOn", val="TableNormal") if bordered else None,
        node("tblPr", node("tblInd", w=0, type="dxa"), lines if bordered else None, margins),
        type="table",
        **marks,
        styleId=key,
    )
