"""A figure as it comes out now, written down as a print: what an office is about to publish."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from oldcommunity.codelists import AREA_LEVELS, UNITS
from oldcommunity.dates import day_text
from oldcommunity.diagnostics import Location
from oldcommunity.errors import UsageError
from oldcommunity.figures.catalogue import CATALOGUE
from oldcommunity.figures.funds import fund_amounts
from oldcommunity.figures.prints.prints import Print
from oldcommunity.figures.prints.readings import readings
from oldcommunity.figures.prints.slips import number_as_typed
from oldcommunity.figures.resolve.resolving import Figures
from oldcommunity.figures.scope.areas import EVERYWHERE, Area, is_inside, is_strictly_inside
from oldcommunity.figures.scope.nodes import Node
from oldcommunity.figures.values import Rate, Value
from oldcommunity.ratio import half_up

_COUNTERS = {"projects": "个", "communities": "个小区", "buildings": "栋", "households": "户", "bulletins": "期"}
_NOWHERE = Location("published.yaml")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be frozen, as asked for.

    Attributes:
        figure: its key.
        day: the day as of which it is told.
        cohort, target, area, unit: its scope, as for any figure.
        kind, year, project: the scope of money.
        place: where in the paper it is going to stand.
        source: the paper.
    """

    figure: str
    day: int
    cohort: int | None = None
    target: str | None = None
    area: Area | None = None
    unit: str | None = None
    kind: str | None = None
    year: int | None = None
    project: str | None = None
    place: str | None = None
    source: str | None = None


def freeze(figures: Figures, wanted: Wanted) -> dict[str, str | dict[str, str]]:
    """The figure as an item of `published.yaml`: texts by their keys, in the usual order.

    Raises:
        UsageError: the scope is not complete, or the figure is not known exactly.
    """
    _check_scope(wanted)
    area = _area(figures, wanted)
    unit = wanted.unit or _own_unit(figures, wanted, area)
    asked = Print(
        figure=wanted.figure,
        unit=unit,
        cohort=wanted.cohort,
        year=wanted.year,
        target=wanted.target,
        area=area,
        kind=wanted.kind,
        project=wanted.project,
        day=wanted.day,
        printed="0%" if CATALOGUE[wanted.figure].kind == "rate" else "0",
        expect="reproduced",
        over=None,
        where=None,
        including=(),
        at=_NOWHERE,
        expect_at=_NOWHERE,
        day_at=_NOWHERE,
    )
    told = next(readings(figures, asked))[1]
    home = figures.nodes.home
    named = {
        level: name
        for level, name, own in zip(AREA_LEVELS, area, home, strict=True)
        if name is not None and name != own
    }
    item = {
        "figure": wanted.figure,
        "kind": wanted.kind,
        "unit": unit,
        "cohort": wanted.cohort,
        "year": wanted.year,
        "project": wanted.project,
        "target": wanted.target,
        "area": named or None,
        "as_of": day_text(wanted.day),
        "printed": _text(told, wanted),
        "place": wanted.place,
        "source": wanted.source,
    }
    return {key: value if isinstance(value, dict) else str(value) for key, value in item.items() if value is not None}


def _check_scope(wanted: Wanted) -> None:
    kind = CATALOGUE[wanted.figure].kind
    if kind == "funds":
        if wanted.kind is None or [wanted.cohort, wanted.year, wanted.project].count(None) != 2:
            raise UsageError("freeze-needs", figure=wanted.figure, options="--kind, --cohort | --year | --project")
    elif kind != "papers" and wanted.cohort is None:
        raise UsageError("freeze-needs", figure=wanted.figure, options="--cohort")


def _area(figures: Figures, wanted: Wanted) -> Area:
    """The area of the figure: of the only plan of its year that fits, or the one asked for."""
    home = figures.nodes.home
    asked = wanted.area or EVERYWHERE
    kind = CATALOGUE[wanted.figure].kind
    found = set() if kind == "papers" else set((_funds if kind == "funds" else _plans)(figures, wanted, asked))
    if len(found) > 1:
        raise UsageError("freeze-needs", figure=wanted.figure, options="--area")
    if found:
        return found.pop()
    return tuple(name or own for name, own in zip(asked, home, strict=True))


def _funds(figures: Figures, wanted: Wanted, area: Area) -> Iterator[Area]:
    """The areas of the money inside the area."""
    for found in fund_amounts(figures.book, wanted.day):
        scope = found.scope
        if (found.kind, found.status) == (wanted.kind, wanted.figure.removeprefix("funds_")) and (
            (scope.cohort, scope.year, scope.project) == (wanted.cohort, wanted.year, wanted.project)
            and scope.target == wanted.target
            and is_inside(scope.area, area)
        ):
            yield scope.area


def _plans(figures: Figures, wanted: Wanted, area: Area) -> Iterator[Area]:
    """The areas of the widest plans of the year inside the area."""
    fitting = [
        node
        for node in figures.nodes.files
        if (node.cohort, node.target) == (wanted.cohort, wanted.target) and is_inside(node.area, area)
    ]
    for node in fitting:
        if not any(is_strictly_inside(node.area, other.area) for other in fitting):
            yield node.area


def _own_unit(figures: Figures, wanted: Wanted, area: Area) -> str | None:
    """The unit that the figure is counted in, where there is a choice of them."""
    definition = CATALOGUE[wanted.figure]
    counted = definition.numerator if definition.kind == "rate" else wanted.figure
    if wanted.figure == "budget" or CATALOGUE[counted].kind not in ("plan", "milestone", "state"):
        return None
    return figures.unit(Node(wanted.cohort or 0, area, wanted.target), wanted.day)


def _text(told: Value | Rate, wanted: Wanted) -> str:
    """The figure as papers print it."""
    day = day_text(wanted.day)
    if isinstance(told, Rate):
        if told.ratio is None or told.ratio.value is None:
            raise UsageError("freeze-unknown", figure=wanted.figure, date=day)
        if not told.low == told.high == told.ratio.value:
            raise UsageError(
                "freeze-range", figure=wanted.figure, date=day, low=_percent(told.low), high=_percent(told.high)
            )
        return _percent(told.ratio.value)
    if told.value is None:
        raise UsageError("freeze-unknown", figure=wanted.figure, date=day)
    if not told.exact:
        low, high = (number_as_typed(end, told.unit) if end is not None else "…" for end in (told.low, told.high))
        raise UsageError("freeze-range", figure=wanted.figure, date=day, low=low, high=high)
    counter = _COUNTERS.get(told.unit, "" if told.unit in (*UNITS, "money") else "个")
    return number_as_typed(told.value, told.unit) + counter


def _percent(share: Fraction | None) -> str:
    return "…" if share is None else f"{half_up(share * 100, 1)}%"
