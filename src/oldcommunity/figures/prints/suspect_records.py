"""Which single record would explain that a print does not follow: its dates, its place in the plan, its amounts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from oldcommunity.book.located import locate
from oldcommunity.codelists import AREA_LEVELS, STATES, UNITS
from oldcommunity.dates import day_text
from oldcommunity.diagnostics import Location
from oldcommunity.figures.catalogue import CATALOGUE
from oldcommunity.figures.facts.itemised import judge_of
from oldcommunity.figures.facts.members import deciding
from oldcommunity.figures.facts.tally import (
    CERTAIN,
    NO,
    POSSIBLE,
    SINCE,
    STATE_CODES,
    THEN,
    YES,
    Group,
    member_rows,
    tally,
)
from oldcommunity.figures.prints.supposing import OtherAmounts, OtherRecords, Supposing
from oldcommunity.figures.prints.trial import Suspect, Trial
from oldcommunity.figures.scope.areas import is_inside
from oldcommunity.figures.scope.nodes import Node, project_condition
from oldcommunity.figures.values import Rate

#: In more records than this no single one is looked for.
MAX_RECORDS = 2000
_LAST_DAY = date.max.toordinal()
#: Whether a record counts on the day, and whether it did on the day of the declaration.
_STANDINGS = ((False, False), (True, True), (True, False))


@dataclass(frozen=True, slots=True)
class _Record:
    """One project and how it stands."""

    content: int
    path: str
    project: str
    place: int
    group: Group


def record_suspects(trial: Trial, node: Node) -> Iterator[Suspect]:
    """The records of a node whose change alone would give the print."""
    figure = CATALOGUE[trial.printed.figure].numerator or trial.printed.figure
    records = list(_records(trial, node, figure))
    if len(records) > MAX_RECORDS:
        return
    if CATALOGUE[figure].kind in ("milestone", "state"):
        for record in records:
            yield from _standing(trial, figure, record)
    for record in records:
        yield from _plan_flag(trial, record)
    yield from _amounts(trial, node, figure)


def named_suspects(trial: Trial, missing: tuple[tuple[str, Location], ...]) -> Iterator[Suspect]:
    """What keeps each project that the paper names from certainly counting."""
    printed = trial.printed
    figure = CATALOGUE[printed.figure].numerator or printed.figure
    node = Node(printed.cohort or 0, printed.area, printed.target)
    records = {record.project: record for record in _records(trial, node, figure)}
    for project, at in missing:
        if project in records and CATALOGUE[figure].kind in ("milestone", "state"):
            yield _would_count(trial, figure, records[project])
        else:
            rows = trial.figures.book.rows("SELECT path, place FROM the_project WHERE id = ? ORDER BY path", project)
            yield Suspect("added", Location.of(*rows[0]) if rows else at, "", "", project, 0)


def _records(trial: Trial, node: Node, figure: str) -> Iterator[_Record]:
    code = figure if CATALOGUE[figure].kind == "milestone" else "started"
    value = trial.verdict.value
    then = value.numerator.since if isinstance(value, Rate) else value.since
    day = trial.printed.day
    for content, path, project, _, place, group in member_rows(
        trial.figures.book, node.cohort, node.target, code, day, then
    ):
        if is_inside(group.area, node.area):
            yield _Record(content, path, project, place, group)


def _standing(trial: Trial, figure: str, record: _Record) -> Iterator[Suspect]:
    """The date of a record on the other side of the day, or of the declaration before it."""
    judge, group = judge_of(figure), record.group
    now = judge(group, CERTAIN, POSSIBLE)
    before = len(group.met) > THEN and judge(group, THEN, THEN) != NO
    fitting = [
        standing
        for standing in _STANDINGS
        if (len(group.met) > THEN or standing[0] == standing[1])
        and (now != YES or standing != (True, before))
        and _fits(trial, record, _standing_so(figure, *standing))
    ]
    if not fitting:
        return
    value = trial.verdict.value
    then = (value.numerator if isinstance(value, Rate) else value).since
    if now != YES and fitting != [(False, False)]:
        yield _would_count(trial, figure, record)
    elif (False, False) in fitting and now == YES:
        yield _dated(trial, record, "later", figure, trial.printed.day)
    elif then is not None:
        yield _dated(trial, record, "earlier" if fitting[0][1] else "between", figure, then)


def _standing_so(figure: str, counts: bool, before: bool) -> Callable[[Group, str], Group]:
    """A change to a record: it counts, or it does not."""
    by_clock = {CERTAIN: counts, POSSIBLE: counts, THEN: before, SINCE: counts or before}
    wanted = STATE_CODES.index(figure) if figure in STATES else 0
    instead = STATE_CODES.index("in_preparation" if figure != "in_preparation" else "under_construction")

    def change(group: Group, asked: str) -> Group:
        if asked != figure:
            return group
        clocks = [by_clock[clock] for clock in range(len(group.met))]
        if CATALOGUE[figure].kind == "milestone":
            return group._replace(met=tuple(YES if so else NO for so in clocks))
        return group._replace(states=tuple(wanted if so else instead for so in clocks))

    return change


def _would_count(trial: Trial, figure: str, record: _Record) -> Suspect:
    """What a record would have to say so that it counts: something earlier, later, or at all."""
    day, book = trial.printed.day, trial.figures.book
    state = STATE_CODES[record.group.states[CERTAIN]]
    past = ("suspended", "cancelled", "completed")
    standing = CATALOGUE[figure].kind == "state" and state in (*past, "under_construction")
    if standing and (figure == "in_preparation" or (figure == "under_construction" and state in past)):
        return _dated(trial, record, "later", state, day)
    fact = deciding(book, record.content, figure, _LAST_DAY)
    if fact is None or fact[0] <= day:
        milestone = {"under_construction": "started", "in_preparation": "drawn"}.get(figure, figure)
        at = Location.of(record.path, record.place)
        return Suspect("added", at, "", day_text(day), f"{record.project} {milestone}", 0)
    return _dated(trial, record, "earlier", figure, day, upto=_LAST_DAY)


def _dated(trial: Trial, record: _Record, kind: str, figure: str, bound: int, upto: int | None = None) -> Suspect:
    """The dated fact that decides for a record."""
    fact = deciding(trial.figures.book, record.content, figure, upto or trial.printed.day)
    day, place = fact[:2] if fact else (bound, record.place)
    at = Location.of(record.path, place)
    return Suspect(kind, at, trial.text_at(at), day_text(bound), record.project, abs(day - trial.printed.day))


def _plan_flag(trial: Trial, record: _Record) -> Iterator[Suspect]:
    """A project in the plan that does not belong there, or the other way round."""
    inside = record.group.in_plan
    if not _fits(trial, record, lambda group, _: group._replace(in_plan=not group.in_plan)):
        return
    at = Location.of(record.path, record.place)
    if not inside:
        at = locate("project", record.path, trial.figures.book.read(record.path)).at("in_plan")
    yield Suspect("in_plan", at, str(bool(inside)).lower(), str(not inside).lower(), record.project, 0)


def _fits(trial: Trial, record: _Record, change: Callable[[Group, str], Group]) -> bool:
    book = trial.figures.book

    def one(node: Node, figure: str, day: int, then: int | None) -> list[Group]:
        code = figure if CATALOGUE[figure].kind == "milestone" else "started"
        return tally(book, node.cohort, node.target, code, day, then, project=record.project)

    return trial.fits(Supposing(trial.figures, recorded=OtherRecords(trial.figures.recorded, one, change)))


def _amounts(trial: Trial, node: Node, figure: str) -> Iterator[Suspect]:
    """Amounts that projects report: money, households asked, budgets, sizes."""
    recorded, book = trial.figures.recorded, trial.figures.book
    value = trial.verdict.value
    then = (value.numerator if isinstance(value, Rate) else value).since
    for key, path, project, number, place, told, area in _reported(trial, node, figure):
        unit = {"invested": "money", "budget": "money", "survey": "households"}[key]
        gains = then is not None and told is not None and told > then

        def suppose(other: int, key: str = key, number: int = number, area: object = area, gains: bool = gains) -> bool:
            more = other - number
            if not trial.shift_fits(more):
                return False
            changed = OtherAmounts(
                recorded,
                key,
                lambda found: is_inside(area, found.area),  # type: ignore[arg-type]
                more,
                more if gains else 0,
            )
            return trial.fits(Supposing(trial.figures, recorded=changed))

        yield from trial.number_suspect(Location.of(path, place), unit, number, suppose, about=project)
    if isinstance(value, Rate) or value.unit not in UNITS[1:]:
        return
    columns = {"households": "households_place", "floor_area": "floor_area_place"}
    where, named = project_condition(node)
    rows = book.rows(
        f"SELECT p.path, p.id, p.content, p.{value.unit}, p.{columns.get(value.unit, 'place')} FROM the_project p "
        f"WHERE p.{value.unit} IS NOT NULL AND {where} ORDER BY p.path",
        **named,
    )
    unit = value.unit
    for path, project, content, number, place in rows[:MAX_RECORDS]:
        record = _Record(content, path, project, place, Group((), True, (), (), 1, {}, {}))

        def resize(other: int, record: _Record = record, unit: str = unit) -> bool:
            def change(group: Group, _: str) -> Group:
                return group._replace(sums={**group.sums, unit: other})

            return trial.shift_fits(other - number) and _fits(trial, record, change)  # noqa: B023

        yield from trial.number_suspect(Location.of(path, place), unit, number, resize, about=project)


def _reported(
    trial: Trial, node: Node, figure: str
) -> list[tuple[str, str, str, int, int, int | None, tuple[str, ...]]]:
    """The newest amounts that the records of a node report: key, path, project, number, place, day, area."""
    where, named = project_condition(node)
    levels = ", ".join(f"p.{level}" for level in AREA_LEVELS)
    sources = {
        "invested": "p.path, p.id, g.invested, g.invested_place, max(g.day), {levels} FROM the_project p "
        "JOIN main.progress g USING (content) WHERE g.invested IS NOT NULL AND g.day <= :day AND {where} "
        "GROUP BY p.content",
        "survey": "p.path, p.id, p.surveyed, p.survey_place, p.survey_day, {levels} FROM the_project p "
        "WHERE p.survey_day <= :day AND p.surveyed IS NOT NULL AND {where}",
        "budget": "p.path, p.id, p.budget, p.budget_place, NULL, {levels} FROM the_project p "
        "WHERE p.budget IS NOT NULL AND {where}",
    }
    keys = [key for key in sources if key == figure or (key == "budget" and figure == "invested")]
    found = []
    for key in keys:
        sql = "SELECT " + sources[key].format(levels=levels, where=where)
        rows = trial.figures.book.rows(sql, day=trial.printed.day, **named)
        found += [(key, *row[:5], tuple(row[5:])) for row in rows]
    return found
