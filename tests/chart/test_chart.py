"""`oc chart` from outside: one file that needs nothing else, on which every project stands and can be read."""

from __future__ import annotations

import datetime as dt
import re
import shutil
import subprocess
from html.parser import HTMLParser
from importlib.util import module_from_spec, spec_from_file_location
from itertools import combinations, pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest

from conftest import ROOT, write_book
from oldcommunity.codelists import LIGHTS
from oldcommunity.views.chart.lights import lamp
from oldcommunity.views.chart.sheets import PAPERS, laid_out
from oldcommunity.views.chart.svg import length
from oldcommunity.views.chart.timeline import Timeline

CITY = ROOT / "examples/city/data"
SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "<script>alert(1)</script>\"&'${x}"
BOOK = f"""
# book.yaml
format: 1
title: 虚构台账
made_up: true
# projects/a.yaml
id: a
name: 甲新村
cohort: 2022
milestones:
  - {{code: started, due: 2022-03-20, met: 2022-04-01}}
  - {{code: completed, due: 2022-06-30}}
# projects/b.yaml
id: b
name: '{HOSTILE.replace("'", "''")}'
cohort: 2022
"""


@pytest.fixture
def draw(inside, tmp_path):
    """Draw a chart of a book and give its text."""

    def call(*words: str, data: Path, name: str = "chart.html") -> str:
        done = inside("chart", *words, "--data", str(data), "-o", str(tmp_path / name), cwd=ROOT)
        assert (done.returncode, done.stderr, done.stdout) == (0, "", "")
        return (tmp_path / name).read_text(encoding="utf-8")

    return call


class Reader(HTMLParser):
    """What a page names and what it says."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.asked: list[str] = []
        self.text: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.asked += [value or "" for name, value in attrs if name in ("src", "href", "action", "data", "xlink:href")]

    def handle_data(self, data: str) -> None:
        self.text.append(data)


@pytest.mark.parametrize("chart", ["wall", "dashboard"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_page_needs_nothing_but_itself(draw, chart, language):
    page = draw(chart, "--lang", language, data=CITY)
    read = Reader(page)
    assert not {"script", "link", "img", "iframe", "object", "embed"} & set(read.tags)
    assert all(asked.startswith("#") for asked in read.asked)
    assert "default-src 'none'" in page
    assert not re.search(r"url\((?!#)", page)
    assert f'<html lang="{"zh-CN" if language == "zh" else "en"}">' in page
    assert ("虚构" in page) or ("made up" in page)


@pytest.mark.parametrize("chart", ["wall", "dashboard"])
def test_the_same_book_gives_the_same_bytes(draw, chart):
    assert draw(chart, data=CITY) == draw(chart, data=CITY)


def test_every_project_stands_on_the_drawing_and_in_the_table(draw):
    names = re.findall(
        r"^name: (.*)$", "\n".join(p.read_text("utf-8") for p in CITY.glob("projects/**/*.yaml")), re.MULTILINE
    )
    assert len(names) > 50
    page = draw("--lang", "zh", data=CITY)
    drawing, _, table = page.partition('id="table"')
    for name in names:
        assert f"<title>{name.strip()}" in drawing
        assert re.search(rf'<th scope="row">{re.escape(name.strip())}', table)


def test_what_data_says_never_becomes_markup(draw, tmp_path):
    root = write_book(tmp_path / "book", BOOK)
    page = draw(data=root)
    assert "script" not in Reader(page).tags
    assert any(HOSTILE in text for text in Reader(page).text)
    drawing = ElementTree.fromstring(draw(data=root, name="wall.svg"))
    assert any(HOSTILE[:8] in (part.text or "") for part in drawing.iter(f"{SVG}text"))
    assert {part.tag for part in drawing.iter()} <= {
        f"{SVG}{name}" for name in ("svg", "title", "defs", "pattern", "g", "rect", "text", "line", "path", "circle")
    }


def test_late_works_are_told_with_their_light_and_their_days(draw, tmp_path):
    root = write_book(tmp_path / "book", BOOK)
    page = draw("--as-of", "2022-07-10", "--lang", "zh", data=root)
    assert "甲新村：黄灯，在建" in page
    assert "逾期10天" in page
    assert "计划 2022-03-20 开工、2022-06-30 完工" in page
    assert "没有计划日期" in page


YEARS = 8


def many_years(tmp_path: Path) -> Path:
    """A book with a long title and long amounts in eight plan years."""
    parts = ["# book.yaml", "format: 1", f"title: {'很长的台账名称' * 5}", "made_up: true", "area: {city: 虚构市}"]
    for year in range(2016, 2016 + YEARS):
        day = f"{year}-12-31"
        parts += [
            f"# cohorts/{year}.yaml",
            f"cohort: {year}",
            "plan: [{projects: 1234, budget: 123456.78万元}]",
            "declared:",
            f"  - {{as_of: {day}, started: {{projects: 1000}}, completed: {{projects: 999}}, invested: 99999.99万元}}",
            f"# projects/{year}.yaml",
            f"id: p-{year}",
            "name: 名称很长很长很长很长很长很长很长很长很长很长的小区（含周边）",
            f"cohort: {year}",
            "area: {district: 甲区}",
            "milestones:",
            f"  - {{code: started, due: {year}-03-01, met: {year}-04-01}}",
            f"  - {{code: completed, due: {year}-12-01}}",
        ]
    return write_book(tmp_path / "years", "\n".join(parts) + "\n")


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("book", ["city", "years"])
def test_title_figures_and_legend_stand_whole_on_the_sheet(draw, tmp_path, language, book):
    data = CITY if book == "city" else many_years(tmp_path)
    drawing = ElementTree.fromstring(draw("--lang", language, "--as-of", "2023-12-31", data=data, name="wall.svg"))
    width = float(drawing.get("viewBox", "").split()[2])
    top = [part for part in drawing if part.tag == f"{SVG}text"]
    said = " ".join(part.text or "" for part in top)
    assert "…" not in said
    assert "2023-12-31" in (top[0].text or ""), "the title ends with the day"
    assert ("截至日" if language == "zh" else "as of") in said
    for part in top:
        left, size = (float(part.get(name, "0")) for name in ("x", "font-size"))
        assert left + length(part.text or "", size) <= width, part.text
    if book == "years":
        assert said.count("81.0%") >= 6
        assert ("更早的 2 个年度没有列出" if language == "zh" else "2 earlier years are not shown") in said


def test_without_any_due_date_nobody_knows_what_is_overdue(draw):
    drawing = draw("--lang", "zh", "--cohort", "2022", data=ROOT / "data")
    assert "逾期节点 不明" in drawing
    assert "逾期节点 0" not in drawing
    assert "建档 6" in drawing, "lights are those of the projects on record, fewer than planned"


def test_lines_of_a_large_wall_have_room_for_names_dates_and_bars():
    (sheet,) = laid_out([["g", *map(str, range(300))]])
    assert sheet.column / sheet.row >= 35


@pytest.mark.parametrize("language", ["zh", "en"])
def test_names_are_not_cut_where_they_are_short(draw, language):
    drawing = draw("--lang", language, "--as-of", "2023-06-30", data=CITY, name="wall.svg")
    assert all(f">{name}<" in drawing for name in ("麓南矿家属院", "石桥头北巷片区", "棉纺三厂生活区"))


def test_each_of_several_sheets_has_a_name_of_its_own(draw, tmp_path):
    parts = [f"# projects/p-{i}.yaml\nid: p-{i}\nname: 第{i}小区\ncohort: 2022\n" for i in range(160)]
    page = draw("--paper", "A3", "--lang", "en", data=write_book(tmp_path / "many", "".join(parts)))
    names = re.findall(r'role="region" aria-label="([^"]*)"', page)
    assert len(names) == len(set(names)) == page.count("<svg") > 1
    assert names[0].endswith(f"(sheet 1 of {len(names)})")


def test_years_above_the_time_line_do_not_touch():
    first, last = (dt.date(year, 1, 1).toordinal() for year in (2010, 2030))
    years = re.findall(r'x="([\d.]+)"[^>]*>20\d\d<', "".join(Timeline(first, last, 0, 40).drawn(10, 2, 50)))
    assert len(years) > 2
    assert all(float(after) - float(before) >= length("2022", 2) for before, after in pairwise(years))


def test_lights_have_shapes_of_their_own():
    """Without colours, and without words, each light still looks unlike any other."""
    shapes = {light: re.sub(r' (fill|stroke)="[^"]*"', "", lamp(light, 10, 10, 4)) for light in LIGHTS}
    for one, other in combinations(LIGHTS, 2):
        assert shapes[one] != shapes[other], (one, other)


@pytest.mark.parametrize("paper", PAPERS)
def test_rows_can_be_read_and_none_is_lost(paper):
    blocks = [[f"g{i}", *(f"{i}-{j}" for j in range(size))] for i, size in enumerate([1, 130, 2, 97, 70])]
    sheets = laid_out(blocks, paper)
    shown = [row for sheet in sheets for column in sheet.columns for row in column if not row.startswith("g")]
    assert shown == [row for _, *rows in blocks for row in rows]
    for sheet in sheets:
        assert sheet.row >= 5, "letters of half that height are read at arm's length"
        assert sheet.top + sheet.scale + sheet.row * max(map(len, sheet.columns)) <= sheet.height - sheet.margin
        assert (
            sheet.margin + len(sheet.columns) * (sheet.column + sheet.gap) - sheet.gap <= sheet.width - sheet.margin + 1
        )
    if paper == "A0":
        assert len(sheets) == 1, "300 projects hang on one wall"


def test_the_smallest_paper_that_holds_all_is_taken():
    assert laid_out([["g", *map(str, range(20))]])[0].paper == "A3"
    assert laid_out([["g", *map(str, range(300))]])[0].paper in ("A1", "A0")


def test_a_dashboard_tells_funnel_money_months_ranking_and_problems(draw):
    page = draw("dashboard", "--lang", "en", data=CITY)
    said = " ".join(Reader(page).text)
    for part in ("Plan of 2022", "completion rate by month", "Ranking by completion rate", "Money", "Open problems"):
        assert part in said
    assert "<polyline" in page or "<path" in page


@pytest.mark.parametrize("districts", [["东区"], ["东区", "西区"]], ids=["one", "two"])
def test_a_dashboard_ranks_where_there_are_two_and_says_that_no_money_is_on_record(draw, tmp_path, districts):
    records = (
        f"# projects/2022-{i}.yaml\nid: 2022-{i}\nname: 第{i}新村\ncohort: 2022\narea: {{district: {district}}}\n"
        for i, district in enumerate(districts)
    )
    book = write_book(tmp_path / "book", "".join(records))
    said = " ".join(Reader(draw("dashboard", "--lang", "zh", data=book)).text)
    assert ("排名" in said) is (len(districts) > 1)
    assert "没有符合条件的资金记录" in said


def test_a_dashboard_calls_a_second_plan_by_its_name_and_tells_no_options(draw):
    said = " ".join(Reader(draw("dashboard", "--lang", "zh", data=CITY)).text)
    assert "民生实事：各阶段项目（个）" in said
    assert "livelihood" not in said
    assert not re.search(r"--\w|-o ", said)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("floor",), "wall dashboard"),
        (("--paper", "A5"), "A3 A2 A1 A0"),
        (("dashboard", "--paper", "A3"), "--paper"),
        (("dashboard", "--format", "svg"), "html"),
        (("--by", "street"), "district"),
    ],
)
def test_wrong_use_says_what_there_is(inside, words, says):
    done = inside("chart", *words, "--data", str(CITY), "--lang", "en", cwd=ROOT)
    assert done.returncode == 2
    assert says in done.stderr


def printed_by_a_browser(page: str, folder: Path) -> tuple[int, tuple[int, int]]:
    """On how many sheets a browser prints a page, and how large they are, in millimetres."""
    (folder / "page.html").write_text(page, encoding="utf-8")
    quiet = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
        "--no-pdf-header-footer",
    ]
    where = [
        f"--user-data-dir={folder / 'profile'}",
        f"--print-to-pdf={folder / 'page.pdf'}",
        "--no-pdf-header-footer",
    ]
    subprocess.run(["chromium", *quiet, *where, (folder / "page.html").as_uri()], check=True, capture_output=True)
    printed = (folder / "page.pdf").read_bytes()
    box = re.search(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]", printed)
    assert box
    width, height = (round(float(side) / 72 * 25.4) for side in box.groups())
    return len(re.findall(rb"/Type\s*/Page\b", printed)), (width, height)


@pytest.mark.skipif(shutil.which("chromium") is None, reason="needs Chromium")
def test_a_browser_prints_the_wall_chart_on_one_sheet(draw, tmp_path):
    assert printed_by_a_browser(draw("--paper", "A3", data=CITY), tmp_path) == (1, PAPERS["A3"])


@pytest.mark.skipif(shutil.which("chromium") is None, reason="needs Chromium")
def test_a_browser_prints_the_dashboard_on_few_sheets(draw, tmp_path):
    page = draw("dashboard", "--as-of", "2023-06-30", "--lang", "en", data=CITY)
    sheets, size = printed_by_a_browser(page, tmp_path)
    assert size == PAPERS["A3"][::-1]
    assert sheets <= 4


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_pictures_of_the_pages_are_what_is_drawn_now(language, tmp_path):
    """Drawn anew by `python docs/make_pictures.py`."""
    spec = spec_from_file_location("make_pictures", ROOT / "docs/make_pictures.py")
    assert spec
    assert spec.loader
    pictures = module_from_spec(spec)
    spec.loader.exec_module(pictures)
    assert (ROOT / f"docs/pictures/wall.{language}.svg").read_text("utf-8") == pictures.drawn(tmp_path, language)
