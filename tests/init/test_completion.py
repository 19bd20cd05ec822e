"""Completion: what is offered, in which shells, and how little it loads."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT, write_book
from oldcommunity.cli.app import COMMANDS, load_command, run
from oldcommunity.cli.complete import offered
from oldcommunity.cli.completion import SCRIPTS
from oldcommunity.codelists import FIGURES, FUND_KINDS, UNITS
from oldcommunity.rules import RULES

BOOK = """
# cohorts/2022.yaml
cohort: 2022
area: {zone: 市区}
# projects/2022/2022-jia.yaml
id: 2022-jia
name: 甲
cohort: 2022
area: {district: 三元区}
# projects/2021-yi.yaml
id: 2021-yi
name: 乙
cohort: 2021
"""


@pytest.fixture
def at(tmp_path, monkeypatch) -> Path:
    monkeypatch.chdir(write_book(tmp_path, BOOK))
    return tmp_path


def values(line: str, *, bash: bool = False) -> list[str]:
    """What is offered at the end of a line."""
    *before, current = line.split(" ")[1:]
    return [value for value, _ in offered(before, current, bash=bash)]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("oc sta", ["status"]),
        ("oc help rul", ["rule"]),
        ("oc --lang ", None),
        ("oc status --uni", ["--unit"]),
        ("oc status --unit ", list(UNITS)),
        ("oc status --unit=ho", ["--unit=households"]),
        ("oc --lang en status --unit ho", ["households"]),
        ("oc explain start_", ["start_rate"]),
        ("oc trend fun", [code for code in FIGURES if code.startswith("fun")]),
        ("oc status --format js", ["json"]),
        ("oc doctor --format ", ["terminal", "plain", "markdown", "json"]),
        ("oc explain funds_paid --kind special", ["special_bond"]),
        ("oc show 2", ["2021-yi", "2022-jia"]),
        ("oc show 2022-jia ", []),
        ("oc status --cohort ", ["2021", "2022"]),
        ("oc status --area ", ["三元区", "市区"]),
        ("oc status --as-of l", ["latest"]),
        ("oc rule OC30", [code for code in RULES if code.startswith("OC30")]),
        ("oc schema fu", ["funding"]),
        ("oc completion ", list(SCRIPTS)),
        ("oc validate ", []),
        ("oc status -o ", []),
        ("oc status --plain --pl", ["--plan"]),
    ],
    ids=lambda part: part if isinstance(part, str) else "",
)
def test_what_is_offered(at, line, found):
    if found is None:
        assert {"status", "list"} <= set(values(line))
    else:
        assert values(line) == found


def test_bash_parts_words_at_the_sign(at):
    assert values("oc status --unit =", bash=True) == list(UNITS)
    assert values("oc status --unit = ho", bash=True) == ["households"]


def test_every_command_and_option_is_offered(at):
    assert set(COMMANDS) <= set(values("oc "))
    for name in COMMANDS:
        known = {text for one in load_command(name).params for text in one.opts if text.startswith("--")}
        assert set(values(f"oc {name} --")) == known | {"--help"}


def test_words_about_an_offer_are_in_the_users_language(monkeypatch):
    monkeypatch.setenv("OC_LANG", "zh")
    assert dict(offered(["explain"], "started")) == {"started": "开工"}
    monkeypatch.setenv("OC_LANG", "en")
    assert dict(offered(["explain"], "started")) == {"started": "started"}
    assert list(dict(offered(["explain", "--kind"], ""))) == list(FUND_KINDS)


@pytest.mark.parametrize("line", ["--complete", "--complete bash", "--complete x = show", "--complete bash =\x1b show"])
def test_nothing_is_said_where_there_is_nothing_to_say(oc, tmp_path, line):
    done = oc(*line.split(" "), cwd=tmp_path, OC_DATA=str(tmp_path / "nowhere"))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_little_is_loaded():
    """No more than the command line library and the command itself: what `import typer` costs, and a fifth."""
    code = (
        "import sys; sys.argv[1:] = ['--complete', 'zsh', *sys.argv[1:]]\n"
        "from oldcommunity.__main__ import main; main()\n"
        "sys.stderr.write(' '.join(sys.modules))"
    )
    heavy = {"pydantic", "yaml", "rich.console", "tabulate", "jinja2", "sqlite3", "openpyxl", "docx"}
    for words in (["=st"], ["=", "status", "--unit"], ["=2021", "show"], ["=--", "trend"], ["=OC", "rule"]):
        done = subprocess.run(
            [sys.executable, "-c", code, *words], cwd=ROOT, capture_output=True, text=True, check=True
        )
        assert done.stdout
        assert not set(done.stderr.split()) & heavy, words
    bare = subprocess.run([sys.executable, "-c", code, "=st"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert "oldcommunity.cli.status" not in bare.stderr.split()


def _shell(name: str, script: str, cwd: Path) -> list[str]:
    program = shutil.which(name)
    if program is None:
        pytest.skip(f"no {name} here")
    bin_folder = cwd / "bin"
    bin_folder.mkdir()
    (bin_folder / "oc").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m oldcommunity "$@"\n', "utf-8")
    (bin_folder / "oc").chmod(0o755)
    script = f"export PATH='{bin_folder}':\"$PATH\"\n{script}"
    done = subprocess.run([program, "-c", script], cwd=cwd, capture_output=True, encoding="utf-8", check=True)
    assert done.stderr == ""
    return done.stdout.splitlines()


def test_bash(at):
    script = """
        source <(oc completion bash)
        COMP_WORDS=(oc status --unit = ho) COMP_CWORD=4
        _oc oc; echo "${COMPREPLY[@]}"
        COMP_WORDS=(oc show 2021) COMP_CWORD=2
        _oc oc; echo "${COMPREPLY[@]}"
        complete -p oc
    """
    assert _shell("bash", script, at) == ["households", "2021-yi", "complete -o bashdefault -o default -F _oc oc"]


def test_fish(at):
    script = """
        oc completion fish | source
        complete -C 'oc status --unit ho'
        complete -C 'oc show 2021'
        complete -C 'oc validate bo'
    """
    assert _shell("fish", script, at) == ["households\t户", "2021-yi", "book.yaml"]


@pytest.mark.parametrize("shell", SCRIPTS)
def test_scripts_are_plain(shell, capsys, tmp_path):
    assert run(["completion", shell]) == 0
    told = capsys.readouterr().out
    assert told.isascii()
    assert "--complete" in told
    assert run(["completion", shell, "-o", str(tmp_path / "x")]) == 0
    assert (tmp_path / "x").read_text("utf-8") == told


def test_another_shell(capsys):
    assert run(["completion", "tcsh"]) == 2
    assert "fish" in capsys.readouterr().err
