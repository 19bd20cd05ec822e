"""What the book knows of projects, as the export to open data asks for it: read in one pass from the compiled book."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from oldcommunity.book import Book
from oldcommunity.codelists import AREA_LEVELS
from oldcommunity.dates import Span
from oldcommunity.figures.facts.tally import POSSIBLE, STATE_CODES, state_on
from oldcommunity.figures.funds import FundAmount, fund_amounts
from oldcommunity.figures.scope.areas import Area, area_condition, is_inside

_LAST = "char(1114111)"
_ORDER = ", ".join(
    ["p.cohort IS NULL", "p.cohort", *(f"coalesce(p.{level}, {_LAST})" for level in AREA_LEVELS), "p.id", "p.path"]
)
_OWN = (
    *("content", "path", "id", "name", "cohort", "in_plan", "targets", *AREA_LEVELS),
    *("communities", "buildings", "households", "floor_area", "rounding", "built_year", "works", "tags", "budget"),
    *("started_lo", "started_hi", "cancelled_lo", "cancelled_hi"),
)
#: Papers that say of all projects of a plan year what they are to be.
_PLANNING = ("plan", "list", "approval")


@dataclass(frozen=True, slots=True)
class Station:
    """A milestone: when it was met and when it is due, as far as is known."""

    code: str
    met: Span | None
    due: Span | None
    basis: str | None
    inferred: bool


@dataclass(frozen=True, slots=True)
class Paper:
    """A document of the book."""

    id: str
    kind: str
    title: str
    issued: Span


@dataclass(frozen=True, slots=True)
class Facts:
    """One project.

    Attributes:
        own: the columns of its row.
        area: where it lies.
        state, possible_state: where it certainly stands on the day, and where if all has happened that may have.
        stations: its milestones, in their usual order.
        reports: day, 分 invested and 0.01 % of the works, for each report by the day.
        halted: since when and why it stands still on the day; None where it certainly does not.
        parties: role and name of who takes part.
        utilities: kind, owner, state of the talks and 分 of each share that an owner of pipes or cables pays.
        funds: money for this project alone, as of the day.
        related: the field, id and name of projects that it was split from or merged into.
        papers: the papers that it stands on.
    """

    own: Mapping[str, Any]
    area: Area
    state: str
    possible_state: str
    stations: tuple[Station, ...]
    reports: tuple[tuple[int, int | None, int | None], ...]
    halted: tuple[Span, str | None] | None
    parties: tuple[tuple[str, str], ...]
    utilities: tuple[tuple[str, str | None, str | None, int], ...]
    funds: tuple[FundAmount, ...]
    related: tuple[tuple[str, str, str | None], ...]
    papers: tuple[Paper, ...]


def project_facts(book: Book, day: int, *, cohort: int | None = None, area: Area | None = None) -> list[Facts]:
    """The projects by plan year (unknown last), area and id.

    Args:
        book: the book.
        day: the day as of which they are asked about.
        cohort: one plan year only.
        area: one area only.
    """
    conditions, named = area_condition(area, "p") if area else ([], {})
    where = " AND ".join(["(:cohort IS NULL OR p.cohort = :cohort)", *conditions])
    columns = ", ".join(f"p.{column}" for column in _OWN)
    rows = book.rows(
        f"SELECT {columns}, {state_on(day)}, {state_on(day, POSSIBLE)} FROM the_project p "
        f"WHERE {where} ORDER BY {_ORDER}",
        **{**named, "cohort": cohort},
    )
    parts = _Parts(book, day)
    return [parts.facts(dict(zip(_OWN, row, strict=False)), *row[-2:]) for row in rows]


class _Parts:
    """What stands below projects, for all of them at once: a question for each kind, not for each project."""

    def __init__(self, book: Book, day: int) -> None:
        self._stations = _grouped(book, "milestone", "rank", "code", "lo", "hi", "due_lo", "due", "basis", "inferred")
        self._reports = _grouped(book, "progress", "day", "day", "invested", "physical", where=f"c.day <= {day}")
        standing = f"c.hi <= {day} AND (c.until_hi IS NULL OR c.until_hi >= {day})"
        self._halts = _grouped(book, "suspension", "item", "lo", "hi", "reason", where=standing)
        self._parties = _grouped(book, "party", "item", "role", "name")
        self._utilities = _grouped(
            book, "utility", "item", "kind", "owner", "status", "share", where="c.share IS NOT NULL"
        )
        others = _grouped(book, "reference", "item", "item", "id", where="c.kind = 'project'")
        names = _names(book) if others else {}
        self._related = {
            content: [(("split_from", "merged_into")[item], other, names.get(other)) for item, other in found]
            for content, found in others.items()
        }
        self._funds: dict[str, list[FundAmount]] = defaultdict(list)
        for fund in fund_amounts(book, day):
            if fund.scope.project is not None and fund.amount is not None:
                self._funds[fund.scope.project].append(fund)
        self._papers = _papers(book, day)

    def facts(self, own: dict[str, Any], state: int, possible: int) -> Facts:
        """All of one project."""
        content = own["content"]
        area = tuple(own[level] for level in AREA_LEVELS)
        funds = tuple(self._funds.get(own["id"], ()))
        halts = [(Span(lo, hi), reason) for lo, hi, reason in self._halts.get(content, ())]
        return Facts(
            own=own,
            area=area,
            state=STATE_CODES[state],
            possible_state=STATE_CODES[possible],
            stations=tuple(_station(row) for row in self._stations.get(content, ())),
            reports=tuple(self._reports.get(content, ())),
            halted=halts[-1] if halts and STATE_CODES[state] == "suspended" else None,
            parties=tuple(self._parties.get(content, ())),
            utilities=tuple(self._utilities.get(content, ())),
            funds=funds,
            related=tuple(self._related.get(content, ())),
            papers=self._papers_of(own["cohort"], area, {fund.document for fund in funds}),
        )

    def _papers_of(self, cohort: int | None, area: Area, named: set[str | None]) -> tuple[Paper, ...]:
        """The papers of its plan year that plan for where it lies, and those that its money rests on."""
        return tuple(
            paper
            for paper, year, where in self._papers
            if paper.id in named
            or (paper.kind in _PLANNING and cohort is not None and year == cohort and is_inside(area, where))
        )


def _grouped(book: Book, table: str, order: str, *columns: str, where: str = "TRUE") -> dict[int, list[Any]]:
    """The rows of a table below projects, by the content of the project's file."""
    found: dict[int, list[Any]] = defaultdict(list)
    told = ", ".join(f"c.{column}" for column in columns)
    for content, *row in book.rows(
        f"SELECT c.content, {told} FROM main.{table} c "
        f"WHERE c.content IN (SELECT content FROM the_project) AND {where} ORDER BY c.content, c.{order}"
    ):
        found[content].append(tuple(row))
    return found


def _station(row: tuple[Any, ...]) -> Station:
    code, lo, hi, due_lo, due, basis, inferred = row
    met = None if lo is None else Span(lo, hi)
    return Station(code, met, None if due is None else Span(due_lo, due), basis, bool(inferred))


def _names(book: Book) -> dict[str, str]:
    """The names of all projects by id, also of those that are not asked about."""
    rows = book.rows(
        "SELECT r.id, r.name FROM main.project r JOIN main.entry e ON e.content = r.content AND e.tree = ? "
        "ORDER BY e.path DESC",
        book.tree,
    )
    return dict(rows)


def _papers(book: Book, day: int) -> list[tuple[Paper, int | None, Area]]:
    """The single papers that had certainly been issued by the day, with the year and area that they concern."""
    levels = ", ".join(AREA_LEVELS)
    rows = book.rows(
        f"SELECT id, kind, title, lo, hi, cohort, {levels} FROM the_document "
        "WHERE hi <= ? AND count IS NULL ORDER BY path, item",
        day,
    )
    return [
        (Paper(paper, kind, title, Span(lo, hi)), cohort, tuple(area))
        for paper, kind, title, lo, hi, cohort, *area in rows
    ]
