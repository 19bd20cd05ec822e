"""Every check has a docstring whose examples do what they say, and words in both languages."""

from __future__ import annotations

import datetime as dt
import string

import pytest

from checks.examples import doc_of, marked
from conftest import MakeBook
from oldcommunity.checks import CHECKS, check_book
from oldcommunity.checks.case import Check
from oldcommunity.diagnostics import Diagnostic
from oldcommunity.labels import Labels, filled
from oldcommunity.rules import RULES

TODAY = dt.date(2022, 7, 1).toordinal()
_EACH = pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)


def _found(problems: list[Diagnostic]) -> set[tuple[str, str, int]]:
    return {(problem.code, problem.at.path, problem.at.line) for problem in problems}


@_EACH
def test_the_passing_example_has_no_problem(check: Check, make_book: MakeBook) -> None:
    assert check_book(make_book(doc_of(check).passes), TODAY) == []


@_EACH
def test_the_failing_example_has_the_marked_problems(check: Check, make_book: MakeBook) -> None:
    fails = doc_of(check).fails
    assert check.code in {code for code, _, _ in marked(fails)}
    assert _found(check_book(make_book(fails), TODAY)) == marked(fails)


@_EACH
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_words_fit_the_problem(check: Check, language: str, make_book: MakeBook) -> None:
    words = Labels(language).problem(check.code)
    for problem in check_book(make_book(doc_of(check).fails), TODAY):
        if problem.code == check.code:
            told = filled(words.sentence, problem.params)
            assert "{" not in told + filled(words.remedy, problem.params)
            assert problem.severity is RULES[check.code].severity


@_EACH
def test_both_languages_say_the_same_things(check: Check) -> None:
    def names(pattern: str) -> set[str | None]:
        return {name for _, name, _, _ in string.Formatter().parse(pattern)} - {None}

    zh, en = (Labels(language).problem(check.code) for language in ("zh", "en"))
    assert names(zh.sentence) == names(en.sentence)
    assert names(zh.remedy) == names(en.remedy)


def test_every_rule_of_this_kind_has_one_check_of_its_name() -> None:
    named = {check.code: check.find.__name__.replace("_", "-") for check in CHECKS}
    assert named == {code: rule.name for code, rule in RULES.items() if code.startswith("OC4")}
    assert len(CHECKS) == len(named)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_there_are_words_for_the_checks_and_nothing_else(language: str) -> None:
    told = {code.partition(".")[0] for code in Labels(language).section("problems_checks")}
    assert told == {check.code for check in CHECKS}
