"""A paper as a Word file, laid out as official documents are (GB/T 9704-2012)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from oldcommunity.errors import BookError
from oldcommunity.labels import Labels
from oldcommunity.views.papers.document import Document
from oldcommunity.views.problems.signs import safe

_LANGUAGES = {"zh": "zh-CN", "en": "en-US"}


def render(document: Document, labels: Labels, fonts: Mapping[str, str], day: dt.date) -> bytes:
    """The bytes of a Word file.

    Args:
        document: the paper.
        labels: the words of its language.
        fonts: the names of fonts: `body`, `heading1`, `heading2`, `title`, `latin`.
        day: the day of the paper, which the file gives as its own.

    Raises:
        BookError: the library for Word files is not installed.
    """
    try:
        import docx  # noqa: PLC0415 - of the extra
    except ImportError:
        raise BookError("needs-docx") from None
    from oldcommunity.views.papers.word import package  # noqa: PLC0415 - imports it, too
    from oldcommunity.views.papers.word.blocks import Writer  # noqa: PLC0415
    from oldcommunity.views.papers.word.fonts import Fonts  # noqa: PLC0415
    from oldcommunity.views.papers.word.page import set_page  # noqa: PLC0415
    from oldcommunity.views.papers.word.standard import STANDARDS  # noqa: PLC0415
    from oldcommunity.views.papers.word.styles import write_styles  # noqa: PLC0415

    standard, named = STANDARDS[document.language], Fonts(**{role: safe(name) for role, name in fonts.items()})
    made = docx.Document()
    package.leave_only_what_is_needed(made)
    write_styles(made.styles.element, standard, named, labels)
    package.write_fonts(made, named)
    set_page(made.sections[0], standard)
    writer = Writer(standard)
    end = made.element.body.sectPr
    for element in writer.body(document.blocks):
        end.addprevious(element)
    if writer.notes:
        writer.notes.write(made, {number: writer.runs(text) for number, text in document.footnotes.items()})
    package.write_settings(made.settings.element, notes=bool(writer.notes))
    package.write_properties(made.core_properties, document.title, _LANGUAGES[document.language], day)
    return package.packed(made)
