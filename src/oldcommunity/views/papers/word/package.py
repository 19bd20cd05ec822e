"""The file around a Word document: only the parts that it needs, no trace of a machine, the same bytes each time."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from typing import Any

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart

from oldcommunity.views.papers.word.elements import node
from oldcommunity.views.papers.word.fonts import Fonts
from oldcommunity.views.papers.word.notes import separators
from oldcommunity.views.problems.signs import safe

#: The earliest time that a zip archive knows.
_TIME = (1980, 1, 1, 0, 0, 0)
#: What python-docx's empty document has and a paper needs.
_KEPT = ("/styles", "/settings", "/footer", "/footnotes", "/core-properties", "/officeDocument")
_CREATOR = "oldcommunity"
_MICROSOFT = "http://schemas.microsoft.com/office/word"
_WORD_2013 = "15"


def leave_only_what_is_needed(document: Any) -> None:
    """Take out of python-docx's empty document its picture, theme, numbering and fonts."""
    for rels in (document.part.package.rels, document.part.rels):
        for key in [key for key, rel in rels.items() if not rel.reltype.endswith(_KEPT)]:
            del rels[key]


def write_settings(settings: Any, *, notes: bool) -> None:
    """Put a paper's settings in place of all that are there.

    Args:
        settings: the `w:settings` element.
        notes: the paper has footnotes.
    """
    for child in list(settings):
        settings.remove(child)
    mode = node("compatSetting", name="compatibilityMode", uri=_MICROSOFT, val=_WORD_2013)
    told = [
        node("zoom", percent=100),
        node("defaultTabStop", val=420),
        node("evenAndOddHeaders"),
        node("characterSpacingControl", val="compressPunctuation"),
        separators() if notes else None,
        # A line that is broken by hand is not stretched to the edge.
        node("compat", node("doNotExpandShiftReturn"), mode),
        node("themeFontLang", val="en-US", eastAsia="zh-CN"),
    ]
    for child in told:
        if child is not None:
            settings.append(child)


def write_fonts(document: Any, fonts: Fonts) -> None:
    """Say what else the fonts may be called, so that a machine without one takes the nearest instead of any."""
    told = []
    for name, others in fonts.all():
        told.append(node("font", node("altName", val=others) if others else None, name=name))
    name = PackURI("/word/fontTable.xml")
    part = XmlPart(name, CONTENT_TYPE.WML_FONT_TABLE, node("fonts", *told), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FONT_TABLE)


def write_properties(properties: Any, title: str, language: str, day: dt.date) -> None:
    """Say what the file is, as of the day of the paper, and nothing of who made it or when."""
    for child in list(properties._element):  # noqa: SLF001 - python-docx cannot empty them
        properties._element.remove(child)  # noqa: SLF001
    # python-docx takes it for UTC.
    noon = dt.datetime(day.year, day.month, day.day, 12)
    properties.title = safe(title)[:255]
    properties.author = _CREATOR
    properties.last_modified_by = _CREATOR
    properties.language = language
    properties.created = noon
    properties.modified = noon


def packed(document: Any) -> bytes:
    """The bytes of the file, without the time at which it is written and in one order."""
    first, out = io.BytesIO(), io.BytesIO()
    document.save(first)
    with zipfile.ZipFile(first) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            info = zipfile.ZipInfo(name, _TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            new.writestr(info, old.read(name))
    return out.getvalue()
