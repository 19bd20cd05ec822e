"""Printed figures in words: what they come to, how they fare, and what may be wrong."""

from __future__ import annotations

from fractions import Fraction

from oldcommunity.codelists import FUND_STATUSES, MILESTONES, UNITS
from oldcommunity.labels import Labels
from oldcommunity.ratio import half_up
from oldcommunity.reports.model import Implied, Rate, Value, Verdict
from oldcommunity.reports.published import Suspect
from oldcommunity.views.words import counted_text, number_text, rate_text, target_text, value_text


def figure_name(verdict: Verdict, labels: Labels) -> str:
    """What was printed, with its plan year."""
    printed = verdict.print
    name = labels.text("figures", printed.figure)
    year = printed.cohort or printed.year
    return labels.text("published_page", "cohort", cohort=year, figure=name) if year else name


def now_text(value: Value | Rate, labels: Labels) -> str:
    """What a figure comes to now; a rate with the two numbers that make it."""
    if isinstance(value, Value):
        return value_text(value, labels, counted=_is_counted(value.unit))
    rate = rate_text(value, labels)
    if value.denominator.unit == "physical" or value.ratio is None:
        return rate if value.ratio is not None or rate != "—" else labels.text("phrases", "unknown")
    top, bottom = value.numerator, value.denominator
    write = counted_text if _is_counted(bottom.unit) else number_text
    part = value_text(top, labels)
    return f"{part} ÷ {write(value.ratio.denominator, bottom.unit, labels)} = {rate}"


def verdict_text(verdict: Verdict, labels: Labels) -> str:
    """How a print fares, by which reading, and whether that was expected; `*` where it rests on an inference."""
    told = labels.text("published_page", f"results.{verdict.result}")
    if verdict.result == "by_other_reading":
        told = labels.text("published_page", "verdict-reading", reading=_reading(verdict.reading, labels))
    if verdict.expected and not verdict.holds:
        told = labels.text("published_page", "verdict-expected", verdict=told)
    return told + (labels.text("phrases", "inferred-mark") if verdict.inferred else "")


def reason_text(verdict: Verdict, labels: Labels) -> str:
    """Why a print does not fare as expected, with how much is between it and the book."""
    now = now_text(verdict.value, labels)
    if verdict.holds:
        return labels.text("published_page", "reproduced-after-all", now=now)
    if verdict.result == "not_among_them":
        names = labels.text("phrases", "comma").join(project for project, _ in verdict.missing)
        return labels.text("published_page", "missing", projects=names)
    if verdict.result == "not_computable":
        told = labels.text("published_page", "not-computable", now=now)
        return " ".join(filter(None, (told, _implied(verdict, labels))))
    if verdict.off is None:
        return labels.text("published_page", "not-comparable", now=now)
    if not verdict.off:
        return labels.text("published_page", "now-at", now=now)
    key = "off-above" if verdict.off > 0 else "off-below"
    return labels.text("published_page", key, now=now, off=off_text(verdict, labels))


def off_text(verdict: Verdict, labels: Labels) -> str:
    """By how much: percentage points for rates, else the unit."""
    off = abs(verdict.off or Fraction(0))
    if isinstance(verdict.value, Rate):
        return labels.text("published_page", "points", points=points(off))
    unit = verdict.value.unit
    return (counted_text if _is_counted(unit) else number_text)(int(off), unit, labels)


def points(off: Fraction) -> str:
    """A difference of rates, with one decimal or as many as it takes to differ from nothing.

    >>> points(Fraction(9, 200)), points(Fraction(-1, 10_000))
    ('4.5', '-0.01')
    """
    decimals = next((n for n in (1, 2, 3, 4) if half_up(abs(off) * 100, n).strip("0.")), 4)
    return half_up(off * 100, decimals)


def suspect_text(suspect: Suspect, labels: Labels) -> str:
    """What one fact would have to be."""
    now, then = suspect.now, suspect.then
    if suspect.kind == "status":
        now, then = (
            labels.text("codes", f"fund_statuses.{code}") if code in FUND_STATUSES else code for code in (now, then)
        )
    told = labels.text("published_page", f"suspect.{suspect.kind}", now=now, then=then)
    if not suspect.about:
        return told
    about = " ".join(
        labels.text("codes", f"milestones.{word}") if word in MILESTONES else word for word in suspect.about.split()
    )
    return labels.text("published_page", "suspect-about", told=told, about=about)


def _implied(verdict: Verdict, labels: Labels) -> str:
    """What the print says of the number that is missing."""
    implied, value = verdict.implied, verdict.value
    if implied is None or not isinstance(value, Rate):
        return ""
    whole_known = value.denominator.value is not None
    known = value.denominator if whole_known else value.numerator
    over = verdict.print.over
    other = (over[0] if over else "budget" if known.unit == "money" else "planned") if whole_known else ""
    named = {
        "figure": labels.text("figures", implied.figure),
        "known": value_text(known, labels, counted=_is_counted(known.unit)),
        "other": labels.text("figures", other) if other else "",
    }
    if implied.high is not None and implied.high < implied.low:
        return labels.text("published_page", "implied-none", **named)
    return labels.text("published_page", "implied", number=_number(implied, labels), **named)


def _number(implied: Implied, labels: Labels) -> str:
    write = counted_text if _is_counted(implied.unit) else number_text
    low = write(implied.low, implied.unit, labels)
    if implied.high is None:
        return labels.text("published_page", "implied-least", low=low)
    if implied.low == implied.high:
        return low
    high = write(implied.high, implied.unit, labels)
    return labels.text("published_page", "implied-range", low=low, high=high)


def _reading(reading: str, labels: Labels) -> str:
    if reading in UNITS:
        return labels.text("unit_headings", reading)
    if reading in ("original", "out_of_plan"):
        return labels.text("published_page", f"reading.{reading}")
    return target_text(reading, labels)


def _is_counted(unit: str) -> bool:
    return unit in UNITS or unit == "money"
