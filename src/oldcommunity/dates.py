"""Dates as far as they are known: every date is a span of days from the earliest to the latest possible.

`2022-03-31` is one day, `2022-07` a month, `2022` a year, `../2022-03-31` that day or before it (EDTF,
ISO 8601-2). Days are proleptic Gregorian ordinals (`date.toordinal`); spans include both ends.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache

from oldcommunity.errors import FormError
from oldcommunity.quantity import plain_text

#: The earliest day of an open span, before any fact of this trade.
LONG_AGO = 1
_YEARS = range(1900, 2200)
_FORM = re.compile(r"(\.\./)?(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)
_LOOSE = re.compile(r"(\d{4})[^\dQqHh]+(\d{1,2})(?:\D+(\d{1,2}))?\D*", re.ASCII)
_YEAR_ALONE = re.compile(r"(\d{4})\s*年", re.ASCII)
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)", re.ASCII)
_PERIOD = re.compile(r"(\d{4})(?:-?Q([1-4])|-?H([12]))", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The days on which something may have happened, both ends included."""

    earliest: int
    latest: int


def day_text(day: int) -> str:
    """A day as `2022-03-31`."""
    return dt.date.fromordinal(day).isoformat()


def span_text(span: Span) -> str:
    """A span in the shortest form that says the same.

    >>> [span_text(parse_span(text)) for text in ("2022-03-31", "2022-02", "2022", "../2022-03-31")]
    ['2022-03-31', '2022-02', '2022', '../2022-03-31']
    """
    last = dt.date.fromordinal(span.latest)
    if span.earliest == LONG_AGO:
        return f"../{last.isoformat()}"
    first = dt.date.fromordinal(span.earliest)
    if first == last:
        return last.isoformat()
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return f"{last.year}"
    return f"{last.year}-{last.month:02d}"


@lru_cache(maxsize=4096)
def parse_span(text: str) -> Span:
    """A date as far as it is known.

    Raises:
        FormError: OC304 for a text of another form, OC305 for a day that the calendar does not have,
            OC316 for a year outside 1900–2199; `offer` is what to type instead.
    """
    match = _FORM.fullmatch(text)
    if match is None:
        raise FormError("OC304", given=text, offer=_offer(text))
    open_start, year, month, day = match[1], int(match[2]), match[3], match[4]
    if year not in _YEARS:
        raise FormError("OC316", given=text, low=_YEARS.start, high=_YEARS.stop - 1)
    first_month, last_month = (int(month), int(month)) if month else (1, 12)
    if not 1 <= first_month <= 12:
        raise FormError("OC305", given=text, offer="")
    length = calendar.monthrange(year, last_month)[1]
    first_day, last_day = (int(day), int(day)) if day else (1, length)
    if not 1 <= last_day <= length:
        # Which other day was meant, nobody can tell.
        raise FormError("OC305", given=text, offer="", reason="day", year=year, month=last_month, days=length)
    latest = dt.date(year, last_month, last_day).toordinal()
    return Span(LONG_AGO if open_start else dt.date(year, first_month, first_day).toordinal(), latest)


def parse_as_of(text: str) -> int:
    """The last day of what the text names: `2022-03-31`, `2022-03`, `2022Q1`, `2022H1` or `2022`.

    >>> day_text(parse_as_of("2022Q1")), day_text(parse_as_of("2022-02"))
    ('2022-03-31', '2022-02-28')

    Raises:
        FormError: as `parse_span` does.
    """
    return parse_period(text).latest


def parse_period(text: str) -> Span:
    """The days from the first to the last of what the text names, as for `parse_as_of`.

    >>> span = parse_period("2022Q1")
    >>> day_text(span.earliest), day_text(span.latest)
    ('2022-01-01', '2022-03-31')

    Raises:
        FormError: as `parse_span` does.
    """
    match = _PERIOD.fullmatch(text)
    if match:
        length, number = (3, int(match[2])) if match[2] else (6, int(match[3]))
        first, last = (
            parse_span(f"{match[1]}-{month:02d}") for month in (length * number - length + 1, length * number)
        )
        return Span(first.earliest, last.latest)
    if text.startswith("../"):
        raise FormError("OC304", given=text, offer=text.removeprefix("../"))
    return parse_span(text)


def today(utc_offset: int) -> int:
    """Today's day at so many hours east of Greenwich."""
    return dt.datetime.now(dt.timezone(dt.timedelta(hours=utc_offset))).toordinal()


def _offer(text: str) -> str:
    """The date that a text most likely means, in our form; empty where it cannot be told."""
    tidy = plain_text(text)
    before = "../" if re.search(r"底前|之前|以前|前$", tidy) else ""
    if year := _YEAR_ALONE.fullmatch(tidy):
        return year[1] if int(year[1]) in _YEARS else ""
    match = _LOOSE.fullmatch(tidy) or _COMPACT.fullmatch(tidy)
    if match is None:
        return ""
    month = f"{int(match[2]):02d}"
    offer = f"{match[1]}-{month}" + (f"-{int(match[3]):02d}" if match[3] else "")
    try:
        parse_span(offer)
    except FormError:
        return ""
    return before + offer
