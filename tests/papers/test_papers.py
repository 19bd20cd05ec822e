"""All papers, both languages: every number is recorded, nothing acts, same input gives the same bytes."""

from __future__ import annotations

import html.parser
import json
import re

import pytest
from markdown_it import MarkdownIt

from conftest import ROOT, write_book
from papers.conftest import body

CITY = ROOT / "examples/city/data"
NAMES = ("inspection", "bulletin", "monthly")
DAYS = ("2021-06-30", "2022-06-30", "2023-06-30")
EMPTY = "# book.yaml\nformat: 1\ntitle: 空台账\n"


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("day", DAYS)
def test_every_number_is_a_recorded_figure(call, name, language, day):
    """What is typed in a template would be told on standard error."""
    done = call(
        "report", name, "--format", "markdown", "--data", CITY, "--as-of", day, "--lang", language, "--issue", 3
    )
    assert (done.code, done.err) == (0, "")


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_a_paper_reads_as_it_did(paper, snapshot, name, language):
    """A change of wording shows in the review."""
    text = paper(name, "--as-of", "2022-05-11", "--lang", language)
    assert body(text) == snapshot


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_a_full_paper_holds_and_comes_out_the_same_again(call, paper, tmp_path, name, language):
    text = paper(name, "--as-of", "2023-06-30", "--lang", language, "--trace", data=CITY)
    assert paper(name, "--as-of", "2023-06-30", "--lang", language, "--trace", data=CITY) == text
    file = tmp_path / "paper.md"
    file.write_text(text, encoding="utf-8")
    done = call("verify", file, "--data", CITY)
    assert done.code == 0, done.out


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_a_book_with_nothing_in_it_still_makes_a_paper(paper, tmp_path, name, language):
    write_book(tmp_path / "data", EMPTY)
    text = body(paper(name, "--lang", language, data=tmp_path / "data"))
    assert "None" not in text
    assert re.search(r"没有|no|neither", text)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_project_has_its_file(call, language):
    for path in sorted((CITY / "projects").rglob("*.yaml"))[::7]:
        done = call("report", "project", "--project", path.stem, "--data", CITY, "--lang", language)
        assert (done.code, done.err) == (0, ""), path


def test_each_number_has_a_footnote_with_the_lines_that_it_rests_on(paper):
    text = paper("inspection", "--as-of", "2022-05-11", "--trace")
    told = dict(re.findall(r"^\[\^(\d+)\]: (.*)$", text, re.MULTILINE))
    used = re.findall(r"\[\^(\d+)\](?!:)", body(text).partition("\n[^1]:")[0])
    assert list(dict.fromkeys(used)) == sorted(told, key=int)
    for number, note in told.items():
        places = re.findall(r"([\w/-]+\.yaml):(\d+)", note)
        assert places, number
        for path, line in places:
            assert 0 < int(line) <= len((ROOT / "data" / path).read_text(encoding="utf-8").splitlines())
    completed = next(note for note in told.values() if "completed cohort=2021" in note)
    path, line = re.search(r"([\w/-]+\.yaml):(\d+)", completed).groups()
    assert "33" in (ROOT / "data" / path).read_text(encoding="utf-8").splitlines()[int(line) - 1]


def test_a_rank_that_is_not_certain_is_not_told(paper, tmp_path):
    """B may have started two or three of four: none is above it, but whether it is above A with two cannot be told."""
    plan = "cohort: 2022\narea: {{city: S, district: {0}}}\nplan:\n  - projects: 4\ndeclared:\n  - as_of: 2022-05-11\n"
    told = {
        "A": "    started: {projects: 2}\n",
        "B": "    suspended: {projects: 1}\n    completed: {projects: 2}\n    towards: {drawn: {projects: 1}}\n",
        "C": "    started: {projects: 1}\n",
    }
    book = "# cohorts/S.yaml\ncohort: 2022\narea: {city: S}\nareas: 3\nplan:\n  - projects: 12\n"
    for name, declared in told.items():
        book += f"# cohorts/{name}.yaml\n{plan.format(name)}{declared}"
    write_book(tmp_path / "data", book)
    text = paper("bulletin", "--as-of", "2022-05-11", data=tmp_path / "data")
    rows = re.findall(r"^\| (\S+) \| ([ABC]) ", text, re.MULTILINE)
    assert rows == [("1", "B"), ("3", "C"), ("—", "A")]


def test_changes_are_told_in_percentage_points(paper):
    text = paper("monthly", "--as-of", "2023-06-30", data=CITY)
    assert re.search(r"较上月末提高\d+\.\d个百分点", text)


class Page(html.parser.HTMLParser):
    """What an HTML page is made of."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.links, self.texts = [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.links += [value for name, value in attrs if name in ("href", "src", "action", "srcset", "data")]
        assert not [name for name, _ in attrs if name.startswith("on")]

    def handle_data(self, data):
        self.texts.append(data)


def test_html_needs_nothing_else(call, tmp_path):
    file = tmp_path / "paper.html"
    assert call("report", "inspection", "--as-of", "2022-05-11", "--trace", "-o", file).code == 0
    text = file.read_text(encoding="utf-8")
    page = Page(text)
    assert {"script", "img", "link", "iframe", "object"} & set(page.tags) == set()
    assert all(link.startswith("#note-") for link in page.links)
    assert "http" not in text.replace("http-equiv", "")
    assert "default-src 'none'" in text
    assert '<html lang="zh-CN">' in text
    assert "size: A4" in text


HOSTILE = [
    "*x*",
    "<b>x</b>",
    "[x](y)",
    "`x`",
    "a|b",
    "# x",
    "1. x",
    "- x",
    "{{ 7*191 }}",
    "{% raw %}",
    "~~x~~",
    "![x](y)",
    "&amp;",
    "x_y_z",
    "[^1]",
    "\\*",
    "a  b",
    "--> <!-- x",
    "https://x.example",
    "“2个”",
]


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("form", ["markdown", "html"])
def test_a_name_renders_as_itself_and_as_nothing_else(call, tmp_path, name, form):
    told = {}
    for one in ("平常名", name):
        project = json.dumps(one, ensure_ascii=False)
        write_book(
            tmp_path / "data",
            f"# cohorts/2022.yaml\ncohort: 2022\nplan:\n  - projects: 1\n# projects/a.yaml\nid: a\nname: {project}\n"
            f"cohort: 2022\nmilestones:\n  - {{code: started, met: 2022-01-10}}\nissues:\n  - id: 1\n"
            f"    opened: 2022-02-01\n    text: {project}\n    owner: {project}\n",
        )
        words = ("inspection", "--format", form, "--as-of", "2022-05-11", "--data", tmp_path / "data")
        done = call("report", *words)
        assert done.code == 0, done.err
        text = done.out
        if form == "markdown":
            text = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(text.partition("<!-- oc")[0])
        page = Page(text)
        told[one] = (page.tags, " ".join("".join(page.texts).split()).count(" ".join(one.split())))
    assert told[name][0] == told["平常名"][0]
    assert told[name][1] >= 3
    assert "1337" not in done.out


def test_plain_text_has_neither_signs_nor_stamp(call):
    text = call("report", "inspection", "--as-of", "2022-05-11").out
    assert not re.search(r"^#|\*\*|<!--|[\ufdd0-\ufdef]", text, re.MULTILINE)
