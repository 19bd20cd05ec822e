"""The examples in the docstrings of what everything stands on are true."""

from __future__ import annotations

import doctest
from importlib import import_module
from pathlib import Path

import pytest

import oldcommunity

PACKAGE = Path(oldcommunity.__file__).parent
MODULES = ["oldcommunity.labels"] + [
    ".".join(("oldcommunity", *path.relative_to(PACKAGE).with_suffix("").parts))
    for folder in (".", "records", "exchange")
    for path in sorted((PACKAGE / folder).glob("[a-z]*.py"))
]


@pytest.mark.parametrize("name", MODULES)
def test_examples(name):
    assert doctest.testmod(import_module(name)).failed == 0


def test_there_are_examples():
    assert sum(doctest.testmod(import_module(name)).attempted for name in MODULES) > 10
