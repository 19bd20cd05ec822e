"""Every format tells the same problems at the same places, in the form that its readers take."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree as Tree

import pytest

from conftest import write_book

FORMATS = ("full", "concise", "json", "github", "gitlab", "junit", "sarif")
_LINE = re.compile(r"^(\S.*?):(\d+):(\d+): (error|warning) (OC\d{3}) ", re.MULTILINE)
_GITHUB = re.compile(r"^::(error|warning) file=([^,]+),line=(\d+),col=(\d+),endColumn=(\d+),title=(OC\d{3}) ")
_LEVELS = {"major": "error", "minor": "warning"}
#: Nothing that a terminal, a parser or a build service would act on.
_RAW = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]")
Place = tuple[str, int, int, str, str]


def of_lines(text: str) -> list[Place]:
    return [(path, int(line), int(column), level, code) for path, line, column, level, code in _LINE.findall(text)]


def of_json(text: str) -> list[Place]:
    return [
        (one["file"], one["line"], one["column"], one["severity"], one["code"]) for one in json.loads(text)["problems"]
    ]


def of_github(text: str) -> list[Place]:
    found = []
    for line in text.splitlines():
        match = _GITHUB.match(line)
        assert match, line
        path = match[2].replace("%3A", ":").replace("%2C", ",").replace("%25", "%")
        found.append((path, int(match[3]), int(match[4]), match[1], match[6]))
    return found


def of_gitlab(text: str) -> list[Place]:
    found = []
    for one in json.loads(text):
        assert {"description", "fingerprint", "severity", "location", "check_name"} <= one.keys()
        place = one["location"]["positions"]["begin"]
        assert one["location"]["lines"]["begin"] == place["line"]
        code = one["check_name"].split()[0]
        found.append((one["location"]["path"], place["line"], place["column"], _LEVELS[one["severity"]], code))
    return found


def of_junit(text: str) -> list[Place]:
    top = Tree.fromstring(text)
    tests = top.findall("testsuite/testcase")
    assert int(top.attrib["tests"]) == len(tests)
    assert int(top.attrib["failures"]) == len(top.findall("testsuite/testcase/failure"))
    found = []
    for test in tests:
        failure = test.find("failure")
        assert failure is not None
        (place,) = of_lines(failure.text.split("\n")[0] + " ")
        assert (test.attrib["file"], int(test.attrib["line"])) == place[:2]
        assert failure.attrib["type"] == place[3]
        found.append(place)
    return found


def of_sarif(text: str) -> list[Place]:
    log = json.loads(text)
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    rules = run["tool"]["driver"]["rules"]
    found = []
    for one in run["results"]:
        assert rules[one["ruleIndex"]]["id"] == one["ruleId"]
        place = one["locations"][0]["physicalLocation"]
        assert place["artifactLocation"]["uriBaseId"] == "%SRCROOT%"
        region = place["region"]
        path = unquote(place["artifactLocation"]["uri"])
        found.append((path, region["startLine"], region["startColumn"], one["level"], one["ruleId"]))
    return found


READERS: dict[str, Callable[[str], list[Place]]] = {
    "full": of_lines,
    "concise": of_lines,
    "json": of_json,
    "github": of_github,
    "gitlab": of_gitlab,
    "junit": of_junit,
    "sarif": of_sarif,
}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_all_formats_tell_the_same_places(inside, many: Path, language: str) -> None:
    told = {form: inside("validate", "--format", form, "--lang", language, cwd=many) for form in FORMATS}
    assert {done.returncode for done in told.values()} == {1}
    places = {form: READERS[form](done.stdout) for form, done in told.items()}
    expected = places["json"]
    assert len(expected) >= 12
    assert {("data/projects/mark.yaml", 3, 9), ("data/projects/empty.yaml", 1, 1), ("data/projects/x.yml", 1, 1)} <= {
        place[:3] for place in expected
    }
    for form, found in places.items():
        assert found == expected, form


def test_the_ends_of_stretches_are_the_same(inside, many: Path) -> None:
    told = {
        form: inside("validate", "--format", form, cwd=many).stdout for form in ("json", "github", "gitlab", "sarif")
    }
    expected = [one["end_column"] for one in json.loads(told["json"])["problems"]]
    assert [int(_GITHUB.match(line)[5]) for line in told["github"].splitlines()] == expected
    assert [one["location"]["positions"]["end"]["column"] for one in json.loads(told["gitlab"])] == expected
    results = json.loads(told["sarif"])["runs"][0]["results"]
    assert [one["locations"][0]["physicalLocation"]["region"]["endColumn"] for one in results] == expected


@pytest.mark.parametrize("form", ["github", "gitlab", "junit", "sarif"])
def test_data_breaks_out_of_no_format(inside, many: Path, form: str) -> None:
    text = inside("validate", "--format", form, cwd=many).stdout
    assert not _RAW.search(text.replace("\n", ""))
    assert "##[" not in text.replace("#\\u0023[", "")
    if form == "github":
        assert all(line.startswith(("::error file=", "::warning file=")) for line in text.splitlines())
        assert "%250A" in text
    if form == "junit":
        assert "]]>" not in text
    if form == "sarif":
        for one in json.loads(text)["runs"][0]["results"]:
            message = one["message"]["text"]
            assert not re.search(r"(?<!\{)\{(?!\{)|(?<!\\)\[[^\]]*\]\(", message), message


def test_a_sound_book_is_one_passed_test_and_no_results(inside, tmp_path: Path) -> None:
    write_book(tmp_path, "")
    junit = Tree.fromstring(inside("validate", "--format", "junit", cwd=tmp_path).stdout)
    assert (junit.attrib["tests"], junit.attrib["failures"]) == ("1", "0")
    assert json.loads(inside("validate", "--format", "gitlab", cwd=tmp_path).stdout) == []
    sarif = json.loads(inside("validate", "--format", "sarif", cwd=tmp_path).stdout)
    assert sarif["runs"][0]["results"] == []


@pytest.mark.parametrize("form", ["gitlab", "junit", "sarif"])
@pytest.mark.parametrize("encoding", ["gbk", "ascii"])
def test_what_machines_read_survives_an_old_console(oc, many: Path, form: str, encoding: str) -> None:
    text = oc("validate", "--format", form, cwd=many, PYTHONIOENCODING=encoding).stdout
    assert READERS[form](text) == of_json(oc("validate", "--format", "json", cwd=many).stdout)


def test_the_ending_of_a_file_chooses_the_format(inside, many: Path) -> None:
    for name, form in {"x.sarif": "sarif", "x.xml": "junit", "x.json": "json"}.items():
        inside("validate", "-o", name, cwd=many)
        assert len(READERS[form]((many / name).read_text("utf-8"))) >= 12


class TestFingerprints:
    """A problem is known by what it is about, wherever its line moves."""

    def prints(self, inside, cwd: Path) -> dict[str, tuple[str, int]]:
        found = json.loads(inside("validate", "--format", "json", cwd=cwd).stdout)["problems"]
        assert len({one["fingerprint"] for one in found}) == len(found)
        return {one["fingerprint"]: (one["code"], one["line"]) for one in found}

    def test_they_are_the_same_in_all_formats(self, inside, many: Path) -> None:
        expected = list(self.prints(inside, many))
        gitlab = json.loads(inside("validate", "--format", "gitlab", cwd=many).stdout)
        assert [one["fingerprint"] for one in gitlab] == expected
        sarif = json.loads(inside("validate", "--format", "sarif", cwd=many).stdout)
        results = sarif["runs"][0]["results"]
        assert [one["partialFingerprints"]["oldcommunity/v1"] for one in results] == expected

    def test_they_stay_when_lines_move(self, inside, many: Path) -> None:
        before = self.prints(inside, many)
        file = many / "data/projects/2022-b.yaml"
        text = file.read_text("utf-8").replace("milestones:\n", "milestones:\n  - {code: surveyed, met: 2022-01-01}\n")
        file.write_text("# 注\n\n" + text, encoding="utf-8")
        after = self.prints(inside, many)
        assert after.keys() == before.keys()
        assert after != before

    def test_they_do_not_depend_on_where_one_stands(self, inside, many: Path, git) -> None:
        git("init", "-q", ".", cwd=many)
        assert self.prints(inside, many) == self.prints(inside, many / "data/projects")

    def test_two_books_of_one_repository_are_told_apart(self, inside, many: Path, git) -> None:
        import shutil

        git("init", "-q", ".", cwd=many)
        shutil.copytree(many / "data", many / "other")
        done = inside("validate", "data", "other", "--format", "gitlab", cwd=many)
        found = [one["fingerprint"] for one in json.loads(done.stdout)]
        assert len(set(found)) == len(found) >= 24
