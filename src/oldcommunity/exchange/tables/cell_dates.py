"""Days, months and years as offices type them into tables, in our form; what may mean two things is refused.

A number 2022.5 is May, but 2022.1 is January or, with its zero lost, October. `5月底前` has a year only where the
plan has one. A cell that shows 2022年5月 holds the first of the month, and means the month.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from decimal import Decimal

from oldcommunity.dates import parse_span, span_text
from oldcommunity.errors import FormError
from oldcommunity.exchange.tables.cells import Cell
from oldcommunity.quantity import plain_text

_YEAR = r"(?P<year>(?:19|20|21)\d\d)"
_MONTH = r"(?P<month>0?[1-9]|1[0-2])"
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])"
_FORMS = tuple(
    re.compile(form, re.ASCII)
    for form in (
        rf"{_YEAR}[-./]{_MONTH}(?:[-./]{_DAY})?",
        rf"{_YEAR}年(?:{_MONTH}月(?:{_DAY}[日号]?)?)?",
        rf"{_YEAR}(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])?",
        rf"{_YEAR}",
        rf"{_MONTH}月(?:{_DAY}[日号]?)?",
    )
)
_BEFORE = re.compile(r"(?:(?P<end>底|末)?(?P<before>及?以?前|之前)?)$")
_SHORT_YEAR = re.compile(rf"(?P<year>\d\d)[./-]{_MONTH}", re.ASCII)
#: Days since 1900 that lie in this century.
_SERIAL = range(36_526, 80_000)


@dataclass(frozen=True, slots=True)
class Read:
    """What a cell says.

    Attributes:
        text: the value in the form of the records.
        how: how it was read, where that needs telling; a key of the page's words.
        params: what those words are filled with.
    """

    text: str
    how: str = ""
    params: tuple[tuple[str, str], ...] = ()


class Unclear(Exception):  # noqa: N818 - it says what the cell is
    """A cell cannot be read without guessing; `key` and `params` choose the sentence."""

    def __init__(self, key: str, **params: str) -> None:
        super().__init__(key, params)
        self.key = key
        self.params = params


def read_date(cell: Cell, *, due: bool, year: int | None) -> Read:
    """The date in a cell.

    Args:
        cell: the cell.
        due: it is a deadline, so that "before the end of May" is May.
        year: the year of a deadline that names none: that of the plan.

    Raises:
        Unclear: there is none, or more than one.
    """
    if isinstance(cell.value, dt.date):
        return _shown(cell, cell.value)
    if isinstance(cell.value, Decimal):
        return _number(cell.value)
    if isinstance(cell.value, bool):
        raise Unclear("date-form", given=cell.text)
    return _text(cell.text, due=due, year=year)


def _shown(cell: Cell, day: dt.date) -> Read:
    if cell.shows == "month":
        return Read(f"{day:%Y-%m}", "month-shown", (("given", f"{day:%Y-%m}"),))
    if cell.shows == "year":
        return Read(f"{day:%Y}", "year-shown", (("given", f"{day:%Y}"),))
    return Read(_checked(day.isoformat(), day.isoformat()))


def _number(value: Decimal) -> Read:
    """A number that stands for a month; one that has lost a zero stands for two."""
    text = f"{value:f}"
    match = re.fullmatch(r"((?:19|20|21)\d\d)(?:\.(\d{1,2}))?", text, re.ASCII)
    if match and match[2] == "1":
        raise Unclear("month-or-october", given=text, first=f"{match[1]}-01", second=f"{match[1]}-10")
    if match and match[2] and 1 <= int(match[2]) <= 12:
        return Read(f"{match[1]}-{int(match[2]):02d}", "as-month", (("given", text),))
    if match and not match[2]:
        return Read(text)
    if value == value.to_integral_value() and int(value) in _SERIAL:
        day = dt.date(1899, 12, 30) + dt.timedelta(days=int(value))
        raise Unclear("date-serial", given=text, offer=day.isoformat())
    if re.fullmatch(r"(?:19|20|21)\d{4}(?:\d\d)?", text, re.ASCII):
        return _text(text, due=False, year=None)
    raise Unclear("date-form", given=text)


def _text(given: str, *, due: bool, year: int | None) -> Read:
    exact = given.removeprefix("../")
    if re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", exact, re.ASCII):
        return Read(_checked(given, given))
    text = plain_text(given)
    for english in ("by", "before"):
        if text.lower().startswith(english):
            text = text[len(english) :] + "前"
    tail = _BEFORE.search(text)
    before = bool(tail and tail["before"])
    bare = text[: tail.start()] if tail else text
    match = next((found for form in _FORMS if (found := form.fullmatch(bare))), None)
    if match is None:
        if short := _SHORT_YEAR.fullmatch(bare):
            raise Unclear("short-year", given=given, offer=f"20{short['year']}-{int(short['month']):02d}")
        raise Unclear("date-form", given=given)
    parts = match.groupdict()
    named_year = parts.get("year")
    if named_year is None and (not due or year is None):
        raise Unclear("no-year", given=given)
    told = named_year or str(year)
    if parts.get("month"):
        told += f"-{int(parts['month']):02d}"
    if parts.get("day"):
        told += f"-{int(parts['day']):02d}"
    told = _checked(told, given)
    if before and not due:
        told = f"../{span_text_end(told)}"
    if named_year is None:
        return Read(told, "year-of-plan", (("given", given), ("year", str(year))))
    return Read(told, "" if told == given else "as-date", (("given", given),))


def span_text_end(text: str) -> str:
    """The last day of a date.

    >>> span_text_end("2022-02")
    '2022-02-28'
    """
    return dt.date.fromordinal(parse_span(text).latest).isoformat()


def _checked(text: str, given: str) -> str:
    """The shortest form of a date that the calendar has."""
    try:
        return span_text(parse_span(text))
    except FormError as error:
        offer = str(error.params.get("offer") or "")
        if not offer:
            year, month, *_ = (*text.removeprefix("../").split("-"), "0")
            offer = f"{year}-{month}-{calendar.monthrange(int(year), int(month))[1]}" if 1 <= int(month) <= 12 else year
        raise Unclear("no-such-day", given=given, offer=offer) from None
