"""The schemas as files: current where they are committed, true of what oc takes, and of use in an editor."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import ROOT
from oldcommunity.cli.app import run
from oldcommunity.codelists import LANGUAGES
from oldcommunity.exchange.editors.json_schema import json_schema
from oldcommunity.exchange.editors.schema_files import outdated, schema_files
from oldcommunity.exchange.editors.snippets import ITEMS
from oldcommunity.labels import Labels
from oldcommunity.records import MODELS, read_record
from oldcommunity.source.discover import walk
from oldcommunity.source.document import load_document
from records.shapes import tree
from records.test_json_schema import as_others_read, parts, takes

SCHEMAS = {kind: json_schema(kind, "zh") for kind in MODELS}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_committed_files_are_current(language):
    old = outdated(ROOT / "schema" / language, schema_files(language))
    assert old == [], f"run: oc schema --lang {language} --write schema/{language}"


def test_editors_of_this_repository_use_them():
    here, new = (
        json.loads(path.read_text("utf-8"))
        for path in (ROOT / ".vscode/settings.json", ROOT / "templates/book/common/vscode-settings.json")
    )
    assert here["yaml.schemas"] == {
        path.replace("./schema/", "./schema/zh/"): where for path, where in new["yaml.schemas"].items()
    }
    assert {path.removeprefix("./schema/") for path in new["yaml.schemas"]} == set(schema_files("zh"))
    assert all((ROOT / path).is_file() for path in here["yaml.schemas"])


@pytest.mark.parametrize("book", [ROOT / "data", ROOT / "examples/city/data"], ids=("data", "example"))
def test_the_books_that_ship_are_taken(book):
    for folder in walk(book):
        for name, kind in folder.files:
            data = load_document((book / folder.path / name).read_bytes()).data
            assert takes(SCHEMAS[kind], data, SCHEMAS[kind]), name
            assert takes(SCHEMAS[kind], as_others_read(data), SCHEMAS[kind]), name


@pytest.mark.parametrize("kind", MODELS)
@given(data=st.data())
def test_whatever_oc_takes_is_taken(kind, data):
    found = data.draw(tree(MODELS[kind]))
    if read_record(kind, found)[0] is not None:
        assert takes(SCHEMAS[kind], found, SCHEMAS[kind])
        assert takes(SCHEMAS[kind], as_others_read(found), SCHEMAS[kind])


WHOLE = {"id": "2022-a", "name": "甲", "cohort": "2022"}


@pytest.mark.parametrize(
    "change",
    [
        {"status": "在建"},
        {"name": None},
        {"id": "2022_A"},
        {"id": "a" * 65},
        {"cohort": "2022年"},
        {"households": "412户"},
        {"households": ["412"]},
        {"floor_area": "3.2万"},
        {"budget": "620"},
        {"budget": "620 万元"},
        {"budget": "6,200万元"},
        {"in_plan": "yes"},
        {"works": "basic"},
        {"works": ["basics"]},
        {"area": "三元区"},
        {"area": {"town": "三元区"}},
        {"lead": []},
        {"milestones": {"code": "started"}},
        {"milestones": [None]},
        {"milestones": [{"code": "start"}]},
        {"milestones": [{"met": "2022-03-31"}]},
        {"milestones": [{"code": "started", "met": "2022/3/31"}]},
        {"milestones": [{"code": "started", "met": "3月31日"}]},
        {"progress": [{"invested": "1万元"}]},
        {"progress": [{"as_of": "../2022-03-31"}]},
        {"progress": [{"as_of": "2022-03-31", "physical": "15"}]},
        {"issues": [{"id": "一", "opened": "2022", "text": "x"}]},
        {"tags": ["样板"]},
    ],
    ids=str,
)
def test_what_neither_takes(change):
    wrong: dict[str, Any] = {**WHOLE, **change}
    assert read_record("project", WHOLE)[1] == []
    assert read_record("project", wrong)[0] is None
    assert not takes(SCHEMAS["project"], wrong, SCHEMAS["project"])


@pytest.mark.parametrize("kind", MODELS)
def test_an_editor_makes_up_nothing(kind):
    """What it types by itself is blank: no number 0, and no example that nobody chose."""
    for part in parts(SCHEMAS[kind]):
        assert "default" not in part
        assert len(part.get("examples", (1, 2))) > 1
        if isinstance(part.get("type"), list) and "string" in part["type"]:
            assert part["type"][0] == "string"
        for snippet in part.get("defaultSnippets", ()):
            leaves = [
                leaf for one in snippet["body"].values() for leaf in (one.values() if isinstance(one, dict) else [one])
            ]
            assert all(leaf.startswith("$") for leaf in leaves)


@pytest.mark.parametrize("kind", MODELS)
def test_examples_are_right(kind):
    for part in parts(SCHEMAS[kind]):
        for example in part.get("examples", ()):
            assert takes(part, example, SCHEMAS[kind])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_snippet_and_part_has_words(language):
    told = set(Labels(language).section("snippets"))
    parts_named = {name for kind in MODELS for name in json_schema(kind, language).get("$defs", {})}
    assert told == parts_named | {f"{name}.{item}" for name, items in ITEMS.items() for item in items}


def test_snippets_hold_fields_that_there_are():
    shown = set()
    for kind in MODELS:
        for part in parts(SCHEMAS[kind]):
            for snippet in part.get("defaultSnippets", ()):
                reference = part["items"]["$ref"].rpartition("/")[2]
                item = SCHEMAS[kind]["$defs"][reference]
                assert snippet["body"].keys() <= item["properties"].keys()
                shown.add(snippet["label"])
    assert len(shown) == sum(map(len, ITEMS.values()))


class TestCommand:
    """`oc schema` from outside."""

    def test_one_kind(self, capsys):
        assert run(["schema", "project", "--lang", "en"]) == 0
        told = json.loads(capsys.readouterr().out)
        assert (told["$id"], told["title"]) == ("urn:oldcommunity:project:en", "Project")

    def test_the_kinds_are_told(self, capsys):
        assert run(["schema", "--lang", "zh"]) == 0
        assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == list(MODELS)

    def test_all_are_written_once(self, capsys, tmp_path):
        folder = tmp_path / "字段 说明"
        assert run(["schema", "--write", str(folder), "--lang", "zh"]) == 0
        assert {path.name: path.read_bytes() for path in folder.iterdir()} == schema_files("zh")
        assert capsys.readouterr().out == f"{folder}：更新了 8 个，共 8 个\n"
        assert run(["schema", "--write", str(folder), "--lang", "zh"]) == 0
        assert capsys.readouterr().out == f"{folder}：8 个都是最新的\n"

    def test_the_language_of_what_is_there_is_kept(self, capsys, tmp_path, monkeypatch):
        run(["schema", "--write", str(tmp_path), "--lang", "en"])
        (tmp_path / "project.schema.json").write_text('{"$id": "urn:oldcommunity:project:en"}', "utf-8")
        monkeypatch.setenv("OC_LANG", "zh")
        capsys.readouterr()
        assert run(["schema", "--write", str(tmp_path)]) == 0
        assert "更新了 1 个" in capsys.readouterr().out
        assert outdated(tmp_path, schema_files("en")) == []

    def test_files_of_somebody_else_stay(self, capsys, tmp_path):
        other = tmp_path / "book.schema.json"
        other.write_text("{}", "utf-8")
        assert run(["schema", "--write", str(tmp_path)]) == 3
        assert other.read_text("utf-8") == "{}"
        assert list(tmp_path.iterdir()) == [other]
        assert "book.schema.json" in capsys.readouterr().err

    @pytest.mark.parametrize("words", [("projects",), ("project", "--write", "x"), ("--write", "x", "-o", "y")])
    def test_wrong_use(self, words, capsys, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        assert run(["schema", *words]) == 2
        assert capsys.readouterr().out == ""
        assert list(tmp_path.iterdir()) == []
