"""What is hostile in names and values is shown, and obeyed by no terminal, page or build service."""

from __future__ import annotations

import json
import re

import pytest

from conftest import write_book

HOSTILE = {
    "esc": "\x1b]0;x\x07\x1b[31m",
    "command": "::error::x",
    "azure": "##vso[task.complete]",
    "old": "##[stop-commands]x",
    "escape": "%0A::set-output name=x::y",
    "markup": "[red]x[/red][/]",
    "bidi": "\u202egnp.exe",
    "c1": "\x9b31m",
}
_RAW = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
#: What a build service takes for a command: `::` or `##` at the start of a line, `##[` and `##vso[` anywhere.
_COMMAND = re.compile(r"^\s*(::|##)|##\[|##vso\[", re.MULTILINE)


@pytest.mark.parametrize("form", ["full", "concise", "json", "github"])
def test_data_is_shown_and_never_obeyed(inside, tmp_path, form):
    text = ""
    for name, value in HOSTILE.items():
        text += f"# projects/{name}.yaml\nid: {value}\nname: '{value}'\n{value}: 1\nbudget: '{value}'\ncohort: 2022\n"
        text += (
            f"# projects/{name}-2.yaml\nid: '{value}'\nname: x\n'{value}': 1\nbudget: '{value}'\ncohort: '{value}'\n"
        )
    write_book(tmp_path, text)
    for i, value in enumerate(HOSTILE.values()):
        (tmp_path / "projects" / f"{value.replace('/', '_')}.yaml").write_text(f"id: x{i}\n", "utf-8")
        (tmp_path / f"{value.replace('/', '_')}.yaml").write_text("x: 1\n", "utf-8")
    for language in ("zh", "en"):
        done = inside("validate", "--format", form, "--lang", language, cwd=tmp_path, COLUMNS="50")
        assert done.returncode == 1
        assert "Traceback" not in done.stderr
        assert not _RAW.search(done.stdout), _RAW.search(done.stdout)
        lines = done.stdout
        if form == "github":
            assert all(line.startswith(("::error file=", "::warning file=")) for line in lines.splitlines())
            assert "%250A" in lines
            lines = re.sub(r"^::(error|warning) ", "", lines, flags=re.MULTILINE)
        assert not _COMMAND.search(lines), _COMMAND.search(lines)
        assert not _COMMAND.search(done.stderr)
        assert "[red]x[" in done.stdout
        if form == "json":
            given = {problem["params"].get("given") for problem in json.loads(done.stdout)["problems"]}
            assert {"[red]x[/red][/]", "##[stop-commands]x"} <= given
