"""Who issues a paper, and when, stands at the right of the page, and what follows it on a page of its own."""

from __future__ import annotations

import io
import re

import docx
import pytest

from oldcommunity.views.papers.document import Signed, plain
from oldcommunity.views.papers.parsing import parse

LINES = {"zh": ["（印发单位）", "（印发日期）"], "en": ["(Issued by)", "(Date of issue)"]}


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", ["inspection", "bulletin"])
def test_a_paper_has_one_place_to_sign(paper, name, language):
    blocks = parse(paper(name, "--as-of", "2022-05-11", "--lang", language), language).blocks
    (signed,) = (block for block in blocks if isinstance(block, Signed))
    assert [plain(line) for line in signed.lines] == LINES[language]


def test_a_text_of_the_book_makes_none(paper):
    document = parse("# 甲\n\n\\<!-- signed --\\>\n\n乙\n", "zh")
    assert not any(isinstance(block, Signed) for block in document.blocks)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_in_html_it_is_set_to_the_right(call, language):
    text = call("report", "bulletin", "--as-of", "2022-05-11", "--lang", language, "--format", "html").out
    found = re.search(r'<div class="signed">(.*?)</div>\n<h2>', text)
    assert found
    assert re.findall(r"<p>(.*?)</p>", found[1]) == LINES[language]
    assert re.search(r"\.signed \{ width: fit-content; margin: \S+ 0 \S+ auto;", text)
    assert "<!-- signed" not in text


@pytest.mark.parametrize("language", ["zh", "en"])
def test_in_word_it_is_set_to_the_right(call, tmp_path, language):
    file = tmp_path / "paper.docx"
    call("report", "bulletin", "--as-of", "2022-05-11", "--lang", language, "-o", file)
    document = docx.Document(io.BytesIO(file.read_bytes()))
    at = next(i for i, one in enumerate(document.paragraphs) if one.text == LINES[language][0])
    first, last, following = document.paragraphs[at : at + 3]
    assert last.text == LINES[language][1]
    assert {one.style.style_id for one in (first, last)} == {"Signature"}
    assert first.style.paragraph_format.alignment == docx.enum.text.WD_ALIGN_PARAGRAPH.RIGHT
    assert following.paragraph_format.page_break_before
    if language == "zh":
        characters = last.paragraph_format.right_indent.pt / 16
        assert 3.8 < characters < 4.1


def test_plain_text_has_the_lines_as_they_are(call):
    text = call("report", "bulletin", "--as-of", "2022-05-11", "--format", "plain").out
    assert "\n\n（印发单位）\n（印发日期）\n\n" in text
