"""The hooks for pre-commit and the pipelines that ship: they name commands, options and files that there are."""

from __future__ import annotations

import re
import shlex

import pytest
import yaml

from conftest import ROOT
from oldcommunity.cli.app import load_command
from oldcommunity.source.names import kind_of

CI = sorted((ROOT / "templates/ci").glob("*.yml"))
_OPTIONS = {text for parameter in load_command("validate").params for text in parameter.opts}


def hooks() -> dict[str, dict[str, object]]:
    return {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))}


def test_there_is_a_hook_for_changed_files_and_one_for_the_book():
    found = hooks()
    assert set(found) == {"oc-validate", "oc-validate-book"}
    assert all(hook["entry"] == "oc validate" for hook in found.values())
    assert found["oc-validate"]["require_serial"] is True
    assert (found["oc-validate-book"]["pass_filenames"], found["oc-validate-book"]["always_run"]) == (False, True)


def test_the_hook_takes_the_files_that_a_book_reads():
    pattern = re.compile(str(hooks()["oc-validate"]["files"]))
    paths = [path.relative_to(ROOT).as_posix() for path in (ROOT / "data").rglob("*.yaml")]
    assert paths
    assert all(map(pattern.search, paths))
    for path in ("book.yaml", "waivers.yaml", "funding/x.yaml", "projects/2022/x.yaml", "published/x.yaml"):
        assert kind_of(path)
        assert pattern.search(path), path
        assert pattern.search(f"city/data/{path}"), path
    for path in (".github/workflows/ci.yml", "mkdocs.yml", ".pre-commit-config.yaml", "projects/readme.md", "x.yaml"):
        assert not pattern.search(path), path


@pytest.mark.parametrize("path", CI, ids=lambda path: path.name)
def test_a_pipeline_runs_commands_that_there_are(path):
    text = path.read_text("utf-8")
    assert yaml.safe_load(text)
    lines = [line for line in re.findall(r"oc validate.*", text) if "name" not in line]
    commands = [line for line in lines if not line.startswith("oc validate\n")]
    assert commands
    for line in commands:
        words = shlex.split(line.partition(" || ")[0])
        assert {word for word in words if word.startswith("--")} <= _OPTIONS, line


def test_the_page_shows_the_files_as_they_are():
    page = (ROOT / "docs/gate.md").read_text("utf-8")
    assert len(CI) == 3
    for path in CI:
        assert f"```yaml\n{path.read_text('utf-8')}```" in page, path.name
