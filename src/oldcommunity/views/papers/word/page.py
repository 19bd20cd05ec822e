"""The page of a Word file: its size, margins and grid, and the number below it."""

from __future__ import annotations

from typing import Any

from oldcommunity.views.papers.word.elements import field, node, run, text_node
from oldcommunity.views.papers.word.standard import (
    BOTTOM,
    FOOTER,
    HEADER,
    LEFT,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    PITCH,
    RIGHT,
    TOP,
    Standard,
)


def set_page(section: Any, standard: Standard) -> None:
    """Set up the pages of a section, of the python-docx kind."""
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        footer.is_linked_to_previous = False
        _number_pages(footer, side, standard)
    told = section._sectPr  # noqa: SLF001 - python-docx has no way to the grid
    for child in list(told):
        if not child.tag.endswith("}footerReference"):
            told.remove(child)
    told.append(node("pgSz", w=PAGE_WIDTH, h=PAGE_HEIGHT))
    told.append(
        node("pgMar", top=TOP, right=RIGHT, bottom=BOTTOM, left=LEFT, header=HEADER, footer=FOOTER, gutter=0),
    )
    if standard.grid:
        told.append(node("docGrid", type="lines", linePitch=PITCH))


def _number_pages(footer: Any, side: str, standard: Standard) -> None:
    """`— 1 —` at the outer edge, one character in."""
    body = footer._element  # noqa: SLF001 - python-docx has no way to fields
    for child in list(body):
        body.remove(child)
    chinese = standard.grid
    width = standard.looks["Footer"].size * 10
    place = {side: width, f"{side}Chars": 100}
    looks = node("pPr", node("pStyle", val="Footer"), node("ind", **place), node("jc", val=side))
    before = run(text_node("— "), chinese=chinese)
    body.append(node("p", looks, before, field("PAGE", "1", chinese=chinese), run(text_node(" —"), chinese=chinese)))
