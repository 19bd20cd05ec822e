"""Places point at the user's own text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from oldcommunity.source.document import load_document
from oldcommunity.source.places import Place, key_place, value_place
from source.record import RECORD

DOCUMENT = load_document(RECORD.encode())


def text_at(text: str, place: Place) -> str:
    """The stretch of a text, as an editor would cut it out."""
    lines = text.split("\n")
    if place.line == place.end_line:
        return lines[place.line - 1][place.column - 1 : place.end_column - 1]
    first, *middle = lines[place.line - 1 : place.end_line]
    last = middle.pop()
    return "\n".join([first[place.column - 1 :], *middle, last[: place.end_column - 1]])


def paths(data: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, value in inner:
        yield (*path, step), value
        yield from paths(value, (*path, step))


@pytest.mark.parametrize("text", [RECORD, RECORD.replace("\n", "\r\n"), "\ufeff" + RECORD])
def test_every_value_and_key_is_where_its_place_says(text):
    document = load_document(text.encode())
    assert document.data == DOCUMENT.data
    assert document.data is not None
    for path, value in paths(document.data):
        written = text_at(document.text, value_place(document.places, path))
        if isinstance(path[-1], str):
            assert text_at(document.text, key_place(document.places, path)) == path[-1]
        if isinstance(value, str) and "\n" not in value:
            assert written.strip("'\"") == value
        elif value is None:
            assert written in ("", "~", "null", "Null", "NULL")


@pytest.mark.parametrize(
    ("path", "written"),
    [
        (("area",), "{zone: 市区, district: 三元区, subdistrict: 列东街道}"),
        (("milestones", 1, "met"), "../2022-03-31"),
        (("milestones", -1), "{code: started, due: 2022-03-20, met: ../2022-03-31, inferred: true}"),
        (("parties", 1), "role: supervisor\n    name: '某某监理, 有限公司'"),
        (("parties", 1, "name"), "'某某监理, 有限公司'"),
        (("budget",), '"620万元"'),
        (("suspensions",), "[]"),
        (("governance",), "owners_committee: 已成立\n  party_branch: ~"),
        (("issues", 0, "closed"), ""),
        (("issues",), RECORD[RECORD.index("- id: 1") : RECORD.index("\nsource")]),
        (("issues", 0, "text"), RECORD[RECORD.index("|") : RECORD.index("    due: 2022-04-30")]),
    ],
)
def test_a_value_is_cut_out_whole(path, written):
    assert text_at(DOCUMENT.text, value_place(DOCUMENT.places, path)) == written


@pytest.mark.parametrize(
    ("path", "at"),
    [
        (("milestones", 0, "basis"), (14, 5)),
        (("governance", "residents_group"), (18, 1)),
        (("milestones", 9, "met"), (13, 1)),
        (("name", "first"), (3, 1)),
        (("communities",), (1, 1)),
        ((), (1, 1)),
    ],
)
def test_what_is_not_there_points_at_the_nearest_parent(path, at):
    place = key_place(DOCUMENT.places, path)
    assert (place.line, place.column) == at
    if path:
        assert value_place(DOCUMENT.places, path) == place


def test_without_places_everything_points_at_the_top():
    assert value_place(None, ("id",)) == key_place(None, ()) == Place(1 << 16 | 1, 1 << 16 | 1)


def test_a_place_gives_a_stretch_of_one_line():
    assert value_place(DOCUMENT.places, ("name",)).stretch() == (3, 7, 11)
    assert value_place(DOCUMENT.places, ("issues", 0, "text")).stretch() == (24, 11, 12)
