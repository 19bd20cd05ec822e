"""`oc validate`: what it says, where, in which form, and that it leaves the book alone."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import write_book

FAULTY = """
# projects/2022-a.yaml
id: 2022-a
name: 崇桂新村
cohort: 2022
budget: 620
milestones:
  - {code: startd, met: 2022-03-20}
# projects/2022-b.yaml
id: 2022-b
name: 崇桂🏠新村
cohort: 2022
built_year: 2004
milestones:
  - {code: started, met: 2022-03-20}
  - {code: completed, met: 2022-01-01}
# projects/x/2022-b.yaml
id: 2022-b
name: 列西片区
cohort: 2022
"""
FINE = "# projects/2022-a.yaml\nid: 2022-a\nname: 甲\ncohort: 2022\n"
WARNED = FINE + "built_year: 2004\n"
_PLACE = re.compile(r"^(\S+):(\d+):(\d+): (error|warning) (OC\d{3}) ", re.MULTILINE)
_GITHUB = re.compile(
    r"^::(error|warning) file=([^,]+),line=(\d+),col=(\d+),endColumn=\d+,title=(OC\d{3}) ", re.MULTILINE
)


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    write_book(tmp_path / "data", FAULTY)
    return tmp_path


def places(text: str) -> list[tuple[str, ...]]:
    return [match.groups() for match in _PLACE.finditer(text)]


def test_the_user_sees_the_line_the_caret_and_what_to_write(inside, faulty):
    done = inside("validate", cwd=faulty)
    assert done.returncode == 1
    assert done.stdout.startswith("data/projects/2022-a.yaml:4:9: error OC307 money-unit “budget（计划投资）”")
    assert "\n 4 | budget: 620\n   |         ^^^\n   → 金额要带单位" in done.stdout
    assert " 6 |   - {code: startd, met: 2022-03-20}\n   |            ^^^^^^\n" in done.stdout
    assert "   → 是不是想写：started\n" in done.stdout
    assert "   → 另见 data/projects/2022-b.yaml:6:26\n" in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 80
    assert done.stderr.startswith("发现 4 个错误、1 个警告，在 3 个文件里\n")
    english = inside("validate", "--lang", "en", cwd=faulty)
    assert "error OC307 money-unit the amount “620” of" in english.stdout
    assert "→ did you mean: started" in english.stdout
    assert english.stderr.startswith("found 4 errors, 1 warning in 3 files\n")
    assert places(english.stdout) == places(done.stdout)
    assert "\x1b" not in done.stdout + done.stderr


def test_all_formats_tell_the_same_places(inside, faulty):
    full, concise, github, told = (
        inside("validate", "--format", form, cwd=faulty).stdout for form in ("full", "concise", "github", "json")
    )
    expected = places(full)
    assert len(expected) == 5
    assert places(concise) == expected
    assert len(concise.splitlines()) == 5
    found = [(file, line, column, level, code) for level, file, line, column, code in _GITHUB.findall(github)]
    assert found == expected
    report = json.loads(told)
    assert list(report)[:3] == ["format", "language", "files"]
    assert report["format"] == "oldcommunity.problems/2"
    assert (report["files"], report["errors"], report["warnings"]) == (4, 4, 1)
    listed = [
        (one["file"], str(one["line"]), str(one["column"]), one["severity"], one["code"]) for one in report["problems"]
    ]
    assert listed == expected
    assert {one["path"] for one in report["problems"]} == {file.removeprefix("data/") for file, *_ in expected}
    first = report["problems"][0]
    assert first["params"]["given"] == "620"
    assert first["offer"] == "620万元"
    assert first["end_column"] == 12


def test_a_book_without_problems_is_told_in_one_line(inside, tmp_path):
    write_book(tmp_path, FINE)
    for form in ("full", "concise", "github"):
        done = inside("validate", "--format", form, cwd=tmp_path)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "没有发现问题：查了 2 个文件\n")


def test_warnings_fail_only_when_asked_to(inside, tmp_path):
    write_book(tmp_path, WARNED)
    assert inside("validate", cwd=tmp_path).returncode == 0
    assert inside("validate", "--strict", cwd=tmp_path).returncode == 1


def test_a_named_file_is_shown_with_all_problems_that_it_takes_part_in(inside, faulty):
    other = inside("validate", "data/projects/2022-b.yaml", "--format", "concise", cwd=faulty)
    assert [place[4] for place in places(other.stdout)] == ["OC434", "OC411", "OC402"]
    related = [place for place in places(other.stdout) if place[4] == "OC402"]
    assert related[0][0] == "data/projects/x/2022-b.yaml"
    for name, cwd in (
        (str(faulty / "data/projects/2022-a.yaml"), faulty),
        ("projects/2022-a.yaml", faulty),
        ("2022-a.yaml", faulty / "data/projects"),
        ("../2022-a.yaml", faulty / "data/projects/x"),
    ):
        done = inside("validate", name, "--format", "concise", cwd=cwd)
        assert [place[4] for place in places(done.stdout)] == ["OC307", "OC303"], name
    folder = inside("validate", "data/projects/x", "data/book.yaml", "--format", "concise", cwd=faulty)
    assert [place[4] for place in places(folder.stdout)] == ["OC402"]
    fine = inside("validate", "data/book.yaml", cwd=faulty)
    assert (fine.returncode, fine.stderr) == (0, "没有发现问题：查了 1 个文件\n")


def test_a_file_that_is_not_there_or_not_in_the_book_is_named(inside, faulty):
    (faulty / "other.yaml").touch()
    for given in ("nothing.yaml", "other.yaml", "", "/etc/passwd"):
        done = inside("validate", given, cwd=faulty)
        assert (done.returncode, done.stdout) == (2, ""), given
        assert given in done.stderr
    assert "\\x1b[31m" in inside("validate", "\x1b[31m", cwd=faulty).stderr


def test_wrong_options_are_wrong_use(inside, faulty):
    for words in (("--format", "xml"), ("--lang", "fr"), ("--nope",)):
        done = inside("validate", *words, cwd=faulty)
        assert (done.returncode, done.stdout) == (2, ""), words


def test_a_result_goes_into_a_file_in_the_format_of_its_name(inside, faulty):
    done = inside("validate", "-o", "found.json", cwd=faulty)
    assert (done.returncode, done.stdout) == (1, "")
    assert len(json.loads((faulty / "found.json").read_text("utf-8"))["problems"]) == 5
    inside("validate", "-o", "found.txt", cwd=faulty, FORCE_COLOR="1", NO_COLOR="")
    assert "\x1b" not in (faulty / "found.txt").read_text("utf-8")


def test_colour_comes_on_request_and_says_nothing_by_itself(inside, faulty):
    coloured = inside("validate", cwd=faulty, FORCE_COLOR="1", NO_COLOR="").stdout
    plain = inside("validate", cwd=faulty, FORCE_COLOR="1").stdout
    assert "\x1b[1;31merror\x1b[0m" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain


@pytest.mark.parametrize("surroundings", [{"PYTHONIOENCODING": "ascii"}, {"PYTHONIOENCODING": "gbk"}, {"LANG": "C"}])
def test_every_encoding_is_served(faulty, surroundings, monkeypatch):
    for name, value in surroundings.items():
        monkeypatch.setenv(name, value)
    encoding = surroundings.get("PYTHONIOENCODING", "utf-8")
    for words in ((), ("--format", "json")):
        command = [sys.executable, "-m", "oldcommunity", "validate", *words]
        done = subprocess.run(command, cwd=faulty, capture_output=True, check=False)
        assert done.returncode == 1
        text = done.stdout.decode(encoding)
        if words:
            names = {problem["message"] for problem in json.loads(text)["problems"]}
            assert any("计划投资" in name for name in names)
        else:
            assert len(places(text)) == 5


@pytest.mark.parametrize("columns", ["0", "1", "20", "60", "abc", "500"])
def test_every_width_is_served(inside, faulty, columns):
    done = inside("validate", cwd=faulty, COLUMNS=columns)
    assert done.returncode == 1
    assert len(places(done.stdout)) == 5 or columns in ("1", "20")
    assert "Traceback" not in done.stderr


def test_a_reader_that_goes_away_ends_it_quietly(tmp_path):
    write_book(tmp_path, "".join(f"# projects/p{i}.yaml\nid: q{i}\nname: 甲{i}\n" for i in range(400)))
    command = f"{sys.executable} -m oldcommunity validate --format concise | head -1"
    done = subprocess.run(["bash", "-c", command], cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    assert len(done.stdout.splitlines()) == 1
    assert "Broken" not in done.stderr
    assert "Traceback" not in done.stderr


def test_many_problems_are_counted_by_code(inside, tmp_path):
    write_book(tmp_path, "".join(f"# projects/p{i}.yaml\nid: p{i}\nname: 甲{i}\n" for i in range(12)))
    told = inside("validate", "--format", "concise", cwd=tmp_path).stderr
    assert told.splitlines()[:2] == ["发现 12 个错误，在 12 个文件里", "OC301 × 12"]
    assert "oc rule OC301" in told


def test_the_book_is_left_as_it_was(inside, faulty):
    def seen() -> list[tuple[object, ...]]:
        found = []
        for path in sorted(faulty.rglob("*")):
            status = path.stat()
            content = path.read_bytes() if path.is_file() else b""
            found.append((path, status.st_mtime_ns, status.st_ctime_ns, status.st_mode, content))
        return found

    before = seen()
    inside("validate", cwd=faulty)
    inside("validate", "--format", "json", cwd=faulty, OC_CACHE="off")
    assert seen() == before


def test_files_that_cannot_be_shown_do_not_hide_the_rest(inside, faulty):
    projects = faulty / "data/projects"
    (projects / "gbk.yaml").write_bytes("id: gbk\nname: 崇桂新村\ncohort: 2022\n".encode("gbk"))
    (projects / "binary.yaml").write_bytes(b"PK\x03\x04" + bytes(range(256)))
    (projects / "empty.yaml").touch()
    (projects / "mark.yaml").write_bytes(b"\xef\xbb\xbfid: mark\r\nname: a\r\ncohort: 20222\r\n")
    (projects / "link.yaml").symlink_to("/etc/passwd")
    done = inside("validate", cwd=faulty)
    assert done.returncode == 1
    assert len(places(done.stdout)) == 10
    assert " 2 | name: 崇桂新村\n   |       ^^\n" in done.stdout
    assert " 3 | cohort: 20222\n   |         ^^^^^\n" in done.stdout
    assert "root" not in done.stdout
    linked = inside("validate", "data/projects/link.yaml", "--format", "concise", cwd=faulty)
    assert [place[4] for place in places(linked.stdout)] == ["OC502"]


def test_the_shipped_book_has_no_problems(oc):
    done = oc("validate", "--strict", "--format", "concise")
    assert (done.returncode, done.stdout) == (0, "")
