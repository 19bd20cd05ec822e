"""Values as JSON: an interface. Keys in fixed order, codes untranslated, money and percentages as text."""

from __future__ import annotations

import json
import re
from typing import Any

from oldcommunity.dates import day_text
from oldcommunity.diagnostics import Location
from oldcommunity.money import yuan_text
from oldcommunity.ratio import half_up
from oldcommunity.reports.context import Context
from oldcommunity.reports.model import Rate, Value

_HIDDEN = re.compile(
    "[\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff\U000e0000-\U000e0fff]"
)


def render(report: str, content: dict[str, Any]) -> str:
    """A report as JSON text; `report` is its name and version, as in `status/1`."""
    return _shown(json.dumps({"format": f"oldcommunity.{report}", **content}, ensure_ascii=False, indent=2)) + "\n"


def lines_of(content: dict[str, Any], key: str) -> str:
    """A mapping as JSON text with a line for each of its values, and one for each item of the list at a key."""
    items = ",\n".join(json.dumps(item, ensure_ascii=False) for item in content[key])
    told = {name: json.dumps(value, ensure_ascii=False) for name, value in content.items() if name != key}
    told[key] = f"[\n{items}\n]"
    return _shown("{\n" + ",\n".join(f'"{name}": {text}' for name, text in told.items()) + "\n}\n")


def _shown(text: str) -> str:
    """JSON text in which what acts or hides on a screen (control and bidi characters) stands as its number."""
    return _HIDDEN.sub(lambda sign: json.dumps(sign[0])[1:-1], text)


def context(told: Context) -> dict[str, Any]:
    """What a report says about itself."""
    return {
        "title": told.title,
        "made_up": told.made_up,
        "area": "".join(told.area),
        "as_of": day_text(told.day),
        "revision": told.commit,
        "dirty": told.dirty,
        "filters": list(told.filters),
        "left_out": list(told.left_out),
    }


def place(at: Location) -> dict[str, Any]:
    """Where something stands in the book."""
    return {"path": at.path, "line": at.line, "column": at.column}


def amount(number: int | None, unit: str) -> int | str | None:
    """A number in its unit: money in 元 as text, areas in m² as text, counts as they are."""
    if number is None:
        return None
    return yuan_text(number) if unit in ("money", "floor_area") else number


def value(told: Value) -> dict[str, Any]:
    """A value with its range and what it rests on."""
    return {
        "value": amount(told.value, told.unit),
        "unit": told.unit,
        "low": amount(told.low, told.unit),
        "high": amount(told.high, told.unit),
        "rests_on": told.basis,
        "since": None if told.since is None else day_text(told.since),
        "inferred": told.inferred,
        "itemised": amount(told.itemised, told.unit),
        "records": told.records,
        "places": [place(at) for at in told.places],
    }


def rate(told: Rate) -> dict[str, Any]:
    """A rate as its two parts, its percentage and its range in percent."""
    top, bottom, ratio = told.numerator, told.denominator, told.ratio
    return {
        "numerator": amount(top.value, top.unit),
        "denominator": amount(bottom.value, bottom.unit),
        "unit": bottom.unit,
        "percent": ratio.percent() if ratio else None,
        "low": None if told.low is None else half_up(told.low * 100, 1),
        "high": None if told.high is None else half_up(told.high * 100, 1),
        "rests_on": top.basis,
        "itemised": amount(top.itemised, top.unit),
        "since": None if top.since is None else day_text(top.since),
        "inferred": told.inferred,
        "reason": told.reason or None,
    }
