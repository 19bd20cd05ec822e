"""Slips of the hand: what a typed number may have been meant to be, the likeliest first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from oldcommunity.errors import FormError
from oldcommunity.money import money_text, parse_money
from oldcommunity.quantity import parse_area, parse_count

#: Two digits exchanged; 万 or 亿 written, left out or mistaken; one digit mistyped, left out or typed twice.
SLIPS = ("swapped", "scale", "digit")
_NUMBER = re.compile(r"\d+(?:\.\d+)?", re.ASCII)
#: Nobody writes 08 for 8.
_LEADING = re.compile(r"0\d", re.ASCII)
_SCALES = ("", "万", "亿")


def slips(text: str) -> Iterator[tuple[str, str]]:
    """Each text that one slip makes of a text with one number, by its kind.

    >>> [other for kind, other in slips("72.3%") if kind == "swapped"]
    ['27.3%', '73.2%']
    >>> [other for kind, other in slips("3.69亿元") if kind == "scale"]
    ['3.69元', '3.69万元']
    """
    match = _NUMBER.search(text)
    if match is None:
        return
    before, number, after = text[: match.start()], match[0], text[match.end() :]
    places = [i for i, sign in enumerate(number) if sign != "."]
    for one, next_one in pairwise(places):
        signs = list(number)
        signs[one], signs[next_one] = signs[next_one], signs[one]
        if not _LEADING.match("".join(signs)):
            yield "swapped", before + "".join(signs) + after
    scale = after[:1] if after[:1] in _SCALES else ""
    if not after.startswith("%"):
        for other in _SCALES:
            if other != scale:
                yield "scale", before + number + other + after.removeprefix(scale)
    for i in places:
        for digit in "0123456789":
            yield from _digit(before, f"{number[:i]}{digit}{number[i + 1 :]}", after)
    for i in places:
        yield from _digit(before, number[:i] + number[i + 1 :], after)
        yield from _digit(before, number[:i] + number[i] + number[i:], after)


def _digit(before: str, number: str, after: str) -> Iterator[tuple[str, str]]:
    if not _LEADING.match(number) and number[:1].isdigit():
        yield "digit", before + number + after


def typed_number(text: str, unit: str) -> int | None:
    """The number that a text types in a unit; None where it is none."""
    try:
        if unit == "money":
            return parse_money(text).value
        return (parse_area if unit == "floor_area" else parse_count)(text).value
    except FormError:
        return None


def number_as_typed(number: int, unit: str) -> str:
    """A number as one would type it.

    >>> number_as_typed(4500000000, "money"), number_as_typed(320000, "floor_area"), number_as_typed(22, "projects")
    ('4500万元', '3200平方米', '22')
    """
    if unit == "money":
        return money_text(number)
    if unit == "floor_area":
        return f"{number / 100:.2f}".rstrip("0").rstrip(".") + "平方米"
    return str(number)
