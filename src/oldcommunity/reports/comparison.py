"""What changed between two states of a book, and what each record contributed to every difference."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import pairwise

from oldcommunity.book import Book
from oldcommunity.codelists import FUND_STATUSES, UNITS
from oldcommunity.diagnostics import Diagnostic
from oldcommunity.figures.catalogue import CATALOGUE
from oldcommunity.figures.compare.comparing import Passage, rate_unit
from oldcommunity.figures.compare.fund_steps import Funds, funds_by_key
from oldcommunity.figures.compare.roll import Kinship, Link, Roll, links_of, roll_of
from oldcommunity.figures.compare.standing import Kept, Open, Stand
from oldcommunity.figures.funds import FundAmount, fund_amounts
from oldcommunity.figures.resolve.resolving import Figures
from oldcommunity.figures.scope.areas import Area, is_inside
from oldcommunity.figures.scope.nodes import Node
from oldcommunity.reports.compared import Compared, Teller, compare_figure, compare_funds
from oldcommunity.reports.context import Context, context_of

#: What is compared unless certain figures are asked for.
FIGURES = (
    "planned",
    "budget",
    "started",
    "completed",
    "accepted",
    "in_preparation",
    "under_construction",
    "suspended",
    "cancelled",
    "invested",
    "survey",
    "start_rate",
    "completion_rate",
    "investment_rate",
    *(f"funds_{status}" for status in FUND_STATUSES),
)
#: The kinds of figures that can be compared; those of `funds` are told by themselves.
COMPARABLE = ("plan", "milestone", "state", "money", "survey", "rate", "funds")


@dataclass(frozen=True, slots=True)
class Scope:
    """What is compared.

    Attributes:
        figures: their keys.
        cohort: one plan year, or None for all.
        area: one area, or None for all.
        unit: the unit to count in; None for the first in which something is planned.
        filters: the same as it was asked for.
    """

    figures: tuple[str, ...]
    cohort: int | None = None
    area: Area | None = None
    unit: str | None = None
    filters: tuple[str, ...] = ()

    def covers(self, fund: FundAmount) -> bool:
        """Whether a fund belongs here."""
        return (
            f"funds_{fund.status}" in self.figures
            and self.cohort in (None, fund.scope.cohort)
            and (self.area is None or is_inside(fund.scope.area, self.area))
        )


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two states, as a first look at its book finds it.

    Attributes:
        context: which book, as of when, in which version.
        units: the unit of each of its nodes; None where nothing is planned.
        roll: its records.
        problems: what is wrong with it; None where that was not asked.
    """

    context: Context
    units: dict[Node, str | None]
    roll: Roll
    problems: tuple[Diagnostic, ...] | None


def look(book: Book, day: int, scope: Scope, problems: tuple[Diagnostic, ...] | None) -> Side:
    """A first look at one state."""
    figures = Figures(book)
    nodes = figures.nodes.tops() if scope.area is None else figures.nodes.within(scope.area)
    units = {}
    for node in nodes:
        if scope.cohort in (None, node.cohort):
            unit = scope.unit or figures.unit(node, day)
            planned = figures.planned(node, unit, day).value is not None
            units[node] = unit if scope.unit or planned else None
    return Side(context_of(book, day, scope.filters), units, roll_of(book), problems)


@dataclass(frozen=True, slots=True)
class NodeComparison:
    """The figures of one plan year, area and target, counted in a unit."""

    node: Node
    unit: str
    figures: tuple[Compared, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed.

    Attributes:
        before, after: the two states.
        detailed: certain figures were asked for: all that there is to say of them is wanted.
        nodes: by year, area and target.
        funds: money by kind, status and scope.
        new, solved: problems, where two versions are compared; else None. Those that only moved are neither.
    """

    before: Context
    after: Context
    detailed: bool
    nodes: tuple[NodeComparison, ...]
    funds: tuple[Compared, ...]
    new: tuple[Diagnostic, ...] | None
    solved: tuple[Diagnostic, ...] | None


def comparison(
    sides: Sequence[Side], books: Sequence[Callable[[], Book]], scope: Scope, *, versions: bool
) -> Comparison:
    """Compare two states.

    One book is open at a time: an open one keeps others from bringing the compiled book up to date.

    Args:
        sides: the two states.
        books: how to open their books again.
        scope: what to compare.
        versions: whether they are two versions of the book, or one as of two days.
    """
    one, other = sides
    units = {
        node: one.units.get(node) or other.units.get(node) or scope.unit or UNITS[0]
        for node in {**one.units, **other.units}
    }
    keys = tuple(key for key in scope.figures if CATALOGUE[key].kind != "funds")
    kept: Kept | None = None
    links: list[Link] = []
    funds: list[Funds] = []
    if versions:
        with closing(books[0]()) as book:
            start = Open(Figures(book), one.context.day)
            kept = Kept(start, _questions(units, keys))
            links = links_of(book, one.roll, other.roll)
            funds.append(_funds(book, one.context.day, scope))
    with closing(books[1]()) as book:
        figures = Figures(book)
        days = list(dict.fromkeys((one.context.day, other.context.day)))
        states: list[Stand] = [*([kept] if kept else []), *(Open(figures, day) for day in days)]
        funds += [_funds(book, day, scope) for day in days]
        if kept:
            links += links_of(book, other.roll, one.roll)
        passages = _passages(states, kept, Kinship(one.roll, other.roll, links), Kinship(other.roll, other.roll))
        teller = Teller(book, one.roll, other.roll)
        nodes = [
            NodeComparison(node, unit, tuple(compare_figure(passages, key, node, unit, teller) for key in keys))
            for node, unit in sorted(units.items(), key=lambda pair: _order(pair[0]))
        ]
    new, solved = _problems(one, other)
    return Comparison(
        before=one.context,
        after=other.context,
        detailed=scope.figures != FIGURES,
        nodes=tuple(told for told in nodes if any(_says_something(figure) for figure in told.figures)),
        funds=compare_funds(funds if len(funds) > 1 else funds * 2, [passage.kind for passage in passages]),
        new=new,
        solved=solved,
    )


def _passages(states: list[Stand], kept: Kept | None, kinship: Kinship, same: Kinship) -> list[Passage]:
    """The steps from the first state to the last: another version first, then another day."""
    if len(states) == 1:
        states = states * 2
    return [
        Passage("correction", was, now, kinship) if was is kept else Passage("progress", was, now, same)
        for was, now in pairwise(states)
    ]


def _questions(units: dict[Node, str], keys: tuple[str, ...]) -> list[tuple[str, Node, str]]:
    """The counts and amounts that will be asked of a book before it is closed."""
    wanted: set[tuple[str, str]] = set()
    for key in keys:
        definition = CATALOGUE[key]
        for part in (definition.numerator, definition.denominator) if definition.kind == "rate" else (key,):
            wanted.add((key, part))
    return [(part, node, rate_unit(key, unit)) for node, unit in units.items() for key, part in sorted(wanted)]


def _funds(book: Book, day: int, scope: Scope) -> Funds:
    return funds_by_key([found for found in fund_amounts(book, day) if scope.covers(found)])


def _problems(one: Side, other: Side) -> tuple[tuple[Diagnostic, ...] | None, tuple[Diagnostic, ...] | None]:
    """New and solved problems. A problem that only moved, within its file or with it, is neither."""
    if one.problems is None or other.problems is None:
        return None, None
    return _without(other.problems, one.problems), _without(one.problems, other.problems)


def _without(found: Sequence[Diagnostic], known: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The problems that are not among those known, each of which excuses one of its kind."""
    left = Counter(map(_problem, known))
    told = []
    for problem in found:
        key = _problem(problem)
        if left[key]:
            left[key] -= 1
        else:
            told.append(problem)
    return tuple(told)


def _problem(found: Diagnostic) -> tuple[str, str, str]:
    return (found.code, found.at.path.rpartition("/")[2], repr(sorted(found.params.items())))


def _says_something(told: Compared) -> bool:
    return told.changed or told.tells


def _order(node: Node) -> tuple[object, ...]:
    return (node.cohort, node.target or "", [name or "" for name in node.area])
