"""Amounts and names as the sentences show them: exact, with their unit, the same in every language."""

from __future__ import annotations

from decimal import Decimal

from oldcommunity.dates import Span, span_text
from oldcommunity.money import money_text

#: Units of amounts that a plan or declaration names by the figure alone.
_OWN_UNITS = {"money": "", "": ""}


def amount_text(value: int, unit: str) -> str:
    """A number in a unit: money and floor area carry it, counts stand bare.

    >>> amount_text(4_500_000_000, "money"), amount_text(320_000, "floor_area"), amount_text(6, "projects")
    ('4500万元', '3200平方米', '6')
    """
    if unit == "money":
        return money_text(value)
    if unit == "floor_area":
        return f"{Decimal(value) / 100:f}平方米".replace(".00", "")
    return str(value)


def name_of(figure: str, unit: str) -> str:
    """A number by the keys under which it stands in its file: `completed.projects`, `invested`."""
    return ".".join(part for part in (figure, _OWN_UNITS.get(unit, unit)) if part)


def date_text(lo: int, hi: int) -> str:
    """A date as it was typed."""
    return span_text(Span(lo, hi))


def percent_text(value: int) -> str:
    """A share in 0.01 % as a percentage.

    >>> percent_text(1530), percent_text(3500)
    ('15.3%', '35%')
    """
    return f"{(Decimal(value) / 100).normalize():f}%"
