"""One figure before and after: what it came to, and what each record contributed to the difference."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from oldcommunity.book import Book
from oldcommunity.codelists import FUND_STATUSES
from oldcommunity.diagnostics import Location
from oldcommunity.figures.catalogue import CATALOGUE
from oldcommunity.figures.compare.comparing import Contribution, Passage, Step, point, rate_unit
from oldcommunity.figures.compare.fund_steps import FundKey, Funds, fund_step, fund_value
from oldcommunity.figures.compare.roll import Listing, Roll
from oldcommunity.figures.compare.standing import Stand
from oldcommunity.figures.facts.occasion import occasion
from oldcommunity.figures.funds import FundAmount
from oldcommunity.figures.scope.nodes import Node
from oldcommunity.figures.values import Rate, Value, rate_of


@dataclass(frozen=True, slots=True)
class Named:
    """A record by its id and name."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Share:
    """What one record, or what is told for the whole, contributes.

    Attributes:
        kind: as in `comparing.KINDS`.
        records: the records as they are after; those before where none is left; none for what is told for the whole.
        formerly: the records that they were, where they had other ids.
        amount: in the unit of the figure; a share of 1 for a rate.
        day: the latest day of the fact that it rests on; None where no fact does.
        at: where it stands; None where it is not there any more.
    """

    kind: str
    records: tuple[Named, ...]
    formerly: tuple[Named, ...]
    amount: Fraction
    day: int | None
    at: Location | None


@dataclass(frozen=True, slots=True)
class Part:
    """One step of a difference: `correction` or `progress`; its shares add up to its difference."""

    kind: str
    difference: Fraction
    shares: tuple[Share, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """One figure before and after.

    Attributes:
        figure: its key.
        before, after: what it came to.
        difference: of what is known; None where nothing is. Of rates a share of 1.
        parts: they add up to the difference; none for a rate that there is not in all states.
        fund: for money on its way, what it is.
    """

    figure: str
    before: Value | Rate
    after: Value | Rate
    difference: Fraction | None
    parts: tuple[Part, ...]
    fund: FundKey | None = None

    @property
    def changed(self) -> bool:
        """Whether the figure, its range or anything that it is made of differs."""
        return bool(self.difference) or self.range_changed or any(part.shares for part in self.parts)

    @property
    def range_changed(self) -> bool:
        """Whether what is certain or possible differs."""
        return _bounds(self.before) != _bounds(self.after)

    @property
    def tells(self) -> bool:
        """Whether anything is known of it after: that it is at least nothing says nothing."""
        if isinstance(self.after, Rate):
            return self.after.ratio is not None
        return self.after.value is not None or bool(self.after.low) or self.after.high is not None

    @property
    def known(self) -> bool:
        """Whether the difference is one of whole values, not only of what is certain."""
        values = [side for side in (self.before, self.after) if isinstance(side, Value)]
        return all(value.value is not None for value in values)


def compare_figure(passages: list[Passage], key: str, node: Node, unit: str, teller: Teller) -> Compared:
    """A count, an amount or a rate of one node, from the first state to the last."""
    before, after = (_value(state, key, node, unit) for state in (passages[0].before, passages[-1].after))
    if isinstance(before, Rate) and isinstance(after, Rate):
        found = [passage.rate_step(key, node, unit) for passage in passages]
        steps = [step for step in found if step]
        was, now = before.ratio, after.ratio
        difference = (now.value or Fraction()) - (was.value or Fraction()) if was and now else None
        whole = difference is not None and len(steps) == len(passages)
        about = CATALOGUE[key].numerator
        return Compared(key, before, after, difference, teller.parts(about, passages, steps) if whole else ())
    assert isinstance(before, Value)
    assert isinstance(after, Value)
    steps = [passage.step(key, node, unit) for passage in passages]
    known = before.low is not None or after.low is not None
    difference = Fraction(point(after) - point(before)) if known else None
    return Compared(key, before, after, difference, teller.parts(key, passages, steps) if known else ())


def compare_funds(states: list[Funds], kinds: list[str]) -> tuple[Compared, ...]:
    """Money on its way, by kind, status and scope, over steps of some kinds."""
    found = []
    for fund in sorted({key for state in states for key in state}, key=_fund_order):
        held = [state.get(fund, {}) for state in states]
        steps = [fund_step(kind, held[i], held[i + 1]) for i, kind in enumerate(kinds)]
        named = {name: amount for state in held for name, amount in state.items()}
        parts = tuple(_fund_part(step, named, held[i + 1]) for i, step in enumerate(steps))
        before, after = fund_value(held[0]), fund_value(held[-1])
        difference = Fraction(point(after) - point(before))
        found.append(Compared(f"funds_{fund.status}", before, after, difference, parts, fund))
    return tuple(found)


class Teller:
    """Tells who contributed: by name, with the fact that it rests on.

    Args:
        book: the book of the state after, which is open.
        before: the records before.
        after: the records after.
    """

    def __init__(self, book: Book, before: Roll, after: Roll) -> None:
        self._book = book
        self._before = before
        self._after = after

    def parts(self, figure: str, passages: list[Passage], steps: list[Step]) -> tuple[Part, ...]:
        """The steps of a figure with the names of all that contributed."""
        return tuple(
            Part(
                step.kind,
                step.difference,
                # Of two days the later one has seen all that happened, also where it is the state before.
                tuple(
                    self._share(figure, told, max(passage.before.day, passage.after.day)) for told in step.contributions
                ),
            )
            for passage, step in zip(passages, steps, strict=True)
        )

    def _share(self, figure: str, told: Contribution, day: int) -> Share:
        if told.kin is None:
            return Share(told.kind, (), (), told.amount, None, next(iter(told.places), None))
        after = [self._after[project] for project in told.kin.after if project in self._after]
        before = [self._before[project] for project in told.kin.before if project in self._before]
        if not after:
            return Share(told.kind, _names(before), (), told.amount, None, None)
        facts = [occasion(self._book, listing, figure, day) for listing in after]
        latest, at = max(facts, key=lambda fact: fact[0] or 0)
        renamed = (
            {listing.id for listing in before} - {listing.id for listing in after} if told.kind != "progress" else set()
        )
        formerly = _names([listing for listing in before if listing.id in renamed])
        return Share(told.kind, _names(after), formerly, told.amount, latest, at)


def _names(listings: list[Listing]) -> tuple[Named, ...]:
    return tuple(Named(listing.id, listing.name) for listing in listings)


def _value(state: Stand, key: str, node: Node, unit: str) -> Value | Rate:
    definition = CATALOGUE[key]
    if definition.kind != "rate":
        return state.standing(key, node, unit).value
    unit = rate_unit(key, unit)
    return rate_of(*(state.standing(part, node, unit).value for part in (definition.numerator, definition.denominator)))


def _fund_part(step: Step, named: Mapping[str, FundAmount], after: Mapping[str, FundAmount]) -> Part:
    shares = []
    for told in step.contributions:
        assert told.kin is not None
        fund = (told.kin.after or told.kin.before)[0]
        now = after.get(fund)
        name = Named(fund, named[fund].name or fund)
        shares.append(Share(told.kind, (name,), (), told.amount, now.day if now else None, now.place if now else None))
    return Part(step.kind, step.difference, tuple(shares))


def _fund_order(key: FundKey) -> tuple[object, ...]:
    scope = key.scope
    about = [scope.cohort, scope.year, scope.project, scope.target, *scope.area]
    return ([str(part or "") for part in about], key.kind, FUND_STATUSES.index(key.status))


def _bounds(told: Value | Rate) -> tuple[object, ...]:
    if isinstance(told, Rate):
        return (told.ratio and told.ratio.value, told.low, told.high)
    return (told.value, told.low, told.high)
