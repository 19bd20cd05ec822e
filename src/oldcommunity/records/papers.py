"""What was issued, inspected and printed: documents, inspections, published figures, waivers."""

from __future__ import annotations

from typing import Annotated

from oldcommunity.records.fields import (
    Blank,
    Cause,
    Count,
    Date,
    Day,
    DocumentKind,
    Expectation,
    FigureKey,
    FundKind,
    Id,
    InspectionKind,
    Number,
    Print,
    Record,
    Rectification,
    Text,
    UnitKey,
    Year,
)
from oldcommunity.records.quantities import Area


class Document(Record):
    """A plan, mechanism, notice or bulletin; `count` where several were issued and are not listed singly."""

    id: Id
    kind: DocumentKind
    title: Text
    number: Text | None = None
    issuer: Text | None = None
    issued: Date | None = None
    count: Count | None = None
    cohort: Year | None = None
    area: Area | None = None
    note: Text | None = None
    source: Text | None = None


class Documents(Record):
    """A file of documents."""

    documents: Annotated[tuple[Document, ...], Blank] = ()


class Site(Record):
    """A place that an inspection went to, with its project where there is a record of it."""

    name: Text
    project: Id | None = None
    note: Text | None = None


class InspectionFinding(Record):
    """A problem that an inspection found."""

    id: Number
    text: Text
    cause: Cause | None = None
    project: Id | None = None
    site: Text | None = None
    owner: Text | None = None
    due: Date | None = None
    closed: Date | None = None
    rectification: Rectification | None = None
    note: Text | None = None


class InspectionRequest(Record):
    """What an inspection asked for."""

    id: Number
    text: Text
    answers: Annotated[tuple[Number, ...], Blank] = ()
    owner: Text | None = None
    due: Date | None = None
    closed: Date | None = None
    rectification: Rectification | None = None
    note: Text | None = None


class Inspection(Record):
    """A visit to sites: who went where, what was found, what was asked for."""

    id: Id
    date: Date
    kind: InspectionKind
    title: Text | None = None
    area: Area | None = None
    participants: Annotated[tuple[Text, ...], Blank] = ()
    methods: Annotated[tuple[Text, ...], Blank] = ()
    sites: Annotated[tuple[Site, ...], Blank] = ()
    findings: Annotated[tuple[InspectionFinding, ...], Blank] = ()
    requests: Annotated[tuple[InspectionRequest, ...], Blank] = ()
    note: Text | None = None
    source: Text | None = None


class Denominator(Record):
    """Another figure of the same scope to divide by."""

    figure: FigureKey
    unit: UnitKey | None = None


class PublishedFigure(Record):
    """A figure as a paper printed it: an assertion about the book."""

    figure: FigureKey
    unit: UnitKey | None = None
    cohort: Year | None = None
    year: Year | None = None
    target: Id | None = None
    area: Area | None = None
    kind: FundKind | None = None
    project: Id | None = None
    as_of: Day
    printed: Print
    over: Denominator | None = None
    including: Annotated[tuple[Id, ...], Blank] = ()
    expect: Expectation = "reproduced"
    place: Text | None = None
    note: Text | None = None
    source: Text | None = None


class Published(Record):
    """A file of published figures."""

    figures: Annotated[tuple[PublishedFigure, ...], Blank] = ()


class Waiver(Record):
    """A problem that is known and accepted until a day, and why."""

    code: Text
    path: Text
    reason: Text
    until: Day


class Waivers(Record):
    """The book's waivers."""

    waivers: Annotated[tuple[Waiver, ...], Blank] = ()
