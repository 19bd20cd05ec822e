"""Start-up is felt on every call: what a command does not use, it does not import."""

from __future__ import annotations

import subprocess
import sys

import pytest

from conftest import ROOT
from oldcommunity import __version__


def loaded(*words: str) -> set[str]:
    """The modules that a warm run has loaded at its end."""
    code = (
        "import sys; from oldcommunity.cli.app import run; code = run(sys.argv[1:]); "
        "sys.stderr.write('\\n'.join(sys.modules)); sys.exit(code)"
    )
    command = [sys.executable, "-c", code, *words]
    for _ in range(2):
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return set(done.stderr.split())


@pytest.mark.parametrize(
    ("words", "unused"),
    [
        (("--help",), {"pydantic", "yaml", "rich.console", "tabulate", "jinja2", "sqlite3"}),
        (("status", "--format", "plain"), {"pydantic", "yaml", "rich.console", "tabulate", "jinja2"}),
        (("status", "--format", "terminal"), {"pydantic", "yaml", "tabulate", "jinja2"}),
        (("status", "--format", "json"), {"pydantic", "yaml", "rich.console", "tabulate", "jinja2"}),
        (("schedule", "--format", "json"), {"pydantic", "yaml", "rich.console", "tabulate", "jinja2"}),
        (("list", "--format", "csv"), {"pydantic", "yaml", "rich.console", "tabulate", "jinja2"}),
        (("issues", "--format", "plain"), {"pydantic", "yaml", "rich.console", "tabulate", "jinja2"}),
        (("issues", "--inspections", "--format", "json"), {"pydantic", "yaml", "rich.console", "tabulate"}),
        (("report", "inspection", "--format", "markdown"), {"pydantic", "rich.console", "tabulate", "docx", "lxml"}),
        (("report", "bulletin", "--format", "plain"), {"pydantic", "rich.console", "tabulate", "wcwidth", "docx"}),
        (("report", "monthly", "--format", "html"), {"pydantic", "rich.console", "tabulate", "wcwidth", "docx"}),
        (("funding", "--format", "plain"), {"pydantic", "yaml", "rich.console", "tabulate", "jinja2"}),
        (("export", "--format", "oc4ids"), {"pydantic", "yaml", "rich.console", "tabulate", "openpyxl"}),
    ],
)
def test_nothing_is_loaded_that_is_not_used(words, unused):
    assert not loaded(*words) & unused


@pytest.mark.parametrize(
    "words",
    [
        ("--version",),
        ("--version", "--lang", "en"),
        ("--lang", "en", "--version"),
        ("--lang=zh", "--version"),
        ("--version", "--lang=en"),
    ],
)
def test_the_version_has_no_language(oc, words):
    done = oc(*words)
    assert (done.returncode, done.stdout, done.stderr) == (0, f"oc {__version__}\n", "")


def test_the_version_is_told_without_the_command_line_library():
    code = (
        "import sys; from oldcommunity.__main__ import main; sys.argv[1:] = ['--version']; main(); print(*sys.modules)"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert "typer" not in told.split()
