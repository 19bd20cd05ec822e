"""The time line of a chart: where a day is, the months and years above it, and today's line."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from oldcommunity.views.chart.svg import length, line, rect, text

#: Months between two marks; the first with which they do not touch is taken.
_STEPS = (1, 2, 3, 6, 12)
_FAINT, _STRONG = "#d8dde2", "#9aa4ae"


@dataclass(frozen=True, slots=True)
class Timeline:
    """Days along a line.

    Attributes:
        first: the day at the left end.
        last: the day at the right end.
        left: where it begins.
        width: how long it is.
    """

    first: int
    last: int
    left: float
    width: float

    def at(self, day: int) -> float:
        """Where a day begins; days outside lie at the ends."""
        share = (day - self.first) / max(self.last - self.first, 1)
        return self.left + self.width * min(max(share, 0.0), 1.0)

    def drawn(self, top: float, size: float, bottom: float) -> Iterator[str]:
        """The scale: years and months above `top`, a faint line down to `bottom` for each mark."""
        step = self._step(size)
        yield rect(self.left, top - size * 2.6, self.width, size * 2.6, fill="#eef1f4")
        months = list(self._months())
        januaries = [month for month in months if month.month == 1]
        room = length("2022 ", size)
        if not januaries or self.at(januaries[0].toordinal()) - self.left > room:
            year = str(dt.date.fromordinal(self.first).year)
            yield text(year, self.left + size * 0.3, top - size * 1.6, size, fill="#222222", font_weight="bold")
        free = self.left
        for month in months:
            x = self.at(month.toordinal())
            if month.month == 1:
                yield line(x, top - size * 2.6, x, bottom, stroke=_STRONG, stroke_width=0.2)
            if month.month == 1 and x >= free and x + length("2022", size) <= self.left + self.width:
                yield text(str(month.year), x + size * 0.3, top - size * 1.6, size, fill="#222222", font_weight="bold")
                free = x + room
            elif (month.month - 1) % step == 0:
                yield line(x, top - size * 1.3, x, bottom, stroke=_FAINT, stroke_width=0.15)
            if (month.month - 1) % step == 0:
                yield text(str(month.month), x + size * 0.3, top - size * 0.4, size * 0.9, fill="#444444")

    def _months(self) -> Iterator[dt.date]:
        first = dt.date.fromordinal(self.first)
        month = first.year * 12 + first.month - 1 + (first.day > 1)
        while (date := dt.date(month // 12, month % 12 + 1, 1)).toordinal() <= self.last:
            yield date
            month += 1

    def _step(self, size: float) -> int:
        month = self.width * 30 / max(self.last - self.first, 1)
        return next((step for step in _STEPS if month * step > length("12", size) * 1.6), _STEPS[-1])
