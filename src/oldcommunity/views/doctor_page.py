"""The page of `oc doctor`: what was looked at, how good it is in a word, and what to do where it is not."""

from __future__ import annotations

from typing import Any

from oldcommunity.labels import Labels, filled
from oldcommunity.labels.telling import error_text
from oldcommunity.reports.doctor import Item
from oldcommunity.views import as_json
from oldcommunity.views.page import Block, Column, Facts, Heading, Line, Page, Table
from oldcommunity.views.problems.as_json import json_safe
from oldcommunity.views.problems.signs import Screen, safe


def doctor_page(items: tuple[Item, ...], labels: Labels, *, headings: bool = True) -> Page:
    """All items in a table, with headings or without, and what to do below it."""
    say = labels.text
    columns = tuple(Column(say("doctor", f"column.{key}") if headings else "") for key in ("subject", "state", "found"))
    rows = tuple((_name(item, labels), say("doctor", f"state.{item.state}"), _found(item, labels)) for item in items)
    blocks: list[Block] = [Heading(say("doctor", "title"), 1), Table(columns, rows)]
    advice = tuple((_name(item, labels), text) for item in items if (text := _advice(item, labels)))
    if advice:
        blocks += [Heading(say("doctor", "to-do")), Facts(advice)]
    else:
        blocks.append(Line(say("doctor", "all-good")))
    return Page(tuple(blocks))


def doctor_json(items: tuple[Item, ...], labels: Labels, screen: Screen) -> str:
    """The same as JSON."""
    content = {"language": labels.language, "items": [_item(item, labels) for item in items]}
    return json_safe(as_json.render("doctor/1", content), screen)


def _item(item: Item, labels: Labels) -> dict[str, Any]:
    return {
        "subject": item.subject,
        "state": str(item.state),
        "case": item.case,
        "found": _found(item, labels),
        "advice": _advice(item, labels) or None,
        "params": dict(item.params),
    }


def _name(item: Item, labels: Labels) -> str:
    return labels.text("doctor", f"name.{item.subject}")


def _found(item: Item, labels: Labels) -> str:
    params = dict(item.params)
    if "error" in params:
        params["reason"] = error_text(str(params["error"]), item.params, labels)
    return safe(filled(labels.section("doctor")[f"{item.subject}.{item.case}"], params))


def _advice(item: Item, labels: Labels) -> str:
    """What to do about it; empty where nothing needs doing."""
    pattern = labels.section("doctor").get(f"{item.subject}.{item.case}.advice", "")
    return safe(pattern.format_map(item.params))
