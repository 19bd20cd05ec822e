"""What made a figure differ between two states of a book: exact contributions of single records.

Two states differ by one step: the same version on another day (*progress*), or another version on the same
day (*correction*). Any two states are at most two such steps apart. What a figure comes to is compared by
its value, and by what is certain of it where it has none; what the records do not explain is a line of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from oldcommunity.diagnostics import Location
from oldcommunity.figures.catalogue import CATALOGUE
from oldcommunity.figures.compare.roll import Kin, Kinship
from oldcommunity.figures.compare.standing import Stand, Standing, anchor
from oldcommunity.figures.scope.nodes import Node
from oldcommunity.figures.values import Value, rate_of

#: Why a record contributes, and the two ways in which something does that is no single record.
KINDS = ("progress", "correction", "replan", "new", "removed", "rescoped", "declared", "replanned")


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one record, or what is told for the whole, adds to a difference.

    Attributes:
        kind: one of `KINDS`; `declared` and `replanned` are of no single record.
        kin: the records; None for what is told for the whole.
        amount: in the unit of the figure, or a share of 1 for a rate.
        places: where what is told for the whole stands.
    """

    kind: str
    kin: Kin | None
    amount: Fraction
    places: tuple[Location, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """The difference of one figure over one step.

    Attributes:
        kind: `correction` (another version, the same day) or `progress` (the same version, another day).
        difference: in the unit of the figure, or a share of 1 for a rate.
        contributions: they add up to the difference; the largest first.
    """

    kind: str
    difference: Fraction
    contributions: tuple[Contribution, ...]


def rate_unit(figure: str, unit: str) -> str:
    """The unit in which the parts of a rate are counted: surveys ask households."""
    return "households" if figure == "survey_rate" else unit


def point(value: Value) -> int:
    """What is compared: the value, or what is certain where there is none."""
    return value.value if value.value is not None else value.low or 0


@dataclass(frozen=True, slots=True)
class Passage:
    """Two states that are one step apart.

    Attributes:
        kind: `correction` or `progress`.
        before: the one.
        after: the other.
        kinship: which records of both belong together.
    """

    kind: str
    before: Stand
    after: Stand
    kinship: Kinship

    def step(self, figure: str, node: Node, unit: str) -> Step:
        """What a count or an amount differs by, and why."""
        one, other = (state.standing(figure, node, unit) for state in (self.before, self.after))
        difference = Fraction(point(other.value) - point(one.value))
        found = [
            Contribution(self._kind(figure, node, kin), kin, Fraction(amount))
            for kin, amount in self._shifts(figure, node, unit, one, other).items()
            if amount
        ]
        rest = difference - sum(contribution.amount for contribution in found)
        if rest:
            kind = "replanned" if CATALOGUE[figure].kind == "plan" else "declared"
            found.append(Contribution(kind, None, rest, other.value.places or one.value.places))
        return Step(self.kind, difference, _sorted(found))

    def rate_step(self, figure: str, node: Node, unit: str) -> Step | None:
        """What a rate differs by, and why; None where it is a rate in one state only.

        A contribution is (Δn − r·Δd) ÷ D, with the rate r before and the denominator D after.
        """
        definition = CATALOGUE[figure]
        unit = rate_unit(figure, unit)
        rates = [
            rate_of(*(state.standing(key, node, unit).value for key in (definition.numerator, definition.denominator)))
            for state in (self.before, self.after)
        ]
        if rates[0].ratio is None or rates[1].ratio is None:
            return None
        was, now = rates[0].ratio.value or Fraction(), rates[1].ratio.value or Fraction()
        whole = rates[1].ratio.denominator
        tops = self.step(definition.numerator, node, unit).contributions
        bottoms = self.step(definition.denominator, node, unit).contributions
        found: dict[tuple[Kin | None, str], Contribution] = {}
        for part, weight in ((tops, Fraction(1)), (bottoms, -was)):
            for told in part:
                # A record counts once, for what it did to the numerator; totals told for the whole stay apart.
                key = (told.kin, "" if told.kin else told.kind)
                before = found.get(key)
                amount = told.amount * weight / whole + (before.amount if before else 0)
                found[key] = Contribution(before.kind if before else told.kind, told.kin, amount, told.places)
        return Step(self.kind, now - was, _sorted([told for told in found.values() if told.amount]))

    def _shifts(self, figure: str, node: Node, unit: str, one: Standing, other: Standing) -> Mapping[Kin, int]:
        """By how much each record changed what it adds."""
        scopes = one.leaves.keys() if one.leaves.keys() == other.leaves.keys() else {node}
        shifts: Counter[Kin] = Counter()
        for scope in scopes:
            was, now = (standing.leaves.get(scope, standing.value) for standing in (one, other))
            if CATALOGUE[figure].kind == "plan":
                if {was.basis, now.basis} != {"records"}:
                    continue  # a plan is told for the whole, whatever the records add up to
                then = None
            elif was.since is None and now.since is None:
                then = None
            else:
                then = self._since(was, now)
            for state, sign in ((self.before, -1), (self.after, 1)):
                for project, share in state.shares(figure, scope, unit, then).items():
                    shifts[self.kinship.kin(project)] += sign * share
        return shifts

    def _since(self, was: Value, now: Value) -> int:
        """The day from which records add to what is told for the whole: the same on both sides.

        So no record adds anything that has not changed, and nothing is counted that may be among the declared.
        """
        since = anchor(was, self.before.day)
        return since if self.kind == "correction" else min(since, anchor(now, self.after.day))

    def _kind(self, figure: str, node: Node, kin: Kin) -> str:
        if self.kind == "progress":
            return "progress"
        if not kin.before:
            return "new"
        if not kin.after:
            return "removed"
        was = [self.kinship.before[project].is_in(node) for project in kin.before]
        now = [self.kinship.after[project].is_in(node) for project in kin.after]
        if len(was) != len(now) or was != now:
            return "rescoped"
        return "replan" if CATALOGUE[figure].kind == "plan" else "correction"


def _sorted(found: list[Contribution]) -> tuple[Contribution, ...]:
    """Single records before what is told for the whole; then the largest first."""
    return tuple(sorted(found, key=lambda told: (told.kin is None, -abs(told.amount), told.kind, _ids(told))))


def _ids(told: Contribution) -> tuple[str, ...]:
    return told.kin.after + told.kin.before if told.kin else ()
