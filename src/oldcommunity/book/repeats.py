"""Files with the id of another one: the first counts, nothing of the others does.

Of several projects or inspections with one id, the one whose file bears the id is the first, else the first by
path. Nobody but its owner knows whether a copy is a new record with an old id or the same one told twice; to
count both would be wrong for sure.
"""

from __future__ import annotations

from dataclasses import dataclass

#: Kinds of files that are one record with an id.
REPEATABLE = ("project", "inspection")


@dataclass(frozen=True, slots=True)
class Repeat:
    """A file with the id of another one.

    Attributes:
        id: the id.
        path: the file.
        place: where it says so.
        first: the file that counts.
        first_place: where that one says so.
    """

    id: str
    path: str
    place: int
    first: str
    first_place: int


def repeats_question(kind: str) -> str:
    """The SQL question for the repeats of a kind in a `:tree`: the columns of `Repeat`.

    Ids that occur but once, in one content at one path, are sorted out first, from indexes alone.
    """
    return f"""
WITH twice(id) AS (
    SELECT id FROM main.{kind} GROUP BY id HAVING count(*) > 1
    UNION SELECT r.id FROM main.{kind} r WHERE r.content IN (
        SELECT content FROM main.entry WHERE tree = :tree GROUP BY content HAVING count(*) > 1)),
placed AS (
    SELECT r.id, e.path, r.place,
        first_value(e.path) OVER w AS first, first_value(r.place) OVER w AS first_place
    FROM twice t CROSS JOIN main.{kind} r ON r.id = t.id JOIN main.entry e ON e.content = r.content AND e.tree = :tree
    WINDOW w AS (PARTITION BY r.id ORDER BY e.path NOT GLOB '*/' || r.id || '.yaml', e.path))
SELECT id, path, place, first, first_place FROM placed WHERE path <> first ORDER BY id, path"""
