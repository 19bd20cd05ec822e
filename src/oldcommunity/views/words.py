"""Values in words: how a count, an amount, a rate and a range are written in each language."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from oldcommunity.labels import Labels
from oldcommunity.money import money_text
from oldcommunity.ratio import half_up
from oldcommunity.reports.model import Rate, Value


def number_text(number: int, unit: str, labels: Labels) -> str:
    """A number in its unit, without the unit's name where it is a plain count.

    >>> number_text(4500000000, "money", Labels("en")), number_text(12197, "households", Labels("zh"))
    ('¥45 million', '12197')
    """
    if unit == "money":
        return money_text(number) if labels.language == "zh" else _yuan(number)
    if unit == "floor_area":
        return f"{Decimal(number) / 100:f}".rstrip("0").rstrip(".") if number % 100 else str(number // 100)
    return str(number)


def counted_text(number: int, unit: str, labels: Labels) -> str:
    """A number with the name of its unit: `22个`, `12197户`; `22 projects` in English."""
    if unit == "money":
        return number_text(number, unit, labels)
    return labels.text("counted", unit, number=number_text(number, unit, labels))


def plan_text(cohort: int, area: str, target: str | None, labels: Labels) -> str:
    """What a plan is called: its year, its area where it names one, and a second plan by its name."""
    parts = (labels.text("status_page", "heading", cohort=cohort), area, target_text(target, labels))
    return " · ".join(filter(None, parts))


def target_text(target: str | None, labels: Labels) -> str:
    """The name of a second plan of a year; its code where it has none, nothing for the annual plan.

    >>> target_text("livelihood", Labels("zh")), target_text("heating", Labels("zh"))
    ('民生实事', 'heating')
    """
    named: str = labels.section("targets").get(target or "", target or "")
    return named


def value_text(value: Value, labels: Labels, *, counted: bool = False) -> str:
    """A value: exact, as a range, as a lower bound, or unknown; never 0 for what is not known."""
    write = counted_text if counted else number_text
    if value.exact and value.value is not None:
        return write(value.value, value.unit, labels)
    if value.low is None:
        return labels.text("phrases", "unknown")
    low = number_text(value.low, value.unit, labels)
    if value.high is None:
        return labels.text("phrases", "at-least", number=write(value.low, value.unit, labels))
    if value.low == 0 and value.value is None:
        return labels.text("phrases", "unknown-up-to", number=write(value.high, value.unit, labels))
    if value.low == value.high:
        return write(value.low, value.unit, labels)
    if value.value is not None and value.value != value.low:
        known = write(value.value, value.unit, labels)
        high = number_text(value.high, value.unit, labels)
        return labels.text("phrases", "known-within", number=known, low=low, high=high)
    return f"{low}–{write(value.high, value.unit, labels)}"


def percent_text(share: Fraction) -> str:
    """A share in percent with one decimal, half up."""
    return f"{half_up(share * 100, 1)}%"


def shares_text(low: Fraction, high: Fraction) -> str:
    """A range of shares in percent; one number where both bounds are printed alike.

    >>> shares_text(Fraction(1, 4), Fraction(1, 2)), shares_text(Fraction(1, 5), Fraction(2001, 10000))
    ('25.0–50.0%', '20.0%')
    """
    first, last = percent_text(low), percent_text(high)
    return last if first == last else f"{first.removesuffix('%')}–{last}"


def exact_percent(hundredths: int) -> str:
    """A percentage as reported, in 0.01 %, with all its decimals.

    >>> exact_percent(1500), exact_percent(2473)
    ('15%', '24.73%')
    """
    return (
        f"{Decimal(hundredths) / 100:f}".rstrip("0").rstrip(".") + "%" if hundredths % 100 else f"{hundredths // 100}%"
    )


def rate_text(rate: Rate, labels: Labels) -> str:
    """A rate, its range, or a dash with nothing to divide."""
    ratio = rate.ratio
    low, high = rate.low, rate.high
    if ratio is None or ratio.value is None:
        if low is None or high is None:
            return "—"
        return shares_text(low, high) if low or high < 1 else "—"
    exact = percent_text(ratio.value)
    if low is None or high is None:
        return labels.text("phrases", "at-least", number=exact)
    if low == high:
        return exact
    if low == ratio.value:
        return shares_text(low, high)
    return labels.text("phrases", "known-within", number=exact, low=half_up(low * 100, 1), high=percent_text(high))


def _yuan(fen: int) -> str:
    """Money in English: `¥45 million`, exact."""
    sign, fen = ("-", -fen) if fen < 0 else ("", fen)
    for worth, name in ((100_000_000_000, " billion"), (100_000_000, " million")):
        if fen >= worth and fen % (worth // 10_000) == 0:
            text = f"{Decimal(fen) / worth:f}"
            return f"{sign}¥{text.rstrip('0').rstrip('.') if '.' in text else text}{name}"
    whole, rest = divmod(fen, 100)
    return f"{sign}¥{whole:,}" + (f".{rest:02d}" if rest else "")
