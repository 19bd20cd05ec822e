"""Everything about one project, as of a day."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from oldcommunity.book import Book
from oldcommunity.codelists import AFTER_COMPLETION, AFTER_START, AREA_LEVELS
from oldcommunity.diagnostics import Location
from oldcommunity.errors import BookError, UsageError
from oldcommunity.figures.facts.tally import POSSIBLE, STATE_CODES, state_on
from oldcommunity.figures.funds import FundAmount, fund_amounts
from oldcommunity.figures.prints.prints import prints
from oldcommunity.figures.prints.verdicts import Verdict, judge
from oldcommunity.figures.resolve.resolving import Figures
from oldcommunity.ratio import Ratio
from oldcommunity.reports.context import Context
from oldcommunity.reports.facts import At, Fact, facts_of
from oldcommunity.reports.section import Section
from oldcommunity.reports.teams import teams_of
from oldcommunity.reports.timeline import Entry, timeline

if TYPE_CHECKING:
    from oldcommunity.book.located import Located, Project


@dataclass(frozen=True, slots=True)
class ProjectReport:
    """One project.

    Attributes:
        context: of which book, as of when.
        id: its id.
        name: its name.
        at: where its record begins.
        area: the names of the area, all levels, the book's own among them.
        state: where it certainly stands, one of `tally.STATE_CODES`.
        possible_state: where it stands if all has happened that may have.
        because: what its state rests on; None where there is nothing dated.
        facts: what the record says of the whole project.
        timeline: everything dated.
        invested: the last reported 分 and their share of the budget; None where either is not known.
        funds: money for this project alone.
        sections: parties, lead, pipes and cables, management and problems, and the working teams that answer for
            where it lies; none of them empty.
        verdicts: printed figures that name the project.
        remarks: note and source.
    """

    context: Context
    id: str
    name: str
    at: Location
    area: tuple[str | None, ...]
    state: str
    possible_state: str
    because: Entry | None
    facts: tuple[Fact, ...]
    timeline: tuple[Entry, ...]
    invested: Ratio | None
    funds: tuple[FundAmount, ...]
    sections: tuple[Section, ...]
    verdicts: tuple[Verdict, ...]
    remarks: tuple[Fact, ...]


def project_report(figures: Figures, context: Context, project: str) -> ProjectReport:
    """The project with an id, or the only one with a name.

    Raises:
        UsageError: there is no such project, or there are several of that name.
        BookError: its file cannot be read.
    """
    book, day = figures.book, context.day
    path = find_project(book, project)
    levels = ", ".join(f"p.{level}" for level in AREA_LEVELS)
    certain, possible, *area = book.rows(
        f"SELECT {state_on(day)}, {state_on(day, POSSIBLE)}, {levels} FROM the_project p WHERE p.path = ?", path
    )[0]
    located = book.project(path)
    record = located.record
    entries = timeline(book, located, day)
    return ProjectReport(
        context=context,
        id=record.id,
        name=record.name,
        at=located.at("id"),
        area=tuple(area),
        state=STATE_CODES[certain],
        possible_state=STATE_CODES[possible],
        because=_because(STATE_CODES[certain], entries, day),
        facts=tuple(facts_of(record, located.at, but=("id", "name", "note", "source"))),
        timeline=tuple(entries),
        invested=_invested(located, day),
        funds=tuple(found for found in fund_amounts(book, day) if found.scope.project == record.id),
        sections=(*_sections(located, day), *teams_of(book, tuple(area))),
        verdicts=tuple(
            judge(figures, told) for told in prints(book) if _names(record.id, told.project, told.including)
        ),
        remarks=tuple(facts_of(record, located.at, only=("note", "source"))),
    )


def _names(project: str, about: str | None, including: tuple[tuple[str, Location], ...]) -> bool:
    return project == about or any(project == named for named, _ in including)


def _invested(located: Located[Project], day: int) -> Ratio | None:
    """What was last reported as invested, over the budget."""
    told = [entry for entry in located.record.progress if entry.as_of <= day and entry.invested is not None]
    budget = located.record.budget
    if not told or budget is None or not budget.value:
        return None
    newest = max(told, key=lambda entry: entry.as_of)
    return Ratio(newest.invested.value, budget.value) if newest.invested else None


def _sections(located: Located[Project], day: int) -> Iterator[Section]:
    """The parts of the record that stand apart; of its problems, those that had been found by the day."""
    record = located.record
    lists: dict[str, list[tuple[object, At]]] = {
        "lead": [(record.lead, partial(located.at, "lead"))],
        "parties": [(one, partial(located.at, "parties", i)) for i, one in enumerate(record.parties)],
        "utilities": [(one, partial(located.at, "utilities", i)) for i, one in enumerate(record.utilities)],
        "exempt": [(one, partial(located.at, "exempt", i)) for i, one in enumerate(record.exempt)],
        "governance": [(record.governance, partial(located.at, "governance"))],
        "issues": [
            (one, partial(located.at, "issues", i))
            for i, one in enumerate(record.issues)
            if one.opened.earliest <= day and (one.closed is None or one.closed.latest > day)
        ],
    }
    for name, parts in lists.items():
        only = _ISSUE if name == "issues" else None
        items = tuple(tuple(facts_of(part, at, only)) for part, at in parts if part is not None)
        if any(items):
            yield Section(f"Project.{name}", tuple(filter(None, items)))


#: What is told of a problem that is not solved, the problem first.
_ISSUE = ("id", "text", "cause", "owner", "opened", "due", "rectification", "note")
#: Milestones that say that a state has been reached.
_REACHED = {
    "completed": frozenset(("completed", *AFTER_COMPLETION)),
    "under_construction": frozenset(("started", *AFTER_START)),
}


def _because(state: str, entries: list[Entry], day: int) -> Entry | None:
    """What a state rests on: the first event by which it had certainly been reached, or the last one before it."""
    certain = [entry for entry in entries if entry.span.latest <= day and entry.kind != "due"]
    met = [entry for entry in certain if entry.kind == "met"]
    if state in _REACHED:
        return next((entry for entry in met if entry.code.partition(".")[2] in _REACHED[state]), None)
    if state in ("suspended", "cancelled"):
        return next((entry for entry in reversed(certain) if entry.kind == state), None)
    return met[-1] if met else None


def find_project(book: Book, text: str) -> str:
    """The path of the project that a text means: its id, or its name where only one has it.

    Raises:
        UsageError: there is no such project, or there are several of that name.
        BookError: its file cannot be read.
    """
    found = book.rows("SELECT path FROM the_project WHERE id = ? ORDER BY path", text)
    if found:
        return str(found[0][0])
    named = book.rows("SELECT path, id FROM the_project WHERE name = ? ORDER BY id", text)
    if len(named) == 1:
        return str(named[0][0])
    if named:
        raise UsageError("ambiguous-project", id=text, known=" ".join(project for _, project in named))
    unread = [path for path in book.left_out() if PurePosixPath(path).stem == text or _tells_of(book, path, text)]
    if unread:
        raise BookError("unread-project", id=text, path=unread[0])
    if text != text.strip():
        return find_project(book, text.strip())
    offered, several = _nearest(book, text)
    if several:
        raise UsageError("several-like", id=text, known="、".join(offered) + (" …" if len(offered) < several else ""))
    raise UsageError("unknown-project", id=text, offer=offered[0] if offered else "")


def _tells_of(book: Book, path: str, text: str) -> bool:
    """Whether a project's file that cannot be read has a name in it, in whatever encoding."""
    if not path.startswith("projects/") or not text.strip():
        return False
    try:
        data = book.read(path)
    except BookError:
        return False
    return any(text.strip().encode(encoding, "ignore") in data for encoding in ("utf-8", "gb18030"))


#: Among more ids than this, only a part of one is looked for: comparing them all would take seconds.
_COMPARED = 20_000


#: Of projects that a text may mean, so many are told.
_TOLD = 6


def _nearest(book: Book, text: str) -> tuple[list[str], int]:
    """The projects that a text most likely means, each as `id（name）`, and how many there are; 0 for a guess."""
    told = text.strip().lower()
    if not told:
        return [], 0
    part = book.rows(
        "SELECT id, name FROM the_project WHERE instr(id, :text) OR instr(name, :text) OR instr(:text, name)"
        " ORDER BY id",
        text=told,
    )
    if part:
        shown = [_told(project, name) for project, name in part[:_TOLD]]
        return shown, len(part) if len(part) > 1 else 0
    named = book.rows("SELECT id, name FROM the_project ORDER BY id LIMIT ?", _COMPARED)
    known = {str(word): _told(project, name) for project, name in named for word in (name, project)}
    near = difflib.get_close_matches(told, known, n=1)
    return ([known[near[0]]] if near else []), 0


def _told(project: object, name: object) -> str:
    return f"{project}（{name}）"
