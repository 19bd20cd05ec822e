"""Warning lights (红黄绿灯) and what is due next, as a template sees them."""

from __future__ import annotations

from fractions import Fraction

from oldcommunity.dates import Span
from oldcommunity.diagnostics import Location
from oldcommunity.reports.model import Rate, Value, rate_of
from oldcommunity.reports.paper import Change, Quoted
from oldcommunity.reports.paper_records import Due
from oldcommunity.reports.schedule import Light, behind
from oldcommunity.views.papers.lists import Thing, Tools
from oldcommunity.views.papers.marks import Data
from oldcommunity.views.papers.numbers import Number
from oldcommunity.views.papers.things import When, data


class Lamp:
    """One warning light of a project, with its reason.

    Attributes:
        dimension: `start`, `milestones`, `progress` or `money`; `name` is its word.
        colour: `red`, `yellow`, `exempt`, `suspended`, `unknown`, `green`, `done` or `none`.
        reason: `overdue`, `grace`, `behind`, `no-due`, `no-plan`, `no-report`, `stale`, `no-budget`, …
        doubtful: it may be better.
        milestone: what is overdue the longest, or due next; with `days`, and `more` that are overdue.
        planned, actual, gap, day: what should be done, what was reported, how far that is behind, and when.
        text: for what is exempt or suspended, the reason on record.
    """

    def __init__(self, light: Light, project: str, at: Location, formula: str, tools: Tools) -> None:
        self._light = light
        self._at = light.at or at
        self._key = f"id={project} light={light.dimension}"
        self._tools = tools
        self._formula = formula
        self.dimension = light.dimension
        self.name = tools.word("codes", f"light_dimensions.{light.dimension}")
        self.colour = light.colour
        self.reason = light.reason
        self.doubtful = light.doubtful
        self.milestone = tools.word("codes", f"milestones.{light.code}") if light.code else None
        self.day = When(Span(light.day, light.day), tools) if light.day is not None else None
        self.text = data(light.text or None)
        late = f"overdue_days id={project} milestone={light.code}"
        self.days = self._count(late, abs(light.days or 0), "days")

    @property
    def more(self) -> Number:
        """How many other milestones are overdue."""
        return self._count(f"overdue_more {self._key}", self._light.more, "milestones")

    @property
    def planned(self) -> Number | None:
        """The share that should have been done."""
        return self._share("planned_share", self._light.planned)

    @property
    def actual(self) -> Number | None:
        """The share that was reported."""
        return self._share("reported_share", self._light.actual)

    @property
    def gap(self) -> Number | None:
        """How far it is behind: in percentage points, or as a share of what should have been done."""
        planned, actual = self._light.planned, self._light.actual
        if planned is None or actual is None:
            return None
        gap = max(behind(planned, actual, self._formula), Fraction(0)) / 100
        if self._formula == "percent":
            return self._share("behind", gap)
        return self._tools.number(Quoted(f"behind {self._key}", Change(gap, "points"), lambda: (self._at,)))

    def _count(self, key: str, amount: int, unit: str) -> Number:
        value = Value(amount, amount, amount, unit, "records")
        return self._tools.number(Quoted(key, value, lambda: (self._at,)))

    def _share(self, name: str, share: Fraction | None) -> Number | None:
        if share is None:
            return None
        return self._tools.number(Quoted(f"{name} {self._key}", _rate(share), lambda: (self._at,)))


def _rate(share: Fraction) -> Rate:
    parts = (Value(n, n, n, "weighted", "records") for n in (share.numerator, share.denominator))
    return rate_of(*parts)


class Coming(Thing):
    """Something that is due and not done: a milestone, pipes and cables, a problem, or what an inspection said."""

    def __init__(self, due: Due, lead: str | None, tools: Tools) -> None:
        super().__init__(due.at)
        self.kind = due.kind
        self.project = Data(due.name)
        self.project_id = due.project
        self.when = When(due.span, tools)
        self.owner = data(due.owner or lead)
        self.possible = due.possible
        word = {"milestone": "milestones", "utility": "utilities"}.get(due.kind)
        self.what = tools.word("codes", f"{word}.{due.code}") if word else Data(due.text)
