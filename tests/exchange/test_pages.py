"""The page about spreadsheets says the same in both languages."""

from __future__ import annotations

import re

from conftest import ROOT


def shape(name: str) -> list[str]:
    """The headings by their level, the blocks, and the number of rows of tables of a page."""
    page = (ROOT / "docs" / name).read_text("utf-8")
    headings = [line.split()[0] for line in page.splitlines() if line.startswith("#")]
    blocks = re.findall(r"^```.*?^```$", page, re.MULTILINE | re.DOTALL)
    return [*headings, *blocks, str(page.count("\n|"))]


def test_both_pages_have_the_same_parts():
    assert shape("spreadsheets.md") == shape("spreadsheets.zh-CN.md")
