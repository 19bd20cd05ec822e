"""Why a print does not follow: the single facts whose change alone would give what was printed.

Each number, date and status that the figure may rest on is supposed to be what one slip of the hand would have
made of it, and the figure is resolved again by the same rules (`supposing`); nothing is read a second time.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from oldcommunity.book.located import locate
from oldcommunity.codelists import STATES
from oldcommunity.dates import day_text
from oldcommunity.diagnostics import Location
from oldcommunity.figures.catalogue import CATALOGUE
from oldcommunity.figures.prints.readings import node_of
from oldcommunity.figures.prints.slips import slips
from oldcommunity.figures.prints.supposing import OtherDeclarations, OtherPlans, PlansMoved, Supposing, entry_with
from oldcommunity.figures.prints.suspect_papers import paper_suspects
from oldcommunity.figures.prints.suspect_records import named_suspects, record_suspects
from oldcommunity.figures.prints.trial import FARTHEST, KINDS, Suspect, Trial
from oldcommunity.figures.prints.verdicts import Verdict
from oldcommunity.figures.resolve.declared import Entry
from oldcommunity.figures.resolve.planned import Plans
from oldcommunity.figures.resolve.resolving import Figures
from oldcommunity.figures.scope.nodes import CohortFile, Node

__all__ = ["KINDS", "Suspect", "suspects"]


def suspects(figures: Figures, verdict: Verdict) -> list[Suspect]:
    """What alone would explain that a print does not follow, the most plausible first; each place once."""
    if verdict.holds:
        return []
    trial = Trial(figures, verdict)
    if verdict.result == "not_among_them":
        found = list(named_suspects(trial, verdict.missing))
    else:
        found = [*_print(trial), *_total_suspects(trial)]
        papers = CATALOGUE[verdict.print.figure].kind in ("funds", "papers")
        found += paper_suspects(trial) if papers else record_suspects(trial, node_of(figures, verdict.print))
    best: dict[Location, Suspect] = {}
    for suspect in sorted(found, key=Suspect.plausibility):
        best.setdefault(suspect.at, suspect)
    return list(best.values())


def _print(trial: Trial) -> Iterator[Suspect]:
    """The print itself: a slip in what was printed, or the day that it is taken to speak of."""
    printed = trial.printed
    for kind, text in slips(printed.printed):
        if text != printed.printed and trial.fits(trial.figures, replace(printed, printed=text)):
            yield Suspect(kind, printed.at, printed.printed, text, "", FARTHEST)
            break
    days = {entry.day for file in _files(trial) for entry in trial.figures.declarations.of(file)}
    for day in sorted(days - {printed.day}, key=lambda day: abs(day - printed.day)):
        if trial.fits(trial.figures, replace(printed, day=day)):
            yield Suspect("day", printed.day_at, day_text(printed.day), day_text(day), "", abs(day - printed.day))
            break


def _files(trial: Trial) -> Iterator[CohortFile]:
    """The cohort files that a print rests on: that of its node, and of the areas inside."""
    if trial.printed.cohort is None:
        return
    nodes = trial.figures.nodes
    waiting: list[Node] = [node_of(trial.figures, trial.printed)]
    while waiting:
        node = waiting.pop()
        if node in nodes.files:
            yield nodes.files[node]
        waiting += nodes.children(node)


def _total_suspects(trial: Trial) -> Iterator[Suspect]:
    """The numbers and days of plans and declarations."""
    if CATALOGUE[trial.printed.figure].kind in ("funds", "papers"):
        return
    for file in _files(trial):
        gaps = {gap for entry in trial.figures.declarations.of(file) for gap in _gaps(trial, file, entry)}
        yield from _planned_numbers(trial, file, gaps)
        yield from _plan_days(trial, file)
        for entry in trial.figures.declarations.of(file):
            yield from _declared_numbers(trial, file, entry, gaps)
            yield from _declared_day(trial, file, entry)


def _gaps(trial: Trial, file: CohortFile, entry: Entry) -> Iterator[int]:
    """By how much the states of a declaration miss the plan: what would make them add up."""
    for unit in {unit for _, _, unit in entry.figures()}:
        told = [entry.direct(state, unit) for state in STATES]
        if entry.direct("in_preparation", unit) is None:
            told.append(entry.preparing(unit))
        planned = trial.figures.planned(file.node, unit, entry.day).value
        if planned is not None and any(told):
            yield planned - sum(part.low for part in told if part)


def _planned_numbers(trial: Trial, file: CohortFile, gaps: set[int]) -> Iterator[Suspect]:
    rows = trial.figures.book.rows(
        "SELECT unit, value, place FROM the_plan WHERE path = ? AND value IS NOT NULL ORDER BY place", file.path
    )
    for column, number, place in rows:
        at = Location.of(file.path, place)
        unit = "money" if column == "budget" else column

        def suppose(other: int, at: Location = at, number: int = number) -> bool:
            plans: Plans = OtherPlans(trial.figures.plans, at, other - number)
            return trial.fits(Supposing(trial.figures, plans=plans))

        yield from trial.number_suspect(at, unit, number, suppose, gaps=gaps)


def _plan_days(trial: Trial, file: CohortFile) -> Iterator[Suspect]:
    """Versions of the plan that begin on the other side of the day."""
    book, day = trial.figures.book, trial.printed.day
    rows = book.rows("SELECT DISTINCT item, from_hi FROM the_plan WHERE path = ? AND from_hi > 0", file.path)
    for item, begins in rows:
        side = "earlier" if begins > day else "later"
        moved = PlansMoved(book, file, item, day if side == "earlier" else day + 1)
        if trial.fits(Supposing(trial.figures, plans=moved)):
            at = locate("cohort", file.path, book.read(file.path)).at("plan", item, "from")
            yield Suspect(side, at, trial.text_at(at), day_text(day), "", abs(begins - day))


def _declared_numbers(trial: Trial, file: CohortFile, entry: Entry, gaps: set[int]) -> Iterator[Suspect]:
    for key in entry.figures():
        told = entry.part(*key)
        if told is None:
            continue
        at, number = told.places[0], told.low

        def suppose(other: int, at: Location = at) -> bool:
            return trial.fits(_redeclared(trial, file, entry, entry_with(entry, at=at, number=other)))

        yield from trial.number_suspect(at, key[2], number, suppose, gaps=gaps)


def _declared_day(trial: Trial, file: CohortFile, entry: Entry) -> Iterator[Suspect]:
    """A declaration on the other side of the day."""
    day = trial.printed.day
    side = "earlier" if entry.day > day else "later"
    moved = entry_with(entry, day=day if side == "earlier" else day + 1)
    if trial.fits(_redeclared(trial, file, entry, moved)):
        rows = trial.figures.book.rows(
            "SELECT day_place FROM the_declared WHERE path = ? AND day = ? LIMIT 1", file.path, entry.day
        )
        at = Location.of(file.path, rows[0][0])
        yield Suspect(side, at, day_text(entry.day), day_text(day), "", abs(entry.day - day))


def _redeclared(trial: Trial, file: CohortFile, entry: Entry, other: Entry) -> Figures:
    told = trial.figures.declarations
    entries = [other if one is entry else one for one in told.of(file)]
    return Supposing(trial.figures, declarations=OtherDeclarations(told, file, entries))
