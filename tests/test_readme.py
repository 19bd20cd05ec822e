"""What the pages show is what `oc` prints: every `$ oc …` block of the documentation is run again.

A block is a fenced one whose first line begins with `$ `. Its commands are run as on a terminal of 80 columns
without colours, on 2022-07-01, in a copy of the shipped book (and of the made-up city, where the page names it);
what follows a command has to be what it prints (results and messages in the order in which a terminal shows them).
A `yaml` block whose first line is `# data/….yaml` is first written to that file of the copy. The last words of a
page's foot, which name the book's revision, are shown as `‹revision›`.

Run `python tests/test_readme.py --update` to write the blocks anew.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])

_FENCE = re.compile(r"^```([^\n`]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_FILE = re.compile(r"# (data/[\w./-]+\.yaml)\n")
_COMMAND = re.compile(r"^\$ (?P<set>(?:[A-Z_]+=\S+ )*)oc(?P<words>(?: .*)?)$")
_REVISION = re.compile(
    r"(?<=· )(?:book at [0-9a-f]{8}\+?(?: \(.*?\))?|the book has no revisions)"
    r"|(?<=· )(?:台账版本 [0-9a-f]{8}\+?(?:（.*?）)?|台账没有版本记录)"
)
_SHOWN = {"b": "book at ‹revision›", "t": "book at ‹revision›", "台": "台账版本 ‹revision›"}


def environment(cache: Path) -> dict[str, str]:
    """The surroundings of every run: those of a terminal that is 80 columns wide and shows no colours."""
    kept = {name: text for name, text in os.environ.items() if not name.startswith(("OC_", "GIT_", "LC_"))}
    told = {"OC_CACHE": str(cache), "OC_TODAY": "2022-07-01", "COLUMNS": "80", "LANG": "C.UTF-8"}
    return {**kept, **told, "FORCE_COLOR": "1", "NO_COLOR": "1"}


def output(line: str, folder: Path, cache: Path) -> str:
    """What one command line prints in a folder, its revision masked."""
    match = _COMMAND.match(line)
    assert match, f"not a command of oc: {line}"
    asked = dict(word.split("=", 1) for word in match["set"].split())
    done = subprocess.run(
        [sys.executable, "-m", "oldcommunity", *shlex.split(match["words"])],
        cwd=folder,
        env={**environment(cache), **asked},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return _REVISION.sub(lambda found: _SHOWN[found[0][0]], done.stdout)


def rendered(page: str, folder: Path, cache: Path) -> str:
    """A page with its blocks as they come out now."""
    shutil.copytree(ROOT / "data", folder / "data")
    if "examples/city" in page:
        shutil.copytree(ROOT / "examples/city", folder / "examples/city")

    def block(match: re.Match[str]) -> str:
        info, text = match[1], match[2]
        file = _FILE.match(text)
        if file and info == "yaml":
            (folder / file[1]).parent.mkdir(parents=True, exist_ok=True)
            (folder / file[1]).write_text(text, encoding="utf-8")
        if not text.startswith("$ "):
            return match[0]
        lines = [line for line in text.splitlines() if line.startswith("$ ")]
        shown = "\n".join(f"{line}\n{output(line, folder, cache)}" for line in lines)
        return f"```{info}\n{shown}```"

    return _FENCE.sub(block, page)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_what_a_page_shows_is_what_oc_prints(path, tmp_path, tmp_path_factory):
    page = path.read_text(encoding="utf-8")
    assert page == rendered(page, tmp_path, tmp_path_factory.getbasetemp() / "pages"), (
        "run: python tests/test_readme.py --update"
    )


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_the_record_at_the_top_is_one_of_the_shipped_book(name):
    page = (ROOT / name).read_text(encoding="utf-8")
    first = next(match[2] for match in _FENCE.finditer(page) if match[1] == "yaml")
    assert first == (ROOT / "data/projects/2021/2021-dujuan-xincun.yaml").read_text(encoding="utf-8")


def test_both_readmes_have_the_same_structure():
    def shape(name):
        page = (ROOT / name).read_text(encoding="utf-8")
        fences = [match[2].replace(" --lang en", "").replace(" --lang zh", "") for match in _FENCE.finditer(page)]
        commands = [line for text in fences for line in text.splitlines() if line.startswith("$ ")]
        outside = _FENCE.sub("", page)
        return len(fences), commands, [line.split()[0] for line in outside.splitlines() if line.startswith("#")]

    assert shape("README.md") == shape("README.zh-CN.md")


def update() -> None:
    """Write every block of every page as it comes out now."""
    for path in PAGES:
        page = path.read_text(encoding="utf-8")
        with tempfile.TemporaryDirectory() as place:
            fresh = rendered(page, Path(place), Path(place) / "cache")
        if fresh != page:
            path.write_text(fresh, encoding="utf-8")
            sys.stdout.write(f"{path.relative_to(ROOT)}\n")


if __name__ == "__main__":
    if sys.argv[1:] != ["--update"]:
        sys.exit(__doc__)
    update()
