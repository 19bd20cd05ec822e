"""A waived problem is hidden and counted; a waiver that has run out or is of no use is an error at its place."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from conftest import write_book

WAIVED = """
# projects/2022-a.yaml
id: 2022-a
name: 甲
cohort: 2022
built_year: 2004
# waivers.yaml
waivers:
  - code: OC434
    path: projects/2022-a.yaml
    reason: 市政府批准
    until: 2022-12-31
"""


def told(inside, root: Path, *words: str, **environment: str):
    return inside("validate", "--strict", "--format", "concise", *words, cwd=root, **environment)


def test_it_is_hidden_and_counted(inside, tmp_path: Path):
    write_book(tmp_path, WAIVED)
    done = told(inside, tmp_path)
    assert (done.returncode, done.stdout) == (0, "")
    assert "另有 1 处按 waivers.yaml 豁免" in done.stderr


def test_it_can_be_shown(inside, tmp_path: Path):
    write_book(tmp_path, WAIVED)
    done = told(inside, tmp_path, "--show-waived")
    assert done.returncode == 0
    assert done.stdout.startswith("projects/2022-a.yaml:4:13: waived OC434 ")
    full = inside("validate", "--show-waived", cwd=tmp_path)
    assert "→ 已豁免到 2022-12-31：市政府批准（见 waivers.yaml:2:11）" in full.stdout
    (one,) = json.loads(inside("validate", "--format", "json", cwd=tmp_path).stdout)["waived"]
    assert (one["code"], one["reason"], one["until"]) == ("OC434", "市政府批准", "2022-12-31")
    assert (one["line"], one["waiver"]["path"], one["waiver"]["line"]) == (4, "waivers.yaml", 2)
    plain = json.loads(inside("validate", "--format", "sarif", cwd=tmp_path).stdout)
    assert plain["runs"][0]["results"] == []
    sarif = json.loads(inside("validate", "--format", "sarif", "--show-waived", cwd=tmp_path).stdout)
    (result,) = sarif["runs"][0]["results"]
    assert result["suppressions"] == [{"kind": "external", "status": "accepted", "justification": "市政府批准"}]


@pytest.mark.parametrize("words", [("--format", "github"), ("--format", "junit"), ("--statistics",)])
def test_it_cannot_be_shown_where_nobody_could_tell(inside, tmp_path: Path, words):
    write_book(tmp_path, WAIVED)
    assert inside("validate", "--show-waived", *words, cwd=tmp_path).returncode == 2


def test_one_that_has_run_out_is_an_error_at_its_day(inside, tmp_path: Path):
    write_book(tmp_path, WAIVED)
    last = told(inside, tmp_path, OC_TODAY="2022-12-31")
    assert last.returncode == 0
    done = told(inside, tmp_path, OC_TODAY="2023-01-01")
    assert [line.split()[:3] for line in done.stdout.splitlines()] == [
        ["projects/2022-a.yaml:4:13:", "warning", "OC434"],
        ["waivers.yaml:5:12:", "error", "OC461"],
    ]
    assert "until: 2023-12-31" in inside("validate", cwd=tmp_path, OC_TODAY="2023-01-01").stdout


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("built_year: 2004", "built_year: 1994"),
        ("path: projects/2022-a.yaml", "path: projects/2022-b.yaml"),
        ("code: OC434", "code: OC432"),
        ("code: OC434", "code: OC307"),
        ("code: OC434", "code: OC461"),
    ],
)
def test_one_of_no_use_is_an_error_at_its_place(inside, tmp_path: Path, old: str, new: str):
    write_book(tmp_path, WAIVED.replace(old, new))
    done = told(inside, tmp_path)
    assert ["waivers.yaml:2:11:", "error", "OC462"] in [line.split()[:3] for line in done.stdout.splitlines()]
    assert "projects/2022/2022-chonggui-xincun.yaml" in inside("validate", cwd=tmp_path).stdout


def test_nothing_is_said_of_use_while_a_file_cannot_be_read(inside, tmp_path: Path):
    write_book(tmp_path, WAIVED.replace("name: 甲", "name：甲"))
    done = told(inside, tmp_path)
    assert [line.split()[2] for line in done.stdout.splitlines()] == ["OC203"]


def test_what_keeps_a_file_out_cannot_be_waived(inside, tmp_path: Path):
    write_book(tmp_path, WAIVED.replace("cohort: 2022", "cohort: 2022年").replace("OC434", "OC317"))
    codes = [line.split()[2] for line in told(inside, tmp_path).stdout.splitlines()]
    assert codes == ["OC317", "OC462"]
