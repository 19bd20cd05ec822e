"""Carets stand under what is meant, as a screen shows it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from wcwidth import wcswidth

from oldcommunity.views.problems.excerpt import excerpt
from oldcommunity.views.problems.signs import Screen, safe, shortened

WIDE = Screen()
GBK = Screen(encoding="gbk")
ASCII = Screen(encoding="ascii")


def marked(line: str, column: int, end: int, room: int = 76, screen: Screen = WIDE) -> str:
    """What is shown above the carets."""
    shown, carets = excerpt(line, column, end, room, screen)
    first, last = carets.index("^"), len(carets)
    assert set(carets[first:]) == {"^"}
    part, at = "", 0
    for i in range(len(shown)):
        size = wcswidth(shown[: i + 1]) - wcswidth(shown[:i])
        if (first <= at < last and size) or (part and at <= last and not size):
            part += shown[i]
        at += size
    return part


@pytest.mark.parametrize(
    ("line", "column", "end", "part"),
    [
        ("budget: 620", 9, 12, "620"),
        ("name: 崇桂新村", 7, 9, "崇桂"),
        ("name: 崇桂新村", 9, 11, "新村"),
        ("name: 🏠新村", 8, 10, "新村"),
        ("name: 𠮷田", 8, 9, "田"),
        ("name: cafe\u0301 x", 13, 14, "x"),
        ("name: ①　号", 9, 10, "号"),
        ("a：b", 2, 3, "："),
        ("x: \x1b[31m", 4, 5, "\\x1b"),
        ("x: \u202etxt", 4, 5, "\\u202e"),
        ("x: \udcd6\udcd0", 4, 6, "\\xd6\\xd0"),
    ],
)
def test_carets_stand_under_the_very_characters(line, column, end, part):
    assert marked(line, column, end) == part


def test_tabs_are_spaces_up_to_the_next_stop():
    assert excerpt("a:\tb\tc", 3, 4, 76, WIDE) == ("a:  b   c", "  ^^")
    assert excerpt("a:\tb\tc", 4, 5, 76, WIDE) == ("a:  b   c", "    ^")


def test_a_combining_mark_is_shown_at_its_letter_and_nothing_at_its_place():
    assert excerpt("xe\u0301", 3, 4, 76, WIDE)[1] == " ^"
    assert excerpt("note:", 6, 6, 76, WIDE) == ("note:", "     ^")
    assert excerpt("note:", 9, 9, 76, WIDE)[1] == "        ^"
    assert excerpt("", 1, 1, 76, WIDE) == ("", "^")


@pytest.mark.parametrize("column", [1, 2, 40, 99, 100, 101, 180, 200])
@pytest.mark.parametrize("sign", ["a", "新", "e\u0301"])
def test_a_long_line_is_shown_around_the_place(column, sign):
    line = sign * 99 + "…".join("崇x桂") + sign * 99
    column = min(column, len(line))
    shown, carets = excerpt(line, column, column + 2, 60, WIDE)
    assert wcswidth(shown) <= 60
    assert len(carets) <= 61
    assert marked(line, 100 * len(sign) - len(sign) + 1, 100 * len(sign) - len(sign) + 2, 60) == "崇"


def test_a_line_of_a_megabyte_is_shown_at_once():
    shown, carets = excerpt("新" * 500_000 + "崇" + "村" * 500_000, 500_001, 900_000, 60, WIDE)
    assert "新崇村" in shown
    assert shown[0] == shown[-1] == "…"
    assert wcswidth(shown) <= 60
    assert len(carets) <= 60


def test_what_an_encoding_lacks_is_shown_by_its_number_and_counted_so():
    assert excerpt("🏠崇桂", 2, 3, 76, GBK) == ("\\U0001f3e0崇桂", " " * 10 + "^^")
    assert excerpt("崇桂", 2, 3, 76, ASCII) == ("\\u5d07\\u6842", " " * 6 + "^" * 6)


def test_nothing_in_a_safe_text_acts():
    hostile = "".join(map(chr, [*range(32), *range(127, 161), 0x202E, 0x2066, 0xFEFF, 0xE0041, 0xDC80, 0xFFFE]))
    assert safe(hostile).isascii()
    assert safe(hostile).isprintable()
    assert safe("##[error]x ##vso[task] # ##") == "#\\x23[error]x #\\x23vso[task] # ##"
    assert safe("崇桂 🏠 cafe\u0301 [red]x[/red]") == "崇桂 🏠 cafe\u0301 [red]x[/red]"


def test_a_long_value_is_cut_by_what_is_shown_of_it():
    assert shortened("崇桂新村", 8) == "崇桂新村"
    assert shortened("崇桂新村", 7) == "崇桂…"
    assert shortened("\x1b" * 100, 12) == "\\x1b\\x1b…"
    assert len(shortened("x\u0301" * 1000, 60)) <= 61


@settings(max_examples=300, deadline=None)
@given(
    st.text(max_size=300),
    st.integers(1, 400),
    st.integers(0, 400),
    st.integers(30, 120),
    st.sampled_from([WIDE, GBK, ASCII]),
)
def test_any_line_is_shown_in_its_room_and_any_place_marked(line, column, length, room, screen):
    shown, carets = excerpt(line, column, column + length, room, screen)
    assert safe(shown, screen) == shown
    assert wcswidth(shown) <= max(room, 0) or len(line) <= 4
    assert set(carets.lstrip()) == {"^"}
    if column <= len(line):
        assert len(carets) <= room + 1
