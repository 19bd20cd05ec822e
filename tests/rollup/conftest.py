"""`oc` without a process of its own, for the many questions of these tests."""

from __future__ import annotations

import json

import pytest

from oldcommunity.cli.app import run


@pytest.fixture
def ask(capsys):
    """Run `oc COMMAND --data BOOK --format FORM …`: data for `json`, else text."""

    def told(command, book, *words, form="json", code=0):
        given = run([command, "--data", str(book), "--format", form, *words])
        done = capsys.readouterr()
        assert given == code, done
        return json.loads(done.out) if form == "json" else done.out

    return told


@pytest.fixture
def status(ask):
    """Run `oc status`."""
    return lambda book, *words, **options: ask("status", book, *words, **options)
