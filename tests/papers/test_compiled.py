"""Translated templates are kept from run to run: what is kept may be lost, torn or foreign without changing a paper."""

from __future__ import annotations

import os
import sys

import jinja2
import pytest

from conftest import ROOT

CITY = ROOT / "examples/city/data"
POSIX = pytest.mark.skipif(os.name != "posix", reason="asks the system who may write to a folder")


@pytest.fixture
def cache(tmp_path, monkeypatch):
    """A cache folder of the test's own, and Python that keeps bytecode."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("OC_CACHE", str(folder))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return folder


@pytest.fixture
def translated(monkeypatch):
    """The names of the templates that were translated."""
    told = []
    work = jinja2.Environment.compile

    def compiled(self, source, name=None, *further):
        told.append(name)
        return work(self, source, name, *further)

    monkeypatch.setattr(jinja2.Environment, "compile", compiled)
    return told


@pytest.fixture
def monthly(call):
    """The monthly report of the made-up city."""

    def told(data=CITY):
        done = call("report", "monthly", "--data", data, "--format", "markdown", "--as-of", "2023-06-30")
        assert (done.code, done.err) == (0, ""), done.err
        return done.out

    return told


def test_a_template_is_translated_once(cache, translated, monthly):
    first = monthly()
    assert translated
    kept = sorted(cache.glob("*.template"))
    assert len(kept) == len(translated)
    translated.clear()
    assert monthly() == first
    assert not translated
    assert sorted(cache.glob("*.template")) == kept


@pytest.mark.parametrize(
    "damage",
    [lambda _: b"", lambda kept: kept[:-100], lambda kept: kept[:32] + b"x" + kept[33:]],
    ids=["empty", "cut off", "one byte"],
)
def test_what_is_torn_or_foreign_is_made_again(cache, translated, monthly, damage):
    first = monthly()
    for path in cache.glob("*.template"):
        path.write_bytes(damage(path.read_bytes()))
    number = len(translated)
    assert monthly() == first
    assert len(translated) == 2 * number


def test_one_template_does_not_pass_for_another(cache, translated, monthly):
    first = monthly()
    one, other, *_ = cache.glob("*.template")
    one.write_bytes(other.read_bytes())
    translated.clear()
    assert monthly() == first
    assert len(translated) == 1


def test_a_changed_template_counts_at_once(cache, monthly, copy, tmp_path):
    own = copy.parent / "templates"
    own.mkdir()
    for text in ("甲", "乙"):
        (own / "monthly.zh.md.j2").write_text(f"# {text}\n", encoding="utf-8")
        assert monthly(copy).startswith(f"# {text}\n")


@POSIX
@pytest.mark.parametrize("mode", [0o770, 0o707, 0o1777])
def test_nothing_is_kept_where_others_can_write(cache, translated, monthly, mode):
    first = monthly()
    kept = list(cache.glob("*.template"))
    cache.chmod(mode)
    translated.clear()
    assert monthly() == first
    assert len(translated) == len(kept)
    for path in kept:
        path.unlink()
    monthly()
    assert not list(cache.glob("*.template"))


def test_nothing_is_kept_where_python_keeps_nothing(cache, monthly, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    monthly()
    assert not list(cache.glob("*.template"))
