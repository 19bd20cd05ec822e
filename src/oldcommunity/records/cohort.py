"""The plan of one year for one area, its versions, and the totals that were told for all of it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, create_model

from oldcommunity.codelists import MILESTONES, STATES
from oldcommunity.records.fields import Blank, Date, Day, Flag, Id, Money, Number, Record, Text, Year
from oldcommunity.records.quantities import Area, Counts, Survey


class PlanVersion(Counts):
    """What was planned: from a day on, replacing all before it; or one batch of several that add up."""

    from_: Date | None = Field(default=None, alias="from")
    batch: Text | None = None
    budget: Money | None = None
    document: Text | None = None
    note: Text | None = None
    source: Text | None = None


_ANY_COUNTS = Counts | None

#: Projects in preparation by the milestone that they work towards; each stands at one.
Towards = create_model(
    "Towards",
    __base__=Record,
    __doc__="Projects in preparation by the milestone that they work towards; each stands at one.",
    **dict.fromkeys(MILESTONES[: MILESTONES.index("started") + 1], (_ANY_COUNTS, None)),  # type: ignore[call-overload]
)

#: The milestones (cumulative: reached by then) and states (exclusive: standing so then) of a declaration.
Stages = create_model(
    "Stages",
    __base__=Record,
    __doc__="How many have reached a milestone, and how many are in each state.",
    **dict.fromkeys((*MILESTONES, *(s for s in STATES if s != "completed")), (_ANY_COUNTS, None)),  # type: ignore[call-overload]
)


#: By when those that have not reached a milestone are to reach it.
Dues = create_model(
    "Dues",
    __base__=Record,
    __doc__="By when those that have not reached a milestone are to reach it, those suspended or cancelled aside.",
    **dict.fromkeys(MILESTONES, (Date | None, None)),  # type: ignore[call-overload]
)


class Declaration(Stages):
    """Totals told for the whole cohort as of one day, itemised or not."""

    as_of: Day
    towards: Towards | None = None
    due: Dues | None = None
    out_of_plan: Stages | None = None
    invested: Money | None = None
    survey: Survey | None = None
    inferred: Flag = False
    document: Text | None = None
    note: Text | None = None
    source: Text | None = None


class Cohort(Record):
    """All that is known of one plan year in one area for one target, apart from its projects."""

    cohort: Year
    area: Area | None = None
    target: Id | None = None
    areas: Number | None = None
    plan: Annotated[tuple[PlanVersion, ...], Blank] = ()
    declared: Annotated[tuple[Declaration, ...], Blank] = ()
    note: Text | None = None
    source: Text | None = None
