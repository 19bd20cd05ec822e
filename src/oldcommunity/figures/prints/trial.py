"""A print on trial: whether it would follow if the book said something else, and what that would have to be."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil, floor

from oldcommunity.diagnostics import Location
from oldcommunity.errors import BookError, FormError
from oldcommunity.figures.prints.prints import Print
from oldcommunity.figures.prints.slips import number_as_typed, slips, typed_number
from oldcommunity.figures.prints.verdicts import HOLDS, Verdict, compare, result_of
from oldcommunity.figures.resolve.resolving import Figures
from oldcommunity.figures.values import Rate, Value, rate_of
from oldcommunity.printed import Printed, parse_printed

#: What may be wrong with a fact, the most plausible first: a slip in a number; a date that should lie before or
#: after the day, or between a declaration and the day; the day that the print speaks of; a project in or out of the
#: plan; money at another status; a fact that is not on record; any other number.
KINDS = ("swapped", "scale", "digit", "earlier", "later", "between", "day", "in_plan", "status", "added", "number")

#: Behind all others of its kind: a print is what the book is held against.
FARTHEST = 1 << 62
#: Whether the print would follow if a number were another.
Try = Callable[[int], bool]


@dataclass(frozen=True, slots=True)
class Suspect:
    """One fact whose change alone would give what was printed.

    Attributes:
        kind: one of `KINDS`.
        at: where it stands.
        now: as it is typed; empty where it is not on record.
        then: what it would have to be: the text to type, or the day to lie before or after.
        about: the project or fund that it is about, or the milestone that is missing; empty for totals.
        distance: how far it is from that, in its own unit.
    """

    kind: str
    at: Location
    now: str
    then: str
    about: str
    distance: int

    def plausibility(self) -> tuple[int, int, Location]:
        """Slips come first, then what lies nearest."""
        return KINDS.index(self.kind), self.distance, self.at


class Trial:
    """A print that does not follow.

    Attributes:
        figures: the figures of the book as it is.
        verdict: what became of the print.
        printed: the print.
        claim: what it claims.
    """

    def __init__(self, figures: Figures, verdict: Verdict) -> None:
        self.figures = figures
        self.verdict = verdict
        self.printed = verdict.print
        self.claim = parse_printed(verdict.print.printed)
        self._lines: dict[str, list[str]] = {}

    def fits(self, figures: Figures, printed: Print | None = None) -> bool:
        """Whether the print would follow exactly from other figures."""
        try:
            return result_of(figures, printed or self.printed)[0] in HOLDS - {"within_rounding"}
        except FormError:
            return False

    def fits_value(self, value: Value | Rate) -> bool:
        """Whether the print would follow exactly from another value."""
        return compare(self.claim, value) in HOLDS - {"within_rounding"}

    def shift_fits(self, shift: int) -> bool:
        """Whether the print could follow if its part or its whole were so much more; quick, to be confirmed."""
        value = self.verdict.value
        if isinstance(value, Value):
            return value.value is None or self.fits_value(more(value, shift))
        part, whole = value.numerator, value.denominator
        if part.value is None or whole.value is None:
            return True
        return self.fits_value(rate_of(more(part, shift), whole)) or self.fits_value(rate_of(part, more(whole, shift)))

    def text_at(self, at: Location) -> str:
        """What is typed at a place, without its quotes."""
        if at.path not in self._lines:
            try:
                data = self.figures.book.read(at.path)
            except BookError:
                data = b""
            self._lines[at.path] = data.decode("utf-8-sig", "replace").split("\n")
        lines = self._lines[at.path]
        line = lines[at.line - 1] if at.line <= len(lines) else ""
        return line[at.column - 1 : at.end_column - 1].strip("\"'")

    def gaps(self) -> Iterator[int]:
        """How much more or less of a number would give the print: of the part, and of the whole."""
        value = self.verdict.value
        if isinstance(value, Value):
            yield from _gaps(value.value, self.claim, Fraction(1))
            return
        part, whole = value.numerator.value, value.denominator.value
        if whole:
            yield from _gaps(part, self.claim, Fraction(whole))
        if part and whole and self.claim.low:
            ends = [part / self.claim.low, part / (self.claim.high or self.claim.low)]
            yield from (edge(end) - whole for end in ends for edge in (floor, ceil))

    def number_suspect(
        self, at: Location, unit: str, number: int, suppose: Try, *, about: str = "", gaps: set[int] | None = None
    ) -> Iterator[Suspect]:
        """A number as a suspect: by a slip in its typing, else as the number that would give the print."""
        typed = self.text_at(at)
        for kind, text in slips(typed):
            other = typed_number(text, unit)
            if other is not None and other != number and suppose(other):
                yield Suspect(kind, at, typed, text, about, abs(other - number))
                return
        wanted = {number + sign * gap for gap in {*self.gaps(), *(gaps or ())} for sign in (1, -1)}
        for other in sorted(wanted - {number}, key=lambda other: abs(other - number)):
            if other >= 0 and suppose(other):
                yield Suspect("number", at, typed, number_as_typed(other, unit), about, abs(other - number))
                return


def more(value: Value, amount: int) -> Value:
    """A value that is so much larger."""
    total = (value.value or 0) + amount
    return replace(value, value=total, low=total, high=total)


def _gaps(number: int | None, claim: Printed, worth: Fraction) -> Iterator[int]:
    """From a number to those at the edges and in the middle of what a claim allows."""
    low = claim.low * worth
    ends = [low] if claim.high is None else [low, claim.high * worth, (low + claim.high * worth) / 2]
    yield from (edge(end) - (number or 0) for end in ends for edge in (floor, ceil))
