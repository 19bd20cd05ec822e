"""How a paper writes numbers and days: by the language's own habit, with the unit, never more exact than known."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from oldcommunity.dates import LONG_AGO
from oldcommunity.labels import Labels
from oldcommunity.ratio import half_up
from oldcommunity.reports.model import Rate, Value
from oldcommunity.reports.paper import Change, Quoted
from oldcommunity.reports.paper_records import Span
from oldcommunity.views.words import number_text

_HECTARE = 1_000_000
#: 亿元 and 万元, and a hundredth of 亿元, in 分.
_YI, _WAN, _PERCENT_OF_YI = 10_000_000_000, 1_000_000, 100_000_000


class Writer:
    """Writes values in one language.

    Attributes:
        labels: the words.
    """

    def __init__(self, labels: Labels) -> None:
        self.labels = labels
        self._zh = labels.language == "zh"

    def bare(self, number: int, unit: str) -> str:
        """A number without the name of its unit; money and areas keep theirs."""
        if unit == "money":
            return self._money(number)
        if unit == "floor_area":
            return self._area(number)
        if unit == "percent":
            return number_text(number, "floor_area", self.labels) + "%"
        return str(number) if self._zh else f"{number:,}"

    def counted(self, number: int, unit: str) -> str:
        """A number with the name of its unit: `22个`, `1 project`."""
        bare = self.bare(number, unit)
        if unit in ("money", "floor_area", "percent"):
            return bare
        name = self.labels.text("paper", f"unit.{unit}.{'one' if number == 1 else 'many'}")
        return bare + name if self._zh else f"{bare} {name}"

    def value(self, value: Value, *, counted: bool = True) -> str:
        """A value: exact, a range, a bound, or unknown; never 0 for what is not known."""
        write = self.counted if counted else self.bare
        say = self.labels.text
        if value.value is not None and value.exact:
            return write(value.value, value.unit)
        if value.low is None:
            return say("paper", "unknown")
        if value.value is not None and value.value != value.low:
            return write(value.value, value.unit)
        if value.high is None:
            return say("paper", "at-least", number=write(value.low, value.unit))
        if value.low == value.high:
            return write(value.low, value.unit)
        if value.low == 0 and value.value is None:
            return say("paper", "at-most", number=write(value.high, value.unit))
        return say("paper", "between", low=self.bare(value.low, value.unit), high=write(value.high, value.unit))

    def rate(self, rate: Rate, decimals: int = 1) -> str:
        """A rate in percent, half up; a range where it is one."""
        ratio = rate.ratio
        low, high = rate.low, rate.high
        if ratio is None or ratio.value is None:
            return self._bounded(low, high, decimals)
        told = f"{half_up(ratio.value * 100, decimals)}%"
        if low is None or high is None or low == high:
            return told if low == high else self.labels.text("paper", "at-least", number=told)
        ends = [f"{half_up(end * 100, decimals)}%" for end in (low, high)]
        if ratio.value != low or ends[0] == ends[1]:
            return told
        return self.labels.text("paper", "between", low=ends[0], high=ends[1])

    def _bounded(self, low: Fraction | None, high: Fraction | None, decimals: int) -> str:
        """A rate of which nothing but its bounds is known."""
        say = self.labels.text
        least, most = ("" if end is None else f"{half_up(end * 100, decimals)}%" for end in (low, high))
        if low and high:
            return say("paper", "between", low=least, high=most)
        if low:
            return say("paper", "at-least", number=least)
        return say("paper", "at-most", number=most) if high is not None and low is not None else say("paper", "unknown")

    def change(self, change: Change, *, counted: bool = True) -> str:
        """How much a figure has moved, without its direction."""
        if change.amount is None:
            return self.labels.text("paper", "unknown")
        amount = abs(change.amount)
        if change.unit == "points":
            number = half_up(amount * 100, 1)
            return self.labels.text("paper", "points.one" if number == "1.0" else "points", number=number)
        return (self.counted if counted else self.bare)(int(amount), change.unit)

    def quoted(self, quoted: Quoted, *, counted: bool = True, decimals: int = 1) -> str:
        """Whatever a number is, as it stands in a sentence; with its day where it was last told for an earlier one."""
        return self.undated(quoted, counted=counted, decimals=decimals) + self.told_on(quoted)

    def undated(self, quoted: Quoted, *, counted: bool = True, decimals: int = 1) -> str:
        """The same without the day."""
        value = quoted.value
        if isinstance(value, Change):
            return self.change(value, counted=counted)
        if quoted.ranged:
            return self._between(value, counted=counted, decimals=decimals)
        if isinstance(value, Rate):
            return self.rate(value if quoted.older is None else _firm(value, quoted.older.spread), decimals)
        return self.value(value if quoted.older is None else _told(value, quoted.older.spread), counted=counted)

    def _between(self, value: Value | Rate, *, counted: bool, decimals: int) -> str:
        """The range that is left of a total that records have carried on."""
        if isinstance(value, Rate):
            return self._bounded(value.low, value.high, decimals)
        low, high = value.low or 0, value.high or 0
        write = self.counted if counted else self.bare
        return self.labels.text("paper", "between", low=self.bare(low, value.unit), high=write(high, value.unit))

    def told_on(self, quoted: Quoted) -> str:
        """What a number that may have changed since rests on; nothing for one that stands firm.

        The day alone where all of it was told for that day: `（2022年5月31日数）`. Else what was told then and carried
        on by later records, or which part of it is older: `（据2022年5月31日的520万元和此后记录得出）`,
        `（其中300万元为2022年5月31日数）`.
        """
        told, say = quoted.older, self.labels.text
        if told is None:
            return ""
        days = self.day(told.first)
        if told.last != told.first:
            days = say("paper", "between", low=days, high=self.day(told.last))
        value = quoted.value
        if not isinstance(value, Value):
            key = "told-since" if told.carried else "told-on" if told.whole else "told-areas"
            return say("paper", key, days=days)
        if told.whole:
            if told.carried and told.first == told.last:
                return say("paper", "told-carried", days=days, told=self.counted(told.told, value.unit))
            return say("paper", "told-since" if told.carried else "told-on", days=days)
        if not told.part:
            return say("paper", "told-areas", days=days)
        key = "told-part-since" if told.carried else "told-part"
        return say("paper", key, days=days, part=self.counted(told.part, value.unit))

    def day(self, day: int) -> str:
        """A day: `2022年5月11日`, `11 May 2022`."""
        date = dt.date.fromordinal(day)
        month = self.labels.text("paper", f"month.{date.month}")
        return self.labels.text("paper", "day", year=date.year, month=month, day=date.day)

    def span(self, span: Span) -> str:
        """A date as far as it is known: a day, a month, a year, or `by` a day."""
        first, last = dt.date.fromordinal(span.earliest), dt.date.fromordinal(span.latest)
        if span.earliest == LONG_AGO:
            return self.labels.text("paper", "by-day", day=self.day(span.latest))
        if first == last:
            return self.day(span.latest)
        if (first.month, last.month) == (1, 12):
            return self.labels.text("paper", "in-year", year=last.year)
        month = self.labels.text("paper", f"month.{last.month}")
        return self.labels.text("paper", "in-month", year=last.year, month=month)

    def deadline(self, span: Span) -> str:
        """A date by which something is due: `2022年7月底前`, `by the end of July 2022`."""
        first, last = dt.date.fromordinal(span.earliest), dt.date.fromordinal(span.latest)
        whole_month = (last + dt.timedelta(days=1)).day == 1
        if span.earliest == LONG_AGO or (first == last and not whole_month):
            return self.labels.text("paper", "due-day", day=self.day(span.latest))
        if (last.month, last.day) == (12, 31):
            return self.labels.text("paper", "due-year", year=last.year)
        month = self.labels.text("paper", f"month.{last.month}")
        return self.labels.text("paper", "due-month", year=last.year, month=month)

    def _money(self, fen: int) -> str:
        """Money; 亿元 with no more than two decimals, for beside amounts in 万元 `1.1264亿元` reads badly."""
        if self._zh and abs(fen) >= _YI and fen % _PERCENT_OF_YI and fen % _WAN == 0:
            return f"{fen // _WAN}万元"
        return number_text(fen, "money", self.labels)

    def _area(self, hundredths: int) -> str:
        """An area, in 万平方米 where that is exact and reads better."""
        if self._zh and hundredths >= _HECTARE and hundredths % 10_000 == 0:
            text = f"{Decimal(hundredths) / _HECTARE:f}"
            bare = text.rstrip("0").rstrip(".") if "." in text else text
            return f"{bare}万平方米"
        text = number_text(hundredths, "floor_area", self.labels)
        if not self._zh:
            whole, dot, rest = text.partition(".")
            text = f"{int(whole):,}{dot}{rest}"
        return text + self.labels.text("units", "floor_area") if self._zh else f"{text} m²"


def _told(value: Value, spread: int) -> Value:
    """A value as it was told, without what may have happened since."""
    return replace(value, low=value.value, high=(value.value or 0) + spread)


def _firm(rate: Rate, spread: int) -> Rate:
    return replace(rate, numerator=_told(rate.numerator, spread))


def exact_amount(value: Value | Rate | Change) -> Fraction | int | None:
    """What a number is, exactly, for templates to compare with; None where it is not known or only as a range."""
    if isinstance(value, Change):
        return value.amount
    if isinstance(value, Rate):
        return value.ratio.value if value.ratio and value.low == value.high else None
    return value.value if value.exact else None
