"""The rows of funds, inspections, documents, published figures and waivers."""

from __future__ import annotations

import json
from collections.abc import Iterator

from oldcommunity.book.rows_common import At, Row, amount, area_columns, days
from oldcommunity.codelists import CAUSES
from oldcommunity.records.funding import Funding
from oldcommunity.records.papers import (
    Documents,
    Inspection,
    InspectionFinding,
    InspectionRequest,
    Published,
    Waivers,
)


def funding_rows(record: Funding, at: At) -> Iterator[Row]:
    """The funds and what happened to each."""
    for i, fund in enumerate(record.funds):
        scope = fund.scope
        yield (
            "fund",
            (
                i,
                fund.id,
                fund.kind,
                fund.name,
                fund.holder,
                scope.cohort,
                scope.year,
                scope.project,
                scope.target,
                *area_columns(scope.area),
                at("funds", i, "id"),
            ),
        )
        if scope.project:
            yield "reference", (i, "project", scope.project, at("funds", i, "scope", "project"))
        for j, event in enumerate(fund.events):
            yield (
                "fund_event",
                (
                    i,
                    j,
                    event.status,
                    *days(event.as_of),
                    event.amount.value,
                    event.amount.slack,
                    int(event.inferred),
                    event.batch,
                    event.document,
                    at("funds", i, "events", j, "amount"),
                    at("funds", i, "events", j, "as_of"),
                ),
            )


def inspection_rows(record: Inspection, at: At) -> Iterator[Row]:
    """The inspection, and the projects that it names."""
    head = (record.id, record.kind, record.title, *days(record.date), *area_columns(record.area), len(record.sites))
    lists = (_listed(record.participants), _listed(record.methods))
    yield "inspection", (*head, *lists, at("id"), at("sites"), at("date"))
    yield from _visited(record, at)
    named = [(site.project, ("sites", i, "project")) for i, site in enumerate(record.sites)]
    named += [(finding.project, ("findings", i, "project")) for i, finding in enumerate(record.findings)]
    for i, (project, path) in enumerate(named):
        if project:
            yield "reference", (i, "project", project, at(*path))
    for i, request in enumerate(record.requests):
        for j, answer in enumerate(request.answers):
            item = len(named) + i * 1000 + j
            if answer not in {finding.id for finding in record.findings}:
                yield "reference", (item, "finding", str(answer), at("requests", i, "answers", j))


def _listed(texts: tuple[str, ...]) -> str | None:
    return json.dumps(texts, ensure_ascii=False) if texts else None


def _visited(record: Inspection, at: At) -> Iterator[Row]:
    """Where it went, what it found and what it asked for; a request's causes are those of the findings it answers."""
    for i, site in enumerate(record.sites):
        yield "site", (i, site.name, site.project, at("sites", i, "name"))
    projects = {site.name: site.project for site in record.sites}
    causes = {finding.id: finding.cause for finding in record.findings}
    for i, finding in enumerate(record.findings):
        where = (finding.project or projects.get(finding.site or ""), finding.site, finding.cause)
        yield "finding", (i, "finding", finding.id, *where, *_to_do(finding), at("findings", i, "text"))
    for i, request in enumerate(record.requests, start=len(record.findings)):
        answered = {causes.get(number) for number in request.answers}
        told = " ".join(cause for cause in CAUSES if cause in answered) or None
        place = at("requests", i - len(record.findings), "text")
        yield "finding", (i, "request", request.id, None, None, told, *_to_do(request), place)


def _to_do(told: InspectionFinding | InspectionRequest) -> tuple[object, ...]:
    return (told.text, told.owner, *days(told.due), *days(told.closed), told.rectification)


def documents_rows(record: Documents, at: At) -> Iterator[Row]:
    """The documents."""
    for i, document in enumerate(record.documents):
        head = (i, document.id, document.kind, document.title, document.cohort, *area_columns(document.area))
        places = (at("documents", i, "id"), at("documents", i, "issued"))
        yield "document", (*head, *days(document.issued), amount(document.count), *places)


def published_rows(record: Published, at: At) -> Iterator[Row]:
    """The printed figures, and the projects that each names."""
    references = 0
    for i, figure in enumerate(record.figures):
        yield (
            "published",
            (
                i,
                figure.figure,
                figure.unit,
                figure.cohort,
                figure.year,
                figure.target,
                *area_columns(figure.area),
                figure.kind,
                figure.project,
                figure.as_of,
                figure.printed,
                figure.expect,
                figure.over.figure if figure.over else None,
                figure.over.unit if figure.over else None,
                figure.place,
                at("figures", i, "printed"),
                at("figures", i, "expect"),
                at("figures", i, "as_of"),
            ),
        )
        named = [(project, ("including", j)) for j, project in enumerate(figure.including)]
        for j, (project, path) in enumerate(named):
            yield "including", (i, j, project, at("figures", i, *path))
        if figure.project:
            named.append((figure.project, ("project",)))  # type: ignore[arg-type]
        for project, path in named:
            yield "reference", (references, "project", project, at("figures", i, *path))
            references += 1


def waivers_rows(record: Waivers, at: At) -> Iterator[Row]:
    """The waivers."""
    for i, waiver in enumerate(record.waivers):
        places = (at("waivers", i, "code"), at("waivers", i, "until"))
        yield "waiver", (i, waiver.code, waiver.path, waiver.reason, waiver.until, *places)
