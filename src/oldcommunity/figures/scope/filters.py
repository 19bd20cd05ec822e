"""Which projects a question is about: conditions on single records, and areas named on the command line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import combinations
from typing import TYPE_CHECKING

from oldcommunity.book.schema import literal
from oldcommunity.codelists import AREA_LEVELS, UTILITIES, WORKS
from oldcommunity.errors import FormError, UsageError
from oldcommunity.figures.facts.tally import STATE_CODES, state_on
from oldcommunity.figures.schedule.past_due import PAST_DUE
from oldcommunity.figures.scope.areas import AREA_COLUMNS, Area, area_name, depth, narrowest
from oldcommunity.money import parse_money
from oldcommunity.quantity import parse_area, parse_count

if TYPE_CHECKING:
    from oldcommunity.book import Book
    from oldcommunity.figures.resolve.resolving import Figures

_FORM = re.compile(r"\s*(?P<key>[^\s!<>=]+)\s*(?P<sign>!=|>=|<=|=|<|>)(?P<value>.*)", re.DOTALL)
#: What may stand between the names of an area.
_BETWEEN = re.compile(r"[\s、，,/·・]+")
_YEAR = re.compile(r"(19|20|21)\d\d", re.ASCII)


def _year(text: str) -> int:
    if not _YEAR.fullmatch(text):
        raise FormError("OC317", given=text, offer="")
    return int(text)


#: What is compared as a number: how its text is read, and a text to show.
_NUMBERS: dict[str, tuple[Callable[[str], int], str]] = {
    "cohort": (_year, "2022"),
    "built_year": (_year, "1994"),
    "communities": (lambda text: parse_count(text).value, "2"),
    "buildings": (lambda text: parse_count(text).value, "12"),
    "households": (lambda text: parse_count(text).value, "400"),
    "floor_area": (lambda text: parse_area(text).value, "3.2万平方米"),
    "budget": (lambda text: parse_money(text).value, "500万元"),
}
#: What is a list of codes, each found between two spaces.
_WORDS = {"target": "targets", "tag": "tags", "work": "works"}
#: Who looks after the community; a part of what is told will do.
_GOVERNANCE = ("owners_committee", "property_manager", "party_branch", "residents_group")
_FLAGS = ("true", "false")
#: What can only be one of some codes.
CODES = {"state": STATE_CODES, "in_plan": _FLAGS, "overdue": _FLAGS, "work": WORKS, "utility": UTILITIES}

#: What a condition can be about.
KEYS = (
    "id",
    "name",
    "cohort",
    "state",
    *AREA_LEVELS,
    "built_year",
    "communities",
    "buildings",
    "households",
    "floor_area",
    "budget",
    "target",
    "tag",
    "work",
    "lead",
    "in_plan",
    "overdue",
    "utility",
    *_GOVERNANCE,
)


def restrict(book: Book, where: list[str], day: int) -> None:
    """Let the book show only the projects that meet all conditions.

    Plans and declared totals are hidden, so that every figure comes from the records of these projects alone.

    Args:
        book: the book.
        where: conditions like `district=三元区`, `budget>=500万元` or `lead=` (not filled in).
        day: the day on which a state is asked for.

    Raises:
        UsageError: a condition is none.
    """
    book.narrow(" AND ".join(_condition(text, day) for text in where))


def parted(text: str) -> tuple[str, str, str]:
    """Key, sign and value of a condition; all of them empty where it is none.

    >>> parted("budget >= 500万元")
    ('budget', '>=', '500万元')
    """
    match = _FORM.fullmatch(text)
    return (match["key"], match["sign"], match["value"].strip()) if match else ("", "", "")


def _condition(text: str, day: int) -> str:
    """The SQL for one condition; what is not filled in is neither equal to anything, nor less, nor more."""
    key, sign, value = parted(text)
    if key not in KEYS:
        raise UsageError("bad-where", given=text, known=" ".join(KEYS))
    if sign in ("<", "<=", ">", ">="):
        if key not in _NUMBERS:
            raise UsageError("bad-where-order", given=text, field=key, known=" ".join(_NUMBERS))
        return f"p.{key} {sign} {_number(text, key, value)}"
    told = _is(text, key, value, day)
    return told if sign == "=" else f"({told}) IS NOT TRUE"


def _is(text: str, key: str, value: str, day: int) -> str:
    """The SQL that a project has a value, or that it is not filled in."""
    if key in CODES and value and value not in CODES[key]:
        raise UsageError("bad-where-value", given=text, value=value, known=" ".join(CODES[key]))
    if key == "state":
        return f"({state_on(day)}) = {STATE_CODES.index(value or STATE_CODES[0])}"
    if key == "overdue":
        return _overdue(value, day)
    if key == "utility":
        kind = f" AND u.kind = {literal(value)}" if value else ""
        told = f"EXISTS (SELECT 1 FROM main.utility u WHERE u.content = p.content{kind})"
        return told if value else f"NOT {told}"
    if key in _GOVERNANCE:
        column = f"(SELECT g.{key} FROM main.governance g WHERE g.content = p.content)"
        return f"instr({column}, {literal(value)})" if value else f"{column} IS NULL"
    column = f"p.{_WORDS.get(key, key)}"
    if not value:
        return f"{column} IS NULL"
    if key == "in_plan":
        return f"{column} = {int(value == 'true')}"
    if key in _NUMBERS:
        return f"{column} = {_number(text, key, value)}"
    if key in _WORDS:
        return f"instr({column}, {literal(f' {value} ')})"
    return f"{column} = {literal(value)}"


def _overdue(value: str, day: int) -> str:
    """The SQL that a milestone of a project is overdue; without a value, that nothing of it has a due date."""
    if not value:
        return "p.first_due IS NULL"
    late = f"EXISTS (SELECT 1 FROM main.milestone m WHERE m.content = p.content AND {PAST_DUE})"
    return (late if value == "true" else f"p.first_due IS NOT NULL AND NOT {late}").replace(":day", str(day))


def _number(text: str, key: str, value: str) -> int:
    read, example = _NUMBERS[key]
    try:
        return read(value)
    except FormError as error:
        offer = str(error.params.get("offer") or example)
        raise UsageError("bad-where-value", given=text, value=value, known=offer) from None


def find_area(book: Book, figures: Figures, text: str) -> Area:
    """An area by its name: `三元区`, `三明市三元区` or `district=三元区`.

    It has to occur in a project, in a cohort file or in `book.yaml`. Names of wider levels may stand before
    it. The area found names only the levels that the text names: whatever else a record says of where it
    lies (or leaves unsaid, like money for a district that names no zone) does not part it from the area.

    Raises:
        UsageError: there is no such area, or there are several.
    """
    level, name = _level_of(text)
    areas = set(_areas(book, figures))
    found = [area for area in areas if _is_called(area, level, name)]
    if not found:
        known = sorted({narrowest(area) for area in areas})
        raise UsageError("unknown-area", area=text, known=" ".join(known))
    levels = [set(names) for names in zip(*found, strict=True)]
    conflict = any(len(names - {None}) > 1 for names in levels)
    if conflict or len({depth(area) for area in found}) > 1:
        raise UsageError("ambiguous-area", area=text, known=" ".join(sorted(map(area_name, found))))
    named = (names.pop() if len(names) == 1 else None for names in levels)
    return tuple(part if part and part in text else None for part in named)


def _level_of(text: str) -> tuple[str | None, str]:
    level, sign, name = text.partition("=")
    if sign and level.strip() in AREA_LEVELS:
        return level.strip(), name.strip()
    return None, _BETWEEN.sub("", text)


def _is_called(area: Area, level: str | None, text: str) -> bool:
    """Whether a text names the narrowest level of an area, after any of the wider ones."""
    *wider, name = [part for part in area if part]
    if level is not None and area[AREA_LEVELS.index(level)] != name:
        return False
    some_of = (some for length in range(len(wider) + 1) for some in combinations(wider, length))
    return any(text == _BETWEEN.sub("", "".join((*some, name))) for some in some_of)


def _areas(book: Book, figures: Figures) -> Iterator[Area]:
    """All areas that the book knows: those that are named, and the wider ones that they lie in."""
    named = {tuple(row) for row in book.rows(f"SELECT DISTINCT {AREA_COLUMNS} FROM the_project")}
    named |= {node.area for node in figures.nodes.files}
    named.add(figures.nodes.home)
    for area in named:
        for end, name in enumerate(area, start=1):
            if name is not None:
                yield (*area[:end], *(None,) * (len(area) - end))
