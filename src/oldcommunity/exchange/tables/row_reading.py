"""One row of a table: the project that it is about, and what its cells say, path by path."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from oldcommunity.codelists import AREA_LEVELS
from oldcommunity.dates import day_text, parse_span
from oldcommunity.exchange.tables.cell_dates import Read, Unclear
from oldcommunity.exchange.tables.cell_values import is_empty, read_cell
from oldcommunity.exchange.tables.cells import Cell
from oldcommunity.exchange.tables.columns import SHOWN, SKIP, Target
from oldcommunity.exchange.tables.layout import Column, Table
from oldcommunity.exchange.tables.matching import Known, Naming, Projects
from oldcommunity.exchange.tables.proposal import Base, Proposal, Remark

#: What names a row, or the day of its report, and is never written by itself.
_NAMING = frozenset(("id", "name", "cohort", "progress.as_of"))


@dataclass(frozen=True, slots=True)
class Told:
    """What a cell says: a text in the form of the records, the cell, and how it was read where that is to be told."""

    text: str
    cell: Cell
    how: Remark | None = None


class RowReader:
    """Reads the cells of one row; what cannot be read becomes a problem of the proposal."""

    def __init__(self, table: Table, row: int, proposal: Proposal) -> None:
        self._table, self._row, self._proposal = table, row, proposal
        cell = next((found for path in ("id", "name") if not is_empty(found := table.cell(row, path))), None)
        first = next(iter(table.grid.row(row).values()))
        #: Where the row is told to be: the cell that names its project.
        self.at = (cell or first).at

    def problem(self, key: str, cell: Cell, **params: Any) -> None:
        """Tell what keeps a cell from being imported."""
        self._proposal.problems.append(Remark(key, cell.at, params))

    def project(self, projects: Projects, making: Naming | None) -> Known | None:
        """The project that the row is about; a problem, and None, where that cannot be said.

        Args:
            projects: those that it may be about.
            making: gives an id to a project that the book has not; None where none is to be made.
        """
        try:
            texts = {path: self._naming(path) for path in ("id", "name", "cohort")}
            if not texts["id"] and not texts["name"]:
                raise Unclear("no-name")
            area = {level: text for level in AREA_LEVELS if (text := self._naming(f"area.{level}"))}
            if making and not projects.has(texts["id"], texts["name"]):
                made = projects.made(texts["id"], texts["name"], texts["cohort"], area, making)
                if not texts["id"]:
                    params = {"given": texts["name"], "read": made.id}
                    self._proposal.readings.append(Remark("id-made", self.at, params))
                return made
            if texts["id"]:
                return projects.by_id(texts["id"])
            return projects.by_name(texts["name"], area, int(texts["cohort"]) if texts["cohort"] else None)
        except Unclear as unclear:
            self._proposal.problems.append(Remark(unclear.key, self.at, unclear.params))
        return None

    def _naming(self, path: str) -> str:
        cell = self._table.cell(self._row, path)
        if cell is None or is_empty(cell):
            return ""
        return read_cell(cell, "year" if path == "cohort" else "text", "").text

    def day(self) -> int | None:
        """The day that the row itself says it is reported as of."""
        cell = self._table.cell(self._row, "progress.as_of")
        if cell is None or is_empty(cell):
            return None
        try:
            return parse_span(read_cell(cell, "day", "").text).latest
        except Unclear as unclear:
            self.problem(unclear.key, cell, **unclear.params)
        return None

    def values(self, known: Known, base: Base) -> dict[str, Told]:
        """What the cells say, by path, but for what our own sheet said already when it was written."""
        values: dict[str, Told] = {}
        for column in self._table.columns:
            if column.target is None or column.target.path == SKIP:
                continue
            was = base.get((known.id, column.target.path))
            if column.target.path in SHOWN:
                if (known.id, "id") in base:
                    self._look(column, column.target, known, was)
                continue
            if column.target.path in _NAMING and (column.target.path != "name" or was is None):
                continue
            found = self._read(column, column.target, known, was)
            if found is None or (was is not None and _same(was, found[1].text, column.target.kind)):
                continue
            path, told = found
            if path in values and values[path].text != told.text:
                other = values[path]
                self.problem("two-values", told.cell, first=other.cell.at, given=told.text, other=other.text)
            else:
                values.setdefault(path, told)
        return values

    def _look(self, column: Column, target: Target, known: Known, was: str | None) -> None:
        """Tell of a cell that only shows what is known, where somebody has changed it."""
        cell = self._table.grid.at(self._row, column.number)
        if cell is None or is_empty(cell):
            return
        try:
            told = _understood(cell, target, self._table.unit, known.cohort)[1].text
        except Unclear:
            told = cell.text
        if not _same(was or "", told, target.kind):
            params = {"path": target.path, "given": told}
            self._proposal.doubts.append(Remark("shown", cell.at, params))

    def _read(self, column: Column, target: Target, known: Known, was: str | None) -> tuple[str, Told] | None:
        """The path and the value of a cell; None where it says nothing, or nothing that can be read."""
        grid = self._table.grid
        cell = grid.at(self._row, column.number)
        if cell is None or is_empty(cell):
            if was is not None:
                params = {"path": target.path, "was": was}
                self._proposal.doubts.append(Remark("cleared", grid.address(self._row, column.number), params))
            return None
        span = grid.span(self._row, column.number)
        if span and span.bottom > span.top and not target.path.startswith("area."):
            self.problem("merged", cell)
            return None
        try:
            path, read = _understood(cell, target, self._table.unit, known.cohort)
        except Unclear as unclear:
            self.problem(unclear.key, cell, path=target.path, **unclear.params)
            return None
        how = Remark(read.how, cell.at, {**dict(read.params), "read": read.text}) if read.how else None
        return path, Told(read.text, cell, how)


def _same(was: str, told: str, kind: str) -> bool:
    """Whether a cell says what it said when our sheet was written: no deadline begins before a day, and so is shown."""
    if kind == "due":
        return told == was.removeprefix("../")
    return told == was or (kind == "text" and told.split() == was.split())


def without_other_days(base: Base, known: Known, day: int | None) -> Base:
    """What our own sheet held, but for what it held of reports where the row is now as of another day."""
    then = base.get((known.id, "progress.as_of"))
    if then is None or (day is not None and then == day_text(day)):
        return base
    return {key: text for key, text in base.items() if key[0] == known.id and not key[1].startswith("progress.")}


def _understood(cell: Cell, target: Target, unit: str, year: int | None) -> tuple[str, Read]:
    """The path that a cell fills, and its value: a column of progress may hold percentages or words."""
    if target.kind != "status":
        money = target.kind == "money" and not target.unit
        return target.path, read_cell(cell, target.kind, unit if money else target.unit, year=year)
    try:
        return "progress.physical", read_cell(cell, "percent", target.unit)
    except Unclear as unclear:
        if unclear.key != "percent-form" or not isinstance(cell.value, str):
            raise
    read = read_cell(cell, "text", "")
    return "progress.note", Read(read.text, "as-progress-note", (("given", cell.text),))
