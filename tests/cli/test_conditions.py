"""The conditions that help and page show are such as `oc` takes, and between them name all signs."""

from __future__ import annotations

import re
import shlex

import pytest

from cli.made_up import BOOK, Run
from conftest import ROOT, write_book
from oldcommunity.codelists import LANGUAGES
from oldcommunity.labels import Labels

SIGNS = ("=", "!=", "<", "<=", ">", ">=")
_PAGE = (ROOT / "docs/commands.md").read_text("utf-8").partition("### Conditions")[2].partition("\n## ")[0]
EXAMPLES = re.findall(r"^oc (.*--where.*)$", _PAGE, re.MULTILINE)
_CONDITION = re.compile(r"(?<![\w=<>!])[a-z_]+(?:!=|<=|>=|=|<|>)[^\s、，,;；（(]*")


@pytest.fixture
def oc(tmp_path, capsys):
    return Run(write_book(tmp_path / "book", BOOK), capsys)


@pytest.mark.parametrize("line", EXAMPLES)
def test_an_example_of_the_page_runs(oc, line):
    assert oc(*shlex.split(line))


def test_the_examples_use_every_sign():
    used = {sign for line in EXAMPLES for sign in re.findall(r"(?<=[a-z])(?:[!<>]=|[=<>])", line)}
    assert used == set(SIGNS)
    for language in LANGUAGES:
        assert all(f"{sign}" in Labels(language).section("help")["option.where"] for sign in SIGNS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_example_of_the_help_runs(oc, language):
    shown = _CONDITION.findall(Labels(language).section("help")["option.where"])
    assert len(shown) >= 5
    for condition in shown:
        oc("list", "--where", condition.rstrip("."))
