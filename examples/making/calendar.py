"""Days and months as texts, and working days: offices sign nothing on Sundays."""

from __future__ import annotations

import datetime as dt


def month_number(month: str) -> int:
    """A month as a number, so that months can be counted."""
    year, number = month.split("-")[:2]
    return int(year) * 12 + int(number) - 1


def month_text(number: int) -> str:
    """The month of a number as `2022-03`."""
    return f"{number // 12}-{number % 12 + 1:02d}"


def month_end(number: int) -> str:
    """The last day of a month."""
    return str(dt.date(*divmod_month(number + 1), 1) - dt.timedelta(1))


def divmod_month(number: int) -> tuple[int, int]:
    """Year and month of a number."""
    return number // 12, number % 12 + 1


def day_in(month: str, day: int) -> dt.date:
    """A working day of a month, near the day asked for."""
    return working_day(dt.date(*divmod_month(month_number(month)), min(day, 26)))


def working_day(day: dt.date) -> dt.date:
    """The day, or the Monday after it."""
    return day + dt.timedelta((0, 0, 0, 0, 0, 2, 1)[day.weekday()])
