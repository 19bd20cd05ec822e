"""How official documents look (GB/T 9704-2012), in the units of Word: twips (1/20 pt) and half points.

The text block of an A4 page is 156 × 225 mm, 37 mm from its top and 28 mm from its left edge, with 22 lines of 28
characters of 三号 (16 pt). A character less 0.25 pt wide and lines 28.95 pt apart make exactly that many, whatever a
program makes of the grid.
"""

from __future__ import annotations

from dataclasses import dataclass, replace


def twips(millimetres: float) -> int:
    """A length on the page.

    >>> twips(25.4)
    1440
    """
    return round(millimetres * 1440 / 25.4)


PAGE_WIDTH, PAGE_HEIGHT = twips(210), twips(297)
TOP, LEFT = twips(37), twips(28)
TEXT_WIDTH, TEXT_HEIGHT = twips(156), twips(225)
RIGHT = PAGE_WIDTH - LEFT - TEXT_WIDTH
BOTTOM = PAGE_HEIGHT - TOP - TEXT_HEIGHT
#: The line of the page number stands 7 mm below the text; this is from the foot of its line to the paper's edge.
FOOTER = twips(25)
HEADER = twips(15)

#: From line to line: 22 of them fill the text block.
PITCH = 579
#: How much wider a character is set: 28 of 16 pt fill a line.
CHARACTER_SPACING = -5

#: Sizes in half points: 二号, 三号, 四号, 小四, 五号, 小五.
ER, SAN, SI, XIAO_SI, WU, XIAO_WU = 44, 32, 28, 24, 21, 18


@dataclass(frozen=True, slots=True)
class Look:
    """How one kind of paragraph looks.

    Attributes:
        font: which of the fonts, by its name in `book.yaml`.
        size: in half points.
        bold, italic: whether it is.
        align: `both`, `left`, `center`, `right`.
        line: from line to line, in twips; None leaves it to the letters.
        times: from line to line where `line` is None, in 240ths of what the letters need.
        before, after: the room above and below, in twips.
        first, left, right: the indent of the first line and of all, in characters of its own size.
        hanging: lines after the first stand that much further in, in characters.
        level: its place in the outline, from 0; it then stays with what follows.
    """

    size: int
    font: str = "body"
    bold: bool = False
    italic: bool = False
    align: str = "both"
    line: int | None = None
    times: int = 240
    before: int = 0
    after: int = 0
    first: float = 0
    left: float = 0
    right: float = 0
    hanging: float = 0
    level: int | None = None


@dataclass(frozen=True, slots=True)
class Standard:
    """The looks of one language.

    Attributes:
        language: `zh` or `en`.
        looks: by the id of the style.
        tables: the sizes of letters in tables, from that which is tried first, in half points.
        grid: it has lines and characters to count.
    """

    language: str
    looks: dict[str, Look]
    tables: tuple[int, ...]
    grid: bool


_BODY = Look(SAN, line=PITCH)
_ZH = {
    "Normal": _BODY,
    "BodyText": replace(_BODY, first=2),
    "Title": replace(_BODY, size=ER, font="title", align="center", after=PITCH),
    "Heading1": replace(_BODY, font="heading1", first=2, level=0),
    "Heading2": replace(_BODY, font="heading2", first=2, level=1),
    "Heading3": replace(_BODY, bold=True, first=2, level=2),
    "Heading4": replace(_BODY, first=2, level=3),
    "ListParagraph": replace(_BODY, first=2),
    # Whom a paper is for, and the word 附件 over an annex, begin at the edge; the annex has a title of its own.
    "Addressee": _BODY,
    "AnnexMark": replace(_BODY, font="heading1", level=0),
    "AnnexTitle": replace(_BODY, size=ER, font="title", align="center", before=PITCH, after=PITCH, level=1),
    "Quote": replace(_BODY, font="heading2", first=2, left=2),
    # The date stands four characters from the edge, and who issues the paper is centred on it, below an empty line.
    "Signature": replace(_BODY, align="right", right=4),
    "TableText": Look(XIAO_SI, align="left", times=264),
    "TableHead": Look(XIAO_SI, font="heading1", align="center", times=264),
    "TableGap": Look(XIAO_WU, line=160),
    "PageFoot": Look(XIAO_WU, align="left", line=320),
    "FootnoteText": Look(XIAO_WU, align="left"),
    "Footer": Look(SI, font="footer", line=360),
}
_TEXT = Look(24, align="left", line=360, after=120)
_EN = {
    "Normal": _TEXT,
    "BodyText": _TEXT,
    "Title": replace(_TEXT, size=40, font="title", bold=True, align="center", line=560, after=360),
    "Heading1": replace(_TEXT, size=30, font="heading1", bold=True, line=440, before=240, level=0),
    "Heading2": replace(_TEXT, size=26, font="heading1", bold=True, line=400, before=160, level=1),
    "Heading3": replace(_TEXT, font="heading2", bold=True, before=120, level=2),
    "Heading4": replace(_TEXT, font="heading2", italic=True, before=120, level=3),
    "ListParagraph": replace(_TEXT, left=2, hanging=2, after=60),
    "Quote": replace(_TEXT, left=2),
    "Signature": replace(_TEXT, align="right", after=0),
    "TableText": Look(20, align="left"),
    "TableHead": Look(20, bold=True, align="left"),
    "TableGap": Look(XIAO_WU, line=160),
    "PageFoot": Look(18, align="left", line=240, after=40),
    "FootnoteText": Look(18, align="left"),
    "Footer": Look(24, line=360),
}
STANDARDS = {
    "zh": Standard("zh", _ZH, (SI, XIAO_SI, WU, XIAO_WU), grid=True),
    "en": Standard("en", _EN, (22, 20, 18), grid=False),
}
