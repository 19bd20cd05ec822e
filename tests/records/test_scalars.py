"""What a scalar may be typed as, what is refused, and what is offered instead."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError, create_model

from oldcommunity.labels import Labels
from oldcommunity.records import MODELS, fields, read_record
from oldcommunity.rules import RULES
from records.scalar_forms import ACCEPTED, REFUSED


def read(kind: str, text: object) -> Any:
    """The value of a type, or the code of the problem and its offer."""
    try:
        return TypeAdapter(getattr(fields, kind)).validate_python(text)
    except ValidationError as error:
        (details,) = error.errors()
        return (details["type"], details["ctx"].get("offer"))


@pytest.mark.parametrize("kind", ACCEPTED)
def test_accepted(kind):
    assert {text: read(kind, text) for text in ACCEPTED[kind]} == ACCEPTED[kind]


@pytest.mark.parametrize("kind", REFUSED)
def test_refused(kind):
    assert {text: read(kind, text) for text in REFUSED[kind]} == REFUSED[kind]


def test_a_count_has_no_decimals():
    assert read("Count", "12.0") == ("OC306", "12")


def test_a_text_of_several_lines_may_end_with_a_line_break():
    assert not isinstance(read("Text", "第一行\n第二行\n"), tuple)


def test_a_bare_share_is_not_guessed_at():
    assert read("Percent", "0.35") == ("OC310", "")


def test_a_quarter_is_no_month():
    assert read("Date", "2022Q1") == ("OC304", "")


def test_no_other_day_is_made_up_for_one_that_there_is_none_of():
    assert read("Date", "../2022-02-30") == read("Date", "2022-02-30") == ("OC305", "")


def test_the_offer_for_a_reported_day_can_be_typed():
    assert read("Day", "2022年5月底前") == ("OC304", "2022-05")


@pytest.mark.parametrize("kind", ACCEPTED)
def test_nothing_and_what_is_no_scalar_are_refused(kind, monkeypatch):
    model = create_model("Filled", __base__=fields.Record, value=(getattr(fields, kind), ...))
    monkeypatch.setitem(MODELS, "filled", model)
    assert [_refused(value) for value in (None, [], {})] == [
        ("OC301", {"field": "value", "model": "Filled", "empty": 1}),
        ("OC312", {"field": "value", "model": "Filled", "given": "[…]", "offer": ""}),
        ("OC312", {"field": "value", "model": "Filled", "given": "{…}", "offer": ""}),
    ]


def _refused(value: object) -> tuple[str, dict[str, Any]]:
    """The problem of a field that holds a value."""
    record, problems = read_record("filled", {"value": value})
    assert record is None
    (problem,) = problems
    assert problem.loc == ("value",)
    return problem.code, dict(problem.params)


SCALARS = sorted(set(ACCEPTED) - {"Day"})
SIGNS = st.text("0123456789０５.,-−/: 约近年月日万亿元平方米%户成以上Qe_xtrue是", max_size=12)


@settings(max_examples=150, deadline=None)
@given(st.one_of(SIGNS, st.text()))
def test_any_text_is_read_or_refused_in_words_and_what_is_offered_is_read(text):
    for kind in SCALARS:
        try:
            TypeAdapter(getattr(fields, kind)).validate_python(text)
        except ValidationError as error:
            (details,) = error.errors()
            assert details["type"] in RULES
            params = {"field": "x", **details["ctx"]}
            for language in ("zh", "en"):
                words = Labels(language).problem(details["type"])
                assert words.sentence.format_map(params)
                assert words.remedy.format_map(params)
            offer = params.get("offer")
            if offer:
                assert not isinstance(read(kind, offer), tuple), (kind, text, offer)
