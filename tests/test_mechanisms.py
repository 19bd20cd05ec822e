"""The page of mechanisms is true: its fields are fields, its commands run, and the book's own kinds have a home."""

from __future__ import annotations

import re
import shlex

import pytest

from conftest import ROOT
from labels.test_words import models
from oldcommunity.cli.app import COMMANDS, run
from oldcommunity.exchange.editors.json_schema import field_name
from oldcommunity.records.reading import keys_of

PAGE = (ROOT / "docs/mechanisms.md").read_text(encoding="utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in PAGE.splitlines()
    if line.startswith("| ") and " `" in line
]
LINES = sorted({line for row in ROWS for line in re.findall(r"`(oc [^`]+)`", row[2])})


def test_each_row_names_fields_and_commands():
    assert len(ROWS) >= 16
    for mechanism, fields, commands in ROWS:
        assert " · " in mechanism
        assert "`" in fields
        assert "`oc " in commands


def test_each_field_is_one_of_the_records():
    known = {field_name(model, key) for model in models() for key in keys_of(model)}
    named = {name for row in ROWS for name in re.findall(r"`([^`]+)`", row[1])}
    assert sorted(named - known) == []


@pytest.mark.parametrize("line", LINES)
def test_each_command_answers_on_the_example_book(line, capsys):
    _, name, *words = shlex.split(line)
    assert name in COMMANDS
    assert run([name, *words, "--data", str(ROOT / "examples/city/data")]) == 0
    assert capsys.readouterr().out
