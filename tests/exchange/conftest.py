"""A made-up book, and tables as offices send them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import openpyxl
import pytest

from conftest import write_book
from oldcommunity.cli.app import run

BOOK = """
# book.yaml
format: 1
title: 虚构台账
made_up: true
area: {city: 三明市}
# cohorts/2022.yaml
cohort: 2022
plan:
  - {projects: 4}
# projects/2022-jia.yaml
id: 2022-jia
name: 甲新村
cohort: 2022
area: {district: 三元区}
households: 约1700
budget: 620万元
milestones:
  - {code: started, due: 2022-03, met: ../2022-03-31}  # 只知道不晚于3月底
progress:
  - {as_of: 2022-04-30, invested: 100万元, physical: 24.73%}
issues:
  - {id: 1, opened: 2022-04-02, text: 燃气管道迁改滞后}
# projects/2022-yi.yaml
id: 2022-yi
name: 乙新村
cohort: 2022
area: {district: 三元区}
# projects/2022-bing.yaml
id: 2022-bing
name: 丙新村
cohort: 2022
area: {district: 沙县区}
# projects/2021-jia.yaml
id: 2021-jia
name: 甲新村
cohort: 2021
area: {district: 三元区}
"""


class Done(NamedTuple):
    """What a run came to."""

    code: int
    out: str
    err: str


@pytest.fixture
def book(tmp_path) -> Path:
    return write_book(tmp_path / "book", BOOK)


Run = Callable[..., Done]


@pytest.fixture
def call(book, capsys) -> Run:
    """Run a command on the book."""

    def told(*words: str | Path) -> Done:
        code = run([*map(str, words), "--data", str(book)])
        return Done(code, *capsys.readouterr())

    return told


Table = Callable[..., Path]


@pytest.fixture
def table(tmp_path) -> Table:
    """A workbook with one sheet, from its rows."""

    def made(*rows: list[Any], merged: tuple[str, ...] = (), formats: dict[str, str] | None = None) -> Path:
        workbook = openpyxl.Workbook()
        sheet: Any = workbook.active
        sheet.title = "Sheet1"
        for row in rows:
            sheet.append(row)
        for span in merged:
            sheet.merge_cells(span)
        for at, told in (formats or {}).items():
            sheet[at].number_format = told
        path = tmp_path / "table.xlsx"
        workbook.save(path)
        return path

    return made
