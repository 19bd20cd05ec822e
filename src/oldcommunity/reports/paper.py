"""What a paper can state: figures and changes of figures, each with its key, its scope and what it rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from fractions import Fraction

from oldcommunity.codelists import MILESTONES
from oldcommunity.dates import day_text
from oldcommunity.diagnostics import Location
from oldcommunity.figures.catalogue import CATALOGUE
from oldcommunity.figures.funds import FundScope
from oldcommunity.figures.papers import bulletins, sites_inspected
from oldcommunity.figures.resolve.declared import Told
from oldcommunity.figures.resolve.dues import ToldDue, told_dues
from oldcommunity.figures.resolve.resolving import Figures
from oldcommunity.figures.scope.areas import Area, area_name
from oldcommunity.figures.scope.nodes import Node
from oldcommunity.figures.values import Rate, Value, unknown
from oldcommunity.reports.paper_days import Older, older

__all__ = [
    "Change",
    "Figures",
    "Node",
    "Older",
    "Quoted",
    "ToldDue",
    "area_name",
    "counted",
    "figure",
    "fund_key",
    "node_words",
    "paper_nodes",
    "told_dues",
    "working_towards",
]


@dataclass(frozen=True, slots=True)
class Change:
    """By how much a figure has changed: of 1 for a rate (percentage points when printed), else in its unit.

    Attributes:
        amount: exact; None where either figure is not known exactly.
        unit: `points`, or the unit of the figure.
        inferred: either figure rests on something inferred.
        recorded: both figures go back to the same earlier total, and only what records have added since is known.
    """

    amount: Fraction | None
    unit: str
    inferred: bool = False
    recorded: bool = False


def _nowhere() -> tuple[Location, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class Quoted:
    """A number that a paper can print.

    Attributes:
        key: what it is, in words that stay the same: `start_rate cohort=2022 area=… unit=projects as_of=…`.
        value: what it comes to.
        leaves: gives the lines of the book that it rests on.
        older: what of it was last told for earlier days, and may have changed since; None where it stands firm.
    """

    key: str
    value: Value | Rate | Change
    leaves: Callable[[], tuple[Location, ...]] = field(default=_nowhere, compare=False)
    older: Older | None = None

    @property
    def inferred(self) -> bool:
        """Whether it rests on something that the book itself calls inferred."""
        return self.value.inferred

    @property
    def ranged(self) -> bool:
        """Whether records have carried an earlier total on, and leave a range that has both ends."""
        told = self.value
        if isinstance(told, Change) or self.older is None or not self.older.carried:
            return False
        return told.low is not None and told.high is not None and told.low != told.high

    @property
    def stated_at(self) -> tuple[Location, ...]:
        """The plans and declarations that it was made of: cheaper to tell than all that it rests on."""
        if isinstance(self.value, Change):
            return ()
        parts = (self.value.numerator, self.value.denominator) if isinstance(self.value, Rate) else (self.value,)
        return tuple(at for part in parts for at in part.places)


def figure(
    figures: Figures,
    key: str,
    node: Node | None,
    day: int,
    unit: str | None,
    money: str | None,
    area: Area | None = None,
) -> Quoted:
    """A figure of the catalogue as a paper can print it.

    Args:
        figures: the figures of the book.
        key: a key of `CATALOGUE`.
        node: plan year, area and target; None for figures that belong to the whole book.
        day: the day, included.
        unit: what to count; None for the first in which something is planned.
        money: for money on its way, its kind.
        area: of figures that belong to the whole book, the part of it that is asked for; None for all of it.
    """
    kind = CATALOGUE[key].kind
    if kind == "papers":
        area, cohort = (node.area, node.cohort) if node else (area or figures.nodes.home, None)
        if key == "bulletins":
            papers = bulletins(figures.book, day, area, cohort)
        else:
            papers = sites_inspected(figures.book, day, area)
        return Quoted(_key(key, node, day), papers, lambda: papers.places)
    if node is None:
        raise LookupError(key)
    if kind == "funds":
        scope = FundScope(node.cohort, None, None, node.target, node.area)
        return fund(figures, key, scope, money or "", day)
    if kind == "overdue":
        from oldcommunity.figures.explain.besides import overdue_account  # noqa: PLC0415 - few papers ask

        late = overdue_account(figures, node, day)
        return Quoted(_key(key, node, day), late.value, lambda: _places(line.at for line in late.leaves()))
    counted_in = unit or figures.unit(node, day)
    if kind == "physical":
        from oldcommunity.figures.explain.explaining import explain_node  # noqa: PLC0415 - few papers ask

        told = explain_node(figures, key, node, day).value
    elif kind == "rate":
        told = figures.rate(key, node, counted_in, day)
    else:
        told = figures.value(key, node, counted_in, day)
    named = _key(key, node, day, told.numerator.unit if isinstance(told, Rate) else told.unit)
    since = None if kind == "physical" else older(figures, key, node, day, told)
    return Quoted(named, told, lambda: _leaves(figures, key, node, day, counted_in), since)


def fund(figures: Figures, key: str, scope: FundScope, kind: str, day: int) -> Quoted:
    """The money of one scope and kind that had reached a status; money of other scopes is never added."""
    from oldcommunity.figures.explain.besides import fund_explanations  # noqa: PLC0415 - few papers ask

    named = fund_key(key, scope, kind, day)
    told = {(found, money): account for found, money, account in fund_explanations(figures, key, day)}
    account = told.get((scope, kind))
    if account is None:
        return Quoted(named, unknown("money"))
    return Quoted(named, account.value, lambda: _places(line.at for line in account.leaves()))


def fund_key(name: str, scope: FundScope, kind: str | None, day: int) -> str:
    """What a number about the money of a scope is called."""
    parts = {"kind": kind, "cohort": scope.cohort, "year": scope.year, "project": scope.project, "target": scope.target}
    words = [name, *(f"{key}={value}" for key, value in parts.items() if value)]
    return " ".join([*words, f"area={area_name(scope.area) or '*'}", f"as_of={day_text(day)}"])


def counted(key: str, unit: str, places: Iterable[Location]) -> Quoted:
    """How many entries of the book a list has: each stands somewhere."""
    stands = tuple(places)
    number = len(stands)
    return Quoted(f"count {key}", Value(number, number, number, unit, "records"), lambda: _places(stands))


def _key(key: str, node: Node | None, day: int, unit: str = "") -> str:
    words = [key, *([node_words(node)] if node else []), *([f"unit={unit}"] if unit else [])]
    return " ".join([*words, f"as_of={day_text(day)}"])


def node_words(node: Node) -> str:
    """A plan year and area as the names of numbers tell it."""
    year = [f"cohort={node.cohort}"] if node.cohort else []
    target = [f"target={node.target}"] if node.target else []
    return " ".join([*year, f"area={area_name(node.area) or '*'}", *target])


def _leaves(figures: Figures, key: str, node: Node, day: int, unit: str) -> tuple[Location, ...]:
    from oldcommunity.figures.explain.explaining import explain_node  # noqa: PLC0415 - only where lines are asked for

    accounts = explain_node(figures, key, node, day, unit).accounts
    return _places(line.at for account in accounts for line in account.leaves())


def working_towards(figures: Figures, node: Node, unit: str, day: int) -> list[tuple[str, Quoted]]:
    """What those in preparation work towards, where a declaration says so and nothing has happened since."""
    file = figures.nodes.files.get(node)
    value = figures.value("in_preparation", node, unit, day)
    entries = figures.declarations.of(file) if file else []
    entry = next((one for one in entries if one.day == value.since and one.preparing(unit)), None)
    if entry is None or value.basis not in ("identity", "declared"):
        return []
    parts = [(code, entry.towards(code, unit)) for code in MILESTONES]
    told = [(code, part) for code, part in parts if part and part.low]
    if sum(part.low for _, part in told) != value.value:
        return []
    return [(code, _towards(code, node, unit, part, value)) for code, part in told]


def _towards(code: str, node: Node, unit: str, part: Told, value: Value) -> Quoted:
    told = Value(part.low, part.low, part.low, unit, value.basis, since=value.since, inferred=value.inferred)
    area = area_name(node.area) or "*"
    return Quoted(f"towards.{code} cohort={node.cohort} area={area} unit={unit}", told, lambda: part.places)


def _places(found: Iterable[Location | None]) -> tuple[Location, ...]:
    """Each place once, in the order of the account."""
    return tuple(dict.fromkeys(at for at in found if at is not None))


def paper_nodes(figures: Figures, day: int, cohort: int | None, area: Area | None) -> list[Node]:
    """The plan years and areas that a paper is about: those of annual plans of which anything is known."""
    nodes = figures.nodes.tops() if area is None else figures.nodes.within(area)
    wanted = [node for node in nodes if cohort in (None, node.cohort) and node.target is None]
    return [node for node in wanted if _is_known(figures, node, day)]


def _is_known(figures: Figures, node: Node, day: int) -> bool:
    planned = figures.value("planned", node, figures.unit(node, day), day)
    return bool(planned.records) or planned.value is not None or bool(planned.low)
