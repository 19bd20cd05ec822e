"""The pages say what is so: help, examples, links, generated pages, and no word about anybody's workplace."""

from __future__ import annotations

import json
import re
import runpy
import subprocess
import tomllib
from pathlib import Path

import pytest

from conftest import ROOT, write_book
from oldcommunity.cli.app import COMMANDS, load_command
from oldcommunity.codelists import AREA_LEVELS, LANGUAGES, UNITS
from oldcommunity.dates import parse_as_of
from oldcommunity.figures.prints.prints import prints
from oldcommunity.figures.prints.verdicts import judge
from oldcommunity.figures.resolve.resolving import Figures
from oldcommunity.figures.values import Rate
from oldcommunity.labels import Labels
from oldcommunity.rules import RULES
from oldcommunity.shipped import shipped as find_shipped

DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.glob("*.md")])
_FENCE = re.compile(r"^```([^\n`]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


class TestHelp:
    """Every command can be learnt from its help and its page."""

    @pytest.mark.parametrize("language", LANGUAGES)
    @pytest.mark.parametrize("name", COMMANDS)
    def test_a_command_has_a_summary_and_examples(self, name, language):
        texts = Labels(language).section("help")
        assert texts[name]
        examples = texts[f"{name}.examples"].splitlines()
        assert examples
        assert all(line.startswith(f"oc {name}") for line in examples)

    @pytest.mark.parametrize("language", LANGUAGES)
    @pytest.mark.parametrize("name", COMMANDS)
    def test_every_option_and_argument_has_a_text(self, name, language):
        texts = Labels(language).section("help")
        for parameter in load_command(name).params:
            if parameter.param_type_name == "argument":
                assert texts[f"argument.{name}.{parameter.name}"]
            elif parameter.name != "help":
                assert f"option.{name}.{parameter.name}" in texts or f"option.{parameter.name}" in texts
                assert parameter.is_flag or f"metavar.{parameter.name}" in texts

    @pytest.mark.parametrize("name", COMMANDS)
    def test_a_command_has_a_section_with_its_help_in_both_languages(self, name):
        page = (DOCS / "commands.md").read_text(encoding="utf-8")
        assert f"\n## {name}\n" in page
        for language in LANGUAGES:
            assert f"$ oc {name} --help --lang {language}\n" in page

    @pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
    def test_the_readme_tells_of_every_command(self, name):
        page = (ROOT / name).read_text(encoding="utf-8")
        assert [word for word in COMMANDS if f"| `oc {word}" not in page] == []

    @pytest.mark.parametrize("path", PAGES, ids=relative)
    def test_a_command_line_on_a_page_can_be_typed(self, path):
        for line in re.findall(r"^(?:\$ )?(?:\.venv/bin/|uv run )?oc (.+)$", _fenced(path), re.MULTILINE):
            name, *words = line.partition("  #")[0].split()
            if name in COMMANDS:
                known = {text for parameter in load_command(name).params for text in parameter.opts}
                options = {word.partition("=")[0] for word in words if word.startswith("-") and word != "-"}
                assert options <= known | {"--help", "-h"}, line
            else:
                assert name in ("--help", "--version"), line


def _fenced(path: Path) -> str:
    return "\n".join(match[2] for match in _FENCE.finditer(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    "words",
    [
        ("status", "--by", "district"),
        ("list",),
        ("show", "2021-dujuan-xincun"),
        ("schedule",),
        ("schedule", "--due", "90"),
        ("schedule", "--backward", "2022-12-31", "--cohort", "2022"),
        ("schedule", "--by", "zone"),
        ("issues",),
        ("issues", "--inspections"),
        ("funding", "--detail"),
        ("published",),
        ("compare", "2022-03-31", "2022-05-11"),
        ("validate", "--data", "{broken}"),
    ],
    ids=" ".join,
)
def test_every_key_of_json_is_explained(oc, tmp_path, words):
    write_book(tmp_path, "# projects/a.yaml\nid: a\nname: 甲\ncohort: 2022年\n")
    told = json.loads(oc(*(word.format(broken=tmp_path) for word in words), "--format", "json").stdout)
    _is_explained(told)


def test_every_key_of_a_verified_paper_is_explained(oc, tmp_path):
    book = write_book(tmp_path / "data", "# cohorts/a.yaml\ncohort: 2022\nplan:\n  - {projects: 3}\n")
    for words in (["init", "-q"], ["add", "."], ["commit", "-qm", "1"]):
        names = ["-c", "user.name=a", "-c", "user.email=a@b"]
        subprocess.run(["git", *names, *words], cwd=book, check=True, capture_output=True)
    paper = tmp_path / "paper.md"
    oc("report", "bulletin", "--as-of", "2022-05-11", "--data", str(book), "-o", str(paper))
    (book / "cohorts/a.yaml").write_text("cohort: 2022\nplan:\n  - {projects: 4}\n", encoding="utf-8")
    told = json.loads(oc("verify", str(paper), "--data", str(book), "--format", "json").stdout)
    assert told["failures"][0]["changed_by"]
    _is_explained(told)


def _is_explained(told):
    page = (DOCS / "commands.md").read_text(encoding="utf-8")
    known = set(re.findall(r"[\w/]+", " ".join(re.findall(r"`([^`\n]+)`", page))))
    assert f"### {told['format']}" in page
    assert sorted(_keys(told) - known - {*UNITS, *AREA_LEVELS}) == []


def _keys(told):
    """All keys, but for those of a record and of what sentences are filled with."""
    if isinstance(told, list):
        return set().union(*map(_keys, told))
    if not isinstance(told, dict):
        return set()
    inner = (_keys(part) for key, part in told.items() if key not in ("project", "told", "params"))
    return set(told).union(*inner)


def test_every_rule_has_an_entry():
    page = (DOCS / "checks.md").read_text(encoding="utf-8")
    assert [code for code in RULES if f"\n### {code} " not in page] == []


def test_the_page_of_records_is_current():
    made = runpy.run_path(str(DOCS / "make_records.py"))["render"]()
    assert (DOCS / "records.md").read_text(encoding="utf-8") == made, "run: python docs/make_records.py"


def test_every_dependency_is_accounted_for():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    page = (DOCS / "decisions.md").read_text(encoding="utf-8").lower()
    names = [re.split(r"[\[<>=]", line)[0].lower() for line in project["dependencies"]]
    assert [name for name in names if name not in page] == []


def test_the_layers_on_the_page_are_those_that_are_tested():
    from test_layers import GROUND, LAYERS

    page = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `?([a-z]+)/?`? \|.*\| ([^|]*) \|$", page, re.MULTILINE))
    told = {layer: {word.strip("` ") for word in text.split(",")} - {"–"} for layer, text in rows.items()}
    order = ["labels", "source", "records", "book", "figures", "checks", "edits", "exchange", "reports", "views"]
    assert told == {layer: own | libraries for layer, (own, libraries) in LAYERS.items()}
    assert list(LAYERS) == ["ground", *order, "cli"]
    ground = next(line for line in page.splitlines() if line.startswith("| ground |"))
    assert set(re.findall(r"`(\w+)`", ground)) == GROUND


@pytest.mark.parametrize("path", PAGES, ids=relative)
def test_links_lead_somewhere(path):
    text = _FENCE.sub("", path.read_text(encoding="utf-8"))
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        file, _, anchor = target.partition("#")
        assert ":" not in file, target
        found = path.parent / file if file else path
        assert found.exists(), target
        if anchor:
            assert anchor in _anchors(found), target


def _anchors(path: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", _FENCE.sub("", path.read_text(encoding="utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_no_file_tells_of_a_workplace():
    """Paths of one machine and registries are nobody else's concern."""
    words = ["/" + "work/", "/" + "tmp/", "pypi" + ".org", "local" + "host", "127.0" + ".0.1"]
    words += [rf"\b{word}s?\b" for word in ("ag" + "ent", "pro" + "mpt", "ses" + "sion", "chat" + "bot", "l" + "lm")]
    found = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
    if found.returncode:
        pytest.skip("not a git repository")
    pattern = re.compile("|".join(words), re.IGNORECASE)
    told = []
    for name in found.stdout.splitlines():
        path = ROOT / name
        if path.is_file():
            text = path.read_bytes().decode("utf-8", "replace")
            told += [f"{name}: {match[0]}" for match in pattern.finditer(text)]
    assert told == []


class TestShipped:
    """What ships is found in the package, else in the repository around it."""

    def test_here_it_is_the_repository(self):
        assert find_shipped("data/book.yaml") == ROOT / "data/book.yaml"
        assert find_shipped("templates") == ROOT / "templates"

    def test_a_package_that_carries_it_comes_first(self, tmp_path):
        package = tmp_path / "site/packages/oldcommunity"
        (package / "_shipped/data").mkdir(parents=True)
        (tmp_path / "site/data").mkdir()
        assert find_shipped("data", package) == package / "_shipped/data"

    def test_what_is_nowhere_is_an_error(self, tmp_path):
        with pytest.raises(LookupError):
            find_shipped("data", tmp_path / "a/b/c")

    def test_the_wheel_carries_what_is_asked_for(self):
        build = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"]
        carried = build["targets"]["wheel"]["force-include"]
        assert carried == {name: f"oldcommunity/_shipped/{name}" for name in ("data", "templates", "examples/city")}
        assert all((ROOT / name).is_dir() for name in carried)


_EXAMPLES = [
    match[2]
    for match in _FENCE.finditer((DOCS / "resolution.md").read_text(encoding="utf-8"))
    if match[1] == "yaml" and "\n#> " in match[2]
]
_CLAIM = re.compile(
    r"#> (?P<figure>\w+)(?: in (?P<unit>\w+))?(?P<outside> outside the plan)? as of (?P<day>\S+): "
    r"(?P<value>\d+|unknown)(?:, between (?P<low>\d+) and (?P<high>\d+))?(?:, rests on (?P<basis>\w+))?"
)
_RATE = re.compile(r"#> (?P<figure>\w+) as of (?P<day>\S+): (?:(?P<percent>[\d.]+) %|none, (?P<reason>[\w-]+))")
_PRINT = re.compile(r"#> print (?P<number>\d+): (?P<result>\w+)")


@pytest.mark.parametrize("number", range(len(_EXAMPLES)))
def test_an_example_comes_out_as_the_page_says(make_book, number):
    text, claims = re.subn(r"^#> .*\n", "", _EXAMPLES[number], flags=re.MULTILINE)
    assert claims
    figures = Figures(make_book(f"\n{text}"))
    (node,) = figures.nodes.tops()
    for line in re.findall(r"^#> .*$", _EXAMPLES[number], re.MULTILINE):
        if told := _PRINT.fullmatch(line):
            assert judge(figures, prints(figures.book)[int(told["number"]) - 1]).result == told["result"], line
        elif told := _RATE.fullmatch(line):
            rate = figures.rate(told["figure"], node, "projects", parse_as_of(told["day"]))
            assert isinstance(rate, Rate)
            percent = rate.ratio.percent() if rate.ratio else None
            assert (percent, rate.reason) == (told["percent"], told["reason"] or ""), line
        else:
            told = _CLAIM.fullmatch(line)
            assert told, line
            _assert_value(figures, node, told)


def _assert_value(figures, node, told):
    day, unit = parse_as_of(told["day"]), told["unit"] or "projects"
    if told["outside"]:
        assert figures.out_of_plan(told["figure"], node, unit, day) == int(told["value"])
        return
    value = figures.value(told["figure"], node, unit, day)
    assert value.value == (None if told["value"] == "unknown" else int(told["value"])), told[0]
    if told["low"]:
        assert (value.low, value.high) == (int(told["low"]), int(told["high"])), told[0]
    elif told["value"] != "unknown":
        assert value.exact, (told[0], value)
    if told["basis"]:
        assert value.basis == told["basis"], (told[0], value)
