"""Stations, stages and progress of a project as the standard tells them: what was planned apart from what was met."""

from __future__ import annotations

from oldcommunity.codelists import AFTER_COMPLETION, AFTER_START, MILESTONES
from oldcommunity.dates import Span
from oldcommunity.exchange.open_data.codes import MILESTONE_TYPES, PERCENT, milestone_code
from oldcommunity.exchange.open_data.facts import Facts, Station
from oldcommunity.exchange.open_data.values import Json, Writer, hundredths, known, money

_BEFORE_TENDER = MILESTONES[: MILESTONES.index("tendered")]
_IMPLIED_BY = {"started": AFTER_START, "completed": AFTER_COMPLETION}
#: After the assets have been handed over, or all accounts settled, only their upkeep is left.
_UPKEEP = ("handed_over", "settled")
_WHOLE = 10_000
_PHASES = {"cancelled": "cancelled", "under_construction": "implementation", "in_preparation": "preparation"}


def phase(facts: Facts, day: int) -> str | None:
    """The standard's stage of a project; None where it is not certain.

    A project that stands still keeps its stage: the standard has no word for it.
    """
    sure = _phase(facts, facts.state, day, possibly=False)
    return sure if sure == _phase(facts, facts.possible_state, day, possibly=True) else None


def _phase(facts: Facts, state: str, day: int, *, possibly: bool) -> str | None:
    if state == "completed":
        return "maintenance" if any(_is_met(facts, code, day, possibly=possibly) for code in _UPKEEP) else "completion"
    if state == "suspended":
        first = facts.own["started_lo" if possibly else "started_hi"]
        # It may have been under way before it was halted, even where no start is on record.
        return "implementation" if first is not None and first <= day else None
    return _PHASES.get(state)


def _is_met(facts: Facts, code: str, day: int, *, possibly: bool) -> bool:
    met = next((one.met for one in facts.stations if one.code == code), None)
    return met is not None and (met.earliest if possibly else met.latest) <= day


def milestones(facts: Facts, writer: Writer) -> list[Json]:
    """The milestones that are planned or have been met by the day."""
    certain = {one.code for one in facts.stations if one.met and one.met.latest <= writer.day}
    told = [one for one in facts.stations if one.due or (one.met and one.met.earliest <= writer.day)]
    return [_milestone(one, certain, facts, writer) for one in told]


def _milestone(one: Station, certain: set[str], facts: Facts, writer: Writer) -> Json:
    met = one.met if one.met and one.met.earliest <= writer.day else None
    return known(
        {
            "id": one.code,
            "title": writer.word(f"milestones.{one.code}"),
            "type": MILESTONE_TYPES[one.code],
            "description": writer.joined(_remarks(one, met, certain, writer)),
            "code": milestone_code(one.code),
            "dueDate": writer.end(one.due.latest) if one.due else None,
            "dateMet": writer.end(met.latest) if met and _is_day(met) and met.latest <= writer.day else None,
            "status": _status(one, certain, facts, writer.day),
        }
    )


def _remarks(one: Station, met: Span | None, certain: set[str], writer: Writer) -> list[str]:
    """What the standard's fields cannot say of a milestone: dates that are not one day, and what they rest on."""
    remarks = []
    if met is None:
        if certain.intersection(_IMPLIED_BY.get(one.code, ())):
            remarks.append(writer.text("implied"))
        return remarks
    if met.latest > writer.day:
        remarks.append(writer.text("perhaps-met", when=writer.when(met)))
    elif not _is_day(met):
        remarks.append(writer.text("met-when", when=writer.when(met)))
    if one.basis:
        remarks.append(writer.text("basis", basis=writer.word(f"start_bases.{one.basis}")))
    if one.inferred:
        remarks.append(writer.text("inferred"))
    return remarks


def _status(one: Station, certain: set[str], facts: Facts, day: int) -> str | None:
    """Where a milestone stands; None where nobody can say, or where nothing is expected any more."""
    if one.code in certain or certain.intersection(_IMPLIED_BY.get(one.code, ())):
        return "met"
    if one.due is None or (one.met and one.met.earliest <= day):
        return None
    later = MILESTONES[MILESTONES.index(one.code) + 1 :]
    if one.due.latest < day:
        # A later one is on record: this one has most likely been passed, and nobody wrote it down.
        return None if certain.intersection(later) else "notMet"
    return None if facts.state in ("cancelled", "completed") else "scheduled"


def periods(facts: Facts, writer: Writer) -> Json:
    """When the project and its stages are planned to run, as far as due dates say."""
    due = {one.code: one.due for one in facts.stations if one.due}
    works = _period(due.get("started"), due.get("completed"), writer)
    before = [due[code] for code in _BEFORE_TENDER if code in due]
    after = [due[code] for code in AFTER_COMPLETION if code in due]
    last = max(after, key=lambda span: span.latest, default=None)
    ready = max(before, key=lambda span: span.latest, default=None)
    return {
        "period": works,
        "preparationPeriod": _period(None, ready, writer),
        "implementationPeriod": works,
        "completionPeriod": _period(due.get("completed"), last, writer) if last else None,
    }


def _period(first: Span | None, last: Span | None, writer: Writer) -> Json:
    """A planned period; a start is a day, an end is due by the last of its days."""
    return known(
        {
            "startDate": writer.start(first.latest) if first and _is_day(first) else None,
            "endDate": writer.end(last.latest) if last else None,
        }
    )


def metrics(facts: Facts, writer: Writer) -> list[Json]:
    """Progress of the works and of the money as reported, from the beginning to each day."""
    physical = [_observation(day, writer, share=share) for day, _, share in facts.reports if share is not None]
    invested = [_observation(day, writer, fen=fen) for day, fen, _ in facts.reports if fen is not None]
    return [
        _metric(name, observations, writer)
        for name, observations in (("physicalProgress", physical), ("financialProgress", invested))
        if observations
    ]


def forecasts(facts: Facts, writer: Writer) -> list[Json]:
    """What the plan says of progress: all is to be done by the day on which completion is due. Nothing in between."""
    due = {one.code: one.due for one in facts.stations if one.due}
    told = []
    if "started" in due and _is_day(due["started"]) and "completed" in due:
        told.append(_observation(due["started"].latest, writer, share=0))
    if "completed" in due:
        told.append(_observation(due["completed"].latest, writer, share=_WHOLE))
    return [_metric("physicalProgress", told, writer, about="planned")] if told else []


def _metric(name: str, observations: list[Json], writer: Writer, about: str = "reported") -> Json:
    return {
        "id": name,
        "title": writer.text(f"{name}.title"),
        "description": writer.text(f"{name}.{about}"),
        "observations": observations,
    }


def _observation(day: int, writer: Writer, *, share: int | None = None, fen: int | None = None) -> Json:
    """What was measured on a day; a measure in percent or an amount of money."""
    moment = writer.end(day)
    told: Json = {"id": moment[:10], "period": {"startDate": moment, "endDate": moment}}
    if fen is not None:
        return told | {"value": money(fen)}
    assert share is not None
    return told | {"measure": hundredths(share), "unit": PERCENT}


def completion(facts: Facts, writer: Writer) -> Json | None:
    """When the works were really done; None before that, and where only later stations show it."""
    met = next((one.met for one in facts.stations if one.code == "completed" and one.met), None)
    if met is None or met.latest > writer.day or facts.state != "completed":
        return None
    if _is_day(met):
        return {"endDate": writer.end(met.latest)}
    return {"endDateDetails": writer.text("completed-when", when=writer.when(met))}


def _is_day(span: Span) -> bool:
    return span.earliest == span.latest
