"""Figures as papers print them: `27.3%`, `33个`, `3.69亿元`, `近八成`, `70%以上`, `全部开工`.

A print says that the true value lies in an interval: a number rounded half up to its last digit, or a
bound. Values are exact fractions in the unit of their kind (counts 1, money 分, areas 0.01 m²; a percentage
is a quotient, so 27.3% is around 0.273).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction

from oldcommunity.errors import FormError
from oldcommunity.quantity import plain_text

#: What a print can be of, with the worth of each unit it may carry.
_KINDS: dict[str, dict[str, int]] = {
    "count": {"": 1, "万": 10_000},
    "money": {"元": 100, "万元": 1_000_000, "亿元": 10_000_000_000},
    "area": {"平方米": 100, "万平方米": 1_000_000, "㎡": 100, "万㎡": 1_000_000},
}
_DIGITS = dict(zip("一二三四五六七八九", range(1, 10), strict=True)) | {"两": 2} | {str(n): n for n in range(1, 10)}
_NUMBER = re.compile(
    r"(?P<before>近|约|超过|超|逾|不足|达)?(?P<digits>\d+(?:\.(?P<fraction>\d+))?)(?P<about>余|多)?"
    r"(?P<unit>%|个百分点|亿元|万元|元|万平方米|平方米|万㎡|㎡|万)?(?P<about2>余|多)?(?P<counter>[个户栋幢期处项套条]?(?:小区|项目)?)"
    r"(?P<after>以上|以下|左右)?",
    re.ASCII,
)
#: Words behind a number that name a unit; 个, 项, 期 and 处 count anything.
_UNITS = {"户": "households", "栋": "buildings", "幢": "buildings", "个小区": "communities", "小区": "communities"}
_TENTHS = re.compile(
    r"(?P<before>近|约|超过|超|逾|不足)?(?P<whole>[一二两三四五六七八九1-9])成(?P<half>半)?(?P<after>以上|以下|左右|多)?"
)


@dataclass(frozen=True, slots=True)
class Printed:
    """What a print claims.

    Attributes:
        kind: `count`, `money`, `area`, `percent` or `all` (全部: the whole denominator).
        low: the least true value that the print allows.
        high: the most; values in [low, high) round to a plain number, bounds of words are closed.
        decimals: how many decimals were printed; None for words.
        open_end: whether `high` itself is outside, as with rounding.
        unit: the unit that the print names (`12197户`: households); empty where it names none.
    """

    kind: str
    low: Fraction
    high: Fraction | None
    decimals: int | None
    open_end: bool
    unit: str = ""

    def allows(self, value: Fraction) -> bool:
        """Whether a value can have been printed so."""
        if value < self.low:
            return False
        return self.high is None or (value < self.high if self.open_end else value <= self.high)

    def meets(self, low: Fraction, high: Fraction) -> bool:
        """Whether any value in [low, high] can have been printed so."""
        if high < self.low:
            return False
        return self.high is None or (low < self.high if self.open_end else low <= self.high)


def parse_printed(text: str) -> Printed:
    """The claim that a printed text makes.

    >>> parse_printed("27.3%").allows(Fraction(6, 22)), parse_printed("近八成").allows(Fraction(33, 42))
    (True, True)
    >>> parse_printed("70%以上").allows(Fraction(7, 10)), parse_printed("33个").allows(Fraction(34))
    (True, False)

    Raises:
        FormError: OC318.
    """
    tidy = plain_text(text).replace("﹪", "%")
    if tidy.startswith("全部") or tidy in ("100%完成", "实现全覆盖"):
        return Printed("all", Fraction(1), None, None, open_end=False)
    tenths = _TENTHS.fullmatch(tidy)
    if tenths:
        whole = Fraction(_DIGITS[tenths["whole"]], 10) + (Fraction(1, 20) if tenths["half"] else 0)
        return _bounded("percent", whole, Fraction(1, 20), tenths["before"], tenths["after"])
    match = _NUMBER.fullmatch(tidy)
    if match is None:
        raise FormError("OC318", given=text, offer="")
    unit = match["unit"] or ""
    decimals = len(match["fraction"] or "")
    number = Fraction(match["digits"])
    if unit == "%":
        kind, worth = "percent", Fraction(1, 100)
    else:
        kind = next((kind for kind, units in _KINDS.items() if unit in units), "")
        if not kind or (kind != "count" and match["counter"]):
            raise FormError("OC318", given=text, offer="")
        worth = Fraction(_KINDS[kind][unit])
    step = worth / 10**decimals
    if match["before"] not in (None, "达") or match["about"] or match["about2"] or match["after"]:
        after = match["after"] or ("余" if match["about"] or match["about2"] else None)
        coarse = _coarse_step(match["digits"]) * worth
        claim = _bounded(kind, number * worth, coarse / 2, match["before"], after)
    elif kind == "count" and not unit:
        claim = Printed(kind, number, number, 0, open_end=False)
    else:
        claim = Printed(kind, number * worth - step / 2, number * worth + step / 2, decimals, open_end=True)
    return replace(claim, unit=_UNITS.get(match["counter"], ""))


def _coarse_step(digits: str) -> Fraction:
    """The worth of the last digit that carries meaning: 1700 says hundreds, 27.3 tenths."""
    if "." in digits:
        return Fraction(1, 10 ** len(digits.partition(".")[2]))
    return Fraction(10 ** (len(digits) - len(digits.rstrip("0"))))


def _bounded(kind: str, number: Fraction, reach: Fraction, before: str | None, after: str | None) -> Printed:
    """A number with a word: 近 and 不足 look up at it, 超, 余 and 以上 down on it, 约 and 左右 both ways."""
    if before in ("超", "超过", "逾") or after == "以上":
        return Printed(kind, number, None, None, open_end=False)
    if before == "不足" or after == "以下":
        return Printed(kind, Fraction(0), number, None, open_end=False)
    if before == "近":
        return Printed(kind, number - reach * 2, number, None, open_end=False)
    if after in ("余", "多"):
        return Printed(kind, number, number + reach * 2, None, open_end=False)
    return Printed(kind, number - reach, number + reach, None, open_end=False)
