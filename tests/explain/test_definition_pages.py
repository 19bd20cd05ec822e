"""Every figure has a page with its definition, and the example on it comes out as it says."""

from __future__ import annotations

import json
import re
import runpy

import pytest

from conftest import ROOT
from oldcommunity.codelists import FIGURES
from oldcommunity.dates import parse_as_of
from oldcommunity.figures.resolve.resolving import Figures
from oldcommunity.labels import Labels
from oldcommunity.reports.context import context_of
from oldcommunity.reports.explanation import Asked, explanation_report
from oldcommunity.views.explanation.page import numbers_text

FOLDER = ROOT / "docs/figures"
_EXAMPLE = re.compile(r"^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_CLAIM = re.compile(r"^#> as of (\S+)(?: in (\w+))?: (.*)$", re.MULTILINE)


def page_of(figure):
    return (FOLDER / f"{figure}.md").read_text(encoding="utf-8")


def test_there_is_a_page_for_each_figure_and_no_other():
    assert {path.stem for path in FOLDER.glob("*.md")} == set(FIGURES)


@pytest.mark.parametrize("figure", FIGURES)
def test_the_page_says_what_define_says(figure):
    render = runpy.run_path(str(ROOT / "docs/make_figures.py"))["render"]
    assert page_of(figure) == render(figure, page_of(figure)), "run: python docs/make_figures.py"


@pytest.mark.parametrize("figure", FIGURES)
def test_the_worked_example_comes_out(make_book, figure):
    (example,) = _EXAMPLE.findall(page_of(figure))
    claims = _CLAIM.findall(example)
    assert claims
    figures = Figures(make_book("\n" + re.sub(r"^#> .*\n", "", example, flags=re.MULTILINE)))
    assert figures.book.reading_problems() == []
    for day, unit, told in claims:
        context = context_of(figures.book, parse_as_of(day))
        report = explanation_report(figures, context, figure, Asked(unit=unit or None))
        assert [numbers_text(report, one, Labels("en")) for one in report.explanations] == told.split(" | ")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_define_tells_the_definition_without_a_book(oc, tmp_path, language):
    done = oc("explain", "开工率", "--define", "--lang", language, "--format", "json", cwd=tmp_path)
    told = json.loads(done.stdout)
    assert told["format"] == "oldcommunity.definition/1"
    assert told["method"] == Labels(language).text("definitions", "start_rate.method")
    assert "Σ ÷ Σ" in oc("explain", "start_rate", "--define", "--lang", language, cwd=tmp_path).stdout
