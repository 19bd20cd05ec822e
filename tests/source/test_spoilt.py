"""However a file is spoilt, it is read as any YAML reader would read it, or refused: never a crash, never a guess."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from oldcommunity.labels import Labels
from oldcommunity.source.document import MAX_FINDINGS, Document, load_document
from source.record import RECORD
from source.traps import READ, REFUSED

SEEDS = [RECORD, *(content for _, content, *_ in (*REFUSED, *READ) if isinstance(content, str) and len(content) < 500)]
SIGNS = [
    *":-[]{},#&*!|>'\"%@`?\n\t　：，“”【】－＃\\ \0\x85\u2028\ufeff",
    "\n  ",
    "\n- ",
    ": ",
    " #",
    "---\n",
    "<<: ",
    "\r",
]
WORDS = [Labels(language).section("problems_text") for language in ("zh", "en")]


def check(data: bytes) -> Document:
    document = load_document(data)
    lines = document.text.split("\n")
    assert (document.data is None) == bool(document.findings)
    assert len(document.findings) <= MAX_FINDINGS
    for finding in document.findings:
        if document.text:
            assert finding.line <= len(lines)
            assert 1 <= finding.column <= len(lines[finding.line - 1]) + 1
        assert finding.end_column >= finding.column
        for words in WORDS:
            for pattern in words[finding.code]:
                assert pattern.format_map(finding.params)
    if document.data is not None:
        assert plain(document.data) == plain(yaml.load(data.decode("utf-8-sig"), yaml.CBaseLoader))
    return document


def plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [plain(inner) for inner in value]
    return "" if value in (None, "~", "null", "Null", "NULL") else value


def test_any_byte_of_a_record_may_be_lost():
    data = RECORD.encode()
    for at in range(len(data)):
        check(data[:at] + data[at + 1 :])


def test_any_line_of_a_record_may_be_lost_or_doubled():
    lines = RECORD.splitlines(keepends=True)
    for at, line in enumerate(lines):
        check("".join(lines[:at] + lines[at + 1 :]).encode())
        check("".join([*lines[:at], line, *lines[at:]]).encode())


def test_a_record_may_be_cut_anywhere():
    data = RECORD.encode()
    for at in range(len(data)):
        check(data[:at])


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes(data):
    check(data)


@settings(max_examples=500, deadline=None)
@given(st.data())
def test_any_mutation(data):
    text = data.draw(st.sampled_from(SEEDS))
    for _ in range(data.draw(st.integers(1, 5))):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, min(start + 4, len(text))))
        text = text[:start] + data.draw(st.sampled_from(["", *SIGNS])) + text[end:]
    check(text.encode())


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_any_order_of_lines(data):
    lines = data.draw(st.sampled_from(SEEDS)).split("\n")
    check("\n".join(data.draw(st.permutations(lines))).encode())


@settings(max_examples=300, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40))
def test_any_text_survives_in_quotes_or_is_refused_by_its_characters(text):
    content = f"id: a\nname: '{text.replace(chr(39), chr(39) * 2)}'\n"
    document = check(content.encode())
    if document.data is None:
        assert {finding.code for finding in document.findings} <= {"OC106", "OC108"}
    else:
        assert document.data["name"] == text


@pytest.mark.parametrize(
    ("text", "reason", "spaces"),
    [
        ("m:\n  - {a: b}\n    - {a: c}\n", "item-too-far", 2),
        ("m:\n  - {a: b}\n - {a: c}\n", "item-too-near", 1),
        ("m:\n  - a: b\n    c: d\n   - a: c\n", "item-too-far", 1),
    ],
)
def test_an_item_out_of_line_is_told_with_its_spaces(text, reason, spaces):
    (finding,) = load_document(text.encode()).findings
    assert (finding.code, finding.params["reason"], finding.params["spaces"]) == ("OC201", reason, spaces)


@pytest.mark.parametrize(
    ("post", "offer"),
    [
        ("进展: 正在做", '"进展: 正在做"'),
        ("进展: 正在做, 管网", '"进展: 正在做, 管网"'),
        ("进展: 正在做, 管网: 好", ""),
    ],
)
def test_a_text_with_colons_in_braces_is_offered_whole_or_not_at_all(post, offer):
    for text in (f"lead: {{post: {post}, level: city}}\n", f"lead: {{level: city, post: {post}}}\n"):
        (finding,) = load_document(text.encode()).findings
        assert (finding.code, finding.params["offer"]) == ("OC215", offer)
