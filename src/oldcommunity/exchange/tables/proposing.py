"""The rows of a table set against the book, project by project and field by field; nothing is written here."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from oldcommunity.book import Book
from oldcommunity.book.located import Located, Project, locate
from oldcommunity.dates import day_text, parse_span
from oldcommunity.exchange.tables.cell_dates import Unclear
from oldcommunity.exchange.tables.cell_values import amount_text
from oldcommunity.exchange.tables.columns import FIELDS, is_reported
from oldcommunity.exchange.tables.editing import Edit, edits_of
from oldcommunity.exchange.tables.layout import Table
from oldcommunity.exchange.tables.matching import Known, Naming, Projects
from oldcommunity.exchange.tables.proposal import Base, Change, Proposal, Proposed, Remark
from oldcommunity.exchange.tables.recorded import recorded
from oldcommunity.exchange.tables.row_reading import RowReader, Told, without_other_days
from oldcommunity.money import parse_money
from oldcommunity.records import read_record


def propose(
    book: Book,
    table: Table,
    projects: Projects,
    *,
    day: int | None,
    base: Base,
    proposal: Proposal,
    making: Naming | None = None,
    locked: bool = False,
) -> None:
    """Add what a table would change.

    Args:
        book: the book.
        table: the table.
        projects: the projects that its rows may be about.
        day: the day that reports are as of, where the row does not say.
        base: what the sheet held when it was written, if it is ours.
        proposal: what is found is added to it.
        making: rows of projects that the book has not are to become projects; it gives ids to those without one.
        locked: changes of locked cells of our own sheet are changes like others.
    """
    seen: dict[str, str] = {}
    paths = set(book.paths("project"))
    for row in table.rows:
        proposal.rows += 1
        reader = RowReader(table, row, proposal)
        known = reader.project(projects, making)
        if known is None:
            continue
        if known.id in seen:
            proposal.problems.append(Remark("twice", reader.at, {"project": known.name, "first": seen[known.id]}))
            continue
        seen[known.id] = reader.at
        old = book.read(known.path) if known.path in paths else None
        located: Located[Project] | None = locate("project", known.path, old) if old is not None else None
        told_day = reader.day()
        matched = _Matched(reader, known, located.record if located else _new_record(known), proposal)
        held = table.own and not locked and old is not None
        matched.propose(day if told_day is None else told_day, base, old, held=held)


class _Matched:
    """A row and the record of its project."""

    def __init__(self, reader: RowReader, known: Known, record: Project, proposal: Proposal) -> None:
        self.reader, self.known, self.record, self.proposal = reader, known, record, proposal

    def propose(self, day: int | None, base: Base, old: bytes | None, *, held: bool) -> None:
        """Add what the row would change.

        Args:
            day: the day of its report.
            base: what the sheet held when it was written.
            old: what the project's file holds; None where there is none.
            held: what the row says in locked cells is told and not proposed.
        """
        base = without_other_days(base, self.known, day)
        values = self.reader.values(self.known, base)
        if held:
            values = self._without_locked(values)
        self._add_period(values, day)
        dated = [told.cell for path, told in values.items() if path.startswith(("progress.", "issue."))]
        if dated and day is None:
            self.reader.problem("no-day", dated[0])
            return
        issue = values.get("issue.text")
        parts = [told.cell for path, told in values.items() if path.startswith("issue.")]
        if parts and issue is None:
            self.reader.problem("issue-without-text", parts[0])
            return
        if issue and any(one.text == issue.text and one.closed is None for one in self.record.issues):
            values = {path: told for path, told in values.items() if not path.startswith("issue.")}
        changes = [change for path, told in values.items() if (change := self._change(path, told, day, base))]
        try:
            edits = edits_of(self.record, {change.path: change.new for change in changes}, day)
        except Unclear as unclear:
            self.reader.problem(unclear.key, values[unclear.params["path"]].cell, **unclear.params)
            return
        for change in changes:
            if how := values[change.path].how:
                self.proposal.readings.append(how)
        if old is None:
            told_first = {"id": self.known.id, "name": self.known.name, "cohort": str(self.known.cohort)}
            changes[:0] = [Change(path, None, text, self.reader.at) for path, text in told_first.items()]
            edits[:0] = [Edit((path,), text) for path, text in told_first.items()]
        if changes:
            self.proposal.projects.append(Proposed(self.known, tuple(changes), tuple(edits), old))

    def _change(self, path: str, told: Told, day: int | None, base: Base) -> Change | None:
        """What a value changes; None where the record says so already, or says something else by now."""
        old = recorded(self.record, path, day)
        if old == told.text.removeprefix("约"):
            return None
        if old is not None and FIELDS[path] in ("due", "met") and _covers(told.text, old):
            params = {"path": path, "was": old, "given": told.text}
            self.proposal.doubts.append(Remark("known-closer", told.cell.at, params))
            return None
        was = base.get((self.known.id, path))
        if (self.known.id, "id") in base and old != was and path in _kept(base):
            params = {"path": path, "was": was or "", "now": old or "", "given": told.text}
            self.reader.problem("changed-since", told.cell, **params)
            return None
        dated = day is not None and path.startswith(("progress.", "issue."))
        return Change(path, old, told.text, told.cell.at, day_text(day) if dated and day is not None else "")

    def _without_locked(self, values: dict[str, Told]) -> dict[str, Told]:
        """The values of open cells; those of locked ones are told where they are not what the book has."""
        for path, told in values.items():
            if is_reported(path):
                continue
            old = recorded(self.record, path, None)
            if (old or "").removeprefix("../") != told.text.removeprefix("约").removeprefix("../"):
                params = {"project": self.known.name, "path": path, "was": old or "", "given": told.text}
                self.proposal.held.append(Remark("locked", told.cell.at, params))
        return {path: told for path, told in values.items() if is_reported(path)}

    def _add_period(self, values: dict[str, Told], day: int | None) -> None:
        """Money of one month, added to what was known at the end of the month before."""
        told = values.pop("progress.period", None)
        if told is None:
            return
        if day is None:
            self.reader.problem("no-day", told.cell)
            return
        before = dt.date.fromordinal(day).replace(day=1).toordinal() - 1
        known = recorded(self.record, "progress.invested", before)
        given = values.get("progress.invested")
        params = {"given": told.text, "day": day_text(before)}
        if known is None:
            if given is None:
                self.reader.problem("period-only", told.cell, **params)
            return
        total = amount_text(parse_money(known).value + parse_money(told.text).value, "money")
        if given is None:
            how = Remark("period-added", told.cell.at, {**params, "before": known, "read": total})
            values["progress.invested"] = replace(told, text=total, how=how)
        elif given.text != total:
            params |= {"before": known, "total": total, "told": given.text}
            self.proposal.doubts.append(Remark("period-differs", told.cell.at, params))


def _covers(wide: str, known: str) -> bool:
    """Whether a date says less than another and nothing against it."""
    around, within = parse_span(wide), parse_span(known)
    return around.earliest <= within.earliest and within.latest <= around.latest


def _kept(base: Base) -> frozenset[str]:
    """The paths that our own sheet keeps the values of."""
    return frozenset(path for _, path in base)


def _new_record(known: Known) -> Project:
    """A project of which nothing is known but how it is called."""
    record, _ = read_record("project", {"id": known.id, "name": known.name, "cohort": str(known.cohort)})
    assert isinstance(record, Project)
    return record
