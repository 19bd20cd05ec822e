"""A file is read as its writer meant it, or refused at the place where it has to be mended."""

from __future__ import annotations

import string
import time

import pytest
import yaml

from oldcommunity.errors import BookError
from oldcommunity.labels import Labels, Problem
from oldcommunity.rules import RULES
from oldcommunity.source import events
from oldcommunity.source.document import MAX_FINDINGS, load_document
from source.traps import READ, REFUSED


def as_bytes(content: str | bytes) -> bytes:
    return content if isinstance(content, bytes) else content.encode()


@pytest.mark.parametrize(("name", "content", "code", "line", "column"), REFUSED, ids=[trap[0] for trap in REFUSED])
def test_a_trap_is_refused_where_it_stands(name, content, code, line, column):
    begun = time.perf_counter()
    document = load_document(as_bytes(content))
    assert time.perf_counter() - begun < 2
    assert document.data is None
    first = document.findings[0]
    assert (first.code, first.line, first.column) == (code, line, column), document.findings
    assert first.end_column >= first.column
    assert len(document.findings) <= MAX_FINDINGS


@pytest.mark.parametrize(("name", "content", "data"), READ, ids=[good[0] for good in READ])
def test_what_only_looks_like_a_trap_is_read(name, content, data):
    document = load_document(as_bytes(content))
    assert (document.data, document.findings) == (data, ())


@pytest.mark.parametrize(("name", "content"), [(good[0], good[1]) for good in READ], ids=[good[0] for good in READ])
def test_bom_and_line_ends_change_nothing(name, content):
    plain = load_document(as_bytes(content).removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n"))
    marked = load_document(b"\xef\xbb\xbf" + as_bytes(content).removeprefix(b"\xef\xbb\xbf"))
    dos = load_document(as_bytes(content).replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))
    assert marked.bom
    assert plain.data == marked.data == dos.data


def words(language: str, code: str, params: object) -> Problem:
    texts = Labels(language).section("problems_text")
    reason = params.get("reason") if isinstance(params, dict) else None
    found: Problem = texts.get(f"{code}.{reason}") or texts[code]
    return found


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_finding_can_be_said(language):
    for name, content, *_ in REFUSED:
        for finding in load_document(as_bytes(content)).findings:
            for text in words(language, finding.code, finding.params):
                assert text.format_map(finding.params).strip(), name
            for text in Labels(language).problem(finding.code):
                assert text.format_map(finding.params)


def test_words_are_there_for_every_code_and_the_same_in_both_languages():
    zh, en = (Labels(language).section("problems_text") for language in ("zh", "en"))
    assert zh.keys() == en.keys()
    assert {key.partition(".")[0] for key in zh} == {code for code in RULES if code[2] in "125"}
    for key, problem in zh.items():
        for ours, theirs in zip(problem, en[key], strict=True):
            assert fields(ours) == fields(theirs), key


def fields(pattern: str) -> set[str | None]:
    return {name for _, name, _, _ in string.Formatter().parse(pattern)} - {None}


def test_every_code_of_bytes_and_yaml_has_a_trap():
    assert {trap[2] for trap in REFUSED} == {code for code in RULES if code[2] in "12"}


OFFERS = [
    ("name：崇桂\nid: a\n", "name: 崇桂"),
    ("m:\n  - code：x\n", "  - code: x"),
    ("id: a\nname:\u3000x\n", "name: x"),
    ("id: a\nname:b\n", "name: b"),
    ("m:\n  － x\n", "  - x"),
    ("name: “崇桂”\n", '"崇桂"'),
    ("id: @x\n", '"@x"'),
    ("id: 说明: 见附件 # 注\n", '"说明: 见附件"'),
    ('id: 说明: "甲"\n', "'说明: \"甲\"'"),
    ("id: it's: so\n", '"it\'s: so"'),
    ("name: 'it's'\n", '"it\'s"'),
    ('name: "麒麟"新村\n', "'\"麒麟\"新村'"),
    ("lead: {post: 局长, 书记, 主任}\n", '"局长, 书记, 主任"'),
    ("lead: {post: 局长: 书记}\n", '"局长: 书记"'),
    ("name: 麒麟新村 #1楼\n", '"麒麟新村 #1楼"'),
    ("l: [甲 #1, 乙]\n", ""),
    ("area:\n\u3000zone: x\n", ""),
]


@pytest.mark.parametrize(("text", "offer"), OFFERS)
def test_what_to_type_is_offered(text, offer):
    assert load_document(text.encode()).findings[0].params["offer"] == offer


@pytest.mark.parametrize(("text", "offer"), [pair for pair in OFFERS if pair[1]])
def test_what_is_offered_can_be_typed(text, offer):
    finding = load_document(text.encode()).findings[0]
    lines = text.split("\n")
    line = lines[finding.line - 1]
    if finding.code in ("OC203", "OC210") and not offer.startswith('"'):
        lines[finding.line - 1] = offer
    else:
        start = line.index(offer[1]) if finding.code == "OC211" else finding.column - 1
        start = line.index("局长") if "局长" in line else line.index(": ") + 2
        end = line.index("}") if "}" in line else len(line)
        lines[finding.line - 1] = line[:start] + offer + line[end:]
    assert load_document("\n".join(lines).encode()).findings == ()


def test_all_faults_of_a_file_are_told_in_one_run():
    text = "id：a\nname: \u200b崇\nbudget:1\nnote: x\ty\ntargets: [a，b]\nid: b\n"
    codes = [(finding.code, finding.line) for finding in load_document(text.encode()).findings]
    assert codes == [("OC203", 1), ("OC106", 2), ("OC210", 3), ("OC202", 4), ("OC203", 5)]


def test_faults_before_a_syntax_error_are_told_with_it():
    text = "id: a\nid: b\nlead: {post: 局长, 书记}\nname: 'x\n"
    codes = [(finding.code, finding.line) for finding in load_document(text.encode()).findings]
    assert codes == [("OC204", 2), ("OC215", 3), ("OC201", 4)]


def test_after_a_syntax_error_block_texts_are_still_texts():
    text = "id：a\nissues:\n  - text: |\n      详见\n      note：abc\n    owner：x\n  - |\n    owner：y\nname：b\n"
    assert [finding.line for finding in load_document(text.encode()).findings] == [1, 6, 9]


def test_beyond_a_number_findings_are_only_counted():
    text = "".join(f"f{i}：x\n" for i in range(50))
    findings = load_document(text.encode()).findings
    assert len(findings) == MAX_FINDINGS
    assert [finding.params.get("more") for finding in findings] == [None] * (MAX_FINDINGS - 1) + [30]


def test_nothing_is_ever_constructed(tmp_path):
    canary = tmp_path / "canary"
    text = f"id: !!python/object/apply:os.system ['touch {canary}']\n"
    assert load_document(text.encode()).data is None
    assert not canary.exists()


def test_without_libyaml_the_program_says_so(monkeypatch):
    monkeypatch.setattr(events, "_PARSER", None)
    with pytest.raises(BookError) as caught:
        load_document(b"id: a\n")
    assert caught.value.key == "no-libyaml"


def test_data_are_the_same_as_of_a_plain_parser():
    for _, content, data in READ:
        text = as_bytes(content).decode("utf-8-sig")
        nodes = yaml.load(text, yaml.CBaseLoader)  # every scalar a text
        assert without_nothing(nodes) == without_nothing(data)


def without_nothing(data: object) -> object:
    if isinstance(data, dict):
        return {key: without_nothing(value) for key, value in data.items()}
    if isinstance(data, list):
        return [without_nothing(value) for value in data]
    return "" if data in (None, "null", "Null", "NULL", "~") else data
