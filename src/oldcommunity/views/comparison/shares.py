"""Who contributed what to the differences of a comparison: a line for each record, with all figures that it moved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction

from oldcommunity.dates import day_text
from oldcommunity.labels import Labels
from oldcommunity.ratio import half_up
from oldcommunity.reports.compared import Compared, Share
from oldcommunity.reports.comparison import Comparison
from oldcommunity.reports.model import Value
from oldcommunity.views.page import Block, Column, Heading, Table
from oldcommunity.views.words import number_text

#: So many records are named; the rest of them stand in one line.
_NAMED = 12

_Moved = list[tuple[str, str, Fraction]]


def contributions(named: list[tuple[str, Compared]], report: Comparison, labels: Labels) -> Iterator[Block]:
    """For each step, what each record and what is told for the whole did to some figures."""
    steps: dict[str, dict[Share, _Moved]] = {}
    sums: dict[str, _Moved] = defaultdict(list)
    for name, told in named:
        unit = unit_of(told)
        if unit == "rate" and not report.detailed:
            continue
        for part in told.parts:
            lines = steps.setdefault(part.kind, defaultdict(list))
            if part.shares:
                sums[part.kind].append((name, unit, part.difference))
            for share in part.shares:
                lines[_same(share)].append((name, unit, share.amount))
    moved = [kind for kind, lines in steps.items() if lines]
    for kind in moved:
        day = report.before.day if kind == "correction" else report.after.day
        yield Heading(labels.text("compare_page", f"part.{kind}", day=day_text(day)), 3)
        columns = [Column(labels.text("compare_page", word)) for word in ("contributed", "because")]
        yield Table((Column(""), *columns), tuple(_lines(steps[kind], sums[kind], labels, summed=len(moved) > 1)))


def _same(share: Share) -> Share:
    """What lines of different figures share if they are of the same record for the same reason."""
    return Share(share.kind, share.records, share.formerly, Fraction(0), share.day, None)


def _lines(lines: dict[Share, _Moved], sums: _Moved, labels: Labels, *, summed: bool) -> Iterator[tuple[str, str, str]]:
    say = labels.text
    singles = [share for share in lines if share.records]
    rest = singles[_NAMED:] if len(singles) > _NAMED + 1 else []
    shown: _Moved = []
    for share in singles[: len(singles) - len(rest)]:
        shown += lines[share]
        yield _name(share, labels), _amounts(lines[share], labels), _why(share, labels)
    if rest:
        added = _added([moved for share in rest for moved in lines[share]])
        shown += added
        kinds = dict.fromkeys(say("compare_page", f"kind.{share.kind}") for share in rest)
        yield (
            say("compare_page", "more", number=len(rest)),
            _amounts(added, labels),
            say("phrases", "comma").join(kinds),
        )
    for share, moved in lines.items():
        if not share.records:
            shown += moved
            yield say("compare_page", "not-itemised"), _amounts(moved, labels), _why(share, labels)
    rounding = _rounding(shown, sums)
    if rounding:
        yield say("compare_page", "rounding"), _amounts(rounding, labels), ""
    if summed:
        yield say("compare_page", "sum"), _amounts(sums, labels), ""


def _added(moved: _Moved) -> _Moved:
    """The sum by figure."""
    found: dict[tuple[str, str], Fraction] = defaultdict(Fraction)
    for name, unit, amount in moved:
        found[name, unit] += amount
    return [(name, unit, amount) for (name, unit), amount in found.items()]


def _rounding(shown: _Moved, sums: _Moved) -> _Moved:
    """By how much what is printed, added up, differs from the sum as it is printed."""
    printed = [(name, unit, -_printed(amount, unit)) for name, unit, amount in shown]
    printed += [(name, unit, _printed(amount, unit)) for name, unit, amount in sums]
    return [told for told in _added(printed) if told[2]]


def _printed(amount: Fraction, unit: str) -> Fraction:
    """An amount as it is printed: shares of a rate with one decimal of a percentage point."""
    return Fraction(half_up(amount * 100, 1)) / 100 if unit == "rate" else amount


def _amounts(moved: _Moved, labels: Labels) -> str:
    """`started +1, in preparation -1`."""
    say = labels.text
    told = [
        say("compare_page", "moved", figure=name, amount=signed(amount, unit, labels)) for name, unit, amount in moved
    ]
    return say("phrases", "comma").join(told)


def _name(share: Share, labels: Labels) -> str:
    together = labels.text("compare_page", "together")
    name = together.join(record.name for record in share.records)
    if not share.formerly:
        return name
    before = together.join(record.name for record in share.formerly)
    return labels.text("compare_page", "renamed", name=name, before=before)


def _why(share: Share, labels: Labels) -> str:
    kind = labels.text("compare_page", f"kind.{share.kind}")
    if share.day is None:
        return kind
    return labels.text("compare_page", "dated", kind=kind, day=day_text(share.day))


def unit_of(told: Compared) -> str:
    """In what a difference is told: a unit, `money`, or `rate` for percentage points."""
    return told.after.unit if isinstance(told.after, Value) else "rate"


def signed(amount: Fraction, unit: str, labels: Labels) -> str:
    """A difference with its sign: `+1`, `-4500万元`, `+4.5 pp`."""
    sign = "+" if amount > 0 else ""
    if unit == "rate":
        return labels.text("compare_page", "points", number=sign + half_up(amount * 100, 1))
    return sign + number_text(int(amount), unit, labels)
