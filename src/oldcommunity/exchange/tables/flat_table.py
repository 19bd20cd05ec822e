"""The office's monthly table: a row for each project, what is known and what is to be filled in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from oldcommunity.book import Book
from oldcommunity.book.located import Project
from oldcommunity.codelists import AREA_LEVELS, MILESTONES
from oldcommunity.exchange.tables.columns import Target, is_reported
from oldcommunity.exchange.tables.recorded import recorded
from oldcommunity.figures.scope.areas import Area, area_condition

#: Stations that the table always has a column for; others have one where a project says something of them.
_DUE = ("started", "completed")
_MET = ("designed", "drawn", "tendered", "started", "completed", "accepted")
_LAST = "char(1114111)"
_UNITS = {"money": "万元", "area": "平方米"}


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column: what it holds, and the group of columns that it stands in."""

    target: Target
    group: str

    @property
    def open(self) -> bool:
        """Whether it is to be filled in."""
        return is_reported(self.path)

    @property
    def path(self) -> str:
        """The path of what it holds."""
        return self.target.path


@dataclass(frozen=True, slots=True)
class YearTable:
    """The projects of one plan year (None: not known), each with its values by path; what is unknown is missing."""

    cohort: int | None
    columns: tuple[TableColumn, ...]
    rows: tuple[dict[str, str], ...]


def year_tables(book: Book, day: int, *, cohort: int | None = None, area: Area | None = None) -> list[YearTable]:
    """The tables of a book, one for each plan year.

    Args:
        book: the book.
        day: the day as of which is to be reported.
        cohort: one plan year only.
        area: one area only.
    """
    conditions, named = area_condition(area, "p") if area else ([], {})
    where = " AND ".join(["(:cohort IS NULL OR p.cohort = :cohort)", *conditions])
    order = ", ".join([*(f"coalesce(p.{level}, {_LAST})" for level in AREA_LEVELS), "p.id", "p.path"])
    rows = book.rows(
        f"SELECT p.cohort, p.path FROM the_project p WHERE {where} ORDER BY p.cohort IS NULL, p.cohort, {order}",
        **{**named, "cohort": cohort},
    )
    return [
        _table(year, [book.project(path).record for _, path in found], day)
        for year, found in groupby(rows, key=lambda row: row[0])
    ]


def one_table(tables: list[YearTable]) -> YearTable:
    """All plan years in one table, with a column that says which."""
    columns = list(dict.fromkeys(column for table in tables for column in table.columns))
    columns.sort(key=lambda column: _order(column.path))
    columns.insert(2, TableColumn(Target("cohort"), "base"))
    rows = []
    for table in tables:
        year = {} if table.cohort is None else {"cohort": str(table.cohort)}
        rows += [{**row, **year} for row in table.rows]
    return YearTable(None, tuple(columns), tuple(rows))


def _table(cohort: int | None, records: list[Project], day: int) -> YearTable:
    columns = tuple(_columns(records))
    rows = []
    for record in records:
        told = {column.path: recorded(record, column.path, day) for column in columns}
        rows.append({path: text for path, text in told.items() if text is not None})
    return YearTable(cohort, columns, tuple(rows))


def _columns(records: list[Project]) -> Iterator[TableColumn]:
    """The columns; those that say the same of no project are left out where nobody fills them in."""
    yield from (_column(path, "base") for path in ("id", "name"))
    for level in AREA_LEVELS:
        if any(record.area and getattr(record.area, level) for record in records):
            yield _column(f"area.{level}", "base")
    for path in ("communities", "buildings", "households", "floor_area"):
        if any(getattr(record, path) is not None for record in records):
            yield _column(path, "base")
    yield _column("budget", "plan")
    yield from (_column(f"milestones.{code}.due", "plan") for code in _stations(records, "due", _DUE))
    yield from (_column(f"last.{name}", "last") for name in ("as_of", "invested", "physical", "issues"))
    for path in ("progress.as_of", "progress.invested", "progress.physical", "progress.note"):
        yield _column(path, "progress")
    yield from (_column(f"milestones.{code}.met", "met") for code in _stations(records, "met", _MET))
    for path in ("issue.text", "issue.cause", "issue.owner", "issue.due"):
        yield _column(path, "issues")


def _stations(records: list[Project], side: str, always: tuple[str, ...]) -> list[str]:
    told = {one.code for record in records for one in record.milestones if getattr(one, side) is not None}
    return [code for code in MILESTONES if code in told or code in always]


def _column(path: str, group: str) -> TableColumn:
    target = Target(path)
    return TableColumn(Target(path, _UNITS.get(target.kind, "")), group)


def _order(path: str) -> tuple[int, int]:
    """Where a column stands in a table of all years."""
    base = ("id", "name", "area", "communities", "buildings", "households", "floor_area", "budget")
    groups = (*base, "due", "last", "progress", "met", "issue")
    first, _, rest = path.partition(".")
    code, _, side = rest.partition(".")
    if first == "milestones":
        return groups.index(side), MILESTONES.index(code)
    inner = ("as_of", "invested", "physical", "note", "issues", "text", "cause", "owner", "due", *AREA_LEVELS)
    return groups.index(first), inner.index(rest) if rest else 0
