"""The book itself: its title, area and language, and the thresholds by which it is judged."""

from __future__ import annotations

from typing import Annotated

from pydantic import create_model

from oldcommunity.codelists import LIGHT_DIMENSIONS, MILESTONES
from oldcommunity.quantity import Quantity
from oldcommunity.records.fields import (
    Blank,
    Flag,
    FloorArea,
    Id,
    Language,
    LeadLevel,
    LightDimension,
    LightFormula,
    Money,
    Number,
    Record,
    Text,
)
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


class Lights(Record):
    """When a warning light turns from green to yellow and to red."""

    formula: LightFormula = "points"
    #: Behind the time schedule (序时进度) by so much: yellow; by more than so much: red.
    yellow: Number = 10
    red: Number = 30
    #: Overdue for more than so many days.
    overdue_yellow_days: Number = 0
    overdue_red_days: Number = 90
    #: The lights that a project's own light is the worst of.
    dimensions: Annotated[tuple[LightDimension, ...], Blank] = LIGHT_DIMENSIONS


#: How long each step takes that is planned, in days; those left out are not planned (倒排工期).
_USUAL_DAYS = {
    "surveyed": 20,
    "designed": 30,
    "publicised": 7,
    "approved": 20,
    "drawn": 30,
    "finance_reviewed": 15,
    "tendered": 30,
    "started": 15,
    "completed": 150,
    "accepted": 30,
    "handed_over": 30,
    "settled": 90,
}
Durations = create_model(
    "Durations",
    __base__=Record,
    __doc__="The usual days from the milestone before to each milestone, by which schedules are planned backwards.",
    **{code: (Number, _USUAL_DAYS.get(code, 0)) for code in MILESTONES},  # type: ignore[call-overload]
)


class Team(Record):
    """A working team (专班) of one level: who leads it, and who is in it."""

    level: LeadLevel
    name: Text | None = None
    area: Area | None = None
    head: Text | None = None
    members: Annotated[tuple[Text, ...], Blank] = ()
    document: Text | None = None
    note: Text | None = None
    source: Text | None = None


class Publication(Record):
    """Who publishes the book's projects as open data (OC4IDS), and the prefix registered for their ids."""

    prefix: Id | None = None
    publisher: Text | None = None


class Fonts(Record):
    """The fonts of papers in Word; a machine that does not have one takes the nearest that it has."""

    body: Text = "仿宋_GB2312"
    heading1: Text = "黑体"
    heading2: Text = "楷体_GB2312"
    title: Text = "方正小标宋简体"
    latin: Text = "Times New Roman"


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
    lights: Lights = Lights()
    durations: Durations = Durations()
    teams: Annotated[tuple[Team, ...], Blank] = ()
    oc4ids: Publication = Publication()
    fonts: Fonts = Fonts()
    note: Text | None = None
    source: Text | None = None
