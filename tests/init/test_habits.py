"""Every command on an old Windows console, in a bare shell, over files with CRLF, in folders with awkward names."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cli.made_up import BOOK
from conftest import write_book
from oldcommunity.cli.app import COMMANDS, run
from oldcommunity.codelists import LANGUAGES
from oldcommunity.labels import Labels
from oldcommunity.views.wrapping import width_of

#: What a command is called with besides: `{new}` is a path that is not there yet, `{paper}` and `{table}` are files
#: that `PREPARED` makes. A command that is not here is called by its name alone.
WORDS: dict[str, tuple[str, ...]] = {
    "show": ("2022-jia",),
    "trend": ("started",),
    "compare": ("2022-03-31", "2022-06-30"),
    "explain": ("start_rate", "--cohort", "2022"),
    "rule": ("OC307",),
    "init": ("{new}",),
    "schema": ("project",),
    "completion": ("bash",),
    "verify": ("{paper}",),
    "new": ("2022-geng", "--name", "庚新村", "--cohort", "2022", "--area", "zone=市区"),
    "record": ("2022-jia", "--as-of", "2022-05-31", "--invested", "320万元"),
    "set": ("2022-jia", "households=412"),
    "import": ("{table}", "--dry-run"),
}
#: What has to be done before.
PREPARED = {"verify": ("report", "monthly", "-o", "{paper}"), "import": ("export", "-o", "{table}")}
#: A console as Windows in China has it, and a shell that knows of no language at all; both with every use of the
#: locale's encoding as an error.
CONSOLES = {
    "gbk": {"PYTHONIOENCODING": "gbk"},
    "C": {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
}
#: Exits with 0 and says on standard error what is left to people.
_REMAINDER = frozenset(("fix",))
_STRICT = ("-W", "error", "-X", "warn_default_encoding")


@pytest.fixture
def book(tmp_path) -> Path:
    """A book in a folder with a space and 汉字 in its name, every line of it ending with CR LF."""
    root = write_book(tmp_path / "台账 副本 (1)", BOOK)
    for path in root.rglob("*.yaml"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    return root


def called(name: str, root: Path, *further: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    names = {"new": "新 台账", "paper": "月 报.md", "table": "台 账.csv"}
    paths = {key: str(root.parent / file) for key, file in names.items()}
    if name in PREPARED:
        words = [word.format_map(paths) for word in PREPARED[name]]
        assert run([*words, "--data", str(root)]) == 0
    words = [name, *(word.format_map(paths) for word in WORDS.get(name, ())), *further]
    command = [sys.executable, *_STRICT, "-m", "oldcommunity", *words]
    return subprocess.run(command, cwd=root, env={**os.environ, **environment}, capture_output=True, check=False)


@pytest.mark.parametrize("console", CONSOLES)
@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_speaks_on_any_console(book, name, console):
    done = called(name, book, **CONSOLES[console])
    encoding = "gbk" if console == "gbk" else "ascii"
    out, err = done.stdout.decode(encoding), done.stderr.decode(encoding)
    assert done.returncode in (0, 1), err
    assert "Traceback" not in err
    assert "Warning" not in err
    assert done.returncode == 1 or name in _REMAINDER or not err, err
    assert out


@pytest.mark.parametrize("name", ["status", "list", "explain", "validate"])
def test_line_ends_change_no_answer(book, name, tmp_path):
    plain = tmp_path / "plain" / book.name
    shutil.copytree(book, plain)
    for path in plain.rglob("*.yaml"):
        path.write_bytes(path.read_bytes().replace(b"\r\n", b"\n"))
    answers = [called(name, root, "--format", "json").stdout for root in (book, plain)]
    assert answers[0] == answers[1]
    assert answers[0]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", COMMANDS)
def test_help_in_both_languages(name, language, capsys):
    assert run([name, "--help", "--lang", language]) == 0
    told = capsys.readouterr()
    texts = Labels(language).section("help")
    assert told.err == ""
    assert texts[f"{name}.examples"].splitlines()[0] in told.out
    head, _, examples = told.out.partition(texts["examples"])
    assert width_of(head) <= 80
    assert examples.count("oc ") >= 1


@pytest.mark.parametrize("console", CONSOLES)
def test_help_on_any_console(tmp_path, console):
    done = called("init", tmp_path, "--help", **CONSOLES[console])
    assert done.returncode == 0
    # The command line library writes help in UTF-8 where the console is said to know nothing but ASCII.
    assert "oc init" in done.stdout.decode("gbk" if console == "gbk" else "utf-8")
