"""The tables of `oc explain`: what is added, what widens the range, and what was left out."""

from __future__ import annotations

from collections.abc import Iterator

from oldcommunity.codelists import UNITS
from oldcommunity.dates import day_text
from oldcommunity.diagnostics import Location
from oldcommunity.labels import Labels
from oldcommunity.reports.explanation import Account, Explanation, ExplanationReport, LeftOut, Remark, Widening
from oldcommunity.reports.explanation import Line as Leaf
from oldcommunity.views.explanation.words import (
    amount_text,
    dated_text,
    line_name,
    place_text,
    signed_text,
    widening_name,
)
from oldcommunity.views.page import Block, Cell, Column, Heading, Line, Table, Whole
from oldcommunity.views.wrapping import width_of

#: A list is cut after so many lines unless all are asked for.
_SHOWN = 12
#: Of what was left out, so many names are told for each reason.
_NAMED = 3
#: What these names may take of a line; of longer ones only the first is told.
_ROOM = 40
#: As many characters of a commit as people read; JSON has them all.
_SHORT = 8

_Row = tuple[Cell, ...]


def columns(one: Explanation, labels: Labels) -> tuple[Column, ...]:
    """The headings: what, how much, when, where."""
    unit = one.accounts[0].value.unit
    amount = labels.text("unit_headings", unit) if unit in UNITS else labels.text("explain_page", "amount")
    say = labels.text
    return (
        Column(say("explain_page", "line")),
        Column(amount, figures=True),
        Column(say("explain_page", "date")),
        Column(say("explain_page", "stands")),
    )


class Rows:
    """The rows of a report's tables.

    Attributes:
        report: the report.
        labels: words.
        every: cut no list short.
        short: name a project's file without its folders.
    """

    def __init__(self, report: ExplanationReport, labels: Labels, *, every: bool, short: bool) -> None:
        self.report = report
        self.labels = labels
        self.every = every
        self.short = short

    def of(self, account: Account, depth: int = 0) -> Iterator[_Row]:
        """A value, what it is made of, and what widens it."""
        unit, labels = account.value.unit, self.labels
        total = amount_text(account.total, unit, labels)
        if account.value.value is None:
            # The least that is certain is not the figure; where it is nothing, it says nothing.
            least = labels.text("explain_page", "at-least", number=total)
            total = least if account.total else labels.text("phrases", "unknown")
        name = "".join(part for part in account.node.area if part) if depth else labels.text("figures", account.figure)
        yield _row(depth, name, total, account, _why(account, labels))
        yield from self._cut([row for line in account.lines for row in self._line(line, unit, depth + 1)], depth + 1)
        # With nothing on record, the rest is the whole, and says nothing.
        if any(line.kind != "remainder" for line in account.itemised):
            deeper = depth + (2 if len(account.lines) == 1 else 1)
            yield from self._cut([self._of_which(line, unit, deeper) for line in account.itemised], deeper)
        for area in account.areas:
            yield from self.of(area, depth + 1)
        # What widens a child area stands with the area.
        own = [one for one in account.widens if one.kind != "area"]
        yield from self._cut([self._widening(one, unit, depth + 1) for one in own], depth + 1)

    def stands(self, at: Location | None) -> str:
        """The place, and who last touched it where that was asked for."""
        touch = self.report.touched.get((at.path, at.line)) if at else None
        told = place_text(at, short=self.short)
        return Whole(f"{told}\n{touch.commit[:_SHORT]} {day_text(touch.day)} {touch.author}" if touch else told)

    def _line(self, line: Leaf, unit: str, depth: int) -> Iterator[_Row]:
        signed = line.kind == "gained" or line.amount < 0
        amount = (signed_text if signed else amount_text)(line.amount, unit, self.labels)
        yield _row(depth, line_name(line, self.labels), amount, line, self.stands(line.at))
        for part in line.parts:
            yield from self._line(part, unit, depth + 1)

    def _of_which(self, line: Leaf, unit: str, depth: int) -> _Row:
        """A known record of a declared total, in brackets: the total has it already."""
        name = self.labels.text("explain_page", "of-which", name=line_name(line, self.labels))
        amount = f"({amount_text(line.amount, unit, self.labels)}{'' if line.certain else '?'})"
        return _row(depth, name, amount, line, self.stands(line.at))

    def _widening(self, one: Widening, unit: str, depth: int) -> _Row:
        parts = [signed_text(-one.down, unit, self.labels)] if one.down else []
        if one.up is None:
            parts.append("+")
        elif one.up:
            parts.append(signed_text(one.up, unit, self.labels))
        return _row(depth, widening_name(one, self.labels), " ".join(parts) + "?", one, self.stands(one.at))

    def _cut(self, rows: list[_Row], depth: int) -> Iterator[_Row]:
        """A list, cut with a count of what was cut."""
        if self.every or len(rows) <= _SHOWN + 1:
            yield from rows
            return
        yield from rows[:_SHOWN]
        yield _row(depth, self.labels.text("explain_page", "cut", count=len(rows) - _SHOWN), "", None, "")


def left_out_lines(found: list[LeftOut], labels: Labels) -> Iterator[str]:
    """What was left out, by reason, with a few names each."""
    by_reason: dict[str, list[str]] = {}
    for one in found:
        by_reason.setdefault(one.reason, []).append(_left_out_name(one))
    for reason, names in by_reason.items():
        number = _NAMED if sum(map(width_of, names[:_NAMED])) <= _ROOM else 1
        shown = labels.text("phrases", "comma").join(names[:number])
        yield labels.text(
            "explain_page",
            "left-out-line",
            reason=labels.text("explain_page", f"out.{reason}"),
            count=len(names),
            names=shown + (labels.text("phrases", "and-more") if len(names) > number else ""),
        )


def left_out_table(one: Explanation, rows: Rows) -> Table:
    """All that was left out, with its place."""
    labels, say = rows.labels, rows.labels.text
    headings = (
        Column(say("explain_page", "line")),
        Column(say("explain_page", "reason")),
        Column(say("explain_page", "amount"), figures=True),
        Column(say("explain_page", "date")),
        Column(say("explain_page", "stands")),
    )
    told = [
        (
            _name(left, labels),
            say("explain_page", f"out.{left.reason}"),
            "" if left.amount is None else amount_text(left.amount, account.value.unit, labels),
            dated_text(left),
            rows.stands(left.at),
        )
        for account in one.accounts
        for left in account.all_left_out()
    ]
    return Table(headings, tuple(told))


def _name(one: LeftOut, labels: Labels) -> str:
    """A project or fund by its name, a number of a declaration or plan by what it counts."""
    title: str = labels.section("figures").get(one.key, one.key)
    return one.name or title


def _left_out_name(one: LeftOut) -> str:
    if one.reason.endswith("-declaration") or one.reason == "other-version":
        return day_text(one.day) if one.day is not None else place_text(one.at)
    return one.name or one.key


def _why(account: Account, labels: Labels) -> str:
    count, of = account.numbers
    return labels.text(
        "explain_page",
        f"why.{account.why}",
        count=count,
        of=of or labels.text("explain_page", "unknown-number"),
    )


def _row(depth: int, name: str, amount: str, dated: Account | Leaf | Widening | None, stands: str) -> _Row:
    return ("  " * depth + name, amount, dated_text(dated) if dated else "", stands)


def remark_lines(report: ExplanationReport, labels: Labels, *, every: bool) -> Iterator[Block]:
    """What files say of their own numbers: where each comes from, and why it was put down so.

    Where room is short, only why a number that was inferred was put down so: no reader should miss that.
    """
    if not every:
        inferred = {
            leaf.at
            for one in report.explanations
            for account in one.accounts
            if account.value.inferred
            for leaf in account.leaves()
        }
        for remark in report.remarks:
            if remark.note and remark.at in inferred:
                yield Line(_remark("note", remark.note, remark, labels), "note")
        return
    if report.remarks:
        yield Heading(labels.text("explain_page", "remarks"), 3)
    for remark in report.remarks:
        for key, text in {"source": remark.source, "note": remark.note}.items():
            if text:
                yield Line(_remark(key, text, remark, labels))


def _remark(key: str, text: str, remark: Remark, labels: Labels) -> str:
    told = labels.text("explain_page", f"remark-{key}", text=text)
    return labels.text("explain_page", "remark", where=f"{remark.at.path}:{remark.at.line}", told=told)
