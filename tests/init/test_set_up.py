"""What `oc doctor` says of a set-up: editors, completion, line ends, broken files, long paths."""

from __future__ import annotations

import json
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from conftest import write_book
from oldcommunity.book import open_book
from oldcommunity.cli.app import run
from oldcommunity.cli.completion import SCRIPTS
from oldcommunity.reports import doctor_machine
from oldcommunity.reports.doctor import Item, State, Surroundings, doctor_report

AROUND = Surroundings("utf-8", True, 80, True, "zh", "default", "2.39", "")


@pytest.fixture
def home(tmp_path, monkeypatch) -> Path:
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("SHELL", "/bin/bash")
    return folder


@pytest.fixture
def at(tmp_path, monkeypatch, capsys) -> Path:
    """A new book, as `oc init` makes it."""
    folder = tmp_path / "台账 一"
    run(["init", str(folder), "--cohort", "2022", "--lang", "zh"])
    monkeypatch.chdir(folder)
    capsys.readouterr()
    return folder


def told(capsys) -> dict[str, dict[str, object]]:
    assert run(["doctor", "--format", "json"]) == 0
    return {item["subject"]: item for item in json.loads(capsys.readouterr().out)["items"]}


def git(folder: Path, *words: str) -> None:
    subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True)


def test_schemas_are_current_outdated_or_not_there(at, home, capsys):
    assert told(capsys)["editor"]["case"] == "current"
    (at / "schema/project.schema.json").write_bytes(b"{}")
    (at / "schema/cohort.schema.json").unlink()
    found = told(capsys)["editor"]
    assert (found["case"], found["state"], found["params"]["count"]) == ("outdated", "warning", 2)
    folder = str(found["advice"]).removeprefix("oc schema --write ")
    (at / "schema/project.schema.json").unlink()
    assert run(["schema", "--write", folder]) == 0
    capsys.readouterr()
    assert told(capsys)["editor"]["case"] == "current"
    for path in (at / "schema").iterdir():
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert told(capsys)["editor"]["case"] == "current"
    for path in (at / "schema").iterdir():
        path.unlink()
    assert told(capsys)["editor"]["case"] == "none"


@pytest.mark.parametrize(
    ("place", "text"),
    [
        (".local/share/bash-completion/completions/oc", SCRIPTS["bash"]),
        (".bashrc", '# 我的设置\neval "$(oc completion bash)"\n'),
        (".bashrc", SCRIPTS["bash"]),
    ],
)
def test_completion_is_found_where_it_was_put(at, home, capsys, place, text):
    assert told(capsys)["completion"]["case"] == "none"
    (home / place).parent.mkdir(parents=True, exist_ok=True)
    (home / place).write_text(text, "gbk")
    found = told(capsys)["completion"]
    assert (found["case"], found["params"]["path"]) == ("found", str(home / place))


@pytest.mark.parametrize(("shell", "place"), [("zsh", ".zfunc/_oc"), ("fish", ".config/fish/completions/oc.fish")])
def test_other_shells(at, home, capsys, monkeypatch, shell, place):
    monkeypatch.setenv("SHELL", f"/usr/bin/{shell}")
    assert told(capsys)["completion"]["params"] == {"shell": shell}
    (home / place).parent.mkdir(parents=True)
    (home / place).write_text(SCRIPTS[shell], "utf-8")
    assert told(capsys)["completion"]["case"] == "found"


def test_git_that_turns_line_ends(at, home, capsys):
    git(at, "init")
    git(at, "config", "core.autocrlf", "true")
    assert "line-ends" not in told(capsys)
    (at / ".gitattributes").unlink()
    found = told(capsys)["line-ends"]
    assert (found["case"], found["state"]) == ("turned", "warning")
    (at / ".gitattributes").write_text("*.yaml text eol=lf\n", "utf-8")
    assert "line-ends" not in told(capsys)
    (at / ".gitattributes").write_text("data/** -text\n", "utf-8")
    assert "line-ends" not in told(capsys)
    (at / ".gitattributes").unlink()
    git(at, "config", "core.autocrlf", "input")
    assert "line-ends" not in told(capsys)


def test_broken_files_and_problems(at, home, capsys):
    assert "files" not in told(capsys)
    assert told(capsys)["problems"]["state"] == "good"
    (at / "data/projects/2022/a.yaml").write_text("id: [", "utf-8")
    found = told(capsys)
    assert (found["files"]["state"], found["files"]["params"]) == (
        "problem",
        {"count": 1, "listed": "projects/2022/a.yaml"},
    )
    assert found["problems"]["state"] == "problem"


def test_long_paths_matter_on_windows_only(tmp_path):
    book = open_book(write_book(tmp_path, f"# projects/{'a' * 60}/{'b' * 60}/{'c' * 60}/{'d' * 60}.yaml\nid: a\n"))
    try:
        for windows in (False, True):
            items = doctor_report(replace(AROUND, windows=windows), book, None, [])
            assert ("path-length" in {item.subject for item in items}) is windows
    finally:
        book.close()


def test_libraries_for_spreadsheets(monkeypatch):
    there = {"openpyxl": "3.1.5", "defusedxml": "0.7.1"}
    monkeypatch.setattr(doctor_machine, "_version", lambda name: there.get(name, "9.9"))
    assert extras().case == "found"
    monkeypatch.setattr(doctor_machine, "_version", lambda name: "" if name == "defusedxml" else "0.28")
    assert (extras().case, extras().state, extras().params["listed"]) == ("missing", State.NEUTRAL, "defusedxml")


def extras() -> Item:
    return next(item for item in doctor_machine.program() if item.subject == "extras")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_problem_and_warning_says_what_to_type(at, home, capsys, monkeypatch, language):
    (at / "data/projects/2022/a.yaml").write_text("id: [", "utf-8")
    git(at, "init")
    git(at, "config", "core.autocrlf", "true")
    (at / ".gitattributes").unlink()
    (at / "schema/project.schema.json").write_bytes(b"{}")
    monkeypatch.setenv("OC_LANG", language)
    found = told(capsys)
    wanting = [item for item in found.values() if item["state"] in ("problem", "warning")]
    assert {item["subject"] for item in wanting} >= {"files", "problems", "line-ends", "editor"}
    assert [item["subject"] for item in wanting if not item["advice"]] == []
