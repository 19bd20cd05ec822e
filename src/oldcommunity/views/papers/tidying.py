"""Filled templates as tidy Markdown: one paragraph a line, one blank line between blocks."""

from __future__ import annotations

import re

from oldcommunity.views.papers.marks import visible

_BLANK = re.compile(r"\n[ \t]*\n\s*")
#: What begins a line that stands for itself.
_OWN_LINE = re.compile(r"#|\||[-*+] |\d+[.)] |>|<!--|---|\[\^")
_TRAILING = re.compile(r"[ \t]+$", re.MULTILINE)


def tidy(text: str, language: str) -> str:
    """The text with the lines of each paragraph joined: without a space in Chinese, with one elsewhere."""
    blocks = _BLANK.split(_TRAILING.sub("", text.replace("\r\n", "\n")).strip())
    between = "" if language == "zh" else " "
    return "\n\n".join(_block(block, between) for block in blocks if visible(block).strip()) + "\n"


def _block(block: str, between: str) -> str:
    lines = [line.strip() for line in block.split("\n") if visible(line).strip()]
    told = [lines[0]]
    for line in lines[1:]:
        if _OWN_LINE.match(visible(line)) or visible(told[-1]).startswith(("#", "|")):
            told.append(line)
        else:
            told[-1] += between + line
    return "\n".join(told)
