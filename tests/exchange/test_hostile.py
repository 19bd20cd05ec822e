"""Files that are damaged, disguised or made to do harm: one clear line each, soon, and nothing is written."""

from __future__ import annotations

import io
import re
import zipfile

import openpyxl
import pytest

_PARTS = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
    "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
    'Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r='
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="表" sheetId="1" '
    'r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" '
    'Target="worksheets/sheet1.xml"/></Relationships>',
}


def sheet_xml(rows, *, head="", before="", after=""):
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>{head}<worksheet xmlns="http://schemas.openxmlformats.org/'
        f'spreadsheetml/2006/main">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'
    )


def text_cell(at, text):
    return f'<c r="{at}" t="inlineStr"><is><t>{text}</t></is></c>'


ROWS = (
    f'<row r="1">{text_cell("A1", "项目名称")}{text_cell("B1", "户数")}</row>'
    f'<row r="2">{text_cell("A2", "乙新村")}<c r="B2"><v>5</v></c></row>'
)


@pytest.fixture
def made(tmp_path):
    """A workbook from its parts."""

    def write(sheet, **other):
        path = tmp_path / "bad.xlsx"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in (_PARTS | {"xl/worksheets/sheet1.xml": sheet} | other).items():
                if content is not None:
                    archive.writestr(name, content)
        return path

    return write


@pytest.fixture
def refused(call):
    """Import a file that has to be refused in one line, and give that line."""

    def told(path):
        done = call("import", path, "--dry-run")
        assert done.code == 3, done
        assert done.err.count("\n") == 1
        assert not done.out
        assert "Traceback" not in done.err
        return done.err

    return told


def test_a_sound_workbook_of_these_parts_is_read(made, call):
    done = call("import", made(sheet_xml(ROWS)), "--dry-run")
    assert "改为 5; 单元格 表!B2" in done.out


def test_a_lying_dimension_is_not_believed(made, call):
    sheet = sheet_xml(ROWS, before='<dimension ref="A1:XFD1048576"/>')
    assert "改为 5" in call("import", made(sheet), "--dry-run").out


def test_a_cell_far_away_is_refused_at_its_address(made, refused):
    far = ROWS + f'<row r="1048576">{text_cell("XFD1048576", "x")}</row>'
    assert "表!XFD1048576" in refused(made(sheet_xml(far)))


def test_empty_cells_far_away_do_no_harm(made, call):
    far = ROWS + '<row r="1048576"><c r="XFD1048576" s="0"/></row>'
    assert "改为 5" in call("import", made(sheet_xml(far)), "--dry-run").out


def test_merged_cells_over_everything_do_no_harm(made, call):
    sheet = sheet_xml(ROWS, after='<mergeCells><mergeCell ref="C1:XFD1048576"/></mergeCells>')
    assert "改为 5" in call("import", made(sheet), "--dry-run").out


def test_more_rows_than_an_office_has(made, refused):
    rows = ROWS + "".join(f'<row r="{n}">{text_cell(f"A{n}", n)}</row>' for n in range(3, 6000))
    assert "5000 行" in refused(made(sheet_xml(rows)))


def test_a_small_file_that_unpacks_to_a_large_one(made, refused):
    assert "MB" in refused(made(sheet_xml(ROWS + " " * 60_000_000)))
    assert "MB" in refused(made(sheet_xml(ROWS), **{"xl/media/x.bin": b"\0" * 5_000_000}))


def test_thousands_of_parts(made, refused):
    assert refused(made(sheet_xml(ROWS), **{f"x/{n}": "" for n in range(1100)}))


@pytest.mark.parametrize(
    "head",
    [
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>',
        '<!DOCTYPE x SYSTEM "file:///etc/passwd">',
    ],
)
def test_words_of_its_own(made, refused, head):
    assert "XML 实体" in refused(made(sheet_xml(ROWS.replace(">5<", ">&b;<"), head=head)))


def test_words_of_its_own_in_another_encoding(made, refused):
    sheet = sheet_xml(ROWS, head='<!DOCTYPE x [<!ENTITY a "5">]>').replace("UTF-8", "UTF-16")
    assert refused(made(sheet.encode("utf-16")))


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/_rels/workbook.xml.rels", "[Content_Types].xml"])
def test_a_part_that_is_missing(made, refused, part):
    assert "另存为 .xlsx" in refused(made(sheet_xml(ROWS), **{part: None}))


@pytest.mark.parametrize("sheet", ["", "<x", sheet_xml("<row><c r='0'><v>x</v></c></row>"), sheet_xml(ROWS)[:-40]])
def test_a_part_that_is_damaged(made, refused, sheet):
    assert "另存为 .xlsx" in refused(made(sheet))


def test_a_shared_text_that_is_not_there(made, refused):
    assert refused(made(sheet_xml('<row r="1"><c r="A1" t="s"><v>99</v></c></row>')))


def test_what_is_no_workbook(tmp_path, refused):
    path = tmp_path / "a.xlsx"
    for data, told in (
        (b"PK\x03\x04 and no more", "不是完好的"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "旧格式"),
        (b"<html><table><tr><td>x</td></tr></table></html>", "网页"),
        (b"\x89PNG\r\n\x1a\n\0\0", "既不是"),
        (b"", "a.xlsx 是空的"),
        (b"\xef\xbb\xbf\r\n,,\r\n", "a.xlsx 是空的"),
    ):
        path.write_bytes(data)
        assert told in refused(path)


def test_a_sheet_without_a_cell_is_told_to_be_empty(made, refused, call):
    path = made(sheet_xml(""))
    assert "bad.xlsx 是空的" in refused(path)
    done = call("import", path, "--sheet", "表", "--dry-run")
    assert done.code == 3
    assert "工作表“表”是空的" in done.err
    assert "是空的" in call("import", path, "--write-map", "-").err


def test_an_ods_file_is_named(tmp_path, refused):
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    assert "ODS" in refused(path)


def test_a_file_that_is_not_there_or_is_a_folder(call, tmp_path):
    assert call("import", tmp_path / "no.xlsx", "--dry-run").code == 2
    assert call("import", tmp_path, "--dry-run").code == 2


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("<c r='B2'><f>SUM(A1:A9)</f></c>", "是公式"),
        ("<c r='B2'><f>SUM(A1:A9)</f><v>5</v></c>", "是公式"),
        ("<c r='B2'><f t='shared' si='0'/><v>5</v></c>", "是公式"),
        ("<c r='B2' t='e'><v>#REF!</v></c>", "出错的单元格（#REF!）"),
        ("<c r='B2'><v>5.5</v></c>", "不是整数"),
        ("<c r='B2'><v>1E+300</v></c>", "看不懂数量"),
    ],
)
def test_a_cell_without_a_value_of_somebodys(made, call, cell, told):
    done = call("import", made(sheet_xml(ROWS.replace('<c r="B2"><v>5</v></c>', cell))), "--dry-run")
    assert done.code == 3
    assert f"表!B2：{told}" in done.out or ("表!B2：" in done.out and told in done.out)


def test_dust_of_binary_fractions_is_not_read(made, call):
    done = call("import", made(sheet_xml(ROWS.replace(">5<", ">120.00000000000001<"))), "--dry-run")
    assert "改为 120;" in done.out


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ("项目名称,户数\n乙新村,5\0\n".encode(), "U+0000"),
        ('项目名称,户数\n"乙新村,5\n'.encode(), "引号没有配对"),
        (("项目名称,户数\n乙新村," + "5" * 140_000).encode(), "超过 32767 字"),
        (("项目名称,户数" + "," * 200 + "x\n").encode(), "100 列"),
        (b"\xff\xfe\x00\xd8", "既不是"),
    ],
)
def test_a_bad_csv(tmp_path, refused, data, told):
    path = tmp_path / "a.csv"
    path.write_bytes(data)
    assert told in refused(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("sign", [",", "\t", ";"])
def test_csv_in_the_encodings_of_offices(tmp_path, call, encoding, sign):
    path = tmp_path / "a.csv"
    path.write_bytes(f'项目名称{sign}户数{sign}"备注\r\n二"\r\n乙新村{sign}5{sign}\'=1\r\n'.encode(encoding))
    done = call("import", path, "--dry-run")
    assert "改为 5; 单元格 a.csv:3:5" in done.out


def test_a_workbook_of_days_by_number_alone(tmp_path, call):
    """Chinese programs write the formats 31 and 57 by their number, without saying what they are."""
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.append(["项目名称", "实际开工时间", "实际完工时间"])
    sheet.append(["乙新村", 44641, 44682])
    sheet["B2"].number_format = sheet["C2"].number_format = 'yyyy"年"'
    out = io.BytesIO()
    workbook.save(out)
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(out) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "xl/styles.xml":
                data = re.sub(rb"<numFmts.*</numFmts>", b"", data).replace(b'numFmtId="164"', b'numFmtId="57"')
            new.writestr(name, data)
    done = call("import", path, "--dry-run")
    assert "实际开工日期: 原来 —; 改为 2022-03;" in done.out
    assert "单元格只显示到月" in done.out


def test_merged_cells_that_share_cells_are_damage(made, refused):
    spans = "".join('<mergeCell ref="A1:B2"/>' for _ in range(50))
    assert "另存为" in refused(made(sheet_xml(ROWS, after=f"<mergeCells>{spans}</mergeCells>")))
