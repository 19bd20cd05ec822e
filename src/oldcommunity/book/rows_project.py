"""The rows of a project."""

from __future__ import annotations

import json
from collections.abc import Iterator

from oldcommunity.book.rows_common import At, Row, amount, area_columns, days, slack
from oldcommunity.book.schema import OWN_MILESTONES
from oldcommunity.codelists import AFTER_COMPLETION, AFTER_START, MILESTONES, UNITS
from oldcommunity.dates import Span
from oldcommunity.records.project import Progress, Project

_RANK = {code: rank for rank, code in enumerate(MILESTONES)}
_IMPLY_START = frozenset(("started", *AFTER_START))
_IMPLY_COMPLETION = frozenset(("completed", *AFTER_COMPLETION))
_ROUNDED = (*UNITS[1:], "budget")


def project_rows(record: Project, at: At) -> Iterator[Row]:
    """The project, its milestones and progress, what halts or excuses it, and what is open in it."""
    met = {milestone.code: milestone.met for milestone in record.milestones if milestone.met}
    last_days = [span.latest for span in met.values()]
    last_days += [entry.as_of for entry in record.progress]
    last_days += [suspension.from_.latest for suspension in record.suspensions]
    if record.survey:
        last_days.append(record.survey.as_of)
    if record.cancelled:
        last_days.append(record.cancelled.on.latest)
    # Problems, and the end of a suspension, say when the record was last kept, not that it shows all that happened.
    kept = last_days + [one.until.latest for one in record.suspensions if one.until]
    kept += [span.latest for issue in record.issues for span in (issue.opened, issue.closed) if span]
    typed = ((field, getattr(record, field)) for field in _ROUNDED)
    rounding = {field: quantity.slack for field, quantity in typed if quantity is not None and quantity.slack}
    survey = record.survey
    if survey and (slack(survey.households) or slack(survey.agreed)):
        rounding["survey"] = (slack(survey.households) or 0) + (slack(survey.agreed) or 0)
    yield (
        "project",
        (
            record.id,
            record.name,
            record.cohort,
            int(record.in_plan),
            _words(record.targets),
            *area_columns(record.area),
            amount(record.communities),
            amount(record.buildings),
            amount(record.households),
            amount(record.floor_area),
            amount(record.budget),
            json.dumps(rounding) if rounding else None,
            record.built_year,
            _words(record.works),
            _words(record.tags),
            record.lead.name if record.lead else None,
            *_first(met, _IMPLY_START),
            *_first(met, _IMPLY_COMPLETION),
            *days(record.cancelled.on if record.cancelled else None),
            len(record.suspensions),
            int(bool(last_days)),
            max(kept, default=None),
            *_due(record),
            *_last_reported(record),
            survey.as_of if survey else None,
            amount(survey.households) if survey else None,
            amount(survey.agreed) if survey else None,
            at("id"),
            at("name"),
            at("cohort"),
            at("budget"),
            at("households"),
            at("floor_area"),
            at("survey", "households"),
            at("built_year"),
            at("survey", "as_of"),
            at("cancelled", "on"),
            at("survey", "agreed"),
            *(day for code in OWN_MILESTONES for day in days(met.get(code))),
        ),
    )
    for milestone, places in zip(record.milestones, at.each("milestones", "met", "due", "code"), strict=True):
        yield (
            "milestone",
            (
                milestone.code,
                _RANK[milestone.code],
                *days(milestone.met),
                *days(milestone.due),
                milestone.basis,
                int(milestone.inferred),
                *places,
            ),
        )
    for entry, places in zip(record.progress, at.each("progress", "as_of", "invested", "physical"), strict=True):
        invested = entry.invested
        yield "progress", (entry.as_of, amount(invested), slack(invested), amount(entry.physical), *places)
    for i, suspension in enumerate(record.suspensions):
        row = (
            i,
            *days(suspension.from_),
            *days(suspension.until),
            suspension.reason,
            at("suspensions", i, "from"),
        )
        yield "suspension", row
    for i, exempt in enumerate(record.exempt):
        bounds = (exempt.from_.latest if exempt.from_ else None, exempt.until.latest if exempt.until else None)
        yield "exemption", (i, exempt.light, *bounds, exempt.reason, at("exempt", i, "light"))
    yield from _around(record, at)
    for i, issue in enumerate(record.issues):
        yield (
            "issue",
            (
                i,
                issue.id,
                *days(issue.opened),
                issue.cause,
                issue.text,
                issue.owner,
                *days(issue.due),
                *days(issue.closed),
                issue.rectification,
                at("issues", i, "id"),
                at("issues", i, "due"),
            ),
        )
    for i, (field, other) in enumerate((("split_from", record.split_from), ("merged_into", record.merged_into))):
        if other:
            yield "reference", (i, "project", other, at(field))


def _around(record: Project, at: At) -> Iterator[Row]:
    """Who takes part, whose pipes and cables are renewed, and who looks after the community."""
    for i, party in enumerate(record.parties):
        yield "party", (i, party.role, party.name, at("parties", i, "name"))
    for i, (utility, places) in enumerate(zip(record.utilities, at.each("utilities", "kind", "due"), strict=True)):
        head = (i, utility.kind, utility.owner, utility.status, *days(utility.due))
        yield "utility", (*head, *places, amount(utility.share), slack(utility.share))
    told = record.governance
    if told:
        yield "governance", (told.owners_committee, told.property_manager, told.party_branch, told.residents_group)


def _due(record: Project) -> tuple[int | None, int | None]:
    """The first day on which anything is due, and on which anything is that is not met."""
    due = [(milestone.due.latest, milestone.met is None) for milestone in record.milestones if milestone.due]
    return min((day for day, _ in due), default=None), min((day for day, is_open in due if is_open), default=None)


def _last_reported(record: Project) -> tuple[int | None, ...]:
    """The last report of money, with its rounding, and that of the works, each with its day."""
    invested = max((entry for entry in record.progress if entry.invested is not None), key=_day, default=None)
    physical = max((entry for entry in record.progress if entry.physical is not None), key=_day, default=None)
    money = (invested.as_of, amount(invested.invested), slack(invested.invested)) if invested else (None, None, None)
    return (*money, *((physical.as_of, amount(physical.physical)) if physical else (None, None)))


def _day(entry: Progress) -> int:
    return entry.as_of


def _words(words: tuple[str, ...]) -> str | None:
    """Codes as one text in which each can be found between two spaces."""
    return f" {' '.join(words)} " if words else None


def _first(met: dict[str, Span], codes: frozenset[str]) -> tuple[int | None, int | None]:
    """The days by which one of the milestones had certainly and had possibly been met."""
    spans = [span for code, span in met.items() if code in codes]
    if not spans:
        return None, None
    return min(span.earliest for span in spans), min(span.latest for span in spans)
