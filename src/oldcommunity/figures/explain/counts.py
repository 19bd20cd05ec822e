"""How a milestone or state comes about: records, a declaration and what has happened since, or child areas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oldcommunity.figures.explain.accounts import Account, LeftOut, Line, Widening, range_of, total_of
from oldcommunity.figures.explain.plans import areas_account
from oldcommunity.figures.facts.left_out import records_left_out
from oldcommunity.figures.facts.members import Member, members
from oldcommunity.figures.facts.tally import MAYBE, YES
from oldcommunity.figures.resolve.declared import Entry, Told
from oldcommunity.figures.scope.nodes import Node

if TYPE_CHECKING:
    from oldcommunity.figures.resolve.resolving import Figures


def count_account(figures: Figures, figure: str, node: Node, unit: str, day: int, *, least: bool = False) -> Account:
    """How a count comes about; `least` accounts for the least that it can be, also where there is a value."""
    value = figures.value(figure, node, unit, day)
    own = figures.own(figure, node, unit, day)
    children = figures.nodes.children(node)
    if children and (own.value is None or own != value):
        least = least or value.value is None
        areas = [count_account(figures, figure, child, unit, day, least=least) for child in children]
        return areas_account(figures, figure, node, value, areas, newer=own.value is not None)
    total = total_of(value, least=least)
    found = find_entry(figures, figure, node, unit, day)
    if value.basis in ("records", "none") or found is None:
        return _by_records(figures, Account(figure, node, value, total, "records"), unit, day)
    entry, told = found
    if total != value.value:
        # What a state can be at least is what records show: those declared may have moved on since.
        account = _by_records(figures, Account(figure, node, value, total, "least"), unit, day)
        if sum(line.amount for line in account.lines) == total:
            return account
    return _by_declaration(figures, Account(figure, node, value, total, value.basis, entry.day), entry, told, day)


def find_entry(figures: Figures, figure: str, node: Node, unit: str, day: int) -> tuple[Entry, Told] | None:
    """The newest declaration by a day that gives a figure, and what it says of it."""
    file = figures.nodes.files.get(node)
    for entry in figures.declarations.of(file) if file else []:
        if entry.day <= day:
            told = entry.find(figure, unit, figures.planned(node, unit, entry.day).value)
            if told:
                return entry, told
    return None


def _by_records(figures: Figures, account: Account, unit: str, day: int) -> Account:
    """The records that certainly count; those that may count, and all that have none, widen the range."""
    value, figure, node = account.value, account.figure, account.node
    found = members(figures.book, figure, node, unit, day)
    inside = _inside(figures, node, day, found)
    planned = figures.planned(node, "projects", day).value
    why = account.why
    if why == "records" and value.value is None:
        why = "records-some" if planned is None or planned != len(inside) else "records-undated"
    widens = [] if why == "least" else [_maybe(one) for one in inside if one.counts == MAYBE and one.amount]
    return Account(
        figure,
        node,
        value,
        account.total,
        why,
        numbers=(len(inside), planned or 0),
        lines=tuple(_line("record", one, one.amount or 0) for one in inside if one.counts == YES and one.amount),
        widens=range_of(value, account.total, widens, "moved-on", "no-record"),
        left_out=tuple(records_left_out(figures, figure, node, day, found)),
    )


def _by_declaration(figures: Figures, account: Account, entry: Entry, told: Told, day: int) -> Account:
    """The terms of a declaration, then what records show since; apart, which records of it are known."""
    value, figure, node, unit = account.value, account.figure, account.node, account.value.unit
    found = members(figures.book, figure, node, unit, day, entry.day)
    inside = _inside(figures, node, day, found)
    among = {member.at for member in inside if member.before}
    lines = declared_lines(figures, figure, node, unit, entry, told)
    lines += [_line("gained", one, one.moved * one.amount) for one in inside if one.moved and one.amount]
    known = [_line("record", one, one.amount) for one in inside if one.before and one.amount]
    halted = [Widening("halted", 0, told.high - told.low)] if told.high > told.low else []
    return Account(
        figure,
        node,
        value,
        account.total,
        account.why,
        entry.day,
        lines=tuple(lines),
        itemised=with_remainder(told.low, known),
        widens=range_of(value, account.total, halted, "moved-on", "since"),
        left_out=(
            *other_declarations(figures, figure, node, unit, entry, day),
            *records_left_out(figures, figure, node, day, [member for member in found if member.at not in among]),
        ),
    )


def _inside(figures: Figures, node: Node, day: int, found: list[Member]) -> list[Member]:
    """The records that a plan holds."""
    dropped = any(one.cancelled for one in found) and figures.drops_cancelled(node, day)
    return [one for one in found if one.in_plan and not (dropped and one.cancelled)]


def declared_lines(figures: Figures, figure: str, node: Node, unit: str, entry: Entry, told: Told) -> list[Line]:
    """The terms of a declared number; one that is worked out from others is told by these."""
    planned = figures.planned(node, unit, entry.day)
    plan_at = planned.places[0] if planned.places else None

    def terms(of: Told) -> tuple[Line, ...]:
        return tuple(Line("term", term.amount, term.key, day=entry.day, at=term.at or plan_at) for term in of.terms)

    if figure != "started" or told.direct:
        return list(terms(told))
    parts = [(state, entry.find(state, unit, planned.value)) for state in ("under_construction", "completed")]
    return [
        terms(part)[0] if len(part.terms) == 1 else Line("sum", part.low, state, day=entry.day, parts=terms(part))
        for state, part in parts
        if part
    ]


def with_remainder(declared: int, known: list[Line]) -> tuple[Line, ...]:
    """The known records of a declared number, and a line for all of it that has none; nothing where none is known."""
    rest = declared - sum(line.amount for line in known)
    return (*known, *([Line("remainder", rest, "")] if rest else []))


def other_declarations(figures: Figures, figure: str, node: Node, unit: str, entry: Entry, day: int) -> list[LeftOut]:
    """The declarations that give the figure too, older or later than the one in force."""
    file = figures.nodes.files.get(node)
    found = []
    for other in figures.declarations.of(file) if file else []:
        told = other.find(figure, unit, figures.planned(node, unit, other.day).value)
        if told and told.places and other is not entry:
            reason = "later-declaration" if other.day > day else "older-declaration"
            found.append(LeftOut(reason, figure, "", told.low, other.day, told.places[0]))
    return found


def _line(kind: str, one: Member, amount: int) -> Line:
    return Line(kind, amount, one.project, one.name, one.day, one.at, one.since, certain=one.counts != MAYBE)


def _maybe(one: Member) -> Widening:
    return Widening("maybe", 0, one.amount, one.project, one.name, one.day, one.at, one.since)
