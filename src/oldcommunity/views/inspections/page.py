"""The page of `oc issues --inspections`: visits, coverage of what is under construction, bulletins."""

from __future__ import annotations

from collections.abc import Iterator

from oldcommunity.dates import day_text, span_text
from oldcommunity.diagnostics import Location
from oldcommunity.labels import Labels
from oldcommunity.reports.inspections import ANY, Coverage, InspectionsReport, Visit, Worksite
from oldcommunity.reports.model import Rate, Value
from oldcommunity.views.foot import foot_lines
from oldcommunity.views.page import Block, Column, Facts, Heading, Line, Page, Table
from oldcommunity.views.words import percent_text, rate_text, value_text


def inspections_page(report: InspectionsReport, labels: Labels, width: int | None = None) -> Page:  # noqa: ARG001
    """The inspections for readers; every width will do."""
    context = report.context
    days = {"first": day_text(report.first), "day": day_text(context.day)}
    blocks: list[Block] = [Heading(labels.text("inspections_page", "title", title=context.title, **days), 1)]
    if context.made_up:
        blocks.append(Line(labels.text("phrases", "made-up"), "warning"))
    blocks += _visits(report, labels)
    blocks += _coverage(report, labels)
    blocks += _besides(report, labels)
    return Page(tuple(blocks), foot_lines(context, labels))


def _visits(report: InspectionsReport, labels: Labels) -> Iterator[Block]:
    say = labels.text
    yield Heading(say("inspections_page", "visits"))
    if not report.visits:
        yield Line(say("inspections_page", "no-visits"))
        return
    yield Facts(tuple(_visit(visit, report.context.day, labels) for visit in report.visits))


def _visit(visit: Visit, day: int, labels: Labels) -> tuple[str, str]:
    """An inspection by its date: what it was, where it went, what it found."""
    say = labels.text
    kind = say("codes", f"inspection_kinds.{visit.kind}")
    told = [f"{kind} {visit.title}" if visit.title else kind]
    if visit.sites:
        names = say("phrases", "comma").join(_site(site.name, site.project, labels) for site in visit.sites)
        told.append(say("inspections_page", "sites", number=len(visit.sites), names=names))
    told += [say("inspections_page", "findings", number=visit.findings), _place(visit.at)]
    doubt = "?" if visit.date.latest > day else ""
    return span_text(visit.date) + doubt, say("inspections_page", "between").join(told)


def _site(name: str, project: str | None, labels: Labels) -> str:
    return name if project else labels.text("inspections_page", "no-record", name=name)


def _coverage(report: InspectionsReport, labels: Labels) -> Iterator[Block]:
    say = labels.text
    any_kind = report.check == ANY
    check = say("inspections_page", "check-any") if any_kind else say("codes", f"inspection_kinds.{report.check}")
    yield Heading(say("inspections_page", "coverage", check=check))
    if not report.coverage:
        yield Line(say("inspections_page", "no-coverage"))
        return
    keys = ("visited", "recorded", "rate", "whole")
    columns = [Column(say("inspections_page", "cohort"))]
    columns += [Column(say("inspections_page", key), figures=True) for key in keys]
    yield Table(tuple(columns), tuple(_row(told, labels) for told in report.coverage))
    if not report.checked:
        yield Line(say("inspections_page", "no-check", check=check), "warning")
    for told in report.coverage:
        yield from _unrecorded(told, labels)
    left = [site for told in report.coverage for site in told.worksites if site.visited != "yes"]
    if left:
        yield Heading(say("inspections_page", "not-visited"), 3)
        yield Facts(tuple(_left(site, labels) for site in left))
    else:
        yield Line(say("inspections_page", "all-visited"))


def _unrecorded(told: Coverage, labels: Labels) -> Iterator[Line]:
    """How many more are under construction than are on record."""
    more = told.unrecorded
    if told.cohort is None or (more is not None and more.high == 0):
        return
    if more is None or more.high is None:
        text = labels.text("inspections_page", "unrecorded-unknown", cohort=told.cohort)
    elif more.low == more.high:
        text = labels.text("inspections_page", "unrecorded", cohort=told.cohort, number=more.high)
    else:
        text = labels.text("inspections_page", "unrecorded-range", cohort=told.cohort, low=more.low, high=more.high)
    yield Line(text, "note")


def _row(told: Coverage, labels: Labels) -> tuple[str, ...]:
    rate = told.of_recorded
    unknown = labels.text("inspections_page", "cohort-unknown")
    cohort = unknown if told.cohort is None else str(told.cohort)
    return (cohort, _range(rate.numerator), _range(rate.denominator), rate_text(rate, labels), _whole(told.of_all))


def _whole(rate: Rate | None) -> str:
    """The share with all that is declared, from the least to the most."""
    if rate is None or rate.low is None or rate.high is None:
        return "—"
    low, high = percent_text(rate.low), percent_text(rate.high)
    return high if low == high else f"{low.removesuffix('%')}–{high}"


def _range(value: Value) -> str:
    if value.low is None:
        return "—"
    return str(value.value) if value.low == value.high else f"{value.low}–{value.high}"


def _left(site: Worksite, labels: Labels) -> tuple[str, str]:
    """A project that was not certainly visited: when anybody was last there, and who is answerable."""
    say = labels.text
    told = []
    if not site.certain:
        told.append(say("inspections_page", "perhaps-building"))
    if site.visited == "perhaps":
        told.append(say("inspections_page", "perhaps-visited"))
    if site.before is None:
        told.append(say("inspections_page", "never"))
    else:
        kind = say("codes", f"inspection_kinds.{site.before.kind}")
        told.append(say("inspections_page", "before", date=span_text(site.before.date), kind=kind))
    if site.lead:
        told.append(say("inspections_page", "lead", lead=site.lead))
    told.append(_place(site.at))
    return f"{site.project.name} {site.project.id}", say("inspections_page", "between").join(told)


def _besides(report: InspectionsReport, labels: Labels) -> Iterator[Block]:
    """Bulletins and sites from the beginning."""
    say = labels.text
    yield Heading(say("inspections_page", "besides"))
    totals = (("sites-total", report.sites), ("bulletins", report.bulletins))
    pairs = [(say("inspections_page", key), value_text(value, labels)) for key, value in totals]
    for one in report.issued:
        count = say("inspections_page", "bulletin-count", count=one.count) if one.count > 1 else ""
        issued = span_text(one.issued) + ("?" if one.issued.latest > report.context.day else "")
        told = say("inspections_page", "bulletin", issued=issued, title=one.title, count=count, place=_place(one.at))
        pairs.append((say("inspections_page", "issued"), told))
    yield Facts(tuple(pairs))


def _place(at: Location) -> str:
    return f"{at.path}:{at.line}"
