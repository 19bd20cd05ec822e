"""What the rows of all kinds of files share."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Protocol

from oldcommunity.codelists import AREA_LEVELS
from oldcommunity.dates import Span
from oldcommunity.quantity import Quantity
from oldcommunity.records.quantities import Area

#: A table and the values of its columns after `content`.
Row = tuple[str, tuple[Any, ...]]


class At(Protocol):
    """The packed places of a file's values; a value that is left out has the place of what should hold it."""

    def __call__(self, *loc: str | int) -> int:
        """The place of the value at a path into the file."""

    def each(self, name: str, *keys: str) -> Iterable[tuple[int, ...]]:
        """The places of the same keys in all items of a list."""


_NOWHERE = (None,) * len(AREA_LEVELS)


def area_columns(area: Area | None) -> tuple[str | None, ...]:
    """The five levels of an area; None where a level is left out."""
    if area is None:
        return _NOWHERE
    return (area.province, area.city, area.zone, area.district, area.subdistrict)


def days(span: Span | None) -> tuple[int | None, int | None]:
    """The earliest and the latest day; None where there is no date."""
    return (None, None) if span is None else (span.earliest, span.latest)


def amount(quantity: Quantity | None) -> int | None:
    """The value of a quantity; None where it is not known."""
    return None if quantity is None else quantity.value


def slack(quantity: Quantity | None) -> int | None:
    """How far a quantity may lie from its value; None where it is not known."""
    return None if quantity is None else quantity.slack
