"""`oc chart` from outside: one file that needs nothing else, on which every project stands and can be read."""

from __future__ import annotations

import re
import shutil
import subprocess
from html.parser import HTMLParser
from importlib.util import module_from_spec, spec_from_file_location
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

import pytest

from conftest import ROOT, write_book
from oldcommunity.codelists import LIGHTS
from oldcommunity.views.chart.lights import lamp
from oldcommunity.views.chart.sheets import PAPERS, laid_out

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


@pytest.mark.skipif(shutil.which("chromium") is None, reason="needs Chromium")
def test_a_browser_prints_the_wall_chart_on_one_sheet(draw, tmp_path):
    page = draw("--paper", "A3", data=CITY)
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    quiet = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
        "--no-pdf-header-footer",
    ]
    where = [
        f"--user-data-dir={tmp_path / 'profile'}",
        f"--print-to-pdf={tmp_path / 'wall.pdf'}",
        "--no-pdf-header-footer",
    ]
    subprocess.run(["chromium", *quiet, *where, (tmp_path / "page.html").as_uri()], check=True, capture_output=True)
    printed = (tmp_path / "wall.pdf").read_bytes()
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1
    box = re.search(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]", printed)
    assert box
    width, height = (float(side) / 72 * 25.4 for side in box.groups())
    assert (round(width), round(height)) == PAPERS["A3"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_pictures_of_the_pages_are_what_is_drawn_now(language, tmp_path):
    """Drawn anew by `python docs/make_pictures.py`."""
    spec = spec_from_file_location("make_pictures", ROOT / "docs/make_pictures.py")
    assert spec
    assert spec.loader
    pictures = module_from_spec(spec)
    spec.loader.exec_module(pictures)
    assert (ROOT / f"docs/pictures/wall.{language}.svg").read_text("utf-8") == pictures.drawn(tmp_path, language)
