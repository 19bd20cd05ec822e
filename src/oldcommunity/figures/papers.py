"""What offices did besides building: bulletins issued, sites inspected."""

from __future__ import annotations

from oldcommunity.book import Book
from oldcommunity.codelists import AREA_LEVELS
from oldcommunity.diagnostics import Location
from oldcommunity.figures.scope.areas import Area, is_inside
from oldcommunity.figures.values import Value, unknown

_AREA = ", ".join(AREA_LEVELS)


def bulletins(book: Book, day: int, area: Area, cohort: int | None = None) -> Value:
    """Bulletins issued by a day; one without its own number counts once."""
    rows = book.rows(
        f"SELECT path, place, hi, coalesce(count, 1), {_AREA} FROM the_document "
        "WHERE kind = 'bulletin' AND lo <= :day AND (:cohort IS NULL OR cohort = :cohort) ORDER BY path, place",
        day=day,
        cohort=cohort,
    )
    return _counted(rows, day, area, "bulletins")


def sites_inspected(book: Book, day: int, area: Area) -> Value:
    """Sites that inspections went to by a day; a site counts at each visit."""
    rows = book.rows(
        f"SELECT path, sites_place, hi, sites, {_AREA} FROM the_inspection WHERE lo <= ? ORDER BY path", day
    )
    return _counted(rows, day, area, "sites")


def _counted(rows: list[tuple[object, ...]], day: int, area: Area, unit: str) -> Value:
    inside = [row for row in rows if is_inside(tuple(row[4:]), area)]  # type: ignore[arg-type]
    if not inside:
        return unknown(unit)
    certain = [row for row in inside if int(row[2]) <= day]  # type: ignore[call-overload]
    total = sum(int(row[3]) for row in certain)  # type: ignore[call-overload]
    high = sum(int(row[3]) for row in inside)  # type: ignore[call-overload]
    places = tuple(Location.of(str(row[0]), int(row[1])) for row in certain)  # type: ignore[call-overload]
    return Value(total, total, high, unit, "records", itemised=total, records=len(certain), places=places)
