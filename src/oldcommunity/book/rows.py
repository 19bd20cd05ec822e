"""From a record to the rows of the compiled book: one function for each kind of file.

Each yields `(table, row)`; a row follows the order of the table's columns in `schema`, without `content`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from oldcommunity.book.rows_cohort import cohort_rows
from oldcommunity.book.rows_common import At, Row, area_columns
from oldcommunity.book.rows_papers import (
    documents_rows,
    funding_rows,
    inspection_rows,
    published_rows,
    waivers_rows,
)
from oldcommunity.book.rows_project import project_rows
from oldcommunity.codelists import AREA_LEVELS, MILESTONES
from oldcommunity.quantity import Quantity
from oldcommunity.records.fields import Record
from oldcommunity.records.settings import Book


def _settings_rows(record: Book, at: At) -> Iterator[Row]:
    area = dict(zip(AREA_LEVELS, area_columns(record.area), strict=True))
    thresholds = {name: getattr(record.thresholds, name) for name in type(record.thresholds).model_fields}
    told = {
        "title": record.title,
        "language": record.language,
        "utc_offset": record.utc_offset,
        "as_of": record.as_of,
        "made_up": record.made_up,
        "area": {level: name for level, name in area.items() if name},
        "thresholds": {name: told.value if isinstance(told, Quantity) else told for name, told in thresholds.items()},
    }
    lights = {name: getattr(record.lights, name) for name in type(record.lights).model_fields}
    told |= {"lights": lights, "durations": {code: getattr(record.durations, code) for code in MILESTONES}}
    told["oc4ids"] = {"prefix": record.oc4ids.prefix, "publisher": record.oc4ids.publisher}
    told["fonts"] = {name: getattr(record.fonts, name) for name in type(record.fonts).model_fields}
    yield "settings", (json.dumps(told, ensure_ascii=False),)
    for i, team in enumerate(record.teams):
        members = json.dumps(team.members, ensure_ascii=False)
        where = (*area_columns(team.area), team.head, members, team.document, at("teams", i, "level"))
        yield "team", (i, team.level, team.name, *where)


_ROWS: dict[str, Callable[[Any, At], Iterator[Row]]] = {
    "book": _settings_rows,
    "project": project_rows,
    "cohort": cohort_rows,
    "funding": funding_rows,
    "inspection": inspection_rows,
    "documents": documents_rows,
    "published": published_rows,
    "waivers": waivers_rows,
}


def record_rows(kind: str, record: Record, at: At) -> Iterator[Row]:
    """The rows of one record.

    Args:
        kind: the kind of file.
        record: what the file says.
        at: gives the packed place of a value by its path in the file, 0 where there is none.
    """
    return _ROWS[kind](record, at)
