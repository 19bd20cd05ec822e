"""The settings of a book, as the compiled book keeps them: no model is loaded to read them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from oldcommunity.codelists import LIGHT_DIMENSIONS


@dataclass(frozen=True, slots=True)
class Thresholds:
    """What is called late and what is improbable; money in 分, areas in 0.01 m², per household."""

    stale_days: int = 60
    household_money_low: int = 50_000
    household_money_high: int = 30_000_000
    household_area_low: int = 1_500
    household_area_high: int = 50_000


@dataclass(frozen=True, slots=True)
class Lights:
    """When warning lights turn yellow and red: by how much behind the time schedule, by how many days overdue."""

    formula: str = "points"
    yellow: int = 10
    red: int = 30
    overdue_yellow_days: int = 0
    overdue_red_days: int = 90
    dimensions: tuple[str, ...] = LIGHT_DIMENSIONS


@dataclass(frozen=True, slots=True)
class Publication:
    """The prefix of project ids in open data, and who publishes them; None where the book does not say."""

    prefix: str | None = None
    publisher: str | None = None


@dataclass(frozen=True, slots=True)
class Fonts:
    """The names of the fonts of papers in Word."""

    body: str = "仿宋_GB2312"
    heading1: str = "黑体"
    heading2: str = "楷体_GB2312"
    title: str = "方正小标宋简体"
    latin: str = "Times New Roman"


@dataclass(frozen=True, slots=True)
class Settings:
    """What `book.yaml` says, or the defaults where it cannot be read."""

    title: str = ""
    language: str = "zh"
    utc_offset: int = 8
    as_of: str = "latest"
    made_up: bool = False
    area: Mapping[str, str] = field(default_factory=dict)
    thresholds: Thresholds = Thresholds()
    lights: Lights = Lights()
    #: By milestone, the days that its step usually takes; 0 for a step that is not planned.
    durations: Mapping[str, int] = field(default_factory=dict)
    oc4ids: Publication = Publication()
    fonts: Fonts = Fonts()


def read_settings(text: str | None) -> Settings:
    """The settings from their row in the compiled book; the defaults where there is none."""
    if text is None:
        return Settings()
    told = json.loads(text)
    lights = Lights(**{**told["lights"], "dimensions": tuple(told["lights"]["dimensions"])})
    parts = {"thresholds": Thresholds(**told["thresholds"]), "lights": lights, "oc4ids": Publication(**told["oc4ids"])}
    parts["fonts"] = Fonts(**told["fonts"])
    return Settings(**{**told, **parts})
