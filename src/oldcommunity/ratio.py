"""Rates: two counts until they are printed.

Percent is rounded half up (四舍五入), never clamped: 101.3 % is 101.3 %. A group's rate is Σ/Σ, so ratios
are added part by part and never averaged.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


def half_up(value: Fraction, decimals: int) -> str:
    """A number with so many decimals, ties away from zero.

    >>> half_up(Fraction(6, 22) * 100, 1), half_up(Fraction(1, 8), 2), half_up(Fraction(-5, 2), 0)
    ('27.3', '0.13', '-3')
    """
    top, bottom = abs(value.numerator) * 10**decimals, value.denominator
    units = (2 * top + bottom) // (2 * bottom)
    sign = "-" if value < 0 and units else ""
    text = f"{units:0{decimals + 1}d}"
    return sign + (f"{text[:-decimals]}.{text[-decimals:]}" if decimals else text)


@dataclass(frozen=True, slots=True)
class Ratio:
    """Numerator and denominator in the same unit.

    >>> Ratio(41, 53) + Ratio(10, 10)
    Ratio(numerator=51, denominator=63)
    >>> Ratio(6, 22).percent(), Ratio(3892, 3889).percent(), Ratio(0, 0).percent()
    ('27.3', '100.1', None)
    """

    numerator: int
    denominator: int

    def __add__(self, other: Ratio) -> Ratio:
        return Ratio(self.numerator + other.numerator, self.denominator + other.denominator)

    @property
    def value(self) -> Fraction | None:
        """The exact quotient; None over nothing."""
        return Fraction(self.numerator, self.denominator) if self.denominator else None

    def percent(self, decimals: int = 1) -> str | None:
        """The quotient in percent, half up, without the sign; None over nothing."""
        return None if self.value is None else half_up(self.value * 100, decimals)
