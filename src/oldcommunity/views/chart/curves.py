"""Lines through the months: a rate of several plan years, with what is possible around what is known."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from oldcommunity.labels import Labels
from oldcommunity.reports.model import Rate
from oldcommunity.reports.trend import Point, Series, TrendReport
from oldcommunity.views.chart.svg import element, line, rect, text
from oldcommunity.views.chart.timeline import Timeline

#: Colours that stay apart in grey, each with a way of drawing its line.
_LOOKS = (("#1d4e89", None), ("#b4551d", "5 2"), ("#3c7a4b", "1.5 1.5"), ("#6b4c9a", "6 1.5 1.5 1.5"))
_WIDTH, _HEIGHT, _LEFT, _TOP, _LETTERS = 180.0, 70.0, 12.0, 12.0, 3.4
_GREY = "#444444"
#: Above what is only known as "at least", strokes so far apart rise so far to the right and so high.
_APART, _ACROSS, _RISE = 1.6, 1.2, 2.6
#: A point of a line: where it stands, and whether it is only known that the value is no less.
_Known = tuple[float, float, bool]


def curves(report: TrendReport, title: str, labels: Labels) -> str:
    """A drawing of a rate by month, one line for each plan year; empty where nothing is known.

    A value that is only known to be no less is the lower edge of something hatched, which a line below explains.
    """
    shown = [series for series in report.series if any(_share(point) is not None for point in series.points)]
    if not shown:
        return ""
    days = [point.day for series in shown for point in series.points if _share(point) is not None]
    top = max(
        Fraction(1), *(share for series in shown for point in series.points if (share := _share(point)) is not None)
    )
    scale = Timeline(min(days) - 15, max(days) + 15, _LEFT, _WIDTH - _LEFT - 22)
    bottom = _TOP + _HEIGHT
    parts = [element("title", title.replace("&", "&amp;").replace("<", "&lt;")), *scale.drawn(_TOP, _LETTERS, bottom)]
    for percent in (0, 25, 50, 75, 100):
        y = _height(Fraction(percent, 100), top)
        parts.append(line(_LEFT, y, _LEFT + scale.width, y, stroke="#9aa4ae", stroke_width=0.15))
        parts.append(text(f"{percent}%", _LEFT - 1, y + 1.2, _LETTERS, text_anchor="end", fill=_GREY))
    for i, series in enumerate(shown):
        parts += _line(series, scale, top, _LOOKS[i % len(_LOOKS)])
    points = [point for series in shown for point in series.points]
    if any(_is_open(point) for point in points):
        bottom += _LETTERS * 2
        parts += _drawn([(_LEFT, bottom, True), (_LEFT + 8, bottom, True)], _GREY, None)
        parts.append(text(labels.text("chart_page", "no-less"), _LEFT + 11, bottom + 1.2, _LETTERS, fill=_GREY))
    if any(_possible(point) for point in points):
        bottom += _LETTERS * 2
        parts.append(rect(_LEFT + 4, bottom - 2.6, 1.0, 4.0, fill=_GREY, opacity=0.2))
        parts.append(text(labels.text("chart_page", "possible"), _LEFT + 11, bottom + 1.2, _LETTERS, fill=_GREY))
    return element(
        "svg",
        parts,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {_WIDTH:g} {bottom + 4:g}",
        width="100%",
        role="img",
        style="max-width: 60rem",
    )


def _share(point: Point) -> Fraction | None:
    value = point.value
    if not isinstance(value, Rate) or value.ratio is None:
        return None
    return value.ratio.value


def _is_open(point: Point) -> bool:
    """Whether all that is known is that it is no less, as `views.words.rate_text` tells it."""
    value = point.value
    return _share(point) is not None and isinstance(value, Rate) and (value.low is None or value.high is None)


def _possible(point: Point) -> tuple[Fraction, Fraction] | None:
    """The least and the most that a rate can be, where these are not the same."""
    value = point.value
    if _share(point) is None or not isinstance(value, Rate) or value.low is None or value.high is None:
        return None
    return None if value.low == value.high else (value.low, value.high)


def _height(share: Fraction, top: Fraction) -> float:
    return _TOP + _HEIGHT * (1 - float(share / top))


def _line(series: Series, scale: Timeline, top: Fraction, look: tuple[str, str | None]) -> Iterator[str]:
    colour, dash = look
    known: list[_Known] = []
    for point in series.points:
        share = _share(point)
        if share is None:
            continue
        x = scale.at(point.day)
        known.append((x, _height(share, top), _is_open(point)))
        if bounds := _possible(point):
            high, low = _height(min(bounds[1], top), top), _height(bounds[0], top)
            yield rect(x - 0.5, high, 1.0, low - high, fill=colour, opacity=0.2)
    yield from _drawn(known, colour, dash)
    x, y, _ = known[-1]
    yield text(str(series.node.cohort), x + 1.5, y + 1.2, _LETTERS, fill=colour, font_weight="bold")


def _drawn(known: Sequence[_Known], colour: str, dash: str | None) -> Iterator[str]:
    """Points and the line between them; thin and with strokes above it from one that is open upward to the next."""
    ends = list(pairwise(known))
    for is_open, width in ((False, 0.7), (True, 0.3)):
        path, here = "", None
        for start, end in ends:
            if (start[2] and end[2]) is not is_open:
                continue
            path += "" if start == here else f"M{start[0]:.2f} {start[1]:.2f}"
            path += f"L{end[0]:.2f} {end[1]:.2f}"
            here = end
        if path:
            look = None if is_open else dash
            yield element("path", d=path, fill="none", stroke=colour, stroke_width=width, stroke_dasharray=look)
    for (x, y, begins), (until, level, ends_open) in ends:
        for i in range(1, math.ceil((until - x) / _APART) if begins and ends_open else 0):
            part = i * _APART / (until - x)
            yield _stroke(x + part * (until - x), y + part * (level - y), colour)
    for x, y, is_open in known:
        if is_open:
            yield _stroke(x, y, colour)
        edge = {"fill": "#ffffff", "stroke": colour, "stroke_width": 0.3} if is_open else {"fill": colour}
        yield element("circle", cx=x, cy=y, r=0.7, **edge)


def _stroke(x: float, y: float, colour: str) -> str:
    return line(x, y, x + _ACROSS, y - _RISE, stroke=colour, stroke_width=0.25)
