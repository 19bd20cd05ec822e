"""Lines through the months: a rate of several plan years, with what is possible around what is known."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from oldcommunity.reports.model import Rate
from oldcommunity.reports.trend import Point, Series, TrendReport
from oldcommunity.views.chart.svg import element, line, rect, text
from oldcommunity.views.chart.timeline import Timeline

#: Colours that stay apart in grey, each with a way of drawing its line.
_LOOKS = (("#1d4e89", None), ("#b4551d", "5 2"), ("#3c7a4b", "1.5 1.5"), ("#6b4c9a", "6 1.5 1.5 1.5"))
_WIDTH, _HEIGHT, _LEFT, _TOP, _LETTERS = 180.0, 70.0, 12.0, 12.0, 3.4


def curves(report: TrendReport, title: str) -> str:
    """A drawing of a rate by month, one line for each plan year; empty where nothing is known."""
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
        parts.append(text(f"{percent}%", _LEFT - 1, y + 1.2, _LETTERS, text_anchor="end", fill="#444444"))
    for i, series in enumerate(shown):
        parts += _line(series, scale, top, _LOOKS[i % len(_LOOKS)])
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


def _height(share: Fraction, top: Fraction) -> float:
    return _TOP + _HEIGHT * (1 - float(share / top))


def _line(series: Series, scale: Timeline, top: Fraction, look: tuple[str, str | None]) -> Iterator[str]:
    colour, dash = look
    known = [
        (scale.at(point.day), share, point.value) for point in series.points if (share := _share(point)) is not None
    ]
    for x, _, value in known:
        if isinstance(value, Rate) and value.low is not None and value.high is not None and value.low != value.high:
            high, low = _height(min(value.high, top), top), _height(value.low, top)
            yield rect(x - 0.5, high, 1.0, low - high, fill=colour, opacity=0.2)
    path = "".join(f"{'L' if i else 'M'}{x:.2f} {_height(share, top):.2f}" for i, (x, share, _) in enumerate(known))
    yield element("path", d=path, fill="none", stroke=colour, stroke_width=0.7, stroke_dasharray=dash)
    for x, share, _ in known:
        yield element("circle", cx=x, cy=_height(share, top), r=0.7, fill=colour)
    x, share, _ = known[-1]
    yield text(str(series.node.cohort), x + 1.5, _height(share, top) + 1.2, _LETTERS, fill=colour, font_weight="bold")
