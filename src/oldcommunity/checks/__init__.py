"""What cannot all be true at once: one function for each rule of the 4xx, over the whole book."""

from __future__ import annotations

from dataclasses import dataclass

from oldcommunity.book import Book
from oldcommunity.checks import (
    areas,
    dates,
    declared,
    funds,
    identity,
    itemised,
    over_budget,
    overfulfilled,
    plausible,
    progress,
    published,
    stray_year,
    surveys,
    unplanned_year,
    waivers,
)
from oldcommunity.checks.case import Case, Check
from oldcommunity.diagnostics import Diagnostic
from oldcommunity.figures.resolve.resolving import Figures

#: Every check, in the order in which a reader should mend what they find: names first, for all else rests on
#: them; then single records, totals, and what was printed. Those of waivers come last: they look at the rest.
CHECKS: tuple[Check, ...] = (
    identity.file_name,
    identity.duplicate_id,
    identity.duplicate_cohort,
    identity.unknown_reference,
    identity.same_project,
    areas.outside_every_plan,
    stray_year.stray_year,
    unplanned_year.unplanned_year,
    dates.milestone_order,
    dates.future_fact,
    dates.state_conflict,
    dates.implied_milestone,
    progress.cumulative_falls,
    progress.progress_before_start,
    progress.unfinished_after_completion,
    progress.stale_project,
    plausible.money_plausibility,
    over_budget.over_budget,
    plausible.area_plausibility,
    plausible.built_after_2000,
    plausible.far_off_year,
    surveys.survey_agreed,
    funds.funding_stages,
    declared.declared_twice,
    declared.states_and_plan,
    overfulfilled.more_than_planned,
    declared.declared_falls,
    areas.area_sums,
    itemised.itemised_and_declared,
    itemised.records_disagree,
    published.not_computable,
    published.not_reproduced,
    published.reproduced_after_all,
    published.not_among_them,
    waivers.waiver_expired,
    waivers.waiver_unused,
)


@dataclass(frozen=True, slots=True)
class Examined:
    """What is wrong with a book.

    Attributes:
        problems: by place.
        waived: problems that are accepted, each with its waiver, by place.
    """

    problems: tuple[Diagnostic, ...]
    waived: tuple[tuple[Diagnostic, waivers.Waiver], ...]


def examine(book: Book, today: int, figures: Figures | None = None) -> Examined:
    """Everything that is wrong with a book, and what of it is accepted.

    Args:
        book: the book.
        today: nothing that is reported can lie after it; waivers hold up to it.
        figures: the book's figures, where they have been asked for already.
    """
    case = Case(book, today, figures)
    for check in CHECKS:
        case.found.extend(check(case))
    kept, accepted = waivers.parted(case)
    problems = sorted((*case.reading, *kept), key=Diagnostic.sort_key)
    return Examined(tuple(problems), tuple(sorted(accepted, key=lambda pair: pair[0].sort_key())))


def check_book(book: Book, today: int, figures: Figures | None = None) -> list[Diagnostic]:
    """Everything that is wrong with a book and not waived, by place; see `examine`."""
    return list(examine(book, today, figures).problems)
