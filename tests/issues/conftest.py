"""The made-up book, and `oc issues` run on it."""

from __future__ import annotations

import json

import pytest

from cli.made_up import Run
from conftest import ROOT, write_book
from issues.made_up import BOOK


@pytest.fixture
def run(tmp_path, capsys):
    return Run(write_book(tmp_path, BOOK), capsys)


@pytest.fixture
def shipped(capsys):
    return Run(ROOT / "data", capsys)


@pytest.fixture
def told(run):
    def ask(*words, as_of="2022-06-15"):
        return json.loads(run("issues", "--format", "json", "--as-of", as_of, *words))

    return ask
