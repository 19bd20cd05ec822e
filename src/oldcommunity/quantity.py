"""Counts, areas and percentages as typed: an exact integer, and how far the typing rounds.

`53.25万` is 532,500 give or take 50: its last digit stands for 0.01万. A plain count like `12197` is exact.
Units of the integers: counts 1, areas 0.01 m², percentages 0.01 %.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from oldcommunity.errors import FormError

#: No quantity of this trade is larger; it also keeps sums inside 64 bits.
MAX_VALUE = 10**15

_NUMBER = re.compile(r"(0|[1-9]\d{0,14})(?:\.(\d{1,6}))?(\D*)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount in the smallest unit of its kind, and half of the last typed digit (0: exact).

    Attributes:
        value: the amount.
        slack: the amount may lie within value ± slack.
    """

    value: int
    slack: int = 0

    @property
    def low(self) -> int:
        """The least that the typed text can mean."""
        return self.value - self.slack

    @property
    def high(self) -> int:
        """The most that the typed text can mean."""
        return self.value + self.slack


def plain_text(text: str) -> str:
    """The text with full-width digits and signs made half-width, spaces and digit grouping taken out.

    >>> plain_text("１，２００ 万元")
    '1200万元'
    """
    return re.sub(r"[\s,，]", "", unicodedata.normalize("NFKC", text))


def scaled(text: str, units: dict[str, int], *, exact_units: tuple[str, ...] = ()) -> Quantity | None:
    """The quantity that a number with one of the units means; None where it is no such text.

    Args:
        text: a number in ASCII digits, directly followed by its unit.
        units: how many of the smallest unit each unit is worth.
        exact_units: units in which a whole number is exact, not rounded.
    """
    match = _NUMBER.fullmatch(text)
    if match is None:
        return None
    whole, fraction, unit = match.groups("")
    if unit not in units:
        return None
    worth, parts = units[unit], 10 ** len(fraction)
    amount, rest = divmod(int(whole + fraction) * worth, parts)
    if rest or amount > MAX_VALUE:
        return None
    return Quantity(amount, 0 if parts == 1 and unit in exact_units else worth // (2 * parts))


@lru_cache(maxsize=4096)
def parse_count(text: str) -> Quantity:
    """How many: `12197`, `53.25万` or `约1700`.

    >>> parse_count("12197"), parse_count("53.25万"), parse_count("约1700")
    (Quantity(value=12197, slack=0), Quantity(value=532500, slack=50), Quantity(value=1700, slack=50))

    Raises:
        FormError: OC306, with `offer` where the text can be mended.
    """
    about = text.startswith("约")
    found = scaled(text.removeprefix("约"), {"": 1, "万": 10_000}, exact_units=("",))
    if found is None or ("." in text and "万" not in text):
        raise FormError("OC306", given=text, offer=_offer(text, {"": 1, "万": 10_000}, "户栋幢个人条期项处套"))
    if about:
        trailing = len(str(found.value)) - len(str(found.value).rstrip("0"))
        return Quantity(found.value, max(found.slack, 10**trailing // 2))
    return found


def parse_area(text: str) -> Quantity:
    """How many square metres: `3200平方米` or `3.2万平方米`, in 0.01 m².

    Raises:
        FormError: OC309, with `offer` where the text can be mended.
    """
    found = scaled(text, {"平方米": 100, "万平方米": 1_000_000})
    if found is None:
        tidy = re.sub(r"(?:平方公尺|平米|平方|㎡|m2|m²|平)$", "平方米", plain_text(text))
        tidy = tidy if scaled(tidy, {"平方米": 100, "万平方米": 1_000_000}) else ""
        bare = plain_text(text)
        if not tidy and scaled(bare, {"": 1, "万": 10_000}):
            tidy = bare + "平方米"
        raise FormError("OC309", given=text, offer=tidy)
    return found


@lru_cache(maxsize=4096)
def parse_percent(text: str) -> Quantity:
    """A share in percent: `35%` or `24.73%`, in 0.01 %.

    Raises:
        FormError: OC310, with `offer` where the text can be mended.
    """
    found = scaled(text, {"%": 100})
    if found is None:
        tidy = plain_text(text).replace("﹪", "%").removeprefix("百分之")
        # A bare 0.35 is 35 % in a spreadsheet and 0.35 % on paper: nothing is offered for it.
        tidy = tidy if tidy.endswith("%") or tidy.startswith("0.") else tidy + "%"
        raise FormError("OC310", given=text, offer=tidy if scaled(tidy, {"%": 100}) else "")
    return found


def _offer(text: str, units: dict[str, int], counters: str) -> str:
    """A text that would be read, made of the same digits; empty where none can be made."""
    tidy = plain_text(text).rstrip(counters)
    tidy = re.sub(r"\.0+$", "", tidy)
    tidy = re.sub(r"^0+(?=\d)", "", tidy)
    return tidy if scaled(tidy, units) else ""
