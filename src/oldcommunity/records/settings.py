"""The book itself: its title, area and language, and the thresholds by which it is judged."""

from __future__ import annotations

from oldcommunity.quantity import Quantity
from oldcommunity.records.fields import Flag, FloorArea, Language, Money, Number, Record, Text
from oldcommunity.records.quantities import Area


class Thresholds(Record):
    """What is called late, and what is improbable."""

    #: A project under construction without a progress entry for so many days is stale.
    stale_days: Number = 60
    #: Money per household outside these bounds looks like a slipped 万.
    household_money_low: Money = Quantity(50_000)
    household_money_high: Money = Quantity(30_000_000)
    #: Floor area per household outside these bounds looks like a slipped unit, in 0.01 m².
    household_area_low: FloorArea = Quantity(1_500)
    household_area_high: FloorArea = Quantity(50_000)


class Book(Record):
    """The settings of a book."""

    format: Number
    title: Text
    language: Language = "zh"
    area: Area | None = None
    utc_offset: Number = 8
    as_of: Text = "latest"
    made_up: Flag = False
    thresholds: Thresholds = Thresholds()
    note: Text | None = None
    source: Text | None = None
