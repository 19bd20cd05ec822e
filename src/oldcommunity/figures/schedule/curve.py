"""The time schedule (序时进度): what should be done by a day if the works go on evenly from start to finish."""

from __future__ import annotations

from fractions import Fraction


def planned_share(start: int | None, finish: int | None, day: int) -> Fraction | None:
    """The share of the works that should be done by the end of a day.

    >>> planned_share(0, 100, 25), planned_share(0, 100, 400), planned_share(None, 100, 100)
    (Fraction(1, 4), Fraction(1, 1), Fraction(1, 1))

    Args:
        start: the day of the start, on which nothing is done yet; None where it is not known.
        finish: the day by which all is done; None where it is not known.
        day: the day asked for.

    Returns:
        0 to 1; None where no line can be drawn.
    """
    if start is not None and day <= start and (finish is None or day < finish):
        return Fraction(0)
    if finish is None:
        return None
    if day >= finish:
        return Fraction(1)
    return None if start is None else Fraction(day - start, finish - start)


def behind(planned: Fraction, actual: Fraction, formula: str) -> Fraction:
    """How far reported progress is behind the time schedule, in hundredths; not above 0 where it is not.

    Args:
        planned: the share that should be done.
        actual: the share that is.
        formula: `points` of the whole, or `percent` of what should be done.
    """
    gap = planned - actual
    return gap * 100 if formula == "points" or not planned else gap * 100 / planned
