"""What a figure is: the page and the JSON of `oc explain FIGURE --define`."""

from __future__ import annotations

from oldcommunity.labels import Labels
from oldcommunity.views import as_json
from oldcommunity.views.page import Facts, Heading, Page

#: What is said of each figure, in this order.
PARTS = ("method", "numerator", "denominator", "exclusions")


def definition_page(figure: str, labels: Labels) -> Page:
    """What a figure is, for readers."""
    pairs = [(labels.text("explain_page", f"define.{part}"), text) for part, text in _parts(figure, labels).items()]
    return Page((Heading(f"{labels.text('figures', figure)}  {figure}", 1), Facts(tuple(pairs))))


def definition_json(figure: str, labels: Labels) -> str:
    """The same as JSON."""
    content = {"language": labels.language, "figure": figure, "title": labels.text("figures", figure)}
    return as_json.render("definition/1", content | _parts(figure, labels))


def _parts(figure: str, labels: Labels) -> dict[str, str]:
    return {part: labels.text("definitions", f"{figure}.{part}") for part in PARTS}
