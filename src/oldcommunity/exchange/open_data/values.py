"""Single values of the standard: moments with a time zone, money as a number, and dates in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache, reduce
from typing import Any

from oldcommunity.dates import LONG_AGO, Span, day_text, span_text
from oldcommunity.exchange.open_data.codes import CURRENCY
from oldcommunity.labels import Labels

Json = dict[str, Any]
_SECTION = "oc4ids_page"


@dataclass(frozen=True, slots=True)
class Writer:
    """How values of one package are written.

    Attributes:
        labels: the words of its language.
        utc_offset: hours ahead of UTC where the book is.
        day: the day as of which it is true.
        prefix: the registered prefix of project ids; None where there is none.
        made_up: the book says that it is made up.
    """

    labels: Labels
    utc_offset: int
    day: int
    prefix: str | None
    made_up: bool

    def start(self, day: int) -> str:
        """The moment in which a day begins: `2022-03-20T00:00:00+08:00`."""
        return _moment(day, "00:00:00", self.utc_offset)

    def end(self, day: int) -> str:
        """The last second of a day, by which something was due or had happened."""
        return _moment(day, "23:59:59", self.utc_offset)

    def project_id(self, local: str) -> str:
        """A project's id all over the world, or only in the book where no prefix is registered."""
        return f"{self.prefix}-{local}" if self.prefix else local

    def text(self, key: str, **params: object) -> str:
        """A sentence of the package."""
        return self.labels.text(_SECTION, key, **params)

    def word(self, code: str) -> str:
        """The word for a code, by `list.code`."""
        return self.labels.text("codes", code)

    def when(self, span: Span) -> str:
        """A date as far as it is known: `2022-03-31`, `2022-03`, `2022-03-31以前`."""
        if span.earliest == LONG_AGO:
            return self.text("by", day=day_text(span.latest))
        return span_text(span)

    def joined(self, sentences: list[str]) -> str | None:
        """Sentences one after the other; None where there is none."""
        if not sentences:
            return None
        return reduce(lambda first, second: self.text("one-after-the-other", first=first, second=second), sentences)


@lru_cache(maxsize=4096)
def _moment(day: int, time: str, utc_offset: int) -> str:
    """A moment with hours ahead of UTC.

    >>> _moment(738157, "00:00:00", 8), _moment(738157, "23:59:59", -5)
    ('2022-01-02T00:00:00+08:00', '2022-01-02T23:59:59-05:00')
    """
    return f"{day_text(day)}T{time}{utc_offset:+03d}:00"


def money(fen: int) -> Json:
    """An amount of money, exact to the 分.

    >>> money(620_000_000), money(120_050)
    ({'amount': 6200000, 'currency': 'CNY'}, {'amount': 1200.5, 'currency': 'CNY'})
    """
    return {"amount": hundredths(fen), "currency": CURRENCY}


def hundredths(number: int) -> int | float:
    """A number in hundredths as the number it is: the shortest decimal, without a rounding that shows.

    >>> hundredths(1500), hundredths(2473)
    (15, 24.73)
    """
    return number / 100 if number % 100 else number // 100


def known(content: Mapping[str, Any]) -> Json:
    """A mapping without what is not known: absent, never null, empty or 0."""
    return {key: value for key, value in content.items() if value not in (None, "", [], {}, ())}
