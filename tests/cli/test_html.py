"""Every report as a page for browsers: the same text, and nothing that data could turn into markup."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from conftest import ROOT, write_book

CITY = str(ROOT / "examples/city/data")
HOSTILE = "<img src=x onerror=alert(1)>&amp;"
BOOK = f"""
# projects/a.yaml
id: a
name: '{HOSTILE}'
cohort: 2022
milestones: [{{code: started, due: 2022-03-01, met: 2022-03-20}}]
issues:
  - id: 1
    opened: 2022-03-20
    text: '{HOSTILE}'
    owner: '{HOSTILE}'
"""


class Reader(HTMLParser):
    """What a page is made of."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.text: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.text.append(data)


@pytest.mark.parametrize(
    "words",
    [
        ("status",),
        ("status", "--by", "district"),
        ("list",),
        ("schedule",),
        ("schedule", "--due", "60"),
        ("trend", "start_rate"),
        ("compare", "2022-12-31", "2023-06-30"),
        ("issues",),
        ("issues", "--inspections"),
        ("funding",),
        ("explain", "start_rate", "--cohort", "2022"),
        ("published",),
    ],
    ids=" ".join,
)
def test_a_page_says_what_plain_text_says(inside, words, tmp_path):
    """A reader without tables reads each cell of each table in the page, too."""
    plain = inside(*words, "--data", CITY, "--lang", "en", "--plain", cwd=ROOT)
    done = inside(*words, "--data", CITY, "--lang", "en", "--format", "html", cwd=ROOT)
    assert (done.returncode, done.stderr) == (plain.returncode, plain.stderr)
    read = Reader(done.stdout)
    assert not {"script", "img", "link", "iframe"} & read.tags
    assert "default-src 'none'" in done.stdout
    said = "".join("".join(read.text).split())
    for line in plain.stdout.splitlines():
        name = line.partition(":")[0]
        assert "".join(name.split()) in said, line


@pytest.mark.parametrize("words", [("status",), ("list",), ("show", "a"), ("issues",), ("schedule",)], ids=" ".join)
def test_data_never_becomes_markup(inside, words, tmp_path):
    root = write_book(tmp_path, BOOK)
    page = inside(*words, "--data", str(root), "--format", "html", cwd=ROOT).stdout
    read = Reader(page)
    assert "img" not in read.tags
    assert words == ("status",) or any(HOSTILE in text for text in read.text)


def test_the_ending_chooses_the_format(inside, tmp_path):
    file = tmp_path / "status.html"
    inside("status", "-o", str(file), cwd=ROOT)
    assert file.read_text("utf-8").startswith("<!DOCTYPE html>")
