"""Papers as Word files: the text of the Markdown, the page of GB/T 9704-2012, and nothing of the machine."""

from __future__ import annotations

import datetime as dt
import doctest
import io
import re
import sys
import zipfile
from dataclasses import asdict

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Length

from conftest import ROOT, write_book
from oldcommunity.book.settings import Fonts, Settings
from oldcommunity.labels import Labels
from oldcommunity.records.settings import Fonts as FontsRecord
from oldcommunity.views.papers.as_docx import render
from oldcommunity.views.papers.document import (
    Document,
    Heading,
    Items,
    NoteRef,
    Paragraph,
    Rule,
    Signed,
    Table,
    Text,
    plain,
)
from oldcommunity.views.papers.parsing import parse
from oldcommunity.views.papers.word import standard, tables
from oldcommunity.views.papers.word.tables import column_widths

CITY = ROOT / "examples/city/data"
NAMES = ("inspection", "bulletin", "monthly")
TITLE = Heading((Text("题"),), 1)


def made(*blocks, language="zh", footnotes=None, fonts=None) -> bytes:
    """A Word file of some blocks."""
    document = Document("题", language, (TITLE, *blocks), footnotes or {})
    return render(document, Labels(language), fonts or asdict(Fonts()), dt.date(2022, 5, 11))


def opened(content: bytes):
    return docx.Document(io.BytesIO(content))


def parts(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return {name: file.read(name).decode("utf-8") for name in file.namelist()}


def text_block(section) -> tuple[Length, Length]:
    """How wide and how high the text of a page may be."""
    width = section.page_width - section.left_margin - section.right_margin
    height = section.page_height - section.top_margin - section.bottom_margin
    return Length(width), Length(height)


@pytest.fixture
def word(call, tmp_path):
    """A paper of the made-up city as the bytes of a Word file."""

    def told(name, *words, data=CITY, day="2023-06-30"):
        file = tmp_path / "paper.docx"
        done = call("report", name, "--data", data, "--as-of", day, "-o", file, *words)
        assert (done.code, done.out, done.err) == (0, "", ""), done.err
        return file.read_bytes()

    return told


def texts_meant(blocks, chinese, depth=0):
    """The texts of blocks, as a reader should find them: paragraphs as texts, tables as lists of rows."""
    for block in blocks:
        match block:
            case Heading(inlines) | Paragraph(inlines):
                yield plain(inlines)
            case Items(items, start):
                for i, item in enumerate(items):
                    first, *rest = texts_meant(item, chinese, depth + 1)
                    number = None if start is None else start + i
                    if chinese:
                        sign = "——" if number is None else f"（{number}）" if depth else f"{number}．"
                    else:
                        sign = "•\t" if number is None else f"{number}.\t"
                    yield sign + first
                    yield from rest
            case Signed(lines):
                yield from map(plain, lines)
            case Table(head, rows):
                yield [[plain(cell) for cell in row] for row in (head, *rows)]


def texts_found(document):
    for child in document.element.body:
        if child.tag == qn("w:p"):
            # A long title has a line break of Word's own.
            text = docx.text.paragraph.Paragraph(child, document).text.replace("\n", "")
            if text:
                yield text
        elif child.tag == qn("w:tbl"):
            table = docx.table.Table(child, document)
            yield [[cell.text for cell in row.cells] for row in table.rows]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("trace", [(), ("--trace",)])
def test_the_text_is_that_of_the_markdown(word, paper, name, language, trace):
    words = (name, "--lang", language, *trace)
    meant = parse(paper(*words, "--as-of", "2023-06-30", data=CITY), language)
    document = opened(word(*words))
    assert list(texts_found(document)) == list(texts_meant(meant.blocks, language == "zh"))
    assert document.core_properties.title == meant.title


def test_the_shipped_report_is_in_it_too(word):
    text = "\n".join(one for one in texts_found(opened(word("inspection", data=ROOT / "data", day="2022-05-11"))))
    assert "27.3%" in text
    assert "\n1．由指挥部牵头" in text


class TestStandard:
    """The page of GB/T 9704-2012."""

    def test_page_and_margins(self):
        section = opened(made()).sections[0]
        told = (section.page_width, section.page_height, section.top_margin, section.left_margin)
        assert [round(length.mm, 1) for length in told] == [210, 297, 37, 28]
        width, height = text_block(section)
        assert (round(width.mm, 1), round(height.mm, 1)) == (156, 225)

    def test_22_lines_of_28_characters_fit_and_no_more(self):
        document = opened(made())
        section, normal = document.sections[0], document.styles["Normal"]
        grid = section._sectPr.find(qn("w:docGrid"))
        assert (grid.get(qn("w:type")), grid.get(qn("w:linePitch"))) == ("lines", "579")
        width, height = text_block(section)
        spacing = int(normal.element.rPr.find(qn("w:spacing")).get(qn("w:val"))) / 20
        assert normal.font.size.pt == 16
        assert int(width.pt / (normal.font.size.pt + spacing)) == 28
        assert normal.paragraph_format.line_spacing_rule == docx.enum.text.WD_LINE_SPACING.EXACTLY
        assert int(height.pt / normal.paragraph_format.line_spacing.pt) == 22
        assert normal.paragraph_format.widow_control is False

    @pytest.mark.parametrize(
        ("style", "font", "size", "bold"),
        [
            ("Title", "方正小标宋简体", 22, False),
            ("Heading 1", "黑体", 16, False),
            ("Heading 2", "楷体_GB2312", 16, False),
            ("Heading 3", "仿宋_GB2312", 16, True),
            ("Body Text", "仿宋_GB2312", 16, False),
            ("Footer", "宋体", 14, False),
        ],
    )
    def test_fonts_and_sizes(self, style, font, size, bold):
        told = opened(made()).styles[style]
        fonts = told.element.rPr.find(qn("w:rFonts"))
        assert (fonts.get(qn("w:eastAsia")), told.font.size.pt, told.font.bold) == (font, size, bold)
        assert fonts.get(qn("w:ascii")) == ("宋体" if style == "Footer" else "Times New Roman")
        assert not [name for name in fonts.attrib if "heme" in name]

    def test_paragraphs_are_in_the_styles_of_their_kind(self):
        heads = [Heading((Text(str(level)),), level) for level in (2, 3, 4, 5)]
        text, items = Paragraph((Text("文"),)), Items(((Paragraph((Text("条"),)),),), 1)
        document = opened(made(*heads, text, items, Rule(), text))
        told = [one.style.name for one in document.paragraphs if one.text]
        expected = ["Heading 1", "Heading 2", "Heading 3", "Heading 4", "Body Text", "List Paragraph", "页末说明"]
        assert told == ["Title", *expected]
        for name in ("Body Text", "Heading 1", "List Paragraph"):
            indent = document.styles[name].element.pPr.find(qn("w:ind"))
            assert indent.get(qn("w:firstLineChars")) == "200"
            assert indent.get(qn("w:firstLine")) == "630"
        assert document.styles["Title"].paragraph_format.alignment == docx.enum.text.WD_ALIGN_PARAGRAPH.CENTER

    def test_page_numbers_stand_right_on_odd_pages_and_left_on_even_ones(self):
        document = opened(made())
        assert document.settings.odd_and_even_pages_header_footer is True
        section = document.sections[0]
        for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
            (line,) = footer.paragraphs
            assert line.style.name == "Footer"
            assert line._p.pPr.find(qn("w:jc")).get(qn("w:val")) == side
            assert line._p.pPr.find(qn("w:ind")).get(qn(f"w:{side}Chars")) == "100"
            assert "".join(one.text for one in line._p.iter(qn("w:t"))) == "— 1 —"
            assert [one.get(qn("w:instr")).strip() for one in line._p.iter(qn("w:fldSimple"))] == ["PAGE"]

    def test_every_run_says_that_its_punctuation_is_chinese(self, word):
        told = parts(word("bulletin", "--trace"))
        runs = re.findall(r"<w:r>(.*?)</w:r>", told["word/document.xml"] + told["word/footnotes.xml"])
        lettered = [one for one in runs if "<w:t " in one and "FootnoteReference" not in one]
        assert len(lettered) > 300
        assert all('<w:rFonts w:hint="eastAsia"/>' in one for one in lettered)

    def test_english_has_the_same_page_and_its_own_punctuation(self):
        document = opened(made(Paragraph((Text("a “b”"),)), language="en"))
        section = document.sections[0]
        assert round(section.top_margin.mm) == 37
        assert section._sectPr.find(qn("w:docGrid")) is None
        assert "w:hint" not in parts(made(language="en"))["word/document.xml"]
        assert document.styles["Normal"].font.name == "Times New Roman"
        assert "FirstLine" not in parts(made(language="en"))["word/styles.xml"]


class TestTables:
    """Tables."""

    def table(self, rows=3, text="长" * 60) -> Table:
        head = ((Text("项目"),), (Text("问题"),), (Text("天数"),))
        body = tuple(((Text("甲"),), (Text(text),), (Text("12天"),)) for _ in range(rows))
        return Table(head, body, frozenset({2}))

    @pytest.mark.parametrize("language", ["zh", "en"])
    @pytest.mark.parametrize("text", ["短", "长" * 60, "x" * 500])
    def test_as_wide_as_the_text_with_borders_and_a_head_on_each_page(self, language, text):
        document = opened(made(self.table(text=text), language=language))
        (table,) = document.tables
        assert table.style.name == "Table Grid"
        borders = table.style.element.find(qn("w:tblPr")).find(qn("w:tblBorders"))
        assert {one.tag.rpartition("}")[2]: one.get(qn("w:val")) for one in borders} == dict.fromkeys(
            ("top", "left", "bottom", "right", "insideH", "insideV"), "single"
        )
        width, _ = text_block(document.sections[0])
        widths = [column.width for column in table.columns]
        assert sum(widths) == width
        assert [cell.width for cell in table.rows[1].cells] == widths
        assert min(widths) > docx.shared.Mm(10)
        heads = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows]
        assert heads == [True, False, False, False]
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)

    def test_numbers_stand_right_in_smaller_letters(self):
        (table,) = opened(made(self.table())).tables
        aligned = [cell.paragraphs[0].alignment for cell in table.rows[1].cells]
        assert aligned == [None, None, docx.enum.text.WD_ALIGN_PARAGRAPH.RIGHT]
        sizes = {run.font.size.pt for row in table.rows for cell in row.cells for run in cell.paragraphs[0].runs}
        assert len(sizes) == 1
        assert sizes < {14, 12, 10.5, 9}

    def test_a_short_table_stays_together_and_a_long_one_does_not(self):
        def kept(rows):
            (table,) = opened(made(self.table(rows))).tables
            return [row.cells[0].paragraphs[0].paragraph_format.keep_with_next is True for row in table.rows]

        assert kept(3) == [True, True, True, False]
        assert kept(30) == [True, True] + [False] * 29

    def test_two_tables_stay_two(self):
        document = opened(made(self.table(), self.table()))
        assert [child.tag.rpartition("}")[2] for child in document.element.body] == [
            *("p", "tbl", "p", "tbl", "p"),
            "sectPr",
        ]

    @pytest.mark.parametrize("needs", [[1], [10, 10], [5, 2000, 5], [900, 900, 900], [1] * 40, [5000] * 12])
    def test_columns_fill_the_room_exactly(self, needs):
        widths = column_widths(needs, 1000, 300)
        assert sum(widths) == 1000
        assert min(widths) > 0

    @pytest.mark.parametrize("module", [standard, tables])
    def test_examples_in_docstrings_hold(self, module):
        told = doctest.testmod(module)
        assert (told.failed, told.attempted > 0) == (0, True)

    def test_what_fits_is_not_broken(self):
        assert all(
            width >= need for width, need in zip(column_widths([90, 400, 200], 700, 300), [90, 400, 200], strict=True)
        )
        assert column_widths([90, 4000, 200], 700, 300)[::2] == [90, 200]


class TestFootnotes:
    """Footnotes of `--trace`."""

    def test_each_is_a_footnote_of_word_and_is_referred_to(self, word, paper):
        told = parts(word("inspection", "--trace"))
        meant = parse(paper("inspection", "--trace", "--as-of", "2023-06-30", data=CITY), "zh")
        ids = re.findall(r'<w:footnoteReference w:id="(\d+)"/>', told["word/document.xml"])
        assert ids == [str(number) for number in range(1, len(meant.footnotes) + 1)]
        notes = re.findall(r'<w:footnote w:id="(\d+)">(.*?)</w:footnote>', told["word/footnotes.xml"])
        assert [number for number, _ in notes] == ids
        texts = ["".join(re.findall(r"<w:t [^>]*>(.*?)</w:t>", note)).strip() for _, note in notes]
        assert texts == [plain(meant.footnotes[number]) for number in sorted(meant.footnotes)]
        assert "footnotes+xml" in told["[Content_Types].xml"]
        assert "footnotes.xml" in told["word/_rels/document.xml.rels"]

    def test_a_second_reference_repeats_the_number(self):
        text = Paragraph((Text("甲"), NoteRef(7), Text("乙"), NoteRef(3), Text("丙"), NoteRef(7)))
        told = parts(made(text, footnotes={3: (Text("三"),), 7: (Text("七"),)}))
        body = told["word/document.xml"]
        assert re.findall(r'footnoteReference w:id="(\d)"', body) == ["1", "2"]
        (again,) = re.findall(r"<w:fldSimple.*?</w:fldSimple>", body)
        (name,) = re.findall(r"NOTEREF (\w+) ", again)
        assert re.search(rf'<w:bookmarkStart w:id="1" w:name="{name}"/><w:r>.*?footnoteReference w:id="1"', body)
        assert ">1</w:t>" in again
        assert re.findall("[三七]", told["word/footnotes.xml"]) == ["七", "三"]

    def test_without_any_there_is_no_such_part(self):
        assert "word/footnotes.xml" not in parts(made())


class TestFile:
    """The file as a file."""

    def test_same_words_same_bytes(self, word):
        first = word("bulletin", "--trace")
        assert word("bulletin", "--trace") == first
        with zipfile.ZipFile(io.BytesIO(first)) as file:
            names = file.namelist()
            assert names == ["[Content_Types].xml", *sorted(names[1:])]
            assert {info.date_time for info in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}

    def test_it_tells_its_day_and_nobodys_name(self, word):
        told = opened(word("monthly")).core_properties
        assert (told.created.date(), told.modified.date()) == (dt.date(2023, 6, 30), dt.date(2023, 6, 30))
        assert (told.author, told.last_modified_by, told.language) == ("oldcommunity", "oldcommunity", "zh-CN")
        assert told.revision == 0

    def test_nothing_in_it_acts_or_leads_out(self, word):
        told = parts(word("inspection", "--trace"))
        assert all(re.fullmatch(r"\[Content_Types\]\.xml|.*\.(xml|rels)", name) for name in told)
        whole = "".join(told.values())
        assert "External" not in whole
        assert not re.search(r"macro|vbaProject|oleObject|altChunk|hyperlink|attachedTemplate", whole)
        assert set(re.findall(r'w:instr=" (\w+)', whole)) <= {"PAGE", "NOTEREF"}

    def test_it_has_no_more_parts_than_it_needs(self):
        names = {name.rpartition("/")[2] for name in parts(made())}
        assert names == {
            *("[Content_Types].xml", ".rels", "core.xml", "document.xml.rels", "document.xml", "fontTable.xml"),
            *("footer1.xml", "footer2.xml", "settings.xml", "styles.xml"),
        }

    @pytest.mark.parametrize("sign", ["\x00", "\x1b", "\x08", chr(0xD800), chr(0xDCFF), "\ufffe", "\u202e", "\ufdd0"])
    def test_what_acts_or_cannot_stand_in_a_file_is_shown_by_its_number(self, sign):
        texts = (Text(f"甲{sign}乙"),)
        blocks = (Heading(texts, 2), Paragraph(texts), Table((texts,), ((texts,),)), Items(((Paragraph(texts),),)))
        content = render(
            Document(f"题{sign}", "zh", (*blocks, Paragraph((NoteRef(1),))), {1: texts}),
            Labels("zh"),
            asdict(Fonts(body=f"仿{sign}宋")),
            dt.date(2022, 5, 11),
        )
        told = parts(content)
        assert sign not in "".join(told.values())
        assert re.search(r"甲\\[xu][0-9a-f]+乙", told["word/document.xml"])
        assert "甲\\" in told["word/footnotes.xml"]
        opened(content)

    def test_lines_of_one_text_stay_apart(self):
        document = opened(made(Paragraph((Text("a\nb\n\n c", code=True),))))
        assert document.paragraphs[1].text == "a\nb\n\n c"

    def test_lists_within_lists_stand_further_in(self):
        def item(text, *further):
            return (Paragraph((Text(text),)), *further)

        inner = Items((item("丙"), item("丁", Items((item("戊"),)))), 3)
        document = opened(made(Items((item("甲", Paragraph((Text("乙"),)), inner),), 1)))
        told = {one.text: one.paragraph_format.left_indent for one in document.paragraphs[1:]}
        assert list(told) == ["1．甲", "乙", "（3）丙", "（4）丁", "——戊"]
        assert [length and length.twips for length in told.values()] == [None, None, 630, 630, 1260]

    @pytest.mark.parametrize("name", ["<b>x</b>", "&amp;", "]]>", "{ DDEAUTO c }", "{{ 7*191 }}", "=1+1", '"<!--'])
    def test_a_name_stands_as_itself(self, word, tmp_path, name):
        quoted = "'" + name + "'"
        write_book(
            tmp_path / "data",
            f"# cohorts/2022.yaml\ncohort: 2022\nplan:\n  - projects: 1\n# projects/a.yaml\nid: a\nname: {quoted}\n"
            f"cohort: 2022\nmilestones:\n  - {{code: started, met: 2022-01-10}}\n",
        )
        content = word("inspection", data=tmp_path / "data", day="2022-05-11")
        assert name in "\n".join(one for one in texts_found(opened(content)) if isinstance(one, str))


class TestCommand:
    """`oc report` and Word."""

    def test_fonts_come_from_the_book(self, word, copy):
        with (copy / "book.yaml").open("a", encoding="utf-8") as file:
            file.write("fonts:\n  body: 仿宋\n  title: '方正小标宋_GBK\"<&'\n")
        content = word("inspection", data=copy, day="2022-05-11")
        styles = opened(content).styles
        told = {
            name: styles[name].element.rPr.find(qn("w:rFonts")).get(qn("w:eastAsia")) for name in ("Normal", "Title")
        }
        assert told == {"Normal": "仿宋", "Title": '方正小标宋_GBK"<&'}
        assert "楷体_GB2312" in parts(content)["word/styles.xml"]
        assert 'w:name="仿宋"><w:altName w:val="仿宋_GB2312' in parts(content)["word/fontTable.xml"]

    def test_the_defaults_are_the_same_where_the_book_cannot_be_read(self):
        assert asdict(Settings().fonts) == {name: getattr(FontsRecord(), name) for name in FontsRecord.model_fields}

    @pytest.mark.parametrize("words", [(), ("-o", "-")])
    def test_it_goes_to_a_file_only(self, call, words):
        done = call("report", "inspection", "--format", "docx", "--data", ROOT / "data", "--lang", "zh", *words)
        assert (done.code, done.out) == (2, "")
        assert "-o 督查报告.docx" in done.err

    def test_a_file_that_cannot_be_written_is_told(self, call, tmp_path):
        done = call("report", "inspection", "--data", ROOT / "data", "-o", tmp_path / "none/a.docx")
        assert done.code == 3

    @pytest.mark.parametrize(("language", "said"), [("zh", "另装一个库"), ("en", "one more library")])
    def test_without_the_library_it_says_what_to_type(self, call, tmp_path, monkeypatch, language, said):
        for name in [name for name in sys.modules if name.partition(".")[0] == "docx"]:
            monkeypatch.delitem(sys.modules, name)
        monkeypatch.setitem(sys.modules, "docx", None)
        file = tmp_path / "a.docx"
        done = call("report", "inspection", "--data", ROOT / "data", "--lang", language, "-o", file)
        assert done.code == 3
        assert said in done.err
        assert 'pip install "oldcommunity[docx]"' in done.err
        assert len(done.err.splitlines()) == 1
        assert not file.exists()

    def test_verify_asks_for_the_markdown(self, call, word, tmp_path):
        file = tmp_path / "given.docx"
        file.write_bytes(word("inspection"))
        done = call("verify", file, "--data", CITY, "--lang", "zh")
        assert done.code == 3
        assert "-o 督查报告.md" in done.err
