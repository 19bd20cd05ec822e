"""Elements of WordprocessingML, and texts that are safe in them."""

from __future__ import annotations

from typing import Any

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

from oldcommunity.views.problems.signs import safe


def node(name: str, /, *children: Any, **attributes: str | int) -> Any:
    """An element of the `w` namespace; so are its attributes.

    Args:
        name: without the namespace.
        children: elements, in the order that the schema asks for; None is left out.
        attributes: without the namespace.
    """
    made: Any = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), str(value))
    for child in children:
        if child is not None:
            made.append(child)
    return made


def text_node(text: str) -> Any:
    """A text: what would act, hide, or cannot stand in XML at all is shown by its number."""
    made = node("t")
    made.text = safe(text.replace("\t", " ").replace("\xa0", " "))
    made.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return made


def run(
    *content: Any,
    bold: bool = False,
    italic: bool = False,
    size: int | None = None,
    style: str = "",
    chinese: bool = True,
) -> Any:
    """A run of text.

    Args:
        content: elements.
        bold: whether it is.
        italic: whether it is.
        size: of the letters, in half points; None for that of the paragraph.
        style: the id of a character style.
        chinese: quotation marks, dashes and ellipses are Chinese ones, as wide as a character.
    """
    looks = [
        node("rStyle", val=style) if style else None,
        # Without the hint a program takes “ ” … — for Latin ones and sets them in the Latin font.
        node("rFonts", hint="eastAsia") if chinese else None,
        *((node("b"), node("bCs")) if bold else ()),
        *((node("i"), node("iCs")) if italic else ()),
        *((node("sz", val=size), node("szCs", val=size)) if size else ()),
    ]
    told = [one for one in looks if one is not None]
    return node("r", node("rPr", *told) if told else None, *content)


def field(instruction: str, shown: str, style: str = "", *, chinese: bool = True) -> Any:
    """A field, and what is shown until a program works it out."""
    return node("fldSimple", run(text_node(shown), style=style, chinese=chinese), instr=f" {instruction} ")


def paragraph(style: str, *content: Any) -> Any:
    """A paragraph in a style."""
    return node("p", node("pPr", node("pStyle", val=style)), *content)
