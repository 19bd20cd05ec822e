"""Warning lights on paper: each has a colour, a shape of its own and a word, so that none is needed alone."""

from __future__ import annotations

from oldcommunity.labels import Labels
from oldcommunity.views.chart.svg import element, text

#: Fill and line of each light.
COLOURS = {
    "red": ("#c62828", "#7f0000"),
    "yellow": ("#f9c22e", "#8a6500"),
    "exempt": ("#5c8fb8", "#2f5573"),
    "suspended": ("#b39ddb", "#4a3b78"),
    "unknown": ("#ffffff", "#555555"),
    "green": ("#3c9a5f", "#1d5c36"),
    "done": ("#8d99a6", "#4b5560"),
    "none": ("#ffffff", "#999999"),
}


def lamp(colour: str, x: float, y: float, size: float) -> str:
    """The sign of a light, centred: square, triangle, diamond, two bars, ring, disc, tick, dash."""
    fill, stroke = COLOURS[colour]
    half = size / 2
    drawn: dict[str, object] = {"fill": fill, "stroke": stroke, "stroke_width": size / 12}
    if colour == "red":
        return element("rect", x=x - half, y=y - half, width=size, height=size, **drawn)
    if colour == "yellow":
        return element("path", d=_path((x, y - half), (x + half, y + half), (x - half, y + half)), **drawn)
    if colour == "exempt":
        return element("path", d=_path((x, y - half), (x + half, y), (x, y + half), (x - half, y)), **drawn)
    if colour == "suspended":
        lefts = (x - half, x + half / 3)
        return "".join(element("rect", x=left, y=y - half, width=size / 3, height=size, **drawn) for left in lefts)
    if colour == "done":
        ends = ((x - half, y), (x - half / 4, y + half * 0.7), (x + half, y - half * 0.7))
        return element("path", d=_path(*ends, closed=False), fill="none", stroke=stroke, stroke_width=size / 5)
    if colour == "none":
        return element(
            "path", d=_path((x - half, y), (x + half, y), closed=False), stroke=stroke, stroke_width=size / 6
        )
    dash = size / 5 if colour == "unknown" else None
    return element("circle", cx=x, cy=y, r=half, stroke_dasharray=dash, **drawn)


def _path(*points: tuple[float, float], closed: bool = True) -> str:
    steps = [f"{'L' if i else 'M'}{x:.2f} {y:.2f}" for i, (x, y) in enumerate(points)]
    return "".join(steps) + ("Z" if closed else "")


def light_word(colour: str, labels: Labels, *, doubtful: bool = False) -> str:
    """What a light shows, as a word; `?` where it may be better."""
    return labels.text("codes", f"lights.{colour}") + ("?" if doubtful else "")


def lamp_and_word(colour: str, word: str, x: float, y: float, size: float) -> str:
    """A light with its word behind it; `y` is the middle of the line."""
    return lamp(colour, x + size / 2, y, size * 0.8) + text(word, x + size * 1.3, y + size * 0.36, size)
