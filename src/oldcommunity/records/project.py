"""One project, one file. Its status is never typed: it follows from dated milestones and suspensions."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from oldcommunity.records.fields import (
    Blank,
    Cause,
    Count,
    Date,
    Day,
    Flag,
    FloorArea,
    Id,
    LeadLevel,
    LightDimension,
    MilestoneCode,
    Money,
    Number,
    PartyRole,
    Percent,
    Record,
    Rectification,
    StartBasis,
    Text,
    UtilityKind,
    UtilityStatus,
    Work,
    Year,
)
from oldcommunity.records.quantities import Area, Survey


class Lead(Record):
    """The official answerable for the project (挂包领导)."""

    name: Text | None = None
    post: Text | None = None
    level: LeadLevel | None = None


class Party(Record):
    """Somebody who takes part, and as what."""

    role: PartyRole
    name: Text


class Milestone(Record):
    """A station on the way: when it is due, when it was met."""

    code: MilestoneCode
    due: Date | None = None
    met: Date | None = None
    basis: StartBasis | None = None
    inferred: Flag = False
    contact: Text | None = None
    note: Text | None = None
    source: Text | None = None


class Progress(Record):
    """What was reported on a day, counted from the beginning."""

    as_of: Day
    invested: Money | None = None
    physical: Percent | None = None
    note: Text | None = None
    source: Text | None = None


class Suspension(Record):
    """A time in which the project stands still by decision."""

    from_: Date = Field(alias="from")
    until: Date | None = None
    reason: Text | None = None
    source: Text | None = None


class Exemption(Record):
    """A good reason for being late: a warning light that is not held against the project."""

    light: LightDimension
    from_: Date | None = Field(default=None, alias="from")
    until: Date | None = None
    reason: Text
    source: Text | None = None


class Cancellation(Record):
    """The end of a project that will not be built."""

    on: Date
    reason: Text | None = None
    source: Text | None = None


class Utility(Record):
    """The renewal of one kind of pipe or cable, its owner and the owner's share."""

    kind: UtilityKind
    owner: Text | None = None
    share: Money | None = None
    status: UtilityStatus | None = None
    due: Date | None = None
    note: Text | None = None


class ProjectSurvey(Survey):
    """The household survey of one project."""

    as_of: Day


class Governance(Record):
    """Who looks after the community before, during and after the works."""

    owners_committee: Text | None = None
    property_manager: Text | None = None
    party_branch: Text | None = None
    residents_group: Text | None = None


class Issue(Record):
    """A problem that somebody must solve (问题清单)."""

    id: Number
    opened: Date
    cause: Cause | None = None
    text: Text
    owner: Text | None = None
    due: Date | None = None
    closed: Date | None = None
    rectification: Rectification | None = None
    note: Text | None = None


class Project(Record):
    """A renovation project of one plan year: one or more communities, their buildings and households."""

    id: Id
    name: Text
    cohort: Year | None
    targets: Annotated[tuple[Id, ...], Blank] = ()
    in_plan: Flag = True
    area: Area | None = None
    communities: Count | None = None
    buildings: Count | None = None
    households: Count | None = None
    floor_area: FloorArea | None = None
    built_year: Year | None = None
    works: Annotated[tuple[Work, ...], Blank] = ()
    budget: Money | None = None
    lead: Lead | None = None
    parties: Annotated[tuple[Party, ...], Blank] = ()
    milestones: Annotated[tuple[Milestone, ...], Blank] = ()
    progress: Annotated[tuple[Progress, ...], Blank] = ()
    suspensions: Annotated[tuple[Suspension, ...], Blank] = ()
    cancelled: Cancellation | None = None
    exempt: Annotated[tuple[Exemption, ...], Blank] = ()
    utilities: Annotated[tuple[Utility, ...], Blank] = ()
    survey: ProjectSurvey | None = None
    governance: Governance | None = None
    issues: Annotated[tuple[Issue, ...], Blank] = ()
    tags: Annotated[tuple[Id, ...], Blank] = ()
    formerly: Annotated[tuple[Text, ...], Blank] = ()
    split_from: Id | None = None
    merged_into: Id | None = None
    note: Text | None = None
    source: Text | None = None
