"""The words of an explanation's lines: amounts in their units, names of lines, places."""

from __future__ import annotations

from fractions import Fraction

from oldcommunity.codelists import UNITS
from oldcommunity.dates import Span, span_text
from oldcommunity.diagnostics import Location
from oldcommunity.labels import Labels
from oldcommunity.ratio import half_up
from oldcommunity.reports.explanation import Account, LeftOut, Line, Widening
from oldcommunity.reports.model import Value
from oldcommunity.views.words import counted_text, exact_percent, number_text

#: How many 分 times 0.01 % make 分.
_WEIGHT = 10_000


def amount_text(number: int, unit: str, labels: Labels, *, counted: bool = False) -> str:
    """A number in the unit of its account."""
    if unit == "weighted":
        return number_text(int(half_up(Fraction(number, _WEIGHT), 0)), "money", labels)
    if counted and unit in UNITS:
        return counted_text(number, unit, labels)
    return number_text(number, unit, labels)


def range_text(value: Value, total: int, labels: Labels) -> str:
    """What a value may be besides what its lines come to; empty where it is exact."""
    if value.exact:
        return ""
    if value.high is None and value.low == total:
        return labels.text("explain_page", "open")
    low = value.low or 0
    if low == value.high == total:
        return ""
    if value.high is None:
        told = labels.text("phrases", "at-least", number=amount_text(low, value.unit, labels, counted=True))
    else:
        told = f"{amount_text(low, value.unit, labels)}–{amount_text(value.high, value.unit, labels, counted=True)}"
    return labels.text("explain_page", "range", range=told)


def dated_text(one: Account | Line | Widening | LeftOut) -> str:
    """The date of a fact as it was typed; empty where none is told."""
    if one.day is None:
        return ""
    since = None if isinstance(one, Account) else one.since
    return span_text(Span(one.day if since is None else since, one.day))


def signed_text(number: int, unit: str, labels: Labels) -> str:
    """What is added or taken away, with its sign."""
    return ("−" if number < 0 else "+") + amount_text(abs(number), unit, labels)


def line_name(line: Line, labels: Labels) -> str:
    """What a line is about."""
    say = labels.text
    name = line.name or line.key
    match line.kind:
        case "plan":
            return say("explain_page", "batch", name=line.name) if line.name else say("explain_page", "plan")
        case "term" if line.key == "plan":
            return say("figures", "planned")
        case "term" | "sum":
            return say("explain_page", "term", figure=term_name(line.key, labels))
        case "gained":
            return say("explain_page", "gained", name=name)
        case "remainder":
            return say("explain_page", "remainder")
        case "overdue":
            return f"{line.name} {say('codes', f'milestones.{line.key}')}"
        case "record" if line.share is not None:
            return f"{name} × {exact_percent(line.share)}"
    return name


def term_name(key: str, labels: Labels) -> str:
    """A number of a declaration: `under construction`, `working towards drawn`."""
    part, _, figure = key.rpartition(".")
    title = labels.section("figures").get(figure, figure)
    return labels.text("explain_page", f"term.{part}", figure=title) if part else title


def widening_name(one: Widening, labels: Labels) -> str:
    """What keeps a value from being exact."""
    return labels.text("explain_page", f"widen.{one.kind}", name=one.name or one.key)


def place_text(at: Location | None, *, short: bool = False) -> str:
    """Where something stands: `cohorts/2022.yaml:14:16`; in short, a project's file without folders."""
    if at is None:
        return ""
    path = at.path.rpartition("/")[2] if short and at.path.startswith("projects/") else at.path
    return f"{path}:{at.line}:{at.column}"
