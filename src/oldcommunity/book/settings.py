"""The settings of a book, as the compiled book keeps them: no model is loaded to read them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Thresholds:
    """What is called late and what is improbable; money in 分, areas in 0.01 m², per household."""

    stale_days: int = 60
    household_money_low: int = 50_000
    household_money_high: int = 30_000_000
    household_area_low: int = 1_500
    household_area_high: int = 50_000


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


def read_settings(text: str | None) -> Settings:
    """The settings from their row in the compiled book; the defaults where there is none."""
    if text is None:
        return Settings()
    told = json.loads(text)
    return Settings(**{**told, "thresholds": Thresholds(**told["thresholds"])})
