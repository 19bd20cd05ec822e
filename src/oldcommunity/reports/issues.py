"""What has to be solved, by whom and by when: open problems, findings and requests as of a day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from oldcommunity.book import Book
from oldcommunity.codelists import AREA_LEVELS, CAUSES, RECTIFICATIONS
from oldcommunity.errors import UsageError
from oldcommunity.figures.issues.found import KINDS, Issue, issues
from oldcommunity.figures.issues.repeats import Repeat, repeats
from oldcommunity.figures.issues.standing import Standing, standing
from oldcommunity.figures.scope.areas import Area, is_inside
from oldcommunity.reports.context import Context

__all__ = ["BYS", "KINDS", "Asked", "Counts", "Group", "Issue", "IssuesReport", "Listed", "Repeat", "Standing"]

#: By what issues can be counted.
BYS = ("owner", "cause", "district", "project", "inspection", "rectification", "cohort")
_DISTRICT = AREA_LEVELS.index("district")


@dataclass(frozen=True, slots=True)
class Asked:
    """Which issues are asked for; None and an empty tuple ask for all, an empty text for what is not filled in."""

    cohort: int | None = None
    area: Area | None = None
    kinds: tuple[str, ...] = ()
    owner: str | None = None
    cause: str | None = None
    overdue: bool = False
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Listed:
    """An issue, and how it stands on the day."""

    issue: Issue
    standing: Standing


@dataclass(frozen=True, slots=True)
class Counts:
    """How many issues stand how.

    Attributes:
        open: certainly found, and not closed.
        doubtful: perhaps closed, or perhaps not found yet.
        overdue: of the open ones, past their due date.
        perhaps_overdue: the same of the doubtful ones.
        due: neither overdue nor without a due date, open or doubtful.
        no_due_date: open or doubtful, with no due date on record: nobody can say that they are in time.
        closed: certainly closed.
    """

    open: int = 0
    doubtful: int = 0
    overdue: int = 0
    perhaps_overdue: int = 0
    due: int = 0
    no_due_date: int = 0
    closed: int = 0


@dataclass(frozen=True, slots=True)
class Group:
    """The issues of one owner, one cause, and so on.

    Attributes:
        key: the owner, the code, the id or the year; None where `special` says why there is none.
        name: of a project, its name.
        special: `not_filled_in`, `several` (causes), `no_project`, `no_inspection`; else empty.
        counts: how they stand.
    """

    key: str | int | None
    name: str | None
    special: str
    counts: Counts


@dataclass(frozen=True, slots=True)
class IssuesReport:
    """What has to be solved.

    Attributes:
        context: of which book, as of when.
        by: one of `BYS`, or None for a list.
        listed: open ones, the longest overdue first; then, where they are asked for, closed ones, the last first.
        total: of all that were asked for, closed ones always among them.
        groups: with `by`; they add up to the total.
        repeats: the same cause found again at the same place.
        aside: how many were left out because a plan year or condition was asked for and they name no project.
    """

    context: Context
    by: str | None
    listed: tuple[Listed, ...]
    total: Counts
    groups: tuple[Group, ...]
    repeats: tuple[Repeat, ...]
    aside: int


def issues_report(book: Book, context: Context, asked: Asked, by: str | None = None) -> IssuesReport:
    """The issues that were, or may have been, found by the context's day.

    Raises:
        UsageError: nobody is called like the owner asked for.
    """
    found = issues(book, context.day)
    scoped = [issue for issue in found if _is_inside(issue, asked)]
    owned = _owned(scoped, asked)
    kinds = asked.kinds or KINDS
    chosen = [Listed(issue, standing(issue, context.day)) for issue in owned if issue.kind in kinds]
    if asked.overdue:
        chosen = [one for one in chosen if one.standing.overdue]
    shown = [one for one in chosen if asked.closed or one.standing.state != "closed"]
    again = () if asked.kinds and "finding" not in asked.kinds else tuple(repeats(owned))
    return IssuesReport(
        context=context,
        by=by,
        listed=tuple(sorted(shown, key=_order)),
        total=_counts(chosen),
        groups=() if by is None else tuple(_groups(chosen, by)),
        repeats=again,
        aside=0 if asked.cohort is None else sum(issue.project is None for issue in found),
    )


def _is_inside(issue: Issue, asked: Asked) -> bool:
    year = issue.project.cohort if issue.project else None
    return (asked.cohort is None or year == asked.cohort) and (asked.area is None or is_inside(issue.area, asked.area))


def _owned(found: list[Issue], asked: Asked) -> list[Issue]:
    """Those of the owner and the cause that are asked for; a part of an owner's name will do."""
    if asked.cause is not None:
        found = [issue for issue in found if (asked.cause in issue.causes if asked.cause else not issue.causes)]
    if asked.owner is None:
        return found
    if not asked.owner:
        return [issue for issue in found if issue.owner is None]
    owners = sorted({issue.owner for issue in found if issue.owner})
    meant = [owner for owner in owners if owner == asked.owner] or [name for name in owners if asked.owner in name]
    if not meant:
        raise UsageError("unknown-owner", given=asked.owner, known=" ".join(owners) or "–")
    return [issue for issue in found if issue.owner in meant]


def _order(one: Listed) -> tuple[object, ...]:
    """Overdue ones first, the longest overdue of them first; then by due date; then those without; then closed ones."""
    issue, told = one.issue, one.standing
    if told.state == "closed":
        assert issue.closed is not None
        return (3, -issue.closed.latest, issue.at)
    if told.overdue:
        return (0, -told.days_over, issue.at)
    if issue.due is not None:
        return (1, issue.due.latest, issue.at)
    return (2, issue.opened.latest, issue.at)


def _counts(several: Iterable[Listed]) -> Counts:
    found: Counter[str] = Counter()
    for one in several:
        told = one.standing
        if told.state == "closed":
            found["closed"] += 1
            continue
        found["doubtful" if told.doubtful else "open"] += 1
        overdue = "perhaps_overdue" if told.doubtful else "overdue"
        found[overdue if told.overdue else told.lateness] += 1
    return Counts(**found)


#: What a group is called by, and why it has no name.
_Key = tuple[str | int | None, str | None, str]


def _groups(several: Sequence[Listed], by: str) -> list[Group]:
    """The issues by one of `BYS`: the most overdue first, codes and years in their own order, the unnamed last."""
    members: dict[_Key, list[Listed]] = {}
    for one in several:
        members.setdefault(_KEYS[by](one.issue), []).append(one)
    groups = [Group(*key, _counts(members[key])) for key in members]
    codes = {"cause": CAUSES, "rectification": RECTIFICATIONS}.get(by, ())

    def order(group: Group) -> tuple[object, ...]:
        counts = group.counts
        ranked = codes.index(str(group.key)) if codes and group.key else 0
        year = group.key if isinstance(group.key, int) else 0
        late = () if codes or year else (-counts.overdue, -counts.open)
        return (_LAST.index(group.special), ranked, year, late, str(group.key))

    return sorted(groups, key=order)


_LAST = ("", "several", "no_project", "no_inspection", "not_filled_in")


def _named(key: str | int | None, name: str | None = None, without: str = "not_filled_in") -> _Key:
    return (key, name, "" if key is not None else without)


def _by_cause(issue: Issue) -> _Key:
    return _named(issue.causes[0]) if len(issue.causes) == 1 else _named(None, None, _SEVERAL[bool(issue.causes)])


def _by_project(issue: Issue) -> _Key:
    return _named(issue.project.id, issue.project.name) if issue.project else _named(None, None, "no_project")


def _by_cohort(issue: Issue) -> _Key:
    return _named(issue.project.cohort) if issue.project else _named(None, None, "no_project")


_SEVERAL = {True: "several", False: "not_filled_in"}
_KEYS: dict[str, Callable[[Issue], _Key]] = {
    "owner": lambda issue: _named(issue.owner),
    "cause": _by_cause,
    "district": lambda issue: _named(issue.area[_DISTRICT]),
    "project": _by_project,
    "inspection": lambda issue: _named(issue.inspection, None, "no_inspection"),
    "rectification": lambda issue: _named(issue.rectification),
    "cohort": _by_cohort,
}
