"""What is printed can be read again, and rounding is that of the office."""

from __future__ import annotations

import datetime as dt
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from oldcommunity.dates import parse_span, span_text
from oldcommunity.money import money_text, parse_money, yuan_text
from oldcommunity.quantity import MAX_VALUE
from oldcommunity.ratio import Ratio, half_up

DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2199, 12, 31)).map(str)
KNOWN_TO = st.sampled_from((4, 7, 10))


@given(DAYS, KNOWN_TO, st.sampled_from(("", "../")))
def test_dates(day, length, before):
    span = parse_span(before + day[:length])
    assert parse_span(span_text(span)) == span


@given(DAYS, KNOWN_TO)
def test_a_date_is_printed_as_it_was_typed(day, length):
    assert span_text(parse_span(day[:length])) == day[:length]


@given(st.integers(0, MAX_VALUE))
def test_money(fen):
    assert parse_money(money_text(fen)).value == fen
    assert Decimal(yuan_text(fen)) * 100 == fen


@given(st.decimals(-10_000, 10_000, places=6), st.integers(0, 5))
def test_half_up(value, decimals):
    expected = value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    assert half_up(Fraction(value), decimals) == str(expected + 0)


@given(st.integers(0, 10**9), st.sampled_from((1, 2, 4, 5, 8, 16, 20, 40, 1000)), st.integers(0, 3))
def test_percent(numerator, denominator, decimals):
    exact = Decimal(numerator) * 100 / denominator
    expected = exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    assert Ratio(numerator, denominator).percent(decimals) == str(expected)
