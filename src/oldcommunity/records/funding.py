"""Money on its way: who it is for, and how much of it has come how far by when."""

from __future__ import annotations

from typing import Annotated

from oldcommunity.records.fields import (
    Blank,
    Date,
    Flag,
    FundKind,
    FundStatus,
    Id,
    Money,
    Record,
    Text,
    Year,
)
from oldcommunity.records.quantities import Area


class Scope(Record):
    """What money is for: a cohort, a calendar year or one project, in an area."""

    cohort: Year | None = None
    year: Year | None = None
    project: Id | None = None
    target: Id | None = None
    area: Area | None = None


class FundEvent(Record):
    """How much had reached a status by a day, counted from the beginning."""

    status: FundStatus
    as_of: Date
    amount: Money
    batch: Text | None = None
    document: Text | None = None
    inferred: Flag = False
    note: Text | None = None
    source: Text | None = None


class Fund(Record):
    """One source of money for one scope."""

    id: Id
    kind: FundKind
    name: Text | None = None
    holder: Text | None = None
    scope: Scope
    events: Annotated[tuple[FundEvent, ...], Blank] = ()
    note: Text | None = None
    source: Text | None = None


class Funding(Record):
    """A file of funds."""

    funds: Annotated[tuple[Fund, ...], Blank] = ()
