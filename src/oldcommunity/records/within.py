"""What cannot all be said in one record: repeated items, spans that end before they begin, half a scope."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Sequence
from difflib import get_close_matches

from oldcommunity.codelists import MILESTONES
from oldcommunity.dates import span_text
from oldcommunity.records.cohort import Cohort
from oldcommunity.records.fields import FieldProblem, Record, last_key
from oldcommunity.records.funding import Funding
from oldcommunity.records.papers import Documents, Inspection, Published
from oldcommunity.records.project import Project
from oldcommunity.records.settings import Book

#: All of the works, in 0.01 %.
_WHOLE = 100_00
#: What a registered prefix of project ids in open data looks like.
_PREFIX = re.compile(r"oc4ids-[0-9a-z]{6}")
#: The newest layout of a book's files that this program reads.
FORMAT = 1
#: No step of a renovation takes longer, in days.
_DECADE = 3650


def contradictions(record: Record) -> Iterator[FieldProblem]:
    """What one record says that cannot be, whatever all others say."""
    match record:
        case Project():
            yield from _project(record)
        case Cohort():
            yield from _plan(record)
        case Funding():
            yield from _repeated("funds", "id", [fund.id for fund in record.funds])
            for i, fund in enumerate(record.funds):
                bases = [name for name in ("cohort", "year", "project") if getattr(fund.scope, name) is not None]
                if len(bases) != 1:
                    yield _together(("funds", i, "scope"), "cohort|year|project")
        case Documents():
            yield from _repeated("documents", "id", [document.id for document in record.documents])
        case Inspection():
            yield from _repeated("findings", "id", [str(finding.id) for finding in record.findings])
            for i, request in enumerate(record.requests):
                yield from _twice(("requests", i, "answers"), request.answers)
            yield from _repeated("requests", "id", [str(request.id) for request in record.requests])
            yield from _repeated("sites", "name", [site.name for site in record.sites])
            yield from _inspection(record)
        case Published():
            yield from _published(record)
        case Book():
            yield from _book(record)


def _project(record: Project) -> Iterator[FieldProblem]:
    for name in ("targets", "works", "tags"):
        yield from _twice((name,), getattr(record, name))
    yield from _repeated("milestones", "code", [milestone.code for milestone in record.milestones])
    yield from _repeated("progress", "as_of", [entry.as_of for entry in record.progress])
    yield from _repeated("issues", "id", [issue.id for issue in record.issues])
    for i, entry in enumerate(record.progress):
        if entry.physical is not None and entry.physical.value > _WHOLE:
            params: dict[str, str | int] = {"given": entry.physical.value // 100, "low": 0, "high": 100}
            yield FieldProblem(("progress", i, "physical"), "OC316", {"field": "physical", **params})
    halts = [("suspensions", i, one.from_, one.until) for i, one in enumerate(record.suspensions)]
    excuses = [("exempt", i, one.from_, one.until) for i, one in enumerate(record.exempt)]
    for name, i, first, until in (*halts, *excuses):
        if until and first and until.latest < first.earliest:
            told = {"field": "until", "given": span_text(until), "first": span_text(first)}
            yield FieldProblem((name, i, "until"), "OC319", told)
    for i, issue in enumerate(record.issues):
        if issue.closed and issue.closed.latest < issue.opened.earliest:
            yield FieldProblem(
                ("issues", i, "closed"),
                "OC319",
                {"field": "closed", "given": span_text(issue.closed), "first": span_text(issue.opened)},
            )


def _inspection(record: Inspection) -> Iterator[FieldProblem]:
    """Findings at sites that it did not go to, and what was put right before it was found."""
    sites = [site.name for site in record.sites]
    for i, finding in enumerate(record.findings):
        if finding.site is not None and finding.site not in sites:
            near = get_close_matches(finding.site, sites, n=1)
            params = {"given": finding.site, "offer": near[0] if near else "", "known": " ".join(sites) or "–"}
            yield FieldProblem(("findings", i, "site"), "OC303", {"field": "site", **params})
    closed = [("findings", i, finding.closed) for i, finding in enumerate(record.findings)]
    closed += [("requests", i, request.closed) for i, request in enumerate(record.requests)]
    for name, i, span in closed:
        if span and span.latest < record.date.earliest:
            told = {"field": "closed", "given": span_text(span), "first": span_text(record.date)}
            yield FieldProblem((name, i, "closed"), "OC319", told)


def _plan(record: Cohort) -> Iterator[FieldProblem]:
    starts = [(part.batch, part.from_.latest if part.from_ else 0) for part in record.plan]
    yield from _repeated("plan", "from", starts)


def _published(record: Published) -> Iterator[FieldProblem]:
    for i, figure in enumerate(record.figures):
        yield from _twice(("figures", i, "including"), figure.including)
        if figure.figure.startswith("funds_"):
            bases = [name for name in ("cohort", "year", "project") if getattr(figure, name) is not None]
            if len(bases) != 1 or figure.kind is None:
                yield _together(("figures", i), "kind cohort|year|project")
        elif figure.figure not in ("bulletins", "sites_inspected") and figure.cohort is None:
            yield _together(("figures", i), "cohort")


def _book(record: Book) -> Iterator[FieldProblem]:
    if not 1 <= record.format <= FORMAT:
        yield FieldProblem(("format",), "OC321", {"field": "format", "given": record.format, "limit": FORMAT})
    if record.as_of not in ("latest", "today"):
        params = {"given": record.as_of, "offer": "latest", "known": "latest today"}
        yield FieldProblem(("as_of",), "OC303", {"field": "as_of", **params})
    if not -12 <= record.utc_offset <= 14:
        params_range: dict[str, str | int] = {"given": record.utc_offset, "low": -12, "high": 14}
        yield FieldProblem(("utc_offset",), "OC316", {"field": "utc_offset", **params_range})
    prefix = record.oc4ids.prefix
    if prefix is not None and not _PREFIX.fullmatch(prefix):
        params = {"given": prefix, "offer": "", "known": "oc4ids-xxxxxx"}
        yield FieldProblem(("oc4ids", "prefix"), "OC303", {"field": "prefix", **params})
    yield from _twice(("lights", "dimensions"), record.lights.dimensions)
    yield from _beyond(record)


def _beyond(record: Book) -> Iterator[FieldProblem]:
    """Bounds of lights and durations that no project could meet, or that would turn red before yellow."""
    lights = record.lights
    bounds = [
        ("lights", "yellow", lights.yellow, 0, 100),
        ("lights", "red", lights.red, lights.yellow, 100),
        ("lights", "overdue_yellow_days", lights.overdue_yellow_days, 0, _DECADE),
        ("lights", "overdue_red_days", lights.overdue_red_days, lights.overdue_yellow_days, _DECADE),
        *(("durations", code, getattr(record.durations, code), 0, _DECADE) for code in MILESTONES),
    ]
    for part, field, given, low, high in bounds:
        if not low <= given <= high:
            yield FieldProblem((part, field), "OC316", {"field": field, "given": given, "low": low, "high": high})


def _repeated(name: str, key: str, values: Sequence[Hashable]) -> Iterator[FieldProblem]:
    """Every item of a list whose key an earlier item already has."""
    if len(set(values)) == len(values):
        return
    seen: dict[Hashable, int] = {}
    for i, value in enumerate(values):
        if value in seen:
            told: dict[str, str | int] = {"field": key, "first": seen[value] + 1, "item": i + 1, "reason": "key"}
            yield FieldProblem((name, i, key), "OC322", told)
        else:
            seen[value] = i


def _twice(loc: tuple[str | int, ...], words: Sequence[str | int]) -> Iterator[FieldProblem]:
    """Every code, id or number of a list that an earlier one already is; names of people may well be the same."""
    if len(set(words)) == len(words):
        return
    for i, word in enumerate(words):
        if (first := words.index(word)) < i:
            told: dict[str, str | int] = {"field": last_key(loc), "first": first + 1, "item": i + 1, "reason": "word"}
            yield FieldProblem((*loc, i), "OC322", told)


def _together(loc: tuple[str | int, ...], fields: str) -> FieldProblem:
    return FieldProblem(loc, "OC320", {"field": last_key(loc), "known": fields})
