"""`oc status` as its users run it: on the shipped book, in both languages, in every format."""

from __future__ import annotations

import errno
import json
import os

import pytest
from wcwidth import wcswidth

from conftest import ROOT, write_book


def status(oc, *words, **options):
    done = oc("status", *words, **options)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_a_book_that_nobody_may_look_into_is_not_empty(inside, tmp_path, monkeypatch):
    root = write_book(tmp_path / "book", "# book.yaml\nformat: 1\ntitle: 虚构\nmade_up: true\n")
    really, look = os.open, os.lstat

    def closed(place, *more, **named):
        if os.fspath(place).rstrip("/") == str(root):
            raise PermissionError(errno.EACCES, "Permission denied", place)
        return really(place, *more, **named)

    def hidden(place, *more, **named):
        if os.fspath(place) == str(root / "book.yaml"):
            raise PermissionError(errno.EACCES, "Permission denied", place)
        return look(place, *more, **named)

    for name, refuses in (("open", closed), ("lstat", hidden)):
        with monkeypatch.context() as patch:
            patch.setattr(os, name, refuses)
            for command in ("status", "list", "validate"):
                for words, folder in ((("--data", str(root)), tmp_path), ((), root)):
                    done = inside(command, *words, cwd=folder)
                    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (3, "", 1)
                    assert f"读不了 {root}：没有权限" in done.stderr
    assert inside("status", cwd=root).returncode == 0


def told(oc, *words):
    return json.loads(status(oc, "--format", "json", *words))


def test_the_first_quarters_start_rate(oc):
    report = told(oc, "--as-of", "2022-03-31")
    (cohort,) = (one for one in report["cohorts"] if one["cohort"] == 2022)
    rate = cohort["start_rate"]
    assert (rate["numerator"], rate["denominator"], rate["percent"], rate["unit"]) == (6, 22, "27.3", "projects")
    assert (rate["inferred"], rate["rests_on"], rate["since"]) == (True, "declared", "2022-03-31")


def test_the_figures_of_the_source(oc):
    report = told(oc)
    first, second = report["cohorts"]
    assert report["as_of"] == "2022-05-11"
    keys = ("planned", "completed", "under_construction", "suspended", "in_preparation", "cancelled")
    assert [first[key] for key in keys] == [42, 33, 8, 1, 0, 0]
    assert first["invested"] == "369000000.00"
    keys = ("planned", "started", "in_preparation", "survey")
    assert [second[key] for key in keys] == [22, 6, 16, 8638]
    assert second["size"] == {"buildings": 330, "households": 12197}
    assert (second["budget"], second["invested"]) == ("182000000.00", "45000000.00")
    assert [first["figures"][key]["itemised"] for key in ("planned", "completed", "under_construction")] == [7, 3, 3]
    assert [second["figures"][key]["itemised"] for key in ("planned", "started", "in_preparation")] == [6, 3, 3]
    assert len(report["unknown_cohort"]) == 3
    assert report["published"]["hold"] == report["published"]["figures"] == 18


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("form", ["terminal", "plain", "markdown", "csv", "json"])
def test_what_is_printed(oc, snapshot, language, form):
    words = ("--lang", language, "--format", form, "--data", str(ROOT / "data"))
    text = status(oc, *words, OC_CACHE="off", PATH="/nonexistent")
    assert text == snapshot


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("words", [(), ("--by", "district"), ("--as-of", "2022-08-31")])
def test_it_fits_eighty_columns(oc, language, words):
    text = status(oc, "--format", "terminal", "--lang", language, *words)
    assert max(wcswidth(line) for line in text.splitlines()) <= 80


@pytest.mark.parametrize("encoding", ["ascii", "gbk", "utf-8"])
def test_any_console_can_show_it(oc, encoding):
    done = oc("status", "--format", "terminal", "--lang", "en", PYTHONIOENCODING=f"{encoding}:strict", LANG="C")
    assert (done.returncode, done.stderr) == (0, "")
    assert "27.3%" in done.stdout


def test_the_figures_do_not_depend_on_the_surroundings(oc):
    plain = status(oc, "--lang", "zh")
    for surroundings in ({"PYTHONHASHSEED": "7"}, {"TZ": "America/New_York"}, {"COLUMNS": "20"}, {"OC_CACHE": "off"}):
        assert status(oc, "--lang", "zh", **surroundings) == plain


def test_a_broken_file_is_told_beside_the_result(oc, tmp_path):
    root = write_book(
        tmp_path,
        "# projects/a.yaml\nid: a\nname: 甲\ncohort: 2022\n# projects/b.yaml\nid: b\nname: 乙\ncohort: 去年\n",
    )
    done = oc("status", "--data", str(root), "--lang", "en")
    assert done.returncode == 0
    assert "projects/b.yaml" in done.stderr
    assert "Planned: 1 project (" in done.stdout


def test_projects_outside_every_planned_area_are_told(oc, tmp_path):
    root = write_book(
        tmp_path,
        "# cohorts/2022.yaml\ncohort: 2022\narea: {zone: 市区}\nplan: [{projects: 1}]\n"
        "# projects/a.yaml\nid: a\nname: 甲\ncohort: 2022\narea: {zone: 郊区}\n",
    )
    report = told(oc, "--data", str(root))
    assert report["outside_every_plan"] == [{"id": "a", "name": "甲"}]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--as-of", "yesterday"), "yesterday"),
        (("--by", "colour"), "colour"),
        (("--unit", "hectares"), "hectares"),
        (("--cohort", "1999"), "2021 2022"),
        (("--format", "pdf"), "pdf"),
        (("--lang", "fr"), "fr"),
        (("--asof", "2022"), "--as-of"),
    ],
)
def test_wrong_use_is_told_in_one_line(oc, words, said):
    for language in ("zh", "en"):
        done = oc("status", *words, OC_LANG=language)
        assert (done.returncode, done.stdout) == (2, "")
        assert said in done.stderr
        assert len(done.stderr.splitlines()) <= 2


def test_no_book_is_told(oc, tmp_path):
    done = oc("status", cwd=tmp_path)
    assert done.returncode == 3
    assert len(done.stderr.splitlines()) == 1


def test_a_result_that_cannot_be_written_is_told(oc, tmp_path):
    done = oc("status", "-o", str(tmp_path / "no" / "where.md"))
    assert done.returncode == 3
    assert len(done.stderr.splitlines()) == 1


def test_the_files_ending_chooses_the_format(oc, tmp_path):
    for name, start in (("a.md", "# "), ("a.json", "{"), ("a.csv", "\ufeffas_of,")):
        assert status(oc, "-o", str(tmp_path / name)) == ""
        assert (tmp_path / name).read_text(encoding="utf-8").startswith(start)
